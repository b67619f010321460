import {note, page, rfc} from '../sources.ts';
import type {CheckWords, CheckWordsTable} from './words.ts';

const paths = rfc(5321, '4.1.2');
const finding = rfc(5321, '5.1');
const unknownDomain = page(
	'Postfix: reject_unknown_sender_domain',
	'https://www.postfix.org/postconf.5.html#reject_unknown_sender_domain',
);
const giveSender = 'Give an address of your own with --from.';

function wrong(
	title: string,
	concludes: string,
	next: readonly string[] = [giveSender],
): CheckWords {
	return {weight: 'much', title, concludes, who: 'you', next, sources: [paths]};
}

function noMail(title: string, concludes: string, next: readonly string[]): CheckWords {
	return {weight: 'much', title, concludes, who: 'dns', next, sources: [finding, unknownDomain]};
}

/** The envelope sender and its domain. */
export const senderWords: CheckWordsTable = {
	'sender-name/address': {
		weight: 'much',
		title: 'The sender is a full address',
		concludes: 'The form is right.',
		who: null,
		next: [],
		sources: [paths],
	},
	'sender-name/null': {
		weight: 'some',
		title: 'The sender is empty',
		concludes: 'Only messages about failures come so. Some refuse it, or look more closely.',
		who: 'you',
		next: [giveSender],
		sources: [rfc(5321, '4.5.5')],
	},
	'sender-name/not-found-out': {
		weight: 'some',
		title: 'No name for a sender could be found out',
		concludes:
			'A receiver sees the sender that you write with; which one that is, is not known here.',
		who: 'you',
		next: [giveSender, 'Or try again when DNS answers.'],
		sources: [rfc(5321, '4.5.5')],
	},
	'sender-name/malformed': wrong(
		'The sender is no address',
		'A receiver answers 501 or 553 to MAIL.',
	),
	'sender-name/literal': {
		...wrong(
			'The sender has an address for a domain',
			'The standard allows it, but nobody checks or trusts such a sender. Many refuse.',
		),
		sources: [rfc(5321, '4.1.3')],
	},
	'sender-name/local-domain': wrong(
		'The domain means nothing outside',
		'No answer could ever reach such an address. Many refuse for it.',
	),
	'sender-name/recipient': wrong(
		'Sender and recipient are the same',
		'Mail from outside that claims to come from its own user looks forged. A refusal says nothing about the mailbox.',
	),
	'sender-name/target-domain': {
		...wrong(
			'The sender is of the domain that you write to',
			'A receiver knows who may write in its own name, and you are a stranger to it.',
		),
		weight: 'some',
	},
	'sender-name/borrowed': {
		...wrong(
			"The sender is of a big provider's domain",
			'A receiver finds by SPF that you may not send for that domain. Many refuse.',
		),
		sources: [rfc(7208, '8.4'), note('SPF and DMARC records of the large mailbox providers')],
	},
	'sender-name/borrowed-unverified': {
		...wrong(
			"The sender is of somebody else's domain",
			'A receiver looks whether you may send for that domain. If not, many refuse.',
			[giveSender, 'Give your public address with --my-ip, or agree to ask for it.'],
		),
		sources: [rfc(7208, '8.4')],
	},
	'sender-name/needs-utf8': {
		weight: 'some',
		title: 'The sender needs SMTPUTF8',
		concludes: 'A server that does not offer SMTPUTF8 can make nothing of this address.',
		who: 'you',
		next: ['Give a sender in plain letters with --from.'],
		sources: [rfc(6531, '3.3')],
	},
	'sender-domain/mx': {
		weight: 'much',
		title: "The sender's domain takes mail",
		concludes: 'An answer could be delivered.',
		who: null,
		next: [],
		sources: [finding],
	},
	'sender-domain/implicit': {
		weight: 'little',
		title: 'The domain has an address but no MX',
		concludes: 'By the standard its own host takes the mail. A few want to see an MX record.',
		who: null,
		next: ['Publish an MX record, so that nobody has to guess.'],
		sources: [finding],
	},
	'sender-domain/null-mx': {
		...noMail(
			'The domain says that it takes no mail',
			'Whoever takes no answers should send nothing: a receiver may refuse with 550 5.7.27.',
			[
				'Give a sender whose domain takes mail with --from.',
				'Or replace the null MX by a real one.',
			],
		),
		sources: [rfc(7505, '4.2')],
	},
	'sender-domain/nxdomain': noMail(
		"The sender's domain does not exist",
		'A receiver takes the sender for made up. Most refuse for it.',
		[giveSender, 'Check the spelling, and whether the domain has run out.'],
	),
	'sender-domain/no-records': noMail(
		"The sender's domain leads nowhere",
		'No answer could ever be delivered. Most refuse for it.',
		['Publish an MX record for the domain.', giveSender],
	),
	'sender-domain/mx-nowhere': noMail(
		'The mail host of the domain has no address',
		'No answer could ever be delivered. Many refuse for it.',
		['Publish the address of the mail host, or correct the MX record.'],
	),
	'sender-domain/mx-address': {
		...noMail(
			'The MX record names an address, not a host',
			'It looks for a host of that name and finds none: no answer could ever be delivered. Many refuse for it.',
			['Publish an A record for a host name of yours, and name that host in the MX record.'],
		),
		sources: [rfc(1035, '3.3.9'), rfc(2181, '10.3')],
	},
	'sender-domain/mx-local': noMail(
		'The mail host means nothing outside',
		'Nobody outside finds such a host: no answer could ever be delivered. Many refuse for it.',
		[
			'Name a host in the MX record that the world can find.',
			'If the domain takes no mail, send from one that does.',
		],
	),
	'sender-domain/mx-useless': {
		...noMail(
			'One of the MX records leads nowhere',
			'Most try the other hosts. Whoever begins with the useless one delivers late, or not at all.',
			['Remove that MX record, or let it name a host.'],
		),
		weight: 'little',
		sources: [finding, rfc(1035, '3.3.9')],
	},
	'sender-domain/null-mx-beside': {
		...noMail(
			'A null MX stands beside other MX records',
			'The standard forbids it: one says that no mail is taken, the others that it is. Most pass over the null MX, some refuse for it.',
			['Remove the null MX if the domain takes mail, and the other MX records if not.'],
		),
		weight: 'some',
		sources: [rfc(7505, '3')],
	},
	'sender-domain/private': noMail(
		'The mail host has only a private address',
		'No answer could ever be delivered from outside. Many refuse for it.',
		['Publish the public address of the mail host.'],
	),
	'sender-domain/mx-alias': {
		...noMail(
			'The MX record names an alias',
			'The standard forbids it. Most take it all the same, some refuse.',
			['Name the host itself in the MX record, not an alias of it.'],
		),
		weight: 'little',
		sources: [finding, rfc(2181, '10.3')],
	},
	'sender-domain/unanswered': noMail(
		'DNS did not say',
		'A receiver that gets no answer either defers the mail with 450 or 451.',
		[
			'Try again later, or ask another DNS server with --resolver.',
			'If it stays so, look at the DNS servers of that domain.',
		],
	),
	'sender-domain/null-sender': {
		weight: 'some',
		title: 'There is no domain to look at',
		concludes: 'With an empty sender a receiver looks at the EHLO name in its place.',
		who: 'you',
		next: [giveSender],
		sources: [rfc(7208, '2.4')],
	},
	'sender-domain/no-domain': {
		weight: 'much',
		title: 'There is no domain to look at',
		concludes: 'A receiver finds nothing under what stands behind the @.',
		who: 'you',
		next: [giveSender],
		sources: [paths],
	},
};
