import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {causes, type Cause} from '../../source/model/cause.ts';
import {type Check, checkIds, checkStates, weights} from '../../source/model/check.ts';
import {type Earlier, type Known, nothingKnown} from '../../source/model/known.ts';
import {factors, type Factor, type TrialResult} from '../../source/model/trial.ts';
import type {Outcome} from '../../source/model/verdict.ts';
import {conclusionOf} from '../../source/verdict/conclusion.ts';
import {judge} from '../../source/verdict/judge.ts';
import {movementOf} from '../../source/verdict/movement.ts';
import {isSettled} from '../../source/verdict/settled.ts';
import {checkFor, own4, own6} from '../support/checks.ts';
import type {Cue} from '../support/playbook.ts';
import {
	connect,
	refusedTcp,
	said,
	type Scene,
	silentTcp,
	trialOf,
	unreachableTcp,
	walked,
} from '../support/diagnosis.ts';

const scenes: readonly Scene[] = [
	{},
	{hosts: [['mx1.example.com', '2001:db8::1']]},
	{
		hosts: [
			['mx1.example.com', '198.51.100.1', '2001:db8::1'],
			['mx2.example.com', '198.51.100.2'],
		],
	},
	{hosts: [['aspmx.l.google.com', '198.51.100.9']]},
	{noPtr: true},
	{who: {address: '192.168.1.5', helo: 'localhost', ptr: undefined, ptrConfirmed: false}},
];
const words = fc.oneof(
	fc.constantFrom(
		'No such user',
		'Access denied',
		'5.7.1 Client host blocked using zen.spamhaus.org',
		'4.7.1 Greylisted, come back in 5 minutes',
		'5.5.1 Protocol error',
		'4.7.0 Error: too many errors',
		'5.7.0 Must issue a STARTTLS command first',
		'5.7.25 no PTR record for your address',
		'5.7.1 <x>: Helo command rejected: Host not found',
		'5.1.8 Sender address rejected: Domain not found',
		'Relay access denied',
		'',
	),
	// Hostile words: control characters, direction marks, escapes, long lines.
	fc.string({maxLength: 60, unit: 'binary'}).map((text) => text.replaceAll(/[\r\n]/g, ' ')),
	fc.constantFrom('\u001b[2J\u202Eevil', 'x'.repeat(3000)),
);
const codes = fc.constantFrom(
	220,
	250,
	421,
	450,
	451,
	454,
	500,
	521,
	530,
	535,
	550,
	552,
	553,
	554,
	599,
);
const reply: fc.Arbitrary<Cue> = fc
	.tuple(codes, words)
	.map(([code, text]) => ({say: `${code} ${text}`}));
const ending: fc.Arbitrary<readonly Cue[]> = fc.oneof(
	fc.constantFrom<readonly Cue[]>(['fin'], ['rst'], ['deadline']),
	fc.tuple(reply, fc.constantFrom<Cue>('settled', 'fin', 'rst')).map((both) => [...both]),
	fc.array(fc.oneof(reply, fc.constantFrom<Cue>('approve', 'skip', 'settled', 'fin', 'deadline')), {
		minLength: 1,
		maxLength: 8,
	}),
);
const beginnings = [[], said.ehlo, said.mail, said.rcpt] as const;

const noConnection = fc.constantFrom<readonly Cue[]>(refusedTcp, silentTcp, unreachableTcp);
const talk = fc.tuple(fc.constantFrom(...beginnings), ending);

/** A walk, or a silent one where these cues decide nothing. */
function walkedOr(scene: Scene, cues: readonly Cue[]): TrialResult {
	try {
		return walked(scene, ...cues);
	} catch {
		return walked(scene, ...silentTcp);
	}
}

const anyWalk: fc.Arbitrary<TrialResult> = fc.constantFrom(...scenes).chain((scene) =>
	fc.oneof(
		noConnection.map((cues) => walkedOr(scene, cues)),
		talk.map(([start, end]) => walkedOr(scene, [...connect(scene), ...start, ...end])),
	),
);
const anyTrials = fc
	.array(
		fc.tuple(
			fc.constantFrom(...factors),
			anyWalk,
			fc.constantFrom('offered' as const, 'never' as const),
		),
		{
			maxLength: 6,
		},
	)
	.map((list) =>
		list.map(([factor, result, startTls], index) => trialOf(factor, index + 1, result, {startTls})),
	);

function textsOf(outcome: Outcome): readonly string[] {
	return [
		outcome.summary,
		...outcome.noticed,
		...outcome.next,
		...outcome.ruledOut.map(({text}) => text),
		...outcome.hypotheses.flatMap((each) => [
			each.text,
			...each.next,
			...(each.test ? [each.test.text] : []),
			...[...each.for, ...each.against].map(({text}) => text),
		]),
	];
}

// oxlint-disable-next-line no-control-regex -- what must never reach a terminal
const unsafe = /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u;

const anyCheck: fc.Arbitrary<Check> = fc
	.tuple(
		fc.constantFrom(...checkIds),
		fc.constantFrom(...checkStates),
		fc.constantFrom(
			own4,
			own6,
			'198.51.100.77',
			`${own4} in zen.spamhaus.org`,
			'client.example.net',
			'',
		),
		fc.constantFrom(...weights),
	)
	.map(([id, state, subject, weight]) => checkFor(id, state, subject, {weight}));
const anyEarlier: fc.Arbitrary<Earlier> = fc.record({
	name: fc.constantFrom('example.com', 'Yahoo and AOL'),
	connectionsLastMinute: fc.nat(9),
	connectionsLastHour: fc.nat(300),
	connectionsLastDay: fc.nat(3000),
	recipientsLastHour: fc.nat(300),
	recipientsLastDay: fc.nat(3000),
	refusalsLastDay: fc.nat(40),
	limit: fc.constantFrom(
		undefined,
		{level: 'near' as const, text: 'It is near.'},
		{level: 'over' as const, text: 'It is reached.'},
	),
});
const anyKnown: fc.Arbitrary<Known> = fc.record({
	checks: fc.array(anyCheck, {maxLength: 12}),
	earlier: fc.option(anyEarlier, {nil: undefined}),
});

/** What would be raised if the experiment of this kind went further: what it tests. */
const tested: Readonly<Partial<Record<Factor, readonly Cause[]>>> = {
	helo: ['helo-rejected'],
	sender: ['sender-rejected', 'sender-auth-failed'],
	host: ['sick-mx'],
	address: ['sick-mx'],
	family: ['ipv6-path', 'ipv6-identity'],
	patience: ['greet-delay', 'tarpit'],
	pace: ['pre-greeting', 'rate-limited'],
	again: ['overload'],
	control: ['firewalled', 'server-down'],
};

describe('whatever a walk and its experiments come to', () => {
	it('the outcome keeps the rules of truth', () => {
		fc.assert(
			fc.property(anyWalk, anyTrials, anyKnown, (first, trials, known) => {
				const outcome = judge(first.view, trials, known);
				if (!outcome) throw new Error('no outcome');
				const ids = outcome.hypotheses.map(({id}) => id);
				expect(ids.length).toBeLessThanOrEqual(5);
				expect(new Set(ids).size).toBe(ids.length);
				for (const {id} of outcome.ruledOut) expect(ids).not.toContain(id);
				for (const id of ids) expect(causes).toContain(id);
				if (outcome.about === 'you') expect(outcome.mailbox).not.toBe('absent');
				if (outcome.mailbox === 'exists' && trials.every(({trial}) => trial.factor !== 'name')) {
					// Without a control only a refusal that names a full or closed mailbox may say so.
					expect(outcome.code ?? 0).toBeGreaterThanOrEqual(400);
				}
				for (const text of textsOf(outcome)) {
					expect(text.trim()).not.toBe('');
					expect(text).not.toMatch(unsafe);
				}
				const {stage, ended, code, exitCode, evidence} = first.outcome;
				expect(outcome).toMatchObject({stage, ended, code, exitCode, evidence});
				expect(typeof isSettled(outcome, trials)).toBe('boolean');
				const conclusion = conclusionOf(outcome, trials);
				expect(conclusion).not.toBe('');
				expect(conclusion).not.toMatch(unsafe);
			}),
			{numRuns: 600},
		);
	});

	it('an experiment that changed nothing never makes likelier what it tests', () => {
		fc.assert(
			fc.property(anyWalk, anyTrials, fc.constantFrom(...factors), (first, trials, factor) => {
				const same = trialOf(factor, 99, first);
				fc.pre(movementOf(first.outcome, same) === 'same');
				const before = judge(first.view, trials)?.hypotheses.map(({id}) => id) ?? [];
				const after = judge(first.view, [...trials, same])?.hypotheses.map(({id}) => id) ?? [];
				const suspects = tested[factor] ?? [];
				// Two causes that the same experiment tests may change places.
				fc.pre(!suspects.some((cause) => cause === before[0]));
				for (const cause of suspects) {
					if (!after.includes(cause)) continue;
					expect(after[0], `${factor}: ${before.join(' ')} → ${after.join(' ')}`).not.toBe(cause);
				}
			}),
			{numRuns: 400},
		);
	});

	it('what is known besides changes no fact of the walk, and its order nothing', () => {
		fc.assert(
			fc.property(anyWalk, anyKnown, (first, known) => {
				const one = judge(first.view, [], known);
				const {
					stage,
					ended,
					code,
					enhanced,
					said: words,
					reason,
					mailbox,
					exitCode,
				} = first.outcome;
				expect(one).toMatchObject({stage, ended, code, enhanced, said: words, reason});
				expect(one).toMatchObject({mailbox, exitCode});
				const turned = {...known, checks: known.checks.toReversed()};
				const idsOf = (outcome: Outcome | undefined) => outcome?.hypotheses.map(({id}) => id);
				expect(idsOf(judge(first.view, [], turned))).toEqual(idsOf(one));
				expect(judge(first.view, [], known)).toEqual(one);
				expect(judge(first.view, [], nothingKnown)).toEqual(first.outcome);
			}),
			{numRuns: 300},
		);
	});

	it('the order of the experiments matters only to what is repeated after it', () => {
		fc.assert(
			fc.property(anyWalk, anyTrials, (first, trials) => {
				const factorsUsed = trials.map(({trial}) => trial.factor);
				fc.pre(new Set(factorsUsed).size === factorsUsed.length);
				fc.pre(!factorsUsed.includes('again'));
				const one = judge(first.view, trials)?.hypotheses[0]?.id;
				const other = judge(first.view, trials.toReversed())?.hypotheses[0]?.id;
				expect(other).toBe(one);
			}),
			{numRuns: 200},
		);
	});
});
