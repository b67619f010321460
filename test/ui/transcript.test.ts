import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {foldEvent, initialView} from '../../source/engine/project.ts';
import * as knowledge from '../../source/knowledge/index.ts';
import {createReplyParser} from '../../source/protocol/reply-parser.ts';
import {createBrush} from '../../source/ui/brush.ts';
import {foldAbove, noFolds, turnAllFolds} from '../../source/ui/folds.ts';
import {lineRows} from '../../source/ui/panes/transcript-lines.ts';
import {replySheet} from '../../source/ui/panes/transcript-reply.ts';
import {transcript, type Transcript} from '../../source/ui/panes/transcript.ts';
import {textOfRow} from '../../source/ui/search-text.ts';
import {glyphsFor} from '../../source/ui/theme.ts';
import {recordedSessions} from '../support/sessions.ts';

const brush = createBrush(glyphsFor(true), knowledge);

/** All that can be asked of a transcript. */
function told({rows, blocks, text, rowOf}: Transcript, events: number) {
	const lines = Array.from({length: text.count}, (_, line) => line);
	return {
		rows: [...rows],
		blocks,
		rowsOfEvents: Array.from({length: events}, (_, seq) => rowOf(seq)),
		lines: lines.map((line) => {
			const key = text.keyOf(line);
			return [text.textOf(line), key, text.lineOf(key), text.rowOf(line), text.foldOf(line)];
		}),
		linesFrom: Array.from({length: rows.length + 1}, (_, row) => text.lineFrom(row)),
	};
}

describe.each(recordedSessions)('$name', ({events}) => {
	test('what is kept from one event to the next is what would be laid out anew', () => {
		const [first] = events;
		if (first?.type !== 'session-started') throw new Error('no beginning');
		const open = turnAllFolds(noFolds);
		// One way all along, so that all is kept; and to and fro, so that nothing may stay behind.
		for (const way of [[noFolds], [open], [noFolds, open]]) {
			let view = initialView(first.plan, first.startedAt);
			for (const [at, event] of events.entries()) {
				view = foldEvent(view, event);
				const folds = way[at % way.length] ?? noFolds;
				const options = {brush, width: 50, offsets: false, events, folds};
				const fresh = transcript(structuredClone(view), options);
				expect(told(transcript(view, options), at + 1)).toEqual(told(fresh, at + 1));
			}
		}
	});
});

const content = fc.oneof(
	fc.string({unit: fc.constantFrom('a', ' ', 'é', '你', '\u001b', '\t', '👍🏽'), maxLength: 60}),
	fc.constant('x'.repeat(200)),
	fc.constant(''),
);

test('the rows of a reply are those of its lines, however many are in sight', () => {
	fc.assert(
		fc.property(
			fc.array(content, {minLength: 1, maxLength: 2 * foldAbove}),
			fc.integer({min: 12, max: 60}),
			(texts, width) => {
				const wire = texts.map((text, at) => `250${at + 1 < texts.length ? '-' : ' '}${text}\r\n`);
				const [reply] = createReplyParser().push(new TextEncoder().encode(wire.join('')), 0);
				if (reply === undefined) throw new Error('no reply');
				const options = {brush, width, offsets: false};
				const {rows, rowOf, textOf, lineFrom} = replySheet(reply, {
					...options,
					secure: false,
					isOpen: true,
				});
				const expected = reply.lines.map(({atMs, code}, line) =>
					lineRows(
						{
							atMs,
							offset: reply.lines[line]?.offset,
							mark: 'theirs',
							secure: false,
							text: textOf(line),
							tone: 'plain',
							head: {cells: 3, tone: code === undefined ? 'bad' : 'good'},
						},
						options,
					),
				);
				// From behind, as nobody reads: a row must not depend on those made before it.
				const made = Array.from({length: rows.length}, (_, at) => rows.at(rows.length - 1 - at));
				expect(made.toReversed().map(textOfRow)).toEqual(expected.flat().map(textOfRow));
				let start = 0;
				for (const [line, own] of expected.entries()) {
					expect(rowOf(line)).toBe(start);
					expect(lineFrom(start)).toBe(line);
					start += own.length;
				}
			},
		),
	);
});
