import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const postscreenWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'postscreen/protocol-error/5.5.1': {meaning: 'Postscreen, which guards Postfix, caught you speaking before the greeting or out of turn.', causes: ['The client talks too early, sends several commands at once, or ends lines with LF only.'], next: ['Wait for the whole greeting, which may take six seconds after a first line, then send one command at a time.']},
	'postscreen/protocol-error/5.5.1-2': {meaning: 'Postscreen, which guards Postfix, caught you speaking before the greeting or out of turn, and says so only now.', causes: ['The client talks too early, sends several commands at once, or ends lines with LF only.'], next: ['Wait for the whole greeting, which may take six seconds after a first line, then send one command at a time.']},
	'postscreen/protocol-error/5.7.0': {meaning: 'Postscreen, which guards Postfix, hangs up because you broke the rules of SMTP.', causes: ['The client sent commands of another protocol, such as HTTP, or talked too early.'], next: ['Wait for the greeting, then send SMTP commands only.']},
	'postscreen/service-unavailable/5.3.2': {meaning: 'The words speak of the service, but Postscreen answers so to clients on its own deny list, at the greeting.', causes: ['Your IP address is on a deny list that the administrator keeps.'], next: ['Reach the recipient in another way, and ask them to tell their mail administrator: only the administrator can change this.']},
	'postscreen/service-unavailable/5.3.2-2': {meaning: 'The words speak of the service, but Postscreen answers so to clients on its own deny list.', causes: ['Your IP address is on a deny list that the administrator keeps.'], next: ['Reach the recipient in another way, and ask them to tell their mail administrator: only the administrator can change this.']},
	'postscreen/service-unavailable/4.3.2': {meaning: 'Postscreen tests clients that it does not know. You have passed; it wants you to come back over a new connection. It works like greylisting.', causes: ['It is the first contact of this IP address.'], next: ['Connect again from the same IP address, at once or after some minutes.']},
	'postscreen/service-unavailable/4.3.2-2': {meaning: 'All places for connections to this server are taken.', next: ['Try again later, with growing pauses.']},
	'postscreen/system-error/4.3.2': {meaning: 'The server has no resources left.', next: ['Try again later, with growing pauses.']},
	'postscreen/rate-limited/4.7.0': {meaning: 'This IP address has too many connections open.', causes: ['The server limits connections for each address; Postfix allows 50 by default.'], next: ['Wait some hours, then try again over one connection, with pauses between the commands.']},
	'postscreen/ip-blocklisted/5.7.1': {meaning: 'This IP address is on the DNS block list that the reply names.', next: ['Look your address up at the list that the reply names, and ask for removal there.']},
	'postscreen/ip-blocklisted/5.7.1-2': {meaning: 'This IP address is on the DNS block list that the reply names; the server closes at the door.', next: ['Look your address up at the list that the reply names, and ask for removal there.']},
};
