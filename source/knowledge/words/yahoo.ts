import type {ReasonText} from '../reasons.ts';

// prettier-ignore -- a table: one rule a line
export const yahooWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'yahoo/bad-reputation/4.7.0': {
		meaning:
			'Yahoo puts this IP off: too much or too new traffic, complaints, or the sender has no good name yet.',
		causes: ['Reputation of IP or domain; also seen for senders without SPF/DKIM/DMARC.'],
		next: [
			'Wait some hours (Yahoo once said about 4), send less, authenticate.',
			'Stop for some hours, fix what triggers it, then file a Sender Support Request at https://senders.yahooinc.com/contact.',
		],
	},
	'yahoo/bad-reputation/4.7.0-2': {
		meaning: 'Yahoo puts this IP off for now (TS code).',
		causes: ['IP reputation, complaints or unusual traffic.'],
		next: [
			'Stop for some hours, fix what triggers it, then file a Sender Support Request at https://senders.yahooinc.com/contact.',
		],
	},
	'yahoo/bad-reputation/4.7.1': {
		meaning:
			'Yahoo says: all mail from this IP is refused; retrying is pointless. (Code 421, but meant for good.)',
		causes: ['Strong reputation block.'],
		next: [
			'Do not retry; stop for 48 hours, clean up, then ask.',
			'Stop for some hours, fix what triggers it, then file a Sender Support Request at https://senders.yahooinc.com/contact.',
		],
	},
	'yahoo/bad-reputation/5.7.2': {
		meaning: 'Yahoo refuses all mail from this IP; retrying will not succeed.',
		causes: ['Strong reputation block, typical for new cloud IPs that probe.'],
		next: [
			'Stop for some hours, fix what triggers it, then file a Sender Support Request at https://senders.yahooinc.com/contact.',
		],
	},
	'yahoo/ip-blocklisted/5.7.1': {
		meaning: 'Yahoo refuses because Spamhaus lists the IP.',
		causes: ['Spamhaus listing (on home lines: PBL).'],
		next: [
			"Look the IP up at https://check.spamhaus.org/ and follow the removal steps there; a PBL listing means: use your provider's mail relay or a server IP.",
		],
	},
	'yahoo/ip-blocklisted/553': {
		meaning: 'Yahoo refuses because the IP is on the Spamhaus XBL (infected or proxy).',
		causes: ['XBL listing.'],
		next: [
			"Look the IP up at https://check.spamhaus.org/ and follow the removal steps there; a PBL listing means: use your provider's mail relay or a server IP.",
		],
	},
	'yahoo/no-ptr/5.7.25': {
		meaning: 'Yahoo wants PTR and forward name of your IP to agree, and they do not.',
		causes: ['No PTR, or the PTR name does not lead back to the IP.'],
		next: [
			'Give the sending IP a PTR record whose name resolves back to the same IP, and greet (EHLO) with that name.',
			'Set it in the panel of whoever owns the IP.',
		],
	},
	'yahoo/no-ptr/4.7.25': {
		meaning:
			'Yahoo could not confirm that PTR and forward name of your IP agree, and puts you off for now.',
		causes: ['PTR and forward name do not agree.'],
		next: [
			'Give the sending IP a PTR record whose name resolves back to the same IP, and greet (EHLO) with that name.',
			'Set it in the panel of whoever owns the IP.',
		],
	},
	'yahoo/bad-reputation/451': {
		meaning: 'Yahoo puts the IP off (IPTS04). Some servers print it without a proper code.',
		causes: ['User complaints or unusual traffic.'],
		next: [
			'Stop for some hours, fix what triggers it, then file a Sender Support Request at https://senders.yahooinc.com/contact.',
		],
	},
	'yahoo/bad-reputation/421': {
		meaning: 'Yahoo puts the IP off (IPTS05).',
		causes: ['Reputation.'],
		next: [
			'Stop for some hours, fix what triggers it, then file a Sender Support Request at https://senders.yahooinc.com/contact.',
		],
	},
	'yahoo/greylisted/421': {
		meaning: 'Yahoo greylists this sender.',
		causes: ['First contact; greylisting.'],
		next: ['Try again after some minutes from the same IP.'],
	},
	'yahoo/bad-reputation/421-2': {
		meaning: "Yahoo's inner sub-code for a temporary deferral by reputation (4.16.50 to 4.16.56).",
		causes: ['IP or content reputation.'],
		next: [
			'Stop for some hours, fix what triggers it, then file a Sender Support Request at https://senders.yahooinc.com/contact.',
		],
	},
	'yahoo/rate-limited/421': {
		meaning:
			'Too much in one connection; Yahoo closes it. (Yahoo also closes without any reply for this.)',
		causes: ['Per-connection limit (about 20 is safe).'],
		next: ['Open a new connection; fewer transactions per connection.'],
	},
	'yahoo/service-unavailable/421': {
		meaning: 'Yahoo closes: not available now.',
		causes: ['Load, or a hidden limit for this IP.'],
		next: ['Try again later, with growing pauses; do not hammer.'],
	},
	'yahoo/service-unavailable/451': {
		meaning: "Yahoo's servers were busy.",
		causes: ['Load at Yahoo.'],
		next: ['Try again later, with growing pauses; do not hammer.'],
	},
	'yahoo/system-error/4.3.2': {
		meaning: 'Fault inside Yahoo.',
		causes: ['Server fault.'],
		next: ['Try again later, with growing pauses; do not hammer.'],
	},
	'yahoo/bad-reputation/vs1-ip': {
		meaning: "Yahoo's filter puts the IP off.",
		causes: ['IP reputation.'],
		next: [
			'Stop for some hours, fix what triggers it, then file a Sender Support Request at https://senders.yahooinc.com/contact.',
		],
	},
	'yahoo/bad-reputation/vs1-mf': {
		meaning: "Yahoo's filter puts the sender domain off.",
		causes: ['Sender domain reputation.'],
		next: [
			'Stop for some hours, fix what triggers it, then file a Sender Support Request at https://senders.yahooinc.com/contact.',
		],
	},
	'yahoo/rate-limited/554': {
		meaning: 'Too many addresses that do not exist were tried from this IP.',
		causes: ['Bad list or address checking.'],
		next: ['Stop checking addresses at Yahoo from this IP.'],
	},
	'yahoo/sender-rejected/451': {
		meaning: 'Yahoo could not resolve the MAIL FROM domain (it asks for an SOA record).',
		causes: ['Sender domain or sub-domain without SOA/DNS; DNS time-out.'],
		next: ['Use a sender domain that exists in DNS with SOA and MX.'],
	},
	'yahoo/sender-rejected/554': {
		meaning: 'The sender domain does not exist in DNS.',
		causes: ['No SOA for the domain.'],
		next: ['Use a sender domain that exists in DNS.'],
	},
	'yahoo/sender-auth-failed/5.7.9': {
		meaning: 'The message failed DMARC or another policy.',
		causes: ['Authentication failure against the From domain.'],
		next: [
			'Publish SPF, sign with DKIM and publish DMARC for the sender domain; align them with the visible From.',
		],
	},
	'yahoo/sender-auth-failed/5.7.9-2': {
		meaning: 'Yahoo wants SPF or DKIM.',
		causes: ['Unauthenticated message.'],
		next: [
			'Publish SPF, sign with DKIM and publish DMARC for the sender domain; align them with the visible From.',
		],
	},
	'yahoo/sender-auth-failed/5.7.5': {
		meaning: 'DKIM policy of the sender domain was not met.',
		causes: ['DKIM failure.'],
		next: [
			'Publish SPF, sign with DKIM and publish DMARC for the sender domain; align them with the visible From.',
		],
	},
	'yahoo/policy/554': {
		meaning: 'Yahoo thinks the content is phishing or dangerous.',
		causes: ['Links or content.'],
		next: [
			'Not a problem of connecting or of the address: the message itself was judged.',
			'A check without DATA never sees this.',
			'Stop for some hours, fix what triggers it, then file a Sender Support Request at https://senders.yahooinc.com/contact.',
		],
	},
	'yahoo/content-rejected/554': {
		meaning: 'Message headers break the rules.',
		causes: ['Duplicate or malformed headers.'],
		next: [
			'Not a problem of connecting or of the address: the message itself was judged.',
			'A check without DATA never sees this.',
		],
	},
	'yahoo/policy/554-2': {
		meaning: 'Yahoo refuses the message (number 299, not explained).',
		causes: ['Content or headers.'],
		next: [
			'Not a problem of connecting or of the address: the message itself was judged.',
			'A check without DATA never sees this.',
		],
	},
	'yahoo/spam-content/421': {
		meaning: 'Message held for content.',
		causes: ['Content.'],
		next: [
			'Not a problem of connecting or of the address: the message itself was judged.',
			'A check without DATA never sees this.',
		],
	},
	'yahoo/user-unknown/554': {
		meaning:
			'No such Yahoo/AOL mailbox. Yahoo says this only after the message was sent, not at RCPT.',
		causes: ['Typing error or never existed.'],
		next: [
			'Check spelling of the address; if it is right, the mailbox is gone.',
			'Stop sending to it.',
		],
	},
	'yahoo/mailbox-disabled/554': {
		meaning: 'The Yahoo address exists but takes no mail (mailbox switched off).',
		causes: ['Account exists for login only, or is disabled.'],
		next: ['Stop sending; the person must switch mail on again.'],
	},
	'yahoo/mailbox-disabled/554-2': {
		meaning: 'The Yahoo or AOL address exists but takes no mail: the mailbox is disabled.',
		causes: ['Disabled account.'],
		next: ['Stop sending.'],
	},
	'yahoo/mailbox-disabled/554-3': {
		meaning: 'The Yahoo address was given up.',
		causes: ['Closed account.'],
		next: [
			'Check spelling of the address; if it is right, the mailbox is gone.',
			'Stop sending to it.',
		],
	},
	'yahoo/unspecified/554': {
		meaning: 'Yahoo could not deliver; no reason given.',
		causes: ['Not explained.'],
		next: ['Try once more a day later.'],
	},
	'yahoo/user-unknown/552': {
		meaning: "Mailbox not found. The code 552 looks like 'full' but it is not.",
		causes: ['No such mailbox; said only after the message was sent.'],
		next: [
			'Check spelling of the address; if it is right, the mailbox is gone.',
			'Stop sending to it.',
		],
	},
	'yahoo/rate-limited/450': {
		meaning: 'The mailbox exists and is flooded now.',
		causes: ['Too much mail to one mailbox.'],
		next: ['Try again later, with growing pauses; do not hammer.'],
	},
	'yahoo/system-error/452': {
		meaning: 'Yahoo could not look the recipient domain up.',
		causes: ['Fault at Yahoo.'],
		next: ['Try again later, with growing pauses; do not hammer.'],
	},
	'yahoo/relay-denied/550': {
		meaning: 'This Yahoo server does not take mail for the domain.',
		causes: ['Wrong MX for the domain.'],
		next: ['Look the MX up again; after a move old MX hosts answer so.'],
	},
	'yahoo/protocol-error/501': {
		meaning: 'Yahoo did not like the address or parameter.',
		causes: ['Address syntax.'],
		next: ['Check the address form.'],
	},
	'yahoo/protocol-error/5.5.1': {
		meaning: 'Yahoo does not know this command (HELP, VRFY and others).',
		causes: ['Command not offered.'],
		next: ['Not a fault; go on with the next command.'],
	},
	'yahoo/ip-blocklisted/rtr': {
		meaning: 'Old AOL code: IP range is dynamic or residential.',
		causes: ['Dynamic range.'],
		next: [
			"Do not talk to mail servers directly from a home or dynamic address; use your provider's relay or a server with a fixed IP and PTR.",
		],
	},
	'yahoo/no-ptr/rtr': {
		meaning: 'Old AOL code: no valid reverse DNS.',
		causes: ['PTR missing.'],
		next: [
			'Give the sending IP a PTR record whose name resolves back to the same IP, and greet (EHLO) with that name.',
			'Set it in the panel of whoever owns the IP.',
		],
	},
	'yahoo/ip-blocklisted/rtr-2': {
		meaning: 'Old AOL code: IP blocked for spam.',
		causes: ['IP reputation.'],
		next: [
			'Stop for some hours, fix what triggers it, then file a Sender Support Request at https://senders.yahooinc.com/contact.',
		],
	},
	'yahoo/bad-reputation/rly': {
		meaning: 'Old AOL code: rate or reputation block, lifted by itself after 24 hours.',
		causes: ['Complaints or rate.'],
		next: ['Wait 24 hours.'],
	},
	'yahoo/domain-blocklisted/hvu': {
		meaning: 'Old AOL code: a link in the message is blocked.',
		causes: ['Blocked URL.'],
		next: [
			'Not a problem of connecting or of the address: the message itself was judged.',
			'A check without DATA never sees this.',
		],
	},
	'yahoo/rate-limited/dyn': {
		meaning: 'Old AOL code: dynamic rate limit.',
		causes: ['Too fast.'],
		next: ['Use one connection, pause between commands and tries, then try again in some hours.'],
	},
	'yahoo/ip-blocklisted/con': {
		meaning: 'Old AOL code: connection refused for now.',
		causes: ['IP reputation.'],
		next: ['Use one connection, pause between commands and tries, then try again in some hours.'],
	},
};
