import type {DnsAnswer, DnsRecord} from '../model/dns.ts';
import {visible} from '../protocol/visible.ts';

/** A name of the DNS with its final dot, safe to show. */
export function absoluteName(name: string): string {
	return `${visible(name)}.`;
}

function column(line: string, at: number): string {
	return line.length < at ? line.padEnd(at) : `${line} `;
}

function quoted(text: string): string {
	return `"${visible(text.replace(/[\\"]/g, String.raw`\$&`))}"`;
}

function recordData(record: DnsRecord): string {
	switch (record.type) {
		case 'MX':
			return `${record.preference} ${absoluteName(record.exchange)}`;
		case 'A':
		case 'AAAA':
			return visible(record.address);
		case 'CNAME':
		case 'PTR':
		case 'NS':
			return absoluteName(record.target);
		case 'TXT':
			return record.strings.map(quoted).join(' ');
		case 'SOA':
			return `${absoluteName(record.primary)} ${absoluteName(record.admin)} ${record.serial}`;
		case 'other':
			// RFC 3597 §5: the form for types that one need not know.
			return `\\# ${record.rdata.length} ${Buffer.from(record.rdata).toString('hex')}`.trimEnd();
		default:
			return record satisfies never;
	}
}

/** A resource record in presentation format (RFC 1035 §5.1), in the columns of dig. */
export function recordLine(record: DnsRecord): string {
	const type = record.type === 'other' ? visible(record.rrtype) : record.type;
	const owner = column(absoluteName(record.name), 24);
	const withTtl = column(owner + String(record.ttl), 32);
	return column(column(`${withTtl}IN`, 40) + type, 48) + recordData(record);
}

type Counts = {
	readonly query: number;
	readonly answer: number;
	readonly authority: number;
	readonly additional: number;
};

/** The counts of the header (RFC 1035 §4.1.1) where the bytes are known: lists may have been cut. */
function counts(answer: DnsAnswer): Counts {
	const {raw} = answer;
	if (raw && raw.length >= 12) {
		const header = new DataView(raw.buffer, raw.byteOffset, 12);
		return {
			query: header.getUint16(4),
			answer: header.getUint16(6),
			authority: header.getUint16(8),
			additional: header.getUint16(10),
		};
	}
	return {
		query: 1,
		answer: answer.answers.length,
		authority: answer.authorities.length,
		additional: answer.additionals.length,
	};
}

function headerLines(answer: DnsAnswer): readonly string[] {
	if (answer.rcode === undefined) return [];
	const number = counts(answer);
	const id = answer.id === undefined ? '?' : String(answer.id);
	const flags = answer.flags.map((flag) => visible(flag)).join(' ');
	return [
		';; Got answer:',
		`;; ->>HEADER<<- opcode: QUERY, status: ${visible(answer.rcode)}, id: ${id}`,
		`;; flags: ${flags}; QUERY: ${number.query}, ANSWER: ${number.answer}, AUTHORITY: ${number.authority}, ADDITIONAL: ${number.additional}`,
		'',
	];
}

function section(title: string, records: readonly DnsRecord[]): readonly string[] {
	if (records.length === 0) return [];
	return [`;; ${title} SECTION:`, ...records.map((record) => recordLine(record)), ''];
}

type OptRecord = DnsRecord & {readonly type: 'other'};

function isOpt(record: DnsRecord): record is OptRecord {
	return record.type === 'other' && record.rrtype === 'OPT';
}

/** The extension of the protocol itself, which is no record of the domain (RFC 6891 §6.1). */
function ednsLines(answer: DnsAnswer): readonly string[] {
	const opt = answer.additionals.find((record) => isOpt(record));
	if (!opt) return [];
	const flags = (opt.ttl & 0x80_00) === 0 ? '' : ' do';
	const size = udpSize(opt, answer.raw);
	const udp = size === undefined ? '' : `; udp: ${size}`;
	const version = (opt.ttl >>> 16) & 0xff;
	return [';; OPT PSEUDOSECTION:', `; EDNS: version: ${version}, flags:${flags}${udp}`];
}

/** The record's class holds the size. It is read where the record ends the message, as it mostly does. */
function udpSize(opt: OptRecord, raw: Uint8Array | undefined): number | undefined {
	const length = 11 + opt.rdata.length;
	if (!raw || raw.length < 12 + length) return undefined;
	const at = raw.length - length;
	const view = new DataView(raw.buffer, raw.byteOffset + at, length);
	const isHere =
		view.getUint8(0) === 0 &&
		view.getUint16(1) === 41 &&
		view.getUint32(5) === opt.ttl &&
		view.getUint16(9) === opt.rdata.length;
	return isHere ? view.getUint16(3) : undefined;
}

function failureLines(answer: DnsAnswer): readonly string[] {
	const server = visible(answer.server);
	switch (answer.status) {
		case 'timeout':
			return [`;; communications error to ${server}: timed out`, ';; no servers could be reached'];
		case 'unreachable':
			return [
				`;; communications error to ${server}: connection refused`,
				';; no servers could be reached',
			];
		case 'malformed':
			return [';; Warning: the answer is malformed and cannot be used.'];
		default:
			return [];
	}
}

/**
 * The answer as `dig` shows it, lines joined by LF, without one at the end.
 * Columns are made of spaces. A name that others chose cannot break a line.
 */
export function digText(answer: DnsAnswer): string {
	const {question} = answer;
	const name = absoluteName(question.name);
	const questionLine = `${column(`${column(`;${name}`, 32)}IN`, 40)}${question.type}`;
	const lines = [
		`; <<>> mxray <<>> ${name} ${question.type}`,
		...(answer.truncated ? [';; Truncated, retrying in TCP mode.'] : []),
		...failureLines(answer),
		...(answer.detail === undefined ? [] : [`;; ${visible(answer.detail)}`]),
		...headerLines(answer),
		...ednsLines(answer),
		...(answer.rcode === undefined ? [''] : [';; QUESTION SECTION:', questionLine, '']),
		...section('ANSWER', answer.answers),
		...section('AUTHORITY', answer.authorities),
		...section(
			'ADDITIONAL',
			answer.additionals.filter((record) => !isOpt(record)),
		),
		`;; Query time: ${Math.round(answer.elapsedMs)} msec`,
		`;; SERVER: ${visible(answer.server)} (${answer.transport.toUpperCase()})`,
		...(answer.raw ? [`;; MSG SIZE  rcvd: ${answer.raw.length}`] : []),
	];
	return lines.join('\n');
}
