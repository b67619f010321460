import packet, {type Answer} from 'dns-packet';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {DnsRecord} from '../../source/model/dns.ts';
import {encodeQuery, isReplyTo, readHeading, readMessage} from '../../source/net/dns-wire.ts';

const question = {name: 'example.net', type: 'MX'} as const;

const answers: Answer[] = [
	{name: 'example.net', type: 'MX', ttl: 300, data: {preference: 10, exchange: 'mx1.example.net'}},
	{name: 'example.net', type: 'MX', ttl: 300, data: {preference: 0, exchange: '.'}},
	{name: 'mx1.example.net', type: 'A', ttl: 60, data: '192.0.2.7'},
	{name: 'mx1.example.net', type: 'AAAA', ttl: 60, data: '2001:db8::1'},
	{name: 'www.example.net', type: 'CNAME', ttl: 5, data: 'example.net'},
	{name: '7.2.0.192.in-addr.arpa', type: 'PTR', ttl: 5, data: 'mx1.example.net'},
	{name: 'example.net', type: 'NS', ttl: 5, data: 'ns.example.net'},
	{name: 'example.net', type: 'TXT', ttl: 5, data: ['v=spf1 -all', Buffer.of(0xff, 0x00)]},
	{
		name: 'example.net',
		type: 'SOA',
		ttl: 5,
		data: {mname: 'ns.example.net', rname: 'post\\.master.example.net', serial: 7},
	},
	{
		name: '_25._tcp.mx1.example.net',
		type: 'TLSA',
		ttl: 5,
		data: {usage: 3, selector: 1, matchingType: 1, certificate: Buffer.of(1, 2)},
	},
];

const read: DnsRecord[] = [
	{name: 'example.net', ttl: 300, type: 'MX', preference: 10, exchange: 'mx1.example.net'},
	{name: 'example.net', ttl: 300, type: 'MX', preference: 0, exchange: ''},
	{name: 'mx1.example.net', ttl: 60, type: 'A', address: '192.0.2.7'},
	{name: 'mx1.example.net', ttl: 60, type: 'AAAA', address: '2001:db8::1'},
	{name: 'www.example.net', ttl: 5, type: 'CNAME', target: 'example.net'},
	{name: '7.2.0.192.in-addr.arpa', ttl: 5, type: 'PTR', target: 'mx1.example.net'},
	{name: 'example.net', ttl: 5, type: 'NS', target: 'ns.example.net'},
	{name: 'example.net', ttl: 5, type: 'TXT', strings: ['v=spf1 -all', 'ÿ\0']},
	{
		name: 'example.net',
		ttl: 5,
		type: 'SOA',
		primary: 'ns.example.net',
		admin: String.raw`post\.master.example.net`,
		serial: 7,
	},
	{
		name: '_25._tcp.mx1.example.net',
		ttl: 5,
		type: 'other',
		rrtype: 'TLSA',
		rdata: Uint8Array.of(3, 1, 1, 1, 2),
	},
];

function response(
	records: readonly Answer[],
	more: {flags?: number; id?: number} = {},
): Uint8Array {
	const message = packet.encode({
		type: 'response',
		id: more.id ?? 4711,
		flags: more.flags ?? packet.RECURSION_DESIRED,
		questions: [question],
		answers: [...records],
	});
	return new Uint8Array(message);
}

function readAll(message: Uint8Array): ReturnType<typeof readMessage> {
	const heading = readHeading(message);
	if (!heading) throw new Error('no heading');
	return readMessage(message, heading);
}

describe('queries', () => {
	it('says what an independent decoder reads', () => {
		const query = encodeQuery(question, {id: 4711, edns: true});
		const decoded = packet.decode(Buffer.from(query!));
		expect(decoded).toMatchObject({
			id: 4711,
			type: 'query',
			flag_rd: true,
			flag_ad: true,
			flag_tc: false,
			questions: [{name: 'example.net', type: 'MX', class: 'IN'}],
			additionals: [{type: 'OPT', udpPayloadSize: 1232, ednsVersion: 0, flag_do: false}],
		});
		expect(packet.decode.bytes).toBe(query!.length);
	});

	it('goes without EDNS', () => {
		const decoded = packet.decode(Buffer.from(encodeQuery(question, {id: 1, edns: false})!));
		expect(decoded.additionals).toEqual([]);
	});
});

describe('replies', () => {
	it('reads every type we know and keeps the bytes of the others', () => {
		expect(readAll(response(answers))).toMatchObject({rcode: 'NOERROR', answers: read});
	});

	it('names flags in wire order', () => {
		const flags = packet.AUTHORITATIVE_ANSWER | packet.AUTHENTIC_DATA | packet.TRUNCATED_RESPONSE;
		expect(readHeading(response([], {flags}))?.flags).toEqual(['qr', 'aa', 'tc', 'ad']);
	});

	it('joins the response code with the bits of an OPT record', () => {
		const opt: Answer = {
			type: 'OPT',
			name: '.',
			udpPayloadSize: 512,
			extendedRcode: 1,
			ednsVersion: 0,
			flags: 0,
			flag_do: false,
			options: [],
		};
		expect(readAll(response([opt]))).toMatchObject({rcode: 'BADVERS'});
	});

	it('does not take another class for the internet', () => {
		const chaos: Answer = {name: 'example.net', type: 'A', class: 'CH', data: '192.0.2.1'};
		expect(readAll(response([chaos]))).toMatchObject({
			answers: [{type: 'other', rrtype: 'CLASS3 A'}],
		});
	});

	it('counts a negative TTL as none', () => {
		const record: Answer = {name: 'example.net', type: 'A', ttl: 0x80000000, data: '192.0.2.1'};
		expect(readAll(response([record]))).toMatchObject({answers: [{ttl: 0}]});
	});

	it('belongs to us only with our id, our question and QR', () => {
		const own = {id: 4711, question};
		expect(isReplyTo(readHeading(response([]))!, own)).toBe(true);
		expect(isReplyTo(readHeading(response([]))!, {...own, id: 4712})).toBe(false);
		expect(
			isReplyTo(readHeading(response([]))!, {id: 4711, question: {...question, type: 'A'}}),
		).toBe(false);
		const upper = {...question, name: 'EXAMPLE.net.'};
		expect(isReplyTo(readHeading(response([]))!, {id: 4711, question: upper})).toBe(true);
		const echo = encodeQuery(question, {id: 4711, edns: true})!;
		expect(isReplyTo(readHeading(echo)!, own)).toBe(false);
	});
});

describe('hostile replies', () => {
	it('thousands of records', () => {
		const many = Array.from({length: 3000}, (_, index): Answer => {
			return {name: 'a.net', type: 'A', ttl: 1, data: `10.0.${index >> 8}.${index & 255}`};
		});
		const result = readAll(response(many));
		expect(result).toMatchObject({note: 'only the first 1000 of 3000 records were read'});
		expect('answers' in result && result.answers.length).toBe(1000);
	});

	it('announces more records than there are', () => {
		const message = response(answers.slice(0, 1));
		new DataView(message.buffer).setUint16(6, 65535);
		expect(readAll(message)).toEqual({malformed: expect.stringMatching(/cut short/) as unknown});
	});

	it('a name that runs out of its record', () => {
		const message = response([{name: 'example.net', type: 'NS', data: 'ns.example.net'}]);
		// The length of the data: 16 bytes of name and two of length before the end.
		const view = new DataView(message.buffer);
		view.setUint16(message.length - 18, 3);
		expect(readAll(message)).toEqual({malformed: 'a record of the wrong length'});
	});

	it('an address of the wrong length', () => {
		const record = packet.encode({
			type: 'response',
			id: 1,
			questions: [question],
			answers: [{name: 'example.net', type: 'NULL', data: Buffer.alloc(5)}],
		});
		const message = new Uint8Array(record);
		// NULL is type 10; make it A.
		new DataView(message.buffer).setUint16(message.length - 5 - 10, 1);
		expect(readAll(message)).toEqual({malformed: 'an address of the wrong length'});
	});

	it('never throws, whatever the bytes are', () => {
		const good = response(answers);
		const damage = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), {maxLength: 12});
		fc.assert(
			fc.property(damage, fc.nat(good.length), (changes, length) => {
				const message = good.slice();
				for (const [offset, value] of changes) message[offset] = value;
				const cut = message.subarray(0, length);
				const heading = readHeading(cut);
				if (heading) readMessage(cut, heading);
			}),
			{numRuns: 2000},
		);
		fc.assert(
			fc.property(fc.uint8Array({maxLength: 200}), (message) => {
				const heading = readHeading(message);
				if (heading) readMessage(message, heading);
			}),
			{numRuns: 2000},
		);
	});
});
