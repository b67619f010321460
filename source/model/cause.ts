import type {Factor} from './trial.ts';
import type {About, Confidence} from './verdict.ts';

/**
 * What may be behind an outcome. A reason is what one reply says; a cause is
 * what the whole of the evidence points to. Where a reply says it outright both
 * bear the same name. Stable: scripts depend on them.
 */
export const causes = [
	// You: your address, your names, your behaviour.
	'ip-blocklisted',
	'bad-reputation',
	'domain-blocklisted',
	'no-ptr',
	'helo-rejected',
	'sender-rejected',
	'sender-auth-failed',
	'rate-limited',
	'harvest-protection',
	'error-limit',
	'greylisted',
	'pre-greeting',
	'tls-required',
	'auth-required',
	'policy',
	// The way between you and them.
	'port25-blocked',
	'firewalled',
	'no-route',
	'middlebox',
	'starttls-stripped',
	'transparent-proxy',
	'path-mtu',
	'ipv6-identity',
	'ipv6-path',
	// Their server.
	'greet-delay',
	'tarpit',
	'sick-mx',
	'overload',
	'server-down',
	'tls-failing',
	'not-smtp',
	'protocol-error',
	'relay-denied',
	// The mailbox.
	'user-unknown',
	'mailbox-disabled',
	'mailbox-full',
	'mailbox-temp-unavailable',
	'user-moved',
	'recipient-refused',
	'bad-address-syntax',
	'too-many-recipients',
	// The domain.
	'domain-not-found',
	'domain-refuses-mail',
	'dns-broken',
	'no-mail-host',
] as const;
export type Cause = (typeof causes)[number];

/** One thing that speaks for or against a cause. Plain text: safe to show. */
export type Evidence = {
	/** One sentence. */
	readonly text: string;
	/** `seq` of the events it rests on, in the log of the first walk or of that experiment. */
	readonly events: readonly number[];
	/** Number of the experiment; null for the first walk. */
	readonly trial: number | null;
};

/** One possible cause, with what speaks for and against it. Never one that the evidence rules out. */
export type Hypothesis = {
	readonly id: Cause;
	/** What it is, in one or two sentences that stand alone. */
	readonly text: string;
	readonly about: About;
	readonly confidence: Confidence;
	readonly for: readonly Evidence[];
	readonly against: readonly Evidence[];
	/** The cheapest test that would decide; null where nothing is left to decide. `factor`: the experiment that does it, null if mxray cannot do it itself. */
	readonly test: {readonly factor: Factor | null; readonly text: string} | null;
	/** What to do if this is it, most useful first. */
	readonly next: readonly string[];
	/** `seq` of the events of the first walk that speak for it. */
	readonly evidence: readonly number[];
};

/** A cause that the evidence excludes, and the sentence that says why. */
export type RuledOut = {readonly id: Cause; readonly text: string};
