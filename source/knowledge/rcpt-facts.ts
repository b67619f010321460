import type {Source} from '../model/explanation.ts';
import type {Confidence} from '../model/verdict.ts';
import type {EnhancedCode} from '../model/wire.ts';
import {codeFits, enhancedFits} from './match.ts';
import {sourceBook} from './source-book.ts';
import {note, page, rfc} from './sources.ts';

/** What a kind of reply to RCPT is worth at one provider. Plain sentences, safe to show. */
export type RcptFact = {
	/** Path-shaped and stable: 'rcpt/yahoo-250'. */
	readonly id: string;
	/** Id of the provider or program; 'any' for what holds everywhere. */
	readonly provider: string;
	/** Basic codes: '250', '5xx', '450|451'. */
	readonly codes: string;
	/** Enhanced codes without the class, if the fact needs one: '1.1'. */
	readonly enhanced?: string;
	/** What else must be the case; the code alone does not choose such a fact. */
	readonly when?: string;
	readonly proves: string;
	readonly doesNotProve?: string;
	readonly sources: readonly Source[];
	readonly confidence: Confidence;
};

const verifier = note('Measurements of an email verifier, 2025 and 2026');
const verifierNotes = note('Notes of an email verifier on providers, 2026');
const reacher = page(
	'Reacher: check-if-email-exists',
	'https://github.com/reacherhq/check-if-email-exists',
);
const {captures} = sourceBook;

/** All facts; the first that fits is the one for a code. */
export const rcptFacts: readonly RcptFact[] = [
	{
		id: 'rcpt/yahoo-250',
		provider: 'yahoo',
		codes: '2xx',
		proves: 'Yahoo accepts every name at RCPT.',
		doesNotProve:
			'Yahoo accepts every name at RCPT: this answer proves nothing about the mailbox. Unknown ones are refused only after the message.',
		sources: [
			note('Sessions with Yahoo in the trackers of three email verifiers, to 2024'),
			verifierNotes,
		],
		confidence: 'medium',
	},
	{
		id: 'rcpt/google-550',
		provider: 'google',
		codes: '550',
		enhanced: '1.1',
		proves: 'Gmail checks names at RCPT: 550 5.1.1 there means that the mailbox does not exist.',
		sources: [sourceBook['google-smtp'], captures, verifier],
		confidence: 'medium',
	},
	{
		id: 'rcpt/google-250',
		provider: 'google',
		codes: '250',
		proves: 'Gmail checks names at RCPT, so an accepted name probably exists.',
		doesNotProve:
			'A Google Workspace domain may accept every name by a catch-all or a routing rule. Only a refused made-up name shows that this answer means something.',
		sources: [verifier],
		confidence: 'medium',
	},
	{
		id: 'rcpt/google-rate',
		provider: 'google',
		codes: '450|452|550',
		enhanced: '2.1-2',
		proves: 'Gmail says this about mailboxes that exist: they are off, full, or get mail too fast.',
		sources: [sourceBook['google-smtp'], reacher],
		confidence: 'medium',
	},
	{
		id: 'rcpt/outlook-550',
		provider: 'microsoft',
		codes: '550',
		enhanced: '5.0',
		proves: 'Outlook.com says 550 5.5.0 about mailboxes that do not exist.',
		sources: [captures, sourceBook['microsoft-ndr']],
		confidence: 'medium',
	},
	{
		id: 'rcpt/m365-541',
		provider: 'microsoft',
		codes: '550',
		enhanced: '4.1',
		proves:
			'With 550 5.4.1 Microsoft 365 says that the name is not in the directory of the customer, if the customer lets the edge check names.',
		doesNotProve:
			'Some Microsoft 365 domains answer 550 5.4.1 to every name, and a new user may be missing for 24 hours. Compare with a made-up name.',
		sources: [sourceBook['microsoft-ndr'], verifier],
		confidence: 'high',
	},
	{
		id: 'rcpt/m365-250',
		provider: 'microsoft',
		codes: '250',
		proves: 'If Microsoft refuses a made-up name of the domain with 5.4.1, this one exists.',
		doesNotProve:
			'At Microsoft a business domain may accept every name and bounce later; personal mailboxes mostly are checked. Compare with a made-up name.',
		sources: [sourceBook['microsoft-ndr']],
		confidence: 'high',
	},
	{
		id: 'rcpt/outlook-250',
		provider: 'microsoft',
		codes: '250',
		when: 'The mail exchanger is one of Outlook.com.',
		proves: 'The mailbox mostly exists.',
		doesNotProve:
			'Microsoft is reported to give less away at RCPT since 2025 and to bounce later: take it as probable.',
		sources: [note('A live session with Outlook.com of March 2025, and a report of 2026')],
		confidence: 'low',
	},
	{
		id: 'rcpt/m365-45x',
		provider: 'microsoft',
		codes: '452',
		enhanced: '5.3',
		proves:
			'Microsoft 365 has said 452 4.5.3 about a real mailbox, when recipients of two regions were named in one session.',
		doesNotProve:
			'This code of Microsoft is about naming recipients together, not about the mailbox.',
		sources: [captures],
		confidence: 'low',
	},
	{
		id: 'rcpt/mailru-250',
		provider: 'mailru',
		codes: '250',
		proves: 'Mail.ru accepts any name at RCPT and refuses unknown ones after the message.',
		doesNotProve:
			'Mail.ru accepts any name at RCPT: this answer proves nothing about the mailbox. At times it has refused unknown names there.',
		sources: [note('Sessions with Mail.ru recorded by users of email verifiers, to 2023')],
		confidence: 'medium',
	},
	{
		id: 'rcpt/yandex-550',
		provider: 'yandex',
		codes: '550',
		enhanced: '7.1',
		when: 'The words are “No such user”.',
		proves: 'Yandex says this about mailboxes that do not exist, in spite of the 5.7.1.',
		sources: [sourceBook['yandex-bounces'], verifierNotes],
		confidence: 'high',
	},
	{
		id: 'rcpt/apple-550',
		provider: 'apple',
		codes: '550',
		enhanced: '1.1',
		proves: 'Apple says 550 5.1.1 about mailboxes that do not exist.',
		doesNotProve:
			'Apple once said 550 5.1.1 about real mailboxes, in an outage in April 2021: ask again on another day.',
		sources: [sourceBook.sisimai],
		confidence: 'medium',
	},
	{
		id: 'rcpt/gmx-550',
		provider: 'gmx-ionos',
		codes: '550',
		proves:
			'GMX and its sisters say “mailbox unavailable” about names that do not exist, or were closed after long disuse.',
		doesNotProve:
			'GMX and its sisters open a refusal for policy with the same words, “mailbox unavailable”: read the last line.',
		sources: [sourceBook['gmx-errors']],
		confidence: 'high',
	},
	{
		id: 'rcpt/qq-550',
		provider: 'tencent',
		codes: '550',
		proves: 'QQ says “Mailbox not found” about names that do not exist.',
		doesNotProve:
			'At QQ “Mailbox unavailable or access denied” is protection against floods, not absence.',
		sources: [sourceBook['tencent-help'], sourceBook.sisimai],
		confidence: 'medium',
	},
	{
		id: 'rcpt/netease-550',
		provider: 'netease',
		codes: '550',
		proves: 'NetEase says “User not found” about names that do not exist.',
		doesNotProve:
			'Once NetEase has said HL:REP it refuses everything: an answer after that says nothing about a mailbox.',
		sources: [sourceBook['netease-help'], captures],
		confidence: 'high',
	},
	{
		id: 'rcpt/docomo-550',
		provider: 'docomo',
		codes: '550',
		proves: 'NTT docomo says “Unknown user” at RCPT about names that do not exist.',
		doesNotProve:
			'After the message the same words of NTT docomo mean that the user filters the sender.',
		sources: [sourceBook.docomo, sourceBook.sisimai],
		confidence: 'medium',
	},
	{
		id: 'rcpt/kddi-550',
		provider: 'kddi',
		codes: '550',
		proves: 'KDDI names the address before “User unknown” when it does not exist.',
		doesNotProve:
			'Without the address before it, “User unknown” of KDDI means that the message was filtered.',
		sources: [sourceBook.sisimai],
		confidence: 'medium',
	},
	{
		id: 'rcpt/mimecast-250',
		provider: 'mimecast',
		codes: '250',
		proves: 'Whether Mimecast checks names is a setting of each customer.',
		doesNotProve:
			'A Mimecast customer may accept any address: this answer proves nothing, unless a made-up name is refused.',
		sources: [
			page(
				'Mimecast: recipient validation',
				'https://mimecastsupport.zendesk.com/hc/en-us/articles/34000546468371',
			),
		],
		confidence: 'high',
	},
	{
		id: 'rcpt/barracuda-250',
		provider: 'barracuda',
		codes: '250',
		proves: 'Barracuda asked the server behind it, or looked into its own list of users.',
		doesNotProve:
			'A server behind Barracuda may accept every name, and the answer may be an old one: an acceptance is kept for an hour.',
		sources: [sourceBook['barracuda-codes']],
		confidence: 'high',
	},
	{
		id: 'rcpt/barracuda-5xx',
		provider: 'barracuda',
		codes: '550',
		enhanced: '1.1',
		proves: 'Barracuda asked the server behind it, or looked into its own list of users.',
		doesNotProve: 'Barracuda keeps a refusal for 90 minutes: a new mailbox may exist by now.',
		sources: [sourceBook['barracuda-codes']],
		confidence: 'high',
	},
	{
		id: 'rcpt/proofpoint-250',
		provider: 'proofpoint',
		codes: '250',
		proves: 'The mailbox exists only if this customer of Proofpoint has names checked.',
		doesNotProve:
			'Proofpoint checks names only for customers that want it: this answer proves nothing, unless a made-up name is refused.',
		sources: [sourceBook['field-manual']],
		confidence: 'medium',
	},
	{
		id: 'rcpt/cisco-250',
		provider: 'cisco',
		codes: '250',
		proves: 'The answer is honest where the Cisco gateway checks names during the session.',
		doesNotProve:
			'A Cisco gateway may check names only after it took the message, and after 25 unknown names in an hour it may accept everything.',
		sources: [sourceBook['cisco-esa']],
		confidence: 'high',
	},
	{
		id: 'rcpt/spamexperts-250',
		provider: 'spamexperts',
		codes: '250',
		proves: 'SpamExperts asked the server behind it, which may take 30 seconds.',
		doesNotProve:
			'SpamExperts passes on what the server behind it says: if that accepts every name, so does this.',
		sources: [note('N-able Mail Assure: catch-all domains'), reacher],
		confidence: 'high',
	},
	{
		id: 'rcpt/cloudflare-250',
		provider: 'cloudflare',
		codes: '250',
		proves: 'Cloudflare has a route or a catch-all for this name.',
		doesNotProve:
			'Cloudflare only forwards: whether the mailbox behind it takes mail shows after the message. It has accepted names without a route.',
		sources: [sourceBook['cloudflare-postmaster'], verifier],
		confidence: 'medium',
	},
	{
		id: 'rcpt/ses-250',
		provider: 'amazon',
		codes: '250',
		proves: 'A receipt rule of Amazon SES fits this name.',
		doesNotProve:
			'Amazon SES bounces after it has accepted: this answer proves nothing about the mailbox.',
		sources: [sourceBook['ses-receiving'], sourceBook.sisimai],
		confidence: 'high',
	},
	{
		id: 'rcpt/namecheap-450',
		provider: 'namecheap',
		codes: '450',
		enhanced: '1.1',
		proves:
			'With “unverified address” Namecheap passes on a refusal of the server behind it: absent, off or full. It does not change with time.',
		doesNotProve:
			'At Namecheap a 450 4.1.1 need not be temporary; only “verification in progress” is.',
		sources: [verifierNotes],
		confidence: 'medium',
	},
	{
		id: 'rcpt/postfix-450-verify',
		provider: 'postfix',
		codes: '450',
		enhanced: '1.1',
		proves: 'Postfix asked the server behind it, which refused the name or kept silent.',
		doesNotProve:
			'Postfix says 450 by default even where the server behind it clearly refused: read the words after the colon.',
		sources: [sourceBook['postfix-smtpd'], sourceBook['postfix-verify']],
		confidence: 'high',
	},
	{
		id: 'rcpt/exchange-250',
		provider: 'exchange',
		codes: '250',
		proves: 'With its recipient filter on, Exchange accepts only names that exist.',
		doesNotProve:
			'Without its recipient filter Exchange accepts every name and bounces later: this answer alone proves nothing.',
		sources: [
			note('Microsoft: recipient filtering on Edge servers'),
			sourceBook['barracuda-codes'],
		],
		confidence: 'medium',
	},
	// What holds everywhere.
	{
		id: 'rcpt/any-511',
		provider: 'any',
		codes: '550',
		enhanced: '1.1',
		proves: 'After an accepted sender the mailbox very likely does not exist.',
		doesNotProve: 'It proves nothing if the same server says it about an address known to work.',
		sources: [rfc(3463, '3.2'), verifier],
		confidence: 'high',
	},
	{
		id: 'rcpt/any-57x',
		provider: 'any',
		codes: '5xx',
		enhanced: '7.0-999',
		proves: 'The server refuses you, or applies a rule.',
		doesNotProve:
			'It does not prove that the mailbox is absent; Yandex, SFR, Sophos and Trend Micro are known to say 5.7.1 about unknown names.',
		sources: [verifier, sourceBook['yandex-bounces'], sourceBook['sophos-codes']],
		confidence: 'medium',
	},
	{
		id: 'rcpt/any-552',
		provider: 'any',
		codes: '552',
		proves: 'The mailbox exists and is full.',
		doesNotProve:
			'Yahoo says 552 about mailboxes that do not exist, QQ and NTT docomo about the size of a message.',
		sources: [sourceBook.sisimai, verifier],
		confidence: 'medium',
	},
	{
		id: 'rcpt/any-522',
		provider: 'any',
		codes: '5xx',
		enhanced: '2.2',
		proves: 'The mailbox exists and is full.',
		doesNotProve: 'It does not prove that somebody still reads it.',
		sources: [rfc(3463, '3.3'), verifier],
		confidence: 'medium',
	},
	{
		id: 'rcpt/any-521',
		provider: 'any',
		codes: '5xx',
		enhanced: '2.1',
		proves: 'The mailbox exists, but is switched off.',
		doesNotProve: 'It does not prove that it will come back.',
		sources: [rfc(3463, '3.3'), captures],
		confidence: 'high',
	},
	{
		id: 'rcpt/any-251',
		provider: 'any',
		codes: '251',
		proves: 'The address is known here and mail for it is forwarded.',
		doesNotProve: 'It proves nothing about the mailbox at the end.',
		sources: [rfc(5321, '3.4')],
		confidence: 'high',
	},
	{
		id: 'rcpt/any-252',
		provider: 'any',
		codes: '252',
		proves: 'The server does not want to say, but would try to deliver.',
		doesNotProve: 'It proves nothing at all about the mailbox.',
		sources: [rfc(5321, '3.5.3')],
		confidence: 'high',
	},
	{
		id: 'rcpt/any-250',
		provider: 'any',
		codes: '250',
		proves: 'The server takes mail for this recipient at this moment.',
		doesNotProve:
			'It does not prove that the mailbox exists: ask for a made-up name of the domain too; if that is accepted, the answer is worthless.',
		sources: [rfc(5321, '3.3'), sourceBook['postfix-verify'], verifier],
		confidence: 'high',
	},
	{
		id: 'rcpt/any-4xx',
		provider: 'any',
		codes: '4xx',
		proves:
			'It proves nothing about the mailbox, unless the words say that it is full or gets too much mail, or pass on a 5.1.1.',
		doesNotProve: 'A temporary refusal never proves that a mailbox is absent.',
		sources: [rfc(5321, '4.2.1'), verifier],
		confidence: 'high',
	},
	// What a code alone cannot show.
	{
		id: 'rcpt/any-250-compared',
		provider: 'any',
		codes: '250',
		when: 'A made-up name of the same domain is refused as unknown.',
		proves: 'The mailbox very likely exists.',
		doesNotProve: 'It does not prove that mail reaches the inbox.',
		sources: [verifier, reacher],
		confidence: 'medium',
	},
	{
		id: 'rcpt/any-mixed',
		provider: 'any',
		codes: '250|550',
		when: 'Made-up names are now accepted and now refused.',
		proves: 'The server answers by the toss of a coin, against harvesters.',
		doesNotProve: 'It proves nothing. Ask for two or three made-up names to see it.',
		sources: [verifier],
		confidence: 'low',
	},
	{
		id: 'rcpt/any-late',
		provider: 'any',
		codes: '250',
		when: 'A 5xx follows after the message.',
		proves: 'The server checks the recipient only when it has the message.',
		doesNotProve: 'Acceptance at RCPT alone does not prove that the mailbox exists.',
		sources: [rfc(5321, '3.3'), sourceBook['postfix-verify']],
		confidence: 'high',
	},
	{
		id: 'rcpt/any-greylisted',
		provider: 'any',
		codes: '450|451',
		when: 'The server says that it greylists.',
		proves: 'It proves nothing yet.',
		doesNotProve:
			'It does not prove absence. Ask again with the same sender and the same recipient, and always use the same made-up name to compare.',
		sources: [rfc(6647), verifierNotes],
		confidence: 'medium',
	},
	{
		id: 'rcpt/any-before',
		provider: 'any',
		codes: '4xx|5xx',
		when: 'The refusal comes before RCPT.',
		proves: 'It is about you or your sender address.',
		doesNotProve:
			'It proves nothing about the recipient, even where the words are “User unknown”: that is the sender.',
		sources: [verifier],
		confidence: 'medium',
	},
];

/**
 * What a reply to RCPT proves, and what not: what is known of the provider,
 * else what holds everywhere. A fact that needs an enhanced code is chosen only
 * with that code; undefined if nothing is known.
 */
export function rcptFact(
	provider: string | undefined,
	code: number,
	enhanced?: EnhancedCode,
): RcptFact | undefined {
	const fits = (who: string): RcptFact | undefined =>
		rcptFacts.find(
			(fact) =>
				fact.provider === who &&
				fact.when === undefined &&
				codeFits(fact.codes, code) &&
				(fact.enhanced === undefined || enhancedFits(fact.enhanced, enhanced)),
		);
	return (provider === undefined ? undefined : fits(provider)) ?? fits('any');
}
