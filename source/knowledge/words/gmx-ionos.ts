import type {ReasonText} from '../reasons.ts';
import {slowDown, tryLater} from './steps.ts';

const openLink =
	'Open the link in the last line of the reply: it explains the refusal and leads to the contact form.';
const postmaster =
	'If there is no link, ask the postmaster: https://postmaster.gmx.net/, https://postmaster.web.de/ or https://postmaster.ionos.de/.';

// One rule a line.
// prettier-ignore
export const gmxIonosWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'gmx-ionos/ip-blocklisted/554-550': {meaning: 'The server of GMX, WEB.DE, mail.com or IONOS refuses your IP address because of a block list. It says nothing about the mailbox.', next: [openLink, 'Stop the cause first: look for abused accounts and scripts.', postmaster]},
	'gmx-ionos/no-ptr/554-550': {meaning: 'Your IP address has no PTR record, or its name looks like that of a dial-up or dynamic address.', causes: ['Your address has no PTR record.', 'The PTR record holds a name that the provider made from the address.'], next: ['Ask your provider to set a PTR record with the name of your mail server.', 'Let that name resolve to the same address.', openLink]},
	'gmx-ionos/service-unavailable/554': {title: 'You are not let in', meaning: 'The server takes no mail from your IP address. The last line of the reply usually says why.', causes: ['A block list, or a missing reverse name.', 'The server is overloaded.'], next: ['Read the last line of the reply.', openLink, postmaster]},
	'gmx-ionos/service-unavailable/421': {title: 'You are not let in for now', meaning: 'The server takes no mail from your IP address at the moment.', causes: ['The server is overloaded.', 'Your address is on a list.'], next: [...tryLater, openLink, postmaster]},
	'gmx-ionos/policy/421': {title: 'Too many unknown recipients', meaning: 'Too many addresses that do not exist were tried from your IP address, so it is blocked for now.', causes: ['An old list of addresses, or checking of addresses.', 'A mailbox that was taken over sends spam.'], next: ['Stop the cause, then try again later.', openLink]},
	'gmx-ionos/rate-limited/421': {meaning: 'Your IP address sent too much in a short time.', next: slowDown},
	'gmx-ionos/policy/450': {title: 'Changing EHLO names or unknown recipients', meaning: 'Your EHLO name changes all the time, or too many addresses that do not exist were tried, so the mail is put off.', causes: ['The client does not always give the same EHLO name.', 'An old list of addresses, or a mailbox that was taken over.'], next: ['Always greet with the same full host name: --helo.', 'Stop the cause, then try again later.']},
	'gmx-ionos/policy/550': {title: 'Refused by policy', meaning: 'The server refuses the mail by its policy: for its headers, its domain or your IP address. It proves nothing about the mailbox, although the words may name it.', causes: ['The headers of the message are not in order.', 'Your address or domain is taken for a source of spam.'], next: [openLink, postmaster]},
	'gmx-ionos/user-unknown/550': {meaning: 'The server says that the mailbox is not available: it does not exist, or it was closed. A link in the reply that carries your IP address does not change that.', causes: ['A typing error in the address.', 'The mailbox was closed, or not used for a long time.']},
	'gmx-ionos/mailbox-full/552-550': {meaning: 'The mailbox exists but is full.'},
	'gmx-ionos/sender-auth-failed/550': {title: 'SPF of the sender forbids your IP address', meaning: 'The SPF record of the sender domain does not allow your IP address.', next: ['Use a sender of your own domain: --from.', 'If it is your domain, add your IP address to its SPF record.']},
	'gmx-ionos/sender-rejected/550': {title: 'The sender domain cannot receive mail', meaning: 'The sender domain has no valid MX or address record.', causes: ['The domain of the sender does not exist, or its records are wrong.'], next: ['Use a sender whose domain accepts mail: --from.', 'Correct the MX and address records of the sender domain.']},
	'gmx-ionos/protocol-error/501-550': {meaning: 'The server refuses the mail for a fault in the set-up of your server or in the form of a command.', causes: ['The EHLO name or an address has a wrong form.', 'The sending server is not set up as the provider asks.'], next: ['Check the EHLO name and the addresses.', openLink]},
	'gmx-ionos/system-error/451': {meaning: 'The provider reports a fault of its own.', next: tryLater},
};
