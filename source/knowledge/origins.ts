import type {ReplyContext} from '../model/explanation.ts';
import type {Origin} from './rule.ts';
import {providers} from './providers/index.ts';
import {software} from './software/index.ts';
import {expand} from './vocabulary.ts';

const compiled = new Map<string, RegExp>();

function test(pattern: string, text: string): boolean {
	let found = compiled.get(pattern);
	if (found === undefined) {
		found = new RegExp(expand(pattern), 'u');
		compiled.set(pattern, found);
	}
	return found.test(text);
}

function byMx(list: readonly Origin[], mx: string): Origin | undefined {
	const host = `.${mx.toLowerCase().replace(/\.$/u, '')}`;
	let best: Origin | undefined;
	let length = 0;
	for (const origin of list) {
		for (const suffix of origin.mx) {
			if (suffix.length > length && host.endsWith(suffix)) {
				best = origin;
				length = suffix.length;
			}
		}
	}
	return best;
}

/** Names of hosts and companies count in `own` only; a phrase of several words counts anywhere. */
function byText(list: readonly Origin[], text: string, own: string): Origin | undefined {
	for (const origin of list) {
		if (origin.tokens.some((token) => (token.includes(' ') ? text : own).includes(token)))
			return origin;
		for (const mark of origin.marks ?? []) {
			if (text.includes(mark.anchor) && test(mark.pattern, text)) return origin;
		}
	}
	return undefined;
}

const hostInBrackets = /<[^<>\s@]{1,300}>/gu;
const senderInBrackets =
	/<[^<>\s]{1,300}>(?=:? (?:sender|helo|client|from)\b)|\b(?:sender|from|by|spf|dkim|dmarc)[ :=]{1,3}(?:address )?<[^<>\s]{1,300}>/gu;
const hostWithIp = /[\w.-]{1,255} ?[[(](?:\d{1,3}\.){3}\d{1,3}[\])]/gu;
const namedClient =
	/\b(?:client(?: host| name)?|helo|ehlo|(?:mail )?from|sender|domains?|domain of|mail of|host of|sent by|relay(?: for)?|on behalf of)(?: name| domain| address| command)?[ :=]{1,3}["'[(]?(?:[^\s@<>"']{1,100}@)?[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/gu;

/**
 * The text without the names of the client and the sender: a host in angle
 * brackets or with its IP address, and what follows "client", "from" or
 * "domain". They say nothing about who speaks.
 */
export function withoutOthers(full: string): string {
	return full
		.replaceAll(senderInBrackets, '<>')
		.replaceAll(hostInBrackets, '<>')
		.replaceAll(hostWithIp, '#')
		.replaceAll(namedClient, '#');
}

/** Who speaks, as far as MX, the words of the reply and the banner show; `full` is folded text. */
export type Speaker = {
	readonly provider: Origin | undefined;
	readonly software: Origin | undefined;
};

/** Recognise provider and software. The MX name counts most, then words only they use, then the banner. */
export function recognise(full: string, context: ReplyContext): Speaker {
	const banner = context.banner?.slice(0, 1000).toLowerCase() ?? '';
	const inBanner = (list: readonly Origin[]): Origin | undefined =>
		banner === ''
			? undefined
			: list.find((origin) => origin.banner.some((part) => banner.includes(part)));
	const mx = context.mx?.slice(0, 300);
	const own = withoutOthers(full);
	return {
		provider:
			(mx === undefined ? undefined : byMx(providers, mx)) ??
			byText(providers, full, own) ??
			inBanner(providers),
		software: byText(software, full, full) ?? inBanner(software),
	};
}
