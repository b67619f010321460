import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const exchangeWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'exchange/timeout/4.4.1': {meaning: 'Exchange waited too long for the next command.', causes: ['Pause of more than about ten minutes, or a network break.'], next: ['Keep the pauses short.']},
	'exchange/rate-limited/4.7.0': {meaning: 'Exchange closes after too many wrong commands.', causes: ['Protocol errors, or many unknown recipients in a row.'], next: ['Reconnect, send fewer wrong commands.']},
	'exchange/user-unknown/5.1.1': {meaning: 'No such mailbox on this Exchange server.', causes: ['Typing error or deleted user.'], next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
	'exchange/relay-denied/5.7.1': {meaning: 'This server does not take mail for the domain.', causes: ['Wrong MX or wrong server.'], next: ['Check the MX records of the domain.']},
	'exchange/auth-required/5.7.1': {meaning: 'The connector wants a login: mail from the Internet is not allowed here.', causes: ['Connector without anonymous permission, or not an MX.'], next: ['Check the MX.', 'The administrator must allow anonymous mail on the Internet connector.']},
	'exchange/recipient-refused/5.7.12': {meaning: 'The recipient only takes mail from inside the organisation.', next: ["Only the recipient's mail administrator can lift this.", 'Contact the recipient by another way.']},
	'exchange/recipient-refused/5.7.124': {meaning: 'The group only takes mail from listed senders.', next: ["Only the recipient's mail administrator can lift this.", 'Contact the recipient by another way.']},
	'exchange/recipient-refused/5.7.133': {meaning: 'The group only takes mail from inside.', causes: ['Group setting; address exists.'], next: ["Only the recipient's mail administrator can lift this.", 'Contact the recipient by another way.']},
	'exchange/recipient-refused/5.7.134': {meaning: 'The mailbox only takes mail from inside.', causes: ['Mailbox setting; address exists.'], next: ["Only the recipient's mail administrator can lift this.", 'Contact the recipient by another way.']},
	'exchange/tls-required/5.7.3': {meaning: 'The server only takes encrypted sessions.', next: ['Repeat with STARTTLS (TLS 1.2 or newer) before MAIL FROM.']},
	'exchange/policy/5.7.51': {meaning: 'The tenant only takes mail for this domain through its own gateway.', causes: ['MX is another filter; direct delivery to Microsoft is closed.'], next: ['Deliver through the MX host, not straight to the Microsoft host.']},
	'exchange/mailbox-disabled/5.2.1': {meaning: 'The mailbox exists but is disabled.', next: ["Only the recipient's mail administrator can lift this.", 'Contact the recipient by another way.']},
	'exchange/mailbox-full/5.2.2': {meaning: 'The mailbox is full.', next: ['The recipient must free space.']},
};
