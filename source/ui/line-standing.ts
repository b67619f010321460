import type {SessionView} from '../model/view.ts';
import {decodeUtf8} from '../protocol/bytes.ts';
import {verbOf} from '../protocol/typed.ts';
import {openAttempt} from '../render/ways.ts';

/**
 * What can become of a line that is being written: it can be sent, a reply has
 * to come first, or the connection that it was written for is gone.
 */
export type Standing = 'ready' | 'waiting' | 'lost';

/** The connection that a line is written for, by its number; undefined: there is none. */
export const connectionOf = (view: SessionView): number | undefined => view.attempts.at(-1)?.number;

/** How it stands with a line that was begun on this connection. */
export function standingOf(connection: number | undefined, view: SessionView): Standing {
	if (view.over !== undefined || connectionOf(view) !== connection) return 'lost';
	if (view.proposal !== undefined) return view.proposal.kind === 'command' ? 'ready' : 'lost';
	return openAttempt(view) === undefined ? 'lost' : 'waiting';
}

/** Whether a command line can be opened now. */
export const canOpenLine = (view: SessionView): boolean =>
	standingOf(connectionOf(view), view) !== 'lost';

/** Why no command line can be opened now. */
export function whyNoLine(view: SessionView, free: boolean): string {
	const {proposal, running} = view;
	if (view.over !== undefined) return 'It is over: nothing can be sent any more.';
	if (proposal !== undefined)
		return free
			? 'There is no connection to send a command over yet: this step comes first.'
			: 'There is no command in this step, so nothing to edit.';
	if (running === undefined) return 'One moment: the walk is about to go on.';
	if (running.stage === 'mx') return 'It is the turn of DNS: a command needs a connection first.';
	return 'The connection is not there yet: a command needs one first.';
}

/** The verb of the command that no reply has come to yet; undefined where something else is awaited. */
export function awaitedVerb(view: SessionView): string | undefined {
	const last = view.attempts.at(-1)?.exchanges.findLast(({sent}) => sent !== undefined);
	if (last?.sent === undefined || last.reply !== undefined) return undefined;
	return verbOf(decodeUtf8(last.sent.raw)) || undefined;
}

/** Whose turn it is while nothing is proposed, in a sentence. */
export function awaitedTurn(view: SessionView): string {
	const {running} = view;
	if (running === undefined) return 'One moment: the walk is about to go on.';
	if (running.stage === 'mx') return 'It is the turn of DNS. Esc stops waiting.';
	const verb = awaitedVerb(view);
	const what = verb === undefined ? 'it has to answer first' : `the reply to ${verb} is due`;
	return `It is the server's turn: ${what}. Esc stops waiting and ends the connection.`;
}

/** Enter came before the reply. */
export function notYet(view: SessionView): string {
	const verb = awaitedVerb(view);
	const what =
		verb === undefined ? 'The server has not answered' : `The answer to ${verb} has not come`;
	return `Not yet. ${what}; Enter sends it then.`;
}
