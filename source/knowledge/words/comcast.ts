import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const comcastWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'comcast/ip-blocklisted/bl000000': {meaning: 'Comcast blocks this IP for a spam pattern.', next: ['Use the link in the reply (postmaster.comcast.net).', 'Note: comcast.net mailboxes are being moved to Yahoo since 2025.']},
	'comcast/ip-blocklisted/bl000001': {meaning: 'Spamhaus ZEN lists the IP.', next: ['Look the IP up at https://check.spamhaus.org/ and follow the removal steps there.', "A PBL listing means: use your provider's mail relay or a server IP."]},
	'comcast/ip-blocklisted/bl000010': {meaning: 'Cloudmark CSI lists the IP.', next: ['Ask for a reset at https://csi.cloudmark.com/reset-request/.']},
	'comcast/ip-blocklisted/bl000100': {meaning: 'Sender Score (Return Path) lists the IP.'},
	'comcast/ip-blocklisted/bl000011': {meaning: 'Several lists at once (bits: 1 Spamhaus, 2 Cloudmark, 4 Sender Score).', next: ['Check all named lists.']},
	'comcast/ip-blocklisted/554': {meaning: 'Dynamic or residential IP.', next: ['Do not talk to mail servers directly from a home or dynamic address.', "Use your provider's relay or a server with a fixed IP and PTR."]},
	'comcast/rate-limited/any': {meaning: "Rate limit for this IP's reputation.", next: ['Use one connection, pause between commands and tries, then try again in some hours.']},
	'comcast/rate-limited/421': {meaning: 'More than 25 sessions from this IP.', next: ['Use one connection, pause between commands and tries, then try again in some hours.']},
	'comcast/no-ptr/421': {meaning: 'PTR lookup failed for now.', next: ['Give the sending IP a PTR record whose name resolves back to the same IP, and greet (EHLO) with that name.', 'Set it in the panel of whoever owns the IP.']},
	'comcast/no-ptr/554': {meaning: 'No PTR record.', next: ['Give the sending IP a PTR record whose name resolves back to the same IP, and greet (EHLO) with that name.', 'Set it in the panel of whoever owns the IP.']},
	'comcast/user-unknown/5.1.1': {meaning: 'No such Comcast mailbox.', next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
	'comcast/mailbox-disabled/550': {meaning: 'The mailbox is closed.', next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
	'comcast/rate-limited/4.1.1': {meaning: 'Too much mail to this mailbox.', next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'comcast/sender-auth-failed/5.2.0': {meaning: 'DMARC failed.', next: ['Publish SPF, sign with DKIM and publish DMARC for the sender domain.', 'Align them with the visible From.']},
	'comcast/mailbox-temp-unavailable/4.2.0': {meaning: 'The mailbox cannot take mail just now.', next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'comcast/user-unknown/5.2.0': {meaning: 'The mailbox is not available.'},
	'comcast/mailbox-full/452-552': {meaning: 'The mailbox is full.', next: ['The recipient must free space.']},
};
