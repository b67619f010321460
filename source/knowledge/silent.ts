import type {Cause} from '../model/cause.ts';
import type {ReplyContext, Source} from '../model/explanation.ts';
import type {Ended, Stage} from '../model/stage.ts';
import type {About, Confidence} from '../model/verdict.ts';
import {recognise} from './origins.ts';
import {sourceBook} from './source-book.ts';
import {note, page, rfc} from './sources.ts';

/**
 * A known reason for which a connection ends without a word, or with words that
 * hide it. All strings are plain sentences, safe to show.
 */
export type SilentPattern = {
	/** Path-shaped and stable: 'silent/port25-isp'. */
	readonly id: string;
	readonly stages: readonly Stage[];
	readonly ends: readonly Ended[];
	/** Only these providers do it, as far as is known; absent: anybody may. */
	readonly providers?: readonly string[];
	/** What one sees. */
	readonly looksLike: string;
	/** The cause in general that this is a case of. */
	readonly causeId: Cause;
	readonly cause: string;
	readonly about: About;
	/** What speaks for it, as against the other causes. */
	readonly howToTell: string;
	readonly next: readonly string[];
	readonly sources: readonly Source[];
	/** How well it is attested that this happens; not how likely it is in one case. */
	readonly confidence: Confidence;
};

const reacher = page(
	'Reacher: check-if-email-exists',
	'https://github.com/reacherhq/check-if-email-exists',
);
const nylas = page(
	'Nylas: SMTP ports blocked on cloud servers',
	'https://cli.nylas.com/guides/smtp-ports-blocked-on-cloud-servers',
);
const captain = page(
	'CaptainDNS: port 25 blocked',
	'https://www.captaindns.com/en/blog/port-25-blocked-diagnosis-solutions',
);
const verifier = note('Measurements of an email verifier, 2025 and 2026');
const asaInspection = note('Cisco ASA guide and technote 113423: ESMTP inspection');
const session2025 = note('A live session with AT&T, recorded in March 2025');
const {experience} = sourceBook;

const spoken: readonly Stage[] = ['ehlo', 'starttls', 'mail', 'rcpt', 'vrfy'];
const opened: readonly Stage[] = ['banner', ...spoken];

/** All patterns. Among those that fit, the first is the best guess. */
export const silentPatterns: readonly SilentPattern[] = [
	// What one provider is known for.
	{
		id: 'silent/yahoo-close',
		causeId: 'rate-limited',
		stages: opened,
		ends: ['fin'],
		providers: ['yahoo'],
		looksLike: 'Yahoo or AOL closes the connection without any error.',
		cause: 'Yahoo closes a connection that has carried as many messages as it allows.',
		about: 'you',
		howToTell: 'It happens after some twenty transactions in one connection, not in the first.',
		next: ['Connect anew.'],
		sources: [
			page('Yahoo Sender Hub: best practices', 'https://senders.yahooinc.com/best-practices/'),
			sourceBook.kumomta,
		],
		confidence: 'high',
	},
	{
		id: 'silent/gmail-421-close',
		causeId: 'bad-reputation',
		stages: opened,
		ends: ['reply', 'fin'],
		providers: ['google'],
		looksLike: 'Gmail says 421 4.7.0, try again later, and closes the connection.',
		cause: 'Gmail sees unwanted traffic from your IP address.',
		about: 'you',
		howToTell: 'The word in brackets at the end of the reply names the command it reacts to.',
		next: ['Slow down, and try again later.'],
		sources: [sourceBook['google-smtp']],
		confidence: 'high',
	},
	{
		id: 'silent/qq-helo-drop',
		causeId: 'bad-reputation',
		stages: ['ehlo'],
		ends: ['fin', 'rst'],
		providers: ['tencent'],
		looksLike: 'The connection to QQ is lost during EHLO.',
		cause: 'QQ drops clients that it does not want as soon as they say EHLO.',
		about: 'you',
		howToTell: 'The greeting came, but no answer to EHLO ever does.',
		next: ['Check the PTR record and the reputation of your IP address.', 'Wait, then try again.'],
		sources: [note('Bounces from QQ, collected by a bounce parser')],
		confidence: 'low',
	},
	{
		id: 'silent/ms-outage-ip',
		causeId: 'sick-mx',
		stages: ['connect'],
		ends: ['timeout'],
		providers: ['microsoft'],
		looksLike: 'One address of an Outlook.com mail exchanger does not answer.',
		cause: 'Some addresses of a Microsoft mail exchanger may be out of service.',
		about: 'server',
		howToTell: 'Other addresses of the same name answer.',
		next: ['Try every address of the mail exchanger.'],
		sources: [sourceBook['outlook-postmaster']],
		confidence: 'high',
	},
	{
		id: 'silent/tls-quiet-blocked',
		causeId: 'ip-blocklisted',
		stages: ['ehlo', 'mail'],
		ends: ['reply', 'fin', 'rst'],
		providers: ['att'],
		looksLike:
			'The answer to EHLO is much shorter than usual, without STARTTLS and SIZE, and the next command is refused.',
		cause: 'The server had decided to refuse your IP address before you said anything.',
		about: 'you',
		howToTell:
			'A blocked address sees hardly more than ENHANCEDSTATUSCODES there, and 553 5.3.0 at MAIL FROM.',
		next: ['Treat it as a block of your IP address: ask the provider to lift it.'],
		sources: [session2025],
		confidence: 'low',
	},
	// No connection at all.
	{
		id: 'silent/port25-isp',
		causeId: 'port25-blocked',
		stages: ['connect'],
		ends: ['timeout'],
		looksLike: 'Connections to port 25 of every mail host in the world time out.',
		cause:
			'Your Internet provider blocks outgoing port 25. Nearly all home and mobile networks do, and many offices.',
		about: 'network',
		howToTell:
			'Hosts of two or three other companies time out too, while web pages load. If one of them answers, it is not your side.',
		next: [
			'Use a machine whose port 25 is open, or ask your provider to open it.',
			'Do not try 465 or 587 instead: mail exchangers take mail on port 25.',
		],
		sources: [captain, reacher, nylas],
		confidence: 'medium',
	},
	{
		id: 'silent/nothing-there',
		causeId: 'server-down',
		stages: ['connect'],
		ends: ['refused'],
		looksLike: 'This host refuses the connection; other companies answer.',
		cause: 'No mail server runs on that host and port, or it is down for the moment.',
		about: 'server',
		howToTell: 'It is refused from other networks as well.',
		next: ['Try the next mail exchanger, or come back later.'],
		sources: [experience],
		confidence: 'low',
	},
	{
		id: 'silent/tcp-refuse-policy',
		causeId: 'firewalled',
		stages: ['connect'],
		ends: ['refused', 'timeout', 'rst'],
		looksLike: 'One company refuses or ignores the connection, while others answer.',
		cause:
			'Their firewall or gateway turns your IP address away before any mail is spoken. It looks as if nobody were there.',
		about: 'you',
		howToTell: 'The same mail exchanger answers from another network or another country.',
		next: ['Try from another IP address.', 'Ask the administrator of the recipient.'],
		sources: [sourceBook['cisco-esa']],
		confidence: 'high',
	},
	{
		id: 'silent/port25-rst',
		causeId: 'port25-blocked',
		stages: ['connect'],
		ends: ['refused', 'rst'],
		looksLike: 'Every mail host refuses the connection at once.',
		cause: 'A firewall on your side of the way refuses port 25 instead of ignoring it.',
		about: 'network',
		howToTell:
			'The refusal comes within a few milliseconds, faster than the distance allows, and from every host alike.',
		next: ['Ask whoever runs your network.'],
		sources: [experience],
		confidence: 'low',
	},
	{
		id: 'silent/nolisting',
		causeId: 'sick-mx',
		stages: ['connect'],
		ends: ['refused', 'timeout'],
		looksLike: 'The first mail exchanger refuses or times out, the second one works.',
		cause:
			'The host is down, or was never meant to answer: some domains list a dead mail exchanger first on purpose, to shake off spammers (nolisting).',
		about: 'server',
		howToTell: 'Only this host fails, always, and the next one works.',
		next: ['Go through all mail exchangers in their order before you judge.'],
		sources: [page('Wikipedia: Nolisting', 'https://en.wikipedia.org/wiki/Nolisting')],
		confidence: 'medium',
	},
	{
		id: 'silent/port25-small-hosters',
		causeId: 'port25-blocked',
		stages: ['connect'],
		ends: ['timeout'],
		looksLike: 'Connections to port 25 time out from a rented server.',
		cause:
			'Your machine is a rented server whose host keeps port 25 closed until you ask. Most do, small hosts as well as the large clouds.',
		about: 'network',
		howToTell: 'It is a virtual server, and every mail host times out.',
		next: ['Open a ticket: give your reason, and have PTR and SPF ready.'],
		sources: [
			page('Cloudzy: SMTP ports', 'https://cloudzy.com/kb/smtp-ports-on-cloudzy-servers'),
			page('Euronodes: port 25', 'https://kb.euronodes.com/agreements/port-25/'),
		],
		confidence: 'high',
	},
	{
		id: 'silent/geo-block',
		causeId: 'firewalled',
		stages: ['connect', 'banner'],
		ends: ['timeout', 'reply', 'fin'],
		looksLike: 'Connections time out, or your country is said not to be allowed.',
		cause: 'Their firewall or gateway takes no mail from the country your IP address belongs to.',
		about: 'you',
		howToTell: 'It works from an IP address inside their country.',
		next: ['Use an IP address of that country, or ask the recipient’s administrator.'],
		sources: [sourceBook['mimecast-codes'], note('Help pages of hosts that filter by country')],
		confidence: 'medium',
	},
	{
		id: 'silent/max-conn',
		causeId: 'rate-limited',
		stages: ['connect', 'banner'],
		ends: ['refused', 'reply', 'fin'],
		looksLike: 'The connection is refused, or 421 is said, only while others are open.',
		cause:
			'You have as many connections open as the server allows one client; the limits run from 2 to some hundreds.',
		about: 'you',
		howToTell: 'It works with a single connection.',
		next: ['Open one connection at a time.'],
		sources: [
			sourceBook['postfix-smtpd'],
			sourceBook['cisco-esa'],
			sourceBook['cox-codes'],
			sourceBook['comcast-codes'],
			sourceBook['outlook-postmaster'],
			sourceBook.kumomta,
		],
		confidence: 'high',
	},
	{
		id: 'silent/ipv6-no-ptr',
		causeId: 'ipv6-identity',
		stages: ['connect', 'banner'],
		ends: ['refused', 'reply'],
		looksLike: 'It works over IPv4 and is refused over IPv6.',
		cause:
			'Your IPv6 address has no PTR record or fails a check, or the receiver takes no mail over IPv6.',
		about: 'you',
		howToTell: 'Compare a walk with --ipv4 and one with --ipv6.',
		next: ['Prefer IPv4, or set a PTR record for the IPv6 address.'],
		sources: [
			sourceBook['google-smtp'],
			sourceBook['microsoft-ndr'],
			sourceBook['spectrum-codes'],
			verifier,
		],
		confidence: 'high',
	},
	{
		id: 'silent/port25-aws',
		causeId: 'port25-blocked',
		stages: ['connect'],
		ends: ['timeout'],
		looksLike: 'Connections to port 25 time out from an AWS machine.',
		cause: 'AWS restricts port 25 on EC2 and Lambda unless you ask for it.',
		about: 'network',
		howToTell: 'Your machine is in the address space of AWS.',
		next: ['Fill in the AWS form to lift the restriction; it asks for a reason and reverse DNS.'],
		sources: [
			page(
				'Amazon SES: sending by SMTP',
				'https://docs.aws.amazon.com/ses/latest/dg/send-using-smtp-programmatically.html',
			),
			nylas,
		],
		confidence: 'high',
	},
	{
		id: 'silent/port25-gcp',
		causeId: 'port25-blocked',
		stages: ['connect'],
		ends: ['timeout'],
		looksLike: 'Connections to port 25 time out from a machine in Google Cloud.',
		cause: 'Google Cloud blocks port 25 towards outside addresses for ordinary projects.',
		about: 'network',
		howToTell: 'Your machine is in Google Cloud.',
		next: ['Use another host: ordinary customers cannot have the port opened.'],
		sources: [
			page(
				'Google Cloud: sending email',
				'https://cloud.google.com/compute/docs/tutorials/sending-mail',
			),
			nylas,
		],
		confidence: 'medium',
	},
	{
		id: 'silent/port25-azure',
		causeId: 'port25-blocked',
		stages: ['connect'],
		ends: ['timeout'],
		looksLike: 'Connections to port 25 time out from a machine in Azure.',
		cause: 'Azure blocks port 25 for most kinds of subscription made since November 2017.',
		about: 'network',
		howToTell: 'Your machine is in Azure.',
		next: ['Have it opened if yours is an enterprise subscription; otherwise use another host.'],
		sources: [nylas],
		confidence: 'medium',
	},
	{
		id: 'silent/port25-do',
		causeId: 'port25-blocked',
		stages: ['connect'],
		ends: ['timeout'],
		looksLike: 'Connections to port 25 time out from a Droplet.',
		cause: 'DigitalOcean blocks SMTP on Droplets, after a review even for older accounts.',
		about: 'network',
		howToTell: 'Your machine is a Droplet of DigitalOcean.',
		next: ['Open a ticket; it is often refused.'],
		sources: [nylas, captain],
		confidence: 'medium',
	},
	{
		id: 'silent/port25-oracle',
		causeId: 'port25-blocked',
		stages: ['connect'],
		ends: ['timeout'],
		looksLike: 'Connections to port 25 time out from a machine in Oracle Cloud.',
		cause: 'Oracle Cloud blocks outgoing port 25.',
		about: 'network',
		howToTell: 'Your machine is in Oracle Cloud.',
		next: ['Ask for removal; that needs a paid account.'],
		sources: [nylas, note('Reports of operators on Oracle Cloud')],
		confidence: 'medium',
	},
	{
		id: 'silent/port25-hetzner',
		causeId: 'port25-blocked',
		stages: ['connect'],
		ends: ['timeout'],
		looksLike: 'Connections to port 25, and to 465, time out from a new Hetzner Cloud server.',
		cause: 'Hetzner Cloud blocks ports 25 and 465 for new customers.',
		about: 'network',
		howToTell: 'Your machine is in a new project of Hetzner Cloud.',
		next: ['Ask by ticket after the first paid invoice, which is after about a month.'],
		sources: [captain, verifier],
		confidence: 'medium',
	},
	{
		id: 'silent/port25-vultr-linode',
		causeId: 'port25-blocked',
		stages: ['connect'],
		ends: ['timeout'],
		looksLike: 'Connections to port 25 time out from a server at Vultr or Linode.',
		cause: 'Vultr and Linode (Akamai) block port 25 by default.',
		about: 'network',
		howToTell: 'Your machine is at Vultr or Linode, and the account is new.',
		next: ['Open a ticket; Linode wants reverse DNS first.'],
		sources: [captain, reacher],
		confidence: 'medium',
	},
	{
		id: 'silent/port25-ovh',
		causeId: 'port25-blocked',
		stages: ['connect'],
		ends: ['timeout'],
		looksLike: 'Port 25 is open in ordinary OVH regions, and closed in Local Zones.',
		cause: 'OVH Local Zones carry no SMTP at all.',
		about: 'network',
		howToTell: 'Your machine is in a Local Zone of OVH.',
		next: ['Use an ordinary OVH region.'],
		sources: [verifier],
		confidence: 'low',
	},
	// Before the greeting.
	{
		id: 'silent/greet-delay',
		causeId: 'greet-delay',
		stages: ['banner'],
		ends: ['timeout'],
		looksLike: 'The connection opens, but the greeting takes 5 to 60 seconds.',
		cause:
			'The server pauses before it greets, to catch impatient clients, or looks up your address first, or is overloaded.',
		about: 'server',
		howToTell: 'The greeting comes late, but it comes.',
		next: ['Wait at least a minute; the standard allows 5 minutes.'],
		sources: [sourceBook['postfix-postscreen'], rfc(5321, '4.5.3.2.1')],
		confidence: 'high',
	},
	{
		id: 'silent/dnsbl-door',
		causeId: 'ip-blocklisted',
		stages: ['banner'],
		ends: ['fin', 'rst', 'reply'],
		looksLike: 'The very first line is 554 or 521, or nothing, and the connection closes.',
		cause: 'Your IP address is on a block list and is refused at the door.',
		about: 'you',
		howToTell:
			'If there are words, they name a list or say that there is no service; without words, look your address up.',
		next: ['Look your IP address up at the block lists.'],
		sources: [
			sourceBook['gmx-errors'],
			sourceBook['t-online-postmaster'],
			sourceBook['comcast-codes'],
			sourceBook['cisco-esa'],
			sourceBook['netease-help'],
			sourceBook['postfix-postscreen'],
		],
		confidence: 'high',
	},
	{
		id: 'silent/no-ptr-drop',
		causeId: 'no-ptr',
		stages: ['banner'],
		ends: ['fin', 'rst', 'timeout'],
		looksLike: 'The connection opens and is closed without a word, or nothing comes.',
		cause: 'The server drops clients whose IP address has no PTR record, or only a generic one.',
		about: 'you',
		howToTell: 'Look up the PTR record of your IP address: it is missing or made of digits.',
		next: ['Have a PTR record set that names your host.'],
		sources: [experience, sourceBook['comcast-codes']],
		confidence: 'low',
	},
	{
		id: 'silent/implicit-tls',
		causeId: 'not-smtp',
		stages: ['banner'],
		ends: ['timeout'],
		looksLike: 'The connection opens, and no greeting ever comes.',
		cause: 'The port expects TLS from the first byte, as 465 does.',
		about: 'server',
		howToTell: 'It is not port 25.',
		next: ['Walk to port 25.'],
		sources: [rfc(8314, '3.3')],
		confidence: 'high',
	},
	{
		id: 'silent/transparent-proxy',
		causeId: 'transparent-proxy',
		stages: ['banner', 'ehlo'],
		ends: ['reply'],
		looksLike: 'The same greeting comes from every mail exchanger you try.',
		cause: 'Your Internet provider or hotel redirects port 25 to a relay of its own.',
		about: 'network',
		howToTell:
			'Two unrelated mail exchangers greet with the same name, one that fits neither, or their certificates name another host.',
		next: ['Use another network: from here all answers are worthless.'],
		sources: [experience],
		confidence: 'low',
	},
	// Somebody in between.
	{
		id: 'silent/asa-fixup',
		causeId: 'middlebox',
		stages: ['banner', 'ehlo', 'starttls', 'mail'],
		ends: ['reply', 'protocol-error'],
		looksLike:
			'The greeting is all asterisks, keywords of EHLO read XXXXXXXA, STARTTLS is missing, and commands are called unknown.',
		cause: 'A Cisco firewall inspects the session and rewrites it on the way.',
		about: 'network',
		howToTell:
			'Asterisks stand in the greeting, and rows of X as long as the keywords they replace.',
		next: [
			'Send each command in one packet, and expect no STARTTLS.',
			'Ask the owner to switch off the ESMTP inspection.',
		],
		sources: [asaInspection],
		confidence: 'high',
	},
	{
		id: 'silent/starttls-stripped',
		causeId: 'starttls-stripped',
		stages: ['ehlo', 'starttls'],
		ends: ['reply'],
		looksLike: 'STARTTLS is missing on one network and offered on another.',
		cause: 'Something on the way takes STARTTLS out of the answer: a firewall or an antivirus.',
		about: 'network',
		howToTell: 'Compare the answer to EHLO from a second network, and look for XXXXXXXA.',
		next: ['Do not trust this path; use another network.'],
		sources: [asaInspection, note('Reports of STARTTLS taken out on the way')],
		confidence: 'medium',
	},
	{
		id: 'silent/tls-handshake',
		causeId: 'tls-failing',
		stages: ['starttls'],
		ends: ['tls-failure', 'fin', 'rst'],
		looksLike: 'STARTTLS is agreed to, then the handshake fails or the connection drops.',
		cause:
			'Both sides share no TLS version or cipher, or the certificate or TLS settings of the server are broken.',
		about: 'server',
		howToTell:
			'The command openssl s_client -starttls smtp shows which versions the server can do.',
		next: ['Go on in the clear, as most mail servers do, and do not judge the address by this.'],
		sources: [verifier],
		confidence: 'low',
	},
	{
		id: 'silent/av-interception',
		causeId: 'transparent-proxy',
		stages: ['starttls'],
		ends: ['tls-failure', 'reply', 'fin', 'rst'],
		looksLike: 'STARTTLS gets an odd 500 or 221, or the certificate is one of an antivirus.',
		cause: 'An antivirus on your machine stands between you and port 25.',
		about: 'network',
		howToTell:
			'The issuer of the certificate names the antivirus, and all is well with its mail shield off.',
		next: ['Switch off the mail shield for this program.'],
		sources: [sourceBook['outlook-postmaster'], note('Reports of mail shields that proxy port 25')],
		confidence: 'medium',
	},
	// In the middle of the talk.
	{
		id: 'silent/smtp-time-out-mid',
		causeId: 'overload',
		stages: opened,
		ends: ['timeout'],
		looksLike: 'One command gets no answer.',
		cause:
			'The server is overloaded or looks something up slowly (DNS, block lists), or a firewall or proxy swallows packets (large ones, if the MTU is wrong).',
		about: 'server',
		howToTell: 'It hangs at the same point each time; from another network it may not.',
		next: ['Wait up to 5 minutes, and test from elsewhere.'],
		sources: [sourceBook['microsoft-ndr'], rfc(5321, '4.5.3.2')],
		confidence: 'high',
	},
	{
		id: 'silent/tarpit',
		causeId: 'tarpit',
		stages: ['mail', 'rcpt', 'vrfy'],
		ends: ['timeout'],
		looksLike: 'After an error each answer takes 5, 10 or 30 seconds longer.',
		cause:
			'The server slows down clients that name unknown recipients (tarpit), or asks a slow server behind it first.',
		about: 'server',
		howToTell: 'The delay begins after the first refusal, and the answer does come in the end.',
		next: [
			'Wait a minute at least, better 5, for each answer.',
			'Name fewer unknown recipients in one session.',
		],
		sources: [sourceBook['postfix-smtpd'], reacher, note('Microsoft: tarpitting in Exchange')],
		confidence: 'medium',
	},
	{
		id: 'silent/dhap',
		causeId: 'harvest-protection',
		stages: ['rcpt', 'vrfy'],
		ends: ['fin', 'rst', 'reply'],
		looksLike:
			'After some unknown recipients all are refused, the connection drops, or everything is accepted.',
		cause:
			'The server protects its directory: after too many unknown names it drops you, or accepts everything and throws it away.',
		about: 'you',
		howToTell:
			'Answers change in the middle of a series, and a name known to be wrong is suddenly accepted.',
		next: [
			'Stop for an hour or more.',
			'Throw away all answers after the change, and always ask for a wrong name too.',
		],
		sources: [
			sourceBook['cisco-esa'],
			sourceBook['trendmicro-docs'],
			sourceBook['gmx-errors'],
			sourceBook['netease-help'],
			sourceBook['sfr-codes'],
			sourceBook['godaddy-codes'],
			sourceBook['postfix-smtpd'],
		],
		confidence: 'high',
	},
	{
		id: 'silent/rule-without-words',
		causeId: 'policy',
		stages: spoken,
		ends: ['fin', 'rst'],
		looksLike: 'The connection closes where an answer should stand.',
		cause:
			'A rule of the server, or of a filter in front of it, refuses you without a word, or a limit on errors, commands or time was reached.',
		about: 'you',
		howToTell: 'It happens at the same command each time, and not from another network.',
		next: ['Try again later, or from another network.'],
		sources: [experience],
		confidence: 'low',
	},
	{
		id: 'silent/path-cut',
		causeId: 'path-mtu',
		stages: ['connect', ...opened],
		ends: ['rst'],
		looksLike: 'The connection is reset.',
		cause: 'A firewall or intrusion filter on the way cut the connection in the server’s name.',
		about: 'network',
		howToTell: 'It does not happen from another network.',
		next: ['Try from another network.'],
		sources: [experience],
		confidence: 'low',
	},
	{
		id: 'silent/tls-demanded',
		causeId: 'tls-required',
		stages: ['ehlo', 'mail', 'rcpt'],
		ends: ['reply'],
		looksLike: 'A reply of 530, 550, 451 or 421 says that TLS is needed.',
		cause: 'The server takes mail over TLS only.',
		about: 'you',
		howToTell: 'The words name TLS, encryption or STARTTLS.',
		next: ['Use STARTTLS wherever it is offered.'],
		sources: [verifier],
		confidence: 'low',
	},
	{
		id: 'silent/callout-at-us',
		causeId: 'sender-rejected',
		stages: ['mail', 'rcpt'],
		ends: ['reply', 'timeout'],
		looksLike: 'After MAIL or RCPT a long wait, or a 451 or 550 about verifying the sender.',
		cause:
			'The server calls the domain of your sender back, and finds no MX, a closed port or an unknown address.',
		about: 'you',
		howToTell: 'If there are words, they name the sender; another --from changes the answer.',
		next: ['Use a sender whose domain has an MX that accepts it.'],
		sources: [sourceBook['exim-reports'], sourceBook['postfix-verify'], verifier],
		confidence: 'medium',
	},
	{
		id: 'silent/private-list',
		causeId: 'ip-blocklisted',
		stages: ['banner', 'ehlo', 'mail'],
		ends: ['reply', 'fin'],
		looksLike: 'You are refused although the public block lists do not know you.',
		cause: 'The provider keeps a list of its own, and your IP address is on it.',
		about: 'you',
		howToTell: 'The public lists are clean, and no reply names a list.',
		next: ['Use the form of the provider to be taken off.'],
		sources: [sourceBook['outlook-postmaster'], sourceBook['t-online-postmaster'], verifier],
		confidence: 'medium',
	},
	{
		id: 'silent/server-stopped',
		causeId: 'overload',
		stages: opened,
		ends: ['fin', 'rst'],
		looksLike: 'The connection ends in the middle of the talk.',
		cause:
			'The server program crashed or was stopped, or a load balancer has no working server behind it.',
		about: 'server',
		howToTell: 'It works again a few minutes later, or at the next mail exchanger.',
		next: ['Try again in a few minutes, or at the next mail exchanger.'],
		sources: [experience],
		confidence: 'low',
	},
	{
		id: 'silent/pregreet',
		causeId: 'pre-greeting',
		stages: ['banner', 'ehlo'],
		ends: ['reply', 'fin', 'rst'],
		looksLike: 'The server closes, or says 521 or 554, right after the first line of its greeting.',
		cause:
			'The server saw a client that talks before the greeting is complete. A walk waits for the last line, so this needs something in between that does not.',
		about: 'you',
		howToTell: 'The server sends “220-” first, and “220 ” only some seconds later.',
		next: ['Wait for the line with the code and a blank before you say EHLO.'],
		sources: [
			sourceBook['postfix-postscreen'],
			sourceBook['exim-reports'],
			sourceBook['cox-codes'],
		],
		confidence: 'high',
	},
];

/**
 * The patterns that fit an ending at a stage, best first: those of the provider,
 * if it is known, then what anybody may do. What only other providers do is left out.
 */
export function silentCauses(
	ended: Ended,
	stage: Stage,
	facts: {readonly provider?: string | undefined} = {},
): readonly SilentPattern[] {
	const {provider} = facts;
	const fitting = silentPatterns.filter(
		({stages, ends}) => stages.includes(stage) && ends.includes(ended),
	);
	return [
		...fitting.filter(
			({providers}) => provider !== undefined && providers?.includes(provider) === true,
		),
		...fitting.filter(({providers}) => providers === undefined),
	];
}

/** The stable id of the provider that the MX name or the banner shows, without a reply. */
export function providerOf(context: ReplyContext): string | undefined {
	return recognise('', context).provider?.id;
}
