import type {Check} from '../model/check.ts';
import {type ExitCode, exitCodes} from '../model/verdict.ts';

/** What a look at ourselves came to, for scripts: 12 if anything is bad that receivers care about, 30 if nothing could be told. */
export function preflightExitCode({
	checks,
	ended,
}: {
	readonly checks: readonly Check[];
	readonly ended: 'done' | 'person' | 'signal' | undefined;
}): ExitCode {
	if (ended === 'signal' || ended === 'person') return exitCodes.interrupted;
	if (checks.some(({state, weight}) => state === 'bad' && weight !== 'little'))
		return exitCodes.youAreRefused;
	return checks.some(({state}) => state === 'good') ? exitCodes.accepted : exitCodes.cannotTell;
}
