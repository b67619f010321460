import type {Arriving} from '../model/view.ts';
import {plural} from './layout.ts';

/** How much of a reply is here: '2 lines and 12 bytes of a line so far'. */
export function arrivedWords({count, begunBytes}: Pick<Arriving, 'count' | 'begunBytes'>): string {
	const lines = count === 0 ? [] : [plural(count, 'line')];
	const begun = begunBytes === 0 ? [] : [`${plural(begunBytes, 'byte')} of a line`];
	return `${[...lines, ...begun].join(' and ')} so far`;
}
