import type {Closed, RefusalCode} from './event.ts';
import type {DnsAnswer, MailHost, RouteSource} from './dns.ts';
import type {ConnectReason, Identity, Proposal, Target, WalkPlan} from './session.ts';
import type {Ended, Stage} from './stage.ts';
import type {Anomaly, Capability, Reply, ReplyLine, TlsFacts} from './wire.ts';

export type StageStatus = 'pending' | 'proposed' | 'running' | 'done' | 'failed' | 'skipped';

/** One stage of the present attempt, as the rail shows it. */
export type StageView = {
	readonly stage: Stage;
	readonly status: StageStatus;
	readonly ended: Ended | undefined;
	readonly code: number | undefined;
	readonly elapsedMs: number | undefined;
	readonly detail: string | undefined;
	/** `seq` of the event that said how it ended. */
	readonly endedSeq?: number;
};

/** A command and its reply; one of them may be missing: the server spoke first, or fell silent. */
export type Exchange = {
	/** An aside belongs to no stage and stands under `quit`, where nothing is read from it. */
	readonly stage: Stage;
	/** A command that the walk did not ask for (NOOP, RCPT for somebody else, …), and its reply. */
	readonly aside?: true;
	readonly attempt: number;
	readonly secure: boolean;
	readonly sent:
		| {
				readonly seq: number;
				readonly atMs: number;
				readonly raw: Uint8Array;
				readonly offset: number;
				/** Bytes that a mark stands for. */
				readonly hidden?: number;
		  }
		| undefined;
	readonly reply:
		| {
				readonly seq: number;
				readonly atMs: number;
				readonly reply: Reply;
				readonly elapsedMs: number;
				readonly solicited: boolean;
		  }
		| undefined;
};

export type Finding = {
	readonly seq: number;
	readonly stage: Stage;
	readonly attempt: number;
	readonly anomaly: Anomaly;
};

/** An aside that the conversation ended at. */
export type EndedAside = {
	/** The stage whose command was due instead; it was not sent. */
	readonly stage: Stage;
	readonly exchange: Exchange;
	readonly ended: Ended;
	readonly code: number | undefined;
	readonly elapsedMs: number;
	readonly detail: string | undefined;
	readonly endedSeq: number;
};

/** One connection, or the try of one. */
export type Attempt = {
	readonly number: number;
	readonly target: Target;
	readonly why: ConnectReason;
	readonly local: {readonly address: string; readonly port: number} | undefined;
	readonly exchanges: readonly Exchange[];
	readonly stages: Readonly<Record<Stage, StageView>>;
	readonly tls: (TlsFacts & {readonly elapsedMs: number}) | undefined;
	readonly capabilities: readonly Capability[] | undefined;
	/** The conversation ended at an aside: how, and at which stage it had been typed. That stage stays as it was. */
	readonly endedAside: EndedAside | undefined;
	readonly closed:
		| {
				readonly seq: number;
				readonly by: 'us' | 'peer';
				readonly how: Closed;
				readonly elapsedMs: number;
				readonly atMs: number;
		  }
		| undefined;
};

/**
 * What is here of a reply that is not whole yet. No event tells of it: the reply
 * will have every byte of it, with the same times.
 */
export type Arriving = {
	/** Its newest whole lines, oldest first. */
	readonly lines: readonly ReplyLine[];
	/** How many whole lines it has so far. */
	readonly count: number;
	/** Bytes of a line that has begun. */
	readonly begunBytes: number;
	/** It began before our newest command went out, so it cannot answer it. */
	readonly early: boolean;
	/** No line is shown before the reply is whole: a secret that was given might be broken over them. */
	readonly withheld: boolean;
};

/** The projection of the event log that all faces and the verdict read. */
export type SessionView = {
	readonly plan: WalkPlan;
	readonly startedAt: string;
	/** Time of the newest event. */
	readonly atMs: number;
	readonly dns: readonly DnsAnswer[];
	readonly route: {readonly source: RouteSource; readonly hosts: readonly MailHost[]} | undefined;
	/** How the look-up of the mail exchangers ended. */
	readonly mx: StageView;
	readonly identity: Identity | undefined;
	/** Oldest first; empty before the first connection. */
	readonly attempts: readonly Attempt[];
	/** The rail: `mx`, then the stages of the newest attempt. */
	readonly stages: readonly StageView[];
	readonly proposal: Proposal | undefined;
	/** The wait in progress. */
	readonly running:
		{readonly stage: Stage; readonly sinceMs: number; readonly timeoutMs: number} | undefined;
	readonly findings: readonly Finding[];
	/** The newest refused intent, until the next event that changes anything. */
	readonly refused:
		{readonly seq: number; readonly code: RefusalCode; readonly detail: string} | undefined;
	readonly over: {readonly by: 'done' | 'person' | 'signal'} | undefined;
};
