import type {ReasonText} from '../reasons.ts';
import {askTheirAdmin} from './steps.ts';

const talos =
	'Look your IP address and domain up at https://www.talosintelligence.com/reputation_center, and ask for a correction there if the reputation is wrong.';

// One rule a line.
// prettier-ignore
export const ciscoWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'cisco/bad-reputation/554': {title: 'Poor reputation at Cisco Talos', meaning: 'The Cisco gateway refuses your IP address at the door for its reputation at Cisco Talos (SenderBase).', next: [talos, 'Stop the cause first: look for abused accounts and scripts.']},
	'cisco/bad-reputation/554-2': {title: 'Poor reputation of a domain', meaning: 'The Cisco gateway refuses the mail because a domain used in it has a poor reputation.', causes: ['The domain of the sender, of your reverse name or of the EHLO name has a poor reputation.'], next: [talos]},
	'cisco/ip-blocklisted/550': {title: 'Your address is not let in', meaning: 'The Cisco gateway refuses your IP address. It says nothing about the mailbox.', causes: ['Your address has a poor reputation, or the operator has blocked it.'], next: [talos, ...askTheirAdmin]},
	'cisco/user-unknown/550': {meaning: 'The Cisco gateway does not accept the recipient: it does not find the address in its table or directory.', causes: ['A typing error in the address.', 'The mailbox was deleted, or never existed.', 'The domain is not handled by this gateway.']},
	'cisco/rate-limited/550': {title: 'Too many unknown recipients', meaning: 'Too many unknown recipients came from your IP address in this hour; by default the limit is 25. From now on the gateway may also drop the connection, or take every name.', causes: ['Checking of addresses, or a list with many wrong ones.'], next: ['Stop until the next hour, and then name few recipients.', 'Do not trust any answer about a recipient after this point.']},
	'cisco/protocol-error/500': {meaning: 'The Cisco gateway does not know the command.', next: ['Correct the command, or use one that every server knows: EHLO, MAIL, RCPT, RSET, NOOP, QUIT.']},
	'cisco/rate-limited/421': {title: 'Too many wrong commands', meaning: 'There were too many wrong commands, so the Cisco gateway closes the connection.', causes: ['Several commands of this session were wrong.'], next: ['Connect again, and check each command.']},
	'cisco/rate-limited/any': {title: 'Too many recipients this hour', meaning: 'Your IP address named more recipients in this hour than the Cisco gateway takes from it.', causes: ['A limit for each sending address and hour.'], next: ['Wait for the next hour, and name fewer recipients.']},
};
