import type {Check, CheckId} from '../model/check.ts';
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
	return checks.some((check) => check.state === 'good' && isHeard(check))
		? exitCodes.accepted
		: exitCodes.cannotTell;
}

/** These come out without anybody having answered: they look at the form of a name, or at this machine. */
const unheardIds: readonly CheckId[] = ['own-address', 'helo-name', 'sender-name'];
/** The same of single findings: there was no name to ask for. */
const unheardFindings: readonly string[] = ['literal', 'null-sender'];

function isHeard({id, finding}: Check): boolean {
	return !unheardIds.includes(id) && !unheardFindings.includes(finding);
}
