import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const microsoftSharedWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'microsoft/rate-limited/451': {meaning: 'Too many messages in this connection.', next: ['Quit and use a new connection.']},
	'microsoft/user-unknown/5.5.0-2': {meaning: 'Mailbox not found at hotmail.com/outlook.com and their sister domains.', causes: ['Typing error or closed account.'], next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
	'microsoft/ip-blocklisted/5.7.1-4': {meaning: 'Microsoft checked the connecting IP at Spamhaus and it is listed.', causes: ['Spamhaus listing; on home lines nearly always the PBL.'], next: ['Look the IP up at https://check.spamhaus.org/ and follow the removal steps there.', "A PBL listing means: use your provider's mail relay or a server IP."]},
	'microsoft/domain-blocklisted/5.7.1': {meaning: 'The name used in EHLO is on a Spamhaus domain list.', causes: ['Wrong or badly reputed EHLO name (S8001).'], next: ['Greet with your own clean host name that matches the PTR record.', 'Check the domain at https://check.spamhaus.org/.']},
	'microsoft/domain-blocklisted/5.7.1-2': {meaning: 'The MAIL FROM domain is on a Spamhaus domain list.', causes: ['Sender domain reputation (S8002).'], next: ['Use another sender domain.', 'Check it at https://check.spamhaus.org/.']},
	'microsoft/too-many-recipients/4.5.3': {meaning: 'Microsoft wants the second recipient in a new transaction: its mailbox is in another data region.', causes: ['More than one RCPT in one transaction.'], next: ['Ask one recipient per transaction (RSET between).', 'Seen for a mailbox that exists.']},
	'microsoft/too-many-recipients/4.5.3-2': {meaning: 'Too many recipients in one transaction.', causes: ['Limit of recipients (200 for the same domain in the NDR page).'], next: ['Fewer recipients per transaction.']},
	'microsoft/service-unavailable/4.3.2': {meaning: 'Microsoft closes the connection: not available now.', causes: ['Load, maintenance or the server is drained.'], next: ['Try again later and try the other IPs of the MX.']},
	'microsoft/rate-limited/4.3.2': {meaning: 'Too many connections at once.', causes: ['Connection limit of Exchange (per source IP, per server or per forest).'], next: ['One connection at a time.', 'Wait a minute.']},
	'microsoft/timeout/4.4.2': {meaning: 'The connection broke or was cut.', causes: ['Firewall, SMTP proxy, time-out or rate limit between the two servers.'], next: ['Look for a firewall or antivirus mail filter on the path.', 'Try again later.']},
	'microsoft/system-error/4.7.0': {meaning: 'Inner hand-over at Microsoft failed (PRX code).', next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'microsoft/system-error/4.3.2': {meaning: 'Microsoft could not look the recipient up just now (ATTR code).', causes: ['Directory lookup failed at Microsoft.'], next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'microsoft/system-error/4.4.3': {meaning: 'Directory lookup failed at Microsoft (ATTR18 seen).', next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'microsoft/system-error/4.4.4': {meaning: 'The tenant is not ready to receive mail.', causes: ['Domain sits in a tenant without mail licence, or the tenant is new.'], next: ['The domain owner must add a mail licence or correct the MX.']},
	'microsoft/system-error/4.4.0': {meaning: 'Fault inside Microsoft while saving the message.', next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'microsoft/system-error/4.3.1': {meaning: 'The receiving Exchange is short of disk or memory.', causes: ['Back pressure on the receiving server.'], next: ['Try again later.', 'The administrator must free resources.']},
	'microsoft/rate-limited/4.7.3': {meaning: 'The receiving organisation gets too much mail now.', causes: ['Flood at the recipient.'], next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'microsoft/rate-limited/5.2.122': {meaning: 'The mailbox exists but got too many messages this hour.', next: ['Wait an hour.']},
	'microsoft/rate-limited/5.2.121': {meaning: 'Too many messages from this sender to this mailbox this hour.', next: ['Wait an hour.']},
	'microsoft/rate-limited/4.3.2-2': {meaning: 'The mailbox is flooded at the moment.', causes: ['Too much parallel delivery to one mailbox.'], next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'microsoft/user-unknown/5.1.10': {meaning: 'No such recipient in Exchange.', causes: ['Typing error, deleted user, or wrong internal routing.'], next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
	'microsoft/user-unknown/5.1.1': {meaning: 'No such recipient in Exchange.', causes: ['Deleted or renamed user.'], next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
	'microsoft/bad-address-syntax/5.1.3': {meaning: 'The address form is wrong for Microsoft.', next: ['Correct the address.']},
};
