import type {DnsQuestion, DnsRecord} from '../model/dns.ts';
import {formatIp} from '../protocol/ip.ts';
import {decodeUtf8, isUtf8} from '../protocol/bytes.ts';
import {nameToWire, readName, sameName} from './dns-name.ts';
import {questionTypes, rcodeName, typeName} from './dns-types.ts';

/** What we tell servers of our UDP buffer: no fragments on any sane path (RFC 9715). */
const ednsPayloadSize = 1232;
/** Records read of one message. The largest message could hold five thousand. */
const maxRecords = 1000;
const classIn = 1;
const typeOpt = 41;

/**
 * A query for one question: RD, and AD so that a validating resolver says when
 * it validated (RFC 6840 §5.7); EDNS0 if wanted. Undefined if the name does not
 * fit into a question.
 */
export function encodeQuery(
	question: DnsQuestion,
	options: {id: number; edns: boolean},
): Uint8Array | undefined {
	const name = nameToWire(question.name);
	if (!name) return undefined;
	const size = 12 + name.length + 4 + (options.edns ? 11 : 0);
	const message = new Uint8Array(size);
	const view = new DataView(message.buffer);
	view.setUint16(0, options.id);
	view.setUint16(2, 0x0120);
	view.setUint16(4, 1);
	view.setUint16(10, options.edns ? 1 : 0);
	message.set(name, 12);
	view.setUint16(12 + name.length, questionTypes[question.type]);
	view.setUint16(14 + name.length, classIn);
	if (options.edns) {
		view.setUint16(size - 10, typeOpt);
		view.setUint16(size - 8, ednsPayloadSize);
	}
	return message;
}

/** Header and question of a message. */
export type Heading = {
	readonly id: number;
	readonly isResponse: boolean;
	readonly isTruncated: boolean;
	readonly opcode: number;
	/** Of the header alone, without the bits that an OPT record adds. */
	readonly rcode: number;
	/** As in `DnsAnswer.flags`. */
	readonly flags: readonly string[];
	/** How many questions the header announces, and the first one. */
	readonly questions: number;
	readonly question: {name: string; type: number; class: number} | undefined;
	/** Records announced: answers, authorities, additionals. */
	readonly counts: readonly [number, number, number];
	/** Where the records begin. */
	readonly next: number;
};

/** Read header and question; undefined if there is not even that. Never throws. */
export function readHeading(message: Uint8Array): Heading | undefined {
	if (message.length < 12) return undefined;
	const view = viewOf(message);
	const bits = view.getUint16(2);
	const questions = view.getUint16(4);
	const question = questions === 1 ? readQuestion(message) : undefined;
	if (questions === 1 && !question) return undefined;
	return {
		id: view.getUint16(0),
		isResponse: (bits & 0x8000) !== 0,
		isTruncated: (bits & 0x0200) !== 0,
		opcode: (bits >> 11) & 15,
		rcode: bits & 15,
		flags: flagNames.filter(([bit]) => (bits & bit) !== 0).map(([, name]) => name),
		questions,
		question,
		counts: [view.getUint16(6), view.getUint16(8), view.getUint16(10)],
		next: question?.next ?? 12,
	};
}

/**
 * Does this message answer our query? Anybody may send us a datagram, so the id
 * and the question must be ours (RFC 5452 §9.1). A server that refuses to read
 * the question may leave it out.
 */
export function isReplyTo(heading: Heading, query: {id: number; question: DnsQuestion}): boolean {
	if (!heading.isResponse || heading.id !== query.id || heading.opcode !== 0) return false;
	const {question} = heading;
	if (!question) return heading.questions === 0 && heading.rcode !== 0;
	return (
		question.class === classIn &&
		question.type === questionTypes[query.question.type] &&
		sameName(question.name, query.question.name.replace(/(?<!\\)\.$/, ''))
	);
}

/** The records of a message, and its response code with the bits of an OPT record. */
export type Message = {
	readonly rcode: string;
	readonly answers: readonly DnsRecord[];
	readonly authorities: readonly DnsRecord[];
	readonly additionals: readonly DnsRecord[];
	/** In words, if not all of it was read. */
	readonly note: string | undefined;
};

/** Read the records; `malformed` says in words what is wrong with them. Never throws. */
export function readMessage(
	message: Uint8Array,
	heading: Heading,
): Message | {readonly malformed: string} {
	const total = heading.counts[0] + heading.counts[1] + heading.counts[2];
	const sections: [DnsRecord[], DnsRecord[], DnsRecord[]] = [[], [], []];
	let offset = heading.next;
	let left = maxRecords;
	let extended = 0;
	try {
		for (const [index, section] of sections.entries()) {
			for (let count = heading.counts[index] ?? 0; count > 0 && left > 0; count--, left--) {
				const {record, next} = readRecord(message, offset);
				if (record.type === 'other' && record.rrtype === 'OPT') extended = record.ttl >>> 24;
				section.push(record);
				offset = next;
			}
		}
	} catch (error) {
		// DataView complains in its own words about bytes that are not there.
		const own = error instanceof RangeError && /^an? /.test(error.message);
		return {malformed: own ? error.message : 'a record cut short'};
	}
	const [answers, authorities, additionals] = sections;
	return {
		rcode: rcodeName((extended << 4) | heading.rcode),
		answers,
		authorities,
		additionals,
		note:
			total > maxRecords ? `only the first ${maxRecords} of ${total} records were read` : undefined,
	};
}

const flagNames = [
	[0x8000, 'qr'],
	[0x0400, 'aa'],
	[0x0200, 'tc'],
	[0x0100, 'rd'],
	[0x0080, 'ra'],
	[0x0020, 'ad'],
	[0x0010, 'cd'],
] as const;

function readQuestion(
	message: Uint8Array,
): {name: string; type: number; class: number; next: number} | undefined {
	try {
		const {name, next} = readName(message, 12);
		const view = viewOf(message);
		const [type, klass] = [view.getUint16(next), view.getUint16(next + 2)];
		return {name, type, class: klass, next: next + 4};
	} catch {
		return undefined;
	}
}

function readRecord(message: Uint8Array, start: number): {record: DnsRecord; next: number} {
	const {name, next: offset} = readName(message, start);
	const view = viewOf(message);
	const type = view.getUint16(offset);
	const klass = view.getUint16(offset + 2);
	const rawTtl = view.getUint32(offset + 4);
	const begin = offset + 10;
	const end = begin + view.getUint16(offset + 8);
	if (end > message.length) throw new RangeError('a record cut short');
	// In an OPT record the TTL holds flags; elsewhere RFC 2181 §8 counts a negative one as zero.
	const ttl = type !== typeOpt && rawTtl > 0x7fffffff ? 0 : rawTtl;
	const data = klass === classIn ? readData(message, type, begin, end) : undefined;
	const rrtype =
		klass === classIn || type === typeOpt ? typeName(type) : `CLASS${klass} ${typeName(type)}`;
	const other = {type: 'other', rrtype, rdata: message.slice(begin, end)} as const;
	return {record: {name, ttl, ...(data ?? other)}, next: end};
}

type Data = DnsRecord extends infer R
	? R extends DnsRecord
		? Omit<R, 'name' | 'ttl'>
		: never
	: never;

function readData(message: Uint8Array, type: number, begin: number, end: number): Data | undefined {
	const view = viewOf(message);
	switch (type) {
		case questionTypes.A:
		case questionTypes.AAAA: {
			const family = type === questionTypes.A ? 4 : 6;
			if (end - begin !== (family === 4 ? 4 : 16)) {
				throw new RangeError('an address of the wrong length');
			}
			const address = formatIp({family, bytes: message.subarray(begin, end)});
			return {type: family === 4 ? 'A' : 'AAAA', address};
		}
		case questionTypes.MX:
			return {
				type: 'MX',
				preference: view.getUint16(begin),
				exchange: lastName(message, begin + 2, end),
			};
		case questionTypes.CNAME:
			return {type: 'CNAME', target: lastName(message, begin, end)};
		case questionTypes.PTR:
			return {type: 'PTR', target: lastName(message, begin, end)};
		case questionTypes.NS:
			return {type: 'NS', target: lastName(message, begin, end)};
		case questionTypes.TXT:
			return {type: 'TXT', strings: readStrings(message.subarray(begin, end))};
		case questionTypes.SOA:
			return readSoa(message, begin, end);
		default:
			return undefined;
	}
}

function readSoa(message: Uint8Array, begin: number, end: number): Data {
	const primary = readName(message, begin);
	const admin = readName(message, primary.next);
	if (admin.next + 20 !== end) throw new RangeError('an SOA record of the wrong length');
	const serial = viewOf(message).getUint32(admin.next);
	return {type: 'SOA', primary: primary.name, admin: admin.name, serial};
}

/** The name that fills the rest of a record. */
function lastName(message: Uint8Array, begin: number, end: number): string {
	const {name, next} = readName(message, begin);
	if (next !== end) throw new RangeError('a record of the wrong length');
	return name;
}

function readStrings(data: Uint8Array): string[] {
	const strings: string[] = [];
	for (let offset = 0; offset < data.length;) {
		const end = offset + 1 + (data[offset] ?? 0);
		if (end > data.length) throw new RangeError('a text record cut short');
		const bytes = data.subarray(offset + 1, end);
		// Latin-1 loses nothing where UTF-8 would put U+FFFD.
		strings.push(isUtf8(bytes) ? decodeUtf8(bytes) : Buffer.from(bytes).toString('latin1'));
		offset = end;
	}
	return strings;
}

function viewOf(message: Uint8Array): DataView {
	return new DataView(message.buffer, message.byteOffset, message.byteLength);
}
