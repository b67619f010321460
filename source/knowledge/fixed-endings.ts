import type {About} from '../model/verdict.ts';
import type {Ended} from '../model/stage.ts';

/** How a stage ended, explained. */
export type EndedText = {
	readonly title: string;
	readonly meaning: string;
	/** Likely causes, likeliest first. */
	readonly causes: readonly string[];
	/** What to do, most useful first. */
	readonly next: readonly string[];
	readonly about: About;
};

/** A step that several endings share: another host of the domain. */
export const otherHost = 'Try the next mail exchanger.';
/** A step that several endings share: patience. */
export const later = 'Try again in a few minutes.';
/** What to do when port 25 may be blocked. */
export const blockedPort =
	'Connect to a mail host of another company. If that fails in the same way, your network blocks port 25; ask your provider, or use a server where the port is open.';
/** Endings never judge a mailbox. */
export const saysNothing = 'It says nothing about the mailbox.';

/** Endings that mean the same at every stage. */
export const fixedEndings: Readonly<
	Record<Exclude<Ended, 'fin' | 'rst' | 'timeout' | 'reply' | 'skipped' | 'stopped'>, EndedText>
> = {
	refused: {
		title: 'Connection refused',
		meaning: `The answer is that nothing listens on that port. The host says so, or a firewall in its name. ${saysNothing}`,
		causes: [
			'No mail server runs on that host and port.',
			'The mail server is down for the moment.',
			'A firewall refuses your address or outgoing port 25.',
		],
		next: [otherHost, blockedPort, later],
		about: 'server',
	},
	unreachable: {
		title: 'No way to the host',
		meaning: `Your system or a router on the way knows no route to this address. ${saysNothing}`,
		causes: [
			'You have no IPv6, and this is an IPv6 address.',
			'Your network is down, or a router on the way forbids it.',
			'Their network is off the Internet.',
		],
		next: ['Try --ipv4, or the next address of the host.', 'Check your own network.', otherHost],
		about: 'network',
	},
	'tls-failure': {
		title: 'The TLS handshake failed',
		meaning: `The server agreed to STARTTLS, but the handshake did not succeed. Many mail servers then try once more in the clear, unless DANE or MTA-STS forbids it. ${saysNothing}`,
		causes: [
			'Both sides share no TLS version or cipher: the server is very old or very strict.',
			'The certificate or the TLS settings of the server are broken.',
			'Something on the way interferes.',
		],
		next: [
			'Look at the detail: it names what OpenSSL disliked.',
			'Go on in the clear on a new connection.',
			'Tell their postmaster.',
		],
		about: 'server',
	},
	'protocol-error': {
		title: 'That is not SMTP',
		meaning: `No mail server answers like that; the transcript shows what came. ${saysNothing}`,
		causes: [
			'Another kind of server runs on that port.',
			'A firewall or proxy answers in place of the server.',
			'The port expects TLS at once, as 465 does.',
		],
		next: [
			'Read what came back, in the transcript: it often names the program.',
			'Check host and port.',
			otherHost,
		],
		about: 'server',
	},
	'dns-nxdomain': {
		title: 'The domain does not exist',
		meaning: 'The DNS says that there is no such name, so there is nowhere to deliver mail for it.',
		causes: [
			'There is a typing error in the domain.',
			'The domain has expired or was never registered.',
			'Your resolver hides the name, as filters do.',
		],
		next: [
			'Check the spelling of the domain.',
			'Ask the registry (whois or RDAP) whether the domain is still registered.',
			'Ask another resolver with --resolver.',
		],
		about: 'domain',
	},
	'dns-nodata': {
		title: 'The domain exists, but not for mail',
		meaning:
			'The name exists in the DNS, but has neither MX nor address records. There is nowhere to deliver to.',
		causes: ['The domain is not used for mail.', 'The MX record is missing by mistake.'],
		next: [
			'Check the spelling of the domain.',
			'Tell whoever runs the domain that its MX record is missing.',
		],
		about: 'domain',
	},
	'dns-servfail': {
		title: 'The DNS could not answer',
		meaning:
			'The resolver tried and failed. That says nothing about the mailbox; a mail server would try again later.',
		causes: [
			'The name servers of the domain are down or misconfigured.',
			'DNSSEC signatures of the domain are broken or expired.',
			'Your resolver has a problem.',
		],
		next: [
			'Ask another resolver with --resolver.',
			later,
			'If every resolver says so, tell whoever runs the domain.',
		],
		about: 'domain',
	},
	'dns-refused': {
		title: 'The resolver refuses to answer',
		meaning: 'The DNS server does not serve you. It says nothing about the domain.',
		causes: ['The resolver is only for its own customers.', 'The server is no resolver at all.'],
		next: ['Use another resolver with --resolver.'],
		about: 'network',
	},
	'dns-timeout': {
		title: 'The DNS did not answer',
		meaning: 'No usable answer came within the time-out. It says nothing about the domain.',
		causes: [
			'Your resolver or your network is down.',
			'The name servers of the domain do not answer.',
			'A firewall blocks DNS.',
		],
		next: ['Try again.', 'Use another resolver with --resolver.'],
		about: 'network',
	},
	'dns-no-address': {
		title: 'The mail host has no address',
		meaning: 'The MX record names a host, but the DNS has no address for it. Mail cannot go there.',
		causes: [
			'The host was removed and the MX record forgotten.',
			'There is a typing error in the MX record.',
		],
		next: [otherHost, 'Tell whoever runs the domain that the MX record leads nowhere.'],
		about: 'domain',
	},
	'null-mx': {
		title: 'The domain takes no mail',
		meaning:
			'The domain says so itself with a null MX record (RFC 7505): no address there is meant to receive mail.',
		causes: [
			'The domain is only used for websites or for sending.',
			'There is a typing error, and another domain is meant.',
		],
		next: ['Check the spelling of the domain.', 'Ask for another address.'],
		about: 'domain',
	},
	'blocked-address': {
		title: 'Not contacted: not a public address',
		meaning:
			'The DNS led to a private or loopback address. In a walk that starts from the public DNS it is not contacted without your word.',
		causes: [
			'There is a mistake in the DNS of the domain.',
			'The DNS is split: inside their network the name means another host.',
			'It is a trick to make you talk to your own network.',
		],
		next: ['If you know that this network is meant, confirm it or use --allow-private.', otherHost],
		about: 'domain',
	},
};
