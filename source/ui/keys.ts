import type {Key} from 'ink';
import {graphemes} from './cells.ts';

/**
 * One key press, by name: 'enter', 'esc', 'tab', 'shift-tab', 'up', 'ctrl-a',
 * 'alt-b', …, or the character itself.
 */
export type Stroke = string;

const controlNames: Readonly<Record<string, Stroke>> = {
	'\r': 'enter',
	'\n': 'enter',
	'\t': 'tab',
	'\u0008': 'backspace',
	'\u007f': 'backspace',
	'\u001b': 'esc',
};

/**
 * The key presses in one event of Ink. A slow line delivers several keys in one
 * piece, so a run of characters is taken apart and each is a press of its own.
 */
export function strokes(input: string, key: Key): readonly Stroke[] {
	if (key.eventType === 'release') return [];
	const special = specialName(key);
	if (special !== undefined) return [special];
	if (key.ctrl) return [`ctrl-${input.toLowerCase()}`];
	if (key.meta) return input === '' ? [] : [`alt-${input.toLowerCase()}`];
	return plainStrokes(input);
}

/** The key presses in a run of characters without escape sequences. */
export function plainStrokes(input: string): readonly Stroke[] {
	// One grapheme by Unicode's rules, but one press of Enter.
	const text = input.replace(/\r\n/gu, '\r');
	return graphemes(text).flatMap((part) => {
		const code = part.codePointAt(0) ?? 0;
		if (part in controlNames) return [controlNames[part] as Stroke];
		if (code === 31) return ['ctrl-_'];
		if (code >= 1 && code <= 26) return [`ctrl-${String.fromCodePoint(code + 96)}`];
		return code < 32 || (code >= 127 && code < 160) ? [] : [part];
	});
}

function specialName(key: Key): Stroke | undefined {
	const modifier = key.ctrl ? 'ctrl-' : key.meta ? 'alt-' : '';
	if (key.return) return `${key.meta ? 'alt-' : ''}enter`;
	if (key.escape) return 'esc';
	if (key.tab) return key.shift ? 'shift-tab' : 'tab';
	if (key.backspace) return `${modifier}backspace`;
	if (key.delete) return `${modifier}delete`;
	if (key.upArrow) return 'up';
	if (key.downArrow) return 'down';
	if (key.leftArrow) return `${modifier}left`;
	if (key.rightArrow) return `${modifier}right`;
	if (key.pageUp) return 'pageup';
	if (key.pageDown) return 'pagedown';
	if (key.home) return 'home';
	if (key.end) return 'end';
	return undefined;
}

/**
 * Whether one piece of input is a paste in a terminal that does not mark them:
 * a word of four characters or more, and a line break with text behind it. It
 * must not run through all our keys; a few keys behind a slow line must.
 */
export function looksPasted(list: readonly Stroke[]): boolean {
	const enter = list.indexOf('enter');
	if (enter < 0 || !list.slice(enter + 1).some(isCharacter)) return false;
	let run = 0;
	return list.some((stroke) => {
		run = isCharacter(stroke) ? run + 1 : 0;
		return run >= 4;
	});
}

/** True for a press that types a character. */
export function isCharacter(stroke: Stroke): boolean {
	return graphemes(stroke).length === 1;
}

/** Key presses that came together: each by itself, but characters in a row as one text. */
export type KeyRun = {readonly stroke: string; readonly isText: boolean};

/** The runs in a list of presses. */
export function keyRuns(list: readonly Stroke[]): readonly KeyRun[] {
	const runs: KeyRun[] = [];
	for (const stroke of list) {
		const isText = isCharacter(stroke);
		const last = runs.at(-1);
		if (isText && last?.isText === true) runs.splice(-1, 1, {stroke: last.stroke + stroke, isText});
		else runs.push({stroke, isText});
	}
	return runs;
}
