import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const postscreenWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'postscreen/protocol-error/5.5.1': {meaning: 'Postscreen caught you speaking before the greeting, or sending bytes out of turn.', causes: ['Pregreet (early talker), pipelining without permission, bare line feed.'], next: ["Wait for the whole greeting (a first line '220-' may come, then up to six seconds nothing, then '220 '), then send one command at a time."]},
	'postscreen/protocol-error/5.5.1-2': {meaning: 'Postscreen caught you speaking before the greeting, or sending bytes out of turn, and says so later in the session.', causes: ['Pregreet, pipelining, bare line feed.']},
	'postscreen/protocol-error/5.7.0': {meaning: 'Postscreen hangs up because you broke a rule (for example an HTTP-like command, or talking too early).', causes: ['Non-SMTP commands or early talking.'], next: ['Talk clean SMTP.', 'Wait for the greeting.']},
	'postscreen/service-unavailable/5.3.2': {meaning: "The client is on the server's own deny list: closed at the door.", next: ["Only the recipient's mail administrator can lift this.", 'Contact the recipient by another way.']},
	'postscreen/service-unavailable/5.3.2-2': {meaning: "The client is on the server's own deny list.", next: ["Only the recipient's mail administrator can lift this.", 'Contact the recipient by another way.']},
	'postscreen/service-unavailable/4.3.2': {meaning: "Postscreen tests new clients: 'deep protocol tests' are passed, now come back with a new connection. Works like greylisting.", causes: ['First contact with after-220 tests.'], next: ['Connect again from the same IP at once or in some minutes.']},
	'postscreen/service-unavailable/4.3.2-2': {meaning: 'All postscreen slots are in use.', next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'postscreen/system-error/4.3.2': {meaning: 'The server has no resources.', next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'postscreen/rate-limited/4.7.0': {meaning: 'Too many connections from this IP.', causes: ['Connection limit (50 parallel in Postfix by default).'], next: ['Use one connection, pause between commands and tries, then try again in some hours.']},
	'postscreen/ip-blocklisted/5.7.1': {meaning: 'Postscreen: the IP is on the DNS blocklist named.', next: ['Look the IP up at the list named in the reply.']},
	'postscreen/ip-blocklisted/5.7.1-2': {meaning: 'The IP is on the DNS blocklist that the reply names; the server closes at the door.', next: ['Look the IP up at the list named in the reply.']},
};
