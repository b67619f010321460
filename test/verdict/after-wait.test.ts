import {describe, expect, it} from 'vitest';
import type {Visit} from '../../source/model/deferral.ts';
import type {Outcome} from '../../source/model/verdict.ts';
import {afterWait, type Waited} from '../../source/verdict/after-wait.ts';
import {judge} from '../../source/verdict/judge.ts';
import {type Cue, identity, planFor} from '../support/playbook.ts';
import {viewAfter} from '../support/view-after.ts';

const plan = planFor('alice@example.com', {
	only: {
		host: 'mx.example.com',
		address: {address: '198.51.100.1', family: 4, scope: 'public', ttl: undefined},
	},
});

/** A walk that gets this answer to RCPT; without one the server hangs up there. */
function outcomeOf(reply: string | undefined): Outcome {
	const cues: readonly Cue[] = [
		{type: 'start'},
		'approve',
		{type: 'identified', identity, answers: []},
		{type: 'connected', localAddress: '203.0.113.7', localPort: 40_000},
		{say: '220 mx'},
		'approve',
		{say: '250 mx'},
		'approve',
		{say: '250 ok'},
		'approve',
		...(reply === undefined ? [] : [{say: reply}]),
		'fin',
	];
	const outcome = judge(viewAfter(plan, cues));
	if (!outcome) throw new Error('no outcome');
	return outcome;
}

const visit: Visit = {
	at: '2026-11-20T18:00:12.345Z',
	stage: 'rcpt',
	code: 451,
	enhanced: '4.7.1',
	text: 'Greylisted',
	reason: 'greylisted',
};
const minute = 60_000;
const waited: Waited = {
	earlier: [visit],
	kind: 'greylist',
	waitedMs: 5 * minute,
	askedMs: 5 * minute,
	sameTriplet: true,
};
const greylisted = '451 4.7.1 Greylisted, please try again later';
const idsOf = (outcome: Outcome) => outcome.hypotheses.map(({id}) => id);

describe('the visit after the wait', () => {
	it('let in: it was greylisting, for sure, and not reputation', () => {
		const first = outcomeOf('250 2.1.5 Ok');
		const settled = afterWait(first, waited);
		expect(settled).toMatchObject({confidence: 'high', exitCode: 0, reason: 'accepted', code: 250});
		expect(settled.summary).toContain(
			'This was visit 2, 5 minutes after the last, and it was let in: it was greylisting.',
		);
		expect(settled.ruledOut.map(({id}) => id)).toEqual(
			expect.arrayContaining(['bad-reputation', 'ip-blocklisted']),
		);
		expect(settled.noticed[0]).toBe('One earlier visit: 2026-11-20 18:00:12 UTC (451 4.7.1).');
		// Accepted is not "exists", greylisted or not.
		expect(settled.mailbox).toBe(first.mailbox);
	});

	it('let in from another address: greylisting stays open', () => {
		const settled = afterWait(outcomeOf('250 Ok'), {...waited, sameTriplet: false});
		expect(settled.summary).toContain('whether it was greylisting stays open');
		expect(settled.ruledOut).toEqual(outcomeOf('250 Ok').ruledOut);
	});

	it('let in after a throttle: for that moment only', () => {
		const settled = afterWait(outcomeOf('250 Ok'), {...waited, kind: 'throttle'});
		expect(settled.summary).toContain('for that moment only');
	});

	it('the same refusal though the time was over: limit and reputation before greylisting', () => {
		const settled = afterWait(outcomeOf(greylisted), waited);
		expect(idsOf(settled).slice(0, 3)).toEqual(['rate-limited', 'bad-reputation', 'greylisted']);
		expect(new Set(idsOf(settled)).size).toBe(idsOf(settled).length);
		expect(settled.hypotheses[2]?.against[0]?.text).toContain('it did not');
		expect(settled.hypotheses[0]?.for[0]?.text).toContain('visit 2');
		expect(settled.summary).toContain('this is not greylisting alone');
		expect(settled).toMatchObject({reason: 'greylisted', exitCode: 11, confidence: 'low'});
	});

	it('and surer so after a third visit', () => {
		const settled = afterWait(outcomeOf(greylisted), {...waited, earlier: [visit, visit]});
		expect(settled.hypotheses[0]).toMatchObject({id: 'rate-limited', confidence: 'medium'});
		expect(settled.noticed[0]).toMatch(/^2 earlier visits: /);
	});

	it('what is ruled out does not come back as likelier', () => {
		const first = outcomeOf(greylisted);
		const settled = afterWait({...first, ruledOut: [{id: 'bad-reputation', text: 'No.'}]}, waited);
		expect(idsOf(settled)).not.toContain('bad-reputation');
	});

	it('too early: it shows nothing', () => {
		const first = outcomeOf(greylisted);
		const settled = afterWait(first, {...waited, waitedMs: 2 * minute});
		expect(settled.summary).toContain('It shows nothing');
		expect(settled.hypotheses).toEqual(first.hypotheses);
	});

	it('a second too early is in time', () => {
		const settled = afterWait(outcomeOf(greylisted), {...waited, waitedMs: 5 * minute - 999});
		expect(settled.summary).toContain('not greylisting alone');
	});

	it('refused again from another address: the clock counts anew', () => {
		const first = outcomeOf(greylisted);
		const settled = afterWait(first, {...waited, sameTriplet: false});
		expect(settled.summary).toContain('counts anew');
		expect(settled.hypotheses).toEqual(first.hypotheses);
	});

	it('another temporary refusal is another matter', () => {
		const settled = afterWait(outcomeOf('452 4.3.1 Insufficient system storage'), waited);
		expect(settled.summary).toContain('something else (451 before)');
	});

	it('a throttle that goes on is a throttle', () => {
		const first = outcomeOf(greylisted);
		const settled = afterWait(first, {...waited, kind: 'throttle'});
		expect(settled.summary).toContain('Wait longer each time');
	});

	it('5xx now: the real answer', () => {
		const settled = afterWait(outcomeOf('550 5.1.1 User unknown'), waited);
		expect(settled).toMatchObject({exitCode: 10, mailbox: 'absent', reason: 'user-unknown'});
		expect(settled.summary).toContain('This is its real answer');
	});

	it('no answer: still open', () => {
		const settled = afterWait(outcomeOf(undefined), waited);
		expect(settled.summary).toContain('is still open');
		expect(settled.exitCode).toBe(20);
	});

	it('the first visit is no second one', () => {
		const first = outcomeOf(greylisted);
		expect(afterWait(first, {...waited, earlier: []})).toBe(first);
	});
});
