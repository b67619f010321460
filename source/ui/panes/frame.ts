import type {SessionView} from '../../model/view.ts';
import {endpointText, type Brush} from '../brush.ts';
import {cells, rowCells} from '../cells.ts';
import type {Hint} from '../keymap.ts';
import type {Row, Span} from '../theme.ts';

/** The first row: what this is about, where we are connected, and what is switched on. */
export function headerRow(
	view: SessionView,
	options: {readonly brush: Brush; readonly width: number; readonly auto: boolean},
): Row {
	const {brush, width} = options;
	const attempt = view.attempts.at(-1);
	const left: Span[] = [
		{text: ' mxray ', tone: 'accent'},
		{text: ` ${brush.show(view.plan.mailbox.text)}`, tone: 'strong'},
	];
	const place =
		attempt === undefined
			? []
			: [endpointText(attempt.target.host, attempt.target.address.address, attempt.target.port)];
	const marks = [
		...(view.plan.practice ? ['practice network'] : []),
		...(attempt?.tls === undefined ? [] : [attempt.tls.protocol]),
		...(options.auto ? ['auto'] : []),
	];
	// What does not fit is left out from the least important on.
	for (const list of [[...place, ...marks], marks, marks.slice(-1), []]) {
		const right = list.map((text) => brush.show(text)).join(brush.say(' · '));
		const gap = width - rowCells(left) - cells(right) - 1;
		if (gap >= 2 || list.length === 0)
			return [...left, {text: ' '.repeat(Math.max(0, gap))}, {text: right, tone: 'dim'}];
	}
	return left;
}

/** The last row: the keys that mean something now. Help and the way out always stand there. */
export function hintRow(hints: readonly Hint[], brush: Brush, width: number): Row {
	const parts = hints.map(({label, hint}): readonly Span[] => [
		{text: brush.say(label), tone: 'key'},
		{text: ` ${brush.say(hint)}`, tone: 'dim'},
	]);
	const kept = parts.slice(0, 1);
	const tail = parts.slice(Math.max(1, parts.length - 2));
	let used = 1 + [...kept, ...tail].reduce((sum, part) => sum + rowCells(part) + 2, 0);
	for (const part of parts.slice(1, Math.max(1, parts.length - 2))) {
		used += rowCells(part) + 2;
		if (used > width + 2) break;
		kept.push(part);
	}
	return [...kept, ...tail].flatMap((part, index) => [{text: index === 0 ? ' ' : '  '}, ...part]);
}
