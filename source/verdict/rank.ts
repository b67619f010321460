import {type Cause, causes, type Evidence, type Hypothesis, type RuledOut} from '../model/cause.ts';
import type {Factor} from '../model/trial.ts';
import type {About, Confidence} from '../model/verdict.ts';
import {causeText} from '../knowledge/index.ts';
import type {Finding} from './finding.ts';
import type {Signals} from './signals.ts';

const maxHypotheses = 5;
const maxRuledOut = 6;
const maxEvidence = 6;

/** All that was found about one cause. */
type Standing = {
	readonly cause: Cause;
	readonly score: number;
	readonly isSure: boolean;
	/** Why it is excluded; undefined while it is not. */
	readonly out: string | undefined;
	readonly findings: readonly Finding[];
};

/** The likely causes, best first, and those that one would think of and that are excluded. */
export type Ranking = {
	readonly hypotheses: readonly Hypothesis[];
	readonly ruledOut: readonly RuledOut[];
	/** Those of the likely causes that a fault of our own, which was found, speaks for. */
	readonly faults: readonly Cause[];
};

/** Add the evidence up. Pure; the order of the findings does not matter to the scores. */
export function rank(
	findings: readonly Finding[],
	signals: Signals,
	tried: ReadonlySet<Factor>,
): Ranking {
	const standings = causes
		.map((cause) =>
			standingOf(
				cause,
				findings.filter((each) => each.cause === cause),
			),
		)
		.filter(({findings: own}) => own.length > 0);
	const possible = standings.filter(({out}) => out === undefined);
	const likely = possible.filter(({score}) => score > 0);
	// Nothing is left with more for it than against it: what was thought of first stays a guess.
	const alive = (
		likely.length > 0 ? likely : possible.filter(({findings: own}) => own.some(isPositive))
	)
		.toSorted((one, other) => other.score - one.score)
		.slice(0, maxHypotheses);
	const best = alive[0]?.score ?? 0;
	// What is far behind is noise beside something that is all but certain.
	const kept = alive.filter(({score}) => best < 8 || score >= 3);
	return {
		hypotheses: kept.map((standing, index) => hypothesisOf(standing, index, kept, signals, tried)),
		ruledOut: standings
			.filter(
				({out, findings: own}) =>
					out !== undefined && own.some((each) => isPositive(each) || each.isFirstThought === true),
			)
			.toSorted((one, other) => suspicion(other) - suspicion(one))
			.slice(0, maxRuledOut)
			.map(({cause, out}) => ({id: cause, text: `${causeText(cause).title}? No. ${out ?? ''}`})),
		faults: kept
			.filter(({findings: own}) => own.some((each) => isPositive(each) && each.fault !== undefined))
			.map(({cause}) => cause),
	};
}

function isPositive({weight}: Finding): boolean {
	return weight !== 'out' && weight > 0;
}

/** How much one would think of it, if it were not excluded. */
function suspicion({findings}: Standing): number {
	return findings.reduce((sum, {weight}) => (weight === 'out' ? sum : sum + weight), 0);
}

/** Said outright by the server or shown by an experiment, an exclusion by circumstance only weakens. */
const againstWords = -4;

function standingOf(cause: Cause, findings: readonly Finding[]): Standing {
	const isSaid = findings.some(({isSure, weight}) => isSure === true && weight !== 'out');
	const excluding = findings.filter(({weight}) => weight === 'out');
	const out =
		excluding.find(({isLogical}) => isLogical === true) ?? (isSaid ? undefined : excluding[0]);
	const weakened = out === undefined && excluding.length > 0 ? againstWords : 0;
	return {
		cause,
		score: suspicion({findings} as Standing) + weakened,
		isSure: isSaid,
		out: out?.text,
		findings,
	};
}

function confidenceOf(
	{score, isSure, findings}: Standing,
	index: number,
	all: readonly Standing[],
): Confidence {
	const rival = all[index === 0 ? 1 : 0]?.score ?? 0;
	const lead = score - rival;
	if (isSure && score >= 6 && lead >= 3) return 'high';
	// Hints that add up are still hints.
	const hasStrong = findings.some(({weight}) => weight !== 'out' && weight >= 4);
	if (hasStrong && score >= 5 && lead >= 2) return 'medium';
	return index > 0 && isSure && score >= 7 ? 'medium' : 'low';
}

function hypothesisOf(
	standing: Standing,
	index: number,
	all: readonly Standing[],
	signals: Signals,
	tried: ReadonlySet<Factor>,
): Hypothesis {
	const {cause, findings} = standing;
	const text = causeText(cause);
	const words = findings.find((each) => each.words)?.words;
	const confidence = confidenceOf(standing, index, all);
	const speaksFor = evidence(findings.filter(isPositive));
	return {
		id: cause,
		text: words?.text ?? text.text,
		about: words?.about ?? text.about,
		confidence,
		for: speaksFor,
		against: evidence(findings.filter((each) => !isPositive(each))),
		test: confidence === 'high' ? null : testOf(index, all, signals, tried),
		next: [...new Set([...(words?.next ?? []), ...text.next])].slice(0, 5),
		evidence: [
			...new Set(
				findings.flatMap((each) => (isPositive(each) && each.trial === null ? each.events : [])),
			),
		],
	};
}

/** Strongest first, each sentence once. */
function evidence(findings: readonly Finding[]): readonly Evidence[] {
	const force = ({weight}: Finding) => (weight === 'out' ? 20 : Math.abs(weight));
	const seen = new Set<string>();
	return findings
		.filter(({text}) => text !== '' && !seen.has(text) && seen.add(text))
		.toSorted((one, other) => force(other) - force(one))
		.slice(0, maxEvidence)
		.map(({text, events, trial}) => ({text, events: [...new Set(events)], trial}));
}

/** The cheapest test not made yet that tells this cause from its rival. */
function testOf(
	index: number,
	all: readonly Standing[],
	signals: Signals,
	tried: ReadonlySet<Factor>,
): Hypothesis['test'] {
	const own = all[index];
	const rival = all[index === 0 ? 1 : 0];
	for (const standing of index === 0 ? all : [own, rival]) {
		if (standing === undefined) continue;
		const {factor, howToTell} = causeText(standing.cause);
		if (factor !== null && !tried.has(factor) && isPossible(factor, signals)) {
			return {factor, text: standing === own ? howToTell : `${howToTell} ${elseThis}`};
		}
	}
	const {factor, howToTell} = causeText(own?.cause ?? 'policy');
	const isShown = own?.findings.some(
		(each) => each.trial !== null && each.isSure === true && isPositive(each),
	);
	if (isShown === true) return {factor: null, text: onceMore};
	if (factor === null) return {factor: null, text: howToTell};
	const cause = own?.cause ?? 'policy';
	return {factor: null, text: passing.has(cause) ? later : elsewhereTest[causeText(cause).about]};
}

const otherNetwork =
	'Walk from another network: if it ends alike there, it is not about your address or your path.';
const later =
	'Come back after some hours, with nothing changed: if it works then, it was for the moment only.';
const otherMailbox =
	'Ask the person in another way, or walk to an address there that is known to exist.';

/** Where the test is about a rival: what it says about this cause. */
const elseThis = 'If it changes nothing, this one becomes likelier.';
const onceMore =
	'Make the experiment that moved it once more, some time later: if it moves it again, this is it.';
/** What time cures. */
const passing: ReadonlySet<Cause> = new Set<Cause>([
	'rate-limited',
	'too-many-recipients',
	'harvest-protection',
	'mailbox-temp-unavailable',
]);

/** What would still decide where the experiment that decides was made, or cannot be made. */
const elsewhereTest: Readonly<Record<About, string>> = {
	recipient: otherMailbox,
	you: otherNetwork,
	network: otherNetwork,
	unknown: otherNetwork,
	domain: 'Ask the owner of the domain which hosts take its mail.',
	server: later,
};

function isPossible(
	factor: Factor,
	{hosts, addresses, bothFamilies, stage, said, tls}: Signals,
): boolean {
	switch (factor) {
		case 'host':
			return hosts > 1;
		case 'address':
			return addresses > 1;
		case 'family':
			return bothFamilies;
		case 'control':
		case 'port':
		case 'again':
		case 'patience':
			return stage !== 'mx';
		case 'helo':
		case 'pace':
			return said.ehlo;
		case 'tls':
			return said.ehlo && tls.offered !== false;
		case 'sender':
			return said.mail;
		case 'name':
		case 'postmaster':
			return stage === 'rcpt';
		default:
			return factor satisfies never;
	}
}
