import type {InvestigationEnd, Movement, Trial, TrialResult} from '../../model/trial.ts';
import type {InvestigationState} from '../../experiments/investigation.ts';
import type {Stage} from '../../model/stage.ts';
import type {Outcome} from '../../model/verdict.ts';
import {movementOf, succeeded} from '../../verdict/movement.ts';
import {duration, type Brush} from '../brush.ts';
import {cells, cut, fit, fitRight, prose} from '../cells.ts';
import type {Row, Tone} from '../theme.ts';
import {heading, type BlockOptions} from './blocks.ts';
import {confidenceShape, confidenceWords} from './causes.ts';
import {endedWords} from './rail.ts';

/** What the list of experiments is made from. */
export type MatrixOptions = BlockOptions & {
	/** The first walk judged by itself: what each experiment is held against. */
	readonly first: Outcome;
	/** What the experiments show so far, in a sentence. */
	readonly conclusion: string | undefined;
	/** Which one is chosen. */
	readonly index: number;
	/** How long the wait of the running one lasts. */
	readonly elapsedMs: number;
	/** Until the next connection; undefined: no pause. */
	readonly pauseMs: number | undefined;
	readonly tick: number;
};

const stageWords: Readonly<Record<Stage, string>> = {
	mx: 'DNS',
	connect: 'connect',
	banner: 'the greeting',
	ehlo: 'EHLO',
	starttls: 'STARTTLS',
	mail: 'MAIL',
	rcpt: 'RCPT',
	vrfy: 'VRFY',
	quit: 'QUIT',
};

const endWords: Readonly<Record<InvestigationEnd, string>> = {
	clear: 'The answer is clear: the rest would not change it.',
	exhausted: 'What is left would tell no more.',
	limit: 'The number of connections that was announced is used up.',
	polite: 'To go on would have annoyed the server, so mxray stopped.',
	person: 'You stopped them.',
	signal: 'They were interrupted.',
};

const movementWords: Readonly<Record<Movement, string>> = {
	same: 'same',
	further: 'got further',
	sooner: 'broke off sooner',
	different: 'another answer',
	none: 'tells nothing',
};

/** How a walk came out, in a few words: 'accepted at RCPT', '550 5.7.1 at RCPT', 'silence at EHLO'. */
function outcomeWords(outcome: Outcome): string {
	const {stage, ended, code, enhanced} = outcome;
	const where = stageWords[stage];
	if (ended !== 'reply') return `${endedWords[ended]} at ${where}`;
	if (code === null) return stage === 'connect' ? 'connected' : 'answered by DNS';
	if (stage === 'rcpt' && succeeded(outcome)) return `accepted at ${where}`;
	return `${code}${enhanced === null ? '' : ` ${enhanced}`} at ${where}`;
}

type Sign = {readonly mark: string; readonly tone: Tone; readonly words: string};

function movementSign(result: TrialResult, first: Outcome, {glyphs}: Brush): Sign {
	const movement = movementOf(first, result);
	const marks = glyphs.unicode
		? {same: '=', further: '↑', sooner: '↓', different: '≠', none: '−'}
		: {same: '=', further: '^', sooner: 'v', different: '#', none: '-'};
	const tones: Readonly<Record<Movement, Tone>> = {
		same: 'plain',
		further: 'good',
		sooner: 'bad',
		different: 'warn',
		none: 'dim',
	};
	const came = outcomeWords(result.outcome);
	const wasMade = movement !== 'none' || result.view.attempts.length > 0;
	const words = wasMade ? `${movementWords[movement]}: ${came}` : 'not made';
	return {mark: marks[movement], tone: tones[movement], words};
}

function signOf(trial: Trial, series: InvestigationState, options: MatrixOptions): Sign {
	const {brush, tick, elapsedMs} = options;
	const {glyphs} = brush;
	const result = series.results.find((each) => each.trial.number === trial.number);
	if (result !== undefined) return movementSign(result, options.first, brush);
	if (series.running?.trial.number === trial.number) {
		const view = series.running.session.getView();
		const stage = view.running?.stage ?? view.stages.findLast(isBegun)?.stage ?? 'connect';
		return {
			mark: glyphs.running[tick % glyphs.running.length] ?? '',
			tone: 'theirs',
			words: `running: ${stageWords[stage]}, ${duration(elapsedMs)}`,
		};
	}
	return series.ended === undefined
		? {mark: glyphs.pending, tone: 'dim', words: 'waiting'}
		: {mark: glyphs.skipped, tone: 'dim', words: 'not needed any more'};
}

const isBegun = ({status}: {readonly status: string}): boolean => status !== 'pending';

/**
 * Every experiment with what was changed and how it came out; above them how
 * far the series is, below what follows from it.
 *
 *        1  once more, unchanged             = same: 550 5.7.1 at RCPT
 *     »  2  EHLO as [203.0.113.77]           ↑ got further: accepted at RCPT
 *        3  from another sender              · waiting
 */
export function matrixRows(
	series: InvestigationState,
	options: MatrixOptions,
): {
	readonly rows: readonly Row[];
	readonly selectedRow: number;
	/** Where something is going on; the first row at the end. */
	readonly presentRow: number;
} {
	const {brush, width, index} = options;
	const rows: Row[] = [
		...prose(brush.say(`The first walk: ${outcomeWords(options.first)}`), width, 'dim'),
		...prose(brush.say(progress(series, options)), width, 'dim'),
		// At the end the answer comes first; before, the list must not jump while it grows.
		...(series.ended === undefined ? [] : conclusionRows(series, options)),
		[],
	];
	let selectedRow = 0;
	let presentRow = 0;
	const present = series.running?.trial ?? series.results.at(-1)?.trial;
	const widest = Math.max(0, ...series.offer.agenda.map(({label}) => cells(brush.say(label))));
	for (const [at, trial] of series.offer.agenda.entries()) {
		if (at === index) selectedRow = rows.length;
		if (series.ended === undefined && trial.number === present?.number) presentRow = rows.length;
		const sign = signOf(trial, series, options);
		rows.push(...trialRows(trial, sign, {...options, widest, isChosen: at === index}));
	}
	return {
		rows: series.ended === undefined ? [...rows, ...conclusionRows(series, options)] : rows,
		selectedRow,
		presentRow,
	};
}

function trialRows(
	trial: Trial,
	sign: Sign,
	options: BlockOptions & {readonly widest: number; readonly isChosen: boolean},
): Row[] {
	const {brush, width, widest, isChosen} = options;
	const {glyphs} = brush;
	const label = brush.say(trial.label);
	const head: Row = [
		{text: isChosen ? `${glyphs.select} ` : '  ', tone: 'accent'},
		{text: `${fitRight(String(trial.number), 2, glyphs.cut)}  `, tone: 'dim'},
	];
	const mark = [{text: `${sign.mark} `, tone: sign.tone}] as const;
	const tone = isChosen ? 'strong' : 'plain';
	const room = Math.min(widest, width - 42);
	if (room < Math.min(24, widest)) {
		const below = prose(brush.say(sign.words), width - 6, toneOfWords(sign), mark);
		return [
			[...head, {text: cut(label, width - 6, glyphs.cut), tone}],
			...below.map((row): Row => [{text: ' '.repeat(6)}, ...row]),
		];
	}
	const words = prose(brush.say(sign.words), width - 8 - room, toneOfWords(sign), mark);
	const gap = ' '.repeat(6 + room + 2);
	return words.map((row, at): Row =>
		at === 0
			? [...head, {text: `${fit(label, room, glyphs.cut)}  `, tone}, ...row]
			: [{text: gap}, ...row],
	);
}

const toneOfWords = ({tone}: Sign): Tone => (tone === 'dim' || tone === 'good' ? tone : 'plain');

/** '3 of at most 7 connections used. The next one in 4 s.' */
function progress({offer, used, ended}: InvestigationState, options: MatrixOptions): string {
	const count = `${used} of at most ${offer.announced} ${offer.announced === 1 ? 'connection' : 'connections'} used.`;
	if (ended !== undefined) return `${count} ${endWords[ended]}`;
	if (options.pauseMs === undefined) return count;
	const seconds = Math.max(0, Math.ceil(options.pauseMs / 1000));
	return `${count} The next one in ${seconds} s.`;
}

function conclusionRows(series: InvestigationState, options: MatrixOptions): Row[] {
	const {brush, width, conclusion} = options;
	const title = series.ended === undefined ? 'So far' : 'What follows';
	const [likeliest] = series.outcome.hypotheses;
	const cause =
		likeliest === undefined
			? []
			: prose(
					brush.say(`${confidenceWords[likeliest.confidence]}: ${likeliest.text}`),
					width,
					'plain',
					[confidenceShape(likeliest.confidence, brush), {text: ' '}],
				);
	const said = conclusion === undefined ? [] : prose(brush.say(conclusion), width);
	return said.length + cause.length === 0
		? []
		: [[], heading(title, 'strong', brush), ...said, ...cause];
}
