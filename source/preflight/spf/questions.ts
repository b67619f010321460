import type {DnsAnswer, DnsRecord, RrType} from '../../model/dns.ts';
import {canonical, followAliases} from '../../protocol/aliases.ts';

/** A question as it was asked for SPF. `name` is NOT safe to show. */
export type Asked = {readonly name: string; readonly type: RrType; readonly answer: DnsAnswer};

/** DNS as the library wants it: like `resolve` of node:dns. */
export type SpfResolver = (name: string, type: string) => Promise<unknown[]>;

/**
 * DNS for one evaluation and all that is asked about it: each question is asked
 * once. `asked` gets each of them with its answer, in order.
 */
export type Questions = {
	/** For an evaluation. */
	resolver(asked: (question: Asked) => void): SpfResolver;
	/** For what is asked about it afterwards: nothing goes out, nothing is waited for. */
	known(asked: (question: Asked) => void): SpfResolver;
};

const types: ReadonlySet<string> = new Set(['A', 'AAAA', 'MX', 'PTR', 'TXT'] satisfies RrType[]);

/** Our own way to ask DNS, for the library. */
export function questionsOver(ask: (name: string, type: RrType) => Promise<DnsAnswer>): Questions {
	const answers = new Map<string, Promise<DnsAnswer>>();
	/** Those that have come. */
	const known = new Map<string, DnsAnswer>();
	/** Names that came out of answers are written as our DNS writes them, and can be asked as they are. */
	const written = new Set<string>();

	const askOnce = async (name: string, type: RrType): Promise<DnsAnswer> => {
		const key = `${type} ${canonical(name)}`;
		const asked = answers.get(key) ?? ask(written.has(name) ? name : escaped(name), type);
		answers.set(key, asked);
		const answer = await asked;
		known.set(key, answer);
		return answer;
	};
	const look = (name: string, type: RrType) =>
		Promise.resolve(known.get(`${type} ${canonical(name)}`));

	const over =
		(answerTo: (name: string, type: RrType) => Promise<DnsAnswer | undefined>) =>
		(asked: (question: Asked) => void): SpfResolver =>
		async (name, type) => {
			if (!isAsked(type)) throw failure('ENOTIMP', name, type);
			const answer = await answerTo(name, type);
			if (!answer) throw failure('ECANCELLED', name, type);
			asked({name, type, answer});
			const records = recordsOf(answer, type);
			for (const {value} of records) if (typeof value === 'string') written.add(value);
			for (const {value} of records) if (hasExchange(value)) written.add(value.exchange);
			if (records.length > 0) return records.map(({value}) => value);
			throw failure(codeOf(answer), name, type);
		};
	return {resolver: over(askOnce), known: over(look)};
}

/** A name of the library, which knows no escapes, as our DNS writes names (RFC 1035 §5.1). */
function escaped(name: string): string {
	return name.replaceAll(/[^!-~]|\\/g, (character) => {
		if (character === '\\') return '\\\\';
		return `\\${(character.codePointAt(0) ?? 0).toString().padStart(3, '0')}`;
	});
}

/** An error as node:dns makes it. */
export function failure(code: string, name: string, type: string): Error {
	return Object.assign(new Error(`${type} ${name}: ${code}`), {code});
}

function isAsked(type: string): type is RrType {
	return types.has(type);
}

function hasExchange(value: unknown): value is {readonly exchange: string} {
	return typeof value === 'object' && value !== null && 'exchange' in value;
}

/** The records of this type that the name has, or what it is an alias of. */
function recordsOf(answer: DnsAnswer, type: RrType): readonly {readonly value: unknown}[] {
	if (answer.status !== 'answer') return [];
	const {names} = followAliases(answer);
	return answer.answers
		.filter((record) => record.type === type && names.has(canonical(record.name)))
		.map((record) => ({value: valueOf(record)}));
}

function valueOf(record: DnsRecord): unknown {
	switch (record.type) {
		case 'A':
		case 'AAAA':
			return record.address;
		case 'PTR':
			return record.target;
		case 'MX':
			return {exchange: record.exchange, priority: record.preference};
		case 'TXT':
			return record.strings;
		default:
			return undefined;
	}
}

/** The code of node:dns for an answer without a record. */
function codeOf({status}: DnsAnswer): string {
	switch (status) {
		case 'answer':
		case 'nodata':
			return 'ENODATA';
		case 'nxdomain':
			return 'ENOTFOUND';
		case 'servfail':
			return 'ESERVFAIL';
		case 'refused':
			return 'EREFUSED';
		case 'timeout':
			return 'ETIMEOUT';
		case 'malformed':
			return 'EBADRESP';
		case 'unreachable':
			return 'ECONNREFUSED';
		default:
			return status satisfies never;
	}
}
