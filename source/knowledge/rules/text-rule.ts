import type {Reason} from '../../model/verdict.ts';
import type {Rule} from '../rule.ts';

type Extra = Omit<Partial<Rule>, 'id' | 'reason' | 'anchors' | 'pattern' | 'examples'>;

/** A rule of the general layer, written in one line. `anchors` are parted by `|`. */
export function textRule(
	id: string,
	reason: Reason,
	anchors: string,
	pattern: string | undefined,
	examples: readonly string[],
	extra: Extra = {},
): Rule {
	return {
		id: `text/${id}`,
		reason,
		anchors: anchors === '' ? [] : anchors.split('|'),
		...(pattern === undefined ? {} : {pattern}),
		examples,
		...extra,
	};
}
