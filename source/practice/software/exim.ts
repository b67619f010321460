import type {HostScript} from '../script.ts';
import {buildHost, type HostOptions, type Words} from './build.ts';

const words: Words = {
	banner: ['220 {host} ESMTP Exim 4.98.2 {date}'],
	hello: '{host} Hello {helo} [{client}]',
	capabilities: [
		'SIZE 52428800',
		'LIMITS MAILMAX=1000 RCPTMAX=50000',
		'8BITMIME',
		'PIPELINING',
		'CHUNKING',
		'PRDR',
		'HELP',
	],
	tlsReady: ['220 TLS go ahead'],
	tlsAlready: ['554 Already in TLS'],
	needHello: ['503 HELO or EHLO required'],
	needMail: ['503 sender not yet given'],
	nestedMail: ['503 sender already given'],
	senderOk: ['250 OK'],
	recipientOk: ['250 Accepted'],
	userUnknown: ['550 Unrouteable address'],
	relayDenied: ['550 relay not permitted'],
	vrfy: ['252 Administrative prohibition'],
	expn: ['550 Administrative prohibition'],
	reset: ['250 Reset OK'],
	noop: ['250 OK'],
	bye: ['221 {host} closing connection'],
	unknownCommand: ['500 unrecognized command'],
};

/** A host that speaks like Exim: no enhanced codes. */
export function exim(options: HostOptions): HostScript {
	return buildHost(options, words);
}
