import {describe, expect, it} from 'vitest';
import type {Cause} from '../../source/model/cause.ts';
import type {TrialResult} from '../../source/model/trial.ts';
import {conclusionOf} from '../../source/verdict/conclusion.ts';
import {judge} from '../../source/verdict/judge.ts';
import {movementOf} from '../../source/verdict/movement.ts';
import {isSettled} from '../../source/verdict/settled.ts';
import type {Cue} from '../support/playbook.ts';
import {
	connect,
	refusedTcp,
	said,
	type Scene,
	silentTcp,
	trialOf,
	unreachableTcp,
	walked,
} from '../support/diagnosis.ts';

const six: Scene = {hosts: [['mx1.example.com', '2001:db8::1']]};
const four: Scene = {};
const control: Scene = {
	domain: 'control.example',
	hosts: [['mx.control.example', '192.0.2.44']],
	plan: {stopAfter: 'ehlo'},
};
const toBanner = (...cues: readonly Cue[]) => [...connect(), ...cues];
const toEhlo = (...cues: readonly Cue[]) => [...connect(), ...said.ehlo, ...cues];
const toMail = (...cues: readonly Cue[]) => [...connect(), ...said.mail, ...cues];
const toRcpt = (...cues: readonly Cue[]) => [...connect(), ...said.rcpt, ...cues];
const denied: Cue = {say: '550 5.7.1 Access denied'};
const unknownUser: Cue = {say: '550 5.1.1 <x@example.com>: User unknown'};
const ok: Cue = {say: '250 2.1.5 Ok'};
const accepted = walked(four, ...toRcpt(ok));
const refused = walked(four, ...toRcpt(denied, 'settled'));
const controlWorks = walked(
	control,
	...connect(),
	{say: '220 mx.control.example ESMTP'},
	'approve',
	{
		say: '250 mx.control.example',
	},
);
const controlSilent = walked(control, ...silentTcp);

type Row = {
	readonly name: string;
	readonly first: TrialResult;
	readonly trials?: readonly TrialResult[];
	/** The first hypothesis. */
	readonly top: Cause;
	readonly sure?: 'high' | 'medium' | 'low';
	/** Neither among the hypotheses. */
	readonly absent?: readonly Cause[];
	/** Excluded, with a sentence. */
	readonly out?: readonly Cause[];
};

const connectSilent = walked(four, ...silentTcp);
const bannerFin = walked(four, ...toBanner('fin'));
const tlsOffer: readonly Cue[] = [
	{say: '220 mx1.example.com ESMTP'},
	'approve',
	{say: '250-mx1.example.com\n250 STARTTLS'},
	'approve',
	{say: '220 2.0.0 Ready to start TLS'},
];

const rows: readonly Row[] = [
	{
		name: 'no answer at port 25, here and at a control: the own network',
		first: connectSilent,
		trials: [trialOf('control', 1, controlSilent), trialOf('control', 2, controlSilent)],
		top: 'port25-blocked',
		sure: 'high',
		absent: ['firewalled', 'server-down', 'no-route'],
		out: ['firewalled', 'server-down'],
	},
	{
		name: 'no answer here, an answer at a control: not the own network',
		first: connectSilent,
		trials: [trialOf('control', 1, controlWorks)],
		top: 'firewalled',
		absent: ['port25-blocked', 'no-route'],
		out: ['port25-blocked'],
	},
	{
		name: 'one control that answers outweighs one that does not',
		first: connectSilent,
		trials: [trialOf('control', 1, controlSilent), trialOf('control', 2, controlWorks)],
		top: 'firewalled',
		out: ['port25-blocked'],
	},
	{
		name: 'refused at once, and another host of the domain answers',
		first: walked(
			{
				hosts: [
					['mx1.example.com', '198.51.100.1'],
					['mx2.example.com', '198.51.100.2'],
				],
				plan: {maxConnections: 1},
			},
			...refusedTcp,
		),
		trials: [trialOf('host', 1, accepted)],
		top: 'sick-mx',
		sure: 'high',
		out: ['port25-blocked'],
	},
	{
		name: 'no route over IPv6, and IPv4 works',
		first: walked(six, ...unreachableTcp),
		trials: [trialOf('family', 1, accepted)],
		top: 'ipv6-path',
		sure: 'high',
	},
	{
		name: 'refused over IPv6 without a reason, accepted over IPv4',
		first: walked(six, ...toRcpt(denied, 'settled')),
		trials: [
			trialOf('again', 1, walked(six, ...toRcpt(denied, 'settled'))),
			trialOf('family', 2, accepted),
		],
		top: 'ipv6-identity',
		sure: 'high',
	},
	{
		name: 'no greeting in time, and it comes when one waits',
		first: walked(four, ...toBanner('deadline')),
		trials: [trialOf('patience', 1, accepted)],
		top: 'greet-delay',
		sure: 'high',
		absent: ['port25-blocked', 'helo-rejected', 'sender-rejected'],
	},
	{
		name: 'no answer to RCPT in time, and a refusal when one waits: the refusal is what counts',
		first: walked(four, ...toRcpt('deadline')),
		trials: [trialOf('patience', 1, walked(four, ...toRcpt(unknownUser, 'settled')))],
		top: 'user-unknown',
	},
	{
		name: 'closed before the greeting: nothing of the names was known',
		first: bannerFin,
		top: 'ip-blocklisted',
		sure: 'low',
		absent: ['helo-rejected', 'sender-rejected', 'user-unknown', 'no-ptr'],
		out: ['port25-blocked', 'no-ptr'],
	},
	{
		name: 'closed before the greeting, and the same again is welcome: the server',
		first: bannerFin,
		trials: [trialOf('again', 1, accepted)],
		top: 'overload',
	},
	{
		name: 'closed before the greeting, and the own address has no name',
		first: walked(four, ...connect({noPtr: true}), 'fin'),
		top: 'no-ptr',
		absent: ['helo-rejected'],
	},
	{
		name: 'a protocol error in the greeting: somebody spoke before',
		first: walked(four, ...toBanner({say: '521 5.5.1 Protocol error'}, 'fin')),
		top: 'pre-greeting',
	},
	{
		name: 'hung up at EHLO, and another name is taken',
		first: walked(four, ...toEhlo('fin')),
		trials: [trialOf('again', 1, walked(four, ...toEhlo('fin'))), trialOf('helo', 2, accepted)],
		top: 'helo-rejected',
		sure: 'high',
	},
	{
		name: 'refused at RCPT, and another EHLO name is taken: the stage is not the fault',
		first: refused,
		trials: [trialOf('sender', 1, refused), trialOf('helo', 2, accepted)],
		top: 'helo-rejected',
		sure: 'high',
	},
	{
		name: 'refused at RCPT, and another sender is taken',
		first: refused,
		trials: [trialOf('helo', 1, refused), trialOf('sender', 2, accepted)],
		top: 'sender-rejected',
		sure: 'high',
	},
	{
		name: 'refused at RCPT speaking of SPF, and another sender is taken',
		first: walked(
			four,
			...toRcpt({say: '550 5.7.1 Message rejected: SPF check did not pass'}, 'settled'),
		),
		trials: [trialOf('sender', 1, accepted)],
		top: 'sender-auth-failed',
	},
	{
		name: 'refused at RCPT, and a made-up name is taken: it is this mailbox',
		first: refused,
		trials: [trialOf('name', 1, accepted)],
		top: 'recipient-refused',
		absent: ['ip-blocklisted', 'helo-rejected', 'no-ptr'],
		out: ['ip-blocklisted'],
	},
	{
		name: 'refused at RCPT, and nothing that is changed moves it: the own address',
		first: refused,
		trials: [
			trialOf('helo', 1, refused),
			trialOf('sender', 2, refused),
			trialOf('name', 3, refused),
			trialOf('postmaster', 4, refused),
		],
		top: 'ip-blocklisted',
		absent: ['helo-rejected', 'sender-rejected', 'recipient-refused'],
	},
	{
		name: 'moved by another name, but also by itself: not sure of the name',
		first: walked(four, ...toEhlo('fin')),
		trials: [trialOf('helo', 1, accepted), trialOf('again', 2, accepted)],
		top: 'overload',
	},
	{
		name: 'TLS stands still, and without it all is well: large packets',
		first: walked({plan: {maxConnections: 1}}, ...connect(), ...tlsOffer, 'deadline'),
		trials: [trialOf('tls', 1, accepted, {startTls: 'never'})],
		top: 'path-mtu',
		sure: 'high',
	},
	{
		name: 'TLS is refused by an alert, and without it all is well',
		first: walked({plan: {maxConnections: 1}}, ...connect(), ...tlsOffer, {
			type: 'tls-failed',
			code: 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
			detail: 'alert 40',
		}),
		trials: [trialOf('tls', 1, accepted, {startTls: 'never'})],
		top: 'tls-failing',
		sure: 'high',
		absent: ['path-mtu'],
	},
	{
		name: 'TLS is demanded and was not offered here',
		first: walked(
			four,
			...toMail({say: '530 5.7.0 Must issue a STARTTLS command first'}, 'settled'),
		),
		top: 'starttls-stripped',
	},
	{
		name: 'a control greets with the same foreign line: somebody in between',
		first: walked(
			four,
			...connect(),
			{say: '220 gate.carrier.example ESMTP'},
			'approve',
			{say: '250 gate.carrier.example'},
			'approve',
			{say: '250 ok'},
			'approve',
			{say: '554 5.7.1 Relay access denied'},
			'settled',
		),
		trials: [
			trialOf(
				'control',
				1,
				walked(control, ...connect(), {say: '220 gate.carrier.example ESMTP'}, 'approve', {
					say: '250 gate.carrier.example',
				}),
			),
		],
		top: 'transparent-proxy',
		sure: 'high',
	},
	{
		name: 'a greeting of asterisks',
		first: walked(
			four,
			...connect(),
			{say: '220 *****************************'},
			'approve',
			{say: '250 mx'},
			'approve',
			{say: '500 5.5.1 Command unrecognized: "XXXX"'},
			'settled',
		),
		top: 'middlebox',
	},
	{
		name: 'too many errors said outright',
		first: walked(four, ...toMail({say: '421 4.7.0 mx Error: too many errors'}, 'fin')),
		top: 'error-limit',
		sure: 'high',
	},
	{
		name: 'unknown names are dropped like this one, and postmaster is not',
		first: walked(four, ...toRcpt('fin')),
		trials: [
			trialOf('postmaster', 1, accepted),
			trialOf('name', 2, walked(four, ...toRcpt('fin'))),
		],
		top: 'harvest-protection',
	},
	{
		name: 'a clear word about the recipient',
		first: walked(four, ...toRcpt(unknownUser, 'settled')),
		top: 'user-unknown',
		sure: 'high',
		absent: ['ip-blocklisted', 'policy'],
	},
	{
		name: 'a greylist word with a permanent code is no greylisting',
		first: walked(four, ...toRcpt({say: '550 5.7.1 Access denied, try later'}, 'settled')),
		top: 'policy',
		absent: ['greylisted'],
	},
];

describe('the first hypothesis', () => {
	it.each(rows)('$name', ({first, trials = [], top, sure, absent = [], out = []}) => {
		const outcome = judge(first.view, trials);
		const ids = outcome?.hypotheses.map(({id}) => id) ?? [];
		expect(ids[0], ids.join(' ')).toBe(top);
		if (sure !== undefined) expect(outcome?.hypotheses[0]?.confidence).toBe(sure);
		for (const cause of [...absent, ...out]) expect(ids).not.toContain(cause);
		const excluded = outcome?.ruledOut.map(({id}) => id) ?? [];
		for (const cause of out) expect(excluded).toContain(cause);
	});
});

describe('how an experiment moved', () => {
	it.each([
		['the same answer', refused, refused, 'same'],
		['accepted where the first was refused', refused, accepted, 'further'],
		[
			'another answer at the same point',
			refused,
			walked(four, ...toRcpt(unknownUser, 'settled')),
			'different',
		],
		['broke off before', refused, bannerFin, 'sooner'],
		['past a silent connection', connectSilent, bannerFin, 'further'],
		['a control that was only to greet says nothing about RCPT', refused, controlWorks, 'none'],
		['a control that greets is further than no connection', connectSilent, controlWorks, 'further'],
		['accepted twice', accepted, accepted, 'same'],
		['refused where the first was accepted', accepted, refused, 'different'],
	] as const)('%s', (_name, first, other, expected) => {
		expect(movementOf(first.outcome, other)).toBe(expected);
	});
});

describe('when it is settled', () => {
	it('words that say it outright settle it, a drop does not', () => {
		const blocked =
			'550 5.7.1 Service unavailable; client [203.0.113.7] blocked using zen.spamhaus.org';
		const clear = walked(four, ...toRcpt({say: blocked}, 'settled')).outcome;
		expect(isSettled(clear, [])).toBe(true);
		// Some say "user unknown" to whomever they dislike: postmaster has to be asked.
		const nobody = walked(four, ...toRcpt(unknownUser, 'settled')).outcome;
		expect(isSettled(nobody, [])).toBe(false);
		expect(isSettled(nobody, [trialOf('postmaster', 1, accepted)])).toBe(true);
		expect(isSettled(bannerFin.outcome, [])).toBe(false);
		expect(isSettled(refused.outcome, [])).toBe(false);
	});

	it('an acceptance only after a made-up name was asked for', () => {
		expect(isSettled(accepted.outcome, [])).toBe(false);
		expect(isSettled(accepted.outcome, [trialOf('name', 1, accepted)])).toBe(true);
	});

	it('an experiment that moved it, with its rivals out', () => {
		const trials = [trialOf('control', 1, controlSilent)];
		const outcome = judge(connectSilent.view, trials);
		expect(outcome && isSettled(outcome, trials)).toBe(true);
	});
});

describe('the conclusion in words', () => {
	it('names what moved it, and that a repetition did not', () => {
		const trials = [trialOf('again', 1, refused), trialOf('helo', 2, accepted)];
		const outcome = judge(refused.view, trials);
		const text = outcome ? conclusionOf(outcome, trials) : '';
		expect(text).toContain('“trial helo 2” moved it: 250 2.1.5 at RCPT TO.');
		expect(text).toContain('The same walk again did not.');
		expect(text).toContain('So the cause is: your EHLO name is not accepted.');
	});

	it('says what would decide where nothing moved', () => {
		const trials = [trialOf('helo', 1, refused), trialOf('sender', 2, refused)];
		const outcome = judge(refused.view, trials);
		const text = outcome ? conclusionOf(outcome, trials) : '';
		expect(text).toContain('changed nothing');
		expect(text).toContain('What would decide:');
	});

	it('does not pretend where nothing came about', () => {
		expect(conclusionOf(refused.outcome, [])).toMatch(/^No experiment came about/u);
	});
});

describe('you, the path or them', () => {
	it('says what a control rules out', () => {
		const works = judge(connectSilent.view, [trialOf('control', 1, controlWorks)]);
		expect(works?.noticed.join(' ')).toContain('so your port 25 is open');
		const fails = judge(connectSilent.view, [trialOf('control', 1, controlSilent)]);
		expect(fails?.noticed.join(' ')).toContain('it is your network or your address');
	});
});

describe('a reading that the stage excludes', () => {
	it.each([
		['banner', walked(four, ...toBanner({say: '554 Sender rejected'}, 'fin'))],
		['mail', walked(four, ...toMail({say: '550 5.1.1 User unknown'}, 'settled'))],
	] as const)(
		'at %s is not given as the reason, and leaves something to suspect',
		(_stage, {outcome}) => {
			expect(['user-unknown', 'recipient-refused', 'mailbox-full']).not.toContain(outcome.reason);
			if (outcome.stage === 'banner') expect(outcome.reason).not.toBe('sender-rejected');
			expect(outcome.exitCode).not.toBe(10);
			expect(outcome.hypotheses.length).toBeGreaterThan(0);
		},
	);
});
