import type {Cause} from '../../model/cause.ts';
import type {Factor, Movement, TrialResult} from '../../model/trial.ts';
import type {Outcome} from '../../model/verdict.ts';
import {hasCapability} from '../../protocol/ehlo.ts';
import {briefOf} from '../brief.ts';
import type {Finding} from '../finding.ts';
import {movementOf} from '../movement.ts';
import {bannerText, opened25, type Signals} from '../signals.ts';
import {readings} from './readings.ts';

/** An experiment beside the first walk. */
export type Tried = {
	readonly result: TrialResult;
	readonly movement: Movement;
	readonly outcome: Outcome;
	readonly factor: Factor;
};

/** All experiments that came about. */
export function triedOf(first: Outcome, results: readonly TrialResult[]): readonly Tried[] {
	return results
		.map((result) => ({
			result,
			movement: movementOf(first, result),
			outcome: result.outcome,
			factor: result.trial.factor,
		}))
		.filter(({movement}) => movement !== 'none');
}

const movedText: Readonly<Record<Movement, string>> = {
	further: 'got further',
	same: 'changed nothing',
	different: 'was answered otherwise',
	sooner: 'broke off sooner',
	none: 'did not come about',
};

/** What the experiments show. A repetition that moved by itself halves what the others seem to show. */
export function trialFindings(s: Signals, tried: readonly Tried[]): readonly Finding[] {
	const isUnsteady = tried.some(
		({factor, movement}) => factor === 'again' && movement === 'further',
	);
	// One destination that answers outweighs any number that do not.
	const anyControl = tried.some(
		({factor, movement}) => factor === 'control' && movement === 'further',
	);
	const counted = tried.filter(
		({factor, movement}) => factor !== 'control' || movement === 'further' || !anyControl,
	);
	return [
		...counted.flatMap((each) => readOne(s, each, isUnsteady && each.factor !== 'again')),
		...tried.flatMap((each) => atPort25(s, each)),
		...otherOffersTls(s, tried),
		...nothingMoves(s, tried),
	];
}

function readOne(s: Signals, tried: Tried, isHalved: boolean): readonly Finding[] {
	const {movement, result, outcome} = tried;
	if (movement !== 'further' && movement !== 'same' && movement !== 'different') return [];
	const {sure, ...weights} = readings[tried.factor][movement]?.(s, result) ?? {};
	const text = `“${result.trial.label}” ${movedText[movement]}: ${briefOf(outcome)}.`;
	return (Object.entries(weights) as [Cause, number | 'out'][])
		.filter(([, weight]) => weight !== 0)
		.map(([cause, weight]) => ({
			cause,
			weight: isHalved ? halved(weight) : weight,
			text,
			events: outcome.evidence,
			trial: result.trial.number,
			...(cause === sure && !isHalved ? {isSure: true} : {}),
		}));
}

function halved(weight: number | 'out'): number {
	return weight === 'out' ? -3 : Math.trunc(weight / 2);
}

/** Another host was reached at port 25, or greets with the very same words. */
function atPort25(s: Signals, {result, outcome, factor}: Tried): readonly Finding[] {
	const base = {events: outcome.evidence, trial: result.trial.number};
	const name = `“${result.trial.label}”`;
	const found: Finding[] = [];
	if (opened25(result.view)) {
		const text = `${name} reached port 25, so your network lets it through.`;
		found.push({...base, cause: 'port25-blocked', weight: 'out', isLogical: true, text});
	}
	const theirs = bannerText(result.view.attempts.at(-1));
	if (factor === 'control' && theirs !== '' && theirs === s.greeting.text) {
		const text = `${name} greets with the very same line, though it is another company’s host.`;
		found.push({...base, cause: 'transparent-proxy', weight: 10, isSure: true, text});
	}
	return found;
}

const samePartner: readonly Factor[] = ['host', 'address', 'family', 'again'];

function otherOffersTls(s: Signals, tried: readonly Tried[]): readonly Finding[] {
	if (s.tls.offered !== false) return [];
	const found = tried.find(
		({factor, result}) =>
			samePartner.includes(factor) &&
			result.view.attempts.some(
				({capabilities, tls}) => tls !== undefined || hasCapability(capabilities ?? [], 'STARTTLS'),
			),
	);
	if (found === undefined) return [];
	const {trial} = found.result;
	return [
		{
			cause: 'starttls-stripped',
			weight: 3,
			text: `“${trial.label}” was offered STARTTLS.`,
			events: found.outcome.evidence,
			trial: trial.number,
		},
	];
}

const ownThings: readonly Factor[] = ['helo', 'sender', 'name', 'postmaster', 'pace'];

/** Names, senders and pace were changed, and it stays: what never changed is your address. */
function nothingMoves(s: Signals, tried: readonly Tried[]): readonly Finding[] {
	const kept = tried.filter(
		({movement, factor}) => movement === 'same' && ownThings.includes(factor),
	);
	const moved = tried.some(
		({movement, factor}) => movement === 'further' && factor !== 'control' && factor !== 'port',
	);
	const about = s.explanation?.about ?? 'unknown';
	const isOpen = about === 'you' || about === 'unknown';
	const changed = new Set(kept.map(({factor}) => factor));
	if (moved || !isOpen || s.stage === 'connect' || changed.size < 2) return [];
	const base = {
		weight: 2,
		events: kept.flatMap(({outcome}) => outcome.evidence).slice(0, 10),
		trial: kept.at(-1)?.result.trial.number ?? null,
		text: 'Other names and senders changed nothing: what stayed the same is your address.',
	};
	const lacksPtr = s.own.ptr === 'missing' || s.own.ptr === 'unconfirmed';
	return [
		{...base, cause: 'ip-blocklisted'},
		...(lacksPtr ? [{...base, cause: 'no-ptr'} as const] : []),
	];
}
