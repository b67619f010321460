import {causeText} from '../../knowledge/index.ts';
import type {Evidence, Hypothesis} from '../../model/cause.ts';
import type {Confidence, Outcome} from '../../model/verdict.ts';
import type {TrialResult} from '../../model/trial.ts';
import type {Brush} from '../brush.ts';
import {cells, prose} from '../cells.ts';
import type {Row, Span, Tone} from '../theme.ts';
import {heading, type BlockOptions} from './blocks.ts';

/** How sure, in words. */
export const confidenceWords: Readonly<Record<Confidence, string>> = {
	high: 'quite sure',
	medium: 'fairly sure',
	low: 'a guess',
};

/** A line that can be chosen, and what it rests on. */
export type Anchor = {
	readonly row: number;
	readonly height: number;
	/** `seq` of events, in the log of the first walk or of that experiment. */
	readonly events: readonly number[];
	readonly trial: number | null;
};

/** What the list of causes is made from. */
export type CauseOptions = BlockOptions & {
	readonly results: readonly TrialResult[];
	/** Which line is chosen; undefined: none. */
	readonly mark: number | undefined;
};

/** Rows, and the lines among them that can be chosen. */
export type Choosable = {readonly rows: readonly Row[]; readonly anchors: readonly Anchor[]};

/**
 * The causes that are left, likeliest first, with what speaks for and against
 * each and the test that would decide; then those that are ruled out.
 *
 *     » ●●○ fairly sure: Your address is on a block list.
 *         + The server said 550 5.7.1 …
 *         − Experiment 3 (EHLO as [203.0.113.77]) came out the same.
 *         ? Ask from another address.
 */
export function causeRows(outcome: Outcome, options: CauseOptions): Choosable {
	const {brush} = options;
	const rows: Row[] = [];
	const anchors: Anchor[] = [];
	const choosable = (
		make: (gutter: readonly Span[]) => Row[],
		rest: Pick<Anchor, 'events' | 'trial'>,
	): void => {
		const isChosen = options.mark === anchors.length;
		const made = make([
			isChosen ? {text: `${brush.glyphs.select} `, tone: 'accent'} : {text: '  '},
		]);
		anchors.push({row: rows.length, height: made.length, ...rest});
		rows.push(...(isChosen ? made.map(stressed) : made));
	};
	if (outcome.hypotheses.length > 0)
		rows.push([], heading('What may be behind it, likeliest first', 'strong', brush));
	for (const cause of outcome.hypotheses) {
		choosable((gutter) => causeHead(cause, gutter, options), restOf(cause));
		for (const [indent, sign, list] of signsFor(cause, brush))
			for (const each of list)
				choosable((gutter) => evidenceRows(each, [...gutter, indent, sign], options), each);
		if (cause.test !== null) rows.push(...testRows(cause.test, options));
	}
	return {rows: [...rows, ...ruledOutRows(outcome, options)], anchors};
}

/** A chosen line stands out by weight, too. */
const stressed = (row: Row): Row =>
	row.map((span) =>
		span.tone === undefined || span.tone === 'plain' || span.tone === 'dim'
			? {...span, tone: 'strong'}
			: span,
	);

function restOf(cause: Hypothesis): Pick<Anchor, 'events' | 'trial'> {
	if (cause.evidence.length > 0) return {events: cause.evidence, trial: null};
	return cause.for.find(({events}) => events.length > 0) ?? {events: [], trial: null};
}

type Signed = readonly [indent: Span, sign: Span, list: readonly Evidence[]];

function signsFor(cause: Hypothesis, {say}: Brush): readonly Signed[] {
	return [
		[{text: '  '}, {text: '+ ', tone: 'good'}, cause.for],
		[{text: '  '}, {text: `${say('−')} `, tone: 'bad'}, cause.against],
	];
}

/** How sure, as a shape: three dots, so many of them full. */
export function confidenceShape(confidence: Confidence, {glyphs}: Brush): Span {
	const full = confidence === 'high' ? 3 : confidence === 'medium' ? 2 : 1;
	const [on, off] = glyphs.unicode ? ['●', '○'] : ['#', '.'];
	return {text: `${on.repeat(full)}${off.repeat(3 - full)}`, tone: 'accent'};
}

function causeHead(cause: Hypothesis, gutter: readonly Span[], options: CauseOptions): Row[] {
	const {brush, width} = options;
	return prose(brush.say(`${confidenceWords[cause.confidence]}: ${cause.text}`), width, 'plain', [
		...gutter,
		confidenceShape(cause.confidence, brush),
		{text: ' '},
	]);
}

/** Evidence in a sentence; that of an experiment says of which. */
function evidenceRows(
	evidence: Evidence,
	first: readonly Span[],
	{brush, width, results}: CauseOptions,
): Row[] {
	const {trial, text} = evidence;
	const label = results.find((result) => result.trial.number === trial)?.trial.label;
	const name = trialName(trial, label);
	const isNamed = name === '' || new RegExp(`\\bexperiment ${trial}\\b`, 'iu').test(text);
	// Its label may be the subject of the sentence: it is not said twice.
	const subject = `“${label ?? ''}” `;
	const said = text.startsWith(subject)
		? `${name} ${text.slice(subject.length)}`
		: `${name}: ${text}`;
	return prose(brush.say(isNamed ? text : said), width, 'plain', first);
}

/** 'Experiment 3 (EHLO as [203.0.113.77])'; empty for the first walk. */
function trialName(trial: number | null, label: string | undefined): string {
	if (trial === null) return '';
	return label === undefined ? `Experiment ${trial}` : `Experiment ${trial} (${label})`;
}

function testRows(test: NonNullable<Hypothesis['test']>, {brush, width}: CauseOptions): Row[] {
	const own = test.factor === null ? '' : ' mxray can do this: press f.';
	return prose(brush.say(`What would decide: ${test.text}${own}`), width, 'dim', [
		{text: '    '},
		{text: '? ', tone: 'accent'},
	]);
}

function ruledOutRows({ruledOut}: Outcome, {brush, width}: CauseOptions): Row[] {
	if (ruledOut.length === 0) return [];
	const dim: Tone = 'dim';
	const bullet: Span = {text: `  ${brush.glyphs.skipped} `, tone: dim};
	const room = Math.max(cells(bullet.text) + 8, width);
	return [
		[],
		heading('Ruled out', dim, brush),
		...ruledOut.flatMap(({id, text}) =>
			prose(brush.say(`${causeText(id).title}: ${text}`), room, dim, [bullet]),
		),
	];
}
