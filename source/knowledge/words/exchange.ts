import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const exchangeWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'exchange/timeout/4.4.1': {meaning: 'Exchange waited too long for the next command.', causes: ['The pause was longer than about ten minutes, or the connection broke.'], next: ['Open a new connection, and make shorter pauses.']},
	'exchange/rate-limited/4.7.0': {meaning: 'Exchange closes the connection after too many errors.', causes: ['Commands were wrong, or many recipients in a row are unknown.'], next: ['Open a new connection and send fewer wrong commands.']},
	'exchange/user-unknown/5.1.1': {meaning: 'The Exchange server says that it knows no such user.', causes: ['There is a typing error in the address, or the user was deleted.'], next: ['Check the spelling of the address.', 'If it is right, ask the person in another way for a current address.', 'Take the address off your mailing lists.']},
	'exchange/relay-denied/5.7.1': {meaning: 'The Exchange server does not take mail for this domain from you.', causes: ['The MX record of the domain leads to the wrong server, or you talk to a server that is no MX.'], next: ['Look the MX records of the domain up, and talk to one of those hosts.', 'If this is one of them, ask the owner of the domain to have it set up there.']},
	'exchange/auth-required/5.7.1': {meaning: 'The Exchange server wants a login: its connector takes no mail from strangers.', causes: ['The connector does not allow anonymous clients, or the server is no MX.'], next: ['Look the MX records of the domain up, and talk to one of those hosts.', 'If this is one of them, tell their postmaster to allow anonymous mail on the Internet connector.']},
	'exchange/recipient-refused/5.7.12': {meaning: 'The recipient only takes mail from inside the organisation.', next: ['Reach the recipient in another way, and ask them to tell their mail administrator: only the administrator can change this.']},
	'exchange/recipient-refused/5.7.124': {meaning: 'The group only takes mail from senders on its list.', next: ['Reach the recipient in another way, and ask them to tell their mail administrator: only the administrator can change this.']},
	'exchange/recipient-refused/5.7.133': {meaning: 'The group only takes mail from inside the organisation. The address exists.', next: ['Reach the recipient in another way, and ask them to tell their mail administrator: only the administrator can change this.']},
	'exchange/recipient-refused/5.7.134': {meaning: 'The mailbox only takes mail from inside the organisation. The address exists.', next: ['Reach the recipient in another way, and ask them to tell their mail administrator: only the administrator can change this.']},
	'exchange/tls-required/5.7.3': {meaning: 'The server takes encrypted sessions only.', next: ['Use STARTTLS with TLS 1.2 or newer before MAIL FROM.']},
	'exchange/policy/5.7.51': {meaning: 'The organisation takes mail for this domain only through its own gateway.', causes: ['The MX is another filter, and direct delivery to Microsoft is closed.'], next: ['Deliver to the MX host of the domain, not straight to the Microsoft host.']},
	'exchange/mailbox-disabled/5.2.1': {meaning: 'The Exchange server says that the mailbox cannot be accessed; it exists but is disabled.', next: ['Reach the recipient in another way, and ask them to tell their mail administrator: only the administrator can change this.']},
	'exchange/mailbox-full/5.2.2': {meaning: 'The Exchange server says that the mailbox is full.', next: ['Tell the recipient in another way that the mailbox is full: only they can make room.', 'Try again in some days.']},
};
