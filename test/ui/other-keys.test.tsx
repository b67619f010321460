import {afterEach, describe, expect, test} from 'vitest';
import {bindKeys, labelOf} from '../../source/ui/bind-keys.ts';
import type {Command} from '../../source/ui/key-commands.ts';
import {keyTable, type Binding} from '../../source/ui/key-table.ts';
import type {Resumption} from '../../source/ui/resume.tsx';
import type {RecentEntry} from '../../source/ui/start-items.ts';
import type {Context} from '../../source/ui/ui-state.ts';
import {bytesOf} from '../support/key-bytes.ts';
import {mountUi, type MountedUi} from '../support/ui.tsx';
import {fakeSession} from '../support/view.ts';

const mounted: MountedUi[] = [];
afterEach(() => {
	for (const ui of mounted.splice(0)) ui.instance.unmount();
});

/** What can be found out about a mounted screen besides what it shows. */
type Scene = {
	readonly ui: MountedUi;
	readonly started: string[];
	readonly resumed: string[];
	readonly left: () => boolean;
};

const day = (count: number): string => `2026-01-0${count}T10:00:00Z`;

function resumption(): Resumption {
	return {
		address: 'late@later.example',
		dueAtMs: Date.now() + 600_000,
		visits: [],
		text: 'Come back later. '.repeat(60),
		start: () => fakeSession('late@later.example'),
	};
}

async function mount(
	context: Context,
	keys: readonly Binding[],
	rows = context === 'resume' ? 12 : 30,
): Promise<Scene> {
	const started: string[] = [];
	const resumed: string[] = [];
	let recents: readonly RecentEntry[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((count) => ({
		address: `walk${count}@recent.example`,
		at: day(1),
		outcome: 'rcpt 250',
	}));
	const isResume = context === 'resume';
	const ui = mountUi({
		address: undefined,
		keys,
		columns: 120,
		rows,
		start(address) {
			started.push(address);
			return fakeSession(address);
		},
		...(isResume ? {resume: resumption()} : {}),
		waits: () => [
			{
				id: 'wait-1',
				address: 'late@later.example',
				who: 'as <> at mx.later.example',
				dueAt: day(2),
				text: '451 not now',
			},
		],
		resumeWalk(id) {
			resumed.push(id);
			return {error: 'not in this test'};
		},
		recent: {
			list: () => recents,
			forget(address) {
				recents = recents.filter((each) => each.address !== address);
			},
			forgetAll() {
				recents = [];
			},
		},
	});
	mounted.push(ui);
	let hasLeft = false;
	void ui.result.then(() => {
		hasLeft = true;
	});
	await ui.until(isResume ? /Not now, said the server/ : /Whose mailbox/);
	return {ui, started, resumed, left: () => hasLeft};
}

/** A key press before the one that is tried: of a command, or some text. */
type Before = Command | {readonly text: string; readonly seen: RegExp};
type Promised = {
	readonly context: 'start' | 'resume' | 'explain-text' | 'explain-page';
	readonly before?: readonly Before[];
	readonly rows?: number;
	readonly seen: RegExp | ((scene: Scene) => boolean);
};

const typed = (text: string): Before => ({text, seen: new RegExp(text)});
const toText: readonly Before[] = ['explain-reply'];
const toPage: readonly Before[] = ['explain-reply', typed('550'), 'explain-text'];

const promises: Partial<Record<Command, Promised>> = {
	'begin-walk': {
		context: 'start',
		before: [typed('alice@typed.example')],
		seen: ({started}) => started[0] === 'alice@typed.example',
	},
	'resume-walk': {context: 'start', seen: ({resumed}) => resumed[0] === 'wait-1'},
	forget: {context: 'start', before: ['next-item', 'next-item'], seen: /Forgotten/},
	'forget-all': {context: 'start', seen: /again forgets all recent walks/},
	'next-item': {context: 'start', seen: /» late@later\.example/},
	'previous-item': {
		context: 'start',
		before: ['next-item', 'next-item'],
		seen: /» late@later\.example/,
	},
	'items-down': {context: 'start', seen: /» walk7@recent\.example/},
	'items-up': {context: 'start', before: ['items-down', 'next-item'], seen: /» late@later/},
	'wish-tour': {context: 'start', seen: /The next walk comes with a tour/},
	'explain-reply': {context: 'start', seen: /Paste a reply, a log line/},
	'leave-start': {context: 'start', seen: ({left}) => left()},
	'explain-text': {
		context: 'explain-text',
		before: [...toText, typed('550')],
		seen: /━ What it means/,
	},
	'next-stage': {context: 'explain-page', before: toPage, seen: /as an answer at banner/},
	'edit-text': {context: 'explain-page', before: toPage, seen: /» 550/},
	'another-text': {context: 'explain-page', before: toPage, seen: /»\s*$/m},
	close: {context: 'explain-text', before: toText, seen: /Whose mailbox/},
	'line-kill-to-start': {
		context: 'start',
		before: [typed('some@text.example')],
		seen: ({ui}) => !/some@text/.test(ui.screen().join('\n')),
	},
	'line-kill-all': {
		context: 'explain-text',
		before: [...toText, typed('550 no')],
		seen: ({ui}) => !/550 no/.test(ui.screen().join('\n')),
	},
	'go-now': {context: 'resume', rows: 40, seen: /again goes all the same/},
	quit: {context: 'resume', seen: ({left}) => left()},
	down: {context: 'resume', seen: /━ 2-\d+ of/},
	up: {context: 'resume', before: ['down'], seen: /━ 1-\d+ of/},
};

/** Other keys for all of them; in no context is one of them taken. */
const wishes: Partial<Record<Command, readonly string[]>> = {
	'begin-walk': ['alt-g'],
	'resume-walk': ['alt-r'],
	forget: ['alt-o'],
	'forget-all': ['alt-x'],
	'next-item': ['ctrl-n'],
	'previous-item': ['ctrl-p'],
	'items-down': ['alt-n'],
	'items-up': ['alt-p'],
	'wish-tour': ['ctrl-o'],
	'explain-reply': ['ctrl-g'],
	'leave-start': ['ctrl-q'],
	'explain-text': ['ctrl-l'],
	'next-stage': ['S'],
	'edit-text': ['I'],
	'another-text': ['A'],
	close: ['alt-c'],
	'line-kill-to-start': ['ctrl-v'],
	'line-kill-all': ['alt-u'],
	'go-now': ['Y'],
	quit: ['Q'],
	down: ['V'],
	up: ['W'],
};

const contextOf = (command: Command, own: Context): Context =>
	keyTable.some((row) => row.command === command && row.contexts.includes(own))
		? own
		: (keyTable.find((row) => row.command === command)?.contexts[0] ?? own);

const keyFor = (command: Command, context: Context, table: readonly Binding[]): string =>
	table.find((row) => row.command === command && row.contexts.includes(contextOf(command, context)))
		?.keys[0] ?? '';

async function tryKey(command: Command, promised: Promised, keys: readonly Binding[]) {
	const {context, before = [], seen} = promised;
	const scene = await mount(context, keys, promised.rows);
	const {ui} = scene;
	for (const each of before) {
		const drawn = ui.screen().join('\n');
		if (typeof each === 'object') await ui.press(each.text, each.seen);
		else {
			ui.type(bytesOf(keyFor(each, context, keys)));
			await ui.until((screen) => screen !== drawn, `an effect of ${each}`);
		}
	}
	const holds = (screen: string): boolean =>
		typeof seen === 'function' ? seen(scene) : seen.test(screen);
	// What is there before the key proves nothing.
	expect(holds(ui.screen().join('\n'))).toBe(false);
	const key = keyFor(command, context, keys);
	ui.type(bytesOf(key));
	await ui.until(holds, `what ${command} promises, on ${key}`);
	return scene;
}

const entries = Object.entries(promises) as [Command, Promised][];
const rebound = bindKeys(keyTable, wishes);

describe('the keys of the screens before a walk', () => {
	test.each(entries)('%s, as built in', async (command, promised) => {
		await tryKey(command, promised, keyTable);
	});

	test('all of them can have other keys', () => {
		expect(rebound.problems).toEqual([]);
	});

	test.each(entries)('%s, on a key of one’s own', async (command, promised) => {
		const wanted = wishes[command]?.[0] ?? '';
		expect(keyFor(command, promised.context, rebound.table)).toBe(wanted);
		await tryKey(command, promised, rebound.table);
	});

	test.each(entries)('%s: the key it had does nothing any more', async (command, promised) => {
		const {context, seen} = promised;
		if (context !== 'start') return;
		const scene = await mount(context, rebound.table);
		const old = keyFor(command, context, keyTable);
		scene.ui.type(bytesOf(old));
		// A key behind it shows that both were read.
		await scene.ui.press(bytesOf(wishes['wish-tour']?.[0] ?? ''), /comes with a tour/);
		if (typeof seen === 'function') expect(seen(scene)).toBe(command === 'line-kill-to-start');
		else if (command !== 'wish-tour') expect(scene.ui.screen().join('\n')).not.toMatch(seen);
	});

	test('hints and sentences name the new keys', async () => {
		const {ui} = await mount('start', rebound.table);
		const screen = ui.screen().join('\n');
		expect(screen).toMatch(/Then press Alt-G\./);
		expect(screen).toMatch(/Alt-R goes on with the first/);
		expect(ui.screen().at(-1)).toMatch(/Alt-G start .*Ctrl-P Ctrl-N choose.*Ctrl-Q quit/);
		await ui.press(bytesOf('ctrl-g'), /Or type it and press Ctrl-L\./);
		expect(ui.screen().at(-1)).toMatch(
			/Ctrl-L explain {2}Alt-Enter new line {2}Alt-U clear {2}Alt-C back/,
		);
		const resume = await mount('resume', rebound.table);
		expect(resume.ui.screen().at(-1)).toMatch(/Y go now {2}W V scroll {2}Q leave/);
	});
});

describe('conflicts are told by context', () => {
	test.each([
		[{forget: ['ctrl-e']}, 'Ctrl-E cannot be forget: in "start" it is explain-reply.'],
		[{'next-stage': ['n']}, 'n cannot be next-stage: in "explain-page" it is another-text.'],
		[{'go-now': ['q']}, 'q cannot be go-now: in "wait" it is quit.'],
		[{'wish-tour': ['t']}, 't cannot be wish-tour: it types a character there.'],
		[{'explain-text': ['x']}, 'x cannot be explain-text: it types a character there.'],
		[{'next-item': ['left']}, '← cannot be next-item: in "start" it is line-left.'],
	] as const)('%j', (wish, sentence) => {
		expect(bindKeys(keyTable, wish).problems).toContain(sentence);
	});

	test('labels are those of the keyboard', () => {
		expect(labelOf('alt-g')).toBe('Alt-G');
	});
});
