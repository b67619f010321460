import {maxInput} from '../explain/peel.ts';
import {stages, type Stage} from '../model/stage.ts';
import {graphemes} from './cells.ts';
import {rowMove, type FieldShape} from './field-rows.ts';
import type {Command} from './key-commands.ts';
import type {Binding} from './key-table.ts';
import {isCharacter, type Stroke} from './keys.ts';
import {rewrite} from './line-changes.ts';
import {
	boundedText,
	createText,
	edit,
	linesOf,
	type EditAction,
	type LineEditor,
} from './line-editor.ts';
import {type Extent, target} from './overlays.ts';
import {commandFor} from './keymap.ts';

/** The state of the screen that explains what is pasted. */
export type ExplainState = {
	/** What was typed or pasted, with its line breaks. */
	readonly editor: LineEditor;
	/** The page is shown; otherwise the text is being written. */
	readonly isShown: boolean;
	/** First row of the page. */
	readonly top: number;
	/** The stage the person says it answers; undefined: what the text tells. */
	readonly stage: Stage | undefined;
	/** A word about the text; it stands beside the field. */
	readonly notice: string | undefined;
};

/** Something that happened to that screen. */
export type ExplainEvent =
	| {readonly type: 'stroke'; readonly stroke: Stroke}
	/** Characters that came together. */
	| {readonly type: 'typed'; readonly text: string}
	| {readonly type: 'paste'; readonly text: string};

/** What is drawn: how far the page goes, and the field. */
export type ExplainExtent = {readonly page: Extent; readonly field: FieldShape};

/** The new state, and the way out if one was taken. */
export type ExplainUpdate = {
	readonly state: ExplainState;
	readonly leave?: 'back' | 'interrupt' | 'suspend';
};

/** Stages at which a server says something, for the key that goes through them. */
const saying: readonly (Stage | undefined)[] = [
	undefined,
	...stages.filter((stage) => stage !== 'mx' && stage !== 'connect'),
];

/** The first state: the page, if there is a text already. */
export function explainState(text: string): ExplainState {
	return explaining(createText(text, maxInput));
}

/** That screen's only transition function. */
export function updateExplain(
	state: ExplainState,
	event: ExplainEvent,
	extent: ExplainExtent,
	keys?: readonly Binding[],
): ExplainUpdate {
	if (event.type === 'paste') return {state: pasted(state, event.text)};
	if (event.type === 'typed') return {state: typed(state, event.text, extent, keys)};
	const {stroke} = event;
	const command = commandFor(stroke, state.isShown ? 'explain-page' : 'explain-text', keys);
	if (command === 'interrupt' || command === 'suspend') return {state, leave: command};
	return state.isShown
		? {state: onPage(state, command, extent.page)}
		: onText(state, stroke, command, extent.field);
}

const isBlank = ({text}: LineEditor): boolean => text.every((part) => part.trim() === '');

/** A text that is there is explained at once. */
function explaining(editor: LineEditor): ExplainState {
	return {editor, isShown: !isBlank(editor), top: 0, stage: undefined, notice: editor.notice};
}

/** A paste over the page replaces it, as one into a blank field does, and is explained; else it goes where the cursor is. */
function pasted(state: ExplainState, text: string): ExplainState {
	const clean = linesOf(text).replace(/^\n+|\s+$/gu, '');
	if (clean === '') return {...state, notice: 'There was nothing but blanks in the paste.'};
	if (!state.isShown && !isBlank(state.editor)) return edited(state, {type: 'paste', text: clean});
	const fitting = boundedText(clean, maxInput);
	const next = explaining(rewrite(state.editor, fitting, ''));
	return fitting === clean ? next : {...next, notice: tooMuch};
}

const tooMuch = `The paste was longer than ${maxInput} characters; what was behind them is left out.`;

/** What a key of the editor does. */
function edited(state: ExplainState, action: EditAction): ExplainState {
	const editor = edit(state.editor, action);
	return {...state, editor, notice: editor.notice};
}

/** On the page each character is a key; in the field they are a text. */
function typed(
	state: ExplainState,
	text: string,
	extent: ExplainExtent,
	keys: readonly Binding[] | undefined,
): ExplainState {
	const strokes = graphemes(text);
	let next = state;
	while (next.isShown && strokes.length > 0) {
		const stroke = strokes.shift() ?? '';
		({state: next} = updateExplain(next, {type: 'stroke', stroke}, extent, keys));
	}
	return strokes.length === 0 ? next : edited(next, {type: 'insert', text: strokes.join('')});
}

function onPage(state: ExplainState, command: Command | undefined, extent: Extent): ExplainState {
	switch (command) {
		case 'close':
		case 'edit-text':
			return {...state, isShown: false, top: 0};
		case 'another-text':
			return {...edited(state, {type: 'kill-all'}), isShown: false, top: 0, stage: undefined};
		case 'next-stage': {
			const at = saying.indexOf(state.stage);
			return {...state, stage: saying[(at + 1) % saying.length]};
		}
		case 'up':
		case 'down':
		case 'page-up':
		case 'page-down':
		case 'top':
		case 'bottom':
			return {...state, top: target(state.top, command, extent)};
		default:
			return state;
	}
}

function onText(
	state: ExplainState,
	stroke: Stroke,
	command: Command | undefined,
	shape: FieldShape,
): ExplainUpdate {
	if (command === 'close') return {state, leave: 'back'};
	if (command === 'explain-text')
		return isBlank(state.editor)
			? {state: {...state, notice: 'Type or paste something first.'}}
			: {state: {...state, notice: undefined, isShown: true, top: 0}};
	const rows = command && rowSteps(shape.most)[command];
	if (rows !== undefined) return {state: edited(state, rowMove(state.editor, rows, shape))};
	if (command?.startsWith('line-') === true)
		return {state: edited(state, {type: command.slice(5)} as EditAction)};
	return isCharacter(stroke)
		? {state: edited(state, {type: 'insert', text: stroke})}
		: {state: {...state, notice: undefined}};
}

const rowSteps = (page: number): Partial<Readonly<Record<Command, number>>> => ({
	'row-up': -1,
	'row-down': 1,
	'rows-up': -page,
	'rows-down': page,
});
