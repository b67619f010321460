import type {Session} from '../../source/engine/session.ts';
import type {
	FirstWalk,
	Investigation,
	InvestigationState,
	Offer,
} from '../../source/experiments/investigation.ts';
import type {Hypothesis} from '../../source/model/cause.ts';
import type {Factor, Trial, TrialResult} from '../../source/model/trial.ts';
import type {Outcome} from '../../source/model/verdict.ts';
import type {WhyTools} from '../../source/ui/use-why.ts';
import {fakeSession, planFor, walkToRcpt, type FakeSession} from './view.ts';

/** A refusal of the recipient, plain and sure; change what the test is about. */
export function outcomeOf(more: Partial<Outcome> = {}): Outcome {
	return {
		stage: 'rcpt',
		ended: 'reply',
		code: 550,
		enhanced: '5.1.1',
		said: null,
		closed: null,
		reason: 'user-unknown',
		about: 'recipient',
		mailbox: 'absent',
		catchAll: 'unknown',
		confidence: 'high',
		provider: null,
		summary: 'The server says that there is no such mailbox.',
		hypotheses: [],
		ruledOut: [],
		noticed: [],
		next: ['Check the spelling of the address.'],
		exitCode: 10,
		evidence: [],
		...more,
	};
}

/** A possible cause. */
export function causeOf(text: string, more: Partial<Hypothesis> = {}): Hypothesis {
	return {
		id: 'helo-rejected',
		text,
		about: 'you',
		confidence: 'medium',
		for: [],
		against: [],
		test: null,
		next: [],
		evidence: [],
		...more,
	};
}

/** An experiment. */
export function trialOf(
	number: number,
	factor: Factor,
	value: string,
	label: string,
	domain = 'plain.example',
): Trial {
	const plan = planFor(`alice@${domain}`);
	return {number, factor, value, label, plan, manner: {startTls: 'offered', pauseMs: 0}};
}

/** Three experiments with the servers of the walk. */
export const someTrials: readonly Trial[] = [
	trialOf(1, 'again', 'again', 'once more, unchanged'),
	trialOf(2, 'helo', '[203.0.113.77]', 'EHLO as [203.0.113.77]'),
	trialOf(3, 'sender', '<>', 'null sender'),
];

/** An offer of these, and one more for every control. */
export function offerFor(controls: readonly string[] = [], trials = someTrials): Offer {
	const agenda = [
		...trials,
		...controls.map((domain, at) =>
			trialOf(trials.length + at + 1, 'control', domain, `Somebody else: ${domain}`, domain),
		),
	];
	return {
		agenda,
		announced: agenda.length,
		paceMs: 5000,
		aboutMs: agenda.length * 8000,
		others: controls,
		nothing: undefined,
	};
}

/** How one came out: the walk of an experiment with this answer to RCPT. */
export function resultOf(trial: Trial, answer: string, outcome: Outcome): TrialResult {
	const session = fakeSession(trial.plan.mailbox.text);
	session.append(...walkToRcpt(answer));
	return {trial, view: session.getView(), events: session.log.events, outcome};
}

/** A series that goes on only as the test says. */
export type FakeInvestigation = Investigation & {
	readonly set: (more: Partial<InvestigationState>) => void;
	readonly stops: readonly string[];
};

/** A series that has just begun. */
export function fakeInvestigation(offer: Offer, outcome: Outcome): FakeInvestigation {
	let state: InvestigationState = {
		offer,
		results: [],
		used: 0,
		running: undefined,
		pausedUntilMs: undefined,
		outcome,
		ended: undefined,
	};
	const listeners = new Set<() => void>();
	const stops: string[] = [];
	const {promise, resolve} = Promise.withResolvers<InvestigationState>();
	const set = (more: Partial<InvestigationState>): void => {
		state = {...state, ...more};
		state = {...state, used: state.results.length + (state.running ? 1 : 0)};
		for (const listener of listeners) listener();
		if (state.ended !== undefined) resolve(state);
	};
	return {
		getState: () => state,
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		stop(by) {
			stops.push(by);
			set({ended: by, running: undefined, pausedUntilMs: undefined});
		},
		finished: promise,
		set,
		stops,
	};
}

/** What the app is given, and what it did with it. */
export type FakeWhy = {
	readonly why: () => Promise<WhyTools>;
	/** With which destinations offers were made. */
	readonly asked: readonly (readonly string[])[];
	/** The series, one for each that was agreed to. */
	readonly begun: readonly {
		readonly first: FirstWalk;
		readonly offer: Offer;
		readonly investigation: FakeInvestigation;
	}[];
};

/** Tools that make fake series. */
export function fakeWhy(
	options: {readonly controls?: readonly string[]; readonly offer?: typeof offerFor} = {},
): FakeWhy {
	const asked: (readonly string[])[] = [];
	const begun: FakeWhy['begun'][number][] = [];
	const tools: WhyTools = {
		controls: () => options.controls ?? [],
		offer(_first, controls) {
			asked.push(controls);
			return (options.offer ?? offerFor)(controls);
		},
		investigate(first, offer) {
			const investigation = fakeInvestigation(offer, first.outcome);
			begun.push({first, offer, investigation});
			return investigation;
		},
	};
	return {why: () => Promise.resolve(tools), asked, begun};
}

/** The session of an experiment in progress. */
export function runningSession(address = 'alice@plain.example'): FakeSession & Session {
	return fakeSession(address);
}
