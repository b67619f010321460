import {expect, test} from 'vitest';
import type {Check} from '../../source/model/check.ts';
import {blocklistChecks} from '../../source/preflight/checks/blocklists.ts';
import {heloChecks} from '../../source/preflight/checks/helo.ts';
import {policyChecks} from '../../source/preflight/checks/policies.ts';
import {reverseChecks} from '../../source/preflight/checks/reverse.ts';
import {senderDomainChecks} from '../../source/preflight/checks/sender-domain.ts';
import {senderNameChecks} from '../../source/preflight/checks/sender-name.ts';
import {checkSpfMail} from '../../source/preflight/checks/spf.ts';
import type {CheckFunction} from '../../source/preflight/context.ts';
import {dnsReply, startDns} from '../support/dns.ts';
import {contextAt, startZone, type ZoneData} from '../support/preflight.ts';

const all: CheckFunction = async (context) => {
	const functions = [
		reverseChecks,
		heloChecks,
		senderNameChecks,
		senderDomainChecks,
		policyChecks,
		blocklistChecks(['zen.spamhaus.org', 'dbl.spamhaus.org']),
	];
	return (await Promise.all(functions.map((each) => each(context)))).flat();
};

async function look(zone: ZoneData): Promise<{checks: readonly Check[]; asked: number}> {
	const server = await startZone(zone);
	try {
		return {checks: await all(contextAt(server, {})), asked: server.queries.length};
	} finally {
		await server.close();
	}
}

const ptr = '7.113.0.203.in-addr.arpa PTR';
const bell = '\u0007\u001b]0;pwned\u0007\u202e';
const many = Array.from({length: 1000}, (_, index) => `h${index}.example.org`);
const zen = '7.113.0.203.zen.spamhaus.org';

/** Attacks by name: what the zone says, and what must hold besides. */
test.each<[string, ZoneData, (checks: readonly Check[]) => void]>([
	[
		'a thousand PTR records',
		{[ptr]: many},
		(checks) => {
			const check = checks.find(({id}) => id === 'ptr')!;
			expect(check.finding).toBe('several');
			expect(check.found).toContain('995 more');
		},
	],
	[
		'a thousand mail hosts',
		{'example.org MX': many.map((host, index) => `${index} ${host}`)},
		(checks) => expect(checks.find(({id}) => id === 'sender-domain')!.finding).toBe('mx-nowhere'),
	],
	[
		'texts of 60 kB, full of semicolons',
		{
			'_dmarc.example.org TXT': ['v=DMARC1; p=reject;'.padEnd(50_000, ';=')],
			'_mta-sts.example.org TXT': ['v=STSv1;'.padEnd(60_000, 'id')],
		},
		(checks) => {
			expect(checks.find(({id}) => id === 'dmarc')!.finding).toBe('present');
			expect(checks.find(({id}) => id === 'mta-sts')!.finding).toBe('invalid');
		},
	],
	[
		'control characters in every text',
		{
			'_dmarc.example.org TXT': [`v=DMARC1; p=${bell}`],
			'_smtp._tls.example.org TXT': [`v=TLSRPTv1; rua=mailto:a@b${bell}`],
			[`${zen} A`]: ['127.0.0.2'],
			[`${zen} TXT`]: [`listed ${bell}`, bell.repeat(500)],
		},
		(checks) => {
			const listed = checks.find(({id}) => id === 'blocklist-address')!;
			expect(listed.found).toContain('listed <07><1B>]0;pwned<07><U+202E>');
		},
	],
	[
		'names with controls and odd letters',
		{
			[ptr]: [`a${bell}.example.org`, `b'"<b>.example.org`],
			'example.org MX': [`10 m${bell}x.example.org`],
		},
		(checks) => expect(checks.find(({id}) => id === 'ptr')!.finding).toBe('no-host-name'),
	],
	[
		'loops of aliases everywhere',
		{
			'7.113.0.203.in-addr.arpa CNAME': ['a.example.net'],
			'a.example.net CNAME': ['7.113.0.203.in-addr.arpa'],
			'mail.example.org CNAME': ['b.example.net'],
			'b.example.net CNAME': ['mail.example.org'],
			'example.org CNAME': ['example.org'],
			'_dmarc.example.org CNAME': ['_dmarc.example.org'],
			[`${zen} CNAME`]: [zen],
		},
		(checks) => {
			const found = Object.fromEntries(checks.map(({id, finding}) => [id, finding]));
			expect(found).toMatchObject({
				ptr: 'missing',
				'helo-resolves': 'no-address',
				dmarc: 'missing',
			});
		},
	],
	[
		'a name that leads to a thousand addresses, none of them ours',
		{
			[ptr]: ['mail.example.org'],
			'mail.example.org A': many.map((_, index) => `198.51.${index >> 8}.${index & 255}`),
		},
		(checks) => expect(checks.find(({id}) => id === 'ptr-forward')!.finding).toBe('other-address'),
	],
])('%s', async (_, zone, hold) => {
	const {checks, asked} = await look(zone);
	hold(checks);
	// Bounded in questions and in words, and nothing of it can move a cursor.
	expect(asked).toBeLessThan(80);
	expect(JSON.stringify(checks).length).toBeLessThan(60_000);
	for (const {found, subject, records, steps} of checks) {
		for (const text of [found, subject, ...records, ...steps.map(({text}) => text)]) {
			// oxlint-disable-next-line no-control-regex -- it is what must not be there
			expect(text).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E]/u);
		}
	}
});

test('a stopped preflight stops asking', async () => {
	const server = await startZone({'7.113.0.203.in-addr.arpa': 'silence'});
	const context = contextAt(server, {});
	const reason = new Error('enough');
	const stopped = reverseChecks({...context, ask: () => Promise.reject(reason)});
	await expect(stopped).rejects.toBe(reason);
	await server.close();
});

test('cut over UDP and closed over TCP: the resolver did answer, and that is said', async () => {
	const server = await startDns((query) => dnsReply(query, {truncated: true}), {tcp: 'reset'});
	try {
		const context = contextAt(server, {});
		const checks = [...(await reverseChecks(context)), ...(await checkSpfMail(context))];
		for (const {state, found} of checks) {
			expect(state).toBe('unknown');
			expect(found).toMatch(/too long for UDP, and over TCP \(port 53\) your resolver could not/u);
		}
	} finally {
		await server.close();
	}
});
