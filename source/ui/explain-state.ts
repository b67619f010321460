import {maxInput} from '../explain/peel.ts';
import {stages, type Stage} from '../model/stage.ts';
import type {Command} from './key-commands.ts';
import type {Binding} from './key-table.ts';
import {isCharacter, type Stroke} from './keys.ts';
import {type Extent, target} from './overlays.ts';
import {commandFor} from './keymap.ts';

/** The state of the screen that explains what is pasted. */
export type ExplainState = {
	/** What was typed or pasted, with its line breaks; the cursor stands at its end. */
	readonly text: string;
	/** The page is shown; otherwise the text is being written. */
	readonly isShown: boolean;
	/** First row of the page. */
	readonly top: number;
	/** The stage the person says it answers; undefined: what the text tells. */
	readonly stage: Stage | undefined;
	readonly notice: string | undefined;
};

/** Something that happened to that screen. */
export type ExplainEvent =
	| {readonly type: 'stroke'; readonly stroke: Stroke}
	| {readonly type: 'paste'; readonly text: string};

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
	const bounded = text.slice(0, maxInput);
	return {
		text: bounded,
		isShown: bounded.trim() !== '',
		top: 0,
		stage: undefined,
		notice: undefined,
	};
}

/** That screen's only transition function. */
export function updateExplain(
	state: ExplainState,
	event: ExplainEvent,
	extent: Extent,
	keys?: readonly Binding[],
): ExplainUpdate {
	if (event.type === 'paste') return {state: pasted(state, event.text)};
	const {stroke} = event;
	const command = commandFor(stroke, state.isShown ? 'explain-page' : 'explain-text', keys);
	if (command === 'interrupt' || command === 'suspend') return {state, leave: command};
	return state.isShown ? onPage(state, command, extent) : onText(state, stroke, command);
}

/** A paste over the page replaces it; into the field it is added, and explained if it is all there is. */
function pasted(state: ExplainState, text: string): ExplainState {
	const clean = text.replaceAll(/\r\n?/gu, '\n').replace(/^\n+|\s+$/gu, '');
	if (clean === '') return {...state, notice: 'There was nothing but blanks in the paste.'};
	if (state.isShown || state.text.trim() === '') return explainState(clean);
	const joined = state.text + clean;
	return {...state, text: joined.slice(0, maxInput), notice: undefined};
}

function onPage(state: ExplainState, command: Command | undefined, extent: Extent): ExplainUpdate {
	const quiet = {...state, notice: undefined};
	switch (command) {
		case 'close':
		case 'edit-text':
			return {state: {...quiet, isShown: false, top: 0}};
		case 'another-text':
			return {state: explainState('')};
		case 'next-stage': {
			const at = saying.indexOf(state.stage);
			return {state: {...quiet, stage: saying[(at + 1) % saying.length]}};
		}
		case 'up':
		case 'down':
		case 'page-up':
		case 'page-down':
		case 'top':
		case 'bottom':
			return {state: {...quiet, top: target(state.top, command, extent)}};
		default:
			return {state: quiet};
	}
}

function onText(state: ExplainState, stroke: Stroke, command: Command | undefined): ExplainUpdate {
	const quiet = {...state, notice: undefined};
	switch (command) {
		case 'close':
			return {state, leave: 'back'};
		case 'explain-text':
			return state.text.trim() === ''
				? {state: {...state, notice: 'Type or paste something first.'}}
				: {state: {...quiet, isShown: true, top: 0}};
		case 'line-backspace':
			return {state: {...quiet, text: withoutLast(state.text)}};
		case 'line-kill-to-start':
			return {state: {...quiet, text: ''}};
		case 'line-kill-word':
			return {state: {...quiet, text: state.text.replace(/\S*\s*$/u, '')}};
		default:
			return isCharacter(stroke) && state.text.length < maxInput
				? {state: {...quiet, text: state.text + stroke}}
				: {state: quiet};
	}
}

function withoutLast(text: string): string {
	// A grapheme is at most a few dozen characters; no need to take the whole text apart.
	const tail = text.slice(-100);
	const parts = Array.from(new Intl.Segmenter().segment(tail), ({segment}) => segment);
	return text.slice(0, text.length - (parts.at(-1)?.length ?? 0));
}
