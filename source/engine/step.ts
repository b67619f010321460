import {
	failTls,
	noteLastWords,
	onClosed,
	onConnected,
	onDeadline,
	onIdentified,
	onPlaintext,
	onSecured,
} from './connection.ts';
import {onIntent} from './intents.ts';
import {onReplied, onSettled} from './replies.ts';
import {onDnsAnswered, onLookupPause} from './route.ts';
import {onStart} from './start.ts';
import type {EngineState, Input, Step, Turn} from './state.ts';

/**
 * One step of the walk: what happened goes in, the new state and what is to be
 * done come out. Pure: no clock, no network, no randomness. Two promises hold
 * for every sequence of inputs, and the tests try to break them: nothing is
 * sent, asked or connected without an `approve` before it, and every input is
 * accepted at any time.
 */
export function step(state: EngineState, input: Input): Step {
	const {atMs, restraint} = input;
	const turn: Turn = {state, effects: [], atMs, restraint};
	switch (input.type) {
		case 'start':
			onStart(turn);
			break;
		case 'intent':
			noteLastWords(turn, input.partial);
			onIntent(turn, input.intent);
			break;
		case 'dns-answered':
			onDnsAnswered(turn, input.answer, input.random);
			break;
		case 'identified':
			onIdentified(turn, input);
			break;
		case 'connected':
			onConnected(turn, input);
			break;
		case 'replied':
			onReplied(turn, input.reply, input.early);
			break;
		case 'plaintext-dropped':
			onPlaintext(turn, input.bytes);
			break;
		case 'secured':
			onSecured(turn, input.facts);
			break;
		case 'tls-failed':
			failTls(turn, input.code, input.detail);
			break;
		case 'closed':
			onClosed(turn, input.reason, input.partial);
			break;
		case 'deadline-passed':
			onDeadline(turn, input.partial);
			break;
		case 'settled':
			if (turn.state.running?.wait === 'lookup') onLookupPause(turn);
			else onSettled(turn);
			break;
		default:
			input satisfies never;
	}
	return {state: turn.state, effects: turn.effects};
}
