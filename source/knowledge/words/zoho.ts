import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const zohoWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'zoho/user-unknown/5.1.1': {meaning: 'No such Zoho mailbox.', causes: ['Typing error.'], next: ['Check spelling of the address; if it is right, the mailbox is gone.', 'Stop sending to it.']},
	'zoho/policy/5.4.1': {meaning: 'A rule of the recipient\'s domain refuses it.', causes: ['Customer rule.'], next: ['Only the recipient\'s mail administrator can lift this; contact the recipient by another way.']},
	'zoho/policy/452': {meaning: 'A rule of the domain holds it.', causes: ['Customer rule.'], next: ['Only the recipient\'s mail administrator can lift this; contact the recipient by another way.']},
	'zoho/system-error/4.3.1': {meaning: 'Fault at Zoho.', causes: ['Server fault.'], next: ['Try again later, with growing pauses; do not hammer.']},
	'zoho/spam-content/5.7.1': {meaning: 'Spam.', causes: ['Content.'], next: ['Not a problem of connecting or of the address: the message itself was judged.', 'A check without DATA never sees this.']},
	'zoho/policy/5.7.7': {meaning: 'Policy violation.', causes: ['Customer or Zoho rule.'], next: ['Only the recipient\'s mail administrator can lift this; contact the recipient by another way.']},
	'zoho/sender-auth-failed/5.7.1': {meaning: 'DMARC failed.', causes: ['DMARC.'], next: ['Publish SPF, sign with DKIM and publish DMARC for the sender domain; align them with the visible From.']},
	'zoho/policy/5.1.1': {meaning: 'A rule of the domain refuses it.', causes: ['Customer rule.'], next: ['Only the recipient\'s mail administrator can lift this; contact the recipient by another way.']},
	'zoho/virus/5.7.1': {meaning: 'Virus found.', causes: ['Content.'], next: ['Not a problem of connecting or of the address: the message itself was judged.', 'A check without DATA never sees this.']},
	'zoho/policy/5.2.3': {meaning: 'Mail policy of the domain.', causes: ['Customer rule.'], next: ['Only the recipient\'s mail administrator can lift this; contact the recipient by another way.']},
	'zoho/relay-denied/553': {meaning: 'The domain is not hosted at Zoho (in this data centre).', causes: ['Wrong MX or region.'], next: ['Check the MX records.']},
};
