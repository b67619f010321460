import type {HostScript} from '../script.ts';
import {buildHost, type HostOptions, type Words} from './build.ts';

const words: Words = {
	banner: ['220 {host} ESMTP {id} - gsmtp'],
	hello: '{host} at your service, [{client}]',
	capabilities: [
		'SIZE 157286400',
		'8BITMIME',
		'ENHANCEDSTATUSCODES',
		'PIPELINING',
		'CHUNKING',
		'SMTPUTF8',
	],
	tlsReady: ['220 2.0.0 Ready to start TLS'],
	tlsAlready: ['503 5.5.1 STARTTLS already issued. {id} - gsmtp'],
	needHello: ['503 5.5.1 EHLO/HELO first. {id} - gsmtp'],
	needMail: ['503 5.5.1 MAIL first. {id} - gsmtp'],
	nestedMail: ['503 5.5.1 MAIL already issued. {id} - gsmtp'],
	senderOk: ['250 2.1.0 OK {id} - gsmtp'],
	recipientOk: ['250 2.1.5 OK {id} - gsmtp'],
	userUnknown: [
		'550-5.1.1 The email account that you tried to reach does not exist. Please try',
		"550-5.1.1 double-checking the recipient's email address for typos or",
		'550-5.1.1 unnecessary spaces. For more information, go to',
		'550 5.1.1  https://support.google.com/mail/?p=NoSuchUser {id} - gsmtp',
	],
	relayDenied: ['550 5.7.1 Relaying denied. {id} - gsmtp'],
	vrfy: ["252 2.1.5 Send some mail, I'll try my best {id} - gsmtp"],
	expn: ['502 5.5.1 Unimplemented command. {id} - gsmtp'],
	reset: ['250 2.1.5 Flushed {id} - gsmtp'],
	noop: ['250 2.0.0 OK {id} - gsmtp'],
	bye: ['221 2.0.0 closing connection {id} - gsmtp'],
	unknownCommand: ['502 5.5.1 Unrecognized command. {id} - gsmtp'],
};

/** A host that speaks like Gmail: replies of several lines, an id in each. */
export function google(options: HostOptions): HostScript {
	return buildHost(options, words);
}
