import {silentCauses} from '../knowledge/index.ts';
import type {Cause, Hypothesis, RuledOut} from '../model/cause.ts';
import type {Known} from '../model/known.ts';
import type {TrialResult} from '../model/trial.ts';
import type {Confidence, Outcome} from '../model/verdict.ts';
import type {SessionView} from '../model/view.ts';
import {breachOf} from '../protocol/breach.ts';
import type {Decisive} from './decisive.ts';
import {apply, type Finding} from './finding.ts';
import {mailboxVerdict} from './mailbox.ts';
import {isMisfitOutcome} from './misfit.ts';
import {succeeded} from './movement.ts';
import {pathWords} from './path.ts';
import {rank} from './rank.ts';
import {earlierRules, earlierWords} from './rules/earlier.ts';
import {exclusionRules} from './rules/exclusions.ts';
import {formRules} from './rules/form.ts';
import {ownSide} from './rules/own-side.ts';
import {causeOf, sayings} from './rules/replies.ts';
import {signRules} from './rules/signs.ts';
import {priorOf, priorOfRefusal, whySilence} from './rules/silence.ts';
import {type Tried, trialFindings, triedOf} from './rules/trials.ts';
import {wordRules} from './rules/wording.ts';
import {type Signals, signalsOf} from './signals.ts';
import {isNewsOf, open, stepsOf} from './steps.ts';
import {acceptedAndExists, acceptedLikeAll, acceptedOnly} from './words.ts';

/**
 * The outcome of a walk with all that is known about its causes: the hypotheses
 * in their order, what is excluded, what the experiments add, and what all of it
 * says about the mailbox. Pure.
 */
export function diagnose(
	view: SessionView,
	moment: Decisive,
	outcome: Outcome,
	results: readonly TrialResult[],
	known: Known,
): Outcome {
	const tried = triedOf(outcome, results);
	const mailbox = mailboxVerdict(view, moment, outcome, tried);
	if (!isQuestion(outcome) || isWaiting(moment)) return withProof({...outcome, ...mailbox});
	const signals = signalsOf(withIdentity(view, moment, results), moment, outcome.evidence, known);
	const findings = [
		...priors(signals),
		...knownOfProvider(signals),
		...sayings(signals),
		...apply(wordRules, signals),
		...apply(formRules, signals),
		...apply(signRules, signals),
		...apply(exclusionRules, signals),
		...ownSide(signals),
		...apply(earlierRules, signals),
		...trialFindings(signals, tried),
	];
	const made = new Set(tried.map(({factor}) => factor));
	const first = rank(findings, signals, made);
	// What was thought of is refuted: then what the stage leaves is thought of again.
	const {hypotheses, ruledOut, faults} = isThin(first.hypotheses, tried)
		? rank([...findings, ...whatStageLeaves(signals)], signals, made)
		: first;
	const top = hypotheses[0];
	const isNews = top !== undefined && top.confidence !== 'low' && tried.length > 0;
	// What was weighed about the mailbox counts: the verdict is about that then.
	const isWeighed = mailbox.confidence !== outcome.confidence;
	const isRefuted = ruledOut.some(({id}) => id === causeOf[outcome.reason]);
	return {
		...outcome,
		...mailbox,
		about:
			mailbox.mailbox === 'unknown' && top !== undefined && (isRefuted || isNewsOf(outcome, top))
				? top.about
				: outcome.about,
		summary: refuted(outcome, ruledOut),
		hypotheses: hypotheses.map((each) => ({...each, next: open(each.next, tried, signals)})),
		ruledOut,
		noticed: [...earlierWords(signals), ...pathWords(signals, tried), ...mailbox.noticed],
		confidence: isRefuted
			? (top?.confidence ?? 'low')
			: isNews && !isWeighed
				? higher(mailbox.confidence, top.confidence)
				: mailbox.confidence,
		next: stepsOf(top, isRefuted ? (top?.next ?? []) : mailbox.next, outcome, {
			tried,
			signals,
			isFault: top !== undefined && faults.includes(top.id),
		}),
	};
}

function isThin([top, ...others]: readonly Hypothesis[], tried: readonly Tried[]): boolean {
	if (top === undefined) return true;
	return tried.length > 1 && top.confidence === 'low' && others.length === 0;
}

function whatStageLeaves({stage, reply, explanation, events}: Signals): readonly Finding[] {
	if (reply === undefined) return [];
	const left = priorOfRefusal(stage, explanation?.permanence === 'temporary');
	return (Object.entries(left) as [Cause, number][]).map(([cause, weight]) => ({
		cause,
		weight,
		text: 'What the words say is refuted or stands alone; the stage leaves this open.',
		events,
		trial: null,
	}));
}

/**
 * A server that hangs up at once does so before we know our own names; an
 * experiment that came from the same address knows them.
 */
function withIdentity(
	view: SessionView,
	{attempt}: Decisive,
	results: readonly TrialResult[],
): SessionView {
	const own = attempt?.local?.address;
	if (view.identity !== undefined || own === undefined) return view;
	const known = results.find(
		({view: other, trial}) =>
			trial.factor !== 'helo' &&
			other.identity !== undefined &&
			other.attempts.at(-1)?.local?.address === own,
	)?.view;
	if (known === undefined) return view;
	return {...view, identity: known.identity, dns: [...view.dns, ...known.dns]};
}

/** The summary; where the rest of the evidence excludes what the reply says, that is added. */
function refuted({summary, reason}: Outcome, ruledOut: readonly RuledOut[]): string {
	const out = ruledOut.find(({id}) => id === causeOf[reason]);
	return out === undefined ? summary : `${summary} But the rest of the evidence excludes that.`;
}

/** An acceptance that an experiment weighed says so in its summary, too. */
function withProof(outcome: Outcome): Outcome {
	if (outcome.stage !== 'rcpt' || !succeeded(outcome)) return outcome;
	const words =
		outcome.mailbox === 'exists'
			? acceptedAndExists
			: outcome.catchAll === 'yes'
				? acceptedLikeAll
				: acceptedOnly;
	return {...outcome, summary: outcome.summary.replace(acceptedOnly, words)};
}

/** The server asked for more than a command where no standard lets it: that is the cause. */
function isWaiting({ended, detail, unsent}: Decisive): boolean {
	return ended === 'protocol-error' && unsent === undefined && breachOf({detail}) === 'waiting';
}

/** Is there anything to ask a cause for? Not where all went well, where the server broke the rules, nor where a person chose the end. */
function isQuestion(outcome: Outcome): boolean {
	if (isMisfitOutcome(outcome)) return false;
	return !succeeded(outcome) && outcome.ended !== 'stopped' && outcome.ended !== 'skipped';
}

function priors(signals: Signals): readonly Finding[] {
	if (signals.reply !== undefined) return [];
	const {events} = signals;
	const prior = Object.entries(priorOf(signals)) as [Cause, number][];
	return prior.map(([cause, weight]) => ({
		cause,
		weight,
		text: whySilence(cause),
		events,
		trial: null,
		// DNS says it outright.
		...(weight >= 9 ? {isSure: true} : {}),
	}));
}

/** Ways to end a session that are known of this very provider, in its own words. */
function knownOfProvider(signals: Signals): readonly Finding[] {
	const {stage, ended, provider, events, reply, moment} = signals;
	if (provider === undefined || reply !== undefined || moment.unsent !== undefined) return [];
	return silentCauses(ended, stage, {provider})
		.filter(({providers}) => providers !== undefined)
		.map(({causeId, cause, looksLike, next}) => ({
			cause: causeId,
			weight: 3,
			text: looksLike,
			events,
			trial: null,
			words: {text: cause, next},
		}));
}

function higher(one: Confidence, other: Confidence): Confidence {
	const order: readonly Confidence[] = ['low', 'medium', 'high'];
	return order.indexOf(one) > order.indexOf(other) ? one : other;
}
