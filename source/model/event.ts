import type {DnsAnswer, MailHost, RouteSource} from './dns.ts';
import type {ConnectReason, Identity, Proposal, Target, WalkPlan} from './session.ts';
import type {Ended, Stage} from './stage.ts';
import type {Anomaly, Capability, Reply, TlsFacts} from './wire.ts';

/** How a connection came to its end. */
export type Closed = 'fin' | 'rst' | 'timeout' | 'tls-failure' | 'protocol-error' | 'stopped';

/** What happened, in the past tense. `attempt` counts connections from 1; 0 is before the first. */
export type EventBody =
	| {
			readonly type: 'session-started';
			/** ISO 8601, UTC. All other times are milliseconds since this moment. */
			readonly startedAt: string;
			readonly plan: WalkPlan;
	  }
	| {readonly type: 'proposed'; readonly proposal: Proposal}
	| {
			readonly type: 'approved';
			readonly proposalId: number;
			readonly by: 'person' | 'auto';
			/** The command as it will go out differs from the one proposed. */
			readonly edited: boolean;
	  }
	/** An intent that could not be carried out, with a sentence for the person; nothing was changed. */
	| {readonly type: 'refused'; readonly code: RefusalCode; readonly detail: string}
	| {
			readonly type: 'stage-started';
			readonly stage: Stage;
			readonly attempt: number;
			readonly timeoutMs: number;
	  }
	| {readonly type: 'dns-answered'; readonly answer: DnsAnswer}
	/** The list of hosts in the order of use; sent again when addresses become known. */
	| {readonly type: 'route'; readonly source: RouteSource; readonly hosts: readonly MailHost[]}
	| {
			readonly type: 'identified';
			readonly identity: Identity;
			readonly answers: readonly DnsAnswer[];
	  }
	| {
			readonly type: 'connecting';
			readonly attempt: number;
			readonly target: Target;
			readonly why: ConnectReason;
	  }
	| {
			readonly type: 'connected';
			readonly attempt: number;
			readonly localAddress: string;
			readonly localPort: number;
	  }
	| {
			readonly type: 'sent';
			readonly stage: Stage;
			readonly attempt: number;
			readonly raw: Uint8Array;
			/** Offset of the first byte in all that we sent on this connection. */
			readonly offset: number;
			readonly secure: boolean;
	  }
	/** As `sent`, with a mark in `raw` where bytes were hidden: a password went out, or what it can be found out from. */
	| {
			readonly type: 'sent-secret';
			readonly stage: Stage;
			readonly attempt: number;
			readonly raw: Uint8Array;
			/** Bytes that went out in place of the mark. */
			readonly hidden: number;
			readonly offset: number;
			readonly secure: boolean;
	  }
	| {
			readonly type: 'replied';
			/** The stage this reply answers, or, unsolicited, the stage it arrived at. */
			readonly stage: Stage;
			readonly attempt: number;
			readonly reply: Reply;
			readonly secure: boolean;
			readonly solicited: boolean;
			/** From the last byte of our command (or from the connection) to the last byte of the reply. */
			readonly elapsedMs: number;
	  }
	/** The reply to EHLO, read. */
	| {
			readonly type: 'capabilities';
			readonly attempt: number;
			readonly greeting: string;
			readonly extended: boolean;
			readonly capabilities: readonly Capability[];
	  }
	| {
			readonly type: 'tls-established';
			readonly attempt: number;
			readonly facts: TlsFacts;
			readonly elapsedMs: number;
	  }
	/** Something odd; `seq` of the reply it is about, if it is about one. */
	| {
			readonly type: 'finding';
			readonly stage: Stage;
			readonly attempt: number;
			readonly anomaly: Anomaly;
			readonly about: number | undefined;
	  }
	| {
			readonly type: 'stage-ended';
			readonly stage: Stage;
			readonly attempt: number;
			readonly ended: Ended;
			/** Code of the reply that ended it. */
			readonly code: number | undefined;
			readonly elapsedMs: number;
			/** The system's or OpenSSL's word: 'ECONNREFUSED', 'ERR_SSL_…'; or why it was skipped. NOT safe to show. */
			readonly detail: string | undefined;
	  }
	| {
			readonly type: 'closed';
			readonly attempt: number;
			readonly by: 'us' | 'peer';
			readonly how: Closed;
			/** Since the last byte in either direction. */
			readonly elapsedMs: number;
			readonly detail: string | undefined;
	  }
	| {readonly type: 'session-ended'; readonly by: 'done' | 'person' | 'signal'};

export const refusalCodes = [
	'nothing-proposed',
	'line-break',
	'empty-command',
	'command-too-long',
	'data-never',
	'auth-never',
	'auth-in-clear',
	'auth-unverified',
	'secret-too-short',
	'secret-in-line',
	'not-editable',
	'not-skippable',
	'needs-confirmation',
	'limit-reached',
	'unknown-host',
	'nothing-to-stop',
	'not-encodable',
	'too-late',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** `seq` counts from 0 without a gap; `atMs` never goes back. */
export type SessionEvent = {readonly seq: number; readonly atMs: number} & EventBody;
