import * as knowledge from '../knowledge/index.ts';
import type {Knowledge} from './brush.ts';
import {Explain} from './explain.tsx';
import {Resume} from './resume.tsx';
import {settled} from './settled.ts';
import {Walk} from './walk.tsx';

/**
 * The screens that the start screen leads to, and all that they know: most of
 * the app, and nothing of it stands on the first frame. So it is read behind
 * that frame, and no key is read before it is there.
 */
export const behindStart = {Walk, Explain, Resume, settled, knowledge};

/** The same, for whoever gets it when it is there. */
export type BehindStart = {
	readonly Walk: typeof Walk;
	readonly Explain: typeof Explain;
	readonly Resume: typeof Resume;
	readonly settled: typeof settled;
	readonly knowledge: Knowledge;
};
