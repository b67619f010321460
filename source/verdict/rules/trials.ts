import type {Cause} from '../../model/cause.ts';
import type {Factor, Movement, TrialResult} from '../../model/trial.ts';
import type {Outcome} from '../../model/verdict.ts';
import {hasCapability} from '../../protocol/ehlo.ts';
import {briefOf} from '../brief.ts';
import type {Finding} from '../finding.ts';
import {movementOf} from '../movement.ts';
import {greetingOf} from '../greeting.ts';
import {opened25, type Signals} from '../signals.ts';
import {readings} from './readings.ts';
import {together} from './together.ts';

/** An experiment beside the first walk. */
export type Tried = {
	readonly result: TrialResult;
	readonly movement: Movement;
	readonly outcome: Outcome;
	readonly factor: Factor;
};

/** All experiments that came about, those included that cannot be held beside the first walk (`none`). */
export function triedOf(first: Outcome, results: readonly TrialResult[]): readonly Tried[] {
	return results
		.map((result) => ({
			result,
			movement: movementOf(first, result),
			outcome: result.outcome,
			factor: result.trial.factor,
		}))
		.filter(
			({movement, outcome, result}) =>
				movement !== 'none' ||
				(result.view.attempts.length > 0 && !['stopped', 'skipped'].includes(outcome.ended)),
		);
}

const movedText: Readonly<Record<Movement, string>> = {
	further: 'got further',
	same: 'changed nothing',
	different: 'was answered otherwise',
	sooner: 'broke off sooner',
	none: 'did not come about',
};

/** What the experiments show. What time may have done as well proves nothing for what was changed. */
export function trialFindings(s: Signals, tried: readonly Tried[]): readonly Finding[] {
	const mixed = mixedWithTls(s, tried);
	// One destination that answers outweighs any number that do not.
	const anyControl = tried.some(
		({factor, movement}) => factor === 'control' && movement === 'further',
	);
	const counted = tried.filter(
		({factor, movement}) => factor !== 'control' || movement === 'further' || !anyControl,
	);
	const read = counted
		.filter((each) => !mixed.has(each))
		.flatMap((each) => readOne(s, each, trustIn(s, each, tried, mixed)));
	return [
		...onceEach(read, tried),
		...ofEncryption(tried, mixed),
		...tried.flatMap((each) => atPort25(s, each)),
		...offersElsewhere(s, tried),
		...together(s, tried),
	];
}

/** How much an experiment counts: all of it, half where time may have done it, nothing where it did. */
type Trust = 'whole' | 'half' | 'none';

/**
 * A-B-A: what got further is to be believed if the unchanged walk, made after it,
 * still fails. If that passes too, time did it. Where the first answer was for the
 * moment only, an experiment without that repetition is half a proof.
 */
function trustIn(
	s: Signals,
	{factor, movement, result}: Tried,
	tried: readonly Tried[],
	mixed: ReadonlySet<Tried>,
): Trust {
	if (factor === 'again' || placeFactors.includes(factor)) return 'whole';
	const at = tried.findIndex((each) => each.result === result);
	const again = tried.flatMap((each, index) =>
		each.factor === 'again' && !mixed.has(each) ? [{...each, index}] : [],
	);
	const passed = again.some((each) => each.movement === 'further');
	if (movement !== 'further') return passed ? 'half' : 'whole';
	if (passed) return 'none';
	if (again.some((each) => each.index > at)) return 'whole';
	const isPassing = s.isSilent ? s.ended !== 'timeout' : s.explanation?.permanence === 'temporary';
	const isTheirs = factor === 'name' || factor === 'postmaster';
	return isPassing && (isTheirs || factor === 'pace') ? 'half' : 'whole';
}

/** Another place or way is no question of time. */
const placeFactors: readonly Factor[] = ['host', 'address', 'family', 'port', 'control'];

function readOne(s: Signals, tried: Tried, trust: Trust): readonly Finding[] {
	if (trust === 'none') return [];
	const isHalved = trust === 'half';
	const {movement, result, outcome} = tried;
	if (movement !== 'further' && movement !== 'same' && movement !== 'different') return [];
	const {sure, words, ...weights} = readings[tried.factor][movement]?.(s, result) ?? {};
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
			...(cause === sure && words !== undefined ? {words} : {}),
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
	if (factor === 'control' && greetsAlike(s, result)) {
		const text = `${name} greets with the same name, though it is another company’s host.`;
		found.push({...base, cause: 'transparent-proxy', weight: 10, isSure: true, text});
	}
	return found;
}

/** The same line or name from two hosts that have nothing to do with each other, and it fits one of them at most. */
function greetsAlike({greeting, attempt}: Signals, {view}: TrialResult): boolean {
	const other = view.attempts.at(-1);
	if (other === undefined || other.target.address.address === attempt?.target.address.address) {
		return false;
	}
	const theirs = greetingOf(view, other);
	if (theirs.text === '' || greeting.text === '') return false;
	if (theirs.text === greeting.text && theirs.name === undefined) return !greeting.masked;
	return (
		theirs.name !== undefined &&
		theirs.name === greeting.name &&
		(theirs.foreign || greeting.foreign)
	);
}

const samePartner: readonly Factor[] = ['host', 'address', 'family', 'again'];

/** STARTTLS was missing: was it offered by the same partner at another time, and by others on the same path? */
function offersElsewhere(s: Signals, tried: readonly Tried[]): readonly Finding[] {
	const isAbout = s.tls.maskedKeyword || s.explanation?.reason === 'tls-required';
	if (s.tls.offered !== false || !isAbout) return [];
	const answered = tried.filter(({result}) =>
		result.view.attempts.some(({capabilities}) => capabilities !== undefined),
	);
	const partner = answered.find((each) => samePartner.includes(each.factor) && wasOfferedTls(each));
	const controls = answered.filter(({factor}) => factor === 'control');
	const control = controls.find(wasOfferedTls);
	const found: Finding[] = [];
	const say = (each: Tried, weight: number, what: string) => {
		const {trial} = each.result;
		const text = `“${trial.label}” ${what}`;
		found.push({
			cause: 'starttls-stripped',
			weight,
			text,
			events: each.outcome.evidence,
			trial: trial.number,
		});
	};
	if (partner) say(partner, 3, 'was offered STARTTLS.');
	if (control)
		say(
			control,
			s.tls.maskedKeyword ? -1 : -2,
			'was offered STARTTLS, so nothing near you takes it out.',
		);
	else if (controls[0]) say(controls[0], 5, 'was not offered STARTTLS either.');
	return found;
}

function wasOfferedTls({result}: Tried): boolean {
	return result.view.attempts.some(
		({capabilities, tls}) => tls !== undefined || hasCapability(capabilities ?? [], 'STARTTLS'),
	);
}

function isSecure({result}: Tried): boolean {
	return result.view.attempts.at(-1)?.tls !== undefined;
}

/**
 * Experiments that went further and were encrypted, where the first walk was
 * not: two things differed, so they do not speak for their own factor.
 */
function mixedWithTls(s: Signals, tried: readonly Tried[]): ReadonlySet<Tried> {
	const isLate = s.stage === 'mail' || s.stage === 'rcpt';
	// Where TLS was tried and failed, that it works elsewhere is what the experiment shows.
	if (s.tls.secure || !isLate || s.tls.failure !== undefined) return new Set();
	return new Set(
		tried.filter(
			(each) =>
				each.movement === 'further' &&
				isSecure(each) &&
				!['tls', 'control', 'port'].includes(each.factor),
		),
	);
}

/** All that was encrypted went further, and what was not did not. */
function ofEncryption(tried: readonly Tried[], mixed: ReadonlySet<Tried>): readonly Finding[] {
	const [one] = mixed;
	if (one === undefined) return [];
	const {trial} = one.result;
	const clear = tried.some((each) => each.movement === 'same' && !isSecure(each));
	const isClear = mixed.size > 1 || clear;
	return [
		{
			cause: 'tls-required',
			weight: isClear ? 9 : 5,
			isSure: isClear,
			text: `“${trial.label}” was encrypted and got further; the first walk was not encrypted.`,
			events: one.outcome.evidence,
			trial: trial.number,
		},
	];
}

/** Two values of one factor that came out alike are one experience, not two. */
function onceEach(findings: readonly Finding[], tried: readonly Tried[]): readonly Finding[] {
	const seen = new Set<string>();
	return findings.filter(({cause, trial, weight}) => {
		const made = tried.find(({result}) => result.trial.number === trial);
		const key = `${cause} ${made?.factor ?? ''} ${made?.movement ?? ''} ${weight === 'out'}`;
		return !seen.has(key) && seen.add(key);
	});
}
