import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Deferral, Visit} from '../../source/model/deferral.ts';
import {deferralOf, visitOf} from '../../source/verdict/deferral.ts';
import {judge} from '../../source/verdict/judge.ts';
import {type Cue, identity, planFor} from '../support/playbook.ts';
import {viewAfter} from '../support/view-after.ts';

const plan = planFor('alice@example.com', {
	only: {
		host: 'mx.example.com',
		address: {address: '198.51.100.1', family: 4, scope: 'public', ttl: undefined},
	},
});
const toBanner: readonly Cue[] = [
	{type: 'start'},
	'approve',
	{type: 'identified', identity, answers: []},
	{type: 'connected', localAddress: '203.0.113.7', localPort: 40_000},
];
const toRcpt: readonly Cue[] = [
	...toBanner,
	{say: '220 mx'},
	'approve',
	{say: '250 mx'},
	'approve',
	{say: '250 ok'},
	'approve',
];
const minute = 60_000;

function walk(stage: 'banner' | 'rcpt', reply: string) {
	const before = stage === 'rcpt' ? toRcpt : toBanner;
	const view = viewAfter(plan, [...before, {say: reply}, 'fin']);
	const outcome = judge(view);
	if (!outcome) throw new Error('no outcome');
	return {view, outcome};
}

function deferred(stage: 'banner' | 'rcpt', reply: string, visits = 0): Deferral | undefined {
	const {view, outcome} = walk(stage, reply);
	const visit = visitOf(view, outcome);
	if (!visit) throw new Error('no visit');
	const earlier: readonly Visit[] = Array.from({length: visits}, () => visit);
	return deferralOf(view, outcome, earlier);
}

describe('not now', () => {
	it.each([
		[
			'450 4.2.0 <a@b>: Recipient address rejected: Greylisted, see http://postgrey.example/',
			'usual',
			5,
		],
		['451 4.7.1 Greylisting in action, please come back in 00:04:12', 'server', 4.2],
		['451 4.7.1 Greylisted, please try again in 20 seconds', 'server', 1 / 3],
		['451 4.7.1 Please try again later', 'usual', 5],
		['450 4.2.0 <a@b>: Recipient address rejected: Please try again later', 'usual', 5],
		['451 please come back later', 'usual', 5],
		['451 Temporary failure, please retry in 10 minutes', 'server', 10],
	])('greylisting: %s', (reply, source, minutes) => {
		expect(deferred('rcpt', reply)).toMatchObject({
			kind: 'greylist',
			source,
			waitMs: Math.round(minutes * minute),
		});
	});

	it.each([
		['banner', '421 4.7.0 Too many connections from your address', 'backoff', 5],
		['banner', '421 4.3.2 Service not available, closing transmission channel', 'backoff', 5],
		[
			'rcpt',
			'450 4.7.1 Error: too much mail from 203.0.113.7, rate limited; retry in 15 minutes',
			'server',
			15,
		],
		['rcpt', '452 4.3.1 Insufficient system storage', 'backoff', 5],
	] as const)('a throttle at %s: %s', (stage, reply, source, minutes) => {
		expect(deferred(stage, reply)).toMatchObject({
			kind: 'throttle',
			source,
			waitMs: minutes * minute,
		});
	});

	it.each([
		'250 2.1.5 Ok',
		'550 5.1.1 User unknown',
		'550 5.7.1 Greylisted for ever, do not try again in 5 minutes',
		'450 4.7.25 Client host rejected: cannot find your hostname',
		'452 4.2.2 Mailbox full',
	])('but coming back cures nothing: %s', (reply) => {
		expect(deferred('rcpt', reply)).toBeUndefined();
	});

	it('waits longer from visit to visit, with a ceiling', () => {
		const minutes = (reply: string, stage: 'banner' | 'rcpt') =>
			[0, 1, 2, 3, 4, 5, 6, 20].map((visits) => deferred(stage, reply, visits)!.waitMs / minute);
		expect(minutes('450 4.2.0 Greylisted', 'rcpt')).toEqual([5, 15, 30, 60, 120, 240, 240, 240]);
		expect(minutes('421 Too many connections', 'banner')).toEqual([
			5, 10, 20, 40, 80, 160, 240, 240,
		]);
	});

	it('lets no server that always says "one second" draw us into hammering it', () => {
		const reply = '421 4.7.0 Too many connections, try again in 1 second';
		expect(deferred('banner', reply)).toMatchObject({waitMs: 1000, source: 'server'});
		expect(deferred('banner', reply, 1)).toMatchObject({waitMs: 10 * minute, source: 'backoff'});
	});

	it('says when, in words', () => {
		expect(deferred('rcpt', '451 4.7.1 Greylisted, please try again in 20 seconds')?.text).toBe(
			'This is greylisting: the server wants the same address, sender and recipient to come again. It says when: in 20 seconds.',
		);
	});

	it('no walk without a reply is a deferral', () => {
		const view = viewAfter(plan, [...toBanner, 'fin']);
		expect(deferralOf(view, judge(view)!, [])).toBeUndefined();
	});

	it('whatever is said: temporary, bounded, safe to show, never shorter after a further visit to a throttle', () => {
		const text = fc.oneof(
			fc.constantFrom('Greylisted', 'try again in 5 minutes', 'rate limit', 'busy \u001B[2J', ''),
			fc.string({unit: 'grapheme-ascii', maxLength: 80}),
		);
		const code = fc.constantFrom(220, 250, 354, 421, 450, 451, 452, 455, 550, 554);
		fc.assert(
			fc.property(code, text, fc.integer({min: 0, max: 50}), (digits, words, visits) => {
				const reply = `${digits} ${words.replaceAll(/[\r\n]/g, ' ')}`;
				const deferral = deferred('rcpt', reply, visits);
				if (!deferral) return;
				expect(digits).toBeGreaterThanOrEqual(400);
				expect(digits).toBeLessThan(500);
				expect(deferral.waitMs).toBeGreaterThanOrEqual(1000);
				expect(deferral.waitMs).toBeLessThanOrEqual(24 * 60 * minute);
				expect(deferral.text).not.toMatch(/\p{C}/u);
				const next = deferred('rcpt', reply, visits + 1);
				if (deferral.kind === 'throttle' && visits > 0) {
					expect(next?.waitMs).toBeGreaterThanOrEqual(deferral.waitMs);
				}
			}),
			{numRuns: 60},
		);
	});
});

describe('a visit', () => {
	it('keeps the words, safe to show and bounded, and when they came', () => {
		const {view, outcome} = walk('rcpt', `451 4.7.1 Greylisted\u001B[31m ${'x'.repeat(400)}`);
		const visit = visitOf(view, outcome);
		expect(visit).toMatchObject({
			stage: 'rcpt',
			code: 451,
			enhanced: '4.7.1',
			reason: 'greylisted',
		});
		expect(visit?.text).toMatch(/^4\.7\.1 Greylisted<1B>\[31m x+$/);
		expect(visit?.text.length).toBe(200);
		expect(Date.parse(visit!.at)).toBeGreaterThan(Date.parse(view.startedAt));
	});
});
