import {explainReply, rcptFact} from '../knowledge/index.ts';
import type {ReplyExplanation} from '../model/explanation.ts';
import {type Earlier, type Known, nothingKnown} from '../model/known.ts';
import type {Stage} from '../model/stage.ts';
import type {TrialResult} from '../model/trial.ts';
import type {About, Outcome} from '../model/verdict.ts';
import {exitCodes} from '../model/verdict.ts';
import type {Attempt, SessionView} from '../model/view.ts';
import type {Reply} from '../model/wire.ts';
import {hasCapability} from '../protocol/ehlo.ts';
import {formatEnhanced} from '../protocol/enhanced-code.ts';
import {askedOf} from '../protocol/reply-codes.ts';
import {atStage} from './at-stage.ts';
import {byChoice} from './by-choice.ts';
import {closedBehind, type Decisive, findDecisive, isBeside, isHalf} from './decisive.ts';
import {diagnose} from './diagnose.ts';
import {exitCodeOfReply} from './exit-code.ts';
import {evidenceOf, judgeEnd, judgeNothing} from './judge-end.ts';
import {noticedOf} from './noticed.ts';
import {
	acceptedOnly,
	asFarAsAsked,
	nextAfterSuccess,
	notAboutMailbox,
	sentenceOfReply,
	wordsOf,
} from './words.ts';

/**
 * What the walk says, as far as it went: pure, from the view, the knowledge and
 * what is known besides. Undefined while nothing has ended that could decide.
 * Stage, code, reason and exit code are those of the first walk; whom it is
 * about, the steps and the causes follow all that is known, `results` included.
 */
export function judge(
	view: SessionView,
	results: readonly TrialResult[] = [],
	known: Known = nothingKnown,
): Outcome | undefined {
	const outcome = judgeWalk(view, results, known);
	// Whatever it had found: a script that stopped the walk must not take it for a finished one.
	const interrupted = outcome && view.over?.by === 'signal';
	return interrupted ? {...outcome, exitCode: exitCodes.interrupted} : outcome;
}

/** `judge`, or one that knows more by itself. */
export type Judge = (
	view: SessionView,
	results?: readonly TrialResult[],
	known?: Known,
) => Outcome | undefined;

/** A judge that knows what mxray had done there before the walk began. Findings about ourselves are given with the walk. */
export function judgeWith(earlierOf: (view: SessionView) => Earlier | undefined): Judge {
	return (view, results, {checks} = nothingKnown) =>
		judge(view, results, {checks, earlier: earlierOf(view)});
}

function judgeWalk(
	view: SessionView,
	results: readonly TrialResult[],
	known: Known,
): Outcome | undefined {
	const moment = findDecisive(view);
	if (!moment) return view.over ? judgeNothing(view) : undefined;
	const reply = moment.exchange?.reply?.reply;
	const lacksUtf8 = withoutUtf8(view, moment);
	const outcome =
		reply?.code !== undefined && speaks(moment) && !isHalf(reply) && !isBeside(moment)
			? judgeReply(moment, reply)
			: judgeEnd(moment, lacksUtf8);
	const chosen = byChoice(view, moment);
	const isOwnDoing = lacksUtf8 || chosen !== undefined;
	const judged = isOwnDoing ? outcome : diagnose(view, moment, outcome, results, known);
	const noticed = [...noticedOf(view, moment.attempt, moment.exchange), ...judged.noticed];
	return {...judged, ...chosen, noticed};
}

/** Do the last words decide? Not when TLS failed behind them or somebody stopped the walk. */
function speaks(moment: Decisive): boolean {
	return ['reply', 'fin', 'rst', 'timeout', 'protocol-error'].includes(moment.ended);
}

function judgeReply(moment: Decisive, reply: Reply): Outcome {
	const {stage, attempt, exchange, unsent} = moment;
	const said = explainReply(reply, {
		...(exchange && askedOf(exchange)),
		// It answers another command than that of the stage, or none.
		stage: unsent === undefined ? stage : undefined,
		mx: attempt?.target.host,
		banner: attempt ? bannerOf(attempt) : undefined,
	});
	const explanation = atStage(said, stage);
	const positive = explanation.permanence === 'none';
	const isMisfit = positive && explanation.reason === 'protocol-error';
	// A friendly beginning whose end never came is no answer.
	if (positive && moment.ended !== 'reply') return judgeEnd(moment, false);
	const about = aboutOf(stage, explanation, unsent !== undefined);
	const closed = closedBehind(moment);
	const mailbox =
		stage === 'rcpt' && !positive && about === 'recipient' ? explanation.mailbox : 'unknown';
	return {
		stage,
		ended: moment.ended,
		code: reply.code ?? null,
		enhanced: reply.enhanced ? formatEnhanced(reply.enhanced) : null,
		said: wordsOf(reply),
		closed,
		reason: explanation.reason,
		about,
		mailbox,
		catchAll: 'unknown',
		confidence: explanation.confidence,
		provider: explanation.provider?.kind === 'provider' ? explanation.provider.id : null,
		summary: [
			sentenceOfReply(stage, hostOf(moment), reply, moment.elapsedMs, closed, unsent),
			...meaningOf(stage, positive && !isMisfit, about, explanation),
		].join(' '),
		hypotheses: [],
		ruledOut: [],
		noticed:
			stage === 'rcpt' && unsent === undefined && !isMisfit
				? worthOf(reply, about, explanation)
				: [],
		next: positive && !isMisfit ? nextAfterSuccess(stage) : explanation.next,
		exitCode: exitCodeOfReply(stage, explanation.reason, explanation.permanence, about),
		evidence: evidenceOf(moment, exchange?.sent?.seq, exchange?.reply?.seq),
	};
}

/** What this provider's answer to RCPT is worth; nothing where only the general holds. */
function worthOf(
	{code, enhanced}: Reply,
	about: About,
	{provider}: ReplyExplanation,
): readonly string[] {
	const fact = code === undefined ? undefined : rcptFact(provider?.id, code, enhanced);
	if (!fact || fact.provider !== provider?.id) return [];
	// What a refusal proves about names holds only if this one is about the name.
	if (fact.doesNotProve === undefined && about !== 'recipient') return [];
	return [fact.doesNotProve ?? fact.proves];
}

function meaningOf(
	stage: Stage,
	positive: boolean,
	about: About,
	explanation: ReplyExplanation,
): readonly string[] {
	if (positive) return [stage === 'rcpt' ? acceptedOnly : asFarAsAsked];
	const saidAlready =
		about === 'recipient' || /nothing about the mailbox/u.test(explanation.meaning);
	return saidAlready ? [explanation.meaning] : [explanation.meaning, notAboutMailbox];
}

/** Before RCPT nothing was said about the recipient, so nothing can be refused about it. */
function aboutOf(stage: Stage, explanation: ReplyExplanation, isUnsent: boolean): About {
	if (explanation.about !== 'recipient') return explanation.about;
	if (isUnsent) return 'unknown';
	return stage === 'rcpt' || stage === 'vrfy' ? 'recipient' : 'unknown';
}

/** Was MAIL left out because the address needs SMTPUTF8 and this server does not offer it? */
function withoutUtf8(view: SessionView, moment: Decisive): boolean {
	const {stage, ended, attempt} = moment;
	return (
		stage === 'mail' &&
		ended === 'skipped' &&
		view.plan.mailbox.needsSmtpUtf8 &&
		!hasCapability(attempt?.capabilities ?? [], 'SMTPUTF8')
	);
}

function bannerOf(attempt: Attempt): string | undefined {
	const exchange = attempt.exchanges.find((each) => each.stage === 'banner');
	return exchange?.reply?.reply.lines.map((line) => line.text).join(' ');
}

function hostOf(moment: Decisive): string {
	return moment.attempt?.target.host ?? 'the server';
}
