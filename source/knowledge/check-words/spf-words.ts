import {page, rfc} from '../sources.ts';
import type {CheckWords, CheckWordsTable} from './words.ts';

const googleSenders = page(
	'Google Workspace Admin Help: email sender guidelines',
	'https://support.google.com/a/answer/81126',
);

/** What to do where there is a record to publish: beside nothing, or in place of what stands there. */
export const spfPublish = {
	first: 'Publish the record below.',
	instead: 'Publish the record below in place of the old one: a name has one record for SPF only.',
	/** Where it is somebody else's zone. */
	yours: {
		sender: 'Use a sender of a domain that is yours, with --from.',
		name: 'Say an EHLO name that is yours, with --helo.',
	},
} as const;
const elsewhere =
	'Send through a server that the record names, or use a sender of a domain that is yours.';
const others = 'Keep every other server in it that sends mail for the domain.';
const askAgain = 'Look again in a while; if it stays so, tell whoever runs the DNS of the domain.';

/** A record that no receiver can use is the same trouble whatever name it stands at. */
const unusable = {weight: 'much', who: 'dns'} as const;
const uncertain = {weight: 'some', who: 'dns'} as const;

/** Words that fit both identities, the sender's domain and the EHLO name. */
const common = {
	syntax: {
		...unusable,
		title: 'The SPF record has a mistake',
		concludes:
			'One mistake spoils the whole record, wherever it stands: the result is permerror. Many receivers treat that as a failure.',
		next: ['Correct the term named here, or take it out.'],
		sources: [rfc(7208, '4.6'), rfc(7208, '2.6.7')],
	},
	'too-many-lookups': {
		...unusable,
		title: 'The SPF record needs more than 10 DNS lookups',
		concludes:
			'The receiver stops at the eleventh lookup: the result is permerror. Whatever stands behind it in the record does not count.',
		next: [
			'Take out terms that nobody needs: include, a, mx, ptr, exists and redirect cost a lookup each.',
			'Write addresses that do not change as ip4 and ip6: those cost none.',
		],
		sources: [rfc(7208, '4.6.4')],
	},
	'too-many-voids': {
		...unusable,
		title: 'The SPF record asks for names that have nothing',
		concludes:
			'The receiver stops at the third question that finds no record: the result is permerror.',
		next: ['Take out the terms whose names have no record any more, or publish what they name.'],
		sources: [rfc(7208, '4.6.4')],
	},
	'too-many-hosts': {
		...unusable,
		title: 'A term of the SPF record leads to too many hosts',
		concludes: 'One mx may lead to at most ten host names. Beyond that the result is permerror.',
		next: ['Write the addresses of these hosts as ip4 and ip6 in place of the term.'],
		sources: [rfc(7208, '4.6.4')],
	},
	'several-records': {
		...unusable,
		title: 'There is more than one SPF record',
		concludes: 'A receiver does not choose between them: the result is permerror.',
		next: ['Put all terms into one record that begins with v=spf1, and delete the others.'],
		sources: [rfc(7208, '4.5')],
	},
	'no-such-record': {
		...unusable,
		title: 'The SPF record leads to a name without one',
		concludes:
			'Where include or redirect finds no record for SPF, the result of the whole is permerror.',
		next: ['Take this term out, or correct its name.'],
		sources: [rfc(7208, '5.2'), rfc(7208, '6.1')],
	},
	permerror: {
		...unusable,
		title: 'The SPF record cannot be used',
		concludes: 'The receiver cannot make sense of it: the result is permerror.',
		next: ['Correct the record at the place named here.'],
		sources: [rfc(7208, '2.6.7')],
	},
	'dns-failed': {
		...uncertain,
		title: 'SPF could not be looked up',
		concludes:
			'A receiver for whom DNS fails in the same way gets temperror, and may ask you to come back later.',
		next: [askAgain],
		sources: [rfc(7208, '2.6.6')],
	},
	'no-such-domain': {
		weight: 'some',
		who: 'you',
		title: 'SPF of a domain that does not exist',
		concludes: 'There is nothing that SPF could look at: the result is none.',
		next: ['Use a name of a domain that exists and is yours.'],
		sources: [rfc(7208, '4.3')],
	},
	'address-unknown': {
		weight: 'some',
		who: 'you',
		title: 'SPF needs your public address',
		concludes:
			'SPF is about the address that the receiver sees. Which one that is, is not known here.',
		next: ['Give your public address with --my-ip, and look again.'],
		sources: [rfc(7208, '4.1')],
	},
} as const satisfies Readonly<Record<string, CheckWords>>;

const ofMail = {
	...common,
	pass: {
		weight: 'much',
		who: null,
		title: 'SPF lets you send for this domain',
		concludes: 'The domain of the sender says that your address may send for it.',
		next: [],
		sources: [rfc(7208, '8.3')],
	},
	fail: {
		weight: 'much',
		who: 'dns',
		title: 'SPF forbids you to send for this domain',
		concludes:
			'The domain itself says that mail from your address is not its own. Many receivers refuse for that at MAIL FROM or RCPT TO.',
		next: [elsewhere, others],
		sources: [rfc(7208, '8.4')],
	},
	softfail: {
		weight: 'much',
		who: 'dns',
		title: 'SPF does not expect you to send for this domain',
		concludes:
			'The domain says that mail from your address is probably not its own. Few refuse for that alone; it counts against you.',
		next: [elsewhere, others],
		sources: [rfc(7208, '8.5')],
	},
	neutral: {
		weight: 'some',
		who: 'dns',
		title: 'SPF says nothing about your address',
		concludes:
			'A receiver has to treat that as if there were no record: nothing confirms that the sender is yours.',
		next: [elsewhere, others],
		sources: [rfc(7208, '8.2')],
	},
	none: {
		weight: 'much',
		who: 'dns',
		title: 'The domain of the sender has no SPF record',
		concludes:
			'Anybody can use this domain as sender, so it confirms nothing. Large providers refuse mail that neither SPF nor DKIM confirms.',
		next: ['Before you publish one, add every other server to it that sends mail for the domain.'],
		sources: [rfc(7208, '8.1'), googleSenders],
	},
	'no-domain': {
		weight: 'little',
		who: null,
		title: 'The sender has no domain that SPF could look at',
		concludes:
			'SPF needs the full name of a domain on the internet. For an address literal, a bare or a local name the result is none.',
		next: ['Use a sender of a domain that is yours.'],
		sources: [rfc(7208, '4.3')],
	},
} as const satisfies Readonly<Record<string, CheckWords>>;

const ofHelo = {
	...common,
	pass: {
		weight: 'little',
		who: null,
		title: 'SPF lets your address use this EHLO name',
		concludes: 'The EHLO name is yours to use. It also counts for mail with the null sender.',
		next: [],
		sources: [rfc(7208, '2.3'), rfc(7208, '8.3')],
	},
	fail: {
		weight: 'much',
		who: 'dns',
		title: 'SPF forbids your address to use this EHLO name',
		concludes:
			'The name itself says that your address may not use it. Who looks at that may refuse you before any sender is named.',
		next: ['Say an EHLO name that is yours, with --helo.'],
		sources: [rfc(7208, '2.3'), rfc(7208, '8.4')],
	},
	softfail: {
		weight: 'some',
		who: 'dns',
		title: 'SPF does not expect your address at this EHLO name',
		concludes: 'The EHLO name is probably not yours, by its own record. It counts against you.',
		next: ['Say an EHLO name that is yours, with --helo.'],
		sources: [rfc(7208, '2.3'), rfc(7208, '8.5')],
	},
	neutral: {
		weight: 'little',
		who: 'dns',
		title: 'SPF of the EHLO name says nothing about you',
		concludes: 'A receiver has to treat that as if there were no record.',
		next: [],
		sources: [rfc(7208, '2.3'), rfc(7208, '8.2')],
	},
	none: {
		weight: 'little',
		who: 'dns',
		title: 'The EHLO name has no SPF record',
		concludes:
			'Most EHLO names have none, and hardly anybody minds. For mail with the null sender it is the only thing that SPF could confirm.',
		next: [],
		sources: [rfc(7208, '2.3'), rfc(7208, '8.1')],
	},
	'no-domain': {
		weight: 'little',
		who: null,
		title: 'SPF does not apply to this EHLO name',
		concludes:
			'SPF needs a full host name of the internet. An address literal has no record, and a bare or a local name has none that others could find.',
		next: ['Say a full host name that is yours, with --helo.'],
		sources: [rfc(7208, '4.3')],
	},
} as const satisfies Readonly<Record<string, CheckWords>>;

/** What SPF may come to, for either identity. */
export type SpfFinding = keyof typeof ofMail;

export const spfWords: CheckWordsTable = Object.fromEntries([
	...Object.entries(ofMail).map(([finding, words]) => [`spf-mail/${finding}`, words]),
	...Object.entries(ofHelo).map(([finding, words]) => [`spf-helo/${finding}`, words]),
]) as CheckWordsTable;
