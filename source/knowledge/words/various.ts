import type {ReasonText} from '../reasons.ts';

// prettier-ignore -- a table: one rule a line
export const variousWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'yahoo-japan/bad-reputation/421': {
		meaning: 'Yahoo! JAPAN holds this IP back.',
		causes: ['IP reputation or rate.'],
		next: ['Use one connection, pause between commands and tries, then try again in some hours.'],
	},
	'sina/too-many-recipients/550': {
		meaning: 'Sina uses this as a rate limit.',
		causes: ['Too many questions from this IP.'],
		next: ['Use one connection, pause between commands and tries, then try again in some hours.'],
	},
	'att/ip-blocklisted/5.3.0': {
		meaning:
			"AT&T's own block list names this IP. The list also shows in EHLO: a blocked IP gets only ENHANCEDSTATUSCODES, no STARTTLS.",
		causes: ['IP reputation; whole hosting ranges are listed.'],
		next: [
			'Forward the reply to abuse_rbl@abuse-att.net.',
			'Note: AT&T mail domains are being moved to Yahoo since 2025.',
		],
	},
	'att/no-ptr/5.7.1': {
		meaning: 'PTR record of the IP is missing or wrong.',
		causes: ['PTR.'],
		next: [
			'Give the sending IP a PTR record whose name resolves back to the same IP, and greet (EHLO) with that name.',
			'Set it in the panel of whoever owns the IP.',
		],
	},
	'att/user-unknown/5.2.1': {
		meaning: 'No such AT&T mailbox.',
		causes: ['Typing error or closed account.'],
		next: [
			'Check spelling of the address; if it is right, the mailbox is gone.',
			'Stop sending to it.',
		],
	},
	'att/sender-rejected/552': {
		meaning: 'AT&T (text-message gateway) refuses the sender.',
		causes: ['Policy.'],
		next: [
			'Forward the reply to abuse_rbl@abuse-att.net.',
			'Note: AT&T mail domains are being moved to Yahoo since 2025.',
		],
	},
	'bt/spam-content/554': {
		meaning: 'BT refuses the message (policy number 3.2.1.1: spam).',
		causes: ['Content.'],
		next: [
			'Not a problem of connecting or of the address: the message itself was judged.',
			'A check without DATA never sees this.',
		],
	},
	'mailru/user-unknown/550': {
		meaning:
			'No such Mail.ru mailbox (or it is closed). Mail.ru mostly says so only after the message was sent.',
		causes: ['Typing error or closed account.'],
		next: [
			'Check spelling of the address; if it is right, the mailbox is gone.',
			'Stop sending to it.',
		],
	},
	'mailru/user-unknown/5.1.1': {
		meaning: 'No such Mail.ru mailbox, said at RCPT (seen in one verifier log).',
		causes: ['Typing error.'],
		next: [
			'Check spelling of the address; if it is right, the mailbox is gone.',
			'Stop sending to it.',
		],
	},
	'mailru/spam-content/550': {
		meaning: 'Mail.ru thinks it is spam.',
		causes: ['Content or reputation.'],
		next: [
			'Open the help.mail.ru link in the reply (it carries error code and id) or write to abuse@corp.mail.ru; register at postmaster.mail.ru.',
		],
	},
	'mailru/sender-auth-failed/5.7.1': {
		meaning: 'DMARC failed.',
		causes: ['DMARC.'],
		next: [
			'Publish SPF, sign with DKIM and publish DMARC for the sender domain; align them with the visible From.',
		],
	},
	'rambler/mailbox-disabled/5.7.1': {
		meaning: 'The Rambler mailbox is off or blocked.',
		causes: ['Account state.'],
		next: ['Stop sending.'],
	},
	'rambler/rate-limited/4.5.3': {
		meaning: 'Rate limit.',
		causes: ['Rate.'],
		next: ['Use one connection, pause between commands and tries, then try again in some hours.'],
	},
	'rambler/spam-content/5.7.1': {
		meaning: 'Spam.',
		causes: ['Content.'],
		next: ['Write to abuse@rambler-co.ru.'],
	},
	'naver/ip-blocklisted/4.3.2': {
		meaning: 'Naver filters this IP; it wants senders to register.',
		causes: ['IP not known at Naver.'],
		next: ['Register the IP as the reply says.'],
	},
	'naver/rate-limited/4.3.1': {
		meaning: 'Too many messages.',
		causes: ['Rate.'],
		next: ['Use one connection, pause between commands and tries, then try again in some hours.'],
	},
	'naver/user-unknown/5.1.1': {
		meaning: 'No such Naver mailbox (or it sleeps).',
		causes: ['Typing error or unused account.'],
		next: [
			'Check spelling of the address; if it is right, the mailbox is gone.',
			'Stop sending to it.',
		],
	},
	'docomo/user-unknown/550': {
		meaning: "At RCPT: no such docomo address. At DATA: the person's filter refuses it.",
		causes: ['Unknown address, or the receive filter of the phone user.'],
		next: ['Look at the stage: RCPT means absent, DATA means filtered.'],
	},
	'docomo/too-many-recipients/552': {
		meaning: 'Too many recipients.',
		causes: ['Limit.'],
		next: ['Fewer recipients.'],
	},
	'docomo/message-too-big/552': {
		meaning: 'Too big or mailbox full.',
		causes: ['Size.'],
		next: ['Send less.'],
	},
	'docomo/service-unavailable/421': {
		meaning: 'Refused at the door: busy, or too many wrong addresses before.',
		causes: ['Rate or many unknown users.'],
		next: ['Use one connection, pause between commands and tries, then try again in some hours.'],
	},
	'kddi/user-unknown/550': {
		meaning: 'No such au/ezweb address.',
		causes: ['Typing error.'],
		next: [
			'Check spelling of the address; if it is right, the mailbox is gone.',
			'Stop sending to it.',
		],
	},
	'kddi/user-unknown/550-2': {
		meaning: "Without an address in the reply, the person's own filter refuses the message.",
		causes: ['Receive filter of the phone user.'],
		next: ['Contact the person by another way.'],
	},
	'softbank/user-unknown/550': {
		meaning: 'No such SoftBank address.',
		causes: ['Typing error.'],
		next: [
			'Check spelling of the address; if it is right, the mailbox is gone.',
			'Stop sending to it.',
		],
	},
	'fireeye/sender-auth-failed/5.7.26': {
		meaning: 'DMARC failed.',
		causes: ['DMARC.'],
		next: [
			'Publish SPF, sign with DKIM and publish DMARC for the sender domain; align them with the visible From.',
		],
	},
	'zerospam/greylisted/4.2.0': {
		meaning: 'Greylisting.',
		causes: ['First contact.'],
		next: ['Try again after the time named.'],
	},
	'zerospam/user-unknown/5.7.1': {
		meaning: 'Not in the list of recipients.',
		causes: ['Unknown user.'],
		next: [
			'Check spelling of the address; if it is right, the mailbox is gone.',
			'Stop sending to it.',
		],
	},
	'cloudflare/user-unknown/5.1.1': {
		meaning: 'No route for this address in Cloudflare Email Routing.',
		causes: ['No rule and no catch-all.'],
		next: [
			'Check spelling of the address; if it is right, the mailbox is gone.',
			'Stop sending to it.',
		],
	},
	'cloudflare/ip-blocklisted/554': {
		meaning:
			'The IP is on a blocklist that Cloudflare uses (name in brackets, for example abusixip).',
		causes: ['DNSBL.'],
		next: ['Look the IP up at the list named (abusix: https://lookup.abusix.com).'],
	},
	'cloudflare/system-error/4.3.0': {
		meaning: 'The mailbox behind the forwarding refused or failed.',
		causes: ['Forward target (for example Gmail) says no.'],
		next: ['The domain owner must look at the forward target.'],
	},
	'amazon/user-unknown/5.1.1': {
		meaning: 'No SES receipt rule for this address.',
		causes: ['No rule.'],
		next: [
			'Check spelling of the address; if it is right, the mailbox is gone.',
			'Stop sending to it.',
		],
	},
	'amazon/ip-blocklisted/5.7.1': {
		meaning: "An IP filter of the recipient's AWS account blocks this IP.",
		causes: ['Customer IP filter.'],
		next: [
			"Only the recipient's mail administrator can lift this; contact the recipient by another way.",
		],
	},
	'mailgun/user-unknown/5.0.1': {
		meaning: 'No Mailgun route for this address.',
		causes: ['No route.'],
		next: [
			'Check spelling of the address; if it is right, the mailbox is gone.',
			'Stop sending to it.',
		],
	},
	'fastmail/helo-rejected/5.7.1': {
		meaning: 'The EHLO name is not acceptable (localhost and the like).',
		causes: ['EHLO name.'],
		next: ['Greet with your real full host name.'],
	},
	'fastmail/user-unknown/5.1.1': {
		meaning: 'No such Fastmail mailbox.',
		causes: ['Typing error.'],
		next: [
			'Check spelling of the address; if it is right, the mailbox is gone.',
			'Stop sending to it.',
		],
	},
	'proton/user-unknown/5.1.1': {
		meaning: 'No such Proton address.',
		causes: ['Typing error.'],
		next: [
			'Check spelling of the address; if it is right, the mailbox is gone.',
			'Stop sending to it.',
		],
	},
	'proton/mailbox-full/5.2.2': {
		meaning: 'The mailbox is full.',
		causes: ['Quota.'],
		next: ['The recipient must free space.'],
	},
	'proton/spam-content/5.7.1': {
		meaning: 'Spam filter.',
		causes: ['Content.'],
		next: [
			'Not a problem of connecting or of the address: the message itself was judged.',
			'A check without DATA never sees this.',
		],
	},
	'tuta/helo-rejected/5.5.2': {
		meaning: 'The EHLO name must be a full host name (said at RCPT).',
		causes: ['EHLO name.'],
		next: ['Greet with your real full host name.'],
	},
	'rackspace/no-ptr/any': {
		meaning: 'Rackspace: no PTR record for the IP.',
		causes: ['See the meaning.'],
		next: [
			'Give the sending IP a PTR record whose name resolves back to the same IP, and greet (EHLO) with that name.',
			'Set it in the panel of whoever owns the IP.',
			'Codes are listed at postmaster.apps.rackspace.com.',
		],
	},
	'rackspace/bad-reputation/any': {
		meaning: 'Rackspace: new or untrusted IP; slowed down.',
		causes: ['See the meaning.'],
		next: [
			'Use one connection, pause between commands and tries, then try again in some hours.',
			'Codes are listed at postmaster.apps.rackspace.com.',
		],
	},
	'rackspace/user-unknown/5.1.1': {
		meaning: 'No such Rackspace mailbox.',
		causes: ['Typing error.'],
		next: [
			'Check spelling of the address; if it is right, the mailbox is gone.',
			'Stop sending to it.',
		],
	},
	'rackspace/ip-blocklisted/5.7.1': {
		meaning: 'The IP is on a blocklist Rackspace uses.',
		causes: ['DNSBL.'],
		next: [
			"Look the IP up at https://check.spamhaus.org/ and follow the removal steps there; a PBL listing means: use your provider's mail relay or a server IP.",
		],
	},
	'namecheap/mailbox-temp-unavailable/4.1.1': {
		meaning:
			"Namecheap's check at the inner server was refused: the mailbox does not exist, is off or full. It is a 450 but it stays.",
		causes: ['Postfix recipient verification turned a 5xx into 450.'],
		next: [
			'Compare with a random address of the same domain: the same reply for the random one is normal; a 250 for the real one means it exists.',
		],
	},
	'hostinger/user-unknown/5.1.1': {
		meaning: 'No such mailbox.',
		causes: ['Typing error.'],
		next: [
			'Check spelling of the address; if it is right, the mailbox is gone.',
			'Stop sending to it.',
		],
	},
	'ovh/no-ptr/4.7.1': {
		meaning: 'OVH wants a PTR record.',
		causes: ['PTR.'],
		next: [
			'Give the sending IP a PTR record whose name resolves back to the same IP, and greet (EHLO) with that name.',
			'Set it in the panel of whoever owns the IP.',
		],
	},
	'purelymail/greylisted/4.7.1': {
		meaning: 'Greylisting: every new sender/recipient pair is sent away first.',
		causes: ['First contact.'],
		next: ['Ask again with the same sender and recipient after 10 and 30 minutes.'],
	},
	'hetzner/ip-blocklisted/550': {
		meaning: "Hetzner's own blocklist names this IP.",
		causes: ['IP reputation.'],
		next: [
			'Open https://rbl.your-server.de/?ip=<ip> (link in the reply).',
			'The reason stands in the first lines of the reply, not the last.',
		],
	},
};
