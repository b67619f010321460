import type {Outcome} from '../model/verdict.ts';

/** True where a code decided that refuses nothing and yet is no answer to what was asked. */
export function isMisfitOutcome({ended, code, reason}: Outcome): boolean {
	return ended === 'reply' && code !== null && code < 400 && reason === 'protocol-error';
}
