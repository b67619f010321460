import type {ReasonText} from '../reasons.ts';

// prettier-ignore -- a table: one rule a line
export const microsoft365Words: Readonly<Record<string, Partial<ReasonText>>> = {
	'microsoft/ip-blocklisted/5.7.1-5': {
		meaning: 'Exchange Online Protection blocked the IP by its own list.',
		causes: ['IP reputation.'],
		next: [
			'Use the Microsoft 365 delist portal https://sender.office.com/ for exactly this IP (it can take up to a day: general knowledge).',
			'Otherwise mail delist@messaging.microsoft.com with the full reply.',
		],
	},
	'microsoft/user-unknown/5.4.1': {
		meaning:
			'Exchange Online says the tenant does not know this address (Directory Based Edge Blocking). Some tenants answer so to everyone.',
		causes: [
			'Address missing in the tenant directory; or the new address is not yet synchronised (up to 24 h); or a tenant that answers 5.4.1 to all.',
		],
		next: [
			'First compare with a random address of the same domain: same reply to both means it proves nothing.',
			'If only this address gets it, treat it as absent.',
			"The administrator can check 'Authoritative' versus 'Internal relay' for the domain.",
		],
	},
	'microsoft/user-unknown/5.4.1-2': {
		meaning: 'No recipient of this transaction was accepted by Exchange Online.',
		causes: ['As 5.4.1 above, reported for the whole transaction.'],
		next: ["As for 5.4.1 'Recipient address rejected'."],
	},
	'microsoft/relay-denied/5.4.1': {
		meaning: 'This Microsoft server does not take mail for the domain at all.',
		causes: ['MX points to Microsoft but the domain is not (or no more) set up in a tenant.'],
		next: [
			'Check the MX records; the domain owner must add or verify the domain in Microsoft 365.',
		],
	},
	'microsoft/ip-blocklisted/5.7.606-649': {
		meaning: 'Microsoft 365 banned this sending IP.',
		causes: ['Spam or probing seen from this IP, or bad range.'],
		next: [
			'Use the Microsoft 365 delist portal https://sender.office.com/ for exactly this IP (it can take up to a day: general knowledge).',
		],
	},
	'microsoft/ip-blocklisted/5.7.511': {
		meaning: 'Microsoft 365 banned this sender IP; the self-service portal does not lift it.',
		causes: ['Serious or repeated abuse reports.'],
		next: [
			'Forward the full reply to delist@microsoft.com (older pages: delist@messaging.microsoft.com) and wait for an answer.',
		],
	},
	'microsoft/bad-reputation/5.7.501-503': {
		meaning: 'The sending account or tenant is banned for spam.',
		causes: ['Compromised or abusive sending account.'],
		next: ['Secure the account; the sending tenant must contact Microsoft support.'],
	},
	'microsoft/recipient-refused/5.7.505': {
		meaning: 'This recipient is banned at Microsoft.',
		causes: ['Recipient banned.'],
		next: ["The recipient's administrator must contact Microsoft support."],
	},
	'microsoft/helo-rejected/5.7.506': {
		meaning: 'The EHLO name was the name of the Microsoft server itself, which only bots do.',
		causes: ['Wrong EHLO name.'],
		next: ['Greet with your own full host name.'],
	},
	'microsoft/recipient-refused/5.7.507': {
		meaning: "The recipient's organisation blocks this IP itself.",
		causes: ['Customer rule.'],
		next: [
			"Only the recipient's mail administrator can lift this; contact the recipient by another way.",
		],
	},
	'microsoft/rate-limited/5.7.508': {
		meaning: 'The IPv6 range sent too much.',
		causes: ['Rate over IPv6.'],
		next: ['Use IPv4, or slow down.'],
	},
	'microsoft/sender-auth-failed/5.7.509': {
		meaning: "The message failed DMARC and the sender domain says 'reject'.",
		causes: ['DMARC failure.'],
		next: [
			'Publish SPF, sign with DKIM and publish DMARC for the sender domain; align them with the visible From.',
		],
	},
	'microsoft/policy/5.7.510': {
		meaning: 'The recipient domain does not take mail over IPv6.',
		causes: ['Tenant has IPv6 off.'],
		next: ['Connect over IPv4.'],
	},
	'microsoft/content-rejected/5.7.512': {
		meaning: 'The message has no proper From header.',
		causes: ['Message format.'],
		next: [
			'Not a problem of connecting or of the address: the message itself was judged.',
			'A check without DATA never sees this.',
		],
	},
	'microsoft/ip-blocklisted/5.7.513': {
		meaning: "The recipient's organisation listed this IP itself.",
		causes: ['Customer block list (AS16012607).'],
		next: ["Ask the recipient's administrator.", 'Microsoft cannot remove it.'],
	},
	'microsoft/rate-limited/5.7.705': {
		meaning: 'The sending Microsoft tenant sent too much suspicious mail.',
		causes: ['Tenant abuse.'],
		next: ["The sending tenant's administrator must clean up and contact Microsoft."],
	},
	'microsoft/ip-blocklisted/5.7.708': {
		meaning: 'Traffic from this (low reputation) IP is not taken, mostly for trial tenants.',
		causes: ['New tenant with low-reputation IP.'],
		next: ['The sending tenant must contact Microsoft support, or wait until it has reputation.'],
	},
	'microsoft/sender-rejected/5.7.750': {
		meaning: 'The sender domain is not registered in the sending tenant.',
		causes: ['Tenant relays for unknown domains.'],
		next: ['Add and verify the domain in the sending tenant.'],
	},
	'microsoft/relay-denied/5.7.64': {
		meaning: 'Exchange Online could not match the mail to a tenant: it will not relay.',
		causes: ['A connector expects another IP or certificate, or the domain is not set up here.'],
		next: [
			'The administrator must correct the inbound connector (IP or certificate).',
			'For MX mail: the MX points to Microsoft but the domain is not accepted there.',
		],
	},
	'microsoft/auth-required/5.7.57': {
		meaning: 'This Microsoft host wants a login (submission), it is not an MX.',
		causes: ['Talking to smtp.office365.com or a connector instead of the MX.'],
		next: ['Use the MX of the domain on port 25, or log in on port 587.'],
	},
	'microsoft/no-ptr/5.7.25': {
		meaning: 'Over IPv6 Microsoft wants a PTR record.',
		causes: ['IPv6 without PTR.'],
		next: ['Use IPv4, or set PTR for the IPv6 address.'],
	},
	'microsoft/sender-auth-failed/4.7.26': {
		meaning: 'Over IPv6 Microsoft wants SPF or DKIM to pass.',
		causes: ['IPv6 without authentication.'],
		next: ['Use IPv4, or make SPF/DKIM pass.'],
	},
	'microsoft/sender-auth-failed/5.7.23': {
		meaning: 'SPF of the sender domain does not allow this IP.',
		causes: ['SPF failure.'],
		next: ['Add the sending IP to SPF.'],
	},
	'microsoft/bad-reputation/4.7.500-699': {
		meaning: 'Microsoft holds this IP back while it looks at unusual traffic.',
		causes: ['Sudden change in volume or pattern of this IP; comes before a ban.'],
		next: [
			'Stop for a while; it lifts by itself over days if traffic is normal.',
			'Do not raise volume.',
		],
	},
	'microsoft/service-unavailable/4.7.500': {
		meaning: "Microsoft 365 slows this IP down: it looks like 'busy' but is aimed at the IP.",
		causes: ['IP throttling or greylisting of a new IP (for example AS761, AS77712344).'],
		next: [
			'Use one connection, pause between commands and tries, then try again in some hours.',
			'Own tenant: build an inbound connector.',
		],
	},
	'microsoft/service-unavailable/4.7.700': {
		meaning: "Microsoft's protocol filter was busy.",
		causes: ['Load at Microsoft.'],
		next: ['Try again later, with growing pauses; do not hammer.'],
	},
	'microsoft/tls-required/4.7.321': {
		meaning:
			'(Seen when Microsoft sends) the destination must offer STARTTLS for DANE and does not.',
		causes: ['DANE policy, no STARTTLS.'],
		next: ['The destination must offer STARTTLS, or fix its TLSA records.'],
	},
	'microsoft/tls-required/5.7.322': {
		meaning: 'Destination certificate is expired (DANE/MTA-STS check by Microsoft).',
		causes: ['Expired certificate.'],
		next: ['Renew the certificate.'],
	},
	'microsoft/tls-required/5.7.323': {
		meaning: 'TLSA record and certificate do not match.',
		causes: ['DANE record wrong.'],
		next: ['Publish TLSA for the certificate in use.'],
	},
	'microsoft/system-error/5.7.324': {
		meaning: 'DNSSEC answers of the domain are broken.',
		causes: ['DNSSEC fault.'],
		next: ['Repair DNSSEC signing.'],
	},
	'microsoft/tls-required/5.4.8': {
		meaning: 'The MX hosts do not fit the published MTA-STS policy.',
		causes: ['MTA-STS policy and MX differ.'],
		next: ['Correct the policy file or the MX records.'],
	},
	'microsoft/content-rejected/5.0.350': {
		meaning: 'Generic message-level refusal.',
		causes: ['Content or headers.'],
		next: [
			'Not a problem of connecting or of the address: the message itself was judged.',
			'A check without DATA never sees this.',
		],
	},
	'microsoft/content-rejected/5.6.11': {
		meaning: 'The message has bare line feeds.',
		causes: ['Broken sending software.'],
		next: [
			'Not a problem of connecting or of the address: the message itself was judged.',
			'A check without DATA never sees this.',
		],
	},
};
