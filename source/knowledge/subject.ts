import type {ReplyContext} from '../model/explanation.ts';
import type {EnhancedCode, Reply} from '../model/wire.ts';

/** Characters of a reply that rules look at: more is noise, or an attack on our time. */
const maxSubjectLength = 3000;

/** A reply as the rules see it. */
export type Subject = {
	readonly code: number | undefined;
	readonly enhanced: EnhancedCode | undefined;
	readonly context: ReplyContext;
	/** All text on one line, without codes, folded to lower case without accents. */
	readonly full: string;
	/** The same with addresses as `@`, links as `url#`, IP addresses as `ip#`, host names as `xx.xx`. */
	readonly words: string;
	readonly lineCount: number;
};

const leadingEnhanced = /^\s*[245]\.\d{1,3}\.\d{1,3}(?=[\s:,-]|$)/u;
const leadingCodeAgain = /^\s*[45]\d\d[ -](?=\s*[245]\.\d{1,3}\.\d{1,3})/u;
const link = /\b(?:https?:\/\/|www\.)[^\s<>"'()]{1,300}/gu;
const address = /<?[^\s<>@,;:()]{1,100}@[^\s<>@,;:()]{0,100}>?/gu;
const ipv4 = /\b\d{1,3}(?:\.(?:\d{1,3}|x{1,3})){3}\b/gu;
const ipv6 = /\b(?:[0-9a-f]{1,4}:){3,7}:?[0-9a-f]{0,4}(?::[0-9a-f]{1,4}){0,4}/gu;

// A host name ends in a known end: "unknown.please" and "unknown.no such user" are sentences without a space.
const generic =
	'com|net|org|edu|gov|mil|int|info|biz|arpa|app|dev|cloud|online|shop|site|xyz|email|example|test|invalid|local|localdomain|lan|internal';
const countries =
	'ar|au|br|ca|ch|cl|cn|cz|de|dk|ee|es|eu|fi|fr|gr|hk|hr|hu|id|ie|il|ir|jp|kr|lt|lv|nl|nz|ph|pl|pt|ro|rs|ru|se|sg|si|sk|su|tr|tw|ua|uk|vn|za';
const host = new RegExp(
	String.raw`(?<![\w.#@-])(?:[a-z0-9_-]{1,63}\.){1,8}(?:${generic}|${countries}|(?<=\.[a-z0-9_-]{1,63}\.)[a-z]{2})(?![\w-]|\.\w)`,
	'gu',
);

/** Lower case, without the accents of Latin letters, white space as one space. */
export function fold(text: string): string {
	// oxlint-disable-next-line no-control-regex -- a quick way past the slow path
	const plain = /^[\x00-\x7f]*$/.test(text)
		? text
		: text
				.normalize('NFD')
				.replaceAll(/[\u0300-\u036F]/g, '')
				.replaceAll(/[\u0142\u0141]/g, 'l')
				.replaceAll('ß', 'ss')
				.normalize('NFC')
				.replaceAll(/[\u2018\u2019\u00b4`]/g, "'");
	return plain.toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

/** Text of a reply for rules, bounded. */
export function subjectOf(reply: Reply, context: ReplyContext): Subject {
	const parts: string[] = [];
	let length = 0;
	for (const line of reply.lines) {
		if (length > maxSubjectLength) break;
		const text = line.text
			.slice(0, maxSubjectLength)
			.replace(leadingCodeAgain, '')
			.replace(leadingEnhanced, '');
		length += text.length;
		parts.push(text);
	}
	const full = fold(parts.join(' ').slice(0, maxSubjectLength));
	const words = full
		.replaceAll(link, 'url#')
		.replaceAll(address, '@')
		.replaceAll(ipv4, 'ip#')
		.replaceAll(ipv6, 'ip#')
		.replaceAll(host, 'xx.xx');
	return {
		code: reply.code,
		enhanced: reply.enhanced,
		context,
		full,
		words,
		lineCount: reply.lines.length,
	};
}
