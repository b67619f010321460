import type {FirstWalk, InvestigationState, Offer} from '../experiments/investigation.ts';
import type {InvestigationEnd, Trial, TrialResult} from '../model/trial.ts';
import type {Outcome} from '../model/verdict.ts';
import {visible} from '../protocol/visible.ts';
import {conclusionOf} from '../verdict/conclusion.ts';
import {movementOf} from '../verdict/movement.ts';
import {durationWords, plural, wrap} from './layout.ts';
import {matrixLines, matrixRows, movementWords} from './matrix.ts';
import {decisionText, shortDecision} from './text-verdict.ts';

/** What the first walk says, before experiments are made that may say more. */
export function soFarLines(outcome: Outcome): string[] {
	return wrap(`So far: ${decisionText(outcome)}`, '=== ', '===   ');
}

/** What the experiments would cost and whom they would ask, before the first packet. */
export function costLines(offer: Offer): string[] {
	const {announced, aboutMs, agenda, others, limit} = offer;
	const cost = `at most ${plural(announced, 'connection')}, in about ${durationWords(aboutMs)}`;
	const stops = agenda.length > 1 ? ' It stops when the answer is clear.' : '';
	return [
		...wrap(
			`Find out why: mxray repeats the walk with one thing changed at a time, ${cost}.${stops}`,
			'=== ',
			'===   ',
		),
		...(limit === undefined ? [] : wrap(limit, '!== ', '===   ')),
		...(others.length === 0
			? []
			: wrap(
					`Not spoken to before: ${others.map((name) => visible(name)).join(', ')}.`,
					'=== ',
					'===   ',
				)),
	];
}

/** What the person could do, where nobody could be asked. */
export function hintLines({announced}: Offer): string[] {
	return wrap(
		`Find out why: the same command with --experiments makes at most ${plural(announced, 'connection')} more.`,
		'=== ',
		'===   ',
	);
}

/** What may be tried, a line each; `out`: the numbers of those that are left out. */
export function agendaLines({agenda}: Offer, out: ReadonlySet<number> = new Set()): string[] {
	return agenda.map(({number, label}) => {
		const note = out.has(number) ? ' (left out)' : '';
		return `    ${`${number}`.padStart(2)}  ${visible(label)}${note}`;
	});
}

/** The whole offer; or why there is none. */
export function offerLines(offer: Offer): string[] {
	if (offer.nothing !== undefined) {
		return wrap(`No experiments: ${offer.nothing}`, '=== ', '===   ');
	}
	return [...costLines(offer), ...agendaLines(offer)];
}

/** An experiment begins. `made`: how many were before it. */
export function trialStartedLines(trial: Trial, offer: Offer, made: number): string[] {
	return wrap(
		`Experiment ${trial.number}: ${visible(trial.label)} (${made + 1} of at most ${offer.announced})`,
		'=== ',
		'===   ',
	);
}

/** An experiment is over. */
export function trialEndedLines(first: FirstWalk, result: TrialResult): string[] {
	const words = movementWords(movementOf(first.outcome, result), result);
	return wrap(`${words}: ${shortDecision(result.outcome)}`, '===   ', '===     ');
}

const ends: Readonly<Record<InvestigationEnd, string>> = {
	clear: 'the answer is clear',
	exhausted: 'what is left would tell no more',
	limit: 'no more were announced',
	polite: 'to go on would have annoyed the other side',
	person: 'you stopped them',
	signal: 'they were interrupted',
};

/** What was announced and not made, so that nobody takes it for a result. */
function notTriedLines({offer, results, ended}: InvestigationState): string[] {
	if (ended === 'clear') return [];
	const made = new Set(results.map(({trial}) => trial.number));
	const left = offer.agenda.filter(({number}) => !made.has(number));
	if (left.length === 0) return [];
	const labels = left.map(({label}) => visible(label)).join(', ');
	return wrap(`Not tried: ${labels}.`, '     ', '       ');
}

/** The matrix and what follows from it, when there will be no more experiments. */
export function experimentsLines(first: FirstWalk, state: InvestigationState): string[] {
	const {offer, results, outcome, ended, used: connections} = state;
	const why = ended === undefined ? '' : `: ${ends[ended]}`;
	const used = `${connections} of at most ${plural(offer.announced, 'connection')}`;
	if (results.length === 0) return wrap(`No experiment came to its end${why}.`, '=== ', '===   ');
	return [
		...wrap(`Experiments, ${used}${why}`, '=== ', '===   '),
		...matrixLines(matrixRows(first.outcome, results)),
		...notTriedLines(state),
		'',
		...wrap(conclusionOf(outcome, results), '    '),
	];
}
