import type {SessionView} from '../model/view.ts';
import type {Capability} from '../model/wire.ts';
import {formatForMail} from '../protocol/address.ts';
import {decodeUtf8} from '../protocol/bytes.ts';
import {verbOf} from '../protocol/typed.ts';

/** What a command that is being typed is held against: how far the open connection has come. */
export type Situation = {
	/** EHLO or HELO was accepted, since TLS if there is TLS. */
	readonly greeted: boolean;
	/** It was EHLO. */
	readonly extended: boolean;
	readonly secure: boolean;
	/** MAIL was accepted, and no RSET or EHLO since. */
	readonly transaction: boolean;
	/** What the server offers now; empty before EHLO. NOT safe to show. */
	readonly capabilities: readonly Capability[];
	/** Our own names and the mailbox in question, as they go over the wire. NOT safe to show. */
	readonly names: {readonly helo: string; readonly sender: string; readonly mailbox: string};
};

/** Read it off the newest connection. */
export function situationOf(view: SessionView): Situation {
	const attempt = view.attempts.at(-1);
	let greeted = false;
	let extended = false;
	let transaction = false;
	for (const {sent, reply} of attempt?.exchanges ?? []) {
		const code = reply?.reply.code ?? 0;
		if (sent === undefined || code < 200 || code >= 300) continue;
		const verb = verbOf(decodeUtf8(sent.raw));
		if (verb === 'EHLO' || verb === 'HELO') {
			greeted = true;
			extended = verb === 'EHLO';
			transaction = false;
		} else if (verb === 'STARTTLS' && attempt?.tls !== undefined) {
			// RFC 3207 §4.2: both sides forget what was said before.
			greeted = false;
			transaction = false;
		} else if (verb === 'MAIL') {
			// Who takes MAIL misses no greeting.
			greeted = true;
			transaction = true;
		} else if (verb === 'RSET') transaction = false;
	}
	return {
		greeted,
		extended: greeted && extended,
		secure: attempt?.tls !== undefined,
		transaction,
		capabilities: attempt?.capabilities ?? [],
		names: {
			helo: view.identity?.helo ?? '',
			sender: view.identity?.sender ?? '',
			mailbox: formatForMail(view.plan.mailbox),
		},
	};
}
