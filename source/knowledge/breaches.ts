import {maxReplyBytes, maxReplyLines} from '../protocol/bounds.ts';
import type {Breach} from '../protocol/breach.ts';
import {grouped} from '../protocol/grouped.ts';
import type {Stage} from '../model/stage.ts';
import {misfitText} from './misfit.ts';
import {type EndedText, fixedEndings, otherHost, saysNothing} from './fixed-endings.ts';

/** '10,000 lines' */
const maxLines = `${grouped(maxReplyLines)} lines`;
/** '1 MiB' */
const maxBytes = `${maxReplyBytes / 1024 / 1024} MiB`;

/** Which bound a reply went over: "longer than the 10,000 lines that mxray reads". */
export function boundWords({lines}: {readonly lines: number}): string {
	return `longer than the ${lines >= maxReplyLines ? maxLines : maxBytes} that mxray reads`;
}

const readBeginning = 'Read how it begins, in the transcript: it often shows what went wrong.';
const tell = 'Tell their postmaster, with the time and your IP address.';

const texts: Readonly<Record<Exclude<Breach, 'no-smtp'> | 'other', EndedText>> = {
	'too-long': {
		title: 'The reply is longer than mxray reads',
		meaning: `mxray reads at most ${maxLines} and ${maxBytes} of one reply. There was more, so mxray closed the connection and did not read the end. Whoever runs the server has to look at it. ${saysNothing}`,
		causes: [
			'The server program is broken and repeats itself.',
			'The server keeps clients busy on purpose.',
		],
		next: [readBeginning, tell, otherHost],
		about: 'server',
	},
	unasked: {
		title: 'Too much that nobody asked for',
		meaning: `The server went on talking without being asked, and mxray closed the connection. ${saysNothing}`,
		causes: [
			'The server program is broken and repeats itself.',
			'The server wants its answers to be taken for answers to other commands.',
		],
		next: [readBeginning, tell, otherHost],
		about: 'server',
	},
	waiting: {
		title: 'The server waits for more than a command',
		meaning: `Its answer (3yz) asks for lines that are no commands, which mxray never sends. What came next would have been taken for them, so mxray closed the connection. ${saysNothing}`,
		causes: ['The command that was sent begins a dialogue of its own.'],
		next: ['Walk again without that command.'],
		about: 'server',
	},
	other: {
		title: 'Given up: no usable answer',
		meaning: `What came back is no answer that the walk could go on from. ${saysNothing}`,
		causes: ['The server, or something in front of it, does not keep to SMTP.'],
		next: [readBeginning, tell, otherHost],
		about: 'server',
	},
};

/** Beside the reply, which says what would have been due. */
const waitingAtStage = `The standard has no such answer here, so the server is at fault, not you. What came next would have been taken for the lines that it waits for. ${saysNothing}`;

/**
 * Why mxray gave a connection up, explained; undefined where it is known only
 * that it did. `answered`: the code that came in answer to the command of a stage.
 */
export function breachText(
	breach: Breach | undefined,
	answered?: {readonly stage: Stage; readonly code: number},
): EndedText {
	if (breach === 'waiting' && answered !== undefined) {
		const {causes, next} = misfitText(answered.code, {stage: answered.stage});
		return {...texts.waiting, meaning: waitingAtStage, causes, next};
	}
	return breach === 'no-smtp' ? fixedEndings['protocol-error'] : texts[breach ?? 'other'];
}
