import type {Hypothesis, RuledOut} from './cause.ts';
import type {Ended, Stage} from './stage.ts';

/** The 36 reasons: what one reply says. Stable: scripts depend on it. */
export const reasons = [
	'accepted',
	'ready',
	'capability',
	'cannot-verify',
	'user-unknown',
	'mailbox-disabled',
	'mailbox-full',
	'mailbox-temp-unavailable',
	'user-moved',
	'recipient-refused',
	'relay-denied',
	'domain-not-found',
	'domain-refuses-mail',
	'auth-required',
	'tls-required',
	'helo-rejected',
	'no-ptr',
	'sender-rejected',
	'sender-auth-failed',
	'greylisted',
	'rate-limited',
	'too-many-recipients',
	'ip-blocklisted',
	'domain-blocklisted',
	'bad-reputation',
	'spam-content',
	'virus',
	'content-rejected',
	'message-too-big',
	'policy',
	'protocol-error',
	'bad-address-syntax',
	'service-unavailable',
	'system-error',
	'timeout',
	'unspecified',
] as const;
export type Reason = (typeof reasons)[number];

export const abouts = ['recipient', 'you', 'domain', 'server', 'network', 'unknown'] as const;
/** Whom a reply or an outcome is about; `you` is the connecting side: address, name, sender, rate. */
export type About = (typeof abouts)[number];

export type MailboxState = 'exists' | 'absent' | 'unknown';
export type CatchAll = 'yes' | 'no' | 'unknown';
export type Confidence = 'high' | 'medium' | 'low';
export type Permanence = 'temporary' | 'permanent' | 'none';

/** Exit codes say whose turn it is. Stable: scripts depend on them. */
export const exitCodes = {
	accepted: 0,
	recipientRefused: 10,
	deferred: 11,
	youAreRefused: 12,
	domainTakesNoMail: 13,
	connectionLost: 20,
	couldNotConnect: 21,
	dnsFailed: 22,
	tlsFailed: 23,
	notSmtp: 24,
	cannotTell: 30,
	usage: 64,
	bug: 70,
	interrupted: 130,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What the decisive moment of a walk says. Plain text throughout: safe to show. */
export type Outcome = {
	readonly stage: Stage;
	readonly ended: Ended;
	/** The server's last words, if it said any. */
	readonly code: number | null;
	readonly enhanced: string | null;
	/** Its text in one line, the code left out, cut to 200 characters; null if it said none. */
	readonly said: string | null;
	/** How the server closed right after its last words, before we wrote again; null if it did not. */
	readonly closed: 'fin' | 'rst' | null;
	readonly reason: Reason;
	readonly about: About;
	readonly mailbox: MailboxState;
	readonly catchAll: CatchAll;
	readonly confidence: Confidence;
	readonly provider: string | null;
	/** One sentence: what happened and what it means. */
	readonly summary: string;
	/** What may be behind it, likeliest first; none that the evidence rules out. */
	readonly hypotheses: readonly Hypothesis[];
	/** Causes that one would think of first and that the evidence excludes. */
	readonly ruledOut: readonly RuledOut[];
	/** What else happened that one should know: hosts that failed before, text in the clear, oddities. */
	readonly noticed: readonly string[];
	/** Whose turn it is and what to do, most useful first. */
	readonly next: readonly string[];
	readonly exitCode: ExitCode;
	/** `seq` of the events it rests on. */
	readonly evidence: readonly number[];
};
