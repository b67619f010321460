import {describe, expect, it} from 'vitest';
import type {Factor, TrialResult} from '../../source/model/trial.ts';
import {conclusionOf} from '../../source/verdict/conclusion.ts';
import {judge} from '../../source/verdict/judge.ts';
import {movementOf} from '../../source/verdict/movement.ts';
import {sameWords} from '../../source/verdict/same-words.ts';
import {encodeUtf8} from '../../source/protocol/bytes.ts';
import {createReplyParser} from '../../source/protocol/reply-parser.ts';
import type {Cue} from '../support/playbook.ts';
import {planFor} from '../support/playbook.ts';
import {connect, said, trialOf, walked} from '../support/diagnosis.ts';

const madeUp = planFor('kwzq@example.com');

/** RCPT to this local part, answered like that. */
function rcpt(local: string, ...cues: readonly Cue[]): TrialResult {
	return walked({local}, ...connect(), ...said.rcpt, ...cues);
}

function answer(local: string, reply: string): TrialResult {
	return rcpt(local, {say: reply}, 'settled');
}

function trials(...list: readonly (readonly [Factor, TrialResult])[]): readonly TrialResult[] {
	return list.map(([factor, result], index) => trialOf(factor, index + 1, result));
}

describe('the same words for another name', () => {
	it.each([
		['<alice@example.com>: no', '<kwzq@example.com>: no', true],
		['user alice is not here', 'user kwzq is not here', true],
		['no, try id 4f7a1c', 'no, try id 9b0e22', true],
		['refused [203.0.113.5] at 10:31:02', 'refused [203.0.113.5] at 10:31:09', true],
		['mx1.example.com says no', 'mx2.example.com says no', true],
		['la casella ha superato lo spazio', 'casella inesistente', false],
		['ugyldig navn', 'ukendt navn', false],
		['no', 'no such', false],
	])('%s | %s', (one, other, expected) => {
		expect(sameWords(one, other, madeUp)).toBe(expected);
	});

	it('compares what is there where a quote was cut', () => {
		expect(sameWords('a b c d e…', 'a b c d ex…', madeUp)).toBe(true);
		expect(sameWords('a b c d e…', 'a x c d e…', madeUp)).toBe(false);
	});
});

describe('a made-up name refused with the same code', () => {
	const full = answer('alice', '550 5.1.1 <alice@example.com>: spazio finito');
	const nobody = answer('kwzq', '550 5.1.1 <kwzq@example.com>: casella inesistente');
	const alike = answer('kwzq', '550 5.1.1 <kwzq@example.com>: spazio finito');

	it('in other words is told apart, so the mailbox is not absent', () => {
		const list = trials(['name', nobody]);
		expect(movementOf(full.outcome, list[0] as TrialResult)).toBe('different');
		const outcome = judge(full.view, list);
		expect(outcome?.mailbox).toBe('unknown');
		expect(outcome?.hypotheses.map(({id}) => id)).not.toContain('user-unknown');
		expect(outcome?.ruledOut.map(({id}) => id)).toContain('user-unknown');
	});

	it('in the same words is no difference, and the mailbox stays absent', () => {
		const list = trials(['name', alike]);
		expect(movementOf(full.outcome, list[0] as TrialResult)).toBe('same');
		expect(judge(full.view, list)?.mailbox).toBe('absent');
	});

	it('nothing that everybody gets is about this mailbox', () => {
		const words = '552 5.2.2 mailbox full';
		const outcome = judge(
			answer('alice', words).view,
			trials(['name', answer('kwzq', words)], ['postmaster', answer('postmaster', words)]),
		);
		expect(outcome?.mailbox).toBe('unknown');
		expect(outcome?.hypotheses.length).toBeGreaterThan(0);
		expect(outcome?.hypotheses.map(({id}) => id)).not.toContain('mailbox-full');
	});
});

describe('A-B-A: was it the change, or was it time?', () => {
	const putOff = answer('alice', '451 momentan nicht');
	const ok = rcpt('alice', {say: '250 2.1.5 Ok'});

	it('the unchanged walk passes as well: time did it', () => {
		const list = trials(['again', putOff], ['helo', ok], ['again', ok]);
		const outcome = judge(putOff.view, list);
		expect(outcome?.hypotheses[0]?.id).toBe('greylisted');
		expect(outcome?.hypotheses.map(({id}) => id)).not.toContain('helo-rejected');
		const text = outcome ? conclusionOf(outcome, list) : '';
		expect(text).toContain('So time did it');
		expect(text).not.toContain('moved it');
	});

	it('the unchanged walk still fails: it was the change', () => {
		const outcome = judge(
			putOff.view,
			trials(['again', putOff], ['sender', ok], ['again', putOff]),
		);
		expect(outcome?.hypotheses[0]).toMatchObject({id: 'sender-rejected', confidence: 'high'});
		expect(outcome?.about).toBe('you');
	});

	it('another name let in later does not exclude a limit, before the walk was repeated', () => {
		const hung = answer('alice', '421 service not available');
		const outcome = judge(hung.view, trials(['again', hung], ['name', ok]));
		expect(outcome?.ruledOut.map(({id}) => id)).not.toContain('rate-limited');
	});
});

describe('an answer without its end', () => {
	const heard = (begun: string) => {
		const parser = createReplyParser();
		parser.push(encodeUtf8(begun), 0);
		return rcpt('alice', {type: 'deadline-passed', partial: parser.flush(0)}).outcome;
	};

	it('that is digits alone refuses nothing', () => {
		for (const begun of ['5', '555', '5555', '550 ']) {
			const outcome = heard(begun);
			expect(outcome).toMatchObject({ended: 'timeout', code: null, exitCode: 20});
			expect(outcome.summary).toContain('had no end');
			expect(outcome.hypotheses[0]?.id).not.toBe('ip-blocklisted');
		}
	});

	it('that said its code and its first words said them: last words count', () => {
		for (const begun of ['550 no such user here', '550-5.1.1 no such user here\r\n']) {
			expect(heard(begun)).toMatchObject({ended: 'timeout', code: 550, reason: 'user-unknown'});
		}
	});
});

describe('another kind of server', () => {
	it('is known by its greeting, whatever it answers to EHLO', () => {
		const refusal: readonly Cue[] = [{say: '530 Please login with USER and PASS'}, 'settled'];
		const {outcome} = walked(
			{},
			...connect(),
			{say: '220 files FTP server ready'},
			'approve',
			...refusal,
			'approve',
			...refusal,
		);
		expect(outcome).toMatchObject({stage: 'ehlo', code: 530});
		expect(outcome.hypotheses[0]?.id).toBe('not-smtp');
		expect(outcome.about).toBe('server');
	});
});

describe('a mailbox that is full for the moment', () => {
	it('stays full, where others are accepted', () => {
		const full = answer('alice', '452 4.2.2 Mailbox full');
		const ok = rcpt('kwzq', {say: '250 2.1.5 Ok'});
		const list = trials(['postmaster', ok], ['again', full], ['name', ok], ['again', full]);
		expect(judge(full.view, list)?.hypotheses[0]?.id).toBe('mailbox-full');
	});
});
