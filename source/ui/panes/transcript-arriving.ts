import type {Arriving} from '../../model/view.ts';
import {grouped} from '../../protocol/grouped.ts';
import {arrivedWords} from '../../render/arriving.ts';
import {toneOf} from './blocks.ts';
import {keptRows, lineRows, remark, type TranscriptOptions} from './transcript-lines.ts';
import {lineText} from './transcript-reply.ts';
import {newSheet, type Sheet, write} from './transcript-sheet.ts';

/**
 * The lines that are here of a reply that is not whole yet, each with its time,
 * and below them that there is more to come:
 *
 *      2.014 ←│220-mx.example
 *             … the reply goes on, 12 bytes of a line so far
 */
export function arrivingSheet(
	arriving: Arriving,
	secure: boolean,
	options: TranscriptOptions,
): Sheet {
	const {brush} = options;
	const {lines, count, withheld} = arriving;
	const sheet = newSheet();
	const before = count - lines.length;
	if (before > 0 && !withheld)
		write(
			sheet,
			'arriving',
			remark(' ', `… ${grouped(before)} ${before === 1 ? 'line' : 'lines'} before`, 'dim', options),
		);
	for (const line of lines) {
		const {atMs, offset, code} = line;
		const make = () => {
			const text = lineText(line, brush);
			const head = {cells: 3, tone: toneOf(code)};
			return lineRows({atMs, offset, mark: 'theirs', secure, text, tone: 'plain', head}, options);
		};
		write(sheet, `arriving${offset}`, keptRows(line, options, make, String(secure)));
	}
	write(sheet, 'goes-on', remark(' ', `… ${goesOn(arriving)}`, 'strong', options));
	return sheet;
}

function goesOn(arriving: Arriving): string {
	const {count, begunBytes, early, withheld} = arriving;
	if (withheld)
		return `a reply goes on: ${arrivedWords(arriving)}. A password was given, so it is shown only when it is whole and was looked through.`;
	const begun = begunBytes === 0 ? '' : `, ${arrivedWords({count: 0, begunBytes})}`;
	if (early) return `this goes on${begun}. It began before our last command and answers nothing.`;
	return `${count === 0 ? 'a reply has begun' : 'the reply goes on'}${begun}`;
}
