import {completeCommand, type Candidate} from '../knowledge/complete-command.ts';
import {situationOf} from '../knowledge/situation.ts';
import {adviseCommand} from '../knowledge/typed-command.ts';
import type {SessionView} from '../model/view.ts';
import {lintLine} from '../preflight/lint-line.ts';
import {decodeUtf8} from '../protocol/bytes.ts';
import {verbOf} from '../protocol/typed.ts';
import {createEditor, edit, lineOf, type EditAction, type LineEditor} from './line-editor.ts';
import {rewrite} from './line-changes.ts';
import type {UiState} from './ui-state.ts';

/** The command line while it is open. */
export type Typing = {
	/** The proposal that stood when it was opened: with another one it is gone. */
	readonly proposalId: number;
	readonly editor: LineEditor;
	/** It began empty, beside the proposal. */
	readonly free: boolean;
	/** The line whose broken rules are on the screen: Enter sends it now. */
	readonly warned: string | undefined;
	readonly completion: Completing | undefined;
};

/** Going through what Tab found. */
export type Completing = {
	readonly candidates: readonly Candidate[];
	readonly at: number;
	/** The line before the first Tab. */
	readonly before: LineEditor;
	/** What stood before and behind the candidate. */
	readonly head: string;
	readonly tail: string;
};

/** The command line, if what it was opened for is still proposed. */
export function typingOf(state: UiState, view: SessionView): Typing | undefined {
	const {editing} = state;
	return editing !== undefined && editing.proposalId === view.proposal?.id ? editing : undefined;
}

/**
 * Open the command line, empty or with the proposed command; or say whose turn
 * it is instead. The proposal is not lost: Esc, or any aside, brings it back.
 */
export function openLine(state: UiState, view: SessionView, free: boolean): UiState | string {
	const {proposal} = view;
	if (proposal?.kind !== 'command') return whoseTurn(view, free);
	const text = free ? '' : proposal.line;
	return {
		...state,
		editing: {
			proposalId: proposal.id,
			editor: createEditor(text, historyOf(view, state.history), state.ring),
			free,
			warned: undefined,
			completion: undefined,
		},
	};
}

function whoseTurn(view: SessionView, free: boolean): string {
	const {proposal, running} = view;
	if (view.over !== undefined) return 'It is over: nothing can be sent any more.';
	if (proposal !== undefined)
		return free
			? 'There is no connection to send a command over yet: this step comes first.'
			: 'There is no command in this step, so nothing to edit.';
	return running?.stage === 'mx'
		? 'It is the turn of DNS: a command needs a connection first.'
		: awaitedTurn(view);
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

/** The verb of the command that no reply has come to yet; undefined where something else is awaited. */
export function awaitedVerb(view: SessionView): string | undefined {
	const last = view.attempts.at(-1)?.exchanges.findLast(({sent}) => sent !== undefined);
	if (last?.sent === undefined || last.reply !== undefined) return undefined;
	return verbOf(decodeUtf8(last.sent.raw)) || undefined;
}

/** What went out in this session, oldest first, behind what was typed and never did; each line once. */
function historyOf(view: SessionView, typed: readonly string[]): readonly string[] {
	const sent = view.attempts.flatMap(({exchanges}) =>
		exchanges.flatMap((each) =>
			each.sent === undefined || each.sent.hidden !== undefined
				? []
				: [decodeUtf8(each.sent.raw).replace(/\r\n$/u, '')],
		),
	);
	const all = [...typed.filter((line) => !sent.includes(line)), ...sent];
	return all.filter((line, index) => line !== '' && !all.includes(line, index + 1));
}

/** Whether what is being written never goes out, so that Enter would send nothing. */
export function isNeverSent(state: UiState, view: SessionView): boolean {
	const typing = typingOf(state, view);
	if (typing === undefined || typing.editor.text.length === 0) return false;
	const {refusal} = adviseCommand(lineOf(typing.editor), situationOf(view));
	return refusal !== undefined;
}

/** One key of the editor, or a paste. */
export function typeLine(state: UiState, action: EditAction, view: SessionView): UiState {
	const typing = typingOf(state, view);
	if (typing === undefined) return state;
	const editor = edit(typing.editor, action);
	const isSame = lineOf(editor) === lineOf(typing.editor);
	const warned = isSame ? typing.warned : undefined;
	return {
		...state,
		notice: editor.notice,
		ring: editor.ring,
		editing: {...typing, editor, warned, completion: undefined},
	};
}

/** Tab: complete what is before the cursor; again: the next candidate. */
export function completeLine(state: UiState, by: 1 | -1, view: SessionView): UiState {
	const typing = typingOf(state, view);
	if (typing === undefined) return state;
	const completing = typing.completion ?? found(typing, view);
	if (typeof completing === 'string') return {...state, notice: completing};
	const {candidates, before, head, tail} = completing;
	const from = typing.completion === undefined ? (by > 0 ? -1 : 0) : completing.at;
	const at = (from + by + candidates.length) % candidates.length;
	// One undo takes all of Tab back.
	const editor = rewrite(before, head + (candidates[at]?.text ?? ''), tail);
	const completion = candidates.length > 1 ? {...completing, at} : undefined;
	return {...state, editing: {...typing, editor, warned: undefined, completion}};
}

function found({editor}: Typing, view: SessionView): Completing | string {
	const head = editor.text.slice(0, editor.cursor).join('');
	const tail = editor.text.slice(editor.cursor).join('');
	const now = situationOf(view);
	const {from, candidates} = completeCommand(head, now);
	if (candidates.length === 0)
		return /^\s*(?:d|b)/iu.test(head)
			? 'Nothing completes that: mxray sends no DATA and no BDAT.'
			: now.greeted
				? 'Nothing known fits here.'
				: 'Nothing known fits here; what the server offers is known after EHLO.';
	return {candidates, at: 0, before: editor, head: head.slice(0, from), tail};
}

/**
 * Enter: the line to send, or why not yet. A line that breaks a rule is sent by
 * the second Enter; what is never sent is refused by the session.
 */
export function submitLine(
	state: UiState,
	view: SessionView,
): {readonly state: UiState; readonly send?: string} {
	const typing = typingOf(state, view);
	if (typing === undefined) return {state};
	const line = lineOf(typing.editor);
	if (typing.free && line.trim() === '')
		return {
			state: {...state, editing: undefined, notice: 'Nothing was typed; the proposal stands.'},
		};
	const isProposed = view.proposal?.kind === 'command' && view.proposal.line === line;
	const advice = adviseCommand(line, situationOf(view));
	const isOdd = advice.broken.length > 0 || lintLine(line, view)?.isBorrowed === true;
	const isAsked = typing.warned !== line && !isProposed && isOdd;
	if (isAsked)
		return {state: {...state, editing: {...typing, warned: line, completion: undefined}}};
	// The line stays open: if it is refused, the text is still there.
	const history = [...state.history.filter((old) => old !== line), line];
	return {state: {...state, history}, send: line};
}
