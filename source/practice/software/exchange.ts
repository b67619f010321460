import type {HostScript} from '../script.ts';
import {buildHost, type HostOptions, type Words} from './build.ts';

const words: Words = {
	banner: ['220 {host} Microsoft ESMTP MAIL Service ready at {date}'],
	hello: '{host} Hello [{client}]',
	capabilities: [
		'SIZE 157286400',
		'PIPELINING',
		'DSN',
		'ENHANCEDSTATUSCODES',
		'8BITMIME',
		'BINARYMIME',
		'CHUNKING',
		'SMTPUTF8',
	],
	tlsReady: ['220 2.0.0 SMTP server ready'],
	tlsAlready: ['503 5.5.2 Only one STARTTLS allowed per session'],
	needHello: ['503 5.5.2 Send hello first'],
	needMail: ['503 5.5.2 Need mail command'],
	nestedMail: ['503 5.5.2 Sender already specified'],
	senderOk: ['250 2.1.0 Sender OK'],
	recipientOk: ['250 2.1.5 Recipient OK'],
	userUnknown: ['550 5.4.1 Recipient address rejected: Access denied. [{host} {id}]'],
	relayDenied: ['550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain'],
	vrfy: ['252 2.1.5 Cannot VRFY user'],
	expn: ['502 5.3.3 Command not implemented'],
	reset: ['250 2.0.0 Resetting'],
	noop: ['250 2.0.0 OK'],
	bye: ['221 2.0.0 Service closing transmission channel'],
	unknownCommand: ['500 5.3.3 Unrecognized command'],
};

/** A host that speaks like Exchange and Exchange Online. */
export function exchange(options: HostOptions): HostScript {
	return buildHost(options, words);
}
