import {render, type Instance} from 'ink';
import {afterEach, describe, expect, test} from 'vitest';
import * as knowledge from '../../source/knowledge/index.ts';
import {createBrush} from '../../source/ui/brush.ts';
import {PreflightScreen} from '../../source/ui/preflight.tsx';
import {glyphsFor} from '../../source/ui/theme.ts';
import {allChecks, fakePreflight, someConsents, type FakePreflight} from '../support/panel.ts';
import {createTestTerminal, type TestTerminal} from '../support/ink.ts';

const instances: Instance[] = [];
afterEach(() => {
	for (const instance of instances.splice(0)) instance.unmount();
});

type Shown = TestTerminal & {
	readonly preflight: FakePreflight;
	readonly left: Promise<unknown>;
	readonly press: (data: string, check: RegExp) => Promise<string>;
};

function show(
	preflight: FakePreflight,
	{columns = 80, rows = 24, signal = new AbortController().signal} = {},
): Shown {
	const terminal = createTestTerminal(columns, rows);
	const brush = createBrush(glyphsFor(true), knowledge);
	const instance = render(
		<PreflightScreen preflight={preflight} brush={brush} practice signal={signal} />,
		{
			stdin: terminal.stdin,
			stdout: terminal.stdout,
			interactive: true,
			exitOnCtrlC: false,
			alternateScreen: true,
			patchConsole: false,
		},
	);
	instances.push(instance);
	const left = instance.waitUntilExit();
	left.catch(() => {});
	return {
		...terminal,
		preflight,
		left,
		press: (data, check) => {
			terminal.type(data);
			return terminal.until(check);
		},
	};
}

const asking = () =>
	fakePreflight({phase: 'asking', checks: allChecks(['ptr']), consents: someConsents});

describe.each([
	[120, 40],
	[80, 24],
	[60, 20],
	[50, 14],
])('at %i×%i', (columns, rows) => {
	test('the panel alone: findings, one of them, their side, consent by name', async () => {
		const ui = show(asking(), {columns, rows});
		await ui.until(/ mxray +preflight +practice network[\s\S]*So it stands: 1 bad/);
		await ui.press('\r', /━ Finding 1 of \d+/);
		await ui.press('\u001b', /━ Who am I to them/);
		await ui.press('\t', /━ What a receiver may think/);
		await ui.press('G', /mxray never sends one/);
		await ui.press('\t', /━ Who am I to them/);
		await ui.press('c', /» \[ \] The call-back[\s\S]*mx\.client\.example/);
		await ui.press(' ', /\[x\] The call-back/);
		await ui.press('\r', /Esc x stop/);
		expect(ui.preflight.agreed).toEqual(['callback']);
	});

	test('no line is wider than the window, and the hints say how to leave', async () => {
		const ui = show(asking(), {columns, rows});
		const screen = await ui.until(/So it stands/);
		for (const line of screen.split('\n')) expect([...line].length).toBeLessThanOrEqual(columns);
		expect(screen.split('\n').at(-1)).toMatch(/q leave/);
	});
});

test('q while nothing is under way: it is done, and nobody else was asked', async () => {
	const ui = show(asking());
	await ui.until(/So it stands/);
	ui.type('q');
	await ui.left;
	expect(ui.preflight.getState()).toMatchObject({phase: 'over', ended: 'done'});
	expect(ui.preflight.agreed).toEqual([]);
});

test('q while it looks stops it; Ctrl-C and a signal say that they interrupted it', async () => {
	const person = show(fakePreflight({pending: ['ptr']}));
	await person.until(/looking +Reverse name/);
	person.type('q');
	await person.left;
	expect(person.preflight.stops).toEqual(['person']);
	const interrupted = show(fakePreflight({pending: ['ptr']}));
	await interrupted.until(/looking +Reverse name/);
	interrupted.type('\u0003');
	await interrupted.left;
	expect(interrupted.preflight.stops).toEqual(['signal']);
	const abort = new AbortController();
	const told = show(fakePreflight({pending: ['ptr']}), {signal: abort.signal});
	await told.until(/looking +Reverse name/);
	abort.abort();
	await told.left;
	expect(told.preflight.stops).toEqual(['signal']);
});

test('keys that belong to a walk do nothing here', async () => {
	const ui = show(asking());
	const before = await ui.until(/So it stands/);
	ui.type('/rpE');
	await ui.press('\r', /━ Finding 1/);
	await ui.press('\u001b', /So it stands/);
	expect(ui.screen().join('\n')).toBe(before);
});
