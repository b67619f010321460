import {note, page, rfc} from '../sources.ts';
import type {CheckWordsTable} from './words.ts';

const callouts = [
	page(
		'Exim: access control lists, callout verification',
		'https://www.exim.org/exim-html-current/doc/html/spec_html/ch-access_control_lists.html',
	),
	page(
		'Postfix: ADDRESS_VERIFICATION_README',
		'https://www.postfix.org/ADDRESS_VERIFICATION_README.html',
	),
];
const bounces = [rfc(5321, '4.5.5'), ...callouts];
const roles = [rfc(5321, '4.5.1'), rfc(2142)];

const verifies = 'A receiver that checks this by a call-back';

/** The call-back, the role mailboxes, and the mail service on our own address. */
export const callbackWords: CheckWordsTable = {
	'callback/accepted': {
		weight: 'much',
		title: 'Your sender can be answered',
		concludes: `${verifies} finds a server that takes bounces for your sender, and lets you pass.`,
		who: null,
		next: [],
		sources: bounces,
	},
	'callback/null-sender': {
		weight: 'little',
		title: 'The null sender: nobody to call back',
		concludes: 'There is nobody to call back, so no receiver tries.',
		who: null,
		next: [],
		sources: [rfc(5321, '4.5.5')],
	},
	'callback/refused': {
		weight: 'much',
		title: 'Your own mail server refuses your sender',
		concludes: `${verifies} concludes that nobody could answer you or get a bounce, and refuses you.`,
		who: 'mail-server',
		next: [
			'Use a sender address that exists, or create the mailbox.',
			'If the server refuses all mail for the domain, enter the domain there as one of its own.',
		],
		sources: callouts,
	},
	'callback/refuses-null-sender': {
		weight: 'much',
		title: 'Your own mail server refuses bounces',
		concludes: `${verifies} sends an empty sender, as every bounce does, and takes the refusal for proof that you cannot get bounces.`,
		who: 'mail-server',
		next: ['Let the server accept MAIL FROM:<>: RFC 5321 demands it, since bounces come that way.'],
		sources: bounces,
	},
	'callback/deferred': {
		weight: 'some',
		title: 'Your own mail server says "not now"',
		concludes: `${verifies} tells you "not now", too, until your server has answered.`,
		who: 'mail-server',
		next: [
			'Look again in a few minutes: greylisting lets those in who come back.',
			'If your receivers defer you for this, exempt the null sender from greylisting.',
		],
		sources: callouts,
	},
	'callback/refuses-us': {
		weight: 'little',
		title: 'Your own mail server refuses you, not the sender',
		concludes:
			'Nothing follows from it: the refusal is about the address that you come from, or how you call. A receiver calls back from its own address, in its own way.',
		who: null,
		next: ['Repeat it from another address, best from a server that sends mail.'],
		sources: callouts,
	},
	'callback/wants-login': {
		weight: 'much',
		title: 'Your own mail server takes mail only after a login',
		concludes: `${verifies} cannot log in there, and neither can whoever has a bounce or an answer for you. It concludes that nobody could answer you, and refuses you.`,
		who: 'mail-server',
		next: [
			'Let port 25 take mail for your domain without AUTH.',
			'Or name another host in the MX record: this one serves only its own users.',
		],
		sources: [rfc(4954, '6'), ...callouts],
	},
	'callback/wants-tls': {
		weight: 'some',
		title: 'Your own mail server insists on TLS',
		concludes:
			'Nothing about your sender yet. A receiver that calls back over TLS may get further; one without TLS is refused, and so are bounces that come in the clear.',
		who: 'mail-server',
		next: [
			'Let the server offer a STARTTLS that works.',
			'Let port 25 take mail without TLS, too: a public mail server must not insist on it.',
		],
		sources: [rfc(3207, '4'), ...callouts],
	},
	'callback/takes-no-mail': {
		weight: 'much',
		title: 'The mail server of your sender takes no mail',
		concludes: `${verifies} finds a server that takes no mail at all, and refuses you.`,
		who: 'dns',
		next: ['Let the MX records of the domain name a server that takes mail for it.'],
		sources: [rfc(7504), ...callouts],
	},
	'callback/null-mx': {
		weight: 'much',
		title: 'Your sender domain says that it takes no mail',
		concludes:
			'With a null MX nobody can answer you or return a bounce. Many receivers refuse such a sender outright.',
		who: 'dns',
		next: [
			'Send from a domain that takes mail.',
			'Or publish the MX record of a server that takes it.',
		],
		sources: [rfc(7505, '4.2')],
	},
	'callback/no-host': {
		weight: 'much',
		title: 'Your sender domain has no mail server',
		concludes: 'Nobody can answer you or return a bounce. Most receivers refuse such a sender.',
		who: 'dns',
		next: ['Check the sender for a typo.', 'Publish an MX record whose host has an address.'],
		sources: [rfc(5321, '5.1')],
	},
	'callback/dns-failed': {
		weight: 'some',
		title: 'DNS did not say where your sender takes mail',
		concludes: `${verifies} tells you "not now" if DNS fails for it, too.`,
		who: 'resolver',
		next: ['Try again, or name another DNS server with --resolver.'],
		sources: callouts,
	},
	'callback/nobody-listens': {
		weight: 'much',
		title: 'Nobody listens where your sender takes mail',
		concludes: `${verifies} finds no mail server there, and defers or refuses you.`,
		who: 'mail-server',
		next: [
			'Start the mail server, and let it listen on port 25.',
			'Or let the MX records name the host where it does.',
		],
		sources: callouts,
	},
	'callback/not-smtp': {
		weight: 'much',
		title: 'Where your sender takes mail is no mail server',
		concludes: `${verifies} finds no mail server there, and defers or refuses you.`,
		who: 'mail-server',
		next: ['Let the MX records name the host of your mail server.'],
		sources: callouts,
	},
	'callback/no-answer': {
		weight: 'little',
		title: 'The call-back got no answer',
		concludes:
			'It may be that port 25 is blocked on your side, that their firewall drops you, or that the server is down. A receiver finds no fault in the first two.',
		who: null,
		next: ['Repeat it from another network, one that lets port 25 out.'],
		sources: callouts,
	},
	'callback/odd-answer': {
		weight: 'little',
		title: 'Your own mail server gave an answer that is none',
		concludes: `${verifies} may read it as a yes, by its first digit, or give up.`,
		who: 'mail-server',
		next: ['Have your mail server answer RCPT with 250, or with a refusal.'],
		sources: [rfc(5321, '4.3.2')],
	},
	'callback/connection-lost': {
		weight: 'some',
		title: 'Your own mail server dropped the call-back',
		concludes: `${verifies} cannot tell either, and defers you if it is treated the same way.`,
		who: 'mail-server',
		next: ['Look into the log of that mail server.', 'Repeat it from another address.'],
		sources: callouts,
	},
	'callback/held-back': {
		weight: 'little',
		title: 'The call-back has to wait',
		concludes:
			'Nothing follows from it: mxray has been at that server often enough lately, and did not go.',
		who: 'you',
		next: ['Wait, and look again.', 'To go all the same, use --ignore-limits.'],
		sources: [note('Design of mxray')],
	},
	'callback/private-address': {
		weight: 'some',
		title: 'The mail server of your sender is in a private network',
		concludes:
			'From outside nobody gets there, if these are the addresses that the world sees, too.',
		who: 'dns',
		next: [
			'If your network has its own DNS, ask one outside with --resolver.',
			'To call back to the private address, use --allow-private.',
		],
		sources: [rfc(1918)],
	},
	'callback/cannot-say': {
		weight: 'little',
		title: 'The call-back could not name your sender',
		concludes:
			'The server does not offer SMTPUTF8, which this sender address needs. Few servers can take mail from it.',
		who: 'you',
		next: ['Use a sender address of ASCII characters.'],
		sources: [rfc(6531, '3.2')],
	},
	'postmaster/accepted': {
		weight: 'little',
		title: 'postmaster@ is there',
		concludes: 'Whoever has a question about your mail can ask it.',
		who: null,
		next: [],
		sources: roles,
	},
	'postmaster/refused': {
		weight: 'some',
		title: 'postmaster@ is refused',
		concludes:
			'The one mailbox that every mail domain must have is missing. Some receivers check it, and some lists list domains for it.',
		who: 'mail-server',
		next: ['Create postmaster@ as an alias of somebody who reads it.'],
		sources: [rfc(5321, '4.5.1')],
	},
	'postmaster/wants-login': {
		weight: 'some',
		title: 'postmaster@ is reached only after a login',
		concludes: 'Whoever has a question about your mail has no login there, and cannot ask it.',
		who: 'mail-server',
		next: ['Let port 25 take mail for postmaster@ without AUTH.'],
		sources: [rfc(4954, '6'), ...roles],
	},
	'postmaster/not-told': {
		weight: 'little',
		title: 'postmaster@: not told',
		concludes: 'Nothing follows from this.',
		who: null,
		next: [],
		sources: roles,
	},
	'abuse/accepted': {
		weight: 'little',
		title: 'abuse@ is there',
		concludes: 'Whoever complains about your mail can tell you before telling others.',
		who: null,
		next: [],
		sources: roles,
	},
	'abuse/refused': {
		weight: 'little',
		title: 'abuse@ is refused',
		concludes:
			'Complaints about your mail cannot reach you, so they go to your provider or a block list.',
		who: 'mail-server',
		next: ['Create abuse@ as an alias of somebody who reads it.'],
		sources: [rfc(2142, '2')],
	},
	'abuse/wants-login': {
		weight: 'little',
		title: 'abuse@ is reached only after a login',
		concludes:
			'Whoever complains about your mail has no login there, so it goes to your provider or a block list.',
		who: 'mail-server',
		next: ['Let port 25 take mail for abuse@ without AUTH.'],
		sources: [rfc(4954, '6'), ...roles],
	},
	'abuse/not-told': {
		weight: 'little',
		title: 'abuse@: not told',
		concludes: 'Nothing follows from this.',
		who: null,
		next: [],
		sources: roles,
	},
	'own-service/is-mx': {
		weight: 'little',
		title: 'Your address is a mail exchanger of your sender',
		concludes: 'The server that sends also takes the answers: that is what a real mail server is.',
		who: null,
		next: [],
		sources: [note('Practice of mail operators')],
	},
	'own-service/answers': {
		weight: 'little',
		title: 'A mail server answers at your address',
		concludes: 'A receiver that looks finds a real mail server, not a home computer.',
		who: null,
		next: [],
		sources: [note('Practice of mail operators')],
	},
	'own-service/nobody-listens': {
		weight: 'little',
		title: 'No mail server answers at your address',
		concludes:
			'A few receivers look for one, since infected home computers have none. Large senders often have none either, so it seldom decides.',
		who: 'you',
		next: [
			'Leave it, unless a receiver names it as the reason: then let a mail server listen there.',
		],
		sources: [note('Practice of mail operators')],
	},
	'own-service/held-back': {
		weight: 'little',
		title: 'Mail service on your address: held back',
		concludes: 'Nothing: nobody was contacted there.',
		who: 'you',
		next: ['Wait, and look again.', 'To go all the same, use --ignore-limits.'],
		sources: [note('Design of mxray')],
	},
	'own-service/not-told': {
		weight: 'little',
		title: 'Mail service on your address: not told',
		concludes:
			'From inside your network mxray may not get to your own public address, while others do.',
		who: null,
		next: [],
		sources: [note('Practice of mail operators')],
	},
};
