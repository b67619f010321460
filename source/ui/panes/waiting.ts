import type {Stage} from '../../model/stage.ts';
import type {SessionView} from '../../model/view.ts';
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

const reasons: Readonly<Partial<Record<Stage, string>>> = {
	mx: 'A name server of the domain may be slow; your resolver asks it again.',
	connect: 'No answer at all often means a firewall: many providers block port 25 at home.',
	banner: 'Many servers wait on purpose, to see who speaks too early. Nothing has to be done.',
	ehlo: 'Some servers look up the name that you gave before they answer.',
	starttls: 'The server is busy, or something on the way swallows the handshake.',
	mail: 'Some servers check the domain of the sender before they answer.',
	rcpt: 'Some servers ask lists about your address, or the next server about the mailbox.',
	vrfy: 'Nothing depends on this answer.',
	quit: 'Nothing depends on the goodbye.',
};

/** A wait that lasts so long is one to wonder about. */
const longMs = 2000;

/** Why it may take longer still, once it takes long. */
export function whyLong(stage: Stage, elapsedMs: number): string | undefined {
	return elapsedMs < longMs ? undefined : reasons[stage];
}

/** Which answer is due; of a command its own name, whatever stage it was typed at. */
export function awaitedWords(view: SessionView): string {
	const verb = awaitedVerb(view);
	const stage = view.running?.stage ?? 'quit';
	return verb === undefined || verb.toLowerCase() === stage
		? waitWords[stage]
		: `Waiting for the reply to ${verb}`;
}
