import {describe, expect, it} from 'vitest';
import type {SessionEvent} from '../../source/model/event.ts';
import type {Outcome} from '../../source/model/verdict.ts';
import {foldEvent, initialView} from '../../source/engine/project.ts';
import {createTextFormatter} from '../../source/render/text.ts';
import {titleOf, turnOf} from '../../source/render/turn.ts';
import {headingOf} from '../../source/ui/panes/verdict-heading.ts';
import {judge} from '../../source/verdict/judge.ts';
import {connect, lookup, said, type Scene, walked} from '../support/diagnosis.ts';
import {type Cue, planFor} from '../support/playbook.ts';
import {logAfter} from '../support/view-after.ts';

/*
 * A code that refuses nothing where it does not belong (RFC 5321 §4.3.2): the
 * server is at fault, and nothing is taken for granted.
 */

const offered: readonly Cue[] = [...said.ehlo, {say: '250-mx1.example.com\n250 STARTTLS'}];
const starttls: readonly Cue[] = [...offered, 'approve'];
const outcomeOf = (cues: readonly Cue[], scene: Scene = {}): Outcome =>
	walked(scene, ...connect(scene), ...cues).outcome;
const theirs = 'Whoever runs the server, or what stands in front of it.';

describe('3yz where no standard has one: the server waits, so the walk ends', () => {
	it.each([
		['banner', []],
		['ehlo', said.ehlo],
		['starttls', starttls],
		['mail', said.mail],
		['rcpt', said.rcpt],
	] as const)('%s', (stage, cues) => {
		for (const code of [334, 354]) {
			const outcome = outcomeOf([...cues, {say: `${code} go ahead`}]);
			expect(outcome).toMatchObject({
				stage,
				code,
				ended: 'protocol-error',
				reason: 'protocol-error',
				about: 'server',
				mailbox: 'unknown',
				exitCode: 20,
				hypotheses: [],
			});
			expect(outcome.summary).toMatch(
				new RegExp(`${code} came, which is no .*server is at fault`, 'u'),
			);
			expect(outcome.summary.includes('before the recipient was named')).toBe(stage !== 'rcpt');
			expect(outcome.next.join(' ')).not.toContain('RCPT');
			expect(turnOf(outcome)).toBe(theirs);
			expect(titleOf(outcome)).toBe('given up: no usable answer');
		}
	});

	it('VRFY: what RCPT was answered stands', () => {
		const cues: readonly Cue[] = [...said.rcpt, {say: '250 ok'}, 'approve', {say: '354 go'}];
		expect(outcomeOf(cues)).toMatchObject({stage: 'rcpt', code: 250, exitCode: 0});
	});

	it('in a log of before, where QUIT was said behind it', () => {
		const plan = planFor('alice@example.com');
		const {events} = logAfter(plan, [...lookup(), ...connect(), ...said.mail, {say: '354 go'}]);
		const older = events.flatMap((event): readonly SessionEvent[] => {
			if (event.type === 'closed' || event.type === 'session-ended') return [];
			if (event.type !== 'stage-ended' || event.stage !== 'mail') return [event];
			return [{...event, ended: 'reply', detail: undefined}];
		});
		const view = older.reduce(foldEvent, initialView(plan, '2026-11-20T00:00:00.000Z'));
		const outcome = judge(view);
		expect(view.attempts[0]?.stages.mail.status).toBe('failed');
		expect(outcome).toMatchObject({
			code: 354,
			reason: 'protocol-error',
			about: 'server',
			exitCode: 30,
		});
		expect(outcome?.summary).toContain('354 is neither');
		expect(outcome?.summary).not.toContain('as far as it was asked to');
		expect(outcome && headingOf(outcome).title).toBe('The answer does not fit the command');
		expect(outcome && turnOf(outcome)).toBe(theirs);
	});
});

describe('2yz of another kind', () => {
	it.each([200, 220, 221, 235])('%i to RCPT is no acceptance', (code) => {
		const outcome = outcomeOf([...said.rcpt, {say: `${code} 2.1.5 fine`}]);
		expect(outcome).toMatchObject({
			stage: 'rcpt',
			code,
			reason: 'protocol-error',
			about: 'server',
			mailbox: 'unknown',
			catchAll: 'unknown',
			exitCode: 30,
			hypotheses: [],
		});
		expect(outcome.summary).not.toContain('takes mail');
		expect(turnOf(outcome)).toBe(theirs);
	});

	it.each([250, 251, 252])('%i to RCPT keeps its meaning', (code) => {
		expect(outcomeOf([...said.rcpt, {say: `${code} fine`}])).toMatchObject({code, exitCode: 0});
	});

	it.each([
		['starttls', starttls, 250],
		['mail', said.mail, 220],
		['ehlo', said.ehlo, 220],
	] as const)('%s decides where the walk was to end there', (stage, cues, code) => {
		const scene = {plan: {stopAfter: stage}};
		const outcome = outcomeOf([...cues, {say: `${code} fine`}, 'settled'], scene);
		expect(outcome).toMatchObject({stage, code, reason: 'protocol-error', exitCode: 30});
		expect(headingOf(outcome).title).toBe('The answer does not fit the command');
		expect(turnOf(outcome)).toBe(theirs);
	});

	it('to MAIL and EHLO: the walk goes on by the first digit, and what RCPT is answered decides', () => {
		const outcome = outcomeOf([
			{say: '250 mx1.example.com'},
			'approve',
			{say: '220 mx1.example.com'},
			'approve',
			{say: '221 fine'},
			'approve',
			{say: '250 ok'},
		]);
		expect(outcome).toMatchObject({stage: 'rcpt', code: 250, exitCode: 0});
		expect(outcome.noticed).toEqual(
			expect.arrayContaining([
				'Odd at banner: 250 is no greeting.',
				'Odd at ehlo: 220 is no answer to EHLO.',
				'Odd at mail: 221 is no answer to MAIL FROM.',
			]),
		);
	});

	it('to STARTTLS: no TLS, and that is said', () => {
		const outcome = outcomeOf([
			...starttls,
			{say: '250 fine'},
			'settled',
			'approve',
			{say: '250 ok'},
			'approve',
			{say: '250 ok'},
		]);
		expect(outcome).toMatchObject({stage: 'rcpt', code: 250, exitCode: 0});
		expect(outcome.noticed.join(' ')).toMatch(/STARTTLS with 250 instead of 220.*in the clear/u);
	});

	it('to a command beside the walk is told as such', () => {
		const outcome = outcomeOf([
			...said.mail,
			{say: '250 ok'},
			{send: 'NOOP'},
			{say: '220 hm'},
			'approve',
			{say: '250 ok'},
		]);
		expect(outcome.noticed).toContain('Odd at NOOP: 220 is no answer to NOOP.');
	});
});

describe('the text face', () => {
	const linesOf = (cues: readonly Cue[]): string => {
		const {events} = logAfter(planFor('alice@example.com'), [...lookup(), ...connect(), ...cues]);
		const formatter = createTextFormatter({color: false});
		return events
			.flatMap((event) => formatter.event(event))
			.join(' ')
			.replaceAll(/\s+/gu, ' ');
	};

	it('warns of a STARTTLS that starts nothing', () => {
		const text = linesOf([...starttls, {say: '250 fine'}]);
		expect(text).toContain('<** 250 fine');
		expect(text).toMatch(/250 is no answer to STARTTLS\..*The connection stays in the clear/u);
	});

	it('does not read what came unasked', () => {
		const text = linesOf([{say: '220 mx1.example.com'}, {say: '354 go ahead'}]);
		expect(text).toContain('<** 354 go ahead');
		expect(text).toContain('A reply that nobody asked for. It answers no command of ours');
		expect(text).not.toContain('Send the message');
	});

	it.each([
		['said.mail', [...said.mail, {say: '354 go'}], 'waits for more than a command'],
		[
			'an aside',
			[...said.mail, {send: 'XDELIVER'}, {say: '354 go'}],
			'waits for more than a command',
		],
	] as const)('says why it gave up once: %s', (_name, cues, words) => {
		expect(linesOf(cues).split(words)).toHaveLength(2);
	});
});
