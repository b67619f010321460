import chalk, {type ChalkInstance} from 'chalk';
import {cutRow} from './cells.ts';
import type {Row, TextStyle, Tone} from './theme.ts';

/** The styles of all tones. */
export type Styles = Readonly<Record<Tone, TextStyle>>;

/** What was made of a row: most rows of a frame were in the one before. */
type Painted = {
	readonly width: number;
	readonly mark: string;
	readonly styles: Styles;
	readonly text: string;
};

const painted = new WeakMap<Row, Painted>();
const chalks = new WeakMap<TextStyle, ChalkInstance>();

/** A row as the terminal takes it, cut to its width. The colours are as many as Ink would use. */
export function paintRow(row: Row, width: number, mark: string, styles: Styles): string {
	const known = painted.get(row);
	if (known?.width === width && known.mark === mark && known.styles === styles) return known.text;
	let text = '';
	for (const span of cutRow(row, width, mark))
		text += chalkOf(styles[span.tone ?? 'plain'])(withoutControls(span.text));
	painted.set(row, {width, mark, styles, text});
	return text;
}

/** What a row says, cut to its width: for those who have it read out. */
export function plainRow(row: Row, width: number, mark: string): string {
	return cutRow(row, width, mark).reduce((text, span) => text + withoutControls(span.text), '');
}

/** All of them were made visible long before; should one ever get here, it must not reach the terminal. */
function withoutControls(text: string): string {
	return text.replaceAll(/\p{Control}/gu, '');
}

function chalkOf(style: TextStyle): ChalkInstance {
	const known = chalks.get(style);
	if (known !== undefined) return known;
	let made = chalk;
	if (style.inverse) made = made.inverse;
	if (style.underline) made = made.underline;
	if (style.bold) made = made.bold;
	if (style.color !== undefined) made = made[style.color];
	if (style.dimColor) made = made.dim;
	chalks.set(style, made);
	return made;
}
