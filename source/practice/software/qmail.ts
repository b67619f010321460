import type {HostScript} from '../script.ts';
import {buildHost, type HostOptions, type Words} from './build.ts';

const words: Words = {
	banner: ['220 {host} ESMTP'],
	hello: '{host}',
	capabilities: ['PIPELINING', '8BITMIME'],
	tlsReady: undefined,
	tlsAlready: ['502 unimplemented (#5.5.1)'],
	needHello: ['503 HELO first (#5.5.1)'],
	needMail: ['503 MAIL first (#5.5.1)'],
	nestedMail: ['250 ok'],
	senderOk: ['250 ok'],
	recipientOk: ['250 ok'],
	userUnknown: ['550 sorry, no mailbox here by that name. (#5.1.1)'],
	relayDenied: ["553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)"],
	vrfy: ["252 send some mail, i'll try my best"],
	expn: ['502 unimplemented (#5.5.1)'],
	reset: ['250 flushed'],
	noop: ['250 ok'],
	bye: ['221 {host}'],
	unknownCommand: ['502 unimplemented (#5.5.1)'],
};

/** A host that speaks like qmail: no STARTTLS, enhanced codes as `(#x.y.z)` at the end. */
export function qmail(options: HostOptions): HostScript {
	return buildHost(options, words);
}
