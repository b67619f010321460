import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const proofpointWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'proofpoint/ip-blocklisted/554': {meaning: 'Proofpoint Dynamic Reputation blocks this IP.', next: ['Look the IP up at https://ipcheck.proofpoint.com/ and ask for removal there.', "The list is dynamic, the page may already say 'clean'."]},
	'proofpoint/ip-blocklisted/5.7.0': {meaning: 'Proofpoint Dynamic Reputation blocks this IP.', next: ['Look the IP up at https://ipcheck.proofpoint.com/ and ask for removal there.', "The list is dynamic, the page may already say 'clean'."]},
	'proofpoint/ip-blocklisted/421': {meaning: 'Proofpoint defers this IP.', next: ['Look the IP up at https://ipcheck.proofpoint.com/ and ask for removal there.', "The list is dynamic, the page may already say 'clean'."]},
	'proofpoint/bad-reputation/5.7.0': {meaning: 'IP reputation.', next: ['Look the IP up at https://ipcheck.proofpoint.com/ and ask for removal there.', "The list is dynamic, the page may already say 'clean'."]},
	'proofpoint/ip-blocklisted/5.7.1': {meaning: 'Proofpoint Essentials blocks this IP.', next: ['Look the IP up at https://ipcheck.proofpoint.com/ and ask for removal there.', "The list is dynamic, the page may already say 'clean'."]},
	'proofpoint/ip-blocklisted/5.7.1-2': {meaning: 'Cloudmark lists the IP.', next: ['Ask for a reset at https://csi.cloudmark.com/reset-request/.']},
	'proofpoint/user-unknown/5.7.1': {meaning: "The address is on Proofpoint's list of invalid addresses (SMTP discovery).", causes: ['Address unknown or set invalid.'], next: ['If you know it exists: the administrator must remove it from the invalid list.']},
	'proofpoint/mailbox-temp-unavailable/4.1.1': {meaning: 'The gateway is just asking the inner server about this address.', causes: ['Check running (Postfix recipient verification).'], next: ['Ask again after one minute with the same recipient.']},
	'proofpoint/mailbox-temp-unavailable/4.1.1-2': {meaning: 'The gateway could not ask the inner server.', causes: ['Inner server down or itself deferring.'], next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'proofpoint/user-unknown/5.1.1': {meaning: 'The inner server says: no such user.', next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
	'proofpoint/user-unknown/5.1.1-2': {meaning: 'No such address in the directory.', next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
	'proofpoint/relay-denied/5.7.1': {meaning: 'The recipient domain is not a Proofpoint customer here.', next: ['Check the MX records.']},
	'proofpoint/policy/550': {meaning: 'A rule of the customer refuses it.', next: ["Only the recipient's mail administrator can lift this.", 'Contact the recipient by another way.']},
	'proofpoint/sender-rejected/5.1.8': {meaning: 'The sender domain does not exist or cannot receive.', next: ['Use a sender domain with MX.']},
	'proofpoint/sender-auth-failed/5.7.0': {meaning: 'DMARC failed.', next: ['Publish SPF, sign with DKIM and publish DMARC for the sender domain.', 'Align them with the visible From.']},
};
