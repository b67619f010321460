/** Shortest and longest wait that is believed, whatever a server says. */
export const shortestWaitMs = 1000;
export const longestWaitMs = 24 * 3_600_000;

/** Characters of a reply in which a wait is looked for. */
const maxText = 3000;
/** Characters before a number in which the word stands that says what it is. */
const cueReach = 40;

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Units as servers write them, in the languages that they speak most. */
const units: readonly (readonly [RegExp, number])[] = [
	[/^(?:s|secs?|seconds?|sekunden?|segundos?|secondes?|secondi)$/iu, second],
	[/^(?:m|mins?|minutes?|minuten?|minutos?|minuti)$/iu, minute],
	[/^(?:h|hrs?|hours?|stunden?|horas?|heures?|ore)$/iu, hour],
	[/^(?:d|days?|tage?n?|d[i\u00ED]as?|jours?|giorni)$/iu, day],
];

const number = String.raw`\d{1,12}(?:\.\d{1,3})?`;
const pair = String.raw`(?:${number}[ -]?|an? )\p{L}{1,9}`;
/** '300 seconds', '1h30m', '4 min 12 sec', 'an hour'. */
const spoken = new RegExp(
	String.raw`(?<![\p{L}\d.:/-])${pair}(?:(?:,? (?:and )?)?${number} ?\p{L}{1,9}){0,3}(?![\p{L}\d])`,
	'giu',
);
/** '00:04:12' and '04:12'. */
const clock =
	/(?<![\d:.T-])(?<hours>\d{1,4}):(?<minutes>[0-5]\d)(?::(?<seconds>[0-5]\d))?(?![\d:])/gu;
/** A moment: '2026-11-20 18:40:00 UTC', '2026-11-20T18:40Z', '2026-11-20 19:40 +01:00'. */
const moment =
	/(?<date>\d{4}-\d{2}-\d{2})[T ](?<time>\d{2}:\d{2}(?::\d{2})?)(?:\.\d{1,9})?(?: ?(?<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}))?/gu;

/** What a wait is introduced by. */
const cue =
	/\b(?:in|for|after|wait|until|again|retry|retrying|back|later|delay(?:ed)?|defer(?:red)?|gr[ae]ylist(?:ed|ing)?|next|remaining|least|nach|f\u00FCr|dans|en|tra)\W{0,4}(?:(?:about|approximately|another|approx\.?|at least|=|:|is)\W{0,4})?$/iu;
/** What makes a number something else: a rate, a limit, a look back. */
const noCue =
	/\b(?:per|every|each|last|past|previous|within|pro|par|por|than|limit|of|timeout)\W{0,3}(?:the )?$/iu;
const noTail = /^\W{0,2}(?:ago|old|limit|timeout|window|period)\b/iu;

/**
 * How long a server asks us to wait, in milliseconds from `now` on, read off
 * its words; undefined if it names no time. Never shorter than a second nor
 * longer than a day, whatever it says.
 */
export function waitOf(text: string, now: Date): number | undefined {
	const words = text.slice(0, maxText);
	const found = untilMoment(words, now) ?? byClock(words) ?? bySpeech(words);
	return found === undefined ? undefined : bounded(found);
}

/** What our advice says of time: 'after five to fifteen minutes', 'after some minutes'. */
const usual = /\bafter (?:[\w ]+? )?(?:seconds?|minutes?|hours?)\b(?: or more)?/u;

/** Advice about coming back, with the server's own time in place of the usual one, if its words name a length. */
export function withOwnWait(next: readonly string[], text: string): readonly string[] {
	const words = text.slice(0, maxText);
	const named = byClock(words) ?? bySpeech(words);
	if (named === undefined) return next;
	const own = `after ${waitWords(bounded(named))} (the time that the server named)`;
	return next.map((sentence) => sentence.replace(usual, own));
}

/** Into what is believed. */
export function bounded(ms: number): number {
	return Math.min(longestWaitMs, Math.max(shortestWaitMs, Math.ceil(ms)));
}

function untilMoment(text: string, now: Date): number | undefined {
	for (const match of text.matchAll(moment)) {
		if (!/\b(?:after|until|before|from|at|till)\W{0,3}$/iu.test(before(text, match))) continue;
		const {date, time, zone} = match.groups ?? {};
		// A server that names no zone means UTC as often as its own; UTC is what logs are kept in.
		const offset = zone === undefined || /^[A-Z]/u.test(zone) ? 'Z' : withColon(zone);
		const at = Date.parse(`${date}T${time}${offset}`);
		if (!Number.isNaN(at)) return at - now.getTime();
	}
	return undefined;
}

function withColon(zone: string): string {
	return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
}

function byClock(text: string): number | undefined {
	for (const match of text.matchAll(clock)) {
		// '12:30' behind 'at' is a time of day.
		if (!cue.test(before(text, match))) continue;
		const {hours, minutes, seconds} = match.groups ?? {};
		if (seconds === undefined) return Number(hours) * minute + Number(minutes) * second;
		return Number(hours) * hour + Number(minutes) * minute + Number(seconds) * second;
	}
	return undefined;
}

function bySpeech(text: string): number | undefined {
	let uncued: number | undefined;
	for (const match of text.matchAll(spoken)) {
		const lead = before(text, match);
		const tail = text.slice(match.index + match[0].length);
		if (noCue.test(lead) || noTail.test(tail)) continue;
		const ms = durationOf(match[0]);
		if (ms === undefined) continue;
		if (cue.test(lead)) return ms;
		uncued ??= ms;
	}
	// '300 seconds' alone means the wait only where coming back is what it is about.
	return /gr[ae]y ?-?list|\b(?:again|retry|come back|wait)\b/iu.test(text) ? uncued : undefined;
}

function before(text: string, match: RegExpExecArray): string {
	return text.slice(Math.max(0, match.index - cueReach), match.index);
}

/** '1 hour 30 minutes' in milliseconds; undefined as soon as a word is no unit. */
function durationOf(text: string): number | undefined {
	let sum: number | undefined;
	for (const [, count = '', unit = ''] of text.matchAll(/(\d[\d.]*[ -]?|\ban? )(\p{L}+)/giu)) {
		const size = units.find(([pattern]) => pattern.test(unit))?.[1];
		if (size === undefined) return sum;
		sum = (sum ?? 0) + (/^a/iu.test(count) ? 1 : Number.parseFloat(count)) * size;
	}
	return sum;
}

/** A wait in words: '20 seconds', '5 minutes', '1 hour 30 minutes'. The second part only where it matters. */
export function waitWords(ms: number): string {
	const seconds = Math.max(1, Math.ceil(ms / second));
	if (seconds < 120 && seconds !== 60) return counted(seconds, 'second');
	const minutes = Math.ceil(seconds / 60);
	if (minutes < 60) return counted(minutes, 'minute');
	const rest = minutes % 60;
	const hours = counted(Math.floor(minutes / 60), 'hour');
	return rest === 0 ? hours : `${hours} ${counted(rest, 'minute')}`;
}

function counted(count: number, word: string): string {
	return `${count} ${word}${count === 1 ? '' : 's'}`;
}
