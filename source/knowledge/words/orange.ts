import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const orangeWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'orange/rate-limited/421': {meaning: 'Orange counts too many connections from this IP address.', causes: ['More than about two connections are open at the same time.'], next: ['Use at most two connections, with at most 100 messages each.', 'If you keep to that and are still refused, write to the abuse desk of Orange (cellule abuse).']},
	'orange/ip-blocklisted/550': {meaning: 'Orange blocks this IP address for spam, by the Cloudmark list.', next: ['Ask for a reset at https://csi.cloudmark.com/en/reset/.']},
	'orange/ip-blocklisted/550-2': {meaning: 'Orange blocks this IP address because Spamhaus lists it.', next: ['Look your address up at https://check.spamhaus.org/ and follow the removal steps there.', 'If only the PBL lists it, send through the mail relay of your provider.']},
	'orange/service-unavailable/550': {meaning: 'Orange refuses the service for now. It uses these words for IP addresses with a bad name, too.', causes: ['The reputation of your IP address is low.'], next: ['Wait some hours, then try again over one connection, with pauses between the commands.']},
	'orange/sender-rejected/5.1.0': {meaning: 'Orange does not accept the sender address.', causes: ['The domain of the sender does not resolve, or its SPF record does not allow your IP address.'], next: ['Use a sender whose domain has MX and SPF records: --from.']},
	'orange/user-unknown/5.1.1': {meaning: 'Orange or La Poste says that it knows no such recipient.', causes: ['There is a typing error in the address, or the account was closed.'], next: ['Check the spelling of the address.', 'If it is right, ask the person in another way for a current address.', 'Take the address off your mailing lists.']},
	'orange/mailbox-full/5.1.1': {meaning: 'Orange or La Poste says that the mailbox is full.', next: ['Tell the recipient in another way that the mailbox is full: only they can make room.', 'Try again in some days.']},
	'orange/service-unavailable/421': {meaning: 'Orange refuses the service for now. It uses these words for IP addresses with a bad name, too.', causes: ['The reputation of your IP address is low.', 'The server has a fault.'], next: ['Wait some hours, then try again over one connection, with pauses between the commands.']},
	'orange/spam-content/5.2.0': {meaning: 'Orange judged the message to be spam (ofr_506).'},
	'orange/sender-auth-failed/421': {meaning: 'Orange says that the SPF record or the DNS of the sender domain is wrong.', next: ['Correct the SPF record of the sender domain and add your IP address to it.']},
	'orange/sender-auth-failed/5.0.2': {meaning: 'The DMARC check of Orange failed.', next: ['Publish SPF and DMARC records for the sender domain, and sign its mail with DKIM.', 'Let SPF or DKIM use the domain of the visible From line.']},
	'orange/ip-blocklisted/lpn007-102': {meaning: 'La Poste blocks this IP address by the list of Sender Score.', next: ['Look your address up at https://senderscore.org/blacklistlookup/.']},
	'orange/rate-limited/421-2': {meaning: 'La Poste counts too many connections from this IP address.', causes: ['More than about two connections are open at the same time.'], next: ['Use at most two connections at the same time.']},
	'orange/greylisted/lpn027-503': {meaning: 'La Poste puts this mail off, by greylisting or by a limit.', next: ['Try again later, with growing pauses.']},
	'orange/sender-rejected/lpn007-405': {meaning: 'La Poste does not accept the sender address: it wants senders that can receive mail.', causes: ['The domain of the sender has no working MX.'], next: ['Use a sender whose domain has a working MX: --from.']},
	'orange/mailbox-disabled/4.2.1': {meaning: 'La Poste says that the mailbox is inactive and has been disabled.', next: ['Reach the person in another way.']},
	'orange/mailbox-disabled/lpn007-420': {meaning: 'La Poste says that the mailbox is archived, because nobody used it.', next: ['Reach the person in another way.']},
	'orange/mailbox-disabled/lpn007-426': {meaning: 'La Poste says that the account of the recipient is blocked.', next: ['Reach the person in another way.']},
	'orange/policy/lpn005-510': {meaning: 'La Poste refuses the source of this mail (LPN005_510). It does not say by which rule.', causes: ['The reputation of your IP address is low.'], next: ['Wait some hours, then try again over one connection, with pauses between the commands.']},
	'orange/sender-auth-failed/lpn007-517': {meaning: 'The DMARC check of La Poste failed.', next: ['Publish SPF and DMARC records for the sender domain, and sign its mail with DKIM.', 'Let SPF or DKIM use the domain of the visible From line.']},
	'orange/ip-blocklisted/lpn000-630': {meaning: 'La Poste refuses this client (LPN000_630).', next: ['Wait some hours, then try again over one connection, with pauses between the commands.']},
	'orange/sender-auth-failed/lpn004-401': {meaning: 'The SPF record of the sender domain does not allow this IP address.', next: ['Add your IP address to the SPF record of the sender domain.', 'Use a sender of a domain that allows your address: --from.']},
};
