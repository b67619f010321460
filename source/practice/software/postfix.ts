import type {HostScript} from '../script.ts';
import {buildHost, type HostOptions, type Words} from './build.ts';

const words: Words = {
	banner: ['220 {host} ESMTP Postfix'],
	hello: '{host}',
	capabilities: [
		'PIPELINING',
		'SIZE 52428800',
		'ETRN',
		'ENHANCEDSTATUSCODES',
		'8BITMIME',
		'DSN',
		'SMTPUTF8',
		'CHUNKING',
	],
	tlsReady: ['220 2.0.0 Ready to start TLS'],
	tlsAlready: ['554 5.5.1 Error: TLS already active'],
	needHello: ['503 5.5.1 Error: send HELO/EHLO first'],
	needMail: ['503 5.5.1 Error: need MAIL command'],
	nestedMail: ['503 5.5.1 Error: nested MAIL command'],
	senderOk: ['250 2.1.0 Ok'],
	recipientOk: ['250 2.1.5 Ok'],
	userUnknown: [
		'550 5.1.1 <{to}>: Recipient address rejected: User unknown in virtual mailbox table',
	],
	relayDenied: ['554 5.7.1 <{to}>: Relay access denied'],
	vrfy: ['502 5.5.1 VRFY command is disabled'],
	expn: ['502 5.5.2 Error: command not recognized'],
	reset: ['250 2.0.0 Ok'],
	noop: ['250 2.0.0 Ok'],
	bye: ['221 2.0.0 Bye'],
	unknownCommand: ['502 5.5.2 Error: command not recognized'],
};

/** A host that speaks like Postfix. */
export function postfix(options: HostOptions): HostScript {
	return buildHost(options, words);
}
