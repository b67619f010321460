import stringWidth from 'string-width';
import {grouped} from '../protocol/grouped.ts';

const noBreak = '\u00A0';

/** Columns of the text output. */
export const textColumns = 80;

/**
 * Break plain text into lines of at most `columns`, each behind its prefix; a
 * word longer than a line stays whole. No-break spaces hold and become plain
 * ones. The text must be safe to show.
 */
export function wrap(
	content: string,
	prefix: string,
	nextPrefix = prefix,
	columns = textColumns,
): string[] {
	const lines: string[] = [];
	let line = prefix;
	let room = columns - stringWidth(prefix);
	let isEmpty = true;
	for (const word of content.split(/ +/).filter((part) => part !== '')) {
		const width = stringWidth(word);
		if (!isEmpty && width + 1 > room) {
			lines.push(line);
			line = nextPrefix;
			room = columns - stringWidth(nextPrefix);
			isEmpty = true;
		}
		line += isEmpty ? word : ` ${word}`;
		room -= isEmpty ? width : width + 1;
		isEmpty = false;
	}
	const all = isEmpty && lines.length > 0 ? lines : [...lines, line.trimEnd()];
	return all.map((each) => each.replaceAll(noBreak, ' '));
}

/** Shorter than this, a sentence alone says too little. */
const enough = 40;

/** The first sentence of a paragraph, or the first few short ones: enough beside the line it explains. */
export function opening(paragraph: string): string {
	for (const {index} of paragraph.matchAll(/[.!?](?=\s+\p{Lu})/gu)) {
		if (index >= enough) return paragraph.slice(0, index + 1);
	}
	return paragraph;
}

/** Milliseconds as seconds with three decimals: '0.034 s'; the space does not break. */
export function seconds(ms: number): string {
	return `${(Math.max(0, ms) / 1000).toFixed(3)}${noBreak}s`;
}

/** 'address:port', with brackets round an IPv6 address. */
export function endpoint(address: string, port: number): string {
	return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** One thing or many: `plural(2, 'answer')` is '2 answers'. */
export function plural(number: number, noun: string): string {
	return `${grouped(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** A length of time for people, rounded: '40 s', '5 minutes', '2 hours'. */
export function durationWords(ms: number): string {
	const wholeSeconds = Math.max(1, Math.round(ms / 1000));
	if (wholeSeconds < 100) return `${wholeSeconds}${noBreak}s`;
	const minutes = Math.ceil(wholeSeconds / 60);
	if (minutes < 100) return plural(minutes, 'minute').replace(' ', noBreak);
	return plural(Math.ceil(minutes / 60), 'hour').replace(' ', noBreak);
}
