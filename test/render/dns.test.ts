import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {DnsAnswer} from '../../source/model/dns.ts';
import {digText} from '../../source/render/dns.ts';
import {eventFromJson} from '../../source/render/ndjson.ts';
import {publishedSchemas} from '../../source/render/schema.ts';
import {fromSchema} from '../support/from-schema.ts';

const answer: DnsAnswer = {
	question: {name: 'two.example', type: 'MX'},
	status: 'answer',
	server: '192.0.2.53#53',
	transport: 'udp',
	truncated: false,
	elapsedMs: 11.6,
	id: 4711,
	rcode: 'NOERROR',
	flags: ['qr', 'rd', 'ra'],
	answers: [
		{name: 'two.example', ttl: 300, type: 'MX', preference: 10, exchange: 'mx1.two.example'},
		{name: 'two.example', ttl: 300, type: 'MX', preference: 20, exchange: 'mx2.two.example'},
	],
	authorities: [{name: 'two.example', ttl: 86_400, type: 'NS', target: 'ns.two.example'}],
	additionals: [
		{name: 'mx1.two.example', ttl: 300, type: 'A', address: '192.0.2.1'},
		{name: 'mx1.two.example', ttl: 300, type: 'AAAA', address: '2001:db8::1'},
	],
	raw: undefined,
	detail: undefined,
};

const nothing = {
	status: 'timeout',
	id: undefined,
	rcode: undefined,
	flags: [],
	answers: [],
	authorities: [],
	additionals: [],
} as const;

test('an answer looks as dig shows it', () => {
	expect(digText(answer)).toBe(
		[
			'; <<>> mxray <<>> two.example. MX',
			';; Got answer:',
			';; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 4711',
			';; flags: qr rd ra; QUERY: 1, ANSWER: 2, AUTHORITY: 1, ADDITIONAL: 2',
			'',
			';; QUESTION SECTION:',
			';two.example.                   IN      MX',
			'',
			';; ANSWER SECTION:',
			'two.example.            300     IN      MX      10 mx1.two.example.',
			'two.example.            300     IN      MX      20 mx2.two.example.',
			'',
			';; AUTHORITY SECTION:',
			'two.example.            86400   IN      NS      ns.two.example.',
			'',
			';; ADDITIONAL SECTION:',
			'mx1.two.example.        300     IN      A       192.0.2.1',
			'mx1.two.example.        300     IN      AAAA    2001:db8::1',
			'',
			';; Query time: 12 msec',
			';; SERVER: 192.0.2.53#53 (UDP)',
		].join('\n'),
	);
});

describe('the OPT record is shown as dig does, not as a record', () => {
	const opt = {
		name: '',
		ttl: 0x80_00,
		type: 'other',
		rrtype: 'OPT',
		rdata: new Uint8Array(),
	} as const;
	const header = [0, 1, 0x81, 0x80, 0, 1, 0, 0, 0, 0, 0, 1];
	const wire = [0, 0, 41, 1232 >> 8, 1232 & 0xff, 0, 0, 0x80, 0, 0, 0];

	test('with the size from the end of the message', () => {
		const raw = Uint8Array.from([...header, ...wire]);
		const text = digText({...answer, answers: [], authorities: [], additionals: [opt], raw});
		expect(text).toContain(';; OPT PSEUDOSECTION:\n; EDNS: version: 0, flags: do; udp: 1232\n');
		expect(text).not.toContain('ADDITIONAL SECTION');
		expect(text).not.toContain('\\# 0');
	});

	test('without the size where the message ends in something else, or is not known', () => {
		const expected = '; EDNS: version: 0, flags: do\n';
		expect(digText({...answer, additionals: [opt]})).toContain(expected);
		const raw = Uint8Array.from([...header, ...wire.slice(1), 0]);
		expect(digText({...answer, additionals: [opt], raw})).toContain(expected);
		const short = Uint8Array.from(header);
		expect(digText({...answer, additionals: [opt], raw: short})).toContain(expected);
	});
});

const owner = {name: 'a.example', ttl: 5} as const;

function shown(record: DnsAnswer['answers'][number]): string {
	const text = digText({...answer, answers: [record], authorities: [], additionals: []});
	return text.split('\n')[9]!;
}

describe('records', () => {
	test('a null MX is a dot', () => {
		expect(shown({...owner, type: 'MX', preference: 0, exchange: ''})).toMatch(/MX {6}0 \.$/);
	});

	test('strings of TXT are quoted, quotes and backslashes escaped', () => {
		expect(shown({...owner, type: 'TXT', strings: ['v=spf1 "x" \\', 'b']})).toMatch(
			/TXT {5}"v=spf1 \\"x\\" \\\\" "b"$/,
		);
	});

	test('an unknown type takes the form of RFC 3597', () => {
		const rdata = Uint8Array.of(1, 0xab);
		expect(shown({...owner, type: 'other', rrtype: 'CAA', rdata})).toMatch(/CAA {5}\\# 2 01ab$/);
	});

	test('SOA and CNAME name names with their dot', () => {
		expect(shown({...owner, type: 'CNAME', target: 'b.example'})).toMatch(/CNAME {3}b\.example\.$/);
		expect(
			shown({...owner, type: 'SOA', primary: 'ns.example', admin: 'root.example', serial: 7}),
		).toMatch(/SOA {5}ns\.example\. root\.example\. 7$/);
	});

	test('a name longer than its column keeps a space behind it', () => {
		const name = `${'a'.repeat(60)}.example`;
		expect(shown({...owner, name, type: 'A', address: '192.0.2.1'})).toContain(`${name}. 5 `);
	});
});

describe('what is not an answer', () => {
	test('a time-out is told in the words of dig', () => {
		expect(digText({...answer, ...nothing, detail: 'asked 192.0.2.53 three times'})).toBe(
			[
				'; <<>> mxray <<>> two.example. MX',
				';; communications error to 192.0.2.53#53: timed out',
				';; no servers could be reached',
				';; asked 192.0.2.53 three times',
				'',
				';; Query time: 12 msec',
				';; SERVER: 192.0.2.53#53 (UDP)',
			].join('\n'),
		);
	});

	test('NXDOMAIN is in the header, nothing is in the sections', () => {
		const text = digText({...answer, ...nothing, status: 'nxdomain', rcode: 'NXDOMAIN', id: 1});
		expect(text).toContain('status: NXDOMAIN, id: 1');
		expect(text).not.toContain('ANSWER SECTION');
	});

	test('a port where nobody listens and a malformed answer differ from silence', () => {
		expect(digText({...answer, ...nothing, status: 'unreachable'})).toContain('connection refused');
		expect(digText({...answer, ...nothing, status: 'malformed'})).toContain('malformed');
	});
});

test('a truncated answer says that it was asked again over TCP', () => {
	const text = digText({...answer, truncated: true, transport: 'tcp'});
	expect(text).toContain(';; Truncated, retrying in TCP mode.');
	expect(text).toContain('(TCP)');
});

test('counts come from the header of the raw answer, which may say more than was kept', () => {
	const raw = Uint8Array.of(0, 1, 0x81, 0x80, 0, 1, 1, 0, 0, 0, 0, 3);
	const text = digText({...answer, raw});
	expect(text).toContain('QUERY: 1, ANSWER: 256, AUTHORITY: 0, ADDITIONAL: 3');
	expect(text).toContain(';; MSG SIZE  rcvd: 12');
});

test('hostile names: no control character and no forged line, whatever the answer holds', () => {
	const schema = publishedSchemas['mxray.session-1.schema.json']!;
	const one = fromSchema({...schema, oneOf: [{$ref: '#/$defs/event-dns-answered'}]});
	fc.assert(
		fc.property(one, (json) => {
			const read = eventFromJson(json);
			if (!read.ok || read.value.type !== 'dns-answered') throw new Error('bad fixture');
			const text = digText(read.value.answer);
			expect(text.replaceAll('\n', '')).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
			for (const line of text.split('\n')) expect(line).not.toMatch(/^(?:===|\*\*\*)/);
		}),
		{numRuns: 300},
	);
});
