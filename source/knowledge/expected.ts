import type {Source} from '../model/explanation.ts';
import type {Confidence} from '../model/verdict.ts';
import type {Capability} from '../model/wire.ts';
import {hasCapability} from '../protocol/ehlo.ts';
import {explainKeyword} from './keywords.ts';
import {recognise} from './origins.ts';
import {sourceBook} from './source-book.ts';
import {note, rfc} from './sources.ts';

/** What is known when the reply to EHLO, or to HELO, has been read. */
export type EhloFacts = {
	readonly capabilities: readonly Capability[];
	/** False for the reply to HELO. */
	readonly extended: boolean;
	/** EHLO was refused before on this connection, so that HELO had to do. */
	readonly refused?: boolean | undefined;
	/** The reply came over TLS. */
	readonly secure: boolean;
	/** Text of the banner. */
	readonly banner?: string | undefined;
	/** MX host name. */
	readonly mx?: string | undefined;
};

/** Something that is normally there and missing here, or there and should not be. */
export type ExpectedFinding = {
	/** Stable, never reused. */
	readonly id: string;
	/** True for what changes how safe or how readable the connection is; the rest is worth a remark. */
	readonly isSerious: boolean;
	/** At most 60 characters, without a full stop. Safe to show. */
	readonly title: string;
	/** What it means: one short paragraph. Safe to show. */
	readonly text: string;
	/** How sure it is that this says something about the server, and not only about its settings. */
	readonly confidence: Confidence;
	readonly sources: readonly Source[];
};

type Text = Omit<ExpectedFinding, 'id'>;

const inspection = note(
	'Cisco ASA Firewall CLI Configuration Guide: defaults for ESMTP inspection',
);
const captures = note('EHLO replies captured from live servers, 2025 and 2026');

const texts = {
	'ehlo/helo-only': {
		isSerious: true,
		title: 'EHLO is not understood, only HELO',
		text: 'Nearly every mail server has known EHLO since the nineties. Without it there are no extensions at all: no encryption, no detailed codes. Either this is a very old server, or a firewall on the way lets only the oldest commands through.',
		confidence: 'medium',
		sources: [rfc(5321, '3.2'), inspection],
	},
	'ehlo/masked-banner': {
		isSerious: true,
		title: 'The banner is overwritten with asterisks',
		text: 'A firewall on the way rewrites what the server says. Cisco firewalls with SMTP inspection do so, and by default they also take away STARTTLS. What is missing here may well be offered by the server itself. Try from another network, or ask whoever runs the firewall.',
		confidence: 'high',
		sources: [inspection],
	},
	'ehlo/masked-keyword': {
		isSerious: true,
		title: 'A keyword is overwritten with X',
		text: 'No server offers a word made of X. A firewall on the way has overwritten a keyword that it does not want to be used, most often STARTTLS. The server itself offers more than you see.',
		confidence: 'high',
		sources: [inspection],
	},
	'ehlo/no-starttls': {
		isSerious: true,
		title: 'No STARTTLS: everything travels in the clear',
		text: 'Most mail servers offer encryption today. Either this one does not, or somebody on the way has cut the line out of the reply; from here the two look alike. A mail server that insists on TLS (MTA-STS, DANE) would not deliver here.',
		confidence: 'medium',
		sources: [rfc(3207, '6'), rfc(8461), captures],
	},
	'ehlo/starttls-removed': {
		isSerious: true,
		title: 'No STARTTLS, and something on the way rewrites replies',
		text: 'The traces of a firewall are in what you see, and such firewalls take STARTTLS away. The server itself probably offers encryption. Everything on this connection travels in the clear. Try from another network, or have the inspection of SMTP switched off.',
		confidence: 'medium',
		sources: [inspection, rfc(3207, '6')],
	},
	'ehlo/starttls-after-tls': {
		isSerious: false,
		title: 'STARTTLS is offered again inside TLS',
		text: 'The standard forbids it: the connection is encrypted already, and a second STARTTLS must be refused. It does no harm as long as nobody uses it.',
		confidence: 'high',
		sources: [rfc(3207, '4.2')],
	},
	'ehlo/no-pipelining': {
		isSerious: false,
		title: 'No PIPELINING',
		text: 'Most servers let a client send several commands at once. Some front ends and firewalls that read along do not, because they look at one command at a time. Mail is a little slower, nothing else.',
		confidence: 'low',
		sources: [rfc(2920), inspection],
	},
	'ehlo/no-size': {
		isSerious: false,
		title: 'No SIZE: the largest message is not told',
		text: 'Most servers tell how large a message may be. Here a sender finds out only when a message is refused.',
		confidence: 'low',
		sources: [rfc(1870)],
	},
	'ehlo/no-8bitmime': {
		isSerious: false,
		title: 'No 8BITMIME: text must be encoded to seven bits',
		text: 'Most servers take bytes above 127 in the text of a message. Here a sender has to encode the message first, which breaks signatures such as DKIM if it is done after signing.',
		confidence: 'low',
		sources: [rfc(6152), rfc(6376, '5.3')],
	},
	'ehlo/no-enhanced-codes': {
		isSerious: false,
		title: 'No ENHANCEDSTATUSCODES',
		text: 'The server does not promise detailed codes such as 5.1.1. Where a reply has none, its meaning must be read from three digits and the words.',
		confidence: 'low',
		sources: [rfc(2034)],
	},
} as const satisfies Readonly<Record<string, Text>>;

type FixedId = keyof typeof texts;

const fixed = (id: FixedId): ExpectedFinding => ({id, ...texts[id]});

const general: readonly (readonly [keyword: string, id: FixedId])[] = [
	['PIPELINING', 'ehlo/no-pipelining'],
	['SIZE', 'ehlo/no-size'],
	['8BITMIME', 'ehlo/no-8bitmime'],
	['ENHANCEDSTATUSCODES', 'ehlo/no-enhanced-codes'],
];

type Usual = {
	/** What its servers offer to strangers; STARTTLS where it is never switched off. */
	readonly offers: string;
	readonly sources: readonly Source[];
};

/** What providers and programs normally offer, by the id they have in `providers/` and `software/`. */
const usual: Readonly<Record<string, Usual>> = {
	google: {
		offers: 'SIZE 8BITMIME STARTTLS ENHANCEDSTATUSCODES PIPELINING CHUNKING SMTPUTF8',
		sources: [captures],
	},
	microsoft: {
		offers: 'SIZE PIPELINING DSN ENHANCEDSTATUSCODES STARTTLS 8BITMIME BINARYMIME CHUNKING',
		sources: [captures],
	},
	yahoo: {offers: 'PIPELINING SIZE 8BITMIME STARTTLS', sources: [captures]},
	'gmx-ionos': {offers: 'SIZE STARTTLS', sources: [captures]},
	comcast: {offers: 'SIZE ENHANCEDSTATUSCODES 8BITMIME STARTTLS', sources: [captures]},
	tencent: {offers: 'STARTTLS 8BITMIME SIZE', sources: [captures]},
	yandex: {offers: '8BITMIME PIPELINING SIZE STARTTLS', sources: [captures]},
	postfix: {
		offers: 'PIPELINING SIZE ENHANCEDSTATUSCODES 8BITMIME',
		sources: [sourceBook['postfix-smtpd']],
	},
	exim: {offers: 'SIZE 8BITMIME PIPELINING', sources: [sourceBook['exim-reports']]},
	sendmail: {
		offers: 'ENHANCEDSTATUSCODES PIPELINING 8BITMIME SIZE',
		sources: [note('Sessions with Sendmail, captured in 2025')],
	},
};

/** The banner as a firewall leaves it: asterisks, and the digits 2 and 0 that it spares. */
function isMasked(banner: string | undefined): boolean {
	const text = (banner ?? '').slice(0, 600).split('\n', 1)[0]?.replaceAll(/\s/gu, '') ?? '';
	return /^[*20]{6,}$/u.test(text) && text.replaceAll(/[20]/gu, '').length * 2 > text.length;
}

const isOverwritten = ({keyword}: Capability): boolean =>
	explainKeyword(keyword)?.keyword === 'XXXXXXXA';

/**
 * What is normally in the reply to EHLO and missing in this one, and what
 * should not be there; serious findings first. Never throws. What a provider
 * is known not to offer is not held against it.
 */
export function missingAtEhlo(facts: EhloFacts): readonly ExpectedFinding[] {
	const {capabilities, secure} = facts;
	const isBannerMasked = isMasked(facts.banner);
	const isKeywordMasked = capabilities.some(isOverwritten);
	const found: ExpectedFinding[] = [];
	if (isBannerMasked) found.push(fixed('ehlo/masked-banner'));
	// HELO has no keywords that could be missing; it may also have been the person's choice.
	if (!facts.extended) return facts.refused ? [...found, fixed('ehlo/helo-only')] : found;
	if (isKeywordMasked) found.push(fixed('ehlo/masked-keyword'));
	const lacks = (keyword: string): boolean => !hasCapability(capabilities, keyword);
	if (secure && !lacks('STARTTLS')) found.push(fixed('ehlo/starttls-after-tls'));
	if (!secure && lacks('STARTTLS'))
		found.push(
			fixed(isBannerMasked || isKeywordMasked ? 'ehlo/starttls-removed' : 'ehlo/no-starttls'),
		);
	const speaker = recognise('', {mx: facts.mx, banner: facts.banner});
	const who = speaker.provider ?? speaker.software;
	const habits = who === undefined ? undefined : usual[who.id];
	if (who === undefined || habits === undefined) {
		found.push(...general.filter(([keyword]) => lacks(keyword)).map(([, id]) => fixed(id)));
		return found;
	}
	const missing = habits.offers
		.split(' ')
		.filter((keyword) => lacks(keyword) && !(keyword === 'STARTTLS' && secure));
	if (missing.length > 0) found.push(unlike(who, missing, habits));
	return found;
}

function unlike(
	who: {readonly id: string; readonly name: string},
	missing: readonly string[],
	habits: Usual,
): ExpectedFinding {
	const isSerious = missing.includes('STARTTLS');
	const words =
		missing.length === 1 ? missing[0] : `${missing.slice(0, -1).join(', ')} and ${missing.at(-1)}`;
	return {
		id: `ehlo/unlike/${who.id}`,
		isSerious,
		title:
			missing.length === 1
				? `Other servers of this kind offer ${words}`
				: `Other servers of this kind offer ${missing.length} things more`,
		text: `This looks like ${who.name}, where ${words} ${missing.length === 1 ? 'is' : 'are'} normally offered; not so here. It may be set up otherwise, it may show less to strangers it distrusts, something on the way may have changed the reply, or it is somebody else's server.`,
		confidence: 'low',
		sources: habits.sources,
	};
}
