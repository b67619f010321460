import type {Look, Thought} from '../../preflight/eyes.ts';
import {eyesCaveat, foundText, spokenWords} from '../../render/eyes-text.ts';
import {hardWrap, prose} from '../cells.ts';
import type {Row, Tone} from '../theme.ts';
import type {BlockOptions} from './blocks.ts';
import {signOf} from './self-words.ts';

/**
 * The conversation from the other side: below each of our lines what it tells
 * them, what they may look up, and what this server made of it.
 *
 *     1  You connect
 *     → connect from 192.0.2.9 to mx1.example [192.0.2.1]:25
 *     It knows your IP address now, and nothing else.
 *       ✓ good: Reverse name (PTR)
 *           It may ask which name your address has. …
 *           192.0.2.9 has the name client.example.
 *     ← It said 220 “mx1.example ESMTP”. …
 */
export function sideRows(thoughts: readonly Thought[], options: BlockOptions): readonly Row[] {
	const {brush, width} = options;
	return [
		...prose(brush.say(eyesCaveat), width, 'dim'),
		...thoughts.flatMap((thought, at) => [[], ...thoughtRows(thought, at + 1, options)]),
	];
}

function thoughtRows(thought: Thought, number: number, options: BlockOptions): Row[] {
	const {brush, width} = options;
	const {glyphs} = brush;
	const {status, title, said, learns, looks, reaction} = thought;
	const aside = status === 'sent' ? '' : `  (${spokenWords[status]})`;
	const lineTone: Tone = status === 'sent' ? 'mine' : 'dim';
	const reactionTone: Tone =
		reaction?.kind === 'refused' || reaction?.kind === 'broke-off' ? 'bad' : 'theirs';
	return [
		...prose(brush.say(`${title}${aside}`), width, status === 'sent' ? 'strong' : 'dim', [
			{text: `${number}  `, tone: 'accent'},
		]),
		...hardWrap(brush.say(said), Math.max(4, width - 5)).map((piece, at): Row => [
			{text: at === 0 ? `   ${glyphs.ours} ` : '     ', tone: lineTone},
			{text: piece, tone: lineTone},
		]),
		...prose(brush.say(learns), width, 'plain', [{text: '   '}]),
		...looks.flatMap((look) => lookRows(look, options)),
		...(reaction === undefined
			? []
			: prose(brush.say(reaction.text), width, 'plain', [
					{text: `   ${glyphs.theirs} `, tone: reactionTone},
				])),
	];
}

function lookRows(look: Look, {brush, width}: BlockOptions): Row[] {
	const {mark, word, tone} = signOf(look.state, brush);
	const found = foundText(look);
	const inset = [{text: '       '}];
	return [
		[
			{text: `     ${mark} `, tone},
			{text: brush.say(`${look.title}: `), tone: look.state === 'unasked' ? 'plain' : 'strong'},
			{text: word, tone},
		],
		...prose(brush.say(look.text), width, 'dim', inset),
		...(found === '' ? [] : prose(brush.say(found), width, 'plain', inset)),
	];
}
