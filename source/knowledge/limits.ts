import type {Source} from '../model/explanation.ts';
import type {Limit} from '../model/limit.ts';
import {sourceBook} from './source-book.ts';
import {note, page, rfc} from './sources.ts';

const thumb = note('Rule of thumb among mail operators; no document was found that says so');
const netiquette = page(
	'Cobisi: Respect netiquette and avoid temporary bans, 2011',
	'https://cobisi.com/blog/2011/4/14/respect-netiquette-and-avoid-temporary-bans',
);
const shaping = page(
	'KumoMTA: usual traffic shaping for big providers',
	'https://github.com/KumoCorp/kumomta',
);
const experience: readonly Source[] = [sourceBook.experience];

const atOnce = (
	provider: string,
	max: number,
	confidence: Limit['confidence'],
	sources: readonly Source[],
): Limit => ({
	id: `${provider}/connections-at-once`,
	what: 'connections',
	per: 'at-once',
	max,
	providers: [provider],
	pauses: false,
	confidence,
	sources,
});

/** The known limits. Those that pause come first; the words are in limit-words.ts. */
export const limits: readonly Limit[] = [
	{
		id: 'any/recipients-hour',
		what: 'recipients',
		per: 'hour',
		max: 200,
		pauses: true,
		confidence: 'low',
		sources: [thumb],
	},
	{
		id: 'cisco/recipients-hour',
		what: 'recipients',
		per: 'hour',
		max: 25,
		providers: ['cisco'],
		pauses: true,
		confidence: 'medium',
		sources: [sourceBook['cisco-esa']],
	},
	{
		id: 'orange/connections-minute',
		what: 'connections',
		per: 'minute',
		max: 2,
		providers: ['orange'],
		pauses: true,
		confidence: 'low',
		sources: [sourceBook['orange-codes']],
	},
	{
		id: 'any/connections-minute',
		what: 'connections',
		per: 'minute',
		max: 2,
		each: 'host',
		pauses: false,
		confidence: 'low',
		sources: experience,
	},
	{
		id: 'any/recipients-minute',
		what: 'recipients',
		per: 'minute',
		max: 6,
		each: 'host',
		pauses: false,
		confidence: 'low',
		sources: [netiquette],
	},
	atOnce('orange', 2, 'medium', [shaping, sourceBook['orange-codes']]),
	atOnce('google', 5, 'low', [shaping]),
	atOnce('microsoft', 5, 'low', [shaping]),
	atOnce('apple', 10, 'low', [shaping]),
	atOnce('mimecast', 10, 'low', [shaping]),
	atOnce('cisco', 10, 'medium', [sourceBook['cisco-esa']]),
	atOnce('cox', 5, 'high', [sourceBook['cox-codes']]),
	atOnce('comcast', 25, 'high', [sourceBook['comcast-codes']]),
];

/** What is known of a provider's patience without a number. Words: limit-words.ts, under the same id. */
export type Custom = {
	readonly id: string;
	readonly provider: string;
	readonly confidence: Limit['confidence'];
	readonly sources: readonly Source[];
};

export const customs: readonly Custom[] = [
	{
		id: 'microsoft/checks',
		provider: 'microsoft',
		confidence: 'high',
		sources: [sourceBook['outlook-postmaster']],
	},
	{
		id: 'tencent/secret',
		provider: 'tencent',
		confidence: 'medium',
		sources: [sourceBook['tencent-help']],
	},
	{
		id: 'netease/unknown-names',
		provider: 'netease',
		confidence: 'high',
		sources: [sourceBook['netease-help']],
	},
	{
		id: 'gmx-ionos/unknown-names',
		provider: 'gmx-ionos',
		confidence: 'medium',
		sources: [sourceBook['gmx-errors']],
	},
	{id: 'sfr/two-hours', provider: 'sfr', confidence: 'low', sources: [sourceBook['sfr-codes']]},
	{
		id: 'free/a-day',
		provider: 'free',
		confidence: 'high',
		sources: [sourceBook['free-postmaster']],
	},
	{
		id: 't-online/first',
		provider: 't-online',
		confidence: 'medium',
		sources: [sourceBook['t-online-postmaster']],
	},
	{
		id: 'cox/unknown-names',
		provider: 'cox',
		confidence: 'high',
		sources: [sourceBook['cox-codes']],
	},
	{
		id: 'yahoo/all-names',
		provider: 'yahoo',
		confidence: 'high',
		sources: [sourceBook['yahoo-senders']],
	},
];

/** How long after a refusal that asks for patience a mail server comes again. */
export const retrySource: Source = rfc(5321, '4.5.4.1');
