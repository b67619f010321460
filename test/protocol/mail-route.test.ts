import {describe, expect, test} from 'vitest';
import type {DnsAnswer, DnsRecord, DnsStatus, RrType} from '../../source/model/dns.ts';
import {maxAddressesPerHost, maxMailHosts} from '../../source/protocol/bounds.ts';
import {readAddresses, readMx} from '../../source/protocol/mail-route.ts';
import {addressScope} from '../../source/protocol/scope.ts';

function answer(
	name: string,
	type: RrType,
	status: DnsStatus,
	answers: DnsRecord[] = [],
): DnsAnswer {
	return {
		question: {name, type},
		status,
		server: '192.0.2.53#53',
		transport: 'udp',
		truncated: false,
		elapsedMs: 1,
		id: 1,
		rcode: undefined,
		flags: [],
		answers,
		authorities: [],
		additionals: [],
		raw: undefined,
		detail: undefined,
	};
}

const mx = (name: string, preference: number, exchange: string, ttl = 300): DnsRecord => ({
	name,
	ttl,
	type: 'MX',
	preference,
	exchange,
});
const cname = (name: string, target: string): DnsRecord => ({name, ttl: 60, type: 'CNAME', target});
const a = (name: string, address: string): DnsRecord => ({
	name,
	ttl: 60,
	type: address.includes(':') ? 'AAAA' : 'A',
	address,
});
const readRecords = (...records: DnsRecord[]) =>
	readMx(answer('example.com', 'MX', 'answer', records));

describe('readMx', () => {
	test('sorts by preference, groups equals, lower-cases, merges', () => {
		const read = readRecords(
			mx('Example.COM', 20, 'C.example.com', 10),
			mx('example.com', 5, 'a.example.com', 20),
			mx('example.com', 20, 'b.example.com', 30),
			mx('example.com', 30, 'A.example.com.', 40),
		);
		expect(read).toMatchObject({
			kind: 'hosts',
			hosts: [
				{
					host: 'a.example.com',
					preference: 5,
					group: 0,
					ttl: 20,
					addresses: undefined,
					alias: undefined,
					failure: undefined,
				},
				{host: 'c.example.com', preference: 20, group: 1, ttl: 10},
				{host: 'b.example.com', preference: 20, group: 1, ttl: 30},
			],
		});
		expect(read.kind === 'hosts' && read.hosts).toHaveLength(3);
	});

	test('shuffles only inside a group', () => {
		const records = [1, 2, 2, 2, 3].map((preference, index) =>
			mx('example.com', preference, `${index}.example`),
		);
		const read = readMx(answer('example.com', 'MX', 'answer', records), (items) =>
			items.toReversed(),
		);
		expect(read.kind === 'hosts' && read.hosts.map(({host}) => host)).toEqual([
			'0.example',
			'3.example',
			'2.example',
			'1.example',
			'4.example',
		]);
	});

	test.for([
		['one', [mx('example.com', 0, '')]],
		['written with its dot', [mx('example.com', 0, '.')]],
		['of another preference', [mx('example.com', 10, '')]],
	] as const)('null MX: %s', ([, records]) => {
		expect(readRecords(...records)).toEqual({kind: 'null-mx'});
	});

	test('a dot beside other hosts is passed over', () => {
		const read = readRecords(mx('example.com', 0, ''), mx('example.com', 10, 'mx.example.com'));
		expect(read).toMatchObject({kind: 'hosts', hosts: [{host: 'mx.example.com', group: 0}]});
	});

	test('follows an alias of the domain, and only that', () => {
		const read = readRecords(
			cname('example.com', 'Mail.example.net'),
			cname('mail.example.net', 'end.example.org'),
			mx('end.example.org', 1, 'mx.example.org'),
			mx('stranger.example', 0, 'evil.example'),
		);
		expect(read).toMatchObject({kind: 'hosts', hosts: [{host: 'mx.example.org'}]});
	});

	test('an alias that runs in a circle, or leads to no MX, has none', () => {
		expect(
			readRecords(cname('example.com', 'b.example'), cname('b.example', 'example.com')),
		).toEqual({kind: 'none'});
		expect(readRecords(mx('stranger.example', 0, 'evil.example'))).toEqual({kind: 'none'});
	});

	test.for([
		['nodata', {kind: 'none'}],
		['nxdomain', {kind: 'failed', ended: 'dns-nxdomain'}],
		['servfail', {kind: 'failed', ended: 'dns-servfail'}],
		['refused', {kind: 'failed', ended: 'dns-refused'}],
		['timeout', {kind: 'failed', ended: 'dns-timeout'}],
		['malformed', {kind: 'failed', ended: 'dns-servfail'}],
		['unreachable', {kind: 'failed', ended: 'dns-timeout'}],
	] as const)('%s', ([status, expected]) => {
		expect(readMx(answer('example.com', 'MX', status))).toEqual(expected);
	});

	test('keeps the best of very many', () => {
		const records = Array.from({length: 500}, (_, index) =>
			mx('example.com', 500 - index, `${index}.example`),
		);
		const read = readRecords(...records);
		expect(read.kind === 'hosts' && read.hosts).toHaveLength(maxMailHosts);
		expect(read.kind === 'hosts' && read.hosts[0]?.host).toBe('499.example');
	});
});

const four = (status: DnsStatus, ...records: DnsRecord[]) =>
	answer('mx.example', 'A', status, records);
const six = (status: DnsStatus, ...records: DnsRecord[]) =>
	answer('mx.example', 'AAAA', status, records);
const read = (...answers: DnsAnswer[]) => readAddresses(answers, addressScope);

describe('readAddresses', () => {
	test('IPv4 first, each in its order, without repetitions, in one notation', () => {
		const reading = read(
			six(
				'answer',
				a('mx.example', '2001:DB8:0::2'),
				a('mx.example', '2001:db8::1'),
				a('mx.example', '2001:db8::2'),
			),
			four(
				'answer',
				a('MX.example', '192.0.2.9'),
				a('mx.example', '10.0.0.1'),
				a('other.example', '192.0.2.66'),
			),
		);
		expect(reading).toEqual({
			addresses: [
				{address: '192.0.2.9', family: 4, scope: 'public', ttl: 60},
				{address: '10.0.0.1', family: 4, scope: 'private', ttl: 60},
				{address: '2001:db8::2', family: 6, scope: 'public', ttl: 60},
				{address: '2001:db8::1', family: 6, scope: 'public', ttl: 60},
			],
			alias: undefined,
			failure: undefined,
		});
	});

	test('an alias is followed and named', () => {
		const reading = read(
			four(
				'answer',
				cname('mx.example', 'x.example'),
				cname('x.example', 'Real.example'),
				a('real.example', '192.0.2.1'),
			),
			six('nodata', cname('mx.example', 'x.example'), cname('x.example', 'real.example')),
		);
		expect(reading).toMatchObject({
			alias: 'real.example',
			failure: undefined,
			addresses: [{address: '192.0.2.1'}],
		});
	});

	test.for([
		['nodata', 'nodata', 'dns-no-address'],
		['answer', 'nodata', 'dns-no-address'],
		['nxdomain', 'nodata', 'dns-no-address'],
		['nxdomain', 'nxdomain', 'dns-nxdomain'],
		['nodata', 'timeout', 'dns-timeout'],
		['unreachable', 'nodata', 'dns-timeout'],
		['servfail', 'nodata', 'dns-servfail'],
		['nxdomain', 'malformed', 'dns-servfail'],
		['refused', 'refused', 'dns-refused'],
	] as const)('%s and %s: %s', ([ofA, ofAaaa, failure]) => {
		expect(read(four(ofA), six(ofAaaa))).toEqual({addresses: [], alias: undefined, failure});
	});

	test.for(['timeout', 'servfail', 'refused', 'nxdomain', 'malformed'] as const)(
		'%s of one family is no failure when the other has an address',
		(status) => {
			expect(
				read(four('answer', a('mx.example', '192.0.2.1')), six(status)).failure,
			).toBeUndefined();
			expect(
				read(four(status), six('answer', a('mx.example', '2001:db8::1'))).failure,
			).toBeUndefined();
		},
	);

	test('a flood of one family leaves room for the other', () => {
		const fours = Array.from({length: 200}, (_, index) => a('mx.example', `192.0.2.${index}`));
		const reading = read(four('answer', ...fours), six('answer', a('mx.example', '2001:db8::1')));
		expect(reading.addresses).toHaveLength(maxAddressesPerHost);
		expect(reading.addresses.at(-1)?.address).toBe('2001:db8::1');
	});

	test('what is no address is left out', () => {
		expect(read(four('answer', a('mx.example', '192.0.2.999'))).failure).toBe('dns-no-address');
	});
});
