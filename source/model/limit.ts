import type {Source} from './explanation.ts';
import type {Confidence} from './verdict.ts';

/** `at-once`: connections that stand at the same time. mxray makes one, so it is told and never counted. */
export const limitSpans = ['minute', 'hour', 'day', 'at-once'] as const;
export type LimitSpan = (typeof limitSpans)[number];

/** How much a destination puts up with, as far as anybody knows. Data; the words stand apart, under the id. */
export type Limit = {
	/** Stable: 'any/recipients-hour', 'cisco/recipients-hour'. */
	readonly id: string;
	readonly what: 'connections' | 'recipients';
	readonly per: LimitSpan;
	readonly max: number;
	/** Ids of the providers that it holds for. */
	readonly providers?: readonly string[];
	/** Domains that it holds for, A-labels. With neither it holds for everybody. */
	readonly domains?: readonly string[];
	/** Counted for one mail exchanger, not for all of the domain or provider. */
	readonly each?: 'host';
	/** At the limit nothing more goes out unless somebody says so; else it is only told. */
	readonly pauses: boolean;
	readonly confidence: Confidence;
	readonly sources: readonly Source[];
};

/** What stands against a connection by now. Plain text: safe to show. */
export type Restraint = {
	/** `near`: good to know. `over`: it needs an explicit yes. */
	readonly level: 'near' | 'over';
	/** Whom it is about: a provider's name or a domain. */
	readonly name: string;
	/** When `over` ends by itself; ISO 8601, UTC. Null for `near`. */
	readonly until: string | null;
	/** One or two sentences: the count, the limit, where the limit is known from. */
	readonly text: string;
};
