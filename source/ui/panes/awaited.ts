import type {Stage} from '../../model/stage.ts';
import type {Arriving, SessionView} from '../../model/view.ts';
import {arrivedWords} from '../../render/arriving.ts';
import {awaitedVerb} from '../line-standing.ts';

const waitWords: Readonly<Record<Stage, string>> = {
	mx: 'Waiting for DNS',
	connect: 'Connecting',
	banner: 'Connected. The server speaks first: waiting for its greeting',
	ehlo: 'Waiting for the reply to EHLO',
	starttls: 'Waiting for STARTTLS and the TLS handshake',
	mail: 'Waiting for the reply to MAIL FROM',
	rcpt: 'Waiting for the reply to RCPT TO',
	vrfy: 'Waiting for the reply to VRFY',
	quit: 'Waiting for the reply to QUIT',
};

/** Which answer is due, and how much of it is here; of a command its own name, whatever stage it was typed at. */
export function awaitedWords(view: SessionView, arriving: Arriving | undefined): string {
	const verb = awaitedVerb(view);
	if (arriving !== undefined && !arriving.early) {
		const what = verb === undefined ? 'The greeting' : `The reply to ${verb}`;
		return `${what} ${arriving.count === 0 ? 'has begun' : 'goes on'}: ${arrivedWords(arriving)}`;
	}
	const stage = view.running?.stage ?? 'quit';
	return verb === undefined || verb.toLowerCase() === stage
		? waitWords[stage]
		: `Waiting for the reply to ${verb}`;
}
