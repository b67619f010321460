import type {DnsQuestion, DnsRecord, DnsStatus} from '../model/dns.ts';
import {sameName} from './dns-name.ts';

/** An answer's alias chain is followed this far; no resolver follows further. */
const maxAliases = 32;

/**
 * What an answer means. NOERROR is an answer only if it holds a record of the
 * type for the name or for the end of its chain of aliases; else it is
 * `nodata`. A server that could not read the question (FORMERR, NOTIMP, …)
 * failed: `servfail`.
 */
export function statusOf(
	question: DnsQuestion,
	message: {rcode: string; answers: readonly DnsRecord[]},
): DnsStatus {
	switch (message.rcode) {
		case 'NOERROR':
			return holdsAnswer(question, message.answers) ? 'answer' : 'nodata';
		case 'NXDOMAIN':
			return 'nxdomain';
		case 'REFUSED':
			return 'refused';
		default:
			return 'servfail';
	}
}

function holdsAnswer(question: DnsQuestion, answers: readonly DnsRecord[]): boolean {
	let name = question.name.replace(/(?<!\\)\.$/, '');
	for (let aliases = 0; aliases <= maxAliases; aliases++) {
		const own = answers.filter((record) => sameName(record.name, name));
		if (own.some((record) => isOfType(record, question.type))) return true;
		const alias = own.find((record) => record.type === 'CNAME');
		if (alias?.type !== 'CNAME') return false;
		name = alias.target;
	}
	return false;
}

function isOfType(record: DnsRecord, type: string): boolean {
	return record.type === 'other' ? record.rrtype === type : record.type === type;
}
