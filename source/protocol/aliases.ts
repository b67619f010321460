import type {DnsAnswer} from '../model/dns.ts';
import {maxAliasHops} from './bounds.ts';

/** All names that the question's name stands for, itself included, and the last of them. */
export function followAliases(answer: DnsAnswer): {names: ReadonlySet<string>; end: string} {
	const targets = new Map<string, string>();
	for (const record of answer.answers) {
		if (record.type === 'CNAME') targets.set(canonical(record.name), canonical(record.target));
	}
	let end = canonical(answer.question.name);
	const names = new Set([end]);
	while (names.size <= maxAliasHops) {
		const next = targets.get(end);
		if (next === undefined || names.has(next)) break;
		names.add(next);
		end = next;
	}
	return {names, end};
}

/** DNS compares ASCII letters without case (RFC 4343) and nothing else. */
export function canonical(name: string): string {
	const lower = name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
	return lower.endsWith('.') ? lower.slice(0, -1) : lower;
}
