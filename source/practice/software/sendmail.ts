import type {HostScript} from '../script.ts';
import {buildHost, type HostOptions, type Words} from './build.ts';

const words: Words = {
	banner: ['220 {host} ESMTP Sendmail 8.18.1/8.18.1; {date}'],
	hello: '{host} Hello {helo} [{client}], pleased to meet you',
	capabilities: [
		'ENHANCEDSTATUSCODES',
		'PIPELINING',
		'EXPN',
		'VERB',
		'8BITMIME',
		'SIZE',
		'DSN',
		'DELIVERBY',
		'HELP',
	],
	tlsReady: ['220 2.0.0 Ready to start TLS'],
	tlsAlready: ['503 5.5.0 TLS already started'],
	needHello: ['503 5.0.0 Polite people say HELO first'],
	needMail: ['503 5.0.0 Need MAIL before RCPT'],
	nestedMail: ['503 5.5.0 Sender already specified'],
	senderOk: ['250 2.1.0 <{from}>... Sender ok'],
	recipientOk: ['250 2.1.5 <{to}>... Recipient ok'],
	userUnknown: ['550 5.1.1 <{to}>... User unknown'],
	relayDenied: ['550 5.7.1 <{to}>... Relaying denied'],
	vrfy: ['252 2.5.2 Cannot VRFY user; try RCPT to attempt delivery (or try finger)'],
	expn: ['502 5.7.0 Sorry, we do not allow this operation'],
	reset: ['250 2.0.0 Reset state'],
	noop: ['250 2.0.0 OK'],
	bye: ['221 2.0.0 {host} closing connection'],
	unknownCommand: ['500 5.5.1 Command unrecognized: "{command}"'],
};

/** A host that speaks like Sendmail. */
export function sendmail(options: HostOptions): HostScript {
	return buildHost(options, words);
}
