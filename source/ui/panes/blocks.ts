import type {ReplyExplanation, Source} from '../../model/explanation.ts';
import type {Reply} from '../../model/wire.ts';
import {type Asked, isMisfit, isYes} from '../../protocol/reply-codes.ts';
import type {Brush} from '../brush.ts';
import {hardWrap, prose} from '../cells.ts';
import type {Row, Tone} from '../theme.ts';

/** What every block of text needs. */
export type BlockOptions = {readonly brush: Brush; readonly width: number};

/** One line that heads a block. */
export function heading(text: string, tone: Tone, brush: Brush): Row {
	return [{text: brush.say(text), tone}];
}

/** A heading with bullets; nothing without items. Items must be safe to show. */
export function bulletBlock(
	title: string,
	items: readonly string[],
	{brush, width}: BlockOptions,
): Row[] {
	if (items.length === 0) return [];
	return [
		heading(title, 'strong', brush),
		...items.flatMap((item) =>
			prose(brush.say(item), width, 'plain', [{text: `${brush.glyphs.bullet} `, tone: 'dim'}]),
		),
	];
}

/** Good, put off or odd, or bad: by the code, and by what it answers. */
export function toneOf(code: number | undefined, asked: Asked = {}): Tone {
	if (code === undefined) return 'bad';
	// What the walk goes on from is odd; what it does not is no answer at all.
	if (isMisfit(code, asked)) return isYes(code, asked) || asked.unasked ? 'warn' : 'bad';
	return code < 400 ? 'good' : code < 500 ? 'warn' : 'bad';
}

/** The sign that goes with a code. */
export function markOf(code: number | undefined, {glyphs}: Brush, asked: Asked = {}): string {
	const tone = toneOf(code, asked);
	if (tone === 'warn' && (code ?? 0) < 400) return glyphs.warning;
	return tone === 'good' ? glyphs.done : tone === 'warn' ? glyphs.temporary : glyphs.failed;
}

/** Raw lines of a reply as they came, broken hard; at most `most` rows, with a word about the rest. */
export function quoteRows(
	lines: Reply['lines'],
	most: number,
	{brush, width}: BlockOptions,
): Row[] {
	const {glyphs} = brush;
	const room = Math.max(4, width - 2);
	const rows = lines.slice(0, most).flatMap(({raw}) =>
		hardWrap(brush.showLine(raw.subarray(0, (most + 1) * room)), room).map((piece, index): Row => [
			{text: index === 0 ? `${glyphs.theirs} ` : '  ', tone: 'theirs'},
			{text: piece, tone: 'dim'},
		]),
	);
	const isCut = rows.length > most || lines.length > most;
	return isCut
		? [...rows.slice(0, most), heading('  … and more, not shown here', 'dim', brush)]
		: rows;
}

/** Why, and what to do. */
export function remedies(
	explained: Pick<ReplyExplanation, 'causes' | 'next'>,
	options: BlockOptions,
): Row[] {
	const causes =
		explained.causes.length === 0 ? [] : [[], ...bulletBlock('Why', explained.causes, options)];
	const next =
		explained.next.length === 0 ? [] : [[], ...bulletBlock('What to do', explained.next, options)];
	return [...causes, ...next];
}

/** The code part by part, and what was found in the text. */
export function anatomyRows(explained: ReplyExplanation, options: BlockOptions): Row[] {
	const {brush, width} = options;
	const rows: Row[] = [];
	if (explained.anatomy.length > 0) {
		rows.push([], heading('The code, part by part', 'strong', brush));
		const room = Math.max(...explained.anatomy.map(({part}) => part.length));
		for (const {part, meaning} of explained.anatomy)
			rows.push(
				...prose(brush.say(meaning), width, 'plain', [
					{text: `${brush.show(part).padEnd(room)}  `, tone: 'accent'},
				]),
			);
	}
	if (explained.facts.length > 0)
		rows.push(
			[],
			...bulletBlock(
				'Found in the text',
				explained.facts.map(({kind, value}) => `${kind}: ${brush.show(value)}`),
				options,
			),
		);
	return rows;
}

/** Where it comes from, in one paragraph of titles. */
export function sourceRows(sources: readonly Source[], {brush, width}: BlockOptions): Row[] {
	if (sources.length === 0) return [];
	const text = sources.map(({title}) => title).join('; ');
	return [[], ...prose(brush.say(`Source: ${text}`), width, 'dim')];
}

/** Where it comes from, in full: title, the day it was checked, and the address to copy. */
export function sourceList(sources: readonly Source[], {brush, width}: BlockOptions): Row[] {
	if (sources.length === 0) return [];
	return [
		[],
		heading('Sources', 'strong', brush),
		...sources.flatMap(({title, url, checked}): readonly Row[] => [
			...prose(brush.say(`${title} (checked ${checked})`), width, 'plain', [
				{text: `${brush.glyphs.bullet} `, tone: 'dim'},
			]),
			...(url === undefined
				? []
				: hardWrap(brush.show(url), Math.max(4, width - 2)).map((piece): Row => [
						{text: '  '},
						{text: piece, tone: 'dim'},
					])),
		]),
	];
}

/** Facts in two columns. Values must be safe to show. */
export function factRows(
	facts: readonly (readonly [name: string, value: string])[],
	{brush, width}: BlockOptions,
): Row[] {
	const room = Math.max(0, ...facts.map(([name]) => name.length)) + 2;
	return facts.flatMap(([name, value]) =>
		prose(brush.say(value), width, 'plain', [{text: name.padEnd(room), tone: 'dim'}]),
	);
}
