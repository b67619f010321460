import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const zohoWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'zoho/user-unknown/5.1.1': {meaning: 'Zoho says that the user does not exist.', next: ['Check the spelling of the address.', 'If it is right, ask the person in another way for a current address.', 'Take the address off your mailing lists.']},
	'zoho/policy/5.4.1': {meaning: "A rule of the recipient's domain refuses the mail.", next: ['Reach the recipient in another way, and ask them to tell their mail administrator: only the administrator can change this.']},
	'zoho/policy/452': {meaning: "A rule of the recipient's domain holds the mail back.", next: ['Reach the recipient in another way, and ask them to tell their mail administrator: only the administrator can change this.']},
	'zoho/system-error/4.3.1': {meaning: 'Zoho reports a fault of its own.', next: ['Try again later, with growing pauses.']},
	'zoho/spam-content/5.7.1': {meaning: 'Zoho flagged the message as spam.'},
	'zoho/policy/5.7.7': {meaning: "A mail policy of the recipient's organisation, or of Zoho, refuses the message.", next: ['Reach the recipient in another way, and ask them to tell their mail administrator: only the administrator can change this.']},
	'zoho/sender-auth-failed/5.7.1': {meaning: 'The DMARC policy of the sender domain asks for refusal, and the check of Zoho failed.', next: ['Publish SPF and DMARC records for the sender domain, and sign its mail with DKIM.', 'Let SPF or DKIM use the domain of the visible From line.']},
	'zoho/policy/5.1.1': {meaning: "A rule of the recipient's domain refuses delivery to this mailbox.", next: ['Reach the recipient in another way, and ask them to tell their mail administrator: only the administrator can change this.']},
	'zoho/virus/5.7.1': {meaning: 'Zoho found a virus in the message.'},
	'zoho/policy/5.2.3': {meaning: "A mail policy of the recipient's domain refuses the message.", next: ['Reach the recipient in another way, and ask them to tell their mail administrator: only the administrator can change this.']},
	'zoho/relay-denied/553': {meaning: 'The domain of the recipient is not hosted at this data centre of Zoho.', causes: ['The MX record of the domain leads to the wrong server, or to another region.'], next: ['Look the MX records of the domain up, and talk to one of those hosts.', 'If this is one of them, ask the owner of the domain to have it set up there.']},
};
