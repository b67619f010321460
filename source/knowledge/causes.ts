import type {Cause} from '../model/cause.ts';
import type {Source} from '../model/explanation.ts';
import type {Factor} from '../model/trial.ts';
import type {About, Reason} from '../model/verdict.ts';
import {reasonTexts} from './reason-texts.ts';
import {reasonFacts} from './reasons.ts';
import {sourceBook} from './source-book.ts';
import {note, page, rfc} from './sources.ts';

/** A cause in words. Plain sentences, safe to show. */
export type CauseText = {
	/** At most 60 characters, without a full stop. */
	readonly title: string;
	/** What it is, in one or two sentences that stand alone. */
	readonly text: string;
	readonly about: About;
	/** The experiment that decides; null where mxray cannot make it. */
	readonly factor: Factor | null;
	/** The test that decides, in words. */
	readonly howToTell: string;
	/** What to do if this is it, most useful first. */
	readonly next: readonly string[];
	readonly sources: readonly Source[];
};

type OwnWords = Partial<CauseText> & Pick<CauseText, 'factor' | 'howToTell' | 'sources'>;

/** Causes that bear the name of a reason: its words hold, where no others are given. */
type Named = Extract<Cause, Reason>;

const {experience} = sourceBook;
const postfix = sourceBook['postfix-smtpd'];
const postscreen = sourceBook['postfix-postscreen'];
const ports = page(
	'Nylas: SMTP ports blocked on cloud servers',
	'https://cli.nylas.com/guides/smtp-ports-blocked-on-cloud-servers',
);
const inspection = note('Cisco ASA guide and technote 113423: ESMTP inspection');
const elsewhere = 'Walk from another network: if it works there, your address is the cause.';
const nextMx = 'Try the next mail exchanger of the domain.';
const tellPostmaster = 'Tell their postmaster, with the time and your IP address.';

const named: Readonly<Record<Named, OwnWords>> = {
	'ip-blocklisted': {
		factor: null,
		howToTell: `${elsewhere} Or look your address up at the block lists.`,
		sources: [postscreen, sourceBook['gmx-errors'], sourceBook['outlook-postmaster']],
	},
	'bad-reputation': {
		factor: null,
		howToTell: 'Walk from an address with a good name, or come back after some quiet days.',
		sources: [sourceBook['google-smtp'], sourceBook['outlook-postmaster']],
	},
	'domain-blocklisted': {
		factor: 'sender',
		howToTell: 'Name a sender of another domain: if that is taken, the domain is the cause.',
		sources: [sourceBook['gmx-errors']],
	},
	'no-ptr': {
		factor: null,
		howToTell: 'Look up the PTR record of your IP address, and whether its name leads back to it.',
		sources: [postfix, rfc(1912, '2.1')],
	},
	'helo-rejected': {
		factor: 'helo',
		howToTell: 'Say EHLO with another name of yours: if that goes further, the name is the cause.',
		sources: [postfix, rfc(5321, '4.1.4')],
	},
	'sender-rejected': {
		factor: 'sender',
		howToTell: 'Name another sender: if that goes further, the sender is the cause.',
		sources: [sourceBook['exim-reports'], sourceBook['postfix-verify']],
	},
	'sender-auth-failed': {
		factor: 'sender',
		howToTell:
			'Name a sender of a domain whose SPF record allows your address: if that goes further, the check of the sender is the cause.',
		sources: [rfc(7208), rfc(7489)],
	},
	'rate-limited': {
		factor: 'pace',
		howToTell:
			'Wait, then come once more with pauses between commands: if that goes further, a limit was reached.',
		sources: [postfix, sourceBook['cisco-esa']],
	},
	greylisted: {
		factor: null,
		howToTell:
			'Come back after the wait with the same address, sender and recipient: greylisting lets you in then.',
		sources: [rfc(6647)],
	},
	'tls-required': {
		factor: 'tls',
		howToTell: 'Start TLS before MAIL FROM: if that goes further, it was demanded.',
		sources: [rfc(3207, '4')],
	},
	'auth-required': {
		factor: 'port',
		howToTell: 'See whether the host is an MX of the domain, and which port was used.',
		sources: [rfc(4954), rfc(6409)],
	},
	policy: {
		text: 'The server has a rule against something that you are or said, and does not say which.',
		factor: null,
		howToTell: 'Change one thing at a time: name, sender, recipient, network.',
		sources: [rfc(3463, '3.8')],
	},
	'protocol-error': {
		title: 'A command or an answer does not fit the protocol',
		text: 'The server did not take a command as it was said, because it does not know it or wants another order; or what it answered is no proper reply.',
		factor: 'again',
		howToTell: 'Say the same command once more, and read what the server offers after EHLO.',
		sources: [rfc(5321, '4.2.2')],
	},
	'relay-denied': {
		factor: 'host',
		howToTell: 'Ask another mail exchanger of the domain, and see whether this host is one.',
		sources: [rfc(5321, '3.6')],
	},
	'user-unknown': {
		factor: 'name',
		howToTell:
			'Ask for a made-up name and for postmaster: if only unknown names are refused, it means the name.',
		sources: [rfc(3463, '3.2')],
	},
	'mailbox-disabled': {
		factor: 'postmaster',
		howToTell: 'Ask for postmaster: if that is accepted, only this mailbox is meant.',
		sources: [rfc(3463, '3.3')],
	},
	'mailbox-full': {
		factor: null,
		howToTell: 'Try again in some days.',
		sources: [rfc(3463, '3.3')],
	},
	'mailbox-temp-unavailable': {
		factor: 'postmaster',
		howToTell: 'Ask for postmaster: if that is accepted, only this mailbox is meant.',
		sources: [rfc(5321, '4.2.3')],
	},
	'user-moved': {
		factor: null,
		howToTell: 'Read the reply: it may name the new address.',
		sources: [rfc(5321, '3.4')],
	},
	'recipient-refused': {
		factor: 'postmaster',
		howToTell: 'Ask for postmaster or another name: if that is accepted, only this one is meant.',
		sources: [rfc(3463, '3.8')],
	},
	'bad-address-syntax': {
		factor: 'name',
		howToTell: 'Ask for a plain name of letters: if its form is taken, the form was the cause.',
		sources: [rfc(5321, '4.1.2')],
	},
	'too-many-recipients': {
		factor: 'again',
		howToTell: 'Name one recipient in a session of its own.',
		sources: [rfc(5321, '4.5.3.1.8')],
	},
	'domain-not-found': {
		factor: null,
		howToTell: 'Look the domain up from another network, or ask its owner.',
		sources: [rfc(5321, '5.1')],
	},
	'domain-refuses-mail': {
		factor: null,
		howToTell: 'Look up the MX record: a single dot means that the domain takes no mail.',
		sources: [rfc(7505)],
	},
};

const others: Readonly<Record<Exclude<Cause, Named>, CauseText>> = {
	'harvest-protection': {
		title: 'The server protects its list of users',
		text: 'Whoever names unknown recipients is dropped here, or is no longer told the truth: protection against address collectors.',
		about: 'you',
		factor: 'postmaster',
		howToTell:
			'Ask for postmaster in a session of its own: a name that surely exists is not dropped.',
		next: ['Stop for an hour or more.', 'Ask for one name in each session, and seldom.'],
		sources: [sourceBook['cisco-esa'], sourceBook['godaddy-codes']],
	},
	'error-limit': {
		title: 'Too many errors in one session',
		text: 'The server counts refused commands and ends the session when there are too many. Only the first refusal tells why.',
		about: 'you',
		factor: null,
		howToTell: 'Read the refusals that came before the end: the first of them is what to cure.',
		next: ['Cure the first refusal of the session.', 'Leave out commands that the server refuses.'],
		sources: [postfix],
	},
	'pre-greeting': {
		title: 'Somebody talked before the greeting was complete',
		text: 'The server holds that you spoke before its greeting was complete, as spam programs do. A walk waits, so something in between spoke, or the server is mistaken.',
		about: 'you',
		factor: 'pace',
		howToTell: 'Wait some seconds before EHLO: if that goes further, it was the haste.',
		next: [
			'Wait for the last line of the greeting, then a few seconds more.',
			'Look for a proxy or antivirus on your side that speaks in your place.',
		],
		sources: [postscreen, sourceBook['exim-reports']],
	},
	'port25-blocked': {
		title: 'Your network blocks port 25',
		text: 'Connections to port 25 do not leave your network. Nearly all home and mobile networks block them, and most clouds do until you ask.',
		about: 'network',
		factor: 'control',
		howToTell: 'Connect to a mail host of another company: if one answers, port 25 is open.',
		next: [
			'Use a machine whose port 25 is open, or ask your provider to open it.',
			'Do not try 465 or 587 instead: mail exchangers take mail on port 25.',
		],
		sources: [ports],
	},
	firewalled: {
		title: 'Their firewall turns your address away',
		text: 'A firewall on their side drops or refuses connections from your address or country, before any mail is spoken.',
		about: 'you',
		factor: 'control',
		howToTell: `If other companies answer, it is not your port 25. ${elsewhere}`,
		next: ['Try from another IP address.', 'Ask the administrator of the recipient.'],
		sources: [sourceBook['cisco-esa'], sourceBook['mimecast-codes']],
	},
	'no-route': {
		title: 'There is no way to that address from here',
		text: 'Your system or a router near you has no route to the address: your network is down, or lacks that address family.',
		about: 'network',
		factor: 'control',
		howToTell: 'Reach any other host over the same address family.',
		next: ['Check your own network.', 'Try the other address family: --ipv4 or --ipv6.'],
		sources: [experience],
	},
	middlebox: {
		title: 'Something on the way rewrites or cuts the session',
		text: 'A firewall, filter or antivirus between you and the server reads along, changes what is said, or cuts the connection in the server’s name.',
		about: 'network',
		factor: 'control',
		howToTell:
			'See whether other servers look mangled in the same way, or walk from another network.',
		next: [
			'Walk from another network.',
			'Have the inspection of SMTP switched off on that firewall.',
		],
		sources: [inspection],
	},
	'starttls-stripped': {
		title: 'STARTTLS is taken out on the way',
		text: 'The server would offer STARTTLS, but something on the way takes the line out of its answer, so that the session stays readable.',
		about: 'network',
		factor: 'host',
		howToTell: 'Ask another mail exchanger of the domain, or the same one from another network.',
		next: [
			'Do not trust this path; use another network.',
			'Have the inspection of SMTP switched off.',
		],
		sources: [inspection, rfc(3207, '6')],
	},
	'transparent-proxy': {
		title: 'Another server answers in place of theirs',
		text: 'Your provider, office or antivirus redirects port 25 to a server of its own. What it says is not what the mail exchanger says.',
		about: 'network',
		factor: 'control',
		howToTell: 'Connect to a mail host of another company: the same greeting there proves it.',
		next: ['Use another network: from here no answer can be trusted.'],
		sources: [experience],
	},
	'path-mtu': {
		title: 'Large packets are lost on the way',
		text: 'Small packets pass, large ones vanish: a link with a smaller packet size, and a firewall that swallows the messages about it. TLS and long answers hang.',
		about: 'network',
		factor: 'tls',
		howToTell:
			'Leave out TLS: if the walk passes without the large packets of the handshake, they are the cause.',
		next: [
			'Lower the MTU of your interface, to 1400 or 1280, and try again.',
			'Let ICMP “fragmentation needed” and “packet too big” pass.',
		],
		sources: [rfc(2923, '2.1'), rfc(8201)],
	},
	'ipv6-identity': {
		title: 'Your IPv6 address is not accepted',
		text: 'The server takes your IPv4 address but not your IPv6 address: it has no PTR record, no good name, or is missing in SPF.',
		about: 'you',
		factor: 'family',
		howToTell: 'Walk over IPv4: if that goes further, the IPv6 address is the cause.',
		next: ['Use IPv4: --ipv4.', 'Set PTR and SPF for the IPv6 address as well.'],
		sources: [sourceBook['google-smtp'], sourceBook['microsoft-ndr']],
	},
	'ipv6-path': {
		title: 'The way over IPv6 is broken',
		text: 'The same host is reached over IPv4 but not over IPv6: you have no working IPv6, or their IPv6 is broken.',
		about: 'network',
		factor: 'family',
		howToTell: 'Walk over IPv4: if that goes further, the way over IPv6 is the cause.',
		next: [
			'Use IPv4: --ipv4.',
			'Check your own IPv6 with another host; if it works, tell their postmaster.',
		],
		sources: [experience],
	},
	'greet-delay': {
		title: 'The greeting is held back on purpose',
		text: 'The server lets clients wait for its greeting, to shake off impatient ones, or looks up your address first.',
		about: 'server',
		factor: 'patience',
		howToTell: 'Wait longer: the greeting comes late, but it comes.',
		next: ['Wait at least a minute (--timeout); the standard allows 5 minutes.'],
		sources: [postscreen, rfc(5321, '4.5.3.2.1')],
	},
	tarpit: {
		title: 'The server answers slowly on purpose',
		text: 'The server makes clients wait for each answer (tarpit), or asks a slow service before it gives one. The answer comes in the end.',
		about: 'server',
		factor: 'patience',
		howToTell: 'Wait longer: the answer comes late, but it comes.',
		next: [
			'Allow a minute at least, better 5, for each answer: --timeout.',
			'Name few recipients, and seldom.',
		],
		sources: [postfix, rfc(5321, '4.5.3.2')],
	},
	'sick-mx': {
		title: 'This one mail exchanger is not well',
		text: 'One host or address of several is out of order, or was never meant to answer; the others work.',
		about: 'server',
		factor: 'host',
		howToTell:
			'Ask another mail exchanger or address of the domain: if that goes further, this one is sick.',
		next: [
			'Use the mail exchanger that answers; mail servers go on to it by themselves.',
			tellPostmaster,
		],
		sources: [
			page('Wikipedia: Nolisting', 'https://en.wikipedia.org/wiki/Nolisting'),
			rfc(5321, '5.1'),
		],
	},
	overload: {
		title: 'The server is overloaded or out of order',
		text: 'The server, or one behind it, has too much to do or a fault of its own, and gives up for the moment.',
		about: 'server',
		factor: 'again',
		howToTell:
			'Come back in some minutes: if it works then, with nothing changed, the server was too busy.',
		next: ['Try again in some minutes.', nextMx],
		sources: [rfc(5321, '4.2.2')],
	},
	'server-down': {
		title: 'No mail server runs there',
		text: 'No mail server listens on that host and port: it is switched off, broken, or the MX record is wrong.',
		about: 'server',
		factor: 'control',
		howToTell: 'If other companies answer and this host does on no port, it is down.',
		next: [nextMx, 'Try again later.', tellPostmaster],
		sources: [experience],
	},
	'tls-failing': {
		title: 'TLS does not work with this server',
		text: 'STARTTLS is agreed to, but the handshake fails: no common version or cipher, or the server’s TLS is broken.',
		about: 'server',
		factor: 'tls',
		howToTell: 'Leave out TLS: if that goes further, only TLS is broken.',
		next: [
			'See what it offers: openssl s_client -starttls smtp.',
			'Go on in the clear, if your rules allow it.',
			tellPostmaster,
		],
		sources: [rfc(3207, '4.1')],
	},
	'not-smtp': {
		title: 'Another kind of server runs there',
		text: 'What answers on that port does not speak SMTP, or expects TLS from the first byte.',
		about: 'server',
		factor: 'port',
		howToTell:
			'Read what came back: it often names the program. Try port 25 of the same host, too.',
		next: ['Check host and port.', nextMx],
		sources: [rfc(8314, '3.3')],
	},
	'dns-broken': {
		title: 'The DNS gives no usable answer',
		text: 'The name servers of the domain are broken, or the resolver that you ask cannot reach them.',
		about: 'domain',
		factor: null,
		howToTell:
			'Ask another resolver (--resolver): if it answers, yours is at fault, else the domain’s.',
		next: [
			'Ask another resolver: --resolver.',
			'Try again later.',
			'Tell the owner of the domain.',
		],
		sources: [rfc(5321, '5.1'), rfc(8499)],
	},
	'no-mail-host': {
		title: 'The domain names no host that can be reached',
		text: 'The mail exchangers of the domain have no public address, so there is nobody to connect to.',
		about: 'domain',
		factor: null,
		howToTell: 'Look up the A and AAAA records of each mail exchanger.',
		next: ['Check the spelling of the domain.', 'Tell the owner of the domain.'],
		sources: [rfc(5321, '5.1')],
	},
};

function fromReason(id: Named): CauseText {
	const {title, meaning, next} = reasonTexts[id];
	return {title, text: meaning, next, about: reasonFacts[id].about, ...named[id]};
}

/** A cause in words, by its id. */
export function causeText(id: Cause): CauseText {
	return id in named ? fromReason(id as Named) : others[id as Exclude<Cause, Named>];
}
