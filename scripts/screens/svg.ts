import type {IBufferCell} from '@xterm/headless';
import type {PtyProgram} from '../../test/support/pty.ts';

/** A calm dark palette; the first sixteen colours are all that the program uses. */
const palette = [
	'#1d2433',
	'#e06c75',
	'#7fbf7f',
	'#d9b36c',
	'#6fa8dc',
	'#c586c0',
	'#5fb3b3',
	'#cfd6e4',
	'#5c6773',
	'#ff7b85',
	'#98d898',
	'#f0c674',
	'#8ab8f0',
	'#d7a1d3',
	'#7fcfcf',
	'#ffffff',
];
const background = '#141a26';
const foreground = '#cfd6e4';
const cell = {width: 8.4, height: 18, size: 14};
const margin = 12;

type Style = {
	readonly ink: string;
	readonly paper: string | undefined;
	readonly bold: boolean;
	readonly faint: boolean;
};

/** The screen as a picture: one text element for each run of cells that look alike. */
export function svgOf(terminal: PtyProgram['terminal']): string {
	const {cols, rows} = terminal;
	const width = Math.ceil(cols * cell.width + 2 * margin);
	const height = rows * cell.height + 2 * margin;
	const body = Array.from({length: rows}, (_, y) => rowOf(terminal, y)).join('');
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="${cell.size}">`,
		`<rect width="100%" height="100%" rx="8" fill="${background}"/>`,
		body,
		'</svg>\n',
	].join('\n');
}

function rowOf(terminal: PtyProgram['terminal'], y: number): string {
	const {active} = terminal.buffer;
	const line = active.getLine(active.viewportY + y);
	if (!line) return '';
	const runs: {x: number; cells: number; text: string; style: Style}[] = [];
	for (let x = 0; x < terminal.cols; x++) {
		const found = line.getCell(x);
		if (!found || found.getWidth() === 0) continue;
		const style = styleOf(found);
		const text = found.getChars() || ' ';
		const last = runs.at(-1);
		if (last && sameStyle(last.style, style)) {
			last.text += text;
			last.cells += found.getWidth();
		} else {
			runs.push({x, cells: found.getWidth(), text, style});
		}
	}
	return runs.map((run) => runOf(run, y)).join('');
}

function runOf(
	{x, cells, text, style}: {x: number; cells: number; text: string; style: Style},
	y: number,
): string {
	const left = margin + x * cell.width;
	const top = margin + y * cell.height;
	const box =
		style.paper === undefined
			? ''
			: `<rect x="${round(left)}" y="${top}" width="${round(cells * cell.width)}" height="${cell.height}" fill="${style.paper}"/>`;
	if (text.trim() === '') return box;
	const weight = style.bold ? ' font-weight="bold"' : '';
	const opacity = style.faint ? ' opacity="0.65"' : '';
	const length = round(cells * cell.width);
	return `${box}<text x="${round(left)}" y="${top + 13}" fill="${style.ink}"${weight}${opacity} textLength="${length}" xml:space="preserve">${escape(text)}</text>\n`;
}

function styleOf(found: IBufferCell): Style {
	const ink = found.isFgDefault() ? foreground : colorOf(found.getFgColor());
	const paper = found.isBgDefault() ? undefined : colorOf(found.getBgColor());
	const inverse = found.isInverse() !== 0;
	return {
		ink: inverse ? (paper ?? background) : ink,
		paper: inverse ? ink : paper,
		bold: found.isBold() !== 0,
		faint: found.isDim() !== 0,
	};
}

function colorOf(index: number): string {
	return palette[index] ?? foreground;
}

function sameStyle(one: Style, other: Style): boolean {
	return (
		one.ink === other.ink &&
		one.paper === other.paper &&
		one.bold === other.bold &&
		one.faint === other.faint
	);
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}

function escape(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
