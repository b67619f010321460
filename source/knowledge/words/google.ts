import type {ReasonText} from '../reasons.ts';

// prettier-ignore -- a table: one rule a line
export const googleWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'google/user-unknown/5.1.1': {
		meaning: 'No such Gmail or Workspace mailbox.',
		causes: ['Typing error or deleted user.'],
		next: [
			'Check spelling of the address; if it is right, the mailbox is gone.',
			'Stop sending to it.',
		],
	},
	'google/mailbox-disabled/5.2.1': {
		meaning: 'The account exists but is switched off.',
		causes: ['Inactive or suspended Google account.'],
		next: ['Stop sending; the mailbox may come back if the owner signs in.'],
	},
	'google/rate-limited/5.2.1': {
		meaning: 'The mailbox exists but gets too much mail just now (permanent form).',
		causes: ['Flooded mailbox, sometimes a mail-bomb attack.'],
		next: ['Try again another day.'],
	},
	'google/rate-limited/4.2.1': {
		meaning: 'The mailbox exists but gets too much mail just now.',
		causes: ['Flooded mailbox.'],
		next: ['Try again later, with growing pauses; do not hammer.'],
	},
	'google/rate-limited/4.2.1-2': {
		meaning: 'Workspace SMTP relay limit of the sending customer.',
		causes: ['Relay quota.'],
		next: ['Wait; ask the sending administrator.'],
	},
	'google/mailbox-full/4.2.2': {
		meaning: 'The mailbox exists but is full.',
		causes: ['Google storage full.'],
		next: ['The recipient must free space in Google storage.'],
	},
	'google/mailbox-full/5.2.2': {
		meaning: 'The mailbox exists, is full and unused.',
		causes: ['Storage full and account inactive.'],
		next: ['Stop sending.'],
	},
	'google/unspecified/4.3.0': {
		meaning: 'Gmail refuses for now.',
		causes: ['Not explained; often with too fast or odd sessions.'],
		next: ['Try again later, with growing pauses; do not hammer.'],
	},
	'google/protocol-error/4.3.0': {
		meaning: 'All recipients of one transaction must be in the same domain.',
		causes: ['Two domains in one transaction.'],
		next: ['One domain per transaction (RSET between).'],
	},
	'google/system-error/4.3.0': {
		meaning: 'Fault or load at Google.',
		causes: ['Server fault.'],
		next: ['Try again later, with growing pauses; do not hammer.'],
	},
	'google/timeout/4.4.2': {
		meaning: 'Gmail waited too long for the next command and closes.',
		causes: ['Session too slow.'],
		next: ['Reconnect; do not pause long between commands.'],
	},
	'google/service-unavailable/4.4.5': {
		meaning: 'Gmail is busy.',
		causes: ['Load.'],
		next: ['Try again later, with growing pauses; do not hammer.'],
	},
	'google/protocol-error/4.5.0': {
		meaning: 'The session broke the SMTP rules.',
		causes: ['Pipelining where not allowed, bare line feeds, or a command at a wrong moment.'],
		next: ['Send one command at a time and read each answer.'],
	},
	'google/protocol-error/4.5.0-2': {
		meaning: 'A command followed STARTTLS in the same packet.',
		causes: ['Wrong pipelining.'],
		next: ['Wait for the 220 answer before the TLS handshake.'],
	},
	'google/protocol-error/5.7.10': {
		meaning: 'A command followed STARTTLS in the same packet.',
		causes: ['Wrong pipelining.'],
		next: ['Wait for the 220 answer before the TLS handshake.'],
	},
	'google/too-many-recipients/4.5.3': {
		meaning: 'Too many recipients in this transaction.',
		causes: ['Limit of recipients.'],
		next: ['Fewer recipients per transaction.'],
	},
	'google/too-many-recipients/4.5.3-2': {
		meaning: 'The rules of this domain force a new transaction for this recipient.',
		causes: ['Workspace policy size.'],
		next: ['Ask this recipient in its own transaction.'],
	},
	'google/timeout/4.7.0': {
		meaning: 'The connection was open too long.',
		causes: ['Long session.'],
		next: ['Reconnect.'],
	},
	'google/ip-blocklisted/4.7.0': {
		meaning:
			'The recipient domain only takes mail from its own gateway (Workspace inbound gateway setting).',
		causes: ['Domain uses another filter in front of Google.'],
		next: ['Deliver to the public MX of the domain, not straight to Google.'],
	},
	'google/rate-limited/4.7.0': {
		meaning: 'Gmail closes the connection at this command.',
		causes: [
			'Unwanted traffic from this IP; the word in brackets is the command at which it happened.',
		],
		next: [
			'Use one connection, pause between commands and tries, then try again in some hours.',
			'Check the IP and domain in Google Postmaster Tools and follow the sender guidelines (support.google.com/a/answer/81126); lower the rate.',
		],
	},
	'google/no-ptr/4.7.0': {
		meaning: 'The IP has no PTR record, or it does not lead back; Gmail slows it down.',
		causes: ['PTR missing or wrong; typical with IPv6.'],
		next: [
			'Give the sending IP a PTR record whose name resolves back to the same IP, and greet (EHLO) with that name.',
			'Set it in the panel of whoever owns the IP.',
		],
	},
	'google/tls-required/4.7.0': {
		meaning: 'The recipient domain only takes TLS sessions.',
		causes: ['Workspace compliance rule.'],
		next: ['Repeat with STARTTLS (TLS 1.2 or newer) before MAIL FROM.'],
	},
	'google/bad-reputation/4.7.0': {
		meaning: 'Gmail slows the IP down for low reputation.',
		causes: ['New or bad IP.'],
		next: [
			'Check the IP and domain in Google Postmaster Tools and follow the sender guidelines (support.google.com/a/answer/81126); lower the rate.',
		],
	},
	'google/bad-reputation/4.7.0-2': {
		meaning: 'The sender domain has a low reputation.',
		causes: ['Bad domain history.'],
		next: [
			'Check the IP and domain in Google Postmaster Tools and follow the sender guidelines (support.google.com/a/answer/81126); lower the rate.',
		],
	},
	'google/spam-content/4.7.0': {
		meaning: 'Gmail finds the content or links suspicious.',
		causes: ['Content.'],
		next: [
			'Not a problem of connecting or of the address: the message itself was judged.',
			'A check without DATA never sees this.',
		],
	},
	'google/rate-limited/4.7.0-2': {
		meaning: 'Too much unwanted traffic from this IP (older wording).',
		causes: ['Rate or reputation.'],
		next: [
			'Check the IP and domain in Google Postmaster Tools and follow the sender guidelines (support.google.com/a/answer/81126); lower the rate.',
		],
	},
	'google/no-ptr/4.7.23': {
		meaning: 'PTR missing or not matching; mail is slowed down.',
		causes: ['PTR.'],
		next: [
			'Give the sending IP a PTR record whose name resolves back to the same IP, and greet (EHLO) with that name.',
			'Set it in the panel of whoever owns the IP.',
		],
	},
	'google/sender-auth-failed/4.7.24': {
		meaning: 'The SPF record allows suspicious ranges.',
		causes: ['SPF too wide (for example +all).'],
		next: ['Correct the SPF record.'],
	},
	'google/sender-auth-failed/4.7.26': {
		meaning: 'DMARC could not be checked because DNS failed.',
		causes: ['DNS of the sender domain.'],
		next: ['Repair DNS of the sender domain, then try again.'],
	},
	'google/sender-auth-failed/4.7.26-2': {
		meaning: 'Neither SPF nor DKIM passed; mail is slowed down.',
		causes: ['No authentication.'],
		next: [
			'Publish SPF, sign with DKIM and publish DMARC for the sender domain; align them with the visible From.',
		],
	},
	'google/sender-auth-failed/4.7.27': {
		meaning: 'SPF failed (bulk sender rule).',
		causes: ['SPF does not list the IP.'],
		next: ['Add the IP to SPF.'],
	},
	'google/rate-limited/4.7.28': {
		meaning: 'Too much (unwanted) mail from this IP; slowed down or blocked for now.',
		causes: ['Rate, complaints, probing.'],
		next: [
			'Check the IP and domain in Google Postmaster Tools and follow the sender guidelines (support.google.com/a/answer/81126); lower the rate.',
		],
	},
	'google/rate-limited/4.7.28-2': {
		meaning: 'Too much unwanted mail from the network around this IP.',
		causes: ['Neighbours in the same range.'],
		next: [
			'Ask the hosting company, or use an IP in another range.',
			'Check the IP and domain in Google Postmaster Tools and follow the sender guidelines (support.google.com/a/answer/81126); lower the rate.',
		],
	},
	'google/rate-limited/4.7.28-3': {
		meaning: 'Too much unwanted mail from this domain.',
		causes: ['Domain reputation.'],
		next: [
			'Check the IP and domain in Google Postmaster Tools and follow the sender guidelines (support.google.com/a/answer/81126); lower the rate.',
		],
	},
	'google/rate-limited/4.7.28-4': {
		meaning: 'A link in the message is seen in too much unwanted mail.',
		causes: ['URL reputation.'],
		next: [
			'Not a problem of connecting or of the address: the message itself was judged.',
			'A check without DATA never sees this.',
		],
	},
	'google/rate-limited/4.7.28-5': {
		meaning: 'Too many messages with the same Message-ID.',
		causes: ['Broken sender.'],
		next: [
			'Not a problem of connecting or of the address: the message itself was judged.',
			'A check without DATA never sees this.',
		],
	},
	'google/rate-limited/4.7.28-6': {
		meaning: 'Unusual rate, no reason named.',
		causes: ['Rate.'],
		next: [
			'Check the IP and domain in Google Postmaster Tools and follow the sender guidelines (support.google.com/a/answer/81126); lower the rate.',
		],
	},
	'google/tls-required/4.7.29': {
		meaning: 'Bulk senders must use TLS.',
		causes: ['Plain text session.'],
		next: ['Repeat with STARTTLS (TLS 1.2 or newer) before MAIL FROM.'],
	},
	'google/sender-auth-failed/4.7.30': {
		meaning: 'DKIM failed (bulk sender rule).',
		causes: ['DKIM.'],
		next: [
			'Publish SPF, sign with DKIM and publish DMARC for the sender domain; align them with the visible From.',
		],
	},
	'google/sender-auth-failed/4.7.32': {
		meaning: 'The visible From is not aligned with SPF or DKIM.',
		causes: ['DMARC alignment.'],
		next: [
			'Publish SPF, sign with DKIM and publish DMARC for the sender domain; align them with the visible From.',
		],
	},
	'google/sender-auth-failed/5.7.32': {
		meaning:
			'The visible From is not aligned with SPF or DKIM; the mail is blocked, although the code is 421.',
		causes: ['DMARC alignment.'],
		next: [
			'Publish SPF, sign with DKIM and publish DMARC for the sender domain; align them with the visible From.',
		],
	},
	'google/sender-auth-failed/4.7.40': {
		meaning: 'No DMARC record (bulk sender rule).',
		causes: ['DMARC missing.'],
		next: [
			'Publish SPF, sign with DKIM and publish DMARC for the sender domain; align them with the visible From.',
		],
	},
	'google/sender-auth-failed/5.7.40': {
		meaning: 'No DMARC record: blocked.',
		causes: ['DMARC missing.'],
		next: [
			'Publish SPF, sign with DKIM and publish DMARC for the sender domain; align them with the visible From.',
		],
	},
	'google/domain-not-found/5.1.2': {
		meaning: 'The recipient domain is wrong for Google.',
		causes: ['Typing error in the domain, or the domain is not at Google.'],
		next: [
			'Check spelling of the address; if it is right, the mailbox is gone.',
			'Stop sending to it.',
		],
	},
	'google/bad-address-syntax/5.1.3': {
		meaning: 'The recipient address is malformed.',
		causes: ['Address syntax.'],
		next: ['Correct the address.'],
	},
	'google/bad-address-syntax/5.1.7': {
		meaning: 'The MAIL FROM address is malformed.',
		causes: ['Sender address syntax.'],
		next: ['Correct MAIL FROM.'],
	},
	'google/message-too-big/5.3.4': {
		meaning: 'Message or header too big.',
		causes: ['Size limit.'],
		next: ['Send less; check SIZE in EHLO.'],
	},
	'google/message-too-big/5.2.3': {
		meaning: 'Message too big (older code).',
		causes: ['Size.'],
		next: ['Send less.'],
	},
	'google/rate-limited/5.4.5': {
		meaning: 'Daily limit of the sending Google account.',
		causes: ['Sending quota.'],
		next: ['Wait a day.'],
	},
	'google/system-error/5.4.6': {
		meaning: 'Mail loop.',
		causes: ['Forwarding loop.'],
		next: ['Correct the forwarding.'],
	},
	'google/protocol-error/5.5.1': {
		meaning: 'Gmail does not know the command.',
		causes: ['Unknown command, or a session that starts with noise.'],
		next: ['Use only EHLO, STARTTLS, MAIL, RCPT, RSET, NOOP, QUIT.'],
	},
	'google/protocol-error/5.5.1-2': {
		meaning: 'A command came too early.',
		causes: ['Order of commands.'],
		next: ['EHLO, (STARTTLS, EHLO), MAIL FROM, RCPT TO.'],
	},
	'google/protocol-error/5.5.2': {
		meaning: 'Syntax error.',
		causes: ['Command form.'],
		next: ['Correct the command.'],
	},
	'google/protocol-error/5.5.2-2': {
		meaning: "Syntax error in the address or parameter; with 'goodbye' Gmail closes.",
		causes: ['Missing angle brackets or bad characters.'],
		next: ['Use MAIL FROM:<a@b> and RCPT TO:<a@b> exactly.'],
	},
	'google/too-many-recipients/5.5.3': {
		meaning: 'Recipient limit for this sender.',
		causes: ['Limit.'],
		next: ['Fewer recipients.'],
	},
	'google/helo-rejected/5.5.4': {
		meaning: 'The EHLO name is not acceptable; Gmail closes.',
		causes: ['Empty or malformed EHLO name.'],
		next: ['Greet with a full host name such as mail.example.com, or [IP].'],
	},
	'google/content-rejected/5.6.0': {
		meaning: 'Message is malformed.',
		causes: ['Message format.'],
		next: [
			'Not a problem of connecting or of the address: the message itself was judged.',
			'A check without DATA never sees this.',
		],
	},
	'google/virus/5.7.0': {
		meaning: 'Dangerous attachment or content.',
		causes: ['Attachment.'],
		next: [
			'Not a problem of connecting or of the address: the message itself was judged.',
			'A check without DATA never sees this.',
		],
	},
	'google/relay-denied/5.7.0': {
		meaning: 'Workspace SMTP relay refuses this IP or domain.',
		causes: ['Relay settings of the sending customer.'],
		next: ['Register the IP in the Workspace SMTP relay settings.'],
	},
	'google/auth-required/5.7.0': {
		meaning: 'Too many commands before login or mail.',
		causes: ['Long idle probing in one session.'],
		next: ['Use short sessions.'],
	},
	'google/auth-required/5.7.0-2': {
		meaning: 'This Google host is for logged-in users, not an MX.',
		causes: ['Connected to smtp.gmail.com or smtp-relay.'],
		next: ['Use the MX of the domain (aspmx.l.google.com, gmail-smtp-in.l.google.com).'],
	},
	'google/tls-required/5.7.0': {
		meaning: 'The server wants STARTTLS first.',
		causes: ['No TLS.'],
		next: ['Repeat with STARTTLS (TLS 1.2 or newer) before MAIL FROM.'],
	},
	'google/policy/5.7.1': {
		meaning:
			"A rule of the recipient's (or sender's) Workspace domain refuses it. 'gcdp' in the reply marks such a custom rule.",
		causes: ['Customer rule.'],
		next: [
			"Only the recipient's mail administrator can lift this; contact the recipient by another way.",
		],
	},
	'google/policy/5.7.1-2': {
		meaning: "Refused by a rule made by the recipient's Workspace administrator.",
		causes: ['Customer rule.'],
		next: [
			"Only the recipient's mail administrator can lift this; contact the recipient by another way.",
		],
	},
	'google/spam-content/5.7.1': {
		meaning: 'Gmail thinks it is spam.',
		causes: ['Content or reputation.'],
		next: [
			'Check the IP and domain in Google Postmaster Tools and follow the sender guidelines (support.google.com/a/answer/81126); lower the rate.',
		],
	},
	'google/no-ptr/5.7.1': {
		meaning: 'IPv6 without PTR or authentication.',
		causes: ['IPv6 rules of Gmail.'],
		next: ['Use IPv4, or set PTR and SPF/DKIM for the IPv6 address.'],
	},
	'google/bad-reputation/5.7.1': {
		meaning: 'IP reputation is so low that Gmail refuses.',
		causes: ['Bad IP.'],
		next: [
			'Check the IP and domain in Google Postmaster Tools and follow the sender guidelines (support.google.com/a/answer/81126); lower the rate.',
		],
	},
	'google/bad-reputation/5.7.1-2': {
		meaning: 'Domain reputation is so low that Gmail refuses.',
		causes: ['Bad domain.'],
		next: [
			'Check the IP and domain in Google Postmaster Tools and follow the sender guidelines (support.google.com/a/answer/81126); lower the rate.',
		],
	},
	'google/ip-blocklisted/5.7.1': {
		meaning: 'Gmail does not take direct mail from this IP (dynamic or home range).',
		causes: ['Residential or dynamic IP.'],
		next: [
			"Do not talk to mail servers directly from a home or dynamic address; use your provider's relay or a server with a fixed IP and PTR.",
		],
	},
	'google/content-rejected/5.7.1': {
		meaning: 'A header of the message is missing or malformed.',
		causes: ['Message format.'],
		next: [
			'Not a problem of connecting or of the address: the message itself was judged.',
			'A check without DATA never sees this.',
		],
	},
	'google/sender-auth-failed/5.7.1': {
		meaning: 'DMARC of the From domain says reject (older code 5.7.1).',
		causes: ['DMARC.'],
		next: [
			'Publish SPF, sign with DKIM and publish DMARC for the sender domain; align them with the visible From.',
		],
	},
	'google/rate-limited/5.7.1': {
		meaning: 'Relay or rate rule for the sending customer.',
		causes: ["Sender's Google setting or limit."],
		next: ['Ask the sending administrator.'],
	},
	'google/sender-auth-failed/5.7.24': {
		meaning: 'SPF record allows suspicious ranges: blocked.',
		causes: ['SPF.'],
		next: ['Correct the SPF record.'],
	},
	'google/no-ptr/5.7.25': {
		meaning: 'No PTR, or it does not lead back: blocked.',
		causes: ['PTR.'],
		next: [
			'Give the sending IP a PTR record whose name resolves back to the same IP, and greet (EHLO) with that name.',
			'Set it in the panel of whoever owns the IP.',
		],
	},
	'google/sender-auth-failed/5.7.26': {
		meaning: 'Neither SPF nor DKIM passed: blocked.',
		causes: ['No authentication.'],
		next: [
			'Publish SPF, sign with DKIM and publish DMARC for the sender domain; align them with the visible From.',
		],
	},
	'google/sender-auth-failed/5.7.26-2': {
		meaning: 'SPF of MAIL FROM says -all and the IP is not in it.',
		causes: ['SPF.'],
		next: ['Use a MAIL FROM whose SPF includes this IP.'],
	},
	'google/sender-auth-failed/5.7.26-3': {
		meaning: 'DMARC of the From domain says reject.',
		causes: ['DMARC.'],
		next: [
			'Publish SPF, sign with DKIM and publish DMARC for the sender domain; align them with the visible From.',
		],
	},
	'google/sender-auth-failed/5.7.27': {
		meaning: 'SPF failed: blocked (bulk rule).',
		causes: ['SPF.'],
		next: ['Add the IP to SPF.'],
	},
	'google/rate-limited/5.7.28': {
		meaning: 'The IP is blocked for unwanted mail.',
		causes: ['Rate and complaints.'],
		next: [
			'Check the IP and domain in Google Postmaster Tools and follow the sender guidelines (support.google.com/a/answer/81126); lower the rate.',
		],
	},
	'google/tls-required/5.7.29': {
		meaning: 'Bulk mail without TLS: blocked.',
		causes: ['No TLS.'],
		next: ['Repeat with STARTTLS (TLS 1.2 or newer) before MAIL FROM.'],
	},
	'google/sender-auth-failed/5.7.30': {
		meaning: 'DKIM failed: blocked (bulk rule).',
		causes: ['DKIM.'],
		next: [
			'Publish SPF, sign with DKIM and publish DMARC for the sender domain; align them with the visible From.',
		],
	},
	'google/rate-limited/4.7.0-3': {
		meaning: 'Too many logins.',
		causes: ['Login attempts.'],
		next: ['Wait.'],
	},
	'google/auth-required/5.7.8': {
		meaning: 'Login refused. (The current table prints 5.7.80, live servers 5.7.8.)',
		causes: ['Wrong login or app password needed.'],
		next: ['Use an app password or OAuth.'],
	},
	'google/auth-required/5.7.9': {
		meaning: 'An app password is needed. (Table prints 5.7.90.)',
		causes: ['Two-step login.'],
		next: ['Make an app password.'],
	},
	'google/auth-required/5.7.4': {
		meaning: 'Login type not offered. (Table prints 5.7.40.)',
		causes: ['AUTH type.'],
		next: ['Choose a listed AUTH type.'],
	},
};
