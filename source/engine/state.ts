import type {DnsAnswer, DnsQuestion, HostAddress, MailHost, RouteSource} from '../model/dns.ts';
import type {EventBody} from '../model/event.ts';
import type {Restraint} from '../model/limit.ts';
import type {Credentials, Mechanism, Secret} from '../model/login.ts';
import type {Identity, Intent, Proposal, Target, WalkPlan} from '../model/session.ts';
import type {Stage} from '../model/stage.ts';
import type {Capability, Reply, TlsFacts} from '../model/wire.ts';
import type {CloseReason} from './io.ts';

/** What the engine is told. Times are milliseconds on the session's clock. */
export type Input = {
	readonly atMs: number;
	/** What stands, by now, against the connection that this input proposes or approves. */
	readonly restraint?: Restraint | undefined;
} & (
	| {readonly type: 'start'}
	/** `partial`: the beginning of a reply that will never be whole, since this intent closes the connection. */
	| {readonly type: 'intent'; readonly intent: Intent; readonly partial?: Reply | undefined}
	/** `random` in [0, 1) orders hosts of equal preference. */
	| {readonly type: 'dns-answered'; readonly answer: DnsAnswer; readonly random: number}
	| {
			readonly type: 'identified';
			readonly identity: Identity;
			readonly answers: readonly DnsAnswer[];
	  }
	| {readonly type: 'connected'; readonly localAddress: string; readonly localPort: number}
	/** `early`: its first bytes were there before our command went out, so it cannot answer it. */
	| {readonly type: 'replied'; readonly reply: Reply; readonly early: boolean}
	/** Bytes in the clear between the reply to STARTTLS and the handshake; they were thrown away. */
	| {readonly type: 'plaintext-dropped'; readonly bytes: number}
	| {readonly type: 'secured'; readonly facts: TlsFacts}
	| {readonly type: 'tls-failed'; readonly code: string; readonly detail: string}
	/** `partial`: the beginning of a reply that will never be whole. */
	| {readonly type: 'closed'; readonly reason: CloseReason; readonly partial: Reply | undefined}
	| {readonly type: 'deadline-passed'; readonly partial: Reply | undefined}
	/** The time of a `settle` is over: the server kept the connection open after refusing, or an address is late. */
	| {readonly type: 'settled'}
);

/** What the engine wants done, in order. */
export type Effect =
	| {readonly type: 'emit'; readonly event: EventBody}
	| {readonly type: 'query'; readonly questions: readonly DnsQuestion[]}
	| {readonly type: 'identify'; readonly target: Target}
	| {readonly type: 'connect'; readonly target: Target}
	| {readonly type: 'write'; readonly bytes: Uint8Array}
	/** Write this and CR LF; `also` can be found in what comes back, too. */
	| {readonly type: 'write-secret'; readonly line: Secret; readonly also: readonly Secret[]}
	| {readonly type: 'start-tls'; readonly servername: string}
	/** Replaces the deadline in force; undefined clears it. */
	| {readonly type: 'deadline'; readonly ms: number | undefined}
	/** Wait this long for what may still come (a close behind a refusal, the other family's addresses); replaces the deadline. */
	| {readonly type: 'settle'; readonly ms: number}
	| {readonly type: 'close'};

/** The connection in use. */
export type LinkState = {
	readonly target: Target;
	/** Do not offer STARTTLS: the handshake failed before. */
	readonly clearText: boolean;
	readonly secure: boolean;
	/** The certificate speaks for the host. */
	readonly verified: boolean;
	readonly greeted: boolean;
	readonly capabilities: readonly Capability[] | undefined;
	readonly sentBytes: number;
	readonly unsolicited: number;
	readonly unsolicitedBytes: number;
	readonly unsolicitedLines: number;
	/** A refusal that nobody asked for, while nothing else was said since: if the server closes now, it meant it. */
	readonly parting: {readonly stage: Stage; readonly code: number} | undefined;
	/** Verb of the newest command, code of the newest reply. */
	readonly lastVerb: string | undefined;
	readonly lastCode: number | undefined;
	/** The banner refused us: after this connection the next host is due. */
	readonly turnedAway: boolean;
	/** No transaction, MAIL was accepted, or MAIL and then RCPT for our mailbox went out. */
	readonly transaction: 'none' | 'open' | 'asked';
};

/** A command put before the person. */
export type CommandProposal = Proposal & {readonly kind: 'command'};

/** A login in progress; `round` counts the challenges that were answered. */
export type Login = {
	readonly mechanism: Mechanism;
	readonly credentials: Credentials;
	readonly round: number;
	readonly cancelled: boolean;
};

/** What is being waited for. */
export type Running = {
	readonly stage: Stage;
	/** Since the stage began, and since this wait in it began (they differ for the TLS handshake). */
	readonly sinceMs: number;
	readonly waitSinceMs: number;
	/** Which answer: a look-up, TCP, the banner, a reply, the TLS handshake, a close after a refusal. */
	readonly wait: 'lookup' | 'connect' | 'reply' | 'handshake' | 'close';
	/** The verb that went out. */
	readonly verb: string | undefined;
	/** The proposal that stood when an aside (NOOP, …) went out instead: it comes back behind any reply. */
	readonly resume: CommandProposal | undefined;
	/** AUTH went out: what its challenges are answered with. */
	readonly login: Login | undefined;
	/** The proposal that stood when the command of another stage went out instead: it comes back behind a refusal. */
	readonly back: CommandProposal | undefined;
};

/** Everything the engine knows; plain data, replaced and never changed. */
export type EngineState = {
	readonly plan: WalkPlan;
	/** Events emitted so far: the `seq` of the next one. */
	readonly seq: number;
	readonly proposals: number;
	readonly proposal: Proposal | undefined;
	readonly running: Running | undefined;
	readonly route: {readonly source: RouteSource; readonly hosts: readonly MailHost[]} | undefined;
	/** Address answers still due or in, by host name. */
	readonly lookups: ReadonlyMap<string, readonly DnsAnswer[]>;
	readonly mxStartedMs: number;
	/** 'address#port' of every connection tried or declined. */
	readonly tried: readonly string[];
	/** Connections so far, declined ones included; 0 before the first. */
	readonly attempt: number;
	readonly declined: number;
	readonly identity: Identity | undefined;
	/** The banner is in, but we do not know our own name yet. */
	readonly awaitingIdentity: boolean;
	readonly link: LinkState | undefined;
	readonly over: boolean;
};

export type Step = {readonly state: EngineState; readonly effects: readonly Effect[]};

/** The state before `start`. */
export function initialState(plan: WalkPlan): EngineState {
	return {
		plan,
		seq: 0,
		proposals: 0,
		proposal: undefined,
		running: undefined,
		route: undefined,
		lookups: new Map(),
		mxStartedMs: 0,
		tried: [],
		attempt: 0,
		declined: 0,
		identity: undefined,
		awaitingIdentity: false,
		link: undefined,
		over: false,
	};
}

/** One turn of the engine: a private copy of the state and the effects collected so far. */
export type Turn = {
	state: EngineState;
	readonly effects: Effect[];
	readonly atMs: number;
	readonly restraint?: Restraint | undefined;
};

/** Replace part of the turn's state. */
export function update(turn: Turn, change: Partial<EngineState>): void {
	turn.state = {...turn.state, ...change};
}

/** Replace part of the connection's state; nothing without a connection. */
export function updateLink(turn: Turn, change: Partial<LinkState>): void {
	if (turn.state.link) update(turn, {link: {...turn.state.link, ...change}});
}

/** Append an event to the log; returns the `seq` it will have. */
export function emit(turn: Turn, event: EventBody): number {
	const {seq} = turn.state;
	turn.effects.push({type: 'emit', event});
	update(turn, {seq: seq + 1});
	return seq;
}

/** The stage that is running, or proposed, or due as soon as our own name is known; `quit` during an aside. */
export function presentStage({running, proposal, awaitingIdentity}: EngineState): Stage {
	if (running?.resume !== undefined) return 'quit';
	return running?.stage ?? proposal?.stage ?? (awaitingIdentity ? 'ehlo' : 'quit');
}

/** The key under which a connection counts as tried. */
export function targetKey(address: HostAddress, port: number): string {
	return `${address.address}#${port}`;
}
