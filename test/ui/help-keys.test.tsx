import {readFileSync} from 'node:fs';
import path from 'node:path';
import {afterEach, describe, expect, test} from 'vitest';
import type {Command} from '../../source/ui/key-commands.ts';
import {keyTable} from '../../source/ui/key-table.ts';
import {checkOf, fakePreflight, someConsents} from '../support/panel.ts';
import {bytesOf} from '../support/key-bytes.ts';
import {mountUi, type MountedUi} from '../support/ui.tsx';
import {walkToRcpt, commandProposal} from '../support/view.ts';
import {fakeWhy, outcomeOf} from '../support/why.ts';

const mounted: MountedUi[] = [];
afterEach(() => {
	for (const ui of mounted.splice(0)) ui.instance.unmount();
});

/** A place in the app: what is typed to get there, and how one sees that one is there. */
type Step = readonly [typed: string, seen: RegExp];
type Promise_ = {
	readonly at?: 'verdict' | 'over' | 'confirm' | 'waiting';
	readonly way?: readonly Step[];
	/** What is seen when the key has done what the help says. */
	readonly seen: RegExp | ((ui: MountedUi) => boolean);
};

const intent =
	(wanted: object) =>
	(ui: MountedUi): boolean =>
		ui.session.intents.some((each) =>
			Object.entries(wanted).every(([key, value]) => each[key as keyof typeof each] === value),
		);
const line: readonly Step[] = [['e', /Edit the command/]];
/** The editor holds 'VRFY alice@plain.example'; the text is retyped to have something to move in. */
const words: readonly Step[] = [...line, ['\u0015ab cd', /→ ab cd/]];
/** A last letter shows where the cursor is. */
const editor = (seen: RegExp, way = words): Promise_ => ({way, seen});

/** How often somebody looked at us. */
const looks = (ui: MountedUi): number => looked.get(ui.session) ?? 0;
const looked = new Map<MountedUi['session'], number>();

const promises: Partial<Record<Command, Promise_>> = {
	approve: {seen: intent({type: 'approve', by: 'person'})},
	confirm: {at: 'confirm', seen: intent({type: 'approve', confirmed: true})},
	submit: {way: [...line, ['\u0015NOOP', /→ NOOP/]], seen: intent({line: 'NOOP'})},
	'cancel-edit': {way: words, seen: /Enter send it  e edit|e edit/u},
	choose: {
		way: [
			['m', /Mail servers/],
			['\u001b[B', /mx2/],
		],
		seen: /This closes the connection/,
	},
	'stop-waiting': {at: 'waiting', seen: /Esc again stops waiting and hangs up/},
	'new-walk': {at: 'over', seen: /Whose mailbox/},
	edit: {seen: /Edit the command/},
	'free-line': {seen: /Esc cancel/},
	skip: {seen: intent({type: 'skip'})},
	page: {seen: /Reply \d+ of \d+/},
	'previous-reply': {way: [['x', /Reply 5 of 5/]], seen: /Reply 4 of 5/},
	'next-reply': {
		way: [
			['x', /Reply 5 of 5/],
			['h', /Reply 4 of 5/],
		],
		seen: /Reply 5 of 5/,
	},
	words: {seen: /What the server offers/},
	mx: {seen: /━ Mail servers/},
	auto: {seen: /Auto is on/},
	dns: {seen: /━ DNS answers/},
	'focus-next': {seen: /━ What was said/},
	'focus-previous': {seen: /━ Stages/},
	zoom: {seen: (ui) => !/What was said/.test(ui.screen().join('\n'))},
	close: {way: [['m', /━ Mail servers/]], seen: /━ What it means/},
	help: {seen: /━ Keys/},
	quit: {seen: /q again hangs up/},
	why: {at: 'verdict', seen: /Space tick/},
	'begin-series': {at: 'verdict', way: [['f', /Space tick/]], seen: /Esc x stop/},
	toggle: {at: 'verdict', way: [['f', /Space tick/]], seen: /\[ \]/},
	'add-control': {at: 'verdict', way: [['f', /Space tick/]], seen: /Enter add it/},
	'stop-series': {
		at: 'verdict',
		way: [
			['f', /Space tick/],
			['\r', /Esc x stop/],
		],
		seen: /Esc the verdict/,
	},
	'back-to-now': {
		way: [
			['\t\t', /━ Stages/],
			['\u001b[A\u001b[A', /» ?✓ mail/],
		],
		seen: (ui) => !/» ?✓ mail/.test(ui.screen().join('\n')),
	},
	self: {seen: /━ Who am I to them\?/},
	'open-check': {way: [['i', /So it stands/]], seen: /━ Finding 1 of 3/},
	'other-side': {way: [['i', /So it stands/]], seen: /━ What mx1\.plain\.example may have/},
	'check-before': {
		way: [
			['i', /So it stands/],
			['\r', /━ Finding 1 of 3/],
			['\u001b[C', /━ Finding 2 of 3/],
		],
		seen: /━ Finding 1 of 3/,
	},
	'check-after': {
		way: [
			['i', /So it stands/],
			['\r', /━ Finding 1 of 3/],
		],
		seen: /━ Finding 2 of 3/,
	},
	'fold-findings': {way: [['i', /So it stands/]], seen: /good, folded away/},
	'look-again': {way: [['i', /So it stands/]], seen: (ui) => looks(ui) === 2},
	'ask-others': {way: [['i', /So it stands/]], seen: /━ Whom else may be asked/},
	'tick-others': {
		way: [
			['i', /So it stands/],
			['c', /» \[ \] The call-back/],
		],
		seen: /» \[x\] The call-back/,
	},
	agree: {
		way: [
			['i', /So it stands/],
			['c', /» \[ \]/],
			[' ', /» \[x\]/],
		],
		seen: /━ Who am I to them\?[\s\S]*Esc x stop/,
	},
	'stop-look': {
		way: [
			['i', /So it stands/],
			['c', /» \[ \]/],
			[' ', /» \[x\]/],
			['\r', /Esc x stop/],
		],
		seen: /Stopped before it was done/,
	},
	ways: {seen: /Esc back/},
	'line-home': editor(/→ §ab cd/),
	'line-end': editor(/→ ab cd§/, [...words, ['\u0001', /→ ab cd/]]),
	'line-left': editor(/→ ab c§d/),
	'line-right': editor(/→ a§b cd/, [...words, ['\u0001', /→ ab cd/]]),
	'line-word-left': editor(/→ ab §cd/),
	'line-word-right': editor(/→ ab§ ?cd|→ ab §cd/, [...words, ['\u0001', /→ ab cd/]]),
	'line-backspace': editor(/→ ab c§/),
	'line-delete': editor(/→ §b cd/, [...words, ['\u0001', /→ ab cd/]]),
	'line-kill-word': editor(/→ ab §/),
	'line-delete-word-right': editor(/→ § ?cd/, [...words, ['\u0001', /→ ab cd/]]),
	'line-kill-to-start': editor(/→ §/),
	'line-kill-to-end': editor(/→ §/, [...words, ['\u0001', /→ ab cd/]]),
	'line-yank': editor(/→ ab ab cd§|→ ab cd§/, [...words, ['\u0017', /→ ab/]]),
	'line-undo': editor(/→ ab cd§/, [...words, ['\u0017', /→ ab\s*$/mu]]),
	'line-transpose': editor(/→ ab dc§/),
	'line-kill-word-left': editor(/→ ab §/),
	'line-older': {way: words, seen: /→ RCPT TO:/},
	'line-oldest': {way: words, seen: /→ EHLO client/},
	'line-newer': {
		way: [...words, ['\u001b[A', /→ RCPT TO:[^\n]*\n(?:(?!→)[\s\S])*$/]],
		seen: /→ ab cd/,
	},
	'line-newest': {
		way: [...words, ['\u001b[A', /→ RCPT TO:[^\n]*\n(?:(?!→)[\s\S])*$/]],
		seen: /→ ab cd/,
	},
	complete: {way: [...line, ['\u0015RSE', /→ RSE/]], seen: /→ RSET/},
	search: {seen: /^ \/ /mu},
	'search-keep': {
		way: [
			['/', /^ \/ /mu],
			['server', /of \d/],
		],
		seen: /n next/,
	},
	'search-cancel': {
		way: [
			['/', /^ \/ /mu],
			['server', /of \d/],
		],
		seen: /Enter send it/,
	},
	'search-next': {
		way: [
			['/', /^ \/ /mu],
			['server', / 1 of \d/],
		],
		seen: / 2 of \d/,
	},
	'search-previous': {
		way: [
			['/', /^ \/ /mu],
			['server', / 1 of \d/],
			['\u001b[B', / 2 of \d/],
		],
		seen: / 1 of \d/,
	},
	'search-end': {
		way: [
			['/', /^ \/ /mu],
			['server', /of \d/],
			['\r', /n next/],
		],
		seen: (ui) => !/n next/.test(ui.screen().join('\n')),
	},
	down: {seen: /━ What it means ━+ 2-/},
	up: {way: [['j', /━ What it means ━+ 2-/]], seen: /━ What it means ━+ 1-/},
	'page-down': {seen: /━ What it means ━+ (?![12]-)\d+-/},
	'page-up': {way: [['G', /━ (?!1-)\d+-(\d+) of \1/]], seen: /━ 1-\d+ of/},
	bottom: {seen: /━ (?!1-)\d+-(\d+) of \1 /},
	top: {way: [['G', /━ (?!1-)\d+-(\d+) of \1/]], seen: /━ 1-\d+ of/},
	'exchange-before': {seen: /Chosen|» rcpt: RCPT/},
	'exchange-after': {
		way: [
			['h', /» rcpt: RCPT/],
			['h', /» mail: MAIL/],
		],
		seen: /» rcpt: RCPT/,
	},
	offsets: {seen: /0\.100 +\d+ ←/},
	tour: {seen: /[Tt]our/},
	faster: {way: [['a', /after 0\.7 s/]], seen: /after 0\.1 s/},
	slower: {way: [['a', /after 0\.7 s/]], seen: /after 2 s/},
	fold: {way: [], seen: /fold|long/i},
	'fold-all': {seen: /All replies are shown whole|fold/i},
	'choose-way': {way: [['t', /Esc back/]], seen: (ui) => !/Esc back/.test(ui.screen().join('\n'))},
	restart: {way: [['t', /Esc back/]], seen: (ui) => !/Esc back/.test(ui.screen().join('\n'))},
	stage: {seen: /━ [\s\S]*»/},
	'refusal-before': {seen: /refused|refusal/},
	'refusal-after': {seen: /Nothing was refused|refusal/},
};

/** Commands whose effect another test asserts, and the words of that test that say so. */
const elsewhere: Partial<Record<Command, readonly [file: string, words: string]>> = {
	evidence: ['ui/why.test.tsx', "press('v'"],
	wait: ['ui/wait.test.tsx', "press('r'"],
	'open-trial': ['ui/why.test.tsx', 'Experiment 2: EHLO as'],
	pager: ['e2e/look.test.ts', "press('p'"],
	editor: ['e2e/look.test.ts', "press('O'"],
	'type-line': ['ui/command-line.test.tsx', 'typed as SMTP writes it'],
	'complete-back': ['ui/command-line.test.tsx', "press('\\u001b[Z'"],
	greetings: ['e2e/flow.test.ts', "press('c'"],
	'next-field': ['ui/ways.test.ts', 'moveInForm'],
	'line-yank-pop': ['ui/line-editor.model.test.ts', "'yank-pop'"],
	'go-now': ['ui/other-keys.test.tsx', "'go-now'"],
	'begin-walk': ['ui/other-keys.test.tsx', "'begin-walk'"],
	'resume-walk': ['ui/other-keys.test.tsx', "'resume-walk'"],
	forget: ['ui/other-keys.test.tsx', 'forget:'],
	'forget-all': ['ui/other-keys.test.tsx', "'forget-all'"],
	'next-item': ['ui/other-keys.test.tsx', "'next-item'"],
	'previous-item': ['ui/other-keys.test.tsx', "'previous-item'"],
	'items-down': ['ui/other-keys.test.tsx', "'items-down'"],
	'items-up': ['ui/other-keys.test.tsx', "'items-up'"],
	'wish-tour': ['ui/other-keys.test.tsx', "'wish-tour'"],
	'explain-reply': ['ui/other-keys.test.tsx', "'explain-reply'"],
	'leave-start': ['ui/other-keys.test.tsx', "'leave-start'"],
	'explain-text': ['ui/other-keys.test.tsx', "'explain-text'"],
	'next-stage': ['ui/other-keys.test.tsx', "'next-stage'"],
	'edit-text': ['ui/other-keys.test.tsx', "'edit-text'"],
	'another-text': ['ui/other-keys.test.tsx', "'another-text'"],
	'line-break': ['ui/explain-keys.test.tsx', "'line-break'"],
	'line-kill-all': ['ui/explain-keys.test.tsx', "'line-kill-all'"],
	'line-top': ['ui/explain-keys.test.tsx', "'line-top'"],
	'line-bottom': ['ui/explain-keys.test.tsx', "'line-bottom'"],
	'row-up': ['ui/explain-keys.test.tsx', "'row-up'"],
	'row-down': ['ui/explain-keys.test.tsx', "'row-down'"],
	'rows-up': ['ui/explain-keys.test.tsx', "'rows-up'"],
	'rows-down': ['ui/explain-keys.test.tsx', "'rows-down'"],
	'login-next': ['walk/login.property.test.ts', '» (?:Password|Token)'],
	'login-anyway': ['walk/login.property.test.ts', "press('y', /» Name/)"],
	interrupt: ['e2e/walk.test.ts', 'Ctrl-C leaves with 130'],
	suspend: ['e2e/walk.test.ts', "type('\\u001a')"],
};

async function at(place: Promise_['at']): Promise<MountedUi> {
	const why = fakeWhy();
	let times = 0;
	const ui: MountedUi = mountUi({
		columns: 120,
		rows: 40,
		lookAtUs() {
			times += 1;
			looked.set(ui.session, times);
			const checks = [
				checkOf('ptr', 'bad'),
				checkOf('helo-name', 'good'),
				checkOf('dmarc', 'good'),
			];
			return Promise.resolve(fakePreflight({phase: 'asking', checks, consents: someConsents}));
		},
		...(place === 'verdict' ? {judge: () => outcomeOf(), why: why.why} : {}),
	});
	mounted.push(ui);
	ui.session.append(...walkToRcpt());
	if (place === 'confirm')
		ui.session.append(commandProposal('mail', 'MAIL FROM:<>', {needsConfirmation: true}));
	if (place === 'waiting')
		ui.session.append(
			{type: 'approved', proposalId: 1, by: 'person', edited: false},
			{type: 'stage-started', stage: 'vrfy', attempt: 1, timeoutMs: 60_000},
		);
	if (place === 'over') ui.session.append({type: 'session-ended', by: 'done'});
	const there = {confirm: /y yes/, waiting: /Esc stop waiting/, over: /n another address/} as const;
	await ui.until(place === undefined || place === 'verdict' ? /Enter send it/ : there[place]);
	return ui;
}

const rows = [
	...new Set(keyTable.filter(({help}) => help !== undefined).map(({command}) => command)),
];
const shown = rows.flatMap((command) => {
	const promise = promises[command];
	const row = keyTable.find((each) => each.command === command && each.help !== undefined)!;
	return promise === undefined
		? []
		: row.keys.map((key) => ({command, key, help: row.help, promise}));
});

describe('every key of the help does what it says, on the real app', () => {
	test.each(shown)('$key: $help', async ({command, key, promise}) => {
		const ui = await at(promise.at);
		const {way = []} = promise;
		for (const [typed, shown] of way) await ui.press(typed, shown);
		const {seen} = promise;
		const holds = (screen: string): boolean =>
			typeof seen === 'function' ? seen(ui) : seen.test(screen);
		// What is there before the key proves nothing.
		expect(holds(ui.screen().join('\n'))).toBe(false);
		ui.type(bytesOf(key));
		if (command.startsWith('line-') && way.some(([typed]) => typed.endsWith('cd'))) ui.type('§');
		await ui.until(holds, `what ${command} promises`);
	});

	test('a row of the help without an assertion here or in a named test fails', () => {
		const missing = rows.filter((command) => !promises[command] && !elsewhere[command]);
		expect(missing).toEqual([]);
	});

	test.each(Object.entries(elsewhere))('%s is asserted elsewhere', (_command, [file, words]) => {
		expect(readFileSync(path.join(import.meta.dirname, '..', file), 'utf8')).toContain(words);
	});
});

/** The keys that the hint line shows now. */
function hinted(ui: MountedUi): readonly string[] {
	const last = ui.screen().at(-1) ?? '';
	return keyTable.flatMap(({hint, label, keys}) =>
		hint !== undefined && last.includes(` ${label} `) && keys[0] !== undefined ? [keys[0]] : [],
	);
}

test.each([undefined, 'confirm', 'waiting', 'over'] as const)(
	'each key on the hint line does something now (%s)',
	async (place) => {
		const keys = new Set(hinted(await at(place)));
		expect(keys.size).toBeGreaterThan(3);
		for (const key of keys) {
			const ui = await at(place);
			const before = ui.screen().join('\n');
			let hasLeft = false;
			void ui.result.then(() => {
				hasLeft = true;
			});
			// Where one key serves two rows, the one of this context is hinted.
			ui.type(bytesOf(key));
			await ui.until(
				(screen) => screen !== before || ui.session.intents.length > 0 || hasLeft,
				`an effect of ${key}`,
			);
		}
	},
	20_000,
);
