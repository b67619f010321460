import {describe, expect, it} from 'vitest';
import {nextTrial} from '../../source/experiments/choose.ts';
import type {Offer} from '../../source/experiments/investigation.ts';
import type {Factor, InvestigationEnd, Trial, TrialResult} from '../../source/model/trial.ts';
import type {Cue} from '../support/playbook.ts';
import {
	connected,
	connecting,
	firstWalk,
	greeted,
	mailed,
	named,
	openOffer,
	resultOf,
	suspecting,
} from './cases.ts';

const never = () => false;
const first = firstWalk([...connecting(), ...mailed, 'rst']);
const offer = openOffer(first, {senders: ['me@other.example', 'you@other.example']});

function trialOf(factor: Factor, from: Offer = offer): Trial {
	const found = from.agenda.find((each) => each.factor === factor);
	if (!found) throw new Error(`no ${factor} on the agenda`);
	return found;
}

/** The same end as that of the first walk. */
const same: readonly Cue[] = [...mailed, 'rst'];
const nameOf = (next: Trial | InvestigationEnd): string =>
	typeof next === 'string' ? next : `${next.factor} ${next.value}`;

describe('the next experiment', () => {
	it('is the one that would decide what is likeliest', () => {
		const outcome = suspecting(first.outcome, [null, 'family', 'sender']);
		expect(nameOf(nextTrial(first, offer, [], outcome, never))).toBe('family ipv6');
	});

	it('is one of each group of causes, the likeliest first, before another of the same', () => {
		const outcome = suspecting(first.outcome, ['sender', 'host']);
		const results: TrialResult[] = [];
		const seen: string[] = [];
		for (let round = 0; round < 4; round++) {
			const next = nextTrial(first, offer, results, outcome, never);
			seen.push(nameOf(next));
			if (typeof next !== 'string') results.push(resultOf(next, same));
		}
		expect(seen).toEqual([
			'sender <me@other.example>',
			'host mx2.example.com',
			'again unchanged',
			'helo [203.0.113.7]',
		]);
	});

	it('else follows the agenda, one of each group first, and stops only when nothing is left', () => {
		const outcome = suspecting(first.outcome, [null]);
		const results: TrialResult[] = [];
		const seen: string[] = [];
		for (;;) {
			const next = nextTrial(first, offer, results, outcome, never);
			seen.push(nameOf(next));
			if (typeof next === 'string') break;
			results.push(resultOf(next, same));
		}
		expect(seen).toEqual([
			'again unchanged',
			'host mx2.example.com',
			'helo [203.0.113.7]',
			'sender <me@other.example>',
			'family ipv6',
			'pace 2s',
			'address 198.51.100.11',
			'sender <you@other.example>',
			'sender <>',
			'again unchanged',
			'exhausted',
		]);
	});

	it('never is one that was made, whatever is suspected', () => {
		const outcome = suspecting(first.outcome, ['again']);
		const results = [resultOf(trialOf('again'), same)];
		expect(nameOf(nextTrial(first, offer, results, outcome, never))).toBe('host mx2.example.com');
	});

	it('is none once the answer is clear', () => {
		expect(nextTrial(first, offer, [], first.outcome, () => true)).toBe('clear');
	});

	it('is none beyond the number that was announced', () => {
		const outcome = suspecting(first.outcome, ['sender']);
		const two = {...offer, announced: 2};
		const results = [trialOf('again'), trialOf('helo')].map((trial) => resultOf(trial, same));
		expect(nextTrial(first, two, results, outcome, never)).toBe('limit');
		expect(nextTrial(first, {...offer, announced: 0}, [], outcome, never)).toBe('limit');
	});

	it('is left out when one cause stands out and none would decide; but for the made-up name', () => {
		const atRcpt = firstWalk([...connecting(), ...named, 'rst']);
		const wide = openOffer(atRcpt);
		const likely = suspecting(atRcpt.outcome, [null, null]);
		const [top, ...rivals] = likely.hypotheses;
		const outcome = {...likely, hypotheses: [{...top!, confidence: 'medium'} as const, ...rivals]};
		const end: readonly Cue[] = [...named, 'rst'];
		const results = (['again', 'sender', 'helo', 'postmaster', 'family'] as const).map((factor) =>
			resultOf(trialOf(factor, wide), end),
		);
		// Another host would tell groups of causes apart.
		expect(nextTrial(atRcpt, wide, results, outcome, never)).toMatchObject({factor: 'host'});
		const hosts = [...results, resultOf(trialOf('host', wide), end)];
		expect(nextTrial(atRcpt, wide, hosts, outcome, never)).toMatchObject({factor: 'name'});
		const all = [...hosts, resultOf(trialOf('name', wide), end)];
		expect(nextTrial(atRcpt, wide, all, outcome, never)).toBe('exhausted');
		const unsure = {...outcome, hypotheses: [top!, ...rivals]};
		expect(typeof nextTrial(atRcpt, wide, all, unsure, never)).not.toBe('string');
	});

	it('is on the agenda as it was agreed to, gaps and all', () => {
		const agreed = {...offer, agenda: [trialOf('family'), trialOf('pace')], announced: 2};
		const outcome = suspecting(first.outcome, ['sender', 'again']);
		expect(nameOf(nextTrial(first, agreed, [], outcome, never))).toBe('family ipv6');
	});

	it('compares nothing any more when the repetition went further by itself', () => {
		const results = [resultOf(trialOf('again'), [...named, {say: '250 2.1.5 ok'}])];
		const nobody = suspecting(first.outcome, [null]);
		expect(nextTrial(first, offer, results, nobody, never)).toBe('exhausted');
		const host = suspecting(first.outcome, ['host']);
		expect(nameOf(nextTrial(first, offer, results, host, never))).toBe('host mx2.example.com');
	});
});

describe('what time may have done', () => {
	const passes: readonly Cue[] = [...named, {say: '250 2.1.5 ok'}];
	const clear = () => true;
	it.each([
		['silence', [...mailed, 'rst'], 'helo', true],
		['a temporary reply', [...named, {say: '450 4.7.1 not now'}, 'settled'], 'sender', true],
		['a temporary reply', [...named, {say: '421 4.3.2 closing'}, 'fin'], 'postmaster', true],
		['a permanent reply, at once', [...named, {say: '550 no'}, 'settled'], 'helo', false],
		['a temporary reply', [...named, {say: '450 4.7.1 not now'}, 'settled'], 'host', false],
	] as const)('%s: the unchanged walk follows what got further', (_what, cues, factor, owed) => {
		const walked = firstWalk([...connecting(), ...cues]);
		const wide = openOffer(walked);
		const before = resultOf(trialOf('again', wide), cues);
		const moved = resultOf(trialOf(factor, wide), passes);
		const next = nextTrial(walked, wide, [before, moved], walked.outcome, clear);
		expect(nameOf(next)).toBe(owed ? 'again unchanged' : 'clear');
		if (typeof next === 'string') return;
		const sure = [before, moved, resultOf(next, cues)];
		expect(nextTrial(walked, wide, sure, walked.outcome, clear)).toBe('clear');
	});
});

describe('politeness', () => {
	const tooMany: readonly Cue[] = [
		connected,
		{say: '421 4.7.0 Too many connections from your address'},
		'fin',
	];
	const outcome = suspecting(first.outcome, ['sender', 'helo', 'host']);

	it('one sign that we are too much: only the repetition is left, and then nothing', () => {
		const results = [resultOf(trialOf('sender'), tooMany)];
		expect(nameOf(nextTrial(first, offer, results, outcome, never))).toBe('again unchanged');
		const twice = [...results, resultOf(trialOf('again'), tooMany)];
		expect(nextTrial(first, offer, twice, outcome, never)).toBe('polite');
		const better = [...results, resultOf(trialOf('again'), same)];
		expect(nextTrial(first, offer, better, outcome, never)).toBe('polite');
	});

	it('the repetition itself was too much: nothing is left', () => {
		const results = [resultOf(trialOf('again'), tooMany)];
		expect(nextTrial(first, offer, results, outcome, never)).toBe('polite');
	});

	it('a server that names a long wait is not asked again at all', () => {
		const cues = [
			connected,
			{say: '421 4.7.0 Too many connections, retry in 900 seconds'},
			'fin',
		] as const;
		const results = [resultOf(trialOf('sender'), cues)];
		expect(nextTrial(first, offer, results, outcome, never)).toBe('polite');
	});

	it.each([
		'450 4.7.1 Error: too much mail from 203.0.113.7',
		'421 4.7.0 connection rate limit reached',
		'452 4.5.3 Too many recipients received this hour',
		'550 5.7.1 Suspected directory harvest attack',
	])('knows the sign: %s', (words) => {
		const results = [resultOf(trialOf('sender'), [...named, {say: words}, 'settled'])];
		expect(nameOf(nextTrial(first, offer, results, outcome, never))).toBe('again unchanged');
	});

	it('what a control says binds nobody else', () => {
		const withControl = openOffer(firstWalk([...connecting(), ...greeted, 'approve', 'rst']), {
			controls: ['control.example'],
		});
		const trial = trialOf('control', withControl);
		const results = [resultOf({...trial, plan: trialOf('again').plan}, tooMany)];
		const next = nextTrial(first, withControl, results, outcome, never);
		expect(typeof next).not.toBe('string');
	});

	it('a first walk that was too much is repeated once, and that is all', () => {
		const warned = firstWalk([...connecting({'mx1.example.com': ['198.51.100.1']}), ...tooMany]);
		const small = openOffer(warned);
		expect(small.agenda.map(({factor}) => factor)).toEqual(['again']);
		const meddled = {...offer, agenda: [...small.agenda, trialOf('sender')], announced: 2};
		const results = [resultOf(trialOf('again', small), same)];
		const unsure = suspecting(warned.outcome, ['sender']);
		expect(nextTrial(warned, meddled, results, unsure, never)).toBe('polite');
	});
});
