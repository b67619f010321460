import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const mimecastWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'mimecast/greylisted/451': {meaning: 'Mimecast greylists this sender, IP and recipient; or the IP has a poor name. Nothing is broken.', causes: ['First contact (triple of IP, sender, recipient) or weak reputation.'], next: ['Try the same IP, sender and recipient again after one minute and within 12 hours.']},
	'mimecast/mailbox-temp-unavailable/451': {meaning: "The IP did too many bad connections, or the customer's server does not answer the recipient check.", causes: ['Bad connections or customer server down.'], next: ['Use one connection, pause between commands and tries, then try again in some hours.']},
	'mimecast/ip-blocklisted/451': {meaning: 'The limit for this IP is reached.', next: ['Use one connection, pause between commands and tries, then try again in some hours.']},
	'mimecast/sender-rejected/421': {meaning: 'A Blocked Senders policy names this IP.', next: ["Only the recipient's mail administrator can lift this.", 'Contact the recipient by another way.']},
	'mimecast/service-unavailable/421': {meaning: 'Mimecast is at full load.', next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'mimecast/service-unavailable/451': {meaning: "The customer's inbound mail is switched off.", next: ["Only the recipient's mail administrator can lift this.", 'Contact the recipient by another way.']},
	'mimecast/relay-denied/451': {meaning: 'Mimecast does not handle this recipient domain here.', causes: ['Wrong MX region or domain not set up.'], next: ['Check the MX records.']},
	'mimecast/relay-denied/451-2': {meaning: 'The MX points to a wrong Mimecast host name.', next: ['The domain owner must correct the MX records.']},
	'mimecast/user-unknown/550': {meaning: "Mimecast's recipient check says: no such address. (Code 451 with the same words is the soft form.)", causes: ['Not in the directory, or call-forward said no.'], next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
	'mimecast/user-unknown/451': {meaning: "Mimecast's recipient check found no such address, said as a temporary refusal.", causes: ['Recipient check could not decide.'], next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'mimecast/policy/550': {meaning: 'A Blocked Senders policy or an SPF hard fail.', causes: ['Customer policy or SPF.'], next: ["Only the recipient's mail administrator can lift this.", 'Contact the recipient by another way.']},
	'mimecast/recipient-refused/550': {meaning: "The recipient's own block list names this sender.", next: ['Contact the recipient by another way.']},
	'mimecast/bad-reputation/550': {meaning: 'Poor IP reputation.', next: ["Ask for a review with Mimecast's sender feedback form.", 'Fix the cause.']},
	'mimecast/bad-reputation/550-2': {meaning: 'Poor IP reputation.', next: ["Ask for a review with Mimecast's sender feedback form."]},
	'mimecast/sender-rejected/550': {meaning: 'A block list of the recipient or the company names this sender.', next: ["Only the recipient's mail administrator can lift this.", 'Contact the recipient by another way.']},
	'mimecast/sender-auth-failed/550': {meaning: 'SPF, DKIM or DMARC failed.', next: ['Publish SPF, sign with DKIM and publish DMARC for the sender domain.', 'Align them with the visible From.']},
	'mimecast/sender-auth-failed/550-2': {meaning: "The sender domain looks like the recipient's own domain.", next: ["Only the recipient's mail administrator can lift this.", 'Contact the recipient by another way.']},
	'mimecast/ip-blocklisted/554': {meaning: 'A geographical restriction refuses the country of this IP.', causes: ['Geo rule of the customer.'], next: ["Only the recipient's mail administrator can lift this.", 'Contact the recipient by another way.']},
	'mimecast/tls-required/553': {meaning: 'This customer wants TLS (1.2 or newer).', next: ['Repeat with STARTTLS (TLS 1.2 or newer) before MAIL FROM.']},
	'mimecast/policy/554': {meaning: 'Security policy of the customer.'},
};
