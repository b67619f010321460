import type {Expectation} from './scenario.ts';
import type {ExitCode, MailboxState} from '../model/verdict.ts';
import type {Stage} from '../model/stage.ts';

/** The recipient was accepted, which proves nothing about the mailbox yet. */
export const accepted: Expectation = {
	stage: 'rcpt',
	ended: 'reply',
	code: 250,
	mailbox: 'unknown',
	exitCode: 0,
	reason: 'accepted',
};

/** The server answered with this code at this stage; nothing follows for the mailbox. */
export function refusedAt(
	stage: Stage,
	code: number,
	exitCode: ExitCode,
	more: Partial<Expectation> = {},
): Expectation {
	return {stage, ended: 'reply', code, mailbox: 'unknown', exitCode, ...more};
}

/** The server's answer about the recipient. */
export function recipientAnswer(
	code: number,
	exitCode: ExitCode,
	mailbox: MailboxState,
	more: Partial<Expectation> = {},
): Expectation {
	return {stage: 'rcpt', ended: 'reply', code, mailbox, exitCode, about: 'recipient', ...more};
}

/** The walk broke off at this stage without an answer. */
export function brokenAt(
	stage: Stage,
	ended: Expectation['ended'],
	exitCode: ExitCode,
	more: Partial<Expectation> = {},
): Expectation {
	return {stage, ended, code: null, mailbox: 'unknown', exitCode, ...more};
}
