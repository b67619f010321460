import {describe, expect, it} from 'vitest';
import {judge} from '../../source/verdict/judge.ts';
import {a, answerOf, type Cue, identity, mx, planFor} from '../support/playbook.ts';
import {viewAfter} from '../support/view-after.ts';

const plan = planFor('alice@example.com');

/** The walk to `alice@example.com`, whose only mail exchanger is `host`. */
function outcomeAt(host: string, ...cues: readonly Cue[]) {
	return judge(
		viewAfter(plan, [
			{type: 'start'},
			'approve',
			{
				type: 'dns-answered',
				answer: answerOf('example.com', 'MX', [mx('example.com', 10, host)]),
				random: 0,
			},
			{type: 'dns-answered', answer: answerOf(host, 'A', [a(host, '198.51.100.1')]), random: 0},
			{type: 'dns-answered', answer: answerOf(host, 'AAAA'), random: 0},
			'approve',
			{type: 'identified', identity, answers: []},
			...cues,
		]),
	);
}

const connected: Cue = {type: 'connected', localAddress: '203.0.113.7', localPort: 40_000};
const toRcpt: readonly Cue[] = [
	connected,
	{say: '220 mx'},
	'approve',
	{say: '250 mx'},
	'approve',
	{say: '250 ok'},
	'approve',
];

describe('an end without a word', () => {
	it('never makes a cause surer than the end it explains', () => {
		const outcome = outcomeAt('mx1.example.com', connected, 'fin');
		expect(outcome).toMatchObject({stage: 'banner', ended: 'fin', confidence: 'low'});
		expect(outcome?.hypotheses.length).toBeGreaterThan(1);
		for (const {confidence} of outcome?.hypotheses ?? []) expect(confidence).toBe('low');
	});

	it('puts first what this provider is known for', () => {
		const ehlo: readonly Cue[] = [connected, {say: '220 mx'}, 'approve', 'fin'];
		expect(outcomeAt('mx3.qq.com', ...ehlo)?.hypotheses[0]?.text).toMatch(/^QQ drops/u);
		expect(outcomeAt('mx.example.com', ...ehlo)?.hypotheses[0]?.text).not.toMatch(/^QQ/u);
	});
});

describe('what an answer to RCPT is worth', () => {
	it('at Yahoo an acceptance proves nothing, and the verdict says so', () => {
		const outcome = outcomeAt('mta5.am0.yahoodns.net', ...toRcpt, {say: '250 recipient ok'});
		expect(outcome).toMatchObject({
			stage: 'rcpt',
			code: 250,
			provider: 'yahoo',
			mailbox: 'unknown',
		});
		expect(outcome?.noticed.at(-1)).toMatch(/^Yahoo accepts every name at RCPT: .* nothing/u);
	});

	it('at Gmail 5.1.1 proves absence, and 5.7.26 is given no such weight', () => {
		const host = 'gmail-smtp-in.l.google.com';
		const unknown = outcomeAt(host, ...toRcpt, {
			say: '550 5.1.1 The email account that you tried to reach does not exist.',
		});
		expect(unknown?.noticed.at(-1)).toMatch(/^Gmail checks names at RCPT/u);
		const refused = outcomeAt(host, ...toRcpt, {say: '550 5.7.26 unauthenticated sender'});
		expect(refused).toMatchObject({stage: 'rcpt', mailbox: 'unknown'});
		expect(refused?.noticed.join(' ')).not.toMatch(/Gmail checks names/u);
	});

	it('adds nothing where the provider is unknown, nor before RCPT', () => {
		const plain = outcomeAt('mx1.example.com', ...toRcpt, {say: '250 ok'});
		expect(plain?.noticed).toHaveLength(1);
		const mail = outcomeAt('mta5.am0.yahoodns.net', ...toRcpt.slice(0, -2), {say: '550 no'});
		expect(mail).toMatchObject({stage: 'mail', provider: 'yahoo'});
		expect(mail?.noticed.join(' ')).not.toMatch(/RCPT/u);
	});
});
