import type {ReplyExplanation} from '../model/explanation.ts';
import {visible} from '../protocol/visible.ts';

type Fact = ReplyExplanation['facts'][number];

const finders: readonly {readonly kind: Fact['kind']; readonly pattern: RegExp}[] = [
	{kind: 'url', pattern: /\bhttps?:\/\/[^\s<>"'()]{1,300}/giu},
	{
		kind: 'ip',
		pattern:
			/(?<![\d.])(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?![\d.]*\d)/gu,
	},
	{kind: 'ip', pattern: /(?<![\w:.])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){0,6}(?![\w:.])/giu},
	{kind: 'wait', pattern: /\b\d{1,5} ?(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?)\b/giu},
	{kind: 'wait', pattern: /(?<=\b(?:in|for|after|try again in) )\d{1,2}:\d{2}(?::\d{2})?\b/giu},
	{
		kind: 'tag',
		pattern:
			/(?<=[([])(?:A?S\d{3,10}|TSS?\d{1,3}|AS\([\d.]{1,20}\)|BL\d{1,3}|PH\d{1,3}|CS\d{1,3}|BS\d{1,3}|HM\d{1,3}|IB\d{3}[a-z]?)(?=[)\]])/gu,
	},
	{
		kind: 'tag',
		pattern:
			/\b(?:(?:SC|DY|OU|RP)-00\d|AS\(\d{1,12}\)|AS1\d{7}|IB\d{3}|(?:LPN|OFR|OFL)[_\d]{3,12}|RLY:[A-Z]\d|CXBL|CXSNDR|AUP#[A-Z-]{2,12}|ATTR\d{1,3}|HVU:[A-Z]\d)\b/gu,
	},
	{
		kind: 'blocklist',
		pattern:
			/\b(?:[a-z0-9-]{1,40}\.){0,4}(?:spamhaus\.org|spamcop\.net|barracudacentral\.org|sorbs\.net|abuseat\.org|uceprotect\.net|surbl\.org|uribl\.com|mailspike\.net|spamrats\.com|psbl\.surriel\.com|abusix\.zone|spameatingmonkey\.net|dronebl\.org|invaluement\.com|manitu\.net|backscatterer\.org|blocklist\.de|nordspam\.com|spfbl\.net|trendmicro\.com|cloudmark\.com)\b/giu,
	},
	{
		kind: 'blocklist',
		pattern:
			/(?<=(?:blocked|rejected|listed|found) (?:using|by|at|in|on) (?:the )?)(?:[a-z0-9-]{1,40}\.){1,5}[a-z]{2,12}\b/giu,
	},
	{kind: 'address', pattern: /[^\s<>@,;:()[\]"]{1,64}@[a-z0-9.-]{1,100}[a-z0-9]/giu},
];

/** Facts kept of one reply, so that a hostile one cannot fill the screen. */
const maxFacts = 12;
/** Characters of a reply in which facts are looked for. */
const maxText = 3000;

/** Addresses, links, waits, tags and names of lists in the text of a reply, safe to show. */
export function findFacts(text: string): readonly Fact[] {
	const found: Fact[] = [];
	const seen = new Set<string>();
	const input = text.slice(0, maxText);
	for (const {kind, pattern} of finders) {
		for (const match of input.matchAll(pattern)) {
			const value = visible(match[0].replace(/[.,;:]+$/u, ''));
			const key = `${kind} ${value.toLowerCase()}`;
			if (seen.has(key)) continue;
			seen.add(key);
			found.push({kind, value});
			if (found.length >= maxFacts) return found;
		}
	}
	return found;
}
