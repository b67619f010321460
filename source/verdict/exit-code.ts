import type {Ended, Stage} from '../model/stage.ts';
import type {Breach} from '../protocol/breach.ts';
import {type ExitCode, exitCodes, type Permanence, type Reason} from '../model/verdict.ts';

/** Whose turn it is after a refusal for this reason that will not go away by waiting. */
const permanentTurn: Readonly<Record<Reason, ExitCode>> = {
	accepted: exitCodes.accepted,
	ready: exitCodes.cannotTell,
	capability: exitCodes.cannotTell,
	'cannot-verify': exitCodes.cannotTell,
	'user-unknown': exitCodes.recipientRefused,
	'mailbox-disabled': exitCodes.recipientRefused,
	'mailbox-full': exitCodes.recipientRefused,
	'mailbox-temp-unavailable': exitCodes.recipientRefused,
	'user-moved': exitCodes.recipientRefused,
	'recipient-refused': exitCodes.recipientRefused,
	'relay-denied': exitCodes.domainTakesNoMail,
	'domain-not-found': exitCodes.domainTakesNoMail,
	'domain-refuses-mail': exitCodes.domainTakesNoMail,
	'auth-required': exitCodes.youAreRefused,
	'tls-required': exitCodes.youAreRefused,
	'helo-rejected': exitCodes.youAreRefused,
	'no-ptr': exitCodes.youAreRefused,
	'sender-rejected': exitCodes.youAreRefused,
	'sender-auth-failed': exitCodes.youAreRefused,
	greylisted: exitCodes.deferred,
	'rate-limited': exitCodes.youAreRefused,
	'too-many-recipients': exitCodes.deferred,
	'ip-blocklisted': exitCodes.youAreRefused,
	'domain-blocklisted': exitCodes.youAreRefused,
	'bad-reputation': exitCodes.youAreRefused,
	'spam-content': exitCodes.youAreRefused,
	virus: exitCodes.youAreRefused,
	'content-rejected': exitCodes.youAreRefused,
	'message-too-big': exitCodes.youAreRefused,
	policy: exitCodes.youAreRefused,
	'protocol-error': exitCodes.youAreRefused,
	'bad-address-syntax': exitCodes.recipientRefused,
	'service-unavailable': exitCodes.cannotTell,
	'system-error': exitCodes.cannotTell,
	timeout: exitCodes.connectionLost,
	unspecified: exitCodes.cannotTell,
};

/** Reasons that waiting does not cure, even where the server says "temporary". */
const neverCuredByWaiting: ReadonlySet<Reason> = new Set<Reason>([
	'auth-required',
	'helo-rejected',
	'no-ptr',
	'sender-auth-failed',
	'ip-blocklisted',
	'domain-blocklisted',
]);

/** The exit code of a walk that a reply decided. */
export function exitCodeOfReply(
	stage: Stage,
	reason: Reason,
	permanence: Permanence,
	about: string,
): ExitCode {
	// 0 is a promise about the recipient: nothing said before RCPT can give it.
	if (permanence === 'none') {
		const isAccepted = stage === 'rcpt' && reason !== 'protocol-error';
		return isAccepted ? exitCodes.accepted : exitCodes.cannotTell;
	}
	if (permanence === 'temporary' && !neverCuredByWaiting.has(reason)) return exitCodes.deferred;
	if (stage === 'mail' && reason === 'bad-address-syntax') return exitCodes.youAreRefused;
	if (reason === 'unspecified' || reason === 'policy') {
		// A refusal without a reason still says what it was given in answer to.
		if (about === 'recipient') return exitCodes.recipientRefused;
		if (stage === 'banner' || stage === 'ehlo' || stage === 'mail') return exitCodes.youAreRefused;
	}
	return permanentTurn[reason];
}

/** The exit code of a walk that broke off without an answer. */
export function exitCodeOfEnd(stage: Stage, ended: Ended, breach?: Breach): ExitCode {
	switch (ended) {
		case 'reply':
			return exitCodes.cannotTell;
		case 'fin':
		case 'rst':
		case 'timeout':
			return stage === 'connect' ? exitCodes.couldNotConnect : exitCodes.connectionLost;
		case 'refused':
		case 'unreachable':
		case 'blocked-address':
			return exitCodes.couldNotConnect;
		case 'tls-failure':
			return exitCodes.tlsFailed;
		case 'protocol-error':
			// Too much of what is SMTP is SMTP, and so is a code that is out of place.
			return stage === 'banner' && breach !== 'too-long' && breach !== 'waiting'
				? exitCodes.notSmtp
				: exitCodes.connectionLost;
		case 'dns-nxdomain':
		case 'dns-nodata':
		case 'dns-no-address':
		case 'null-mx':
			return exitCodes.domainTakesNoMail;
		case 'dns-servfail':
		case 'dns-refused':
		case 'dns-timeout':
			return exitCodes.dnsFailed;
		case 'skipped':
		case 'stopped':
			return exitCodes.cannotTell;
		default:
			return ended satisfies never;
	}
}
