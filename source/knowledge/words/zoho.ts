import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const zohoWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'zoho/user-unknown/5.1.1': {meaning: 'No such Zoho mailbox.', next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
	'zoho/policy/5.4.1': {meaning: "A rule of the recipient's domain refuses it.", next: ["Only the recipient's mail administrator can lift this.", 'Contact the recipient by another way.']},
	'zoho/policy/452': {meaning: 'A rule of the domain holds it.', next: ["Only the recipient's mail administrator can lift this.", 'Contact the recipient by another way.']},
	'zoho/system-error/4.3.1': {meaning: 'Fault at Zoho.', next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'zoho/spam-content/5.7.1': {meaning: 'Spam.'},
	'zoho/policy/5.7.7': {meaning: 'Policy violation.', causes: ['Customer or Zoho rule.'], next: ["Only the recipient's mail administrator can lift this.", 'Contact the recipient by another way.']},
	'zoho/sender-auth-failed/5.7.1': {meaning: 'DMARC failed.', next: ['Publish SPF, sign with DKIM and publish DMARC for the sender domain.', 'Align them with the visible From.']},
	'zoho/policy/5.1.1': {meaning: 'A rule of the domain refuses it.', next: ["Only the recipient's mail administrator can lift this.", 'Contact the recipient by another way.']},
	'zoho/virus/5.7.1': {meaning: 'Virus found.'},
	'zoho/policy/5.2.3': {meaning: 'Mail policy of the domain.', next: ["Only the recipient's mail administrator can lift this.", 'Contact the recipient by another way.']},
	'zoho/relay-denied/553': {meaning: 'The domain is not hosted at Zoho (in this data centre).', causes: ['Wrong MX or region.'], next: ['Check the MX records.']},
};
