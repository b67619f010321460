import type {Look, Thought} from '../preflight/eyes.ts';
import {visible} from '../protocol/visible.ts';
import {textColumns, wrap} from './layout.ts';

/** What is known of a look, in a word. */
export const lookWords: Readonly<Record<Look['state'], string>> = {
	good: 'Good',
	bad: 'Bad',
	unknown: 'Unclear',
	unasked: 'Not known',
};

const labelWidth = 11;

/** How a line stands, where it did not go out. */
export const spokenWords: Readonly<Record<Exclude<Thought['status'], 'sent'>, string>> = {
	next: 'not said: this is what would come next',
	passed: 'passed over',
	never: 'never sent by mxray',
};

/** What the whole is, and what it is not. */
export const eyesCaveat =
	'Nobody can see what a server really checks: these are the things that receivers may look at, with what mxray knows of them. A server may also say later what it decided earlier.';

/** 'What mx1.example may have thought at each of your lines'. */
export function eyesTitle(host: string | undefined): string {
	const who = host === undefined ? 'a receiver' : visible(host);
	return `What ${who} may ${host === undefined ? 'think' : 'have thought'} at each of your lines`;
}

/** What of a look is known; empty if nobody looked. Safe to show. */
export function foundText({found}: Look): string {
	return found.map(({text}) => text).join(' ');
}

/**
 * The conversation from the other side as plain text, good to be read aloud:
 *
 *     === You connect: connect from 192.0.2.9 to mx1.example [192.0.2.1]:25
 *         It knows your IP address now, and nothing else.
 *         Not known  Block lists: It may ask lists over DNS whether …
 *         It said 220 “mx1.example ESMTP”. Your address alone was no reason …
 */
export function eyesLines(
	thoughts: readonly Thought[],
	host: string | undefined,
	columns = textColumns,
): readonly string[] {
	return [
		...wrap(eyesTitle(host), '=== ', '===   ', columns),
		...wrap(eyesCaveat, '    ', '    ', columns),
		...thoughts.flatMap((thought) => ['', ...thoughtLines(thought, columns)]),
	];
}

function thoughtLines(thought: Thought, columns: number): readonly string[] {
	const {title, said, status, learns, looks, reaction} = thought;
	const aside = status === 'sent' ? '' : ` (${spokenWords[status]})`;
	return [
		...wrap(`${title}: ${said}${aside}`, '=== ', '===   ', columns),
		...wrap(learns, '    ', '    ', columns),
		...looks.flatMap((look) =>
			wrap(
				`${look.title}: ${look.text} ${foundText(look)}`,
				`    ${lookWords[look.state].padEnd(labelWidth)}`,
				' '.repeat(4 + labelWidth),
				columns,
			),
		),
		...(reaction === undefined ? [] : wrap(reaction.text, '    ', '    ', columns)),
	];
}
