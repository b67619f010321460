import {completeCommand, type Candidate} from '../knowledge/complete-command.ts';
import {situationOf} from '../knowledge/situation.ts';
import {adviseCommand} from '../knowledge/typed-command.ts';
import type {SessionView} from '../model/view.ts';
import {lintLine} from '../preflight/lint-line.ts';
import {decodeUtf8} from '../protocol/bytes.ts';
import {createEditor, edit, lineOf, type EditAction, type LineEditor} from './line-editor.ts';
import {rewrite} from './line-changes.ts';
import {canOpenLine, connectionOf, notYet, standingOf, whyNoLine} from './line-standing.ts';
import type {UiState} from './ui-state.ts';

/** The command line while it is open. */
export type Typing = {
	/** The connection it was opened on: it goes out on no other. */
	readonly connection: number | undefined;
	/** The proposal that Enter answers with it, the newest that was seen; undefined: none stood yet. */
	readonly proposalId: number | undefined;
	/** The proposal that it was sent as the answer to: with another one it is gone. */
	readonly sentAs: number | undefined;
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

/** The command line, if it is open: until it is put away, or sent and taken. */
export function typingOf({editing}: UiState, view: SessionView): Typing | undefined {
	const isGone = editing?.sentAs !== undefined && editing.sentAs !== view.proposal?.id;
	return isGone ? undefined : editing;
}

/**
 * Open the command line, empty or with the proposed command; or say why there is
 * none. The proposal is not lost: Esc, or any aside, brings it back.
 */
export function openLine(state: UiState, view: SessionView, free: boolean): UiState | string {
	const {proposal} = view;
	const isProposed = proposal?.kind === 'command';
	if (!canOpenLine(view) || (!free && !isProposed)) return whyNoLine(view, free);
	const text = isProposed && !free ? proposal.line : '';
	return {
		...state,
		editing: {
			connection: connectionOf(view),
			proposalId: proposal?.id,
			sentAs: undefined,
			editor: createEditor(text, historyOf(view, state.history), state.ring),
			free,
			warned: undefined,
			completion: undefined,
		},
	};
}

/**
 * A new proposal is on the screen: an open line becomes the answer to it, if it
 * is for the same connection.
 */
export function seeProposal(state: UiState, proposalId: number, view: SessionView): UiState {
	const typing = typingOf(state, view);
	if (typing === undefined || typing.proposalId === proposalId) return state;
	if (view.proposal?.id !== proposalId || standingOf(typing.connection, view) !== 'ready')
		return state;
	return {...state, editing: {...typing, proposalId}, notice: yourTurn};
}

const yourTurn = 'It is your turn again: Enter sends this line.';

/** Esc: put the line away. What was written can be had again. */
export function putAway(state: UiState, view: SessionView): UiState {
	const typing = typingOf(state, view);
	if (typing === undefined) return {...state, editing: undefined};
	const line = lineOf(typing.editor);
	const isProposed = view.proposal?.kind === 'command' && view.proposal.line === line;
	if (line.trim() === '' || isProposed) return {...state, editing: undefined};
	const notice =
		standingOf(typing.connection, view) === 'lost'
			? 'The line is kept: ↑ brings it back in the next command line.'
			: undefined;
	return {...state, editing: undefined, history: withLine(state.history, line), notice};
}

const withLine = (history: readonly string[], line: string): readonly string[] => [
	...history.filter((old) => old !== line),
	line,
];

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

/** Whether Enter would send nothing: what is written never goes out, or not now. */
export function isUnsendable(state: UiState, view: SessionView): boolean {
	const typing = typingOf(state, view);
	if (typing === undefined) return false;
	if (standingOf(typing.connection, view) !== 'ready') return true;
	if (typing.editor.text.length === 0) return false;
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
		editing: {...typing, sentAs: undefined, editor, warned, completion: undefined},
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
	const standing = standingOf(typing.connection, view);
	if (standing === 'lost') return {state: {...state, notice: 'Nothing was sent.'}};
	if (typing.free && line.trim() === '')
		return {
			state: {...state, editing: undefined, notice: 'Nothing was typed; the proposal stands.'},
		};
	if (standing === 'waiting') return {state: {...state, notice: notYet(view)}};
	// What the person has not seen yet they do not answer.
	if (typing.proposalId !== view.proposal?.id)
		return {
			state: {...state, editing: {...typing, proposalId: view.proposal?.id}, notice: yourTurn},
		};
	const isProposed = view.proposal?.kind === 'command' && view.proposal.line === line;
	const advice = adviseCommand(line, situationOf(view));
	const isOdd = advice.broken.length > 0 || lintLine(line, view)?.isBorrowed === true;
	const isAsked = typing.warned !== line && !isProposed && isOdd;
	if (isAsked)
		return {state: {...state, editing: {...typing, warned: line, completion: undefined}}};
	// If it is refused, the line stays open: the text is still there.
	const sentAs = advice.refusal === undefined ? typing.proposalId : undefined;
	const editing = {...typing, sentAs};
	return {state: {...state, editing, history: withLine(state.history, line)}, send: line};
}
