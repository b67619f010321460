import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const godaddyWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'godaddy/rate-limited/ib007': {meaning: 'GoDaddy IB007: too many sessions from this IP.', next: ['Use one connection, pause between commands and tries, then try again in some hours.']},
	'godaddy/service-unavailable/ib101': {meaning: 'GoDaddy IB101: server is busy.', next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'godaddy/bad-reputation/ib103': {meaning: 'GoDaddy IB103: Cloudmark CSI lists the IP.', next: ['Ask for a reset at https://csi.cloudmark.com/reset-request/.']},
	'godaddy/ip-blocklisted/ib104': {meaning: 'GoDaddy IB104: Spamhaus SBL lists the IP.', next: ['Look the IP up at https://check.spamhaus.org/ and follow the removal steps there.', "A PBL listing means: use your provider's mail relay or a server IP."]},
	'godaddy/ip-blocklisted/ib105': {meaning: 'GoDaddy IB105: Spamhaus XBL lists the IP.', next: ['Look the IP up at https://check.spamhaus.org/ and follow the removal steps there.', "A PBL listing means: use your provider's mail relay or a server IP."]},
	'godaddy/ip-blocklisted/ib106': {meaning: 'GoDaddy IB106: Spamhaus PBL lists the IP.', next: ['Do not talk to mail servers directly from a home or dynamic address.', "Use your provider's relay or a server with a fixed IP and PTR."]},
	'godaddy/no-ptr/ib108': {meaning: 'GoDaddy IB108: PTR failed.', next: ['Give the sending IP a PTR record whose name resolves back to the same IP, and greet (EHLO) with that name.', 'Set it in the panel of whoever owns the IP.']},
	'godaddy/ip-blocklisted/ib110': {meaning: 'GoDaddy IB110: blocked one hour for spam.', next: ['Wait an hour.']},
	'godaddy/ip-blocklisted/ib111': {meaning: 'GoDaddy IB111: blocked for the rest of the day for spam.', next: ['Wait until tomorrow.']},
	'godaddy/rate-limited/ib112': {meaning: 'GoDaddy IB112: blocked one hour for too many wrong recipients.', next: ['Stop guessing addresses.', 'Wait an hour.']},
	'godaddy/rate-limited/ib113': {meaning: 'GoDaddy IB113: blocked for the rest of the day for too many wrong recipients.', next: ['Stop guessing addresses.', 'Wait until tomorrow.']},
	'godaddy/auth-required/ib401': {meaning: 'GoDaddy IB401: no login on the inbound servers.', next: ['Do not log in here.']},
	'godaddy/sender-rejected/ib501': {meaning: 'GoDaddy IB501: empty sender not allowed.', next: ['Use a real sender.']},
	'godaddy/bad-address-syntax/ib502': {meaning: 'GoDaddy IB502: an IP address is not allowed as sender domain.', next: ['Use a real sender.']},
	'godaddy/rate-limited/ib504': {meaning: 'GoDaddy IB504: too many messages this hour.', next: ['Wait an hour.']},
	'godaddy/sender-rejected/ib506': {meaning: 'GoDaddy IB506: sender domain is not valid in DNS.', next: ['Use a sender domain with MX.']},
	'godaddy/sender-auth-failed/ib508': {meaning: 'GoDaddy IB508: SPF does not allow this IP.'},
	'godaddy/rate-limited/ib510': {meaning: 'GoDaddy IB510: too many messages in this session.', next: ['Open a new session.']},
	'godaddy/too-many-recipients/ib605': {meaning: 'GoDaddy IB605: too many recipients in the message.'},
	'godaddy/too-many-recipients/ib607': {meaning: 'GoDaddy IB607: too many recipients this hour.', next: ['Wait an hour.']},
	'godaddy/user-unknown/5.1.1': {meaning: 'No such GoDaddy Workspace mailbox. With a wrong data centre (US host for an EU mailbox) every address gets this.', causes: ['Typing error, or MX of the wrong region.'], next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.', 'Also check whether the MX should be *.europe.secureserver.net.']},
};
