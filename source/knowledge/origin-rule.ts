import type {Reason} from '../model/verdict.ts';
import type {Rule} from './rule.ts';
import {sourceBook, type SourceKey} from './source-book.ts';

type Extra = Omit<
	Partial<Rule>,
	'id' | 'reason' | 'anchors' | 'pattern' | 'examples' | 'sources' | 'codes' | 'text'
> & {
	/** The basic code it usually comes with: preferred, not demanded. */
	readonly code?: string;
};

/** A rule of a provider or a program as one line of a table. Anchors and sources are lists in one string. */
export type OriginRow = readonly [
	id: string,
	reason: Reason,
	anchors: string,
	pattern: string,
	sources: string,
	example: string,
	extra?: Extra,
];

/** The rules of a table. Their words live in `words/` under the same ids. */
export function originRules(rows: readonly OriginRow[]): readonly Rule[] {
	return rows.map(([id, reason, anchors, pattern, sources, example, extra = {}]) => {
		const {code, enhanced, ...rest} = extra;
		return {
			id,
			reason,
			anchors: anchors === '' ? [] : anchors.split('|'),
			pattern,
			sources: sources.split(' ').map((key) => sourceBook[key as SourceKey]),
			examples: [example],
			...(code === undefined ? {} : {likelyCode: code}),
			...(enhanced === undefined ? {} : {likelyEnhanced: enhanced}),
			...rest,
		};
	});
}
