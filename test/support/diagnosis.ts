import type {Identity, WalkPlan} from '../../source/model/session.ts';
import type {Factor, Trial, TrialResult} from '../../source/model/trial.ts';
import type {Outcome} from '../../source/model/verdict.ts';
import type {SessionView} from '../../source/model/view.ts';
import {judge} from '../../source/verdict/judge.ts';
import {a, answerOf, type Cue, identity, mx, planFor} from './playbook.ts';
import {logAfter} from './view-after.ts';

/** A small world: hosts of the domain with their addresses, and who we are. */
export type Scene = {
	readonly hosts?: readonly (readonly [name: string, ...addresses: string[]])[];
	readonly plan?: Partial<WalkPlan>;
	readonly who?: Partial<Identity>;
	readonly domain?: string;
	/** The local part; 'alice' if not given. */
	readonly local?: string;
	/** Our address has no PTR record, and the DNS says so. */
	readonly noPtr?: boolean;
};

const oneHost = [['mx1.example.com', '198.51.100.1']] as const;

/** From the start to the proposal of the first connection. */
export function lookup({hosts = oneHost, domain = 'example.com'}: Scene = {}): readonly Cue[] {
	const exchanges = hosts.map(([name], index) => mx(domain, 10 * (index + 1), name));
	return [
		{type: 'start'},
		'approve',
		{type: 'dns-answered', answer: answerOf(domain, 'MX', exchanges), random: 0},
		...hosts.flatMap(([name, ...addresses]): readonly Cue[] => {
			const four = addresses.filter((each) => !each.includes(':'));
			const six = addresses.filter((each) => each.includes(':'));
			return [
				{
					type: 'dns-answered',
					answer: answerOf(
						name,
						'A',
						four.map((each) => a(name, each)),
					),
					random: 0,
				},
				{
					type: 'dns-answered',
					answer: answerOf(
						name,
						'AAAA',
						six.map((each) => a(name, each)),
					),
					random: 0,
				},
			];
		}),
	];
}

/** The connection of the walk comes about. */
export function connect({who, noPtr = false}: Scene = {}): readonly Cue[] {
	const own: Identity = {
		...identity,
		...(noPtr ? {ptr: undefined, ptrConfirmed: false, helo: '[203.0.113.7]'} : {}),
		...who,
	};
	const answers = noPtr ? [answerOf('7.113.0.203.in-addr.arpa', 'PTR', [], 'nxdomain')] : [];
	return [
		'approve',
		{type: 'identified', identity: own, answers},
		{type: 'connected', localAddress: own.address ?? '203.0.113.7', localPort: 40_000},
	];
}

export const refusedTcp: readonly Cue[] = [
	'approve',
	{type: 'closed', reason: {how: 'refused', detail: 'ECONNREFUSED'}, partial: undefined},
];
export const silentTcp: readonly Cue[] = ['approve', 'deadline'];
export const unreachableTcp: readonly Cue[] = [
	'approve',
	{type: 'closed', reason: {how: 'unreachable', detail: 'ENETUNREACH'}, partial: undefined},
];

/** From a standing connection to where EHLO, MAIL or RCPT has just been said. */
export const said = {
	ehlo: [{say: '220 mx1.example.com ESMTP'}, 'approve'],
	mail: [
		{say: '220 mx1.example.com ESMTP'},
		'approve',
		{say: '250-mx1.example.com\n250 SIZE 1000'},
		'approve',
	],
	rcpt: [
		{say: '220 mx1.example.com ESMTP'},
		'approve',
		{say: '250-mx1.example.com\n250 SIZE 1000'},
		'approve',
		{say: '250 2.1.0 Ok'},
		'approve',
	],
} as const satisfies Record<string, readonly Cue[]>;

/** Refused, and enough time after it for a farewell. */
export const after = (reply: string, ...more: readonly Cue[]): readonly Cue[] => [
	{say: reply},
	...more,
];

export type Walked = {readonly view: SessionView; readonly outcome: Outcome};

/** A walk in this scene; what comes after the look-up is given. */
export function walked(scene: Scene, ...cues: readonly Cue[]): TrialResult {
	const plan = planFor(`${scene.local ?? 'alice'}@${scene.domain ?? 'example.com'}`, scene.plan);
	const {view, events} = logAfter(plan, [...lookup(scene), ...cues]);
	const outcome = judge(view);
	if (!outcome) throw new Error('the playbook ends before anything is decided');
	const trial: Trial = {
		number: 0,
		factor: 'again',
		value: '',
		label: 'the first walk',
		plan,
		manner: {startTls: 'offered', pauseMs: 0},
	};
	return {trial, view, events, outcome};
}

/** The same as the result of an experiment. */
export function trialOf(
	factor: Factor,
	number: number,
	result: TrialResult,
	manner: Partial<Trial['manner']> = {},
): TrialResult {
	const trial: Trial = {
		...result.trial,
		factor,
		number,
		value: factor,
		label: `trial ${factor} ${number}`,
		manner: {...result.trial.manner, ...manner},
	};
	return {...result, trial};
}
