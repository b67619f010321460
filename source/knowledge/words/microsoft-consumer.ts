import type {ReasonText} from '../reasons.ts';

// prettier-ignore -- a table: one rule a line
export const microsoftConsumerWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'microsoft/ip-blocklisted/5.7.1': {
		meaning:
			"Outlook.com refuses this IP: the IP or its network range is on Microsoft's own consumer block list.",
		causes: [
			'Bad or missing reputation of the IP range (new VPS, neighbours, past spam, many probes).',
		],
		next: [
			"sender.office.com may answer 'not blocked' for this list.",
			'If you own the IP: check SNDS (Smart Network Data Service), join JMRP, then send the Outlook.com deliverability support form (go.microsoft.com/fwlink/?LinkID=614866, olcsupport.office.com).',
			'If you do not own it: ask your ISP or host.',
			"If the answer is 'not qualified for mitigation', reply once and ask for a review.",
		],
	},
	'microsoft/ip-blocklisted/5.7.1-2': {
		meaning: 'Outlook.com refuses this IP range: block-list entry of the S3140 kind.',
		causes: ['Same family as S3150; seen for whole provider ranges.'],
		next: [
			'If you own the IP: check SNDS (Smart Network Data Service), join JMRP, then send the Outlook.com deliverability support form (go.microsoft.com/fwlink/?LinkID=614866, olcsupport.office.com).',
			'If you do not own it: ask your ISP or host.',
		],
	},
	'microsoft/ip-blocklisted/5.7.1-3': {
		meaning: 'Outlook.com block list, other S-number.',
		causes: ['Microsoft does not publish what each S-number means.'],
		next: [
			'If you own the IP: check SNDS (Smart Network Data Service), join JMRP, then send the Outlook.com deliverability support form (go.microsoft.com/fwlink/?LinkID=614866, olcsupport.office.com).',
			'If you do not own it: ask your ISP or host.',
		],
	},
	'microsoft/bad-reputation/sc-001': {
		meaning: 'Outlook.com policy rejection SC-001: spam-like content or bad IP/domain reputation.',
		causes: ['Reputation.'],
		next: [
			'If you own the IP: check SNDS (Smart Network Data Service), join JMRP, then send the Outlook.com deliverability support form (go.microsoft.com/fwlink/?LinkID=614866, olcsupport.office.com).',
			'If you do not own it: ask your ISP or host.',
		],
	},
	'microsoft/bad-reputation/sc-002': {
		meaning:
			"Outlook.com caught this IP checking addresses without sending mail ('namespace mining').",
		causes: [
			'Too many RCPT probes or address checks from this IP. Microsoft forbids exactly what an address verifier does.',
		],
		next: [
			'Stop probing Microsoft from this IP.',
			'Then use the deliverability support form and say what was changed.',
		],
	},
	'microsoft/ip-blocklisted/sc-003': {
		meaning: 'Outlook.com thinks the IP is an open proxy or open relay.',
		causes: ['Open proxy/relay or a listing as such.'],
		next: ['Close the relay or proxy, check the IP at Spamhaus XBL, then use the support form.'],
	},
	'microsoft/bad-reputation/sc-004': {
		meaning: 'Outlook.com blocked the IP because its users complained.',
		causes: ['Spam complaints.'],
		next: ['Enrol in JMRP, remove complainers, then use the support form.'],
	},
	'microsoft/ip-blocklisted/dy-001': {
		meaning: 'Outlook.com does not take mail from dynamic (home) addresses.',
		causes: ['The IP looks dynamic or residential.'],
		next: [
			"Do not talk to mail servers directly from a home or dynamic address; use your provider's relay or a server with a fixed IP and PTR.",
		],
	},
	'microsoft/ip-blocklisted/dy-002': {
		meaning: 'Outlook.com thinks the machine is infected or taken over.',
		causes: ['Malware or a hacked account at this IP.'],
		next: ['Clean the host, check Spamhaus XBL, then use the support form.'],
	},
	'microsoft/ip-blocklisted/ou-001': {
		meaning: 'Outlook.com refuses because Spamhaus lists the IP.',
		causes: ['Spamhaus listing.'],
		next: [
			"Look the IP up at https://check.spamhaus.org/ and follow the removal steps there; a PBL listing means: use your provider's mail relay or a server IP.",
		],
	},
	'microsoft/bad-reputation/ou-002': {
		meaning: 'Outlook.com policy rejection OU-002: spam-like content or IP/domain reputation.',
		causes: ['Reputation.'],
		next: [
			'If you own the IP: check SNDS (Smart Network Data Service), join JMRP, then send the Outlook.com deliverability support form (go.microsoft.com/fwlink/?LinkID=614866, olcsupport.office.com).',
			'If you do not own it: ask your ISP or host.',
		],
	},
	'microsoft/rate-limited/rp-001': {
		meaning: 'Rate limit: this IP sends or asks more than Outlook.com allows for its reputation.',
		causes: ['Too fast for a new or weak IP.'],
		next: ['Use one connection, pause between commands and tries, then try again in some hours.'],
	},
	'microsoft/rate-limited/rp-002': {
		meaning: 'Rate limit on this connection at Outlook.com.',
		causes: ['Too much in one connection for this reputation.'],
		next: ['Close, wait, open a fresh connection and do less per connection.'],
	},
	'microsoft/rate-limited/rp-003': {
		meaning: 'Outlook.com: too many connections from this IP.',
		causes: [
			'Too many parallel connections (500 is the hard policy limit; far fewer for a new IP).',
		],
		next: ['Use one connection, pause between commands and tries, then try again in some hours.'],
	},
	'microsoft/bad-reputation/4.7.650': {
		meaning: 'Outlook.com slows this IP down because it has little or bad reputation.',
		causes: ['New or weak IP; too many sessions.'],
		next: [
			'Use one connection, pause between commands and tries, then try again in some hours.',
			'If you own the IP: check SNDS (Smart Network Data Service), join JMRP, then send the Outlook.com deliverability support form (go.microsoft.com/fwlink/?LinkID=614866, olcsupport.office.com).',
			'If you do not own it: ask your ISP or host.',
		],
	},
	'microsoft/bad-reputation/4.7.651': {
		meaning:
			'Outlook.com slows this IP down because it has little or bad reputation; the number in brackets is newer.',
		causes: ['New or weak IP.'],
		next: [
			'Use one connection, pause between commands and tries, then try again in some hours.',
			'If you own the IP: check SNDS (Smart Network Data Service), join JMRP, then send the Outlook.com deliverability support form (go.microsoft.com/fwlink/?LinkID=614866, olcsupport.office.com).',
			'If you do not own it: ask your ISP or host.',
		],
	},
	'microsoft/rate-limited/4.7.652': {
		meaning: 'Too many connections from this IP at Outlook.com (S3115, S3355 seen).',
		causes: ['Too many parallel or repeated connections.'],
		next: ['Use one connection, pause between commands and tries, then try again in some hours.'],
	},
	'microsoft/user-unknown/5.5.0': {
		meaning: 'There is no such Outlook.com/Hotmail mailbox, or it was closed.',
		causes: ['Typing error, closed or unused account.'],
		next: [
			'Check spelling of the address; if it is right, the mailbox is gone.',
			'Stop sending to it.',
		],
	},
	'microsoft/sender-auth-failed/5.7.515': {
		meaning:
			'Outlook.com wants SPF, DKIM and DMARC for domains that send more than 5000 mails a day to it.',
		causes: ['Bulk sender without full authentication.'],
		next: [
			'Publish SPF, sign with DKIM and publish DMARC for the sender domain; align them with the visible From.',
		],
	},
	'microsoft/sender-auth-failed/550': {
		meaning: 'The sender domain says in SPF that nobody may send for it (v=spf1 -all).',
		causes: ['SPF of the sender domain forbids all mail.'],
		next: ['Use another sender domain, or correct the SPF record; wait up to 48 hours for DNS.'],
	},
};
