import {describe, expect, it} from 'vitest';
import type {Outcome} from '../../source/model/verdict.ts';
import {encodeUtf8} from '../../source/protocol/bytes.ts';
import {maxReplyLines} from '../../source/protocol/bounds.ts';
import {createReplyParser} from '../../source/protocol/reply-parser.ts';
import type {Reply} from '../../source/model/wire.ts';
import {connect, said, type Scene, walked} from '../support/diagnosis.ts';
import type {Cue} from '../support/playbook.ts';

/*
 * Whose words the last words were, and who hung up: the verdict must not blame a
 * stage that was not reached, a name that was taken, or a server that we left.
 */

const replyFrom = (text: string): Reply => {
	const parser = createReplyParser();
	const reply = parser.push(encodeUtf8(text), 0)[0] ?? parser.flush(0);
	if (reply === undefined) throw new Error('no reply');
	return reply;
};
/** The server closes, in the middle of this if it is given. */
const closes = (text?: string, how: 'fin' | 'rst' = 'fin'): Cue => ({
	type: 'closed',
	reason: {how, detail: undefined},
	partial: text === undefined ? undefined : replyFrom(text),
});
/** One line more than we read, and the last of them well-formed. */
const flood = (code: string): Cue => ({
	type: 'replied',
	reply: replyFrom(`${`${code}-x\r\n`.repeat(maxReplyLines)}${code} x\r\n`),
	early: false,
});
const banner: Cue = {say: '220 mx1.example.com ESMTP'};
const greeted: readonly Cue[] = [...said.ehlo, {say: '250-mx1.example.com\n250 SIZE 1000'}];
const outcomeOf = (cues: readonly Cue[], scene: Scene = {}): Outcome =>
	walked(scene, ...connect(scene), ...cues).outcome;
const all = ({summary, next, hypotheses, noticed}: Outcome): string =>
	[summary, ...next, ...noticed, ...hypotheses.flatMap((each) => [each.text, ...each.next])].join(
		' ',
	);

describe('the connection ends at a command beside the walk', () => {
	it.each([
		['closed', closes(), 'fin'],
		['reset', closes(undefined, 'rst'), 'rst'],
		['silent', 'deadline', 'timeout'],
		['closed in the middle of the answer', closes('250 o'), 'fin'],
		['refused in the middle of the answer', closes('550 5.1.1 no such u'), 'fin'],
	] as const)('%s: it is lost there, and nobody stopped', (_name, cue, ended) => {
		const outcome = outcomeOf([...greeted, {send: 'NOOP'}, cue]);
		expect(outcome).toMatchObject({stage: 'mail', ended, exitCode: 20, mailbox: 'unknown'});
		expect(outcome.summary).toContain('NOOP');
		expect(outcome.summary).not.toMatch(/as it was asked|QUIT|We named/u);
		expect(outcome.next[0]).toContain('without NOOP');
		const blamed = outcome.hypotheses.map(({id}) => id);
		expect(blamed).not.toContain('sender-rejected');
		expect(blamed).not.toContain('helo-rejected');
	});

	it('before EHLO as well', () => {
		const outcome = outcomeOf([banner, {send: 'NOOP'}, closes()]);
		expect(outcome).toMatchObject({stage: 'ehlo', ended: 'fin', exitCode: 20});
		expect(outcome.summary).toContain('EHLO had not been sent');
	});

	it('behind EHLO that was passed over', () => {
		const outcome = outcomeOf([banner, 'skip', {send: 'NOOP'}, closes()]);
		expect(outcome).toMatchObject({stage: 'mail', ended: 'fin', exitCode: 20});
	});

	it('a refusal that came before decides', () => {
		const outcome = outcomeOf([
			...said.mail,
			{say: '550 5.7.1 no'},
			'settled',
			{send: 'NOOP'},
			closes(),
		]);
		expect(outcome).toMatchObject({stage: 'mail', code: 550, exitCode: 12});
	});

	it('we hang up on an answer that is too long', () => {
		const outcome = outcomeOf([...greeted, {send: 'HELP'}, flood('214')]);
		expect(outcome).toMatchObject({stage: 'mail', ended: 'protocol-error', exitCode: 20});
		expect(outcome.summary).toMatch(/HELP.*longer than the 10,000 lines.*mxray closed/u);
		expect(outcome.noticed.join(' ')).toContain('Odd at HELP');
	});

	it('421 to it puts off, in answer to it', () => {
		const outcome = outcomeOf([...greeted, {send: 'NOOP'}, {say: '421 bye'}, closes()]);
		expect(outcome).toMatchObject({stage: 'mail', code: 421, closed: 'fin', exitCode: 11});
		expect(outcome.summary).toMatch(/NOOP.*answered 421/u);
		expect(all(outcome)).not.toContain('We named the sender');
		expect(outcome.hypotheses.map(({id}) => id)).not.toContain('greylisted');
	});

	it('the person who stops meanwhile has stopped', () => {
		const outcome = outcomeOf([...greeted, {send: 'NOOP'}, {want: {type: 'stop', by: 'person'}}]);
		expect(outcome).toMatchObject({stage: 'mail', ended: 'stopped', exitCode: 30});
	});
});

describe('the connection ends while it is our turn', () => {
	it('nothing was said that was not', () => {
		const outcome = outcomeOf([...greeted, closes()]);
		expect(outcome).toMatchObject({stage: 'mail', ended: 'fin', exitCode: 20});
		expect(outcome.summary).toContain('MAIL FROM was not sent yet');
		expect(outcome.summary).not.toContain('We named');
	});

	it('421 unasked answers nothing', () => {
		const outcome = outcomeOf([...greeted, {say: '421 4.4.2 idle'}, closes()]);
		expect(outcome).toMatchObject({stage: 'mail', code: 421, exitCode: 11});
		expect(outcome.summary).toContain('said, unasked, 421');
	});
});

describe('a reply that is longer than we read', () => {
	it.each([
		['EHLO', [...said.ehlo, flood('250')], 'ehlo'],
		['the greeting', [flood('220')], 'banner'],
	] as const)('to %s: we closed, and it may have an end', (_name, cues, stage) => {
		const outcome = outcomeOf(cues);
		expect(outcome).toMatchObject({stage, ended: 'protocol-error', exitCode: 20});
		expect(outcome.hypotheses[0]?.id).toBe('protocol-error');
		expect(outcome.summary).toMatch(/longer than the 10,000 lines.*mxray closed/u);
		expect(all(outcome)).not.toMatch(/not SMTP|no end|never ended|raw bytes|was lost/u);
	});

	it('without a code it is no SMTP', () => {
		const reply = replyFrom('A'.repeat(1_100_000));
		const outcome = outcomeOf([{type: 'replied', reply, early: false}]);
		expect(outcome).toMatchObject({stage: 'banner', exitCode: 24});
		expect(all(outcome)).not.toContain('raw bytes');
	});
});

describe('an answer that had begun', () => {
	it('with 250 to EHLO took the name, whatever is wrong with it', () => {
		const scene = {who: {helo: 'localhost', ptr: undefined, ptrConfirmed: false}};
		const outcome = outcomeOf([...said.ehlo, closes('250-foo\r\n250-')], scene);
		expect(outcome).toMatchObject({stage: 'ehlo', ended: 'fin', exitCode: 20});
		expect(outcome.summary).toContain('an answer began with 250');
		expect(outcome.hypotheses.map(({id}) => id)).not.toContain('helo-rejected');
		expect(all(outcome)).not.toContain('full host name');
	});

	it('with 220 is a greeting, and no first line of many', () => {
		const outcome = outcomeOf([closes('220 go')]);
		expect(outcome.summary).toContain('a greeting began with 220');
		expect(all(outcome)).not.toMatch(/before the server had greeted|220-/u);
	});
});

describe('hung up at RCPT without a word, after 250 to EHLO and to MAIL', () => {
	const own = (helo: string): Scene => ({who: {helo, ptr: undefined, ptrConfirmed: false}});

	it.each(['client.example.net', 'mypc', 'localhost'])('%s is not the likeliest cause', (helo) => {
		const {hypotheses} = outcomeOf([...said.rcpt, closes()], own(helo));
		expect(hypotheses[0]?.id).not.toBe('helo-rejected');
	});

	it.each(['[10.0.0.7]', 'pc17.office.invalid'])('%s may be', (helo) => {
		const {hypotheses} = outcomeOf([...said.rcpt, closes()], own(helo));
		const found = hypotheses.find(({id}) => id === 'helo-rejected');
		expect(found?.against[0]?.text).toContain('answered with 250');
	});
});

describe('503 behind EHLO that was passed over', () => {
	it('is no fault of the server', () => {
		const outcome = outcomeOf([
			banner,
			'skip',
			'approve',
			{say: '503 5.5.1 EHLO first'},
			'settled',
		]);
		expect(outcome.hypotheses[0]?.for[0]?.text).toContain('EHLO was passed over');
		expect(all(outcome)).not.toContain('though they were in order');
	});
});
