import {checkWordIds, wordsOfCheck} from '../../knowledge/check-words/index.ts';
import type {Check} from '../../model/check.ts';
import type {Source} from '../../model/explanation.ts';
import {fit, hardWrap, prose} from '../cells.ts';
import type {Row, Tone} from '../theme.ts';
import {bulletBlock, heading, sourceList, type BlockOptions} from './blocks.ts';
import {checkSign, fixerWords, stepWords} from './self-words.ts';

/**
 * All about one finding: what was found, what a receiver concludes, who mends
 * it and how, the record to publish, and how it was found out.
 *
 *     ✗ bad: No reverse name
 *     192.0.2.99
 *     No name belongs to the address.
 */
export function checkRows(
	check: Check,
	options: BlockOptions & {readonly folded: boolean},
): readonly Row[] {
	const {brush, width, folded} = options;
	const {mark, word, tone} = checkSign(check, brush);
	const who =
		check.who === null
			? []
			: [
					[],
					...prose(brush.say(`${fixerWords[check.who]}.`), width, 'plain', [
						{text: 'Who mends it: ', tone: 'strong'},
					]),
				];
	return [
		...prose(brush.say(`${word}: ${check.title}`), width, tone, [{text: `${mark} `, tone}]),
		...prose(brush.show(check.subject), width, 'dim'),
		...prose(brush.say(check.found), width),
		[],
		heading('What a receiver concludes', 'strong', brush),
		...prose(brush.say(check.concludes), width),
		...who,
		...(check.next.length === 0 ? [] : [[], ...bulletBlock('What to do', check.next, options)]),
		...recordRows(check, options),
		...stepRows(check, folded, options),
		...sourceList(sourcesOf(check), options),
	];
}

/** Records as they go into a zone file, broken only where a line is too long. */
function recordRows({records}: Check, {brush, width}: BlockOptions): Row[] {
	if (records.length === 0) return [];
	return [
		[],
		heading(
			records.length === 1 ? 'The record to publish' : 'The records to publish',
			'strong',
			brush,
		),
		...records.flatMap((record) =>
			hardWrap(brush.show(record), Math.max(4, width - 2)).map((piece): Row => [
				{text: '  '},
				{text: piece, tone: 'accent'},
			]),
		),
	];
}

function stepRows({steps}: Check, folded: boolean, {brush, width}: BlockOptions): Row[] {
	if (steps.length === 0) return [];
	const title = 'How it was found out';
	if (folded)
		return [
			[],
			[
				{text: brush.say(title), tone: 'strong'},
				{text: brush.say(`  ${steps.length} steps, folded away`), tone: 'dim'},
			],
		];
	return [
		[],
		heading(title, 'strong', brush),
		...steps.flatMap(({kind, text}) => {
			const tone: Tone =
				kind === 'asked' || kind === 'sent' ? 'mine' : kind === 'note' ? 'plain' : 'theirs';
			const first = {text: `  ${fit(stepWords[kind], 8, brush.glyphs.cut)}`, tone};
			return prose(brush.show(text), width, kind === 'note' ? 'plain' : 'dim', [first]);
		}),
	];
}

/** Where the words come from; none for a finding of a newer version. */
function sourcesOf({id, finding}: Check): readonly Source[] {
	return checkWordIds.includes(`${id}/${finding}`) ? wordsOfCheck(id, finding).sources : [];
}
