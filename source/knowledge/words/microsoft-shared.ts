import type {ReasonText} from '../reasons.ts';
import {askSpamhaus, tryLater} from './steps.ts';

// One rule a line.
// prettier-ignore
export const microsoftSharedWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'microsoft/rate-limited/451': {title: 'Too many messages in one connection', meaning: 'This connection sent more messages than Microsoft takes in one.', next: ['Send QUIT and go on in a new connection.']},
	'microsoft/user-unknown/5.5.0-2': {meaning: 'Microsoft says that the mailbox is not available: it does not exist, or it was closed.', causes: ['A typing error in the address.', 'The account was closed, or not used for a long time.']},
	'microsoft/ip-blocklisted/5.7.1-4': {title: 'Listed by Spamhaus', meaning: 'Microsoft refuses your IP address because Spamhaus lists it.', next: askSpamhaus},
	'microsoft/domain-blocklisted/5.7.1': {title: 'Your EHLO name is listed by Spamhaus', meaning: 'The domain of your EHLO name is on a list of Spamhaus.', causes: ['The EHLO name belongs to a domain with a bad reputation.'], next: ['Look the domain up at https://check.spamhaus.org/.', 'Greet with a host name of your own that fits the PTR record of your address: --helo.']},
	'microsoft/domain-blocklisted/5.7.1-2': {title: 'The sender domain is listed by Spamhaus', meaning: 'The domain of MAIL FROM is on a list of Spamhaus.', causes: ['The domain was used for spam, or is very new.'], next: ['Look the domain up at https://check.spamhaus.org/.', 'Use a sender of another domain: --from.']},
	'microsoft/too-many-recipients/4.5.3': {title: 'One recipient for each transaction', meaning: 'The mailboxes of these recipients are in different regions, so Microsoft takes them only in separate transactions.', causes: ['The transaction names more than one recipient.'], next: ['Send RSET, and name each recipient in a transaction of its own.']},
	'microsoft/too-many-recipients/4.5.3-2': {meaning: 'This transaction has more recipients than Microsoft takes; Microsoft names 200 of one domain as the limit.'},
	'microsoft/service-unavailable/4.3.2': {meaning: 'This Microsoft server takes no mail at the moment.', next: ['Try another address of the MX host.', ...tryLater]},
	'microsoft/rate-limited/4.3.2': {title: 'Too many connections', meaning: 'There are more connections at the same time than this server takes, from you or from all clients together.', next: ['Use one connection at a time, and try again after a minute.']},
	'microsoft/timeout/4.4.2': {title: 'The connection was cut', meaning: 'The connection broke, or something on the way cut it.', causes: ['A firewall or mail filter between the two servers.', 'A long pause, or a broken network.'], next: ['Try again later.', 'Look for a firewall or an antivirus mail filter on your side.']},
	'microsoft/system-error/4.7.0': {meaning: 'Inside Microsoft, one server could not hand the mail to the next (PRX code).', next: tryLater},
	'microsoft/system-error/4.3.2': {meaning: 'Microsoft could not look the recipient up at the moment (ATTR code).', next: tryLater},
	'microsoft/system-error/4.4.3': {meaning: 'Microsoft could not look the recipient up at the moment (ATTR code).', next: tryLater},
	'microsoft/system-error/4.4.4': {title: 'The organisation cannot receive mail yet', meaning: 'The domain of the recipient is set up in a Microsoft 365 organisation that has no subscription with mail.', causes: ['The organisation is new, or has lost its licences.', 'The MX points to Microsoft too early.'], next: ['Tell the owner of the domain: they must add a licence with mail, or correct the MX.']},
	'microsoft/system-error/4.4.0': {meaning: 'Microsoft could not store the message safely at the moment.', next: tryLater},
	'microsoft/system-error/4.3.1': {meaning: 'The receiving Exchange server is short of memory or disk space.', next: [...tryLater, 'If it goes on, tell their postmaster.']},
	'microsoft/rate-limited/4.7.3': {title: 'The organisation gets too much mail', meaning: 'The queue of the receiving organisation is full, because it gets too much mail at the moment.', causes: ['A flood of mail to that organisation.'], next: tryLater},
	'microsoft/rate-limited/5.2.122': {title: 'The mailbox gets too much mail', meaning: 'The mailbox exists but has reached its limit of messages for this hour.', causes: ['A flood of mail to this mailbox.'], next: ['Try again after an hour.']},
	'microsoft/rate-limited/5.2.121': {title: 'Too much mail from you to this mailbox', meaning: 'The mailbox exists, but this sender has reached the limit of messages to it for this hour.', causes: ['Many messages from one sender to one mailbox.'], next: ['Try again after an hour.']},
	'microsoft/rate-limited/4.3.2-2': {title: 'The mailbox gets too much mail', meaning: 'The mailbox exists, but too many messages are being delivered to it at the same time.', causes: ['A flood of mail to this mailbox.'], next: tryLater},
	'microsoft/user-unknown/5.1.10': {meaning: 'Microsoft says that it finds no such recipient.', causes: ['A typing error in the address.', 'The user was deleted or renamed.', 'The mail is routed to the wrong organisation or server.']},
	'microsoft/user-unknown/5.1.1': {meaning: 'Microsoft says that it finds no such recipient.', causes: ['The user was deleted or renamed.', 'Outlook used an old entry of its address list.']},
	'microsoft/bad-address-syntax/5.1.3': {meaning: 'Microsoft says that the form of the address is not valid.', next: ['Check the address for stray signs, and write it in angle brackets.']},
};
