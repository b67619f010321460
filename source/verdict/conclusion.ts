import {causeText} from '../knowledge/index.ts';
import type {Movement, TrialResult} from '../model/trial.ts';
import type {Outcome} from '../model/verdict.ts';
import {briefOf} from './brief.ts';
import {movementOf, succeeded} from './movement.ts';
import {inSentence, listed} from './words.ts';

/**
 * What the experiments say together: which factor moved the outcome, what that
 * leaves, what cannot be concluded, and what would decide. `outcome` is the
 * first walk judged with these results. Plain text, safe to show.
 */
export function conclusionOf(outcome: Outcome, results: readonly TrialResult[]): string {
	const made = results
		.map((result) => ({result, movement: movementOf(outcome, result)}))
		.filter(({movement, result}) => movement !== 'none' || result.view.attempts.length > 0);
	if (made.length === 0) return 'No experiment came about, so nothing more is known.';
	const sentences = succeeded(outcome)
		? acceptance(outcome)
		: [...movements(made), ...decisive(outcome), ...leaves(outcome), ...undecided(outcome)];
	return sentences.join(' ');
}

/** What an experiment showed in another way than by moving the outcome, such as the same greeting twice. */
function decisive({hypotheses: [top]}: Outcome): readonly string[] {
	const shown = top?.for.filter(
		({trial, text}) => trial !== null && !/\u201D (?:got|changed|was|broke)/u.test(text),
	);
	return shown?.slice(0, 1).map(({text}) => text) ?? [];
}

type Made = {readonly result: TrialResult; readonly movement: Movement};

/** Experiments whose going further says that this is not the whole world, rather than what is wrong here. */
const elsewhere: ReadonlySet<string> = new Set(['control', 'port']);

function movements(made: readonly Made[]): readonly string[] {
	const moved = made.filter(
		({movement, result}) => movement === 'further' && !elsewhere.has(result.trial.factor),
	);
	const again = made.filter(({result}) => result.trial.factor === 'again');
	const passed = again.find(({movement}) => movement === 'further');
	const verb = passed === undefined ? 'moved it' : 'got further, too';
	const lines = moved
		.filter((each) => !again.includes(each))
		.map(({result}) => {
			const isOther = result.trial.factor === 'postmaster' || result.trial.factor === 'name';
			return `“${result.trial.label}” ${isOther ? 'got further' : verb}: ${briefOf(result.outcome)}.`;
		});
	const repetition = passed ? byItself(passed, again) : repeated(again.at(-1), lines.length > 0);
	const still = made
		.filter(({movement, result}) => movement === 'same' && result.trial.factor !== 'again')
		.map(({result}) => `“${result.trial.label}”`);
	const others = made
		.filter(({result, movement}) => elsewhere.has(result.trial.factor) && movement !== 'none')
		.map(({result, movement}) =>
			movement === 'same'
				? `“${result.trial.label}” failed in the same way.`
				: `“${result.trial.label}”: ${briefOf(result.outcome)}.`,
		);
	const kept = still.filter((label) => !others.some((text) => text.startsWith(label)));
	const nothing = kept.length === 0 ? [] : [`${listed(kept)} changed nothing.`];
	return [...lines, ...repetition, ...nothing, ...others];
}

/** Time did it: nothing that was changed may take the credit. */
function byItself({result}: Made, again: readonly Made[]): readonly string[] {
	const isLater = again[0]?.movement === 'same';
	const how = isLater ? 'ended alike at first and went further later' : 'went further';
	return [
		`The same walk again ${how}, with nothing changed: ${briefOf(result.outcome)}. So time did it, and the other experiments prove less.`,
	];
}

function repeated(again: Made | undefined, isMoved: boolean): readonly string[] {
	if (again === undefined || again.movement === 'none') return [];
	if (again.movement !== 'same')
		return [`The same walk again ended otherwise: ${briefOf(again.result.outcome)}.`];
	return [isMoved ? 'The same walk again did not.' : 'The same walk again ended alike.'];
}

function leaves(outcome: Outcome): readonly string[] {
	const [top, ...rivals] = outcome.hypotheses;
	if (top === undefined) return ['That leaves no cause that this program knows.'];
	const title = inSentence(causeText(top.id).title);
	// Where it is known in nearer words than the title's.
	const nearer = top.text === causeText(top.id).text ? [] : [top.text];
	if (top.confidence === 'high') return [`So the cause is: ${title}.`, ...nearer];
	const likely = rivals.filter(({confidence}) => confidence === top.confidence).slice(0, 2);
	if (top.confidence === 'medium' && likely.length === 0)
		return [`Most likely the cause is: ${title}.`, ...nearer];
	const titles = [top, ...likely].map(({id}) => inSentence(causeText(id).title));
	return [`That leaves, likeliest first: ${titles.join('; ')}.`];
}

function undecided({hypotheses: [top]}: Outcome): readonly string[] {
	if (top === undefined || top.confidence === 'high') return [];
	if (top.test === null) return ['From here nothing more can be decided.'];
	return [`What would decide: ${top.test.text}`];
}

function acceptance(outcome: Outcome): readonly string[] {
	if (outcome.catchAll === 'yes') {
		return ['A made-up name is accepted too, so the acceptance says nothing about the mailbox.'];
	}
	if (outcome.mailbox === 'exists') {
		return ['A made-up name is refused and this one is accepted: the mailbox exists.'];
	}
	return ['The mailbox is accepted, but whether it exists cannot be concluded.'];
}
