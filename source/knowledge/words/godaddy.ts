import type {ReasonText} from '../reasons.ts';
import {askCloudmark, askSpamhaus, slowDown, tryLater, useRelay} from './steps.ts';

const hour = ['Wait an hour, then try again more slowly.'];
const tomorrow = ['Stop the cause, and try again tomorrow.'];

// One rule a line.
// prettier-ignore
export const godaddyWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'godaddy/rate-limited/ib007': {title: 'Too many connections', meaning: 'Your IP address has more sessions with GoDaddy than it allows (IB007).', next: slowDown},
	'godaddy/service-unavailable/ib101': {meaning: 'The GoDaddy server is busy (IB101).', next: tryLater},
	'godaddy/bad-reputation/ib103': {title: 'Listed by Cloudmark', meaning: 'GoDaddy refuses your IP address for its reputation at Cloudmark (IB103).', next: askCloudmark},
	'godaddy/ip-blocklisted/ib104': {title: 'Listed by Spamhaus (SBL)', meaning: 'GoDaddy refuses your IP address because it is on the SBL of Spamhaus (IB104).', next: askSpamhaus.slice(0, 1)},
	'godaddy/ip-blocklisted/ib105': {title: 'Listed by Spamhaus (XBL)', meaning: 'GoDaddy refuses your IP address because it is on the XBL of Spamhaus, which names infected and abused computers (IB105).', causes: ['A computer or account at your address was taken over.'], next: ['Clean the computer first.', ...askSpamhaus.slice(0, 1)]},
	'godaddy/ip-blocklisted/ib106': {title: 'Listed by Spamhaus (PBL)', meaning: 'GoDaddy refuses your IP address because it is on the PBL of Spamhaus, which names home and dynamic addresses (IB106).', causes: ['It is a home or dynamic address.'], next: [...useRelay, ...askSpamhaus.slice(0, 1)]},
	'godaddy/no-ptr/ib108': {meaning: 'The reverse name of your IP address is missing or could not be looked up (IB108).'},
	'godaddy/ip-blocklisted/ib110': {title: 'Blocked for an hour', meaning: 'GoDaddy blocks your IP address for an hour because of spam (IB110).', next: ['Look for spam in what you send.', ...hour]},
	'godaddy/ip-blocklisted/ib111': {title: 'Blocked for the rest of the day', meaning: 'GoDaddy blocks your IP address for the rest of the day because of spam (IB111).', next: ['Look for spam in what you send.', ...tomorrow]},
	'godaddy/rate-limited/ib112': {title: 'Blocked for an hour', meaning: 'GoDaddy blocks your IP address for an hour because it named too many recipients that do not exist (IB112).', causes: ['Checking of addresses, or a list with many wrong ones.'], next: ['Stop trying addresses, and remove the wrong ones from your list.', ...hour]},
	'godaddy/rate-limited/ib113': {title: 'Blocked for the rest of the day', meaning: 'GoDaddy blocks your IP address for the rest of the day because it named too many recipients that do not exist (IB113).', causes: ['Checking of addresses, or a list with many wrong ones.'], next: ['Stop trying addresses, and remove the wrong ones from your list.', ...tomorrow]},
	'godaddy/auth-required/ib401': {title: 'No login on this server', meaning: 'The servers of GoDaddy for incoming mail take no login (IB401).', causes: ['The client tried to log in on an MX.'], next: ['Leave out the login to reach a mailbox.', 'To send with an account of your own, use the outgoing server of GoDaddy.']},
	'godaddy/sender-rejected/ib501': {title: 'The empty sender is refused', meaning: 'GoDaddy does not accept the empty sender here (IB501).', causes: ['MAIL FROM was empty.'], next: ['Use a sender of a domain that exists and accepts mail: --from.']},
	'godaddy/bad-address-syntax/ib502': {title: 'The sender has an IP address as domain', meaning: 'GoDaddy takes no sender whose domain is an IP address (IB502).', causes: ['MAIL FROM names an IP address instead of a domain.'], next: ['Use a sender of a domain that exists and accepts mail: --from.']},
	'godaddy/rate-limited/ib504': {meaning: 'Your IP address sent more messages in this hour than GoDaddy takes (IB504).', next: hour},
	'godaddy/sender-rejected/ib506': {title: 'The sender domain is not found', meaning: 'The domain of the sender is not valid in the DNS (IB506).', causes: ['The domain does not exist, or has no MX or address record.'], next: ['Use a sender whose domain exists and accepts mail: --from.']},
	'godaddy/sender-auth-failed/ib508': {title: 'SPF of the sender forbids your IP address', meaning: 'The SPF record of the sender domain does not allow your IP address (IB508).', next: ['Use a sender of your own domain: --from.', 'If it is your domain, add your IP address to its SPF record.']},
	'godaddy/rate-limited/ib510': {title: 'Too many messages in one session', meaning: 'This session sent more messages than GoDaddy takes in one (IB510).', next: ['Send QUIT and go on in a new session.']},
	'godaddy/too-many-recipients/ib605': {meaning: 'The message has more recipients than GoDaddy takes (IB605).'},
	'godaddy/too-many-recipients/ib607': {title: 'Too many recipients this hour', meaning: 'You named more recipients in this hour than GoDaddy takes (IB607).', next: hour},
	'godaddy/user-unknown/5.1.1': {meaning: 'GoDaddy says that it finds no such recipient.', causes: ['A typing error in the address.', 'The mailbox was deleted, or never existed.', 'The MX points to a data centre of the wrong region: then every address gets this reply.'], next: ['Check the spelling of the address.', 'Compare with an address of the same domain that is known to exist.', 'The owner of the domain can check whether the MX should be in *.europe.secureserver.net.']},
};
