import stringWidth from 'string-width';
import type {Movement, TrialResult} from '../model/trial.ts';
import type {Outcome} from '../model/verdict.ts';
import {visible} from '../protocol/visible.ts';
import {movementOf, succeeded} from '../verdict/movement.ts';
import {textColumns, wrap} from './layout.ts';
import {shortDecision} from './text-verdict.ts';

/** How an experiment came out beside the first walk, in a word or two: at most 16 columns, plain text. */
export function movementWords(movement: Movement, result: TrialResult): string {
	const {stage, ended, code} = result.outcome;
	const isControl = result.trial.factor === 'control';
	switch (movement) {
		case 'same':
			return isControl ? 'fails there, too' : 'no change';
		case 'further':
			if (isControl) return 'works there';
			return stage === 'rcpt' && succeeded(result.outcome) ? 'accepted' : 'got further';
		case 'sooner':
			return 'broke off sooner';
		case 'different':
			return result.trial.factor === 'name' && code !== null && code >= 400
				? 'refused'
				: 'another answer';
		case 'none':
			return ended === 'stopped' ? 'stopped' : 'not made';
		default:
			return movement satisfies never;
	}
}

/** One line of the matrix, each part safe to show. */
export type MatrixRow = {
	/** Null for the first walk, which the others are held against. */
	readonly number: number | null;
	readonly label: string;
	/** Where it was decided and how: 'RCPT TO: 550 5.1.1'. */
	readonly outcome: string;
	readonly movement: Movement | undefined;
	/** The movement in words; empty for the first walk. */
	readonly words: string;
};

/** The matrix of factor × outcome: the first walk, then every experiment in the order in which it was made. */
export function matrixRows(first: Outcome, results: readonly TrialResult[]): readonly MatrixRow[] {
	return [
		{
			number: null,
			label: 'the first walk',
			outcome: visible(shortDecision(first)),
			movement: undefined,
			words: '',
		},
		...results.map((result): MatrixRow => {
			const movement = movementOf(first, result);
			return {
				number: result.trial.number,
				label: visible(result.trial.label),
				outcome: visible(shortDecision(result.outcome)),
				movement,
				words: movementWords(movement, result),
			};
		}),
	];
}

const indent = 4;
const gap = 2;
const wordsColumns = 'broke off sooner'.length;
const maxLabelColumns = 28;

/** The matrix as an aligned table, `columns` wide; what is too long for its column goes on below it. */
export function matrixLines(rows: readonly MatrixRow[], columns = textColumns): readonly string[] {
	const numbers = Math.max(2, ...rows.map(({number}) => `${number ?? ''}`.length));
	const labels = Math.min(maxLabelColumns, Math.max(...rows.map(({label}) => stringWidth(label))));
	const outcomes = columns - indent - numbers - labels - wordsColumns - 3 * gap;
	return rows.flatMap(({number, label, outcome, words}) => {
		const left = cell(label, labels);
		const middle = cell(outcome, outcomes);
		const height = Math.max(left.length, middle.length);
		return Array.from({length: height}, (_, line) =>
			[
				' '.repeat(indent) + (line === 0 ? `${number ?? ''}` : '').padStart(numbers),
				padEnd(left[line] ?? '', labels),
				padEnd(middle[line] ?? '', outcomes),
				line === 0 ? words : '',
			]
				.join(' '.repeat(gap))
				.trimEnd(),
		);
	});
}

/** The lines of a cell; a word longer than the cell is broken, not cut. */
function cell(text: string, columns: number): readonly string[] {
	return wrap(text, '', '', columns).flatMap((line) => broken(line, columns));
}

function broken(line: string, columns: number): readonly string[] {
	const lines = [''];
	let width = 0;
	for (const character of line) {
		const wide = stringWidth(character);
		if (width + wide > columns) {
			lines.push('');
			width = 0;
		}
		lines[lines.length - 1] += character;
		width += wide;
	}
	return lines;
}

function padEnd(text: string, columns: number): string {
	return text + ' '.repeat(Math.max(0, columns - stringWidth(text)));
}
