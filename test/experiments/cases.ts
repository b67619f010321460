import type {FirstWalk} from '../../source/experiments/investigation.ts';
import {offerOf, type OfferOptions} from '../../source/experiments/offer.ts';
import type {Offer} from '../../source/experiments/investigation.ts';
import type {Identity, WalkPlan} from '../../source/model/session.ts';
import type {Trial, TrialResult} from '../../source/model/trial.ts';
import type {Outcome} from '../../source/model/verdict.ts';
import {judge} from '../../source/verdict/judge.ts';
import {a, answerOf, type Cue, identity, mx, planFor} from '../support/playbook.ts';
import {logAfter} from '../support/view-after.ts';

/** What DNS says of the hosts of example.com. */
export type Hosts = Readonly<Record<string, readonly string[]>>;

export const twoHosts: Hosts = {
	'mx1.example.com': ['198.51.100.1', '198.51.100.11', '2001:db8::1'],
	'mx2.example.com': ['198.51.100.2'],
};

/** Up to the first connection, with all addresses known. */
export function connecting(hosts: Hosts = twoHosts, who: Partial<Identity> = {}): readonly Cue[] {
	const names = Object.keys(hosts);
	const answers = names.flatMap((name) =>
		(['A', 'AAAA'] as const).map((type): Cue => {
			const mine = hosts[name]?.filter((each) => each.includes(':') === (type === 'AAAA')) ?? [];
			const records = mine.map((each) => a(name, each));
			return {type: 'dns-answered', answer: answerOf(name, type, records), random: 0};
		}),
	);
	return [
		{type: 'start'},
		'approve',
		{
			type: 'dns-answered',
			answer: answerOf(
				'example.com',
				'MX',
				names.map((name, index) => mx('example.com', (index + 1) * 10, name)),
			),
			random: 0,
		},
		...answers,
		{want: {type: 'approve', by: 'person', confirmed: true}},
		{type: 'identified', identity: {...identity, ...who}, answers: []},
	];
}

export const connected: Cue = {
	type: 'connected',
	localAddress: '203.0.113.7',
	localPort: 40_000,
};
export const greeted: readonly Cue[] = [connected, {say: '220 mx1 ESMTP'}];
/** Without STARTTLS, up to the command MAIL, which is on its way. */
export const mailed: readonly Cue[] = [
	...greeted,
	'approve',
	{say: '250-mx1\n250 SIZE 1000'},
	'approve',
];
export const named: readonly Cue[] = [...mailed, {say: '250 2.1.0 ok'}, 'approve'];

/** A first walk, judged. */
export function firstWalk(cues: readonly Cue[], change: Partial<WalkPlan> = {}): FirstWalk {
	const {view, events} = logAfter(planFor('alice@example.com', change), cues);
	const outcome = judge(view);
	if (!outcome) throw new Error('the walk has no outcome');
	return {view, events, outcome};
}

/** An offer for which nothing is clear yet. */
export function openOffer(first: FirstWalk, change: Partial<OfferOptions> = {}): Offer {
	return offerOf(first, {
		maxConnections: 12,
		paceMs: 5000,
		controls: [],
		senders: [],
		helos: [],
		random: () => 0.5,
		isSettled: () => false,
		...change,
	});
}

/** 'factor value' of each trial. */
export function namesOf(offer: Offer): readonly string[] {
	return offer.agenda.map(({factor, value}) => `${factor} ${value}`);
}

/** What came of a trial that went like this. */
export function resultOf(trial: Trial, cues: readonly Cue[]): TrialResult {
	const {view, events} = logAfter(trial.plan, [
		{type: 'start'},
		{want: {type: 'approve', by: 'person', confirmed: true}},
		{type: 'identified', identity, answers: []},
		...cues,
	]);
	const outcome = judge(view);
	if (!outcome) throw new Error('the trial has no outcome');
	return {trial, view, events, outcome};
}

/** An outcome in which these factors would decide between the likeliest causes, in this order. */
export function suspecting(
	outcome: Outcome,
	factors: readonly (Trial['factor'] | null)[],
): Outcome {
	return {
		...outcome,
		hypotheses: factors.map((factor) => ({
			id: 'policy',
			text: '',
			about: 'unknown',
			confidence: 'low',
			for: [],
			against: [],
			test: {factor, text: ''},
			next: [],
			evidence: [],
		})),
	};
}
