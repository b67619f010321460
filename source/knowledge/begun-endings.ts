import type {Ended, Stage} from '../model/stage.ts';
import {type EndedText, later, otherHost, saysNothing} from './fixed-endings.ts';
import {commandOfStage} from './unsent-endings.ts';

const cutOff: readonly string[] = [
	'The server program crashed or was stopped in the middle of it.',
	'Something on the way cut the connection.',
	'A limit was reached: errors, commands or time in one session.',
];
const tell = 'If it goes on, tell their postmaster the time and your IP address.';

/**
 * How an answer ended that had begun with a code that refuses nothing and never
 * came to its end; undefined where none had begun. A refusal counts as said as
 * soon as its code and first words were heard, so it is none of these.
 */
export function begunText(
	ended: Ended,
	stage: Stage,
	code: number | undefined,
): EndedText | undefined {
	if (code === undefined || code >= 400 || stage === 'quit') return undefined;
	const isGreeting = stage === 'banner';
	const what = isGreeting ? 'greeting' : 'answer';
	const begun = isGreeting
		? `The server had begun to greet with ${code}`
		: `The server had begun to answer ${commandOfStage(stage)} with ${code}`;
	switch (ended) {
		case 'fin':
			return {
				title: `Closed in the middle of the ${what}`,
				meaning: `${begun} when the connection was closed in good order (FIN): by the server, or by something in front of it that speaks in its name. ${saysNothing}`,
				causes: cutOff,
				next: [later, otherHost, tell],
				about: 'server',
			};
		case 'rst':
			return {
				title: `Reset in the middle of the ${what}`,
				meaning: `${begun} when the connection was torn down (RST): by the server, or by a firewall in between that speaks in its name. ${saysNothing}`,
				causes: cutOff,
				next: [later, otherHost, tell],
				about: 'network',
			};
		case 'timeout':
			return {
				title: `The ${what} has no end`,
				meaning: `${begun}, and its end did not come within the time-out. ${isGreeting ? 'Some servers wait on purpose, to catch clients that talk too early; the standard lets them take 5 minutes. ' : ''}${saysNothing}`,
				causes: [
					'The server slows you down on purpose.',
					'The server is overloaded, or checks something slowly.',
					'Something on the way swallows the rest.',
				],
				next: ['Try again with a longer --timeout, such as 300 seconds.', otherHost, later],
				about: 'server',
			};
		default:
			return undefined;
	}
}
