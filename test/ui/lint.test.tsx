import {afterEach, expect, test} from 'vitest';
import type {EventBody} from '../../source/model/event.ts';
import {mountUi, type MountedUi} from '../support/ui.tsx';
import {
	commandProposal,
	connectedTo,
	connectProposal,
	lookedUp,
	replied,
	target,
} from '../support/view.ts';

const mounted: MountedUi[] = [];
afterEach(() => {
	for (const ui of mounted.splice(0)) ui.instance.unmount();
});

const identified: EventBody = {
	type: 'identified',
	identity: {
		address: '192.0.2.99',
		helo: 'gmail.com',
		heloSource: 'option',
		sender: 'somebody@gmail.com',
		senderSource: 'option',
		ptr: undefined,
		ptrConfirmed: false,
		warnings: [],
	},
	answers: [],
};

function mount(line: string, size: {columns?: number; rows?: number} = {}): MountedUi {
	const ui = mountUi(size);
	mounted.push(ui);
	ui.session.append(
		...lookedUp(),
		connectProposal(target),
		...connectedTo(),
		...replied('banner', '220 mx1.plain.example\r\n'),
		identified,
		commandProposal(line.startsWith('MAIL') ? 'mail' : 'ehlo', line),
	);
	return ui;
}

test.each([
	['EHLO gmail.com', /▲ gmail\.com is a name of Gmail/],
	['MAIL FROM:<somebody@gmail.com>', /▲ gmail\.com belongs to Gmail/],
])('the proposal %s carries the warning before anything goes out', async (line, words) => {
	const ui = mount(line);
	await ui.until(words);
	expect(ui.session.intents).toEqual([]);
});

test.each([
	[80, 24],
	[50, 14],
] as const)('at %i×%i: it is said as one types, and goes with the name', async (columns, rows) => {
	const ui = mount('EHLO client.example', {columns, rows});
	await ui.until(/→ EHLO client\.example/);
	expect(ui.screen().join('\n')).not.toMatch(/▲/);
	await ui.press('e', /Edit the command/);
	await ui.press('\u0015EHLO mx1.plain.example', /▲ The EHLO name mx1\.plain\.example/);
	await ui.press('.org', /→ EHLO mx1\.plain\.example\.org/);
	await ui.until((screen) => !screen.includes('▲'));
});

test('a borrowed name needs a second Enter; one that is only badly written does not', async () => {
	const ui = mount('EHLO client.example');
	await ui.until(/→ EHLO client\.example/);
	await ui.press('e', /Edit the command/);
	await ui.press('\u0015EHLO outlook.com', /▲ outlook\.com is a name of/);
	await ui.press('\r', /Not your name: Enter once more sends it/);
	expect(ui.session.intents).toEqual([]);
	ui.type('\r');
	await ui.until(() => ui.session.intents.length > 0);
	expect(ui.session.intents[0]).toMatchObject({type: 'approve', line: 'EHLO outlook.com'});
});

test('a bare word is told in passing, without alarm', async () => {
	const ui = mount('EHLO client.example');
	await ui.until(/→ EHLO client\.example/);
	await ui.press('e', /Edit the command/);
	const screen = await ui.press('\u0015EHLO client', /The EHLO name client has no dot/);
	expect(screen).not.toMatch(/▲/);
	ui.type('\r');
	await ui.until(() => ui.session.intents.length > 0);
});
