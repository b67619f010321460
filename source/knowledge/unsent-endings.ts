import type {Ended, Stage} from '../model/stage.ts';
import type {EndedText} from './fixed-endings.ts';
import {later} from './fixed-endings.ts';

/** The command of a stage, as it is spoken of. */
const commands: Readonly<Record<Stage, string>> = {
	mx: 'the question for the mail exchangers',
	connect: 'the connection',
	banner: 'the greeting',
	ehlo: 'EHLO',
	starttls: 'STARTTLS',
	mail: 'MAIL FROM',
	rcpt: 'RCPT TO',
	vrfy: 'VRFY',
	quit: 'QUIT',
};

/** 'MAIL FROM' */
export function commandOfStage(stage: Stage): string {
	return commands[stage];
}

const how: Readonly<Partial<Record<Ended, readonly [title: string, meaning: string]>>> = {
	fin: ['Closed', 'was closed in good order (FIN)'],
	rst: ['Reset', 'was torn down (RST)'],
};
const byWhom = 'by the server, or by something in front of it that speaks in its name';
const tell = 'If it goes on, tell their postmaster the time and your IP address.';

/**
 * How the conversation ended before the command of a stage had gone out: at a
 * command beside the walk, whose verb is given, or while it was our turn.
 * Undefined for what means the same wherever it happens.
 */
export function unsentText(
	ended: Ended,
	stage: Stage,
	verb: string | undefined,
): EndedText | undefined {
	const notSent = `${commands[stage]} had not been sent, so this says nothing about it, and nothing about the mailbox.`;
	if (verb !== undefined && ended === 'timeout') {
		return {
			title: `No answer to ${verb}`,
			meaning: `No complete answer to ${verb}, a command beside the walk, came within the time-out, and mxray closed the connection. ${notSent}`,
			causes: [`The server does not know ${verb}, or the path loses its answer.`],
			next: [
				without(verb, 'does not answer'),
				'Try again with a longer --timeout; the standard allows 5 minutes.',
				later,
			],
			about: 'server',
		};
	}
	const [title, closed] = how[ended] ?? [];
	if (title === undefined || closed === undefined) return undefined;
	if (verb === undefined) {
		return {
			title: `${title} while it was our turn`,
			meaning: `The connection ${closed} while the server waited for our next command: ${byWhom}. ${notSent}`,
			causes: [
				'The pause was too long for the server: many hang up when no command comes for a while.',
				'A limit was reached, or the server was stopped.',
			],
			next: ['Walk again, with shorter pauses between the commands.', later, tell],
			about: 'server',
		};
	}
	return {
		title: `${title} instead of an answer to ${verb}`,
		meaning: `The connection ${closed} instead of an answer to ${verb}, a command beside the walk: ${byWhom}. ${notSent}`,
		causes: [
			`The server, or a filter in front of it, hangs up on ${verb}.`,
			'A limit was reached: errors, commands or time in one session.',
		],
		next: [without(verb, 'hangs up on'), later, tell],
		about: 'server',
	};
}

function without(verb: string, what: string): string {
	return `Walk again without ${verb}: if it goes on then, the server ${what} that command.`;
}
