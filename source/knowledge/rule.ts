import type {Source} from '../model/explanation.ts';
import type {About, Confidence, MailboxState, Permanence, Reason} from '../model/verdict.ts';
import type {ReasonText} from './reasons.ts';

/**
 * What a rule looks for. All conditions that are given must hold. Patterns are
 * regular expressions over the folded text of a reply (see `subject.ts`): lower
 * case, one line, codes cut off. `{name}` in a pattern stands for a vocabulary
 * of `vocabulary.ts`. No look-around over long distances, no nested repetition.
 */
export type Rule = {
	/** Path-shaped and stable: 'text/user-unknown/no-such-user'. Never reused for something else. */
	readonly id: string;
	readonly reason: Reason;
	/** Literals in lower case, one of which must be in the text: looked for before the pattern. */
	readonly anchors: readonly string[];
	/** Absent: the anchor is enough. */
	readonly pattern?: string;
	/** Look at the text with its links, addresses and IP addresses; otherwise they are blotted out. */
	readonly full?: true;
	/** Must not be found. */
	readonly except?: string;
	/** Basic codes: '550', '5xx', '421|450'. */
	readonly codes?: string;
	/** Enhanced codes without the class: '7.1', '7.606-649|4.1'. */
	readonly enhanced?: string;
	/** What it usually comes with: preferred among the rules of one origin, not demanded. */
	readonly likelyCode?: string;
	readonly likelyEnhanced?: string;
	/** Overrides of what goes with the reason. */
	readonly about?: About;
	readonly mailbox?: MailboxState;
	readonly permanence?: Permanence;
	readonly confidence?: Confidence;
	/** Overrides of the words that go with the reason. */
	readonly text?: Partial<ReasonText>;
	readonly sources?: readonly Source[];
	/** Replies that this rule must win. Executed by the tests. */
	readonly examples: readonly string[];
};

/** A provider or a mail server program, how to recognise it, and what it says. */
export type Origin = {
	/** Stable: 'google', 'postfix'. */
	readonly id: string;
	readonly name: string;
	readonly kind: 'provider' | 'software';
	/** Ends of MX host names, lower case, with the leading dot where a label must end: '.google.com'. */
	readonly mx: readonly string[];
	/** Literals in lower case that occur in the banner. */
	readonly banner: readonly string[];
	/** Literals in lower case that occur in its replies and in nobody else's. */
	readonly tokens: readonly string[];
	/** A pattern over the folded text, for what a literal cannot say. Needs an anchor. */
	readonly marks?: readonly {readonly anchor: string; readonly pattern: string}[];
	readonly rules: readonly Rule[];
	readonly sources: readonly Source[];
};
