import type {ReasonText} from '../reasons.ts';

// prettier-ignore -- a table: one rule a line
export const neteaseWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'netease/rate-limited/hl-rep': {
		meaning: 'This IP asked for many addresses that do not exist; 163 closes the door for now.',
		causes: ['Address checking or a bad list.'],
		next: [
			'Stop checking 163/126/yeah.net from this IP; wait.',
			'Follow the link in the reply (mail.163.com/help/help_spam_16.htm?ip=…), correct the cause, then use the form feedback.mail.163.com.',
		],
	},
	'netease/rate-limited/hl-icc': {
		meaning: 'Too many connections at once from this IP.',
		causes: ['Parallel connections.'],
		next: ['Use one connection, pause between commands and tries, then try again in some hours.'],
	},
	'netease/rate-limited/hl-ifc': {
		meaning: 'Too much mail from this IP in a short time.',
		causes: ['Volume.'],
		next: ['Use one connection, pause between commands and tries, then try again in some hours.'],
	},
	'netease/sender-rejected/hl-mep': {
		meaning: 'This IP forged many sender domains.',
		causes: ['Forged senders.'],
		next: [
			'Follow the link in the reply (mail.163.com/help/help_spam_16.htm?ip=…), correct the cause, then use the form feedback.mail.163.com.',
		],
	},
	'netease/rate-limited/mi-cel': {
		meaning: 'Too many wrong commands.',
		causes: ['Protocol errors.'],
		next: ['Reconnect and use correct commands only.'],
	},
	'netease/rate-limited/mi-dmc': {
		meaning: 'Too many messages in this connection.',
		causes: ['Per-connection limit.'],
		next: ['Use a new connection.'],
	},
	'netease/rate-limited/mi-ccl': {
		meaning: 'Too many commands in this connection.',
		causes: ['Per-connection limit.'],
		next: ['Use a new connection.'],
	},
	'netease/rate-limited/rp-drc': {
		meaning: 'Too many recipients in this connection.',
		causes: ['Per-connection recipient limit.'],
		next: ['Use a new connection with few RCPT.'],
	},
	'netease/rate-limited/rp-ccl': {
		meaning: 'Too many RCPT commands.',
		causes: ['Limit.'],
		next: ['Fewer RCPT.'],
	},
	'netease/ip-blocklisted/dt-rbl': {
		meaning: 'The IP is on a blocklist NetEase uses.',
		causes: ['DNSBL.'],
		next: [
			'Check the IP at blocklists, above all Spamhaus.',
			'Follow the link in the reply (mail.163.com/help/help_spam_16.htm?ip=…), correct the cause, then use the form feedback.mail.163.com.',
		],
	},
	'netease/ip-blocklisted/wm-bl': {
		meaning: 'The IP (BLI) or user (BLU) is on the web-mail blacklist.',
		causes: ['Sending limits.'],
		next: [
			'Follow the link in the reply (mail.163.com/help/help_spam_16.htm?ip=…), correct the cause, then use the form feedback.mail.163.com.',
		],
	},
	'netease/spam-content/dt-spm': {
		meaning: 'Looks like spam: try again after some time (about two minutes or more).',
		causes: ['Content; acts like greylisting.'],
		next: ['Try again after more than two minutes.'],
	},
	'netease/rate-limited/rp-cel': {
		meaning: 'Too many wrong recipients in this connection.',
		causes: ['Unknown recipients.'],
		next: ['Stop guessing addresses.'],
	},
	'netease/rate-limited/rp-qrc': {
		meaning: 'Too many recipients in a short time.',
		causes: ['Recipient quota.'],
		next: ['Use one connection, pause between commands and tries, then try again in some hours.'],
	},
	'netease/rate-limited/mi-sfq': {
		meaning: 'This sender sent too much in 15 minutes.',
		causes: ['15-minute quota.'],
		next: ['Wait 15 minutes.'],
	},
	'netease/rate-limited/mi-dmc-2': {
		meaning: 'Too many messages in this connection.',
		causes: ['Per-connection limit.'],
		next: ['Use a new connection.'],
	},
	'netease/system-error/451': {
		meaning: 'Fault at NetEase.',
		causes: ['Server fault.'],
		next: ['Try again later, with growing pauses; do not hammer.'],
	},
	'netease/rate-limited/451': {
		meaning: 'Too many failed logins.',
		causes: ['Login.'],
		next: ['Wait.'],
	},
	'netease/protocol-error/500': {
		meaning: '163 did not understand the command.',
		causes: ['Command syntax.'],
		next: ['Correct the command.'],
	},
	'netease/helo-rejected/mi-nhd': {
		meaning: 'The EHLO name may not be empty.',
		causes: ['Empty EHLO.'],
		next: ['Greet with a host name.'],
	},
	'netease/bad-address-syntax/mi-imf': {
		meaning: 'MAIL FROM is malformed.',
		causes: ['Sender syntax.'],
		next: ['Correct MAIL FROM.'],
	},
	'netease/sender-auth-failed/mi-spf': {
		meaning: 'SPF of the sender domain does not allow this IP.',
		causes: ['SPF.'],
		next: ['Use a MAIL FROM whose SPF includes this IP.'],
	},
	'netease/sender-auth-failed/mi-dma': {
		meaning: 'DMARC of the sender domain forbids it.',
		causes: ['DMARC.'],
		next: [
			'Publish SPF, sign with DKIM and publish DMARC for the sender domain; align them with the visible From.',
		],
	},
	'netease/rate-limited/mi-stc': {
		meaning: 'This sender sent too much today.',
		causes: ['Daily limit.'],
		next: ['Wait until tomorrow.'],
	},
	'netease/relay-denied/rp-frl': {
		meaning: '163 does not relay for this domain.',
		causes: ['Wrong server for the domain.'],
		next: ['Check the MX records.'],
	},
	'netease/too-many-recipients/rp-rcl': {
		meaning: 'Too many recipients in one message.',
		causes: ['Limit.'],
		next: ['Fewer recipients.'],
	},
	'netease/rate-limited/rp-trc': {
		meaning: 'Too many recipients today for this sender.',
		causes: ['Daily recipient limit.'],
		next: ['Wait until tomorrow.'],
	},
	'netease/spam-content/dt-spm-2': {
		meaning: 'Spam content.',
		causes: ['Content.'],
		next: [
			'Not a problem of connecting or of the address: the message itself was judged.',
			'A check without DATA never sees this.',
			'Follow the link in the reply (mail.163.com/help/help_spam_16.htm?ip=…), correct the cause, then use the form feedback.mail.163.com.',
		],
	},
	'netease/user-unknown/550': {
		meaning: 'No such NetEase mailbox (163, 126, yeah.net).',
		causes: ['Typing error or cancelled account.'],
		next: [
			'Check spelling of the address; if it is right, the mailbox is gone.',
			'Stop sending to it.',
		],
	},
	'netease/user-unknown/550-2': {
		meaning: 'The mailbox does not exist.',
		causes: ['Typing error.'],
		next: [
			'Check spelling of the address; if it is right, the mailbox is gone.',
			'Stop sending to it.',
		],
	},
	'netease/mailbox-disabled/550': {
		meaning: 'The mailbox exists but is frozen.',
		causes: ['Suspended account.'],
		next: ['Stop sending.'],
	},
	'netease/sender-rejected/550': {
		meaning: 'The sender is on a blacklist.',
		causes: ['Sender blocked.'],
		next: [
			'Follow the link in the reply (mail.163.com/help/help_spam_16.htm?ip=…), correct the cause, then use the form feedback.mail.163.com.',
		],
	},
	'netease/too-many-recipients/550': {
		meaning: 'Too many recipients.',
		causes: ['Limit.'],
		next: ['Fewer recipients.'],
	},
	'netease/message-too-big/552': {
		meaning: 'Attachment or size not allowed.',
		causes: ['Content.'],
		next: [
			'Not a problem of connecting or of the address: the message itself was judged.',
			'A check without DATA never sees this.',
		],
	},
	'netease/sender-rejected/553': {
		meaning: '163 does not take an empty MAIL FROM here.',
		causes: ['Probing with MAIL FROM:<>.'],
		next: ['Use a real sender address.'],
	},
	'netease/relay-denied/553': {
		meaning: 'Only local senders may use this server.',
		causes: ['Not an MX.'],
		next: ['Use the MX host.'],
	},
	'netease/policy/553': {
		meaning: 'This host only takes mail as MX; no login here.',
		causes: ['Wrong server.'],
		next: ['Do not log in here.'],
	},
	'netease/auth-required/553': {
		meaning: 'Login needed: this is the submission server.',
		causes: ['Not an MX.'],
		next: ['Use the MX host.'],
	},
	'netease/spam-content/dt-spm-3': {
		meaning: 'Spam content.',
		causes: ['Content.'],
		next: [
			'Not a problem of connecting or of the address: the message itself was judged.',
			'A check without DATA never sees this.',
			'Follow the link in the reply (mail.163.com/help/help_spam_16.htm?ip=…), correct the cause, then use the form feedback.mail.163.com.',
		],
	},
	'netease/sender-rejected/dt-sum': {
		meaning: 'Envelope sender and From header differ.',
		causes: ['Header mismatch.'],
		next: [
			'Not a problem of connecting or of the address: the message itself was judged.',
			'A check without DATA never sees this.',
		],
	},
	'netease/ip-blocklisted/hl-ihu': {
		meaning: 'This IP is suspended at NetEase for sending spam or bad behaviour.',
		causes: ['IP reputation.'],
		next: [
			'Follow the link in the reply (mail.163.com/help/help_spam_16.htm?ip=…), correct the cause, then use the form feedback.mail.163.com.',
		],
	},
	'netease/ip-blocklisted/hl-ipb': {
		meaning: "This IP is on NetEase's blacklist.",
		causes: ['IP reputation.'],
		next: [
			'Follow the link in the reply (mail.163.com/help/help_spam_16.htm?ip=…), correct the cause, then use the form feedback.mail.163.com.',
		],
	},
	'netease/rate-limited/mi-stc-2': {
		meaning: 'Too much mail from this sender today.',
		causes: ['Daily limit.'],
		next: ['Wait until tomorrow.'],
	},
	'netease/sender-rejected/mi-spb': {
		meaning: 'The sender domain or address is on the blacklist.',
		causes: ['Sender blocked.'],
		next: [
			'Follow the link in the reply (mail.163.com/help/help_spam_16.htm?ip=…), correct the cause, then use the form feedback.mail.163.com.',
		],
	},
	'netease/rate-limited/554': {
		meaning: 'Too many failed logins from this IP.',
		causes: ['Login attempts.'],
		next: ['Wait.'],
	},
	'netease/ip-blocklisted/554': {
		meaning: 'This IP is on the blacklist.',
		causes: ['IP reputation.'],
		next: [
			'Follow the link in the reply (mail.163.com/help/help_spam_16.htm?ip=…), correct the cause, then use the form feedback.mail.163.com.',
		],
	},
	'netease/rate-limited/554-2': {
		meaning: 'Older codes: too many connections or too much mail from this IP.',
		causes: ['Rate.'],
		next: ['Use one connection, pause between commands and tries, then try again in some hours.'],
	},
	'netease/rate-limited/421': {
		meaning: 'Too many connections.',
		causes: ['Parallel connections.'],
		next: ['Use one connection, pause between commands and tries, then try again in some hours.'],
	},
};
