import xterm from '@xterm/headless';
import chalk from 'chalk';
import fc from 'fast-check';
import {Box, renderToString, Text} from 'ink';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {Rows} from '../../source/ui/components/rows.tsx';
import {cutRow} from '../../source/ui/cells.ts';
import {paintRow} from '../../source/ui/paint.ts';
import {stylesFor, type Row, type Tone} from '../../source/ui/theme.ts';

const {level} = chalk;
beforeAll(() => {
	chalk.level = 1;
});
afterAll(() => {
	chalk.level = level;
});

const styles = stylesFor('dark');
const tones = Object.keys(styles) as Tone[];
const width = 24;

/** The same rows as Ink draws them by itself: a box for each, and a text for each tone. */
function byInk(rows: readonly Row[]): string {
	return renderToString(
		<Box flexDirection="column" width={width}>
			{rows.map((row, at) => (
				<Box key={at} height={1} width={width} flexShrink={0}>
					<Text wrap="truncate-end">
						{cutRow(row, width, '…').map((span, index) => (
							<Text key={index} {...styles[span.tone ?? 'plain']}>
								{span.text}
							</Text>
						))}
					</Text>
				</Box>
			))}
		</Box>,
		{columns: width},
	);
}

const words = fc.array(fc.constantFrom('a', 'word ', ' ', '你', 'é', 'e\u0301', '│', '👍🏽', '━'), {
	maxLength: 14,
});
const spans = fc.record({
	text: words.map((parts) => parts.join('')),
	tone: fc.constantFrom(...tones),
});

/** What a terminal makes of it: each cell with its colour and weight. */
async function cellsOf(text: string, height: number): Promise<readonly unknown[]> {
	const terminal = new xterm.Terminal({cols: width, rows: height, allowProposedApi: true});
	await new Promise<void>((resolve) => {
		terminal.write(text.replaceAll('\n', '\r\n'), resolve);
	});
	return Array.from({length: height * width}, (_, at) => {
		const cell = terminal.buffer.active.getLine(Math.floor(at / width))?.getCell(at % width);
		return [
			cell?.getChars() || ' ',
			cell?.getFgColor(),
			cell?.isBold(),
			cell?.isDim(),
			cell?.isInverse(),
			cell?.isUnderline(),
		].join();
	});
}

test('rows are painted as Ink would draw them', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.array(spans, {maxLength: 5}), {minLength: 1, maxLength: 6}),
			async (rows) => {
				const {length} = rows;
				const ours = <Rows rows={rows} width={width} height={length} mark="…" />;
				expect(await cellsOf(renderToString(ours, {columns: width}), length)).toEqual(
					await cellsOf(byInk(rows), length),
				);
			},
		),
	);
});

test('only the rows in sight, at their places', () => {
	const rows = Array.from({length: 50}, (_, at): Row => [{text: `row ${at}`}]);
	const shown = renderToString(<Rows rows={rows} top={47} width={width} height={5} mark="…" />);
	expect(shown.split('\n').slice(0, 3)).toEqual(['row 47', 'row 48', 'row 49']);
});

test('escape-injection: a control character that came as far as this goes no further', () => {
	const row: Row = [{text: 'a\u001b[2Jb\u009b31mc\u0007\r\n', tone: 'bad'}];
	expect(paintRow(row, width, '…', styles)).toBe(chalk.bold.red('a[2Jb31mc'));
});
