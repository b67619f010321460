import type {EndFacts} from '../../knowledge/endings.ts';
import type {ReplyExplanation} from '../../model/explanation.ts';
import type {Stage} from '../../model/stage.ts';
import type {Outcome} from '../../model/verdict.ts';
import type {TrialResult} from '../../model/trial.ts';
import type {Attempt, Exchange, SessionView, StageView} from '../../model/view.ts';
import {addedDetail} from '../../protocol/breach.ts';
import {askedOf, isMisfit} from '../../protocol/reply-codes.ts';
import {asideVerb, unsentOf} from '../../verdict/decisive.ts';
import type {Brush} from '../brush.ts';
import {prose} from '../cells.ts';
import type {Row, Tone} from '../theme.ts';
import {
	anatomyRows,
	bulletBlock,
	heading,
	markOf,
	quoteRows,
	remedies,
	sourceRows,
	toneOf,
} from './blocks.ts';
import type {Anchor} from './causes.ts';
import {capabilityRows, lastOffer, missingRows} from './ehlo.ts';
import {explainExchange, hasReply, type Answered} from './replies.ts';
import {verdictRows} from './verdict.ts';

/** The text of the pane; `key` names what it is about: another key starts at the top. */
export type Explanation = {
	readonly key: string;
	readonly rows: readonly Row[];
	/** The lines that can be chosen. */
	readonly anchors: readonly Anchor[];
};

/** What the explanation needs beside the view. */
export type ExplanationOptions = {
	readonly brush: Brush;
	readonly width: number;
	/** A stage the person looks at; undefined: the present one. */
	readonly selected: Stage | undefined;
	/** An exchange the person looks at, by the `seq` that names it. */
	readonly chosen?: number | undefined;
	readonly outcome: Outcome | undefined;
	/** What was made to find out why. */
	readonly results: readonly TrialResult[];
	/** What they show together, in a sentence. */
	readonly conclusion: string | undefined;
	/** When to come back, if the server asked for time. */
	readonly wait: readonly Row[];
	/** The line that is chosen, by its place among those that can be. */
	readonly mark: number | undefined;
	/** What the screen itself can do about the outcome, in a sentence. */
	readonly offer?: string | undefined;
};

/**
 * What was just said and what comes next, in words; or all about one stage,
 * if the person picked it in the stage list.
 */
export function explanation(view: SessionView, options: ExplanationOptions): Explanation {
	const chosen = options.chosen === undefined ? undefined : exchangeAt(view, options.chosen);
	if (chosen !== undefined) return aboutExchange(chosen, options);
	return options.selected === undefined
		? present(view, options)
		: aboutStage(view, options.selected, options);
}

function present(view: SessionView, options: ExplanationOptions): Explanation {
	const {brush, outcome} = options;
	const attempt = view.attempts.at(-1);
	const last = attempt?.exchanges.findLast(hasReply);
	const stage = view.proposal?.stage ?? view.running?.stage;
	const key = `${outcome === undefined ? '' : 'verdict'}/${view.attempts.length}/${last?.reply.seq ?? ''}/${stage ?? ''}`;
	const rows: Row[] = [];
	const gap = (): void => {
		if (rows.length > 0) rows.push([]);
	};
	const failure = lastFailure(view, attempt);
	const explained = last === undefined ? undefined : explainExchange(last, attempt, brush);
	const later = laterRows(last, explained, options);
	const verdict = outcome === undefined ? undefined : verdictRows(outcome, {...options, later});
	rows.push(...(verdict?.rows ?? []));
	if (last !== undefined && explained !== undefined) {
		gap();
		rows.push(...replyHead(last, explained, options));
		if (last.stage === 'ehlo') rows.push(...seriousRows(view, options));
	}
	if (failure !== undefined) {
		gap();
		rows.push(...failureRows(failure, options));
	}
	const bad = last !== undefined && isBad(last);
	if (bad && outcome === undefined && explained !== undefined)
		rows.push(...remedies(explained, options));
	if (stage !== undefined) {
		gap();
		rows.push(...stageHead(stage, view, options));
	}
	if (last !== undefined && explained !== undefined) {
		if (last.stage === 'ehlo') rows.push(...offerRows(view, 'line', options));
		rows.push(...replyMore(explained, options));
	}
	return {key, rows, anchors: verdict?.anchors ?? []};
}

/** Is there something to do about it? */
function isBad(exchange: Answered): boolean {
	const code = exchange.reply.reply.code ?? 0;
	return code >= 400 || isMisfit(code, askedOf(exchange));
}

/** The newest reply in a line, where the verdict rests on another one. */
function laterRows(
	last: Answered | undefined,
	explained: ReplyExplanation | undefined,
	{brush, width, outcome}: ExplanationOptions,
): Row[] {
	if (last === undefined || explained === undefined) return [];
	if (outcome?.stage === last.stage || outcome?.evidence.includes(last.reply.seq)) return [];
	const code = last.reply.reply.code ?? 'no code';
	const to = last.aside ? asideVerb(last) : last.stage;
	const text = `Newest reply, ${to} ${code}: ${explained.title}.`;
	return prose(brush.say(text), width, 'dim');
}

type Chosen = {readonly attempt: Attempt; readonly exchange: Exchange};

function exchangeAt(view: SessionView, id: number): Chosen | undefined {
	for (const attempt of view.attempts)
		for (const exchange of attempt.exchanges)
			if ((exchange.reply?.seq ?? exchange.sent?.seq) === id) return {attempt, exchange};
	return undefined;
}

/** One exchange of before, explained again, and what the step was for. */
function aboutExchange({attempt, exchange}: Chosen, options: ExplanationOptions): Explanation {
	const {brush, width} = options;
	const {stage, sent} = exchange;
	const key = `exchange/${exchange.reply?.seq ?? sent?.seq ?? ''}`;
	const head = sent === undefined ? 'The server spoke first.' : brush.showLine(sent.raw);
	const rows: Row[] = prose(head, width, 'strong', [
		{text: `${brush.glyphs.select} ${stage}: `, tone: 'accent'},
	]);
	rows.push([]);
	if (hasReply(exchange)) {
		const explained = explainExchange(exchange, attempt, brush);
		rows.push(...replyHead(exchange, explained, options));
		if (isBad(exchange)) rows.push(...remedies(explained, options));
		rows.push(...replyMore(explained, options));
	} else rows.push(...prose(brush.say('No reply came.'), width));
	const {title, purpose} = brush.knowledge.explainStage(stage);
	rows.push([], ...prose(brush.say(title), width, 'accent'), ...prose(brush.say(purpose), width));
	return {key, rows, anchors: []};
}

function aboutStage(view: SessionView, stage: Stage, options: ExplanationOptions): Explanation {
	const {brush, width} = options;
	const text = brush.knowledge.explainStage(stage);
	const attempt = view.attempts.at(-1);
	const exchanges = (attempt?.exchanges ?? []).filter(
		(exchange) => exchange.stage === stage && !exchange.aside,
	);
	const rows: Row[] = [
		heading(text.title, 'accent', brush),
		...prose(brush.say(text.purpose), width),
	];
	for (const exchange of exchanges.filter(hasReply)) {
		const explained = explainExchange(exchange, attempt, brush);
		rows.push([], ...replyHead(exchange, explained, options), ...remedies(explained, options));
		rows.push(...replyMore(explained, options));
	}
	if (stage === 'ehlo') rows.push(...offerRows(view, 'text', options));
	const ended = stage === 'mx' ? view.mx : attempt?.stages[stage];
	if (ended?.ended !== undefined && ended.ended !== 'reply')
		rows.push([], ...failureRows(failureOf(ended, ended.ended, attempt), options));
	rows.push([], ...bulletBlock('A healthy answer', [text.healthy], options));
	rows.push([], ...bulletBlock('What goes wrong here', text.trouble, options));
	rows.push(...sourceRows(text.sources, options));
	return {key: `stage/${stage}/${exchanges.length}`, rows, anchors: []};
}

function replyHead(
	exchange: Answered,
	explained: ReplyExplanation,
	options: ExplanationOptions,
): Row[] {
	const {brush, width} = options;
	const {code, lines} = exchange.reply.reply;
	const asked = askedOf(exchange);
	const tone = toneOf(code, asked);
	return [
		...prose(brush.say(explained.title), width, tone, [
			{text: `${markOf(code, brush, asked)} `, tone},
		]),
		...quoteRows(lines.slice(-1), 3, options),
		...prose(brush.say(explained.meaning), width),
	];
}

function replyMore(explained: ReplyExplanation, options: ExplanationOptions): Row[] {
	return [...anatomyRows(explained, options), ...sourceRows(explained.sources, options)];
}

/** What must not be overlooked in what was offered: a line each, right behind the reply. */
function seriousRows(view: SessionView, {brush, width}: ExplanationOptions): Row[] {
	const missing = lastOffer(view, brush)?.missing.filter(({isSerious}) => isSerious) ?? [];
	return missing.flatMap(({title}) =>
		prose(brush.say(`${title}.`), width, 'plain', [
			{text: `${brush.glyphs.warning} `, tone: 'warn'},
		]),
	);
}

/** What is offered and what is missing, if the server has said so. */
function offerRows(view: SessionView, depth: 'line' | 'text', options: ExplanationOptions): Row[] {
	const offer = lastOffer(view, options.brush);
	if (offer === undefined) return [];
	return [...missingRows(offer, {...options, depth}), ...capabilityRows(offer, options)];
}

function stageHead(stage: Stage, view: SessionView, {brush, width}: ExplanationOptions): Row[] {
	const text = brush.knowledge.explainStage(stage);
	const word = view.running === undefined ? 'Next' : 'Now';
	return [
		...prose(brush.say(text.title), width, 'accent', [{text: `${word}: `, tone: 'dim'}]),
		...prose(brush.say(text.purpose), width),
		...prose(brush.say(`A healthy answer: ${text.healthy}`), width, 'dim'),
	];
}

type Failure = {
	readonly stage: Stage;
	readonly ended: NonNullable<Attempt['stages'][Stage]['ended']>;
	readonly facts: EndFacts;
};

function lastFailure(view: SessionView, attempt: Attempt | undefined): Failure | undefined {
	const aside = attempt?.endedAside;
	if (aside !== undefined && aside.ended !== 'reply') {
		const {stage, ended, code, detail} = aside;
		return {stage, ended, facts: {code, detail, unsent: {verb: asideVerb(aside.exchange)}}};
	}
	const stages = attempt === undefined ? [view.mx] : Object.values(attempt.stages);
	const failed = stages.findLast(
		({ended}) => ended !== undefined && ended !== 'reply' && ended !== 'skipped',
	);
	if (failed?.ended === undefined) return undefined;
	return failureOf(failed, failed.ended, attempt);
}

function failureOf(
	{stage, code, detail}: StageView,
	ended: Failure['ended'],
	attempt: Attempt | undefined,
): Failure {
	const unsent = attempt && unsentOf(attempt, stage);
	return {stage, ended, facts: {code, detail, unsent}};
}

function failureRows(failure: Failure, options: ExplanationOptions): Row[] {
	const {brush, width, outcome} = options;
	const known = brush.knowledge.endedText(failure.ended, failure.stage, failure.facts);
	const isCalm = failure.ended === 'skipped';
	const mark = isCalm ? brush.glyphs.skipped : brush.glyphs.failed;
	const tone: Tone = isCalm ? 'dim' : 'bad';
	// The verdict has the advice already.
	const detail = addedDetail(failure.facts.detail);
	const isTold = outcome?.stage === failure.stage && options.selected === undefined;
	return [
		...prose(brush.say(known.title), width, tone, [{text: `${mark} `, tone}]),
		...prose(brush.say(known.meaning), width),
		...(detail === undefined ? [] : prose(brush.show(detail), width, 'dim')),
		...(isTold || isCalm ? [] : remedies(known, options)),
	];
}
