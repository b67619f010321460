import type {InvestigationState} from '../../experiments/investigation.ts';
import type {SessionView} from '../../model/view.ts';
import {endpointText, type Brush} from '../brush.ts';
import {cells, cut, cutRow, rowCells} from '../cells.ts';
import type {Hint} from '../keymap.ts';
import type {Row, Span} from '../theme.ts';
import type {WalkCount} from '../../render/ways.ts';

/** The first row: what this is about, where we are connected, and what is switched on. */
export function headerRow(
	view: SessionView,
	options: {
		readonly brush: Brush;
		readonly width: number;
		/** What auto mode does; undefined: it is off. */
		readonly auto: string | undefined;
		readonly series: InvestigationState | undefined;
		/** Which walk of several this is, and what was changed in it. */
		readonly walks?: WalkCount | undefined;
	},
): Row {
	const {brush, width} = options;
	const left: Span[] = [
		{text: ' mxray ', tone: 'accent'},
		{text: ` ${brush.show(view.plan.mailbox.text)}`, tone: 'strong'},
	];
	const {place, safety} = linkWords(view);
	const practice = view.plan.practice ? ['practice network'] : [];
	const short = view.plan.practice ? ['practice'] : [];
	const {count, change} = walkWords(options.walks);
	const auto = [
		...count,
		...(options.auto === undefined ? [] : [options.auto]),
		...seriesWords(options.series),
	];
	const autoWord =
		options.auto === undefined ? [] : [options.auto.includes('paused') ? 'paused' : 'auto'];
	const marks = [...practice, ...safety, ...auto];
	const shortened = (text: string): string => cut(brush.show(text), 20, brush.glyphs.cut);
	// What does not fit is left out from the least important on.
	const lists = [
		[...change, ...place, ...marks],
		[...change, ...marks],
		...(change.length === 0
			? []
			: [
					[...change, ...short, ...auto],
					[...change.map((text) => shortened(text)), ...short, ...auto],
				]),
		marks,
		[...short, ...safety, ...auto],
		[...short, ...auto],
		[...short, ...autoWord],
		short,
	];
	for (const list of lists) {
		const right = list.map((text) => brush.show(text)).join(brush.say(' · '));
		const gap = width - rowCells(left) - cells(right) - 1;
		if (gap >= 2 || list.length === 0)
			return [...left, {text: ' '.repeat(Math.max(0, gap))}, {text: right, tone: 'dim'}];
	}
	// Better half an address than a practice walk that looks like a real one.
	const mark = short.join('');
	const room = width - cells(mark) - 3;
	if (room < 24) return left;
	return [...cutRow(left, room, brush.glyphs.cut), {text: `  ${mark}`, tone: 'dim'}];
}

/** Which walk of several, and what makes it another. */
function walkWords(walks: WalkCount | undefined): {
	readonly count: readonly string[];
	readonly change: readonly string[];
} {
	if (walks === undefined || walks.said.length < 2) return {count: [], change: []};
	const said = walks.said[walks.at];
	return {
		count: [`walk ${walks.at + 1} of ${walks.said.length}`],
		change: said === undefined ? [] : [said],
	};
}

/** How far the experiments are, while they go on. */
function seriesWords(series: InvestigationState | undefined): readonly string[] {
	if (series === undefined || series.ended !== undefined) return [];
	return [`experiment ${series.used} of ${series.offer.announced}`];
}

/** Where the newest connection leads, and whether others can read along; nothing once another is due. */
function linkWords(view: SessionView): {
	readonly place: readonly string[];
	readonly safety: readonly string[];
} {
	const attempt = view.attempts.at(-1);
	if (attempt === undefined || view.proposal?.kind === 'connect') return {place: [], safety: []};
	const {host, address} = attempt.target;
	const place = [endpointText(host, address.address, attempt.target.port)];
	if (attempt.local === undefined) return {place, safety: []};
	return {place, safety: [attempt.tls?.protocol ?? 'in the clear']};
}

/**
 * The last row: the keys that mean something now. The first one, help and the
 * way out always stand there; of the others those that can be spared go first,
 * and those that must be kept only where help and the way out are keys without words.
 * Over the panes search stands where help does elsewhere, and can be spared.
 */
export function hintRow(hints: readonly Hint[], brush: Brush, width: number): Row {
	let parts = hints.map(({label, hint, spare = 0, keep = false}) => ({
		spare,
		keep,
		row: [
			{text: brush.say(label), tone: 'key'},
			{text: ` ${brush.say(hint)}`, tone: 'dim'},
		] as Row,
	}));
	const used = (): number => parts.reduce((sum, {row}) => sum + rowCells(row) + 2, -1);
	const drop = (isKept: boolean): void => {
		while (parts.length > 3 && used() > width) {
			const middle = parts.slice(1, (parts.at(-2)?.spare ?? 0) > 0 ? -1 : -2);
			const some = middle.filter(({keep}) => keep === isKept);
			if (some.length === 0) return;
			const most = Math.max(...some.map(({spare}) => spare));
			const gone = some.findLast(({spare}) => spare === most);
			parts = parts.filter((part) => part !== gone);
		}
	};
	drop(false);
	// On the narrowest screens the key alone stands for help, then for the last one, and then for those before.
	const shorter = [parts.length - 2, parts.length - 1];
	for (let at = parts.length - 3; at > 0; at--) shorter.push(at);
	for (const at of shorter)
		if (used() > width)
			parts = parts.map((part, index) =>
				index === at ? {...part, row: part.row.slice(0, 1)} : part,
			);
	drop(true);
	return parts.flatMap(({row}, index) => [{text: index === 0 ? ' ' : '  '}, ...row]);
}
