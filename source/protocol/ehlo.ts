import type {Capability, Reply} from '../model/wire.ts';
import {maxCapabilities, maxParameters, maxWordCharacters} from './bounds.ts';

/** What the server says of itself. Strings are NOT safe to show. */
export type Ehlo = {
	/** Text of the first line: the server's name and a greeting. */
	readonly greeting: string;
	readonly capabilities: readonly Capability[];
};

/**
 * Read the reply to EHLO (RFC 5321 §4.1.1.1). Keywords nobody knows are kept,
 * as are odd ones; lines without a code are not capabilities. The old form
 * `AUTH=LOGIN` reads as `AUTH LOGIN`. Bounded by `bounds.ts`.
 */
export function readEhlo(reply: Pick<Reply, 'lines'>): Ehlo {
	const capabilities: Capability[] = [];
	for (const [index, line] of reply.lines.entries()) {
		if (index === 0 || line.code === undefined) continue;
		if (capabilities.length >= maxCapabilities) break;
		const capability = readCapability(line.text, index);
		if (capability) capabilities.push(capability);
	}
	return {greeting: reply.lines[0]?.text ?? '', capabilities};
}

/** True if the keyword is offered; compares without regard to case. */
export function hasCapability(list: readonly Capability[], keyword: string): boolean {
	return findCapability(list, keyword) !== undefined;
}

/** The first capability of that keyword. */
export function findCapability(
	list: readonly Capability[],
	keyword: string,
): Capability | undefined {
	const wanted = upper(keyword);
	return list.find((capability) => capability.keyword === wanted);
}

/** The largest message in bytes (RFC 1870 §4); undefined if the server names none, as `SIZE` alone and `SIZE 0` do. */
export function sizeLimit(list: readonly Capability[]): number | undefined {
	const parameter = findCapability(list, 'SIZE')?.parameters[0];
	if (parameter === undefined || !/^\d{1,20}$/.test(parameter)) return undefined;
	return Number(parameter) || undefined;
}

function readCapability(text: string, line: number): Capability | undefined {
	const words = text.split(/[ \t]+/, maxParameters + 2).filter((word) => word !== '');
	const [first, ...rest] = words;
	if (first === undefined) return undefined;
	const old = /^(auth)=(.*)$/i.exec(first);
	const parameters = old?.[2] ? [old[2], ...rest] : rest;
	return {
		keyword: upper(cut(old?.[1] ?? first)),
		parameters: parameters.slice(0, maxParameters).map(cut),
		line,
	};
}

function cut(word: string): string {
	return word.slice(0, maxWordCharacters);
}

/** ASCII only: 'ß' and its like must not turn into other words. */
function upper(word: string): string {
	return word.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}
