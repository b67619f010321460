import type {ReplyExplanation, Source} from '../../model/explanation.ts';
import type {Stage} from '../../model/stage.ts';
import type {Outcome} from '../../model/verdict.ts';
import type {Attempt, Exchange, SessionView} from '../../model/view.ts';
import type {Brush} from '../brush.ts';
import {hardWrap, prose} from '../cells.ts';
import type {Row, Tone} from '../theme.ts';
import {verdictRows} from './verdict.ts';

/** The text of the pane; `key` names what it is about: another key starts at the top. */
export type Explanation = {readonly key: string; readonly rows: readonly Row[]};

/** What the explanation needs beside the view. */
export type ExplanationOptions = {
	readonly brush: Brush;
	readonly width: number;
	/** A stage the person looks at; undefined: the present one. */
	readonly selected: Stage | undefined;
	readonly outcome: Outcome | undefined;
};

type Answered = Exchange & {readonly reply: NonNullable<Exchange['reply']>};

const hasReply = (exchange: Exchange): exchange is Answered => exchange.reply !== undefined;

/**
 * What was just said and what comes next, in words; or all about one stage,
 * if the person picked it in the stage list.
 */
export function explanation(view: SessionView, options: ExplanationOptions): Explanation {
	return options.selected === undefined
		? present(view, options)
		: aboutStage(view, options.selected, options);
}

function present(view: SessionView, options: ExplanationOptions): Explanation {
	const {brush, width, outcome} = options;
	const attempt = view.attempts.at(-1);
	const last = attempt?.exchanges.findLast(hasReply);
	const stage = view.proposal?.stage ?? view.running?.stage;
	const key = `${outcome === undefined ? '' : 'verdict'}/${view.attempts.length}/${last?.reply.seq ?? ''}/${stage ?? ''}`;
	const rows: Row[] = [];
	const gap = (): void => {
		if (rows.length > 0) rows.push([]);
	};
	if (outcome !== undefined) rows.push(...verdictRows(outcome, brush, width));
	const failure = lastFailure(view, attempt);
	const explained = last === undefined ? undefined : explain(last, attempt, brush);
	if (last !== undefined && explained !== undefined) {
		gap();
		rows.push(...replyHead(last, explained, options));
	}
	if (failure !== undefined) {
		gap();
		rows.push(...failureRows(failure, options));
	}
	const bad = (last?.reply.reply.code ?? 0) >= 400;
	if (bad && outcome === undefined && explained !== undefined)
		rows.push(...remedies(explained, options));
	if (stage !== undefined) {
		gap();
		rows.push(...stageHead(stage, view, options));
	}
	if (last !== undefined && explained !== undefined) {
		if (last.stage === 'ehlo' && attempt !== undefined)
			rows.push(...capabilityRows(attempt, options));
		rows.push(...replyMore(explained, options));
	}
	return {key, rows};
}

function aboutStage(view: SessionView, stage: Stage, options: ExplanationOptions): Explanation {
	const {brush, width} = options;
	const text = brush.knowledge.explainStage(stage);
	const attempt = view.attempts.at(-1);
	const exchanges = (attempt?.exchanges ?? []).filter((exchange) => exchange.stage === stage);
	const rows: Row[] = [
		heading(text.title, 'accent', brush),
		...prose(brush.say(text.purpose), width),
	];
	for (const exchange of exchanges.filter(hasReply)) {
		const explained = explain(exchange, attempt, brush);
		rows.push([], ...replyHead(exchange, explained, options), ...remedies(explained, options));
		rows.push(...replyMore(explained, options));
	}
	if (stage === 'ehlo' && attempt !== undefined) rows.push(...capabilityRows(attempt, options));
	const ended = stage === 'mx' ? view.mx : attempt?.stages[stage];
	if (ended?.ended !== undefined && ended.ended !== 'reply')
		rows.push([], ...failureRows({stage, ended: ended.ended, detail: ended.detail}, options));
	rows.push([], ...bulletBlock('A healthy answer', [text.healthy], options));
	rows.push([], ...bulletBlock('What goes wrong here', text.trouble, options));
	rows.push(...sourceRows(text.sources, options));
	return {key: `stage/${stage}/${exchanges.length}`, rows};
}

function heading(text: string, tone: Tone, brush: Brush): Row {
	return [{text: brush.say(text), tone}];
}

function bulletBlock(
	title: string,
	items: readonly string[],
	{brush, width}: ExplanationOptions,
): Row[] {
	if (items.length === 0) return [];
	return [
		heading(title, 'strong', brush),
		...items.flatMap((item) =>
			prose(brush.say(item), width, 'plain', [{text: `${brush.glyphs.bullet} `, tone: 'dim'}]),
		),
	];
}

function explain(exchange: Answered, attempt: Attempt | undefined, brush: Brush): ReplyExplanation {
	const banner = attempt?.exchanges.find(({stage}) => stage === 'banner')?.reply?.reply;
	return brush.knowledge.explainReply(exchange.reply.reply, {
		stage: exchange.stage,
		mx: attempt?.target.host,
		banner: banner?.lines.map(({text}) => text).join('\n'),
	});
}

function toneOf(code: number | undefined): Tone {
	if (code === undefined) return 'bad';
	return code < 400 ? 'good' : code < 500 ? 'warn' : 'bad';
}

function replyHead(
	exchange: Answered,
	explained: ReplyExplanation,
	{brush, width}: ExplanationOptions,
): Row[] {
	const {code, lines} = exchange.reply.reply;
	const tone = toneOf(code);
	const {glyphs} = brush;
	const mark = tone === 'good' ? glyphs.done : tone === 'warn' ? glyphs.temporary : glyphs.failed;
	const last = lines.at(-1);
	const quote = last === undefined ? '' : brush.showLine(last.raw);
	const shown = hardWrap(quote, Math.max(4, width - 2));
	return [
		...prose(brush.say(explained.title), width, tone, [{text: `${mark} `, tone}]),
		...shown.slice(0, 3).map((piece, index): Row => [
			{text: index === 0 ? `${glyphs.theirs} ` : '  ', tone: 'theirs'},
			{text: piece, tone: 'dim'},
		]),
		...prose(brush.say(explained.meaning), width),
	];
}

function remedies(
	explained: Pick<ReplyExplanation, 'causes' | 'next'>,
	options: ExplanationOptions,
): Row[] {
	const causes =
		explained.causes.length === 0 ? [] : [[], ...bulletBlock('Why', explained.causes, options)];
	const next =
		explained.next.length === 0 ? [] : [[], ...bulletBlock('What to do', explained.next, options)];
	return [...causes, ...next];
}

function replyMore(explained: ReplyExplanation, options: ExplanationOptions): Row[] {
	const {brush, width} = options;
	const rows: Row[] = [];
	if (explained.anatomy.length > 0) {
		rows.push([], heading('The code, part by part', 'strong', brush));
		const room = Math.max(...explained.anatomy.map(({part}) => part.length));
		for (const {part, meaning} of explained.anatomy)
			rows.push(
				...prose(brush.say(meaning), width, 'plain', [
					{text: `${brush.show(part).padEnd(room)}  `, tone: 'accent'},
				]),
			);
	}
	if (explained.facts.length > 0)
		rows.push(
			[],
			...bulletBlock(
				'Found in the text',
				explained.facts.map(({kind, value}) => `${kind}: ${brush.show(value)}`),
				options,
			),
		);
	rows.push(...sourceRows(explained.sources, options));
	return rows;
}

function sourceRows(sources: readonly Source[], {brush, width}: ExplanationOptions): Row[] {
	if (sources.length === 0) return [];
	const text = sources.map(({title}) => title).join('; ');
	return [[], ...prose(brush.say(`Source: ${text}`), width, 'dim')];
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
	readonly detail: string | undefined;
};

function lastFailure(view: SessionView, attempt: Attempt | undefined): Failure | undefined {
	const stages = attempt === undefined ? [view.mx] : Object.values(attempt.stages);
	const failed = stages.findLast(
		({ended}) => ended !== undefined && ended !== 'reply' && ended !== 'skipped',
	);
	return failed?.ended === undefined
		? undefined
		: {stage: failed.stage, ended: failed.ended, detail: failed.detail};
}

function failureRows(failure: Failure, options: ExplanationOptions): Row[] {
	const {brush, width, outcome} = options;
	const known = brush.knowledge.endedText(failure.ended, failure.stage);
	const isCalm = failure.ended === 'skipped';
	const mark = isCalm ? brush.glyphs.skipped : brush.glyphs.failed;
	const tone: Tone = isCalm ? 'dim' : 'bad';
	// The verdict has the advice already.
	const isTold = outcome?.stage === failure.stage && options.selected === undefined;
	return [
		...prose(brush.say(known.title), width, tone, [{text: `${mark} `, tone}]),
		...prose(brush.say(known.meaning), width),
		...(failure.detail === undefined ? [] : prose(brush.show(failure.detail), width, 'dim')),
		...(isTold || isCalm ? [] : remedies(known, options)),
	];
}

function capabilityRows(attempt: Attempt, {brush, width}: ExplanationOptions): Row[] {
	const {capabilities} = attempt;
	if (capabilities === undefined || capabilities.length === 0) return [];
	return [
		[],
		heading('What the server offers', 'strong', brush),
		...capabilities.flatMap(({keyword, parameters}) => {
			const known = brush.knowledge.explainKeyword(keyword, parameters);
			return prose(brush.say(known?.title ?? 'not in the registry'), width, 'plain', [
				{text: `${brush.show(keyword)} `, tone: 'theirs'},
			]);
		}),
	];
}
