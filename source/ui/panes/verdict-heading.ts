import type {ExitCode, Outcome} from '../../model/verdict.ts';
import {isMisfitOutcome} from '../../verdict/misfit.ts';
import type {Tone} from '../theme.ts';

const words: Readonly<Record<ExitCode, {readonly title: string; readonly tone: Tone}>> = {
	0: {title: 'Accepted for now', tone: 'good'},
	10: {title: 'The recipient is refused', tone: 'bad'},
	11: {title: 'Put off: try again later', tone: 'warn'},
	12: {title: 'You are refused, not the mailbox', tone: 'bad'},
	13: {title: 'The domain takes no mail', tone: 'bad'},
	20: {title: 'The connection was lost', tone: 'bad'},
	21: {title: 'No connection', tone: 'bad'},
	22: {title: 'DNS gave no answer', tone: 'bad'},
	23: {title: 'TLS failed', tone: 'bad'},
	24: {title: 'Not a mail server', tone: 'bad'},
	30: {title: 'Cannot tell', tone: 'warn'},
	64: {title: 'Wrong usage', tone: 'bad'},
	70: {title: 'A bug in mxray', tone: 'bad'},
	130: {title: 'Interrupted', tone: 'warn'},
};

/** What the exit code says, but for two ends that it would tell too coarsely. */
export function headingOf(outcome: Outcome): {readonly title: string; readonly tone: Tone} {
	const {reason, ended, stage, exitCode} = outcome;
	// Nothing was lost: we hung up.
	if (ended === 'protocol-error' && exitCode === 20) {
		return {title: 'Given up: no usable answer', tone: 'bad'};
	}
	if (ended !== 'reply') return words[exitCode];
	if (isMisfitOutcome(outcome)) {
		return {title: 'The answer does not fit the command', tone: 'bad'};
	}
	if (reason === 'protocol-error') {
		return {title: 'The server did not take the command', tone: 'bad'};
	}
	return exitCode === 30 && stage !== 'rcpt'
		? {title: 'Stopped before the recipient was named', tone: 'warn'}
		: words[exitCode];
}
