import type {Check, CheckId, CheckState, CheckStep, Self} from '../model/check.ts';
import type {DnsAnswer, RrType} from '../model/dns.ts';
import type {Mailbox} from '../model/session.ts';
import {wordsOfCheck} from '../knowledge/check-words/index.ts';

/** What a check may use. Questions go to our own resolver, each once; what fails is an answer with its status. */
export type CheckContext = {
	readonly self: Self;
	/** Ask DNS; `name` is an A-label name without the trailing dot. Rejects only with the signal's reason. */
	readonly ask: (name: string, type: RrType) => Promise<DnsAnswer>;
	readonly signal: AbortSignal;
	/** The other side of the walk, where there is one: what must not be borrowed from it. */
	readonly theirs?: Theirs | undefined;
};

/** Whom the walk is to. */
export type Theirs = {
	readonly mailbox: Mailbox;
	/** Names of the hosts that serve the domain, as far as they are known. */
	readonly hosts: readonly string[];
};

/** A check: it looks and reports; undefined findings are `unknown`, never left out. */
export type CheckFunction = (context: CheckContext) => Promise<readonly Check[]>;

/** A finding before its words were added. */
export type Draft = {
	readonly id: CheckId;
	/** Safe to show. */
	readonly subject: string;
	readonly state: CheckState;
	readonly finding: string;
	/** Safe to show. */
	readonly found: string;
	readonly records?: readonly string[];
	readonly steps?: readonly CheckStep[];
	/** Steps that only this case knows; they stand before those of the words. Safe to show. */
	readonly next?: readonly string[];
};

/** The finding with the words that belong to it. */
export function checkOf(draft: Draft): Check {
	const words = wordsOfCheck(draft.id, draft.finding);
	const {weight, title, concludes, who, next} = words;
	return {
		...draft,
		weight,
		title,
		concludes,
		who,
		next: [...(draft.next ?? []), ...next],
		records: draft.records ?? [],
		steps: draft.steps ?? [],
	};
}
