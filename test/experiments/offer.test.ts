import {planFor} from '../support/playbook.ts';
import {describe, expect, it} from 'vitest';
import {visible} from '../../source/protocol/visible.ts';
import {parseHeloName, parseSender} from '../../source/protocol/address.ts';
import {answerOf, mx} from '../support/playbook.ts';
import {
	connected,
	connecting,
	firstWalk,
	greeted,
	mailed,
	named,
	namesOf,
	openOffer,
	suspecting,
	twoHosts,
} from './cases.ts';

const refused = {
	type: 'closed',
	reason: {how: 'refused', detail: 'ECONNREFUSED'},
	partial: undefined,
} as const;

/** Six addresses time out one after the other. */
const allSilent = [
	...connecting(),
	'deadline',
	...Array.from({length: 3}, () => ['approve', 'deadline'] as const).flat(),
] as const;

describe('what is offered', () => {
	it('after a silence at MAIL: everything that may matter there, with the names that were used', () => {
		const first = firstWalk([...connecting(), ...mailed, 'deadline']);
		const offer = openOffer(first, {senders: ['me@other.example'], helos: ['other.example']});
		expect(namesOf(offer)).toEqual([
			'again unchanged',
			'host mx2.example.com',
			'helo other.example',
			'sender <me@other.example>',
			'pace 2s',
			'patience 24s',
			'family ipv6',
			'address 198.51.100.11',
			'helo [203.0.113.7]',
			'sender <>',
			'again unchanged',
		]);
		expect(offer.agenda.at(-1)?.label).toBe('the same once more, to be sure');
		expect(offer).toMatchObject({announced: 11, nothing: undefined, paceMs: 5000});
		expect(offer.agenda.map(({number}) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
		for (const {plan, manner, factor} of offer.agenda) {
			expect(plan).toMatchObject({
				helo: factor === 'helo' ? plan.helo : 'client.example.net',
				from: factor === 'sender' ? plan.from : 'postmaster@client.example.net',
				maxConnections: 1,
				stopAfter: 'rcpt',
			});
			expect(plan.only).toBeDefined();
			expect(manner.pauseMs).toBe(factor === 'pace' ? 2000 : 0);
		}
	});

	it('takes the names from what was sent, not from what was proposed', () => {
		const first = firstWalk([
			...connecting(),
			...greeted,
			{send: 'EHLO edited.example'},
			{say: '250 mx1'},
			{send: 'MAIL FROM:<"a>b"@edited.example> SIZE=5'},
			{say: '250 ok'},
			'approve',
			'deadline',
		]);
		const [again] = openOffer(first).agenda;
		expect(again?.plan).toMatchObject({
			helo: 'edited.example',
			from: '"a>b"@edited.example',
		});
		const names = namesOf(openOffer(first));
		expect(names).toContain('helo client.example.net');
		expect(names).toContain('sender <postmaster@client.example.net>');
	});

	it('after no connection: controls and other ports first, nothing that was tried already', () => {
		const offer = openOffer(firstWalk(allSilent), {controls: ['control.example', '192.0.2.7']});
		expect(namesOf(offer)).toEqual([
			'control control.example',
			'port 587',
			'again unchanged',
			'patience 12s',
			'control 192.0.2.7',
			'port 465',
		]);
		const [domain, submission, , , literal, implicit] = offer.agenda;
		expect(domain?.plan).toMatchObject({only: undefined, mx: undefined, stopAfter: 'banner'});
		expect(literal?.plan.mx).toEqual({host: '192.0.2.7', isLiteral: true});
		expect(submission?.plan).toMatchObject({port: 587, stopAfter: 'ehlo'});
		expect(submission?.plan.implicitTls).toBeUndefined();
		expect(implicit?.plan).toMatchObject({port: 465, stopAfter: 'ehlo', implicitTls: true});
		expect(offer.others).toEqual(['control.example', '192.0.2.7']);
	});

	it('past EHLO asks others only where something on the way is suspected', () => {
		const first = firstWalk([...connecting(), ...mailed, 'rst']);
		const offered = (factors: Parameters<typeof suspecting>[1]) =>
			openOffer(
				{...first, outcome: suspecting(first.outcome, factors)},
				{
					controls: ['control.example'],
				},
			).agenda.filter(({factor}) => factor === 'control');
		expect(offered(['sender', null])).toEqual([]);
		expect(offered(['sender', 'control'])).toMatchObject([{plan: {stopAfter: 'ehlo'}}]);
	});

	it('names every host that was not spoken to, before it is', () => {
		const first = firstWalk([...connecting(), ...mailed, 'rst']);
		expect(openOffer(first).others).toEqual(['mx2.example.com']);
	});

	it('after an acceptance: only whether a made-up name is accepted, too', () => {
		const first = firstWalk([...connecting(), ...named, {say: '250 2.1.5 ok'}]);
		const offer = openOffer(first);
		expect(offer.agenda.map(({factor}) => factor)).toEqual(['name']);
		const local = offer.agenda[0]?.plan.mailbox.localPart ?? '';
		expect(local).toMatch(/^[a-z.]{14,}$/);
		expect(local).not.toBe('alice');
	});

	it('after a clear word about the mailbox: other mailboxes of the domain first', () => {
		const first = firstWalk([...connecting(), ...named, {say: '550 5.1.1 no such user'}, 'fin']);
		const settled = openOffer(first, {isSettled: () => true});
		for (const offer of [openOffer(first), settled]) {
			expect(offer.agenda.map(({factor}) => factor)).toEqual([
				'postmaster',
				'name',
				'host',
				'sender',
				'helo',
				'again',
				'again',
			]);
		}
	});

	it('never makes up the name that was asked for, nor postmaster for postmaster', () => {
		const cues = [...connecting(), ...named, {say: '550 5.1.1 no such user'}, 'fin'] as const;
		const name = openOffer(firstWalk(cues)).agenda.find(({factor}) => factor === 'name');
		const again = [...connecting(), ...mailed, {say: '250 ok'}] as const;
		const made = name!.plan.mailbox.localPart;
		for (const local of [made, made.toUpperCase(), 'PostMaster']) {
			const {mailbox} = planFor(`${local}@example.com`);
			const asked = [...again, 'approve', {say: '550 5.1.1 no such user'}, 'fin'] as const;
			const first = firstWalk(asked, {mailbox});
			const others = openOffer(first).agenda.filter(
				({factor}) => factor === 'name' || factor === 'postmaster',
			);
			expect(others.length).toBeGreaterThan(0);
			for (const {plan} of others) {
				expect(plan.mailbox.localPart.toLowerCase()).not.toBe(local.toLowerCase());
			}
		}
	});

	it('keeps to the limit, and says how long it takes', () => {
		const first = firstWalk([...connecting(), ...mailed, 'deadline']);
		const offer = openOffer(first, {maxConnections: 3});
		expect(offer.announced).toBe(3);
		expect(offer.agenda.length).toBeGreaterThan(3);
		expect(offer.aboutMs).toBe(3 * (5000 + 3000));
		expect(openOffer(first, {maxConnections: 3, paceMs: 0}).aboutMs).toBe(9000);
	});

	it('waits longer than before, and never longer than RFC 5321 lets anybody wait', () => {
		const timeouts = {
			dnsMs: 5000,
			connectMs: 30_000,
			bannerMs: 60_000,
			commandMs: 60_000,
			tlsMs: 30_000,
			quitMs: 5000,
		};
		const first = firstWalk([...connecting(), ...mailed, 'deadline'], {timeouts});
		const patience = openOffer(first).agenda.find(({factor}) => factor === 'patience');
		expect(patience?.plan.timeouts).toEqual({
			...timeouts,
			connectMs: 180_000,
			bannerMs: 300_000,
			commandMs: 300_000,
			tlsMs: 180_000,
		});
	});
});

describe('nothing is offered', () => {
	const nothing = (first: ReturnType<typeof firstWalk>) => {
		const offer = openOffer(first, {controls: ['control.example']});
		expect(offer).toMatchObject({agenda: [], announced: 0, aboutMs: 0, others: []});
		return offer.nothing;
	};

	it('where the domain takes no mail', () => {
		const answer = answerOf('example.com', 'MX', [mx('example.com', 0, '')]);
		const first = firstWalk([
			{type: 'start'},
			'approve',
			{type: 'dns-answered', answer, random: 0},
		]);
		expect(nothing(first)).toMatch(/takes no mail/);
	});

	it('where the walk was stopped, or passed something over', () => {
		const stop = {want: {type: 'stop', by: 'person'}} as const;
		expect(nothing(firstWalk([...connecting(), ...greeted, stop]))).toMatch(/Walk again/);
	});

	it('where a private address was left alone', () => {
		const cues = connecting({'mx1.example.com': ['10.0.0.1']}).slice(0, -2);
		expect(nothing(firstWalk([...cues, 'skip']))).toMatch(/No server was contacted/);
	});

	it('where the walk did what it was asked to', () => {
		const first = firstWalk([...connecting(), ...greeted, 'approve', {say: '221 bye'}], {
			stopAfter: 'banner',
		});
		expect(nothing(first)).toMatch(/as far as it was asked to/);
	});

	it('where the server wants the same visit again, long after this one', () => {
		for (const words of ['in 600 seconds', 'later']) {
			const say = {say: `451 4.7.1 Greylisted, try again ${words}`};
			expect(nothing(firstWalk([...connecting(), ...named, say, 'settled']))).toMatch(/later/);
		}
	});

	it('where the answer is clear already', () => {
		const first = firstWalk([
			...connecting(),
			...named,
			{say: '550 5.7.1 listed at bl.example'},
			'fin',
		]);
		expect(openOffer(first, {isSettled: () => true})).toMatchObject({
			agenda: [],
			nothing: 'The answer is clear already. No experiment would change it.',
		});
	});
});

describe('a short wait that the server names', () => {
	it('is worth sitting through, and nothing else is tried', () => {
		const say = {say: '451 4.7.1 Greylisted, try again in 20 seconds'};
		const offer = openOffer(firstWalk([...connecting(), ...named, say, 'settled']));
		expect(namesOf(offer)).toEqual(['again unchanged']);
		expect(offer.aboutMs).toBeGreaterThanOrEqual(20_000);
	});
});

describe('after a failure of DNS', () => {
	it('the look-up again, and controls', () => {
		const answer = answerOf('example.com', 'MX', [], 'servfail');
		const first = firstWalk([
			{type: 'start'},
			'approve',
			{type: 'dns-answered', answer, random: 0},
		]);
		const offer = openOffer(first, {controls: ['control.example']});
		expect(namesOf(offer)).toEqual(['again unchanged', 'control control.example']);
		expect(offer.agenda[0]?.plan).toMatchObject({maxConnections: 1});
		expect(offer.agenda[0]?.plan.only).toBeUndefined();
	});
});

describe('STARTTLS stays as it was but for the one experiment about it', () => {
	const upToTls = [...connecting(), ...greeted, 'approve', {say: '250-mx1\n250 STARTTLS'}] as const;
	const mannersOf = (first: ReturnType<typeof firstWalk>): Readonly<Record<string, string>> =>
		Object.fromEntries(
			openOffer(first).agenda.map(({factor, value, manner}) => [
				factor === 'tls' ? `tls ${value}` : factor,
				manner.startTls,
			]),
		);

	it('used: it is used again, and left out once', () => {
		const facts = {type: 'secured', facts: tls} as const;
		const first = firstWalk([
			...upToTls,
			'approve',
			{say: '220 go'},
			facts,
			'approve',
			{say: '250 mx1'},
			'approve',
			'rst',
		]);
		const manners = mannersOf(first);
		expect(manners).toMatchObject({again: 'offered', sender: 'offered', 'tls off': 'never'});
	});

	it('passed over: it is passed over again, and used once', () => {
		const first = firstWalk([...upToTls, 'skip', 'approve', 'rst']);
		const manners = mannersOf(first);
		expect(manners).toMatchObject({again: 'never', sender: 'never', 'tls on': 'offered'});
	});

	it('refused: the others stay in the clear, and to ask anew is the repetition', () => {
		const first = firstWalk([
			...upToTls,
			'approve',
			{say: '454 4.7.0 not now'},
			'settled',
			'approve',
			'rst',
		]);
		const manners = mannersOf(first);
		expect(manners).toMatchObject({sender: 'never', host: 'offered', 'tls on': 'offered'});
		expect(manners).not.toHaveProperty('again');
	});

	it('failed: the same host stays in the clear, another one may do better', () => {
		const first = firstWalk([
			...upToTls,
			'approve',
			{say: '220 go'},
			{type: 'tls-failed', code: 'E', detail: 'd'},
			'approve',
			...connecting().slice(-1),
			...greeted,
			'approve',
			{say: '250-mx1\n250 STARTTLS'},
			'approve',
			'rst',
		]);
		expect(first.view.attempts).toHaveLength(2);
		const manners = mannersOf(first);
		expect(manners).toMatchObject({again: 'never', sender: 'never', host: 'offered'});
		expect(Object.keys(manners).filter((key) => key.startsWith('tls'))).toEqual([]);
	});
});

const tls = {
	protocol: 'TLSv1.3',
	cipher: 'TLS_AES_256_GCM_SHA384',
	authorized: true,
	authorizationError: undefined,
	servername: 'mx1.example.com',
	chain: [],
};

describe('addresses', () => {
	it('a private one that the walk went to needs no second yes; another private one is left out', () => {
		const hosts = {'mx1.example.com': ['10.0.0.1', '10.0.0.2'], 'mx2.example.com': ['10.0.0.3']};
		const offer = openOffer(firstWalk([...connecting(hosts), ...mailed, 'rst']));
		for (const {plan} of offer.agenda) {
			expect(plan.only?.address.address).toBe('10.0.0.1');
			expect(plan.allowPrivate).toBe(true);
		}
		const allowed = openOffer(
			firstWalk([...connecting(hosts), ...mailed, 'rst'], {allowPrivate: true}),
		);
		expect(namesOf(allowed)).toContain('address 10.0.0.2');
		expect(namesOf(allowed)).toContain('host mx2.example.com');
	});

	it('nothing else private is agreed to by the way', () => {
		const offer = openOffer(firstWalk([...connecting(), ...mailed, 'rst']));
		const host = offer.agenda.find(({factor}) => factor === 'host');
		expect(host?.plan.allowPrivate).toBe(false);
	});

	it('our own as a literal only if it is public and of the right family', () => {
		const literals = (address: string) =>
			openOffer(firstWalk([...connecting(twoHosts, {address}), ...mailed, 'rst']))
				.agenda.filter(({factor}) => factor === 'helo')
				.map(({value}) => value);
		expect(literals('203.0.113.9')).toEqual(['[203.0.113.9]']);
		expect(literals('192.168.1.9')).toEqual([]);
		expect(literals('2001:db8::9')).toEqual([]);
	});

	it('an address literal in EHLO is not taken to the other family', () => {
		const who = {
			helo: '[203.0.113.7]',
			heloSource: 'literal',
			ptr: undefined,
			ptrConfirmed: false,
		} as const;
		const offer = openOffer(firstWalk([...connecting(twoHosts, who), ...mailed, 'rst']));
		const family = offer.agenda.find(({factor}) => factor === 'family');
		expect(family?.plan.helo).toBeUndefined();
		expect(offer.agenda.find(({factor}) => factor === 'host')?.plan.helo).toBe('[203.0.113.7]');
	});

	it('at most three other hosts and two other addresses', () => {
		const many = Object.fromEntries(
			Array.from({length: 8}, (_, index) => [
				`mx${index}.example.com`,
				Array.from({length: 6}, (__, last) => `198.51.${index}.${last + 1}`),
			]),
		);
		const names = namesOf(openOffer(firstWalk([...connecting(many), ...mailed, 'rst'])));
		expect(names.filter((name) => name.startsWith('host'))).toHaveLength(3);
		expect(names.filter((name) => name.startsWith('address'))).toHaveLength(2);
	});
});

describe('names that would be dishonest or dangerous', () => {
	const hostile = [
		'mx1.example.com',
		'example.com',
		'EXAMPLE.COM',
		'localhost',
		'localhost.localdomain',
		'box.localhost',
		'[127.0.0.1]',
		'evil.example\r\nMAIL FROM:<x@y.example>',
		'a b',
		'',
		'\u202Eevil.example',
	];

	it('are never an EHLO name: those of the other side, localhost, line breaks', () => {
		const first = firstWalk([...connecting(), ...mailed, 'rst']);
		const helos = openOffer(first, {helos: hostile}).agenda.filter(({factor}) => factor === 'helo');
		expect(helos.map(({value}) => value)).toEqual(['[203.0.113.7]']);
	});

	it('are never a sender: the recipient itself, line breaks', () => {
		const first = firstWalk([...connecting(), ...mailed, 'rst']);
		const senders = [
			'Alice@Example.com',
			'a@b.example>\r\nDATA',
			'postmaster@client.example.net',
			'x',
		];
		const trials = openOffer(first, {senders}).agenda.filter(({factor}) => factor === 'sender');
		expect(trials.map(({value}) => value)).toEqual(['<>']);
	});

	it('attack: a PTR record with a command in it', () => {
		const who = {ptr: 'a.example\r\nRCPT TO:<b@c.example>', ptrConfirmed: true};
		const first = firstWalk([...connecting(twoHosts, who), ...mailed, 'rst']);
		for (const {plan} of openOffer(first).agenda) {
			expect(parseHeloName(plan.helo ?? 'x.example').ok).toBe(true);
			expect(parseSender(plan.from ?? '').ok).toBe(true);
			expect(`${plan.helo}${plan.from}`).not.toMatch(/[\r\n]/);
		}
	});

	it('attack: nonsense that a person sent in place of EHLO and MAIL', () => {
		const first = firstWalk([
			...connecting(),
			...greeted,
			{send: 'EHLO \u001B[31mred <script>'},
			{say: '250 mx1'},
			{send: 'MAIL FROM:<a@b@c>'},
			'rst',
		]);
		const [again] = openOffer(first).agenda;
		expect(again?.plan).toMatchObject({
			helo: 'client.example.net',
			from: 'postmaster@client.example.net',
		});
	});

	it('attack: controls that are no destination, or the target itself', () => {
		const first = firstWalk([...connecting(), connected, 'fin', 'approve', refused]);
		const controls = [
			'a b',
			'x\r\ny.example',
			'',
			'example.com',
			'mx1.example.com',
			'fine.example',
			'fine.example',
		];
		const offer = openOffer(first, {controls});
		expect(offer.agenda.filter(({factor}) => factor === 'control').map(({value}) => value)).toEqual(
			['fine.example'],
		);
	});

	it('every label is safe to show and fits its column', () => {
		const long = `${'x'.repeat(60)}.example`;
		const hosts = {...twoHosts, [long]: ['198.51.100.3']};
		const first = firstWalk([...connecting(hosts), ...mailed, 'deadline']);
		const offer = openOffer(first, {
			senders: ['日本日本日本日本日本日本日本日本日本日本日本@other.example'],
			helos: [long.replace('x', 'y')],
			controls: [long.replace('x', 'z')],
		});
		for (const {label, value} of offer.agenda) {
			expect(
				[...label].reduce((sum, each) => sum + (each <= '~' || each === '…' ? 1 : 2), 0),
			).toBeLessThanOrEqual(40);
			expect(visible(label)).toBe(label);
			expect(visible(value)).toBe(value);
		}
	});
});
