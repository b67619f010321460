import {describe, expect, it} from 'vitest';
import type {Cause} from '../../source/model/cause.ts';
import type {Outcome} from '../../source/model/verdict.ts';
import {judge} from '../../source/verdict/judge.ts';
import {a, answerOf, type Cue, mx, planFor} from '../support/playbook.ts';
import {connect, refusedTcp, said, walked} from '../support/diagnosis.ts';
import {viewAfter} from '../support/view-after.ts';

// The fifteen failure modes and the four shapes of DNS that other tools confuse.

type Row = readonly [
	name: string,
	outcome: Outcome | undefined,
	expected: Partial<Outcome>,
	first: Cause | undefined,
	ruledOut?: readonly Cause[],
];

const at = (...cues: readonly Cue[]): Outcome => walked({}, ...connect(), ...cues).outcome;
const two = {
	hosts: [
		['mx1.example.com', '198.51.100.1'],
		['mx2.example.com', '198.51.100.2'],
	],
} as const;

function nullMx(): Outcome | undefined {
	return judge(
		viewAfter(planFor('alice@example.com'), [
			{type: 'start'},
			'approve',
			{
				type: 'dns-answered',
				answer: answerOf('example.com', 'MX', [mx('example.com', 0, '')]),
				random: 0,
			},
		]),
	);
}

function implicitMx(): Outcome | undefined {
	return judge(
		viewAfter(planFor('alice@example.com'), [
			{type: 'start'},
			'approve',
			{type: 'dns-answered', answer: answerOf('example.com', 'MX'), random: 0},
			{
				type: 'dns-answered',
				answer: answerOf('example.com', 'A', [a('example.com', '198.51.100.1')]),
				random: 0,
			},
			{type: 'dns-answered', answer: answerOf('example.com', 'AAAA'), random: 0},
			...connect(),
			...said.rcpt,
			{say: '250 2.1.5 Ok'},
		]),
	);
}

const s3140 =
	"550 5.7.1 Unfortunately, messages from [203.0.113.7] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140).";
const tss04 =
	'421 4.7.0 [TSS04] Messages from 203.0.113.7 temporarily deferred due to unexpected volume or user complaints - 4.16.55.1';

const rows: readonly Row[] = [
	[
		'silent after accept',
		at('deadline'),
		{stage: 'banner', ended: 'timeout', code: null, exitCode: 20},
		'greet-delay',
	],
	[
		'FIN on connect',
		at('fin'),
		{stage: 'banner', ended: 'fin', code: null, exitCode: 20},
		'ip-blocklisted',
	],
	[
		'RST on connect',
		at('rst'),
		{stage: 'banner', ended: 'rst', code: null, exitCode: 20},
		'ip-blocklisted',
	],
	[
		'421 banner',
		at({say: '421 4.3.2 Service not available, closing transmission channel'}, 'fin'),
		{stage: 'banner', ended: 'reply', code: 421, closed: 'fin', exitCode: 11},
		'overload',
	],
	[
		'554 banner',
		at({say: '554 5.7.1 No SMTP service here'}, 'settled'),
		{stage: 'banner', ended: 'reply', code: 554, exitCode: 30},
		'ip-blocklisted',
	],
	[
		'RST on EHLO',
		at(...said.ehlo, 'rst'),
		{stage: 'ehlo', ended: 'rst', code: null, exitCode: 20},
		undefined,
	],
	[
		'FIN on MAIL',
		at(...said.mail, 'fin'),
		{stage: 'mail', ended: 'fin', code: null, exitCode: 20},
		'sender-rejected',
	],
	[
		'RST on MAIL',
		at(...said.mail, 'rst'),
		{stage: 'mail', ended: 'rst', code: null, exitCode: 20},
		'sender-rejected',
	],
	[
		'550 S3140 on MAIL, then FIN',
		at(...said.mail, {say: s3140}, 'fin'),
		{
			stage: 'mail',
			ended: 'reply',
			code: 550,
			closed: 'fin',
			about: 'you',
			reason: 'ip-blocklisted',
			exitCode: 12,
		},
		'ip-blocklisted',
	],
	[
		'FIN on RCPT',
		at(...said.rcpt, 'fin'),
		{stage: 'rcpt', ended: 'fin', code: null, exitCode: 20},
		'policy',
	],
	[
		'RST on RCPT',
		at(...said.rcpt, 'rst'),
		{stage: 'rcpt', ended: 'rst', code: null, exitCode: 20},
		'policy',
	],
	[
		'421 TSS04 on RCPT, then FIN',
		at(...said.rcpt, {say: tss04}, 'fin'),
		{stage: 'rcpt', ended: 'reply', code: 421, closed: 'fin', about: 'you', exitCode: 11},
		'bad-reputation',
	],
	[
		'550 Spamhaus on RCPT',
		at(
			...said.rcpt,
			{say: '550 5.7.1 Service unavailable; client [203.0.113.7] blocked using zen.spamhaus.org'},
			'settled',
		),
		{
			stage: 'rcpt',
			ended: 'reply',
			code: 550,
			closed: null,
			about: 'you',
			reason: 'ip-blocklisted',
			exitCode: 12,
		},
		'ip-blocklisted',
		['user-unknown'],
	],
	[
		'hang on RCPT',
		at(...said.rcpt, 'deadline'),
		{stage: 'rcpt', ended: 'timeout', code: null, exitCode: 20},
		'tarpit',
	],
	[
		'451 greylist on RCPT',
		at(
			...said.rcpt,
			{say: '451 4.7.1 Greylisting in action, please come back in 5 minutes'},
			'settled',
		),
		{stage: 'rcpt', ended: 'reply', code: 451, reason: 'greylisted', exitCode: 11},
		'greylisted',
	],
	[
		'null MX',
		nullMx(),
		{stage: 'mx', ended: 'null-mx', exitCode: 13, about: 'domain'},
		'domain-refuses-mail',
	],
	['implicit MX', implicitMx(), {stage: 'rcpt', ended: 'reply', code: 250, exitCode: 0}, undefined],
	[
		'two MX, the first refuses',
		walked(two, ...refusedTcp, ...connect(), ...said.rcpt, {say: '250 2.1.5 Ok'}).outcome,
		{stage: 'rcpt', ended: 'reply', code: 250, exitCode: 0},
		undefined,
	],
	[
		'single MX refuses',
		walked({}, ...refusedTcp).outcome,
		{stage: 'connect', ended: 'refused', exitCode: 21},
		'server-down',
	],
];

describe('the nineteen', () => {
	it.each(rows.map((row) => ({name: row[0], row})))('$name', ({row}) => {
		const [, outcome, expected, first, ruledOut = []] = row;
		expect(outcome).toMatchObject({mailbox: 'unknown', ...expected});
		if (first !== undefined) expect(outcome?.hypotheses[0]?.id).toBe(first);
		const excluded = outcome?.ruledOut.map(({id}) => id) ?? [];
		for (const cause of ruledOut) expect(excluded).toContain(cause);
		expect(outcome?.next.length).toBeGreaterThan(0);
	});

	it('give nineteen different verdicts', () => {
		const verdicts = rows.map(([, outcome]) =>
			JSON.stringify([outcome?.summary, outcome?.noticed, outcome?.hypotheses.map(({id}) => id)]),
		);
		expect(rows).toHaveLength(19);
		expect(new Set(verdicts).size).toBe(19);
		const machine = rows.map(([, outcome]) =>
			[
				outcome?.stage,
				outcome?.ended,
				outcome?.code,
				outcome?.closed,
				outcome?.about,
				outcome?.reason,
			].join(),
		);
		// Only the two that succeed are alike to a script: what went before stands in words.
		expect(new Set(machine).size).toBe(18);
	});
});
