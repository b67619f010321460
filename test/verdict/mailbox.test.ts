import {describe, expect, it} from 'vitest';
import type {TrialResult} from '../../source/model/trial.ts';
import type {Outcome} from '../../source/model/verdict.ts';
import {judge} from '../../source/verdict/judge.ts';
import type {Cue} from '../support/playbook.ts';
import {connect, said, trialOf, walked} from '../support/diagnosis.ts';

const at = (...cues: readonly Cue[]) => walked({}, ...connect(), ...said.rcpt, ...cues);
const yes = at({say: '250 2.1.5 Ok'});
const nobody = at({say: '550 5.1.1 <a@example.com>: User unknown'}, 'settled');
const denied = at({say: '550 5.7.1 Access denied'}, 'settled');
const blocked = at(
	{say: '550 5.7.1 Service unavailable; client [203.0.113.7] blocked using zen.spamhaus.org'},
	'settled',
);
const everybody = at(
	{
		say: '550 5.4.1 Recipient address rejected: Access denied. [DB5EUR01FT035.eop-EUR01.prod.protection.outlook.com]',
	},
	'settled',
);
const later = at({say: '451 4.7.1 Greylisted, try again later'}, 'settled');

const rows: readonly {
	readonly name: string;
	readonly first: TrialResult;
	readonly trials: readonly TrialResult[];
	readonly expected: Partial<Outcome>;
}[] = [
	{
		name: 'accepted alone proves nothing',
		first: yes,
		trials: [],
		expected: {mailbox: 'unknown', catchAll: 'unknown'},
	},
	{
		name: 'accepted, and a made-up name refused as unknown',
		first: yes,
		trials: [trialOf('name', 1, nobody)],
		expected: {mailbox: 'exists', catchAll: 'no', exitCode: 0},
	},
	{
		name: 'accepted, and a made-up name accepted',
		first: yes,
		trials: [trialOf('name', 1, yes)],
		expected: {mailbox: 'unknown', catchAll: 'yes', exitCode: 0},
	},
	{
		name: 'accepted, and a made-up name refused for the client',
		first: yes,
		trials: [trialOf('name', 1, blocked)],
		expected: {mailbox: 'unknown', catchAll: 'unknown'},
	},
	{
		name: 'accepted, and a made-up name put off',
		first: yes,
		trials: [trialOf('name', 1, later)],
		expected: {mailbox: 'unknown', catchAll: 'unknown'},
	},
	{
		name: 'made-up names now accepted and now refused',
		first: yes,
		trials: [trialOf('name', 1, yes), trialOf('name', 2, nobody)],
		expected: {mailbox: 'unknown', catchAll: 'unknown', confidence: 'low'},
	},
	{
		name: 'unknown, and so is a made-up name: as it should be',
		first: nobody,
		trials: [trialOf('name', 1, nobody)],
		expected: {mailbox: 'absent', catchAll: 'no', exitCode: 10},
	},
	{
		name: 'unknown, and postmaster is accepted',
		first: nobody,
		trials: [trialOf('name', 1, nobody), trialOf('postmaster', 2, yes)],
		expected: {mailbox: 'absent', confidence: 'high'},
	},
	{
		name: 'unknown, and so is postmaster: it is said to everybody',
		first: nobody,
		trials: [trialOf('name', 1, nobody), trialOf('postmaster', 2, nobody)],
		expected: {mailbox: 'unknown', confidence: 'low', exitCode: 10},
	},
	{
		name: 'a company that says 5.4.1 to everybody',
		first: everybody,
		trials: [trialOf('name', 1, everybody), trialOf('postmaster', 2, everybody)],
		expected: {mailbox: 'unknown'},
	},
	{
		name: 'the client is refused: nothing about the mailbox',
		first: blocked,
		trials: [],
		expected: {mailbox: 'unknown', about: 'you'},
	},
	{
		name: 'refused without a reason',
		first: denied,
		trials: [trialOf('name', 1, nobody)],
		expected: {mailbox: 'unknown', catchAll: 'no'},
	},
	{
		name: 'refused for the client, accepted with another name: the first walk keeps its verdict',
		first: blocked,
		trials: [trialOf('helo', 1, yes)],
		expected: {mailbox: 'unknown', stage: 'rcpt', code: 550, exitCode: 12},
	},
];

describe('the mailbox', () => {
	it.each(rows)('$name', ({first, trials, expected}) => {
		expect(judge(first.view, trials)).toMatchObject(expected);
	});

	it('answered in an experiment only: said, with the experiment named', () => {
		const outcome = judge(blocked.view, [trialOf('family', 1, yes)]);
		expect(outcome?.noticed.join(' ')).toContain('was accepted in the experiment “trial family 1”');
	});

	it.each([
		['250 2.1.5 <alice@example.com>', 'supports that the mailbox exists'],
		['252 2.0.0 alice', ''],
		['502 5.5.1 VRFY command is disabled', ''],
		['550 5.1.1 No such user', 'what RCPT says counts'],
	])('VRFY says %s', (reply, expected) => {
		const {outcome} = at({say: '250 2.1.5 Ok'}, 'approve', {say: reply}, 'settled');
		expect(outcome.mailbox).toBe('unknown');
		const noticed = outcome.noticed.filter((text) => text.startsWith('VRFY'));
		expect(noticed).toHaveLength(expected === '' ? 0 : 1);
		expect(noticed.join('')).toContain(expected);
	});
});
