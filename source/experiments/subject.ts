import type {HostAddress} from '../model/dns.ts';
import type {Mailbox} from '../model/session.ts';
import type {Stage} from '../model/stage.ts';
import type {Attempt, SessionView} from '../model/view.ts';
import {parseHeloName, parseSender} from '../protocol/address.ts';
import {decodeUtf8} from '../protocol/bytes.ts';
import {hasCapability} from '../protocol/ehlo.ts';
import {type Decisive, findDecisive} from '../verdict/decisive.ts';
import type {FirstWalk} from './investigation.ts';

/** What the first walk really did on the connection that decided: the thing that experiments vary. */
export type Subject = {
	readonly view: SessionView;
	readonly moment: Decisive;
	readonly attempt: Attempt;
	readonly mailbox: Mailbox;
	readonly host: string;
	readonly address: HostAddress;
	readonly port: number;
	/** The names that went out, else those that would have; undefined where nobody knows them. */
	readonly helo: string | undefined;
	readonly sender: string | undefined;
	readonly tls: TlsHistory;
	/** Addresses that a connection was begun to. */
	readonly contacted: ReadonlySet<string>;
};

/** Undefined if no connection was begun, or none decided. */
export function subjectOf({view, events}: FirstWalk): Subject | undefined {
	const moment = findDecisive(view);
	const attempt = moment?.attempt;
	const contacted = new Set(
		events.flatMap((event) => (event.type === 'connecting' ? [event.target.address.address] : [])),
	);
	if (!moment || !attempt || !contacted.has(attempt.target.address.address)) return undefined;
	const {host, address, port} = attempt.target;
	return {
		view,
		moment,
		attempt,
		// A RCPT for somebody else is an aside of the walk and decides nothing.
		mailbox: view.plan.mailbox,
		host,
		address,
		port,
		helo: sentHelo(attempt) ?? checkedHelo(view.identity?.helo ?? view.plan.helo),
		sender: sentSender(attempt) ?? checkedSender(view.identity?.sender ?? view.plan.from),
		tls: tlsHistory(attempt, moment),
		contacted,
	};
}

/**
 * What became of STARTTLS before the moment that decided. `passed-over`: offered
 * and not used; `refused`: the server said no and the walk went on in the clear;
 * `failed`: this connection is in the clear because the handshake failed before;
 * `none`: the server did not offer it, or the walk did not come so far.
 */
export type TlsHistory = 'used' | 'tried-last' | 'passed-over' | 'refused' | 'failed' | 'none';

/** See `TlsHistory`. */
export function tlsHistory(attempt: Attempt, moment: Decisive): TlsHistory {
	if (attempt.why === 'clear-text') return 'failed';
	if (attempt.tls) return 'used';
	if (lastSent(attempt, 'starttls') !== undefined) {
		return moment.stage === 'starttls' ? 'tried-last' : 'refused';
	}
	const offered = hasCapability(attempt.capabilities ?? [], 'STARTTLS');
	return offered && attempt.stages.starttls.ended === 'skipped' ? 'passed-over' : 'none';
}

/** The last line that went out at this stage, without its end. NOT safe to show. */
function lastSent(attempt: Attempt, stage: Stage): string | undefined {
	const sent = attempt.exchanges.findLast((each) => each.stage === stage && each.sent)?.sent;
	return sent && decodeUtf8(sent.raw).replace(/\r\n$/u, '');
}

function sentHelo(attempt: Attempt): string | undefined {
	const line = lastSent(attempt, 'ehlo');
	return checkedHelo(/^(?:EHLO|HELO) (.+)$/iu.exec(line ?? '')?.[1]);
}

function sentSender(attempt: Attempt): string | undefined {
	const line = lastSent(attempt, 'mail');
	return checkedSender(/^MAIL FROM:\s*<(.*)>/iu.exec(line ?? '')?.[1]);
}

/** A name as it may stand in a command, or undefined: what a person or DNS gave is checked before it is used again. */
export function checkedHelo(name: string | undefined): string | undefined {
	const parsed = name === undefined ? undefined : parseHeloName(name);
	return parsed?.ok ? parsed.name : undefined;
}

/** The same for an envelope sender. */
export function checkedSender(sender: string | undefined): string | undefined {
	const parsed = sender === undefined ? undefined : parseSender(sender);
	return parsed?.ok ? parsed.sender : undefined;
}
