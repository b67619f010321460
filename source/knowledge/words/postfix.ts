import type {ReasonText} from '../reasons.ts';

// prettier-ignore -- a table: one rule a line
export const postfixWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'postfix/ip-blocklisted/5.7.1': {
		meaning: 'The IP is on the DNS blocklist named.',
		causes: ['DNSBL.'],
		next: ['Look the IP up at the list named in the reply.'],
	},
	'postfix/domain-blocklisted/5.7.1': {
		meaning: 'The sender domain is on a domain blocklist.',
		causes: ['DBL.'],
		next: ['Check the domain at the list named.'],
	},
	'postfix/domain-blocklisted/5.7.1-2': {
		meaning: 'The EHLO name is on a blocklist.',
		causes: ['EHLO name.'],
		next: ['Greet with a clean own name.'],
	},
	'postfix/no-ptr/4.7.25': {
		meaning: 'PTR, name and address do not all agree (or DNS failed).',
		causes: ['FCrDNS (reject_unknown_client_hostname).'],
		next: [
			'Give the sending IP a PTR record whose name resolves back to the same IP, and greet (EHLO) with that name.',
			'Set it in the panel of whoever owns the IP.',
		],
	},
	'postfix/no-ptr/4.7.25-2': {
		meaning: 'No PTR record.',
		causes: ['PTR (reject_unknown_reverse_client_hostname).'],
		next: [
			'Give the sending IP a PTR record whose name resolves back to the same IP, and greet (EHLO) with that name.',
			'Set it in the panel of whoever owns the IP.',
		],
	},
	'postfix/helo-rejected/5.5.2': {
		meaning: 'The EHLO name is not a full host name.',
		causes: ["EHLO name such as 'localhost'."],
		next: ['Greet with your real full host name.'],
	},
	'postfix/helo-rejected/5.5.2-2': {
		meaning: 'The EHLO name has bad characters or is a bad IP literal.',
		causes: ['EHLO name.'],
		next: ['Greet with your real full host name, or [IPv4] in brackets.'],
	},
	'postfix/helo-rejected/4.7.1': {
		meaning: 'The EHLO name does not exist in DNS.',
		causes: ['EHLO name without A/MX.'],
		next: ['Greet with a name that resolves to the sending IP.'],
	},
	'postfix/sender-rejected/4.1.8': {
		meaning: 'The MAIL FROM domain does not resolve.',
		causes: ['Sender domain without MX and A.'],
		next: ['Use a sender domain that exists.'],
	},
	'postfix/sender-rejected/5.1.8': {
		meaning: 'The MAIL FROM domain cannot receive mail: the server wants an MX there.',
		causes: ['Sender (sub)domain without MX.'],
		next: ["Give the probe's sender domain an MX record that accepts mail."],
	},
	'postfix/bad-address-syntax/5.5.2': {
		meaning: 'The address has no full domain.',
		causes: ['Address form.'],
		next: ['Use user@domain.tld.'],
	},
	'postfix/user-unknown/5.1.1': {
		meaning: 'No such mailbox on this server.',
		causes: ['Typing error or deleted.'],
		next: [
			'Check spelling of the address; if it is right, the mailbox is gone.',
			'Stop sending to it.',
		],
	},
	'postfix/sender-rejected/5.1.0': {
		meaning: 'The server says OUR sender address does not exist. It is not about the recipient.',
		causes: ['reject_unlisted_sender, or a forged local sender.'],
		next: ['Use a sender address that exists.'],
	},
	'postfix/mailbox-temp-unavailable/4.1.1': {
		meaning: 'The server is just checking the address at the inner server.',
		causes: ['Recipient verification runs (up to six seconds, then 450).'],
		next: ['Ask again after one minute.'],
	},
	'postfix/mailbox-temp-unavailable/4.1.1-2': {
		meaning:
			"The check at the inner server failed. In Postfix the default code for a refused address is 450, so this 4xx may mean 'no such user'.",
		causes: [
			'Inner server refused or did not answer; unverified_recipient_reject_code defaults to 450.',
		],
		next: [
			'Read the words after the colon (host … said: 5xx means absent).',
			'Compare with a random address of the same domain.',
		],
	},
	'postfix/user-unknown/5.1.1-2': {
		meaning: 'The inner server refused the address.',
		causes: ['Unknown user.'],
		next: [
			'Check spelling of the address; if it is right, the mailbox is gone.',
			'Stop sending to it.',
		],
	},
	'postfix/sender-rejected/4.1.7': {
		meaning:
			'The server called our sender domain back and was refused: our MAIL FROM address does not exist.',
		causes: ['Sender callout.'],
		next: ['Use a MAIL FROM address whose MX accepts it.'],
	},
	'postfix/relay-denied/4.7.1': {
		meaning: 'This server does not take mail for the domain (soft form).',
		causes: ['Wrong MX.'],
		next: ['Check the MX records.'],
	},
	'postfix/relay-denied/5.7.1': {
		meaning: 'This server does not take mail for the domain.',
		causes: ['MX points to a server that is not set up for it.'],
		next: ['Check the MX records; ask the domain owner.'],
	},
	'postfix/ip-blocklisted/5.7.1-2': {
		meaning: "The server's administrator refuses this client.",
		causes: ['Access table.'],
		next: [
			"Only the recipient's mail administrator can lift this; contact the recipient by another way.",
		],
	},
	'postfix/policy/5.7.1': {
		meaning: 'A local rule of the administrator refuses this client (seen 2026).',
		causes: ['Local rule.'],
		next: [
			"Only the recipient's mail administrator can lift this; contact the recipient by another way.",
		],
	},
	'postfix/domain-refuses-mail/5.1.10': {
		meaning: 'The recipient domain says in DNS that it takes no mail (null MX).',
		causes: ['Null MX (RFC 7505).'],
		next: ['The domain takes no mail at all.'],
	},
	'postfix/sender-rejected/5.7.27': {
		meaning: 'OUR sender domain says it takes no mail (null MX); many servers refuse that.',
		causes: ['Null MX on the sender domain.'],
		next: ['Use a sender domain with a working MX.'],
	},
	'postfix/protocol-error/5.6.7': {
		meaning: 'Non-ASCII address without the SMTPUTF8 parameter.',
		causes: ['SMTPUTF8.'],
		next: ['Use MAIL FROM:<…> SMTPUTF8 if EHLO offers it; else use the ASCII form.'],
	},
	'postfix/rate-limited/4.7.0': {
		meaning:
			'Too many errors in the session (default: slowed after 10, closed after 20; 1 under load).',
		causes: ['Wrong recipients or commands.'],
		next: ['Reconnect with fewer questions per session.'],
	},
	'postfix/timeout/4.4.2': {
		meaning: 'We were silent too long (300 seconds; 10 under load).',
		causes: ['Slow session.'],
		next: ['Reconnect; shorter pauses.'],
	},
	'postfix/system-error/4.3.0': {
		meaning: 'Look-up table of the server failed.',
		causes: ['Server fault.'],
		next: ['Try again later, with growing pauses; do not hammer.'],
	},
	'postfix/system-error/4.3.5': {
		meaning: 'The server is set up wrongly.',
		causes: ['Configuration fault.'],
		next: [
			"Only the recipient's mail administrator can lift this; contact the recipient by another way.",
		],
	},
	'postfix/system-error/4.3.0-2': {
		meaning: 'A look-up table of the server failed.',
		causes: ['Server fault.'],
		next: ['Try again later, with growing pauses; do not hammer.'],
	},
	'postfix/rate-limited/4.7.1': {
		meaning: 'Recipient rate limit for this IP.',
		causes: ['Rate.'],
		next: ['Use one connection, pause between commands and tries, then try again in some hours.'],
	},
	'postfix/too-many-recipients/4.5.3': {
		meaning: 'Recipient limit of the transaction (1000 by default).',
		causes: ['Limit.'],
		next: ['Fewer recipients.'],
	},
	'postfix/rate-limited/4.7.0-2': {
		meaning: 'Too many TLS handshakes from this IP.',
		causes: ['Rate.'],
		next: ['Use one connection, pause between commands and tries, then try again in some hours.'],
	},
	'postfix/tls-required/4.7.0': {
		meaning: 'STARTTLS is offered but broken on the server.',
		causes: ['Certificate or TLS set-up fault.'],
		next: ['Go on without TLS if the server allows it; tell the administrator.'],
	},
	'postfix/tls-required/5.7.0': {
		meaning: 'The server only takes TLS sessions.',
		causes: ['No TLS.'],
		next: ['Repeat with STARTTLS (TLS 1.2 or newer) before MAIL FROM.'],
	},
	'postfix/tls-required/4.7.1': {
		meaning: 'The server only takes TLS sessions.',
		causes: ['reject_plaintext_session.'],
		next: ['Repeat with STARTTLS (TLS 1.2 or newer) before MAIL FROM.'],
	},
	'postfix/tls-required/5.7.1': {
		meaning: 'The server only takes TLS sessions.',
		causes: ['reject_plaintext_session with 550.'],
		next: ['Repeat with STARTTLS (TLS 1.2 or newer) before MAIL FROM.'],
	},
	'postfix/protocol-error/5.5.1': {
		meaning: 'VRFY is switched off: normal.',
		causes: ['Privacy setting.'],
		next: ['Use RCPT TO.'],
	},
	'postfix/protocol-error/5.5.0': {
		meaning: 'We sent the next command before the answer.',
		causes: ['Unauthorised pipelining (Postfix 3.9).'],
		next: ['One command at a time.'],
	},
	'postfix/protocol-error/5.5.1-2': {
		meaning: 'Wrong order of commands.',
		causes: ['Order.'],
		next: ['EHLO, MAIL FROM, RCPT TO.'],
	},
	'postfix/protocol-error/5.5.4': {
		meaning: 'A MAIL or RCPT parameter is not offered by the server.',
		causes: ['Parameter not in EHLO.'],
		next: ['Send only parameters that EHLO offers.'],
	},
};
