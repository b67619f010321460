import type {LineFace} from '../faces/line-face.ts';
import type {WalkPlan} from '../model/session.ts';
import type {PreflightState} from '../preflight/preflight.ts';
import {startPreflight} from '../preflight/start.ts';
import type {Books} from './books.ts';
import {isMistake} from './option-values.ts';
import type {GivenChoices} from './preflight-flags.ts';
import {choicesOf, type PreflightChoices} from './preflight-values.ts';
import type {World} from './world.ts';

/** What was given, checked; the sentence says what is wrong with it. */
export function readChoices(given: GivenChoices): PreflightChoices | {readonly mistake: string} {
	try {
		return choicesOf(given);
	} catch (error) {
		if (isMistake(error)) return error;
		throw error;
	}
}

/** Look at ourselves before a walk, as it would go; shown by the face of the walk. */
export async function lookFirst(options: {
	readonly choices: PreflightChoices;
	readonly plan: WalkPlan;
	readonly world: World;
	readonly books: Books;
	readonly face: LineFace;
	readonly signal: AbortSignal;
}): Promise<PreflightState> {
	const {choices, plan, world, books, face, signal} = options;
	const {from, helo, mailbox, allowPrivate, timeouts, practice} = plan;
	const {ownAddresses, whoami, zones, agreed} = choices;
	const own = {ownAddresses, whoami, zones};
	const preflight = startPreflight({
		plan: {from, helo, mailbox, allowPrivate, timeouts, practice, ...own},
		io: world.io,
		onSession: books.preflight,
	});
	const stop = (): void => preflight.stop('signal');
	if (signal.aborted) stop();
	signal.addEventListener('abort', stop, {once: true});
	try {
		return await face.preflight(preflight, agreed);
	} finally {
		signal.removeEventListener('abort', stop);
	}
}
