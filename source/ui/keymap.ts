import type {SessionView} from '../model/view.ts';
import type {Stroke} from './keys.ts';
import type {EditAction} from './line-editor.ts';
import type {Context} from './ui-state.ts';

/** What a key does; `line-…` are the actions of the line editor. */
export type Command =
	| 'approve'
	| 'confirm'
	| 'edit'
	| 'submit'
	| 'cancel-edit'
	| 'skip'
	| 'stop-waiting'
	| 'mx'
	| 'choose'
	| 'dns'
	| 'auto'
	| 'zoom'
	| 'offsets'
	| 'focus-next'
	| 'focus-previous'
	| 'up'
	| 'down'
	| 'page-up'
	| 'page-down'
	| 'top'
	| 'bottom'
	| 'help'
	| 'close'
	| 'back-to-now'
	| 'new-walk'
	| 'quit'
	| 'interrupt'
	| 'suspend'
	| `line-${Exclude<EditAction['type'], 'insert' | 'paste'>}`;

/** The headings of the help, in order. */
export const helpGroups = ['The walk', 'Looking around', 'Editing a command', 'Leaving'] as const;

/** One row of the key table. Hints, help and behaviour all come from it. */
export type Binding = {
	readonly command: Command;
	readonly keys: readonly Stroke[];
	readonly contexts: readonly Context[];
	/** How the keys are written on the screen. */
	readonly label: string;
	/** Two words for the hint line; without it the key stands in the help only. */
	readonly hint?: string;
	/** What it does, one sentence; without it the row is a twin of another. */
	readonly help?: string;
	readonly group: (typeof helpGroups)[number];
};

const walk: readonly Context[] = ['ready', 'confirm', 'waiting', 'idle', 'over'];
const lists: readonly Context[] = [...walk, 'mx', 'dns', 'help'];

/** The key table. The order is the order of the hint line. */
export const keymap: readonly Binding[] = [
	{
		command: 'approve',
		keys: ['enter'],
		contexts: ['ready'],
		label: 'Enter',
		hint: 'do it',
		help: 'Do what is proposed. Nothing goes out before.',
		group: 'The walk',
	},
	{
		command: 'confirm',
		keys: ['y'],
		contexts: ['confirm'],
		label: 'y',
		hint: 'yes, connect',
		help: 'Connect to a private address after all, where you are asked.',
		group: 'The walk',
	},
	{
		command: 'approve',
		keys: ['enter'],
		contexts: ['confirm'],
		label: 'Enter',
		group: 'The walk',
	},
	{
		command: 'submit',
		keys: ['enter'],
		contexts: ['edit'],
		label: 'Enter',
		hint: 'send it',
		help: 'Send the command as you wrote it.',
		group: 'Editing a command',
	},
	{
		command: 'cancel-edit',
		keys: ['esc'],
		contexts: ['edit'],
		label: 'Esc',
		hint: 'undo all',
		help: 'Stop editing; the proposal stays as it was.',
		group: 'Editing a command',
	},
	{
		command: 'choose',
		keys: ['enter'],
		contexts: ['mx'],
		label: 'Enter',
		hint: 'use this one',
		help: 'Leave this connection and go to the chosen server.',
		group: 'The walk',
	},
	{
		command: 'stop-waiting',
		keys: ['esc'],
		contexts: ['waiting'],
		label: 'Esc',
		hint: 'stop waiting',
		help: 'Stop waiting for the answer; this ends the connection.',
		group: 'The walk',
	},
	{
		command: 'close',
		keys: ['esc', 'q'],
		contexts: ['mx', 'dns', 'help'],
		label: 'Esc',
		hint: 'back',
		help: 'Close the list, the DNS view or this help.',
		group: 'Looking around',
	},
	{
		command: 'close',
		keys: ['m'],
		contexts: ['mx'],
		label: 'm',
		group: 'Looking around',
	},
	{
		command: 'close',
		keys: ['d'],
		contexts: ['dns'],
		label: 'd',
		group: 'Looking around',
	},
	{
		command: 'close',
		keys: ['?'],
		contexts: ['help'],
		label: '?',
		group: 'Looking around',
	},
	{
		command: 'new-walk',
		keys: ['n', 'enter'],
		contexts: ['over'],
		label: 'n',
		hint: 'another address',
		help: 'After the end: start again with another address.',
		group: 'The walk',
	},
	{
		command: 'edit',
		keys: ['e'],
		contexts: ['ready'],
		label: 'e',
		hint: 'edit',
		help: 'Edit the command before it is sent.',
		group: 'The walk',
	},
	{
		command: 'skip',
		keys: ['s'],
		contexts: ['ready', 'confirm'],
		label: 's',
		hint: 'skip',
		help: 'Skip this step, where the walk can go on without it.',
		group: 'The walk',
	},
	{
		command: 'mx',
		keys: ['m'],
		contexts: walk,
		label: 'm',
		hint: 'servers',
		help: 'Show the mail servers (MX) of the domain and choose another.',
		group: 'The walk',
	},
	{
		command: 'auto',
		keys: ['a'],
		contexts: walk,
		label: 'a',
		hint: 'auto',
		help: 'Auto on or off: proposals are approved after a short pause.',
		group: 'The walk',
	},
	{
		command: 'dns',
		keys: ['d'],
		contexts: walk,
		label: 'd',
		hint: 'DNS',
		help: 'Show the DNS answers as dig would.',
		group: 'Looking around',
	},
	{
		command: 'focus-next',
		keys: ['tab'],
		contexts: walk,
		label: 'Tab',
		hint: 'next pane',
		help: 'Go to the next pane; the heavy line marks where you are.',
		group: 'Looking around',
	},
	{
		command: 'focus-previous',
		keys: ['shift-tab'],
		contexts: walk,
		label: 'Shift-Tab',
		help: 'Go to the pane before.',
		group: 'Looking around',
	},
	{
		command: 'zoom',
		keys: ['z'],
		contexts: walk,
		label: 'z',
		help: 'The focused pane alone, or all again.',
		group: 'Looking around',
	},
	{
		command: 'offsets',
		keys: ['o'],
		contexts: walk,
		label: 'o',
		help: 'Byte offsets in the transcript, on or off.',
		group: 'Looking around',
	},
	{
		command: 'up',
		keys: ['up', 'k'],
		contexts: lists,
		label: '↑ k',
		help: 'One up. In the stage list: look at the stage before.',
		group: 'Looking around',
	},
	{
		command: 'down',
		keys: ['down', 'j'],
		contexts: lists,
		label: '↓ j',
		help: 'One down. In the stage list: look at the next stage.',
		group: 'Looking around',
	},
	{
		command: 'page-up',
		keys: ['pageup', 'ctrl-b', 'b'],
		contexts: lists,
		label: 'PgUp b',
		help: 'One page up.',
		group: 'Looking around',
	},
	{
		command: 'page-down',
		keys: ['pagedown', 'ctrl-f', ' '],
		contexts: lists,
		label: 'PgDn Space',
		help: 'One page down.',
		group: 'Looking around',
	},
	{
		command: 'top',
		keys: ['home', 'g'],
		contexts: lists,
		label: 'Home g',
		help: 'To the beginning.',
		group: 'Looking around',
	},
	{
		command: 'bottom',
		keys: ['end', 'G'],
		contexts: lists,
		label: 'End G',
		help: 'To the end; the transcript follows the newest line again.',
		group: 'Looking around',
	},
	{
		command: 'back-to-now',
		keys: ['esc'],
		contexts: ['ready', 'confirm', 'idle', 'over'],
		label: 'Esc',
		help: 'Back to the present stage and the newest line.',
		group: 'Looking around',
	},
	{
		command: 'line-left',
		keys: ['left', 'ctrl-b'],
		contexts: ['edit'],
		label: '←',
		help: 'One character to the left.',
		group: 'Editing a command',
	},
	{
		command: 'line-right',
		keys: ['right', 'ctrl-f'],
		contexts: ['edit'],
		label: '→',
		help: 'One character to the right.',
		group: 'Editing a command',
	},
	{
		command: 'line-word-left',
		keys: ['alt-b', 'ctrl-left', 'alt-left'],
		contexts: ['edit'],
		label: 'Alt-B Ctrl-←',
		help: 'One word to the left.',
		group: 'Editing a command',
	},
	{
		command: 'line-word-right',
		keys: ['alt-f', 'ctrl-right', 'alt-right'],
		contexts: ['edit'],
		label: 'Alt-F Ctrl-→',
		help: 'One word to the right.',
		group: 'Editing a command',
	},
	{
		command: 'line-home',
		keys: ['home', 'ctrl-a'],
		contexts: ['edit'],
		label: 'Home Ctrl-A',
		help: 'To the start of the line.',
		group: 'Editing a command',
	},
	{
		command: 'line-end',
		keys: ['end', 'ctrl-e'],
		contexts: ['edit'],
		label: 'End Ctrl-E',
		help: 'To the end of the line.',
		group: 'Editing a command',
	},
	{
		command: 'line-backspace',
		keys: ['backspace'],
		contexts: ['edit'],
		label: 'Backspace',
		help: 'Delete to the left.',
		group: 'Editing a command',
	},
	{
		command: 'line-delete',
		keys: ['delete', 'ctrl-d'],
		contexts: ['edit'],
		label: 'Del Ctrl-D',
		help: 'Delete under the cursor.',
		group: 'Editing a command',
	},
	{
		command: 'line-kill-word',
		keys: ['ctrl-w', 'alt-backspace'],
		contexts: ['edit'],
		label: 'Ctrl-W',
		help: 'Cut the word to the left.',
		group: 'Editing a command',
	},
	{
		command: 'line-delete-word-right',
		keys: ['alt-d'],
		contexts: ['edit'],
		label: 'Alt-D',
		help: 'Cut the word to the right.',
		group: 'Editing a command',
	},
	{
		command: 'line-kill-to-start',
		keys: ['ctrl-u'],
		contexts: ['edit'],
		label: 'Ctrl-U',
		help: 'Cut all to the left.',
		group: 'Editing a command',
	},
	{
		command: 'line-kill-to-end',
		keys: ['ctrl-k'],
		contexts: ['edit'],
		label: 'Ctrl-K',
		help: 'Cut all to the right.',
		group: 'Editing a command',
	},
	{
		command: 'line-yank',
		keys: ['ctrl-y'],
		contexts: ['edit'],
		label: 'Ctrl-Y',
		help: 'Put back what was cut.',
		group: 'Editing a command',
	},
	{
		command: 'line-undo',
		keys: ['ctrl-_', 'ctrl-/'],
		contexts: ['edit'],
		label: 'Ctrl-_',
		help: 'Undo the last change.',
		group: 'Editing a command',
	},
	{
		command: 'line-older',
		keys: ['up', 'ctrl-p'],
		contexts: ['edit'],
		label: '↑',
		help: 'An older command of yours.',
		group: 'Editing a command',
	},
	{
		command: 'line-newer',
		keys: ['down', 'ctrl-n'],
		contexts: ['edit'],
		label: '↓',
		help: 'A newer command of yours.',
		group: 'Editing a command',
	},
	{
		command: 'help',
		keys: ['?'],
		contexts: [...walk, 'mx', 'dns'],
		label: '?',
		hint: 'help',
		help: 'This help.',
		group: 'Looking around',
	},
	{
		command: 'quit',
		keys: ['q'],
		contexts: walk,
		label: 'q',
		hint: 'quit',
		help: 'Leave. While the conversation is open it takes a second q.',
		group: 'Leaving',
	},
	{
		command: 'interrupt',
		keys: ['ctrl-c'],
		contexts: [...lists, 'edit'],
		label: 'Ctrl-C',
		help: 'Leave at once.',
		group: 'Leaving',
	},
	{
		command: 'suspend',
		keys: ['ctrl-z'],
		contexts: [...lists, 'edit'],
		label: 'Ctrl-Z',
		help: 'To the shell for a while; fg comes back.',
		group: 'Leaving',
	},
];

/** What a key means in a context; undefined if nothing. */
export function commandFor(stroke: Stroke, context: Context): Command | undefined {
	return keymap.find((row) => row.contexts.includes(context) && row.keys.includes(stroke))?.command;
}

/** A key and its two words. */
export type Hint = {readonly label: string; readonly hint: string};

/** The hints that apply now, in order; the last two are help and quit. */
export function hintsFor(context: Context, view: SessionView): readonly Hint[] {
	return keymap.flatMap((row) => {
		if (row.hint === undefined || !row.contexts.includes(context) || !applies(row.command, view))
			return [];
		return [{label: row.label, hint: hintText(row.command, row.hint, view)}];
	});
}

function applies(command: Command, view: SessionView): boolean {
	if (command === 'skip') return view.proposal?.skippable === true;
	if (command === 'edit') return view.proposal?.kind === 'command';
	if (command === 'mx') return (view.route?.hosts.length ?? 0) > 0;
	if (command === 'dns') return view.dns.length > 0;
	return true;
}

function hintText(command: Command, hint: string, view: SessionView): string {
	if (command !== 'approve') return hint;
	if (view.proposal?.kind === 'lookup') return 'ask DNS';
	return view.proposal?.kind === 'connect' ? 'connect' : 'send it';
}
