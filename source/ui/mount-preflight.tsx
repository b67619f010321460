import * as knowledge from '../knowledge/index.ts';
import type {Preflight} from '../preflight/preflight.ts';
import {mountScreen, type ScreenOptions} from './mount-screen.tsx';
import {PreflightScreen} from './preflight.tsx';

/** What the screen of a preflight needs from outside. */
export type PreflightUiOptions = ScreenOptions & {
	readonly preflight: Preflight;
	readonly practice: boolean;
};

/** Show a preflight until the person leaves; it is over then. */
export async function mountPreflight(options: PreflightUiOptions): Promise<void> {
	const {preflight, practice} = options;
	const explain = options.explain ?? knowledge;
	await mountScreen({...options, explain}, (brush, signal) => (
		<PreflightScreen preflight={preflight} brush={brush} practice={practice} signal={signal} />
	));
	// The terminal may have gone without a word.
	preflight.stop('signal');
	await preflight.finished;
}
