import {describe, expect, it} from 'vitest';
import type {Factor, TrialResult} from '../../source/model/trial.ts';
import {judge} from '../../source/verdict/judge.ts';
import {connect, said, trialOf, walked} from '../support/diagnosis.ts';
import type {Cue} from '../support/playbook.ts';

/** RCPT to this local part, answered like that. */
function rcpt(local: string, ...cues: readonly Cue[]): TrialResult {
	return walked({local}, ...connect(), ...said.rcpt, ...cues);
}

function judged(
	first: TrialResult,
	...list: readonly (readonly [Factor, TrialResult])[]
): ReturnType<typeof judge> {
	const results = list.map(([factor, result], index) => trialOf(factor, index + 1, result));
	return judge(first.view, results);
}

const ok = rcpt('alice', {say: '250 2.1.5 Ok'});
const unknown = rcpt('alice', {say: '550 5.1.1 No such user'}, 'settled');

describe('what is no proof about the mailbox', () => {
	it.each<Factor>(['sender', 'helo', 'tls', 'host', 'family', 'again'])(
		'is not absent that was accepted with another %s',
		(factor) => {
			const postmaster = rcpt('postmaster', {say: '250 2.1.5 Ok'});
			const outcome = judged(unknown, ['postmaster', postmaster], [factor, ok], ['again', unknown]);
			expect(outcome?.mailbox).not.toBe('absent');
			expect(outcome?.noticed.join(' ')).toContain('was accepted in the experiment');
		},
	);

	it('a made-up name refused for a reason of policy', () => {
		const policy = rcpt(
			'kwzq',
			{say: '550 5.7.1 Recipient address rejected: Access denied'},
			'settled',
		);
		expect(judged(ok, ['name', policy])?.mailbox).toBe('unknown');
	});

	it('a refusal in one long line is a refusal, and is heard to its end', () => {
		const long = rcpt('alice', {say: `550 5.1.1 No such user ${'x'.repeat(560)}`}, 'settled');
		expect(judged(long)).toMatchObject({code: 550, reason: 'user-unknown', exitCode: 10});
	});
});
