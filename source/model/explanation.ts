import type {About, Confidence, MailboxState, Permanence, Reason} from './verdict.ts';
import type {EnhancedCode} from './wire.ts';
import type {Stage} from './stage.ts';

/** Where a statement comes from. `checked` is a date: YYYY-MM-DD. */
export type Source = {readonly title: string; readonly url?: string; readonly checked: string};

/** Which kind of rule won, strongest first. */
export type Layer = 'provider' | 'software' | 'text' | 'enhanced' | 'code' | 'none';

/** What is known about where a reply came from, to explain it. */
export type ReplyContext = {
	/** The stage the reply answers; undefined if nobody knows. */
	readonly stage?: Stage | undefined;
	/** The verb of the command it answers, upper case. */
	readonly verb?: string | undefined;
	/** True where no command was waiting for an answer. */
	readonly unasked?: boolean | undefined;
	/** MX host name. */
	readonly mx?: string | undefined;
	/** Text of the banner. */
	readonly banner?: string | undefined;
};

/** A reply explained. All strings are plain text, safe to show, except that `facts` values are quoted through `visible`. */
export type ReplyExplanation = {
	/** Stable id of the rule that won, such as 'google/5.7.26' or 'code/550/rcpt'. */
	readonly rule: string;
	readonly layer: Layer;
	readonly reason: Reason;
	readonly about: About;
	readonly mailbox: MailboxState;
	readonly permanence: Permanence;
	readonly confidence: Confidence;
	/** Stable id and name of the provider or the software, if recognised. */
	readonly provider:
		| {readonly id: string; readonly name: string; readonly kind: 'provider' | 'software'}
		| undefined;
	/** At most 60 characters. */
	readonly title: string;
	/** What it means: one short paragraph. */
	readonly meaning: string;
	readonly causes: readonly string[];
	/** What to do, imperative, most useful first. */
	readonly next: readonly string[];
	readonly sources: readonly Source[];
	/** The digits one by one. */
	readonly anatomy: readonly {readonly part: string; readonly meaning: string}[];
	/** What was found in the text: addresses, links, waits, tags, names of lists. */
	readonly facts: readonly {
		readonly kind: 'ip' | 'url' | 'wait' | 'tag' | 'blocklist' | 'address';
		readonly value: string;
	}[];
	/** Rules that also matched, best first, without the winner. */
	readonly runnersUp: readonly {
		readonly rule: string;
		readonly layer: Layer;
		readonly reason: Reason;
	}[];
};

/** The text of a stage: what it is for. */
export type StageText = {
	readonly stage: Stage;
	readonly title: string;
	/** What happens here and why: one short paragraph. */
	readonly purpose: string;
	/** What a healthy answer looks like. */
	readonly healthy: string;
	/** What goes wrong here, commonly. */
	readonly trouble: readonly string[];
	readonly sources: readonly Source[];
};

/** An EHLO keyword explained. */
export type KeywordText = {
	readonly keyword: string;
	readonly title: string;
	readonly meaning: string;
	readonly sources: readonly Source[];
};

export type CodeText = {
	readonly code: number;
	readonly title: string;
	readonly meaning: string;
	readonly sources: readonly Source[];
};

export type EnhancedText = {
	/** Class as 'X' where the registry does not fix it: 'X.1.1'. */
	readonly code: string;
	readonly title: string;
	readonly meaning: string;
	readonly sources: readonly Source[];
};

export type {EnhancedCode};
