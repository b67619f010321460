import {describe, expect, it} from 'vitest';
import {judge} from '../../source/verdict/judge.ts';
import {a, answerOf, type Cue, identity, mx, planFor, replyOf} from '../support/playbook.ts';
import {decisiveAttempt} from '../../source/render/json.ts';
import {logAfter, viewAfter} from '../support/view-after.ts';

const plan = planFor('alice@example.com');

const address = (host: string, ip: string): readonly Cue[] => [
	{type: 'dns-answered', answer: answerOf(host, 'A', [a(host, ip)]), random: 0},
	{type: 'dns-answered', answer: answerOf(host, 'AAAA'), random: 0},
];
const lookup: readonly Cue[] = [
	{type: 'start'},
	'approve',
	{
		type: 'dns-answered',
		answer: answerOf('example.com', 'MX', [
			mx('example.com', 10, 'mx1.example.com'),
			mx('example.com', 20, 'mx2.example.com'),
		]),
		random: 0,
	},
	...address('mx2.example.com', '198.51.100.2'),
	...address('mx1.example.com', '198.51.100.1'),
];
const connected: readonly Cue[] = [
	'approve',
	{type: 'identified', identity, answers: []},
	{type: 'connected', localAddress: '203.0.113.7', localPort: 40_000},
];
const refusedTcp: readonly Cue[] = [
	'approve',
	{type: 'closed', reason: {how: 'refused', detail: 'ECONNREFUSED'}, partial: undefined},
];
const toMail: readonly Cue[] = [...connected, {say: '220 mx'}, 'approve', {say: '250 mx'}];
const toRcpt: readonly Cue[] = [...toMail, 'approve', {say: '250 ok'}];
const choose = (host: string): Cue => ({want: {type: 'choose-target', host}});
const stop = (by: 'person' | 'signal'): Cue => ({want: {type: 'stop', by}});

function outcomeAfter(...cues: readonly (Cue | readonly Cue[])[]) {
	return judge(viewAfter(plan, [...lookup, ...cues.flat()]));
}

describe('of several connections', () => {
	it('a refusing banner tells more than a second host that refuses TCP', () => {
		expect(outcomeAfter(connected, {say: '554 5.7.1 no'}, 'fin', refusedTcp)).toMatchObject({
			stage: 'banner',
			ended: 'reply',
			code: 554,
			closed: 'fin',
			exitCode: 12,
		});
	});

	it('of two refused ones the last decides', () => {
		expect(outcomeAfter(refusedTcp, connected, {say: '421 4.3.2 later'}, 'fin')).toMatchObject({
			stage: 'banner',
			code: 421,
			exitCode: 11,
		});
	});

	it('one that was left at a proposal is no success and hides nothing', () => {
		expect(
			outcomeAfter(toMail, choose('mx2.example.com'), connected, {say: '554 5.7.1 no'}, 'fin'),
		).toMatchObject({stage: 'banner', code: 554, exitCode: 12});
	});

	it('one that was left in a wait hides nothing either', () => {
		expect(outcomeAfter(toMail, 'approve', choose('mx2.example.com'), refusedTcp)).toMatchObject({
			stage: 'connect',
			ended: 'refused',
			exitCode: 21,
		});
	});

	it('the answer to RCPT stays, whatever happens elsewhere later', () => {
		expect(
			outcomeAfter(
				toRcpt,
				'approve',
				{say: '550 5.1.1 no such user'},
				'settled',
				choose('mx2.example.com'),
				refusedTcp,
			),
		).toMatchObject({stage: 'rcpt', code: 550, exitCode: 10});
	});

	it('leaving at the proposal of the second does not undo the first', () => {
		expect(outcomeAfter(refusedTcp, stop('person'))).toMatchObject({
			stage: 'connect',
			ended: 'refused',
			exitCode: 21,
		});
	});
});

it('without a reply the evidence is the end itself, on the connection it speaks of', () => {
	const {view, events} = logAfter(plan, [...lookup, ...connected, 'deadline', ...refusedTcp]);
	const outcome = judge(view);
	expect(outcome).toMatchObject({stage: 'banner', ended: 'timeout'});
	expect(outcome?.evidence.map((seq) => events[seq])).toContainEqual(
		expect.objectContaining({type: 'stage-ended', stage: 'banner', attempt: 1}),
	);
	expect(outcome && decisiveAttempt(view, events, outcome)?.target.host).toBe('mx1.example.com');
});

describe('greylisted at RCPT, then dropped at VRFY', () => {
	it('is greylisted', () => {
		expect(
			outcomeAfter(
				toRcpt,
				'approve',
				{say: '451 4.7.1 Greylisted, try again later'},
				'settled',
				'approve',
				{say: '421 4.7.0 bye'},
				'fin',
			),
		).toMatchObject({stage: 'rcpt', code: 451, closed: null, exitCode: 11});
	});
});

describe('nothing was refused and nothing reached', () => {
	it('a close before our name is known is no acceptance', () => {
		const nameless = connected.filter(
			(cue) => typeof cue !== 'object' || !('type' in cue) || cue.type !== 'identified',
		);
		expect(outcomeAfter(nameless, {say: '220 mx'}, 'fin')).toMatchObject({
			stage: 'ehlo',
			ended: 'fin',
			code: null,
			exitCode: 20,
		});
	});

	it('a refusal out of the blue is the last word', () => {
		const partial = replyOf('554 5.7.1 you again');
		expect(
			outcomeAfter(toMail, {type: 'replied', reply: partial, early: false}, 'rst'),
		).toMatchObject({stage: 'mail', ended: 'rst', code: 554, closed: 'rst', exitCode: 12});
	});

	it('RCPT passed over by the person is no acceptance', () => {
		expect(outcomeAfter(toRcpt, 'skip')).toMatchObject({
			stage: 'rcpt',
			ended: 'skipped',
			code: null,
			exitCode: 30,
		});
	});

	it('leaving at RCPT is no acceptance', () => {
		expect(outcomeAfter(toRcpt, stop('person'))).toMatchObject({
			stage: 'rcpt',
			ended: 'stopped',
			exitCode: 30,
		});
	});
});

describe('a walk ended by a signal', () => {
	it.each([
		['in the look-up', [stop('signal')]],
		['in a conversation', [toMail, stop('signal')]],
		['after the verdict', [toRcpt, 'approve', {say: '250 ok'}, stop('signal')]],
	] as const)('%s has exit code 130', (_when, cues) => {
		const flat = cues.flat() as readonly Cue[];
		expect(judge(viewAfter(plan, [...lookup, ...flat]))?.exitCode).toBe(130);
	});
});
