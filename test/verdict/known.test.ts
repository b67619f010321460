import {describe, expect, it} from 'vitest';
import {causeText} from '../../source/knowledge/index.ts';
import type {Cause} from '../../source/model/cause.ts';
import type {Check} from '../../source/model/check.ts';
import {type Earlier, type Known, nothingKnown} from '../../source/model/known.ts';
import type {Outcome} from '../../source/model/verdict.ts';
import {judge} from '../../source/verdict/judge.ts';
import {checkFor, goodPtr, noPtr, own4, own6} from '../support/checks.ts';
import {connect, refusedTcp, said, type Scene, silentTcp, walked} from '../support/diagnosis.ts';
import type {Cue} from '../support/playbook.ts';

// The identity of these walks is not known when they break off: all that is known of it are the checks.
const unknownSelf: Scene = {who: {ptr: undefined, ptrConfirmed: false}};

function outcomeOf(cues: readonly Cue[], known: Known = nothingKnown, scene: Scene = unknownSelf) {
	const {view} = walked(scene, ...cues);
	const outcome = judge(view, [], known);
	if (!outcome) throw new Error('nothing was decided');
	return outcome;
}

const withChecks = (...checks: readonly Check[]): Known => ({...nothingKnown, checks});
const ids = ({hypotheses}: Outcome): readonly Cause[] => hypotheses.map(({id}) => id);
const talk = (...cues: readonly Cue[]): readonly Cue[] => [...connect(unknownSelf), ...cues];
/** It stands, and breaks off before we know who we are. */
const early = (...cues: readonly Cue[]): readonly Cue[] => [
	'approve',
	{type: 'connected', localAddress: own4, localPort: 40_000},
	...cues,
];

const drops: readonly (readonly [name: string, cues: readonly Cue[]])[] = [
	['FIN before the greeting, before we know who we are', early('fin')],
	['RST before the greeting, before we know who we are', early('rst')],
	['silence instead of a greeting', early('deadline')],
	['FIN before the greeting', talk('fin')],
	['FIN at EHLO', talk(...said.ehlo, 'fin')],
	['RST at EHLO', talk(...said.ehlo, 'rst')],
	['silence at EHLO', talk(...said.ehlo, 'deadline')],
	['FIN at MAIL', talk(...said.mail, 'fin')],
	['RST at MAIL', talk(...said.mail, 'rst')],
	['silence at MAIL', talk(...said.mail, 'deadline')],
	['FIN at RCPT', talk(...said.rcpt, 'fin')],
	['RST at RCPT', talk(...said.rcpt, 'rst')],
	['silence at RCPT', talk(...said.rcpt, 'deadline')],
	['554 at the door, without a reason', talk({say: '554 Connection refused'}, 'fin')],
	['550 at EHLO, without a reason', talk(...said.ehlo, {say: '550 Denied'}, 'fin')],
	['550 at MAIL, without a reason', talk(...said.mail, {say: '550 Access denied'}, 'settled')],
	['550 at RCPT, without a reason', talk(...said.rcpt, {say: '550 5.7.1 Denied'}, 'settled')],
	['421 at RCPT and gone', talk(...said.rcpt, {say: '421 Closing connection'}, 'fin')],
];

describe('a missing PTR, known from a check', () => {
	it.each(drops)('outranks its rivals: %s', (_name, cues) => {
		const outcome = outcomeOf(cues, withChecks(...noPtr()));
		expect(ids(outcome)[0]).toBe('no-ptr');
		const [top, rival] = outcome.hypotheses;
		expect(top?.for.map(({text}) => text)).toContain(`${own4} has no PTR record.`);
		expect(rival?.confidence).not.toBe('high');
		expect(top?.about).toBe('you');
	});

	const wordless = drops.filter(([name]) => /^(?:FIN|RST|silence)/u.test(name));
	it.each(wordless)(
		'is mended first where the server said nothing, and a test of a rival says what it means here: %s',
		(_name, cues) => {
			const {code, next, hypotheses} = outcomeOf(cues, withChecks(...noPtr()));
			expect(code).toBeNull();
			expect(next[0]).toBe(causeText('no-ptr').next[0]);
			const test = hypotheses[0]?.test;
			if (test && test.factor !== null) expect(test.text).toMatch(/this one becomes likelier\.$/u);
		},
	);

	it('that the server names, and that we cannot see, is no contradiction', () => {
		const cues = talk(...said.rcpt, {say: '550 your host has no reverse DNS'}, 'settled');
		const outcome = outcomeOf(cues, withChecks(...goodPtr()));
		expect(outcome.reason).toBe('no-ptr');
		expect(ids(outcome)[0]).toBe('no-ptr');
		expect(outcome.ruledOut.map(({id}) => id)).not.toContain('no-ptr');
		expect(outcome.hypotheses[0]?.text).toContain('their DNS failed or holds an old answer');
		expect(outcome.hypotheses[0]?.against).toHaveLength(1);
	});

	it.each(drops)('says nothing where the PTR is confirmed: %s', (_name, cues) => {
		const outcome = outcomeOf(cues, withChecks(...goodPtr()));
		expect(ids(outcome)).not.toContain('no-ptr');
		for (const {id} of outcome.ruledOut) expect(ids(outcome)).not.toContain(id);
	});

	it.each(drops)('nor where it is that of another address: %s', (_name, cues) => {
		for (const address of ['203.0.113.8', own6]) {
			const outcome = outcomeOf(cues, withChecks(...noPtr(address)));
			expect(outcome).toEqual(outcomeOf(cues));
		}
	});

	it('is one that does not lead back, just as well', () => {
		const check = checkFor('ptr-forward', 'bad', own4, {found: 'It does not lead back.'});
		const outcome = outcomeOf(talk(...said.ehlo, 'fin'), withChecks(check));
		expect(ids(outcome)[0]).toBe('no-ptr');
	});

	it('is one that looks made by a machine, though it leads back', () => {
		const generic = goodPtr().map((check) =>
			check.id === 'ptr-generic' ? {...check, state: 'bad' as const} : check,
		);
		const outcome = outcomeOf(talk('fin'), withChecks(...generic));
		expect(ids(outcome)[0]).toBe('no-ptr');
	});

	it.each(['ehlo', 'mail', 'rcpt'] as const)(
		'outranks all that follows from it: a literal for EHLO, no sender (%s)',
		(stage) => {
			const bare: Scene = {
				noPtr: true,
				who: {sender: '', senderSource: 'null', heloSource: 'literal'},
			};
			const checks = [
				...noPtr(),
				checkFor('ptr-forward', 'unknown', own4),
				checkFor('helo-name', 'good', `[${own4}]`),
				checkFor('helo-matches', 'good', `[${own4}]`),
				checkFor('sender-name', 'bad', '<>'),
				checkFor('sender-domain', 'unknown', '<>'),
				checkFor('spf-mail', 'bad', `postmaster@[${own4}] from ${own4}`, {weight: 'some'}),
				checkFor('postmaster', 'bad', 'postmaster@client.example.net'),
			];
			for (const end of ['fin', 'rst', 'deadline'] as const) {
				const cues = [...connect(bare), ...said[stage], end];
				expect(ids(outcomeOf(cues, withChecks(...checks), bare))[0]).toBe('no-ptr');
			}
		},
	);

	it('several names that lead back are no missing one', () => {
		const several = [
			checkFor('ptr', 'bad', own4, {finding: 'several'}),
			checkFor('ptr-forward', 'good', own4),
		];
		expect(ids(outcomeOf(talk('fin'), withChecks(...several)))).not.toContain('no-ptr');
	});

	it('behind NAT it is the public address that counts', () => {
		const home: Scene = {
			who: {address: '192.168.1.5', helo: '[192.168.1.5]', ptr: undefined, ptrConfirmed: false},
		};
		const cues = [...connect(home), 'fin' as const];
		expect(ids(outcomeOf(cues, withChecks(...noPtr('198.51.100.77')), home))[0]).toBe('no-ptr');
		expect(outcomeOf(cues, withChecks(...noPtr(own6)), home)).toEqual(
			outcomeOf(cues, nothingKnown, home),
		);
	});

	it('has nothing to do with a connection that never stood', () => {
		for (const cues of [refusedTcp, silentTcp])
			expect(ids(outcomeOf(cues, withChecks(...noPtr())))).not.toContain('no-ptr');
	});
});

describe('clear words of the server stand', () => {
	const clear: readonly (readonly [reply: string, stage: keyof typeof said, cause: Cause])[] = [
		['550 5.1.1 User unknown', 'rcpt', 'user-unknown'],
		['552 5.2.2 Mailbox full', 'rcpt', 'mailbox-full'],
		['550 5.7.1 Blocked using zen.spamhaus.org', 'rcpt', 'ip-blocklisted'],
		['550 5.1.8 Sender address rejected: Domain not found', 'mail', 'sender-rejected'],
		['550 5.7.1 <x.example>: Helo command rejected: Host not found', 'mail', 'helo-rejected'],
		['451 4.7.1 Greylisting in action, please come back later', 'rcpt', 'greylisted'],
		['450 4.7.1 Too many connections, slow down', 'mail', 'rate-limited'],
	];
	const all: readonly Check[] = [
		...noPtr(),
		checkFor('blocklist-address', 'bad', `${own4} in bl.example.net`),
		checkFor('sender-domain', 'bad', ''),
		checkFor('callback', 'bad', ''),
		checkFor('helo-resolves', 'bad', ''),
		checkFor('spf-mail', 'bad', ''),
	];
	const probed: Earlier = {
		name: 'example.com',
		connectionsLastMinute: 9,
		connectionsLastHour: 90,
		connectionsLastDay: 900,
		recipientsLastHour: 210,
		recipientsLastDay: 900,
		refusalsLastDay: 20,
		limit: {level: 'over', text: 'mxray named 210 recipients; the limit is 200.'},
	};

	it.each(clear)('%s', (reply, stage, cause) => {
		const cues = talk(...said[stage], {say: reply}, 'settled');
		const before = outcomeOf(cues);
		const after = outcomeOf(cues, {checks: all, earlier: probed});
		expect(ids(before)[0]).toBe(cause);
		expect(ids(after)[0]).toBe(cause);
		expect(after.mailbox).toBe(before.mailbox);
		expect(after.reason).toBe(before.reason);
		expect(after.about).toBe(before.about);
	});

	it('and a cause that the server names is not excluded by a good finding', () => {
		const cues = talk({say: '550 5.7.25 Your IP has no PTR record'}, 'fin');
		expect(ids(outcomeOf(cues, withChecks(...goodPtr())))).toContain('no-ptr');
	});
});

describe('other findings', () => {
	const named = (cues: readonly Cue[], known: Known) => ids(outcomeOf(cues, known))[0];
	const named4: Scene = {
		who: {
			...unknownSelf.who,
			helo: 'mail.example.net',
			sender: 'postmaster@mail.example.net',
			senderSource: 'option',
		},
	};
	const as = (...cues: readonly Cue[]): readonly Cue[] => [...connect(named4), ...cues];
	const atRcpt = as(...said.rcpt, 'fin');
	const rows: readonly (readonly [Check, readonly Cue[], Cause])[] = [
		[
			checkFor('blocklist-address', 'bad', `${own4} in zen.spamhaus.org`),
			as('fin'),
			'ip-blocklisted',
		],
		[
			checkFor('sender-domain', 'bad', 'mail.example.net'),
			as(...said.mail, {say: '550 Denied'}, 'settled'),
			'sender-rejected',
		],
		[checkFor('callback', 'bad', 'postmaster@mail.example.net'), atRcpt, 'sender-rejected'],
		[
			checkFor('spf-mail', 'bad', `postmaster@mail.example.net from ${own4}`),
			atRcpt,
			'sender-auth-failed',
		],
		[
			checkFor('helo-resolves', 'bad', 'mail.example.net'),
			as(...said.ehlo, 'fin'),
			'helo-rejected',
		],
		[checkFor('port-25', 'bad', own4), silentTcp, 'port25-blocked'],
		[
			checkFor('blocklist-domain', 'bad', 'mail.example.net in dbl.example'),
			atRcpt,
			'domain-blocklisted',
		],
	];

	it.each(rows)('$id $subject', (check, cues, cause) => {
		const outcome = outcomeOf(cues, withChecks(check), named4);
		expect(outcome.hypotheses[0]?.id).toBe(cause);
		expect(outcome.hypotheses[0]?.for.map(({text}) => text)).toContain(check.found);
	});

	it('a list that the reply names and that has us settles it', () => {
		const cues = talk({say: '554 Refused, see bl.example.net'}, 'fin');
		const listed = checkFor('blocklist-address', 'bad', `${own4} in bl.example.net`);
		const [top] = outcomeOf(cues, withChecks(listed)).hypotheses;
		expect(top).toMatchObject({id: 'ip-blocklisted', confidence: 'high'});
	});

	it('not to be listed weakens, and says which lists were asked', () => {
		const clean = checkFor('blocklist-address', 'good', `${own4} in zen.spamhaus.org`);
		const outcome = outcomeOf(talk('fin'), withChecks(clean));
		const listed = outcome.hypotheses.find(({id}) => id === 'ip-blocklisted');
		expect(ids(outcome)[0]).not.toBe('ip-blocklisted');
		expect(listed?.against.map(({text}) => text).join(' ')).toContain('zen.spamhaus.org');
	});

	it('a query that was refused is no listing and no acquittal', () => {
		const refused = checkFor('blocklist-address', 'unknown', `${own4} in zen.spamhaus.org`, {
			finding: 'query-refused',
		});
		expect(outcomeOf(talk('fin'), withChecks(refused))).toEqual(outcomeOf(talk('fin')));
	});

	it.each(['allow-listed', 'not-allow-listed'])(
		'an allow list is no list that refuses: %s',
		(finding) => {
			const check = checkFor('blocklist-address', 'good', `${own4} in list.dnswl.org`, {finding});
			expect(outcomeOf(talk('fin'), withChecks(check))).toEqual(outcomeOf(talk('fin')));
		},
	);

	it('port 25 over the other family says nothing', () => {
		const other = checkFor('port-25', 'good', 'port 25 over IPv6');
		expect(outcomeOf(silentTcp, withChecks(other))).toEqual(outcomeOf(silentTcp));
	});

	it('port 25 that is open from here excludes that it is closed', () => {
		expect(named(silentTcp, withChecks(checkFor('port-25', 'good', '')))).not.toBe(
			'port25-blocked',
		);
	});

	it('over IPv6 without a name, IPv6 is what may be wrong', () => {
		const six: Scene = {
			hosts: [['mx1.example.com', '2001:db8::1']],
			who: {...unknownSelf.who, address: own6},
		};
		const {view} = walked(six, ...connect(six), ...said.rcpt, 'fin');
		const outcome = judge(view, [], withChecks(...goodPtr(), ...noPtr(own6)));
		expect(ids(outcome!).slice(0, 2).toSorted()).toEqual(['ipv6-identity', 'no-ptr']);
	});

	it('a finding that has the words of another sentence by chance changes no advice', () => {
		const alone = outcomeOf(atRcpt);
		const said = alone.hypotheses[0]?.for[0]?.text;
		expect(said).toBeDefined();
		const chance = checkFor('mta-sts', 'bad', '', {found: said!});
		expect(outcomeOf(atRcpt, withChecks(chance)).next).toEqual(alone.next);
	});

	it('the name or the sender of another walk is not that of this one', () => {
		const other = [
			checkFor('helo-resolves', 'bad', 'elsewhere.example.org'),
			checkFor('spf-mail', 'bad', `bob@elsewhere.example.org from ${own4}`),
		];
		expect(outcomeOf(atRcpt, withChecks(...other))).toEqual(outcomeOf(atRcpt));
	});
});

describe('what mxray did there before', () => {
	const quiet: Earlier = {
		name: 'example.com',
		connectionsLastMinute: 0,
		connectionsLastHour: 1,
		connectionsLastDay: 2,
		recipientsLastHour: 1,
		recipientsLastDay: 2,
		refusalsLastDay: 0,
		limit: undefined,
	};
	const text = 'mxray named 200 recipients at example.com in the last hour; the limit is 200.';
	const after = (more: Partial<Earlier>): Known => ({checks: [], earlier: {...quiet, ...more}});
	const own = 'This failure may be your own earlier probing.';
	const silent = talk('fin');

	it('little of it changes nothing', () => {
		expect(outcomeOf(silent, after({}))).toEqual(outcomeOf(silent));
	});

	it('at a limit it is the first to think of, with the counts', () => {
		const outcome = outcomeOf(
			silent,
			after({limit: {level: 'over', text}, connectionsLastHour: 200}),
		);
		const [top] = outcome.hypotheses;
		expect(top?.id).toBe('rate-limited');
		expect(top?.for[0]?.text).toBe(`${text} ${own}`);
		expect(outcome.noticed).toContain(
			`Before this walk mxray had made 200 connections and 1 recipient in the last hour at example.com. ${own}`,
		);
	});

	it.each([
		['near a limit', {limit: {level: 'near', text}} as const, 'rate-limited'],
		['many connections', {connectionsLastHour: 40}, 'rate-limited'],
		['many recipients', {recipientsLastHour: 90}, 'harvest-protection'],
		['refusals before', {refusalsLastDay: 7}, 'bad-reputation'],
	])('%s is evidence', (_name, more, cause) => {
		const cues = cause === 'bad-reputation' ? silent : talk(...said.rcpt, 'fin');
		const before = outcomeOf(cues);
		const outcome = outcomeOf(cues, after(more));
		expect(outcome.noticed.join(' ')).toContain(own);
		expect(before.noticed.join(' ')).not.toContain(own);
		const found = outcome.hypotheses.find(({id}) => id === cause);
		const without = before.hypotheses.find(({id}) => id === cause);
		expect(found?.for.length ?? 0).toBeGreaterThan(without?.for.length ?? 0);
	});

	it('is not said where the server accepts, or says that there is no such mailbox', () => {
		const many = after({connectionsLastHour: 90, limit: {level: 'over', text}});
		for (const reply of ['250 Ok', '550 5.1.1 User unknown']) {
			const cues = talk(...said.rcpt, {say: reply}, 'settled');
			expect(outcomeOf(cues, many)).toEqual(outcomeOf(cues));
		}
	});
});
