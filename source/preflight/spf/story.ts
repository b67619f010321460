import type {CheckStep} from '../../model/check.ts';
import type {DnsStatus} from '../../model/dns.ts';
import type {Qualifier} from './step-words.ts';

/** A term that decided, where it stands. NOT safe to show. */
export type Decision = {
	readonly domain: string;
	/** As it stands in the record. */
	readonly term: string;
	/** Its place among the terms of the record, counted from 0. */
	readonly index: number;
	/** Undefined for `redirect`, which hands the decision on. */
	readonly qualifier: Qualifier | undefined;
};

/** Why there is no result, or none that can be relied on. Names and terms are NOT safe to show. */
export type Trouble = {readonly domain: string} & (
	| {
			/** `hosts`: mx leads to more than ten hosts. */
			readonly kind: 'syntax' | 'lookups' | 'voids' | 'hosts' | 'no-record' | 'other';
			readonly term: string;
	  }
	| {readonly kind: 'several'; readonly count: number}
	| {readonly kind: 'characters'}
	/** A question failed: this one, so. `why`: where there is more to say than the status. */
	| {
			readonly kind: 'dns';
			readonly question: string;
			readonly status: DnsStatus;
			readonly why?: string | undefined;
	  }
	/** More terms than anybody could be told of one by one. */
	| {readonly kind: 'too-long'}
);

/** How the library comes to its result. */
export type Story = {
	readonly steps: readonly CheckStep[];
	/** From the record of the domain inwards; empty if no term matched. */
	readonly path: readonly Decision[];
	readonly trouble: Trouble | undefined;
	/** As the library counts them. */
	readonly lookups: number;
	readonly voids: number;
};

/** Steps that are kept of a story. */
export const maxSteps = 200;
/** Terms that the library is asked about one by one; more in a story are hostile. */
export const maxTrials = 500;

/** The steps while they are found. */
export type Notebook = {
	readonly steps: CheckStep[];
	/** Add to it, while there is room. */
	add(...steps: readonly CheckStep[]): void;
	note(text: string): void;
	/** As `note`, even if there is no room. */
	conclude(text: string): void;
};

export function createNotebook(): Notebook {
	const steps: CheckStep[] = [];
	let full = false;
	function add(...more: readonly CheckStep[]): void {
		for (const step of more) {
			if (steps.length < maxSteps) steps.push(step);
			else if (!full) {
				full = true;
				steps.push({kind: 'note', text: 'What else was looked at is too much to show.'});
			}
		}
	}
	return {
		steps,
		add,
		note: (text) => add({kind: 'note', text}),
		conclude: (text) => steps.push({kind: 'note', text}),
	};
}
