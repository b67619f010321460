import type {Source} from '../model/explanation.ts';
import {type Asked, codesFor} from '../protocol/reply-codes.ts';
import {otherHost} from './fixed-endings.ts';
import {rfc} from './sources.ts';
import {commandOfStage} from './unsent-endings.ts';

/** What is said of a code that refuses nothing and is no answer to what was asked. */
export type MisfitText = {
	readonly title: string;
	readonly meaning: string;
	readonly causes: readonly string[];
	readonly next: readonly string[];
	readonly sources: readonly Source[];
};

const outOfStep =
	'The server program is broken, or out of step: it answers something else than what was asked.';
const between = 'Something in front of the server answers in its place.';

/** What it comes to. */
function consequence(code: number, {stage}: Asked, name: string): string {
	if (stage === 'quit') return 'That changes nothing: the conversation is over.';
	if (code < 200) return 'SMTP never uses a first digit 1, so this is neither yes nor no.';
	if (code >= 300)
		return 'A first digit 3 asks for more than a command, such as the text of a message, which mxray never sends. A command would be taken for it, so the walk cannot go on behind this.';
	const isGoneOn = 'Its first digit means yes, and senders go by that';
	switch (stage) {
		case 'starttls':
			return 'TLS does not begin: only 220 says that the server is ready for it. The connection stays in the clear, and everybody on the way can read what follows.';
		case 'rcpt':
			return `${isGoneOn}; but it does not say that the recipient is accepted, and nothing about the mailbox.`;
		case 'vrfy':
			return 'It says nothing about the mailbox.';
		case undefined:
			return `${isGoneOn}, so ${name} was probably carried out.`;
		default:
			return `${isGoneOn}, so the walk goes on. What the server meant is not known.`;
	}
}

function nameOf({stage, verb}: Asked): string {
	if (stage === 'banner' || stage === 'connect') return 'the greeting';
	if (stage === undefined) return verb === undefined || verb === '' ? 'the command' : verb;
	return verb === 'HELO' ? verb : commandOfStage(stage);
}

const orOf = (codes: readonly number[]): string =>
	codes.length < 2 ? codes.join('') : `${codes.slice(0, -1).join(', ')} or ${codes.at(-1)}`;

/** The words for `code`, which `isMisfit` found to be none. All safe to show. */
export function misfitText(code: number, asked: Asked): MisfitText {
	const name = nameOf(asked);
	if (asked.unasked === true) {
		return {
			title: 'A reply that nobody asked for',
			meaning:
				'It answers no command of ours, and not the next one either: it is neither a yes nor a request, whatever its code says.',
			causes: [outOfStep, between],
			next: ['Read what comes next with care: answers may be out of step.', tell, otherHost],
			sources: [rfc(5321, '4.2'), rfc(5321, '4.3.1')],
		};
	}
	const isGreeting = name === 'the greeting';
	const codes = codesFor(asked);
	const due =
		codes === undefined
			? `No command that mxray sends is answered with ${code}`
			: `The standard wants ${orOf(codes)} ${isGreeting ? 'as a greeting' : `in answer to ${name}`}, or a refusal; ${code} is neither`;
	return {
		title: isGreeting ? `${code} is no greeting` : `${code} is no answer to ${name}`,
		meaning: `${due}. The server is at fault, not you. ${consequence(code, asked, name)}`,
		causes: [outOfStep, between],
		next: nextOf(code, asked),
		sources: [asked.stage === 'starttls' ? rfc(3207, '4') : rfc(5321, '4.3.2'), rfc(5321, '4.2')],
	};
}

const tell = 'Tell their postmaster, with the time and the exact reply.';

function nextOf(code: number, {stage}: Asked): readonly string[] {
	if (stage === 'quit') return ['Nothing to do.'];
	return stage === 'starttls' && code < 300
		? [
				'Say nothing on this connection that must not be read on the way.',
				'Tell their postmaster that STARTTLS has to be answered with 220.',
				otherHost,
			]
		: [tell, otherHost];
}
