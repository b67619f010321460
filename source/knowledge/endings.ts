import type {About} from '../model/verdict.ts';
import type {Ended, Stage} from '../model/stage.ts';

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

/** What was just done at a stage, to put into a sentence. */
const afterWhat: Readonly<Record<Stage, string>> = {
	mx: 'during the DNS look-up',
	connect: 'while the connection was being opened',
	banner: 'before the server had greeted',
	ehlo: 'instead of an answer to EHLO',
	starttls: 'during STARTTLS',
	mail: 'instead of an answer to MAIL FROM',
	rcpt: 'instead of an answer to RCPT TO',
	vrfy: 'instead of an answer to VRFY',
	quit: 'after QUIT',
};

/** What the server knew of you when the stage began. */
const known: Readonly<Record<Stage, string>> = {
	mx: 'nothing',
	connect: 'nothing but your IP address',
	banner: 'nothing but your IP address',
	ehlo: 'your IP address and your EHLO name',
	starttls: 'your IP address and your EHLO name',
	mail: 'your IP address, your EHLO name and the sender',
	rcpt: 'your IP address, your EHLO name, the sender and the recipient',
	vrfy: 'your IP address, your EHLO name and the name you asked about',
	quit: 'all that you had said',
};

const otherNetwork =
	'Try from another network; if it works there, your address or your path is the cause.';
const otherHost = 'Try the next mail exchanger.';
const later = 'Try again in a few minutes.';
const blockedPort =
	'Connect to a mail host of another company. If that fails in the same way, your network blocks port 25; ask your provider, or use a server where the port is open.';
const saysNothing = 'It says nothing about the mailbox.';

function fin(stage: Stage): EndedText {
	if (stage === 'quit') {
		return {
			title: 'Closed without a goodbye',
			meaning:
				'The server closed the connection instead of answering QUIT with 221. That is rude, but changes nothing.',
			causes: ['The server does not wait for QUIT.'],
			next: ['Nothing to do.'],
			about: 'server',
		};
	}
	const early = stage === 'banner';
	return {
		title: early ? 'Closed without a greeting' : 'Closed without an answer',
		meaning: `The connection was closed in good order (FIN) ${afterWhat[stage]}: by the server, or by something in front of it that speaks in its name. The server knew ${known[stage]}. ${saysNothing}`,
		causes: [
			early
				? 'Your IP address is refused without a word: by a block list, a limit on connections, or a country filter.'
				: 'A rule of the server, or of a filter in front of it, refuses you without a word.',
			early
				? 'A load balancer or proxy has no working mail server behind it.'
				: 'A limit was reached: errors, commands or time in one session.',
			'The server program crashed or was stopped.',
		],
		next: [
			later,
			otherHost,
			otherNetwork,
			'If it goes on, tell their postmaster the time and your IP address.',
		],
		about: 'server',
	};
}

function rst(stage: Stage): EndedText {
	if (stage === 'quit') {
		return {
			title: 'Connection reset after QUIT',
			meaning:
				'The server, or something on the way, reset the connection (RST) instead of answering QUIT. That changes nothing.',
			causes: ['The server does not wait for QUIT.'],
			next: ['Nothing to do.'],
			about: 'server',
		};
	}
	return {
		title: 'Connection reset',
		meaning: `The connection was torn down (RST) ${afterWhat[stage]}: by the server, or by a firewall in between that speaks in its name. The two cannot be told apart from here. The server knew ${known[stage]}. ${saysNothing}`,
		causes: [
			stage === 'starttls'
				? 'Something on the way lets no encrypted mail connections pass, or the server cannot do the TLS version offered.'
				: 'A firewall or intrusion filter on the way cut the connection.',
			'The server program crashed, or closed without reading what you had sent.',
			'The server drops clients that it dislikes in this way.',
		],
		next: [later, otherHost, otherNetwork],
		about: 'network',
	};
}

function timeout(stage: Stage): EndedText {
	if (stage === 'connect') {
		return {
			title: 'No answer to the connection',
			meaning: `Nothing came back: neither yes nor no. The packets were lost or thrown away, most often by a firewall; whether on your side, on the way or on theirs cannot be told from one host. ${saysNothing}`,
			causes: [
				'Your network blocks outgoing port 25. Most home, mobile and cloud networks do.',
				'A firewall on their side drops packets from your address.',
				'The host is down, or its address is wrong.',
			],
			next: [blockedPort, otherHost, 'Try the other address family, IPv4 or IPv6.'],
			about: 'network',
		};
	}
	if (stage === 'banner') {
		return {
			title: 'Connected, but no greeting',
			meaning: `The connection is open, but the server did not greet within the time-out. Some servers wait on purpose, to catch clients that talk too early; the standard lets them take 5 minutes. ${saysNothing}`,
			causes: [
				'The server delays the greeting on purpose, or looks up your address first and the look-up hangs.',
				'A firewall accepts connections but passes nothing on.',
				'The server is overloaded.',
				'This port expects TLS at once, as 465 does.',
			],
			next: ['Try again with a longer --timeout, such as 300 seconds.', otherHost, otherNetwork],
			about: 'server',
		};
	}
	return {
		title: 'The server fell silent',
		meaning: `The connection is open, but no complete answer came within the time-out. Whether the server is slow or the path loses what it says cannot be told from here. The server knew ${known[stage]}. ${saysNothing}`,
		causes: [
			'The server checks something slowly, such as DNS, SPF, block lists or the next server behind it.',
			'It slows you down on purpose (tarpit).',
			stage === 'rcpt' || stage === 'mail'
				? 'Large packets are lost on the way (MTU), or a filter swallows the answer.'
				: 'A filter on the way swallows the answer.',
		],
		next: ['Try again with a longer --timeout; the standard allows 5 minutes.', otherHost, later],
		about: 'server',
	};
}

const fixed: Readonly<
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
		meaning: `What came back cannot be read as SMTP. The raw bytes show what it was. ${saysNothing}`,
		causes: [
			'Another kind of server runs on that port.',
			'A firewall or proxy answers in place of the server.',
			'The port expects TLS at once, as 465 does.',
		],
		next: ['Read the raw bytes: they often name the program.', 'Check host and port.', otherHost],
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

/** How a stage ended without a decisive reply, what it can mean, and what to do. */
export function endedText(ended: Ended, stage: Stage): EndedText {
	// At the DNS stage no mail server takes part: whatever ended, the DNS did not answer.
	if (stage === 'mx' && (ended === 'fin' || ended === 'rst' || ended === 'timeout')) {
		return fixed['dns-timeout'];
	}
	switch (ended) {
		case 'fin':
			return fin(stage);
		case 'rst':
			return rst(stage);
		case 'timeout':
			return timeout(stage);
		case 'reply':
			return {
				title: 'Answered',
				meaning: 'The other side answered. What the answer means stands beside it.',
				causes: [],
				next: ['Read the reply.'],
				about: 'server',
			};
		case 'skipped':
			return {
				title: 'Left out',
				meaning: 'This stage was not gone through, so nothing is known about it.',
				causes: [],
				next: ['Run the walk again without leaving it out.'],
				about: 'unknown',
			};
		case 'stopped':
			return {
				title: 'Stopped by you',
				meaning:
					'You ended the wait or the session before an answer came. Nothing is known about this stage.',
				causes: [],
				next: ['Run the walk again and wait longer.'],
				about: 'unknown',
			};
		default:
			return fixed[ended];
	}
}
