import type {Closed} from '../model/event.ts';
import type {ConnectReason, Identity} from '../model/session.ts';
import type {Ended, Stage} from '../model/stage.ts';
import type {About, Confidence, ExitCode, Outcome} from '../model/verdict.ts';
import type {RouteSource} from '../model/dns.ts';
import {isMisfitOutcome} from '../verdict/misfit.ts';

/** Stages as a line of text names them. */
export const stageNames: Readonly<Record<Stage, string>> = {
	mx: 'MX lookup',
	connect: 'connection',
	banner: 'banner',
	ehlo: 'EHLO',
	starttls: 'STARTTLS',
	mail: 'MAIL FROM',
	rcpt: 'RCPT TO',
	vrfy: 'VRFY',
	quit: 'QUIT',
};

/** Why this connection and not another. */
export const connectReasons: Readonly<Record<ConnectReason, string>> = {
	first: 'first choice',
	'next-address': 'next address of the same host',
	'next-host': 'next host, as a mail server would do',
	chosen: 'your choice',
	'clear-text': 'again, without TLS',
	repeat: 'once more',
};

/** What is said above the list of hosts; the domain goes before it. */
export const routeTitles: Readonly<Record<RouteSource, string>> = {
	mx: 'has these mail exchangers, in the order of use',
	implicit: 'has no MX record, so its own host takes the mail (RFC 5321, 5.1)',
	override: 'is not asked for MX: the host was named beforehand',
	literal: 'is an address: there is nothing to look up',
};

/** Where the EHLO name comes from. */
export const heloSources: Readonly<Record<Identity['heloSource'], string>> = {
	option: 'given by you',
	ptr: 'the reverse name of your address',
	hostname: 'the name of this machine',
	literal: 'your address, for want of a name',
};

/** Where the sender comes from. */
export const senderSources: Readonly<Record<Identity['senderSource'], string>> = {
	option: 'given by you',
	postmaster: 'postmaster of your EHLO name',
	null: 'the null sender, for want of a name',
};

/** How a stage ended, where there is room for two words only. */
export const shortEnds: Readonly<Record<Ended, string>> = {
	reply: 'answered',
	fin: 'closed (FIN)',
	rst: 'broken off (RST)',
	timeout: 'silence',
	refused: 'refused (RST)',
	unreachable: 'unreachable',
	'tls-failure': 'TLS failed',
	'protocol-error': 'no usable answer',
	'dns-nxdomain': 'no such domain',
	'dns-nodata': 'no record',
	'dns-servfail': 'SERVFAIL',
	'dns-refused': 'DNS refused',
	'dns-timeout': 'DNS silent',
	'dns-no-address': 'no address',
	'null-mx': 'null MX',
	'blocked-address': 'private address',
	skipped: 'passed over',
	stopped: 'stopped',
};

/** How the other side ended a connection. */
export const peerClosings: Readonly<Record<Closed, string>> = {
	fin: 'The server closed the connection (FIN)',
	rst: 'The server broke the connection off (RST)',
	timeout: 'The connection died: nothing came back any more (time-out)',
	'tls-failure': 'The connection ended in the TLS handshake',
	'protocol-error': 'The connection ended in a breach of the protocol',
	stopped: 'The connection was stopped',
};

/** Why we ended a connection. */
export const ownClosings: Readonly<Record<Closed, string>> = {
	fin: 'Connection closed by us, in good order.',
	rst: 'Connection broken off by us.',
	timeout: 'Connection closed by us: no answer in the time allowed.',
	'tls-failure': 'Connection closed by us: the TLS handshake failed.',
	'protocol-error': 'Connection closed by us: what came was no usable answer.',
	stopped: 'Connection closed by us, at your wish.',
};

/** Whom an outcome is about. */
export const aboutWords: Readonly<Record<About, string>> = {
	recipient: 'the recipient',
	you: 'you: your address, your name, your sender or your rate',
	domain: 'the domain of the recipient',
	server: 'the server',
	network: 'the network between you and the server',
	unknown: 'cannot be told',
};

/** Whose turn it is when the cause is known and the exit code tells less. */
export const aboutTurns: Readonly<Record<About, string | undefined>> = {
	recipient: 'Yours, with the address; or the recipient.',
	you: 'Yours, or whoever runs your mail server.',
	domain: 'Whoever owns the domain of the recipient.',
	server: 'Whoever runs their server.',
	network: 'Yours, or whoever runs the network between.',
	unknown: undefined,
};

/** How sure an outcome is. */
export const confidenceWords: Readonly<Record<Confidence, string>> = {
	high: 'high',
	medium: 'medium: another reading is possible',
	low: 'low: take it as a hint',
};

/** What an exit code says, and whose turn it is. */
export const turnWords: Readonly<
	Record<ExitCode, {readonly title: string; readonly turn: string}>
> = {
	0: {title: 'accepted', turn: 'Nobody’s: the server takes this recipient for now.'},
	10: {title: 'recipient refused', turn: 'Yours, with the address; or the recipient.'},
	11: {title: 'deferred', turn: 'Nobody’s for now: wait, then try again.'},
	12: {title: 'you are refused', turn: 'Yours, or whoever runs your mail server.'},
	13: {title: 'the domain takes no mail', turn: 'Yours, with the address; or the domain owner.'},
	20: {title: 'connection lost', turn: 'Whoever runs the server or the path; try again first.'},
	21: {title: 'could not connect', turn: 'Yours or the network: find out who blocks the port.'},
	22: {title: 'DNS failed', turn: 'Whoever runs the DNS: yours, or that of the domain.'},
	23: {title: 'TLS failed', turn: 'Whoever runs the server, unless something between breaks TLS.'},
	24: {title: 'the peer does not speak SMTP', turn: 'Whoever runs that host.'},
	30: {title: 'cannot tell', turn: 'Open: it needs one of the steps below to decide.'},
	64: {title: 'wrong usage', turn: 'Yours: correct the command line.'},
	70: {title: 'a bug in mxray', turn: 'Ours: please report it.'},
	130: {title: 'interrupted', turn: 'Yours: the walk was not finished.'},
};

/** What is known of the mailbox, and what that does not prove. */
export function mailboxWords(outcome: Outcome): {
	readonly state: string;
	readonly caveat: string;
} {
	switch (outcome.mailbox) {
		case 'exists':
			return {
				state: 'exists, says the server',
				caveat: 'That it stays so: ask again later.',
			};
		case 'absent':
			return {
				state: 'absent, says the server',
				caveat: 'That it never existed, or that the server tells everybody the same.',
			};
		case 'unknown':
			// Not "unknown": servers say that of a mailbox that is not there.
			return {state: 'cannot be told', caveat: unknownCaveat(outcome)};
		default:
			return outcome.mailbox satisfies never;
	}
}

function unknownCaveat(outcome: Outcome): string {
	if (outcome.exitCode === 0 && outcome.catchAll === 'yes') {
		return 'That the mailbox exists: this server says yes to every name.';
	}
	if (outcome.exitCode === 0) {
		return 'That the mailbox exists: "accepted" is for now. Many servers take every name and send the message back later.';
	}
	if (outcome.exitCode === 11) {
		return 'Anything about the mailbox: the server put its answer off.';
	}
	if (outcome.about === 'you') {
		return 'Anything about the mailbox: a refusal of you is no fact about the recipient.';
	}
	if (outcome.exitCode === 13) {
		return outcome.ended === 'reply'
			? 'That no host of the domain takes the mail: only this one was asked.'
			: 'Nothing that matters: no address of this domain can get mail.';
	}
	if (outcome.exitCode === 10) {
		return 'That there is no such mailbox: the server refused it without saying so.';
	}
	if (outcome.stage === 'rcpt' && isMisfitOutcome(outcome)) {
		return 'Anything about the mailbox: what came is no answer to RCPT TO.';
	}
	return outcome.stage === 'rcpt' && outcome.ended === 'reply'
		? 'Anything about the mailbox: the server did not say whom its refusal means.'
		: 'Anything about the mailbox: the walk ended before the server spoke about it.';
}
