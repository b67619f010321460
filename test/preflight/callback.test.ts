import {describe, expect, test} from 'vitest';
import type {World} from '../../source/commands/world.ts';
import {exim} from '../../source/practice/software/exim.ts';
import {postfix} from '../../source/practice/software/postfix.ts';
import {mailFor} from '../../source/practice/records.ts';
import type {HostScript, Rule} from '../../source/practice/script.ts';
import type {ZoneData} from '../../source/practice/zone.ts';
import {findingOf, lookAtUs, preflightPlan} from '../support/look-at-us.ts';
import {worldOf} from '../support/world.ts';

/*
 * The call-back against scripted servers over real sockets: each answer that a
 * mail server may give, and what it says about the sender, or does not.
 */

const domain = 'sender.example';
const sender = `you@${domain}`;
const address = '198.51.100.7';

type HostChange = Partial<Parameters<typeof postfix>[0]>;

const host = (change: HostChange = {}, software = postfix): HostScript =>
	software({
		name: `mx.${domain}`,
		addresses: [address],
		domains: [domain],
		accepts: ['you', 'abuse'],
		...change,
	});

const first = (...rules: readonly Rule[]): HostScript => host({first: rules});

async function inWorld<T>(
	hosts: readonly HostScript[],
	what: (world: World) => Promise<T>,
	dns?: ZoneData,
): Promise<T> {
	const world = await worldOf(hosts, dns);
	try {
		return await what(world);
	} finally {
		await world.close();
	}
}

/** What the server of the domain heard, without the end of the lines. */
function heard({practice}: World): readonly string[] {
	return (practice?.seen() ?? [])
		.filter(({host: name}) => name === `mx.${domain}`)
		.map(({command}) => command);
}

type Expected = readonly [state: string, finding: string, says?: string];

const needsTls = ['530 5.7.0 Must issue a STARTTLS command first'];

const answers: readonly (readonly [name: string, host: HostScript, expected: Expected])[] = [
	['accepted by Postfix', host(), ['good', 'accepted']],
	['accepted by Exim', host({}, exim), ['good', 'accepted']],
	['refused by Postfix', host({accepts: []}), ['bad', 'refused']],
	['refused by Exim', host({accepts: []}, exim), ['bad', 'refused']],
	['no mail for that domain', host({domains: ['other.example']}), ['bad', 'refused']],
	[
		'the null sender refused at MAIL',
		first({on: 'MAIL', when: {nullSender: true}, do: ['550 5.7.1 null sender not allowed']}),
		['bad', 'refuses-null-sender'],
	],
	[
		'an answer to RCPT that is none',
		first({on: 'RCPT', do: ['220 go ahead']}),
		['unknown', 'odd-answer', 'said 220 go ahead, which is no answer to rcpt'],
	],
	[
		'greylisted',
		first({on: 'RCPT', do: ['450 4.2.0 Greylisted, come back in 5 minutes']}),
		['unknown', 'deferred'],
	],
	['full for now', first({on: 'RCPT', do: ['452 4.2.2 mailbox full']}), ['unknown', 'deferred']],
	[
		'us refused by the greeting',
		first({on: 'connect', do: ['554 5.7.1 You are on our block list']}),
		['unknown', 'refuses-us'],
	],
	[
		'a server that takes no mail at all',
		first({on: 'connect', do: ['521 5.3.2 this host does not accept mail']}),
		['bad', 'takes-no-mail'],
	],
	[
		'us refused at MAIL',
		first({
			on: 'MAIL',
			do: ['550 5.7.1 Client host [203.0.113.77] blocked using zen.spamhaus.org'],
		}),
		['unknown', 'refuses-us'],
	],
	[
		'us refused at RCPT',
		first({
			on: 'RCPT',
			do: ['554 5.7.1 Client host rejected: cannot find your reverse hostname, [203.0.113.77]'],
		}),
		['unknown', 'refuses-us'],
	],
	[
		'a login wanted for MAIL',
		first({on: 'MAIL', do: ['530 5.7.0 Authentication required']}),
		['bad', 'wants-login'],
	],
	[
		'a login wanted for RCPT',
		first({on: 'RCPT', do: ['550 5.7.1 authentication required']}),
		['bad', 'wants-login'],
	],
	[
		'our address refused, unless we log in',
		first({on: 'MAIL', do: ['550 5.7.1 Client host rejected: dynamic IP, please use SMTP AUTH']}),
		['unknown', 'refuses-us'],
	],
	[
		'a login wanted for now',
		first({on: 'MAIL', do: ['450 4.7.1 Please authenticate first']}),
		['unknown', 'deferred'],
	],
	[
		'TLS wanted by a server that offers none',
		host({starttls: false, first: [{on: 'MAIL', do: needsTls}]}),
		['unknown', 'wants-tls', 'offers no STARTTLS'],
	],
	[
		'TLS wanted, and STARTTLS refused',
		first(
			{on: 'STARTTLS', do: ['454 4.7.0 TLS not available due to local problem']},
			{on: 'MAIL', do: needsTls},
		),
		['unknown', 'wants-tls', 'To STARTTLS it had said 454'],
	],
	[
		'TLS wanted, and the handshake fails',
		host({
			starttls: {versions: 'none-in-common'},
			first: [{on: 'MAIL', when: {secure: false}, do: needsTls}],
		}),
		['unknown', 'wants-tls', 'handshake had failed'],
	],
	[
		'another TLS wanted',
		first({on: 'MAIL', do: ['550 5.7.10 TLS required']}),
		['unknown', 'wants-tls', 'was encrypted'],
	],
	['dropped at EHLO', first({on: 'EHLO', do: [{end: 'rst'}]}), ['unknown', 'connection-lost']],
	['no way there', host({path: 'unreachable'}), ['unknown', 'no-answer']],
	['nothing listens on port 25', host({port: 2525}), ['bad', 'nobody-listens']],
	[
		'something else than SMTP',
		first({on: 'connect', do: ['SSH-2.0-OpenSSH_9.9']}),
		['bad', 'not-smtp'],
	],
];

describe('what the answer says about the sender', () => {
	test.concurrent.each(answers)('%s', async (_name, server, [state, finding, says = '']) => {
		await inWorld([server], async (world) => {
			const seen = await lookAtUs(world, {from: sender}, ['callback']);
			expect(findingOf(seen, 'callback')).toMatchObject({state, finding, subject: sender});
			expect(findingOf(seen, 'callback').found).toContain(says);
		});
	});
});

/** Nobody waits longer than needed for those who say nothing. */
const impatient = {...preflightPlan().timeouts, connectMs: 300, commandMs: 300, quitMs: 300};

describe('no answer at all says nothing about the sender', () => {
	test.concurrent.each([
		['silent after the greeting', first({on: 'EHLO', do: [{end: 'hang'}]})],
		['a firewall that drops', host({path: 'silent'})],
	] as const)('%s', async (_name, server) => {
		await inWorld([server], async (world) => {
			const seen = await lookAtUs(world, {from: sender, timeouts: impatient}, ['callback']);
			const expected = {state: 'unknown', finding: 'no-answer', subject: sender};
			expect(findingOf(seen, 'callback')).toMatchObject(expected);
		});
	});
});

const nobodyThere: readonly (readonly [name: string, dns: ZoneData, expected: Expected])[] = [
	[
		'a null MX',
		{[domain]: {records: [{type: 'MX', preference: 0, exchange: ''}]}},
		['bad', 'null-mx'],
	],
	['no such domain', {}, ['bad', 'no-host']],
	['an MX without an address', {[domain]: mailFor(`gone.${domain}`)}, ['bad', 'no-host']],
	[
		'an MX that names an address',
		{[domain]: mailFor('198.51.100.25')},
		['bad', 'no-host', 'where the name of a host has to be'],
	],
	['DNS that fails', {[domain]: {trouble: 'servfail'}}, ['unknown', 'dns-failed']],
	[
		'an address that the resolver makes up',
		{
			[domain]: {records: [{type: 'A', address: '203.0.113.80'}]},
			'no-such-name.invalid': {records: [{type: 'A', address: '203.0.113.80'}]},
		},
		['unknown', 'dns-failed'],
	],
	[
		'an MX in a private network',
		{
			[domain]: mailFor(`inside.${domain}`),
			[`inside.${domain}`]: {records: [{type: 'A', address: '10.0.0.7'}]},
		},
		['unknown', 'private-address'],
	],
];

describe('where nobody can be called', () => {
	test.concurrent.each(nobodyThere)('%s', async (_name, dns, [state, finding, says = '']) => {
		await inWorld(
			[],
			async (world) => {
				const seen = await lookAtUs(world, {from: sender}, ['callback']);
				expect(findingOf(seen, 'callback')).toMatchObject({state, finding});
				expect(findingOf(seen, 'callback').found).toContain(says);
				// Words, not the names that the log has for an end.
				expect(findingOf(seen, 'callback').found).not.toMatch(/\bdns-/u);
				expect(seen).toMatchObject({connections: 0, contacted: []});
				expect(seen.consents.map(({group}) => group)).not.toContain('callback');
			},
			dns,
		);
	});

	test('the null sender has nobody to be called', async () => {
		await inWorld([host()], async (world) => {
			const seen = await lookAtUs(world, {from: ''}, ['callback']);
			expect(findingOf(seen, 'callback')).toMatchObject({state: 'good', finding: 'null-sender'});
			expect(seen.connections).toBe(0);
		});
	});
});

describe('the conversation', () => {
	test('each recipient has a transaction of its own, the sender is null, and QUIT ends it', async () => {
		await inWorld([host({starttls: false})], async (world) => {
			const seen = await lookAtUs(world, {from: sender}, ['callback']);
			expect(heard(world)).toEqual([
				'EHLO mail.learner.example',
				'MAIL FROM:<>',
				`RCPT TO:<${sender}>`,
				'RSET',
				'MAIL FROM:<>',
				`RCPT TO:<postmaster@${domain}>`,
				'RSET',
				'MAIL FROM:<>',
				`RCPT TO:<abuse@${domain}>`,
				'QUIT',
			]);
			expect(findingOf(seen, 'postmaster')).toMatchObject({state: 'good', finding: 'accepted'});
			expect(findingOf(seen, 'abuse')).toMatchObject({state: 'good', finding: 'accepted'});
		});
	});

	test('the steps tell it, the recipients apart', async () => {
		await inWorld([host({starttls: false})], async (world) => {
			const seen = await lookAtUs(world, {from: sender}, ['callback']);
			const told = (id: 'callback' | 'postmaster' | 'abuse') =>
				findingOf(seen, id).steps.map(({kind, text}) => `${kind} ${text}`);
			expect(told('callback')).toContain('sent MAIL FROM:<>');
			expect(told('callback').at(-1)).toBe('replied 250 2.1.5 Ok');
			expect(told('postmaster')).toEqual([
				'sent RSET',
				'replied 250 2.0.0 Ok',
				'sent MAIL FROM:<>',
				'replied 250 2.1.0 Ok',
				`sent RCPT TO:<postmaster@${domain}>`,
				'replied 250 2.1.5 Ok',
			]);
			expect(told('abuse')).toContain(`sent RCPT TO:<abuse@${domain}>`);
		});
	});

	test('role mailboxes that are missing are bad, whatever the sender is', async () => {
		const refuse = ['550 5.1.1 no such user'];
		const server = host({accepts: [], mailboxes: {postmaster: refuse, abuse: refuse}});
		await inWorld([server], async (world) => {
			const seen = await lookAtUs(world, {from: sender}, ['callback']);
			expect(findingOf(seen, 'postmaster')).toMatchObject({state: 'bad', finding: 'refused'});
			expect(findingOf(seen, 'abuse')).toMatchObject({state: 'bad', finding: 'refused'});
		});
	});

	test('a login that is wanted for a role mailbox keeps everybody out; TLS says nothing about it', async () => {
		const server = host({
			mailboxes: {postmaster: ['530 5.7.0 Authentication required'], abuse: needsTls},
		});
		await inWorld([server], async (world) => {
			const seen = await lookAtUs(world, {from: sender}, ['callback']);
			expect(findingOf(seen, 'postmaster')).toMatchObject({state: 'bad', finding: 'wants-login'});
			expect(findingOf(seen, 'abuse')).toMatchObject({state: 'unknown', finding: 'not-told'});
			expect(findingOf(seen, 'abuse').found).toContain('it wants TLS');
		});
	});

	test('a server that refuses RSET is left with QUIT, and what it did not say is not told', async () => {
		await inWorld([first({on: 'RSET', do: ['502 5.5.1 no RSET here']})], async (world) => {
			const seen = await lookAtUs(world, {from: sender}, ['callback']);
			expect(findingOf(seen, 'callback')).toMatchObject({finding: 'accepted'});
			const lines = heard(world);
			expect(lines.filter((line) => line === 'QUIT').length).toBeGreaterThan(0);
			expect(lines.filter((line) => line.startsWith('RCPT')).length).toBeLessThanOrEqual(3);
		});
	});

	test('a server that hangs up behind each answer is visited again, never more than announced', async () => {
		const server = first({
			on: 'RCPT',
			when: {to: ['you', 'postmaster', 'abuse']},
			do: ['250 2.1.5 Ok', {end: 'fin'}],
		});
		await inWorld([server], async (world) => {
			const seen = await lookAtUs(world, {from: sender}, ['callback']);
			expect(findingOf(seen, 'callback')).toMatchObject({finding: 'accepted'});
			expect(findingOf(seen, 'postmaster')).toMatchObject({finding: 'accepted'});
			// One connection is kept for the own address.
			expect(findingOf(seen, 'abuse')).toMatchObject({state: 'unknown', finding: 'not-told'});
			expect(seen.connections).toBe(3);
		});
	});

	test('the next host is asked where the first does not answer', async () => {
		const second = postfix({
			name: `mx2.${domain}`,
			addresses: ['198.51.100.8'],
			domains: [domain],
			accepts: ['you'],
		});
		const dns = {[domain]: mailFor(`mx.${domain}`, `mx2.${domain}`)};
		await inWorld(
			[host({port: 2525}), second],
			async (world) => {
				const seen = await lookAtUs(world, {from: sender}, ['callback']);
				expect(findingOf(seen, 'callback')).toMatchObject({finding: 'accepted'});
				expect(seen.contacted.slice(0, 2)).toEqual([
					`mx.${domain} [${address}]`,
					`mx2.${domain} [198.51.100.8]`,
				]);
			},
			dns,
		);
	});

	test('hostile words of the server are shown, not obeyed', async () => {
		const evil = first({on: 'RCPT', do: [{raw: '550 \u001B[2Jgone\u0007 \u009B31m\r\n'}]});
		await inWorld([evil], async (world) => {
			const seen = await lookAtUs(world, {from: sender}, ['callback']);
			const all = JSON.stringify(seen.checks.map(({found, steps}) => [found, steps]));
			expect(all).toContain('<1B>[2Jgone<07>');
			// oxlint-disable-next-line no-control-regex -- that is what must not be there
			expect(all).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/u);
		});
	});
});

test('a server that was visited too often lately is left alone, and that is no finding about the sender', async () => {
	await inWorld([host()], async (world) => {
		const io: World['io'] = {
			...world.io,
			restrain: () => ({
				level: 'over',
				name: domain,
				until: '2026-12-01T00:00:00.000Z',
				text: 'Two connections a minute are the most.',
			}),
		};
		const seen = await lookAtUs({io}, {from: sender}, ['callback']);
		expect(findingOf(seen, 'callback')).toMatchObject({state: 'unknown', finding: 'held-back'});
		expect(findingOf(seen, 'callback').found).toContain('Two connections a minute');
		expect(seen.connections).toBe(0);
		expect(heard(world)).toEqual([]);
	});
});

describe('a mail service on our own address', () => {
	test('our address is the exchanger', async () => {
		await inWorld([], async (world) => {
			const seen = await lookAtUs(world, {from: 'you@learner.example'}, ['callback']);
			expect(findingOf(seen, 'own-service')).toMatchObject({state: 'good', finding: 'is-mx'});
			expect(seen.connections).toBe(1);
		});
	});

	test('another server takes the mail, and ours answers, too', async () => {
		await inWorld([host()], async (world) => {
			const seen = await lookAtUs(world, {from: sender}, ['callback']);
			expect(findingOf(seen, 'own-service')).toMatchObject({state: 'good', finding: 'answers'});
			expect(seen.contacted).toEqual([`mx.${domain} [${address}]`, '[203.0.113.77]']);
		});
	});

	test('a limit of the domain of the sender does not count there; one of our own is told', async () => {
		await inWorld([host()], async (world) => {
			const at = async (isLimited: (place: string) => boolean) => {
				const restrain: World['io']['restrain'] = ({mailbox}) =>
					isLimited(mailbox.asciiDomain)
						? {level: 'over', name: 'there', until: null, text: 'Two a minute are the most.'}
						: undefined;
				return lookAtUs({io: {...world.io, restrain}}, {from: sender}, ['callback']);
			};
			const other = await at((place) => place === domain);
			expect(findingOf(other, 'callback').finding).toBe('held-back');
			expect(findingOf(other, 'own-service')).toMatchObject({state: 'good', finding: 'answers'});
			const all = await at(() => true);
			expect(findingOf(all, 'own-service')).toMatchObject({state: 'unknown', finding: 'held-back'});
			expect(findingOf(all, 'own-service').found).toContain('Two a minute are the most.');
			expect(all.connections).toBe(0);
		});
	});

	test('nobody listens at our address', async () => {
		await inWorld([host()], async (world) => {
			const change = {from: sender, ownAddresses: ['203.0.113.99']};
			const seen = await lookAtUs(world, change, ['callback']);
			expect(findingOf(seen, 'own-service')).toMatchObject({
				state: 'bad',
				finding: 'nobody-listens',
				subject: '203.0.113.99',
			});
		});
	});
});
