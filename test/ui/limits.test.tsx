import {describe, expect, test} from 'vitest';
import type {Restraint} from '../../source/model/limit.ts';
import type {Proposal} from '../../source/model/session.ts';
import {uiMounter} from '../support/ui.tsx';
import {connectProposal, lookedUp, target} from '../support/view.ts';

const mount = uiMounter();

const nowMs = Date.parse('2026-01-02T03:04:05.000Z');
/** A clock that the test sets. */
function clockAt(ms: number): {ms: number; now: () => number; date: () => Date} {
	const clock = {ms, now: () => clock.ms, date: () => new Date(clock.ms)};
	return clock;
}

const over: Restraint = {
	level: 'over',
	name: 'plain.example',
	until: new Date(nowMs + 42_000).toISOString(),
	text: 'mxray named 200 recipients at plain.example in the last hour; the limit is 200.',
};

describe.each([
	[140, 40],
	[80, 24],
] as const)('a limit that is reached, at %i×%i', (columns, rows) => {
	function held() {
		const clock = clockAt(nowMs);
		const ui = mount({columns, rows, clock});
		const more = {needsConfirmation: true, warnings: ['limit-reached'], restraint: over};
		ui.session.append(...lookedUp(), connectProposal(target, more as Partial<Proposal>));
		return {ui, clock};
	}

	test('shows the counts, and the pause counted down', async () => {
		const {ui, clock} = held();
		const screen = await ui.until(/A pause of 0:42, until 03:04:47 UTC/u);
		expect(screen.replaceAll(/\s+/gu, ' ')).toContain('mxray named 200 recipients');
		clock.ms += 30_000;
		await ui.until(/A pause of 0:12/u);
		clock.ms += 13_000;
		await ui.until(/The pause is over: press Enter to connect/u);
	});

	test('y goes on at once; Enter asks whether the pause is over', async () => {
		const {ui} = held();
		await ui.until(/A pause of/u);
		ui.type('\r');
		await ui.until(() => ui.session.intents.length === 1, 'Enter');
		expect(ui.session.intents[0]).toMatchObject({type: 'approve', by: 'person'});
		expect(ui.session.intents[0]).not.toHaveProperty('confirmed');
		ui.session.append({type: 'refused', code: 'limit-reached', detail: ''});
		await ui.until(/Wait until the pause is over/u);
		ui.type('y');
		await ui.until(() => ui.session.intents.length === 2, 'y');
		expect(ui.session.intents[1]).toMatchObject({type: 'approve', confirmed: true});
	});

	test('auto mode waits for the person', async () => {
		const {ui} = held();
		await ui.press('a', /Auto is on/u);
		expect(ui.session.intents).toEqual([]);
	});
});

describe('the list of servers', () => {
	test('tells how often mxray was there', async () => {
		const counts = 'At plain.example: 3 connections and 2 recipients in the last hour.';
		const ui = mount({columns: 100, rows: 30, countsFor: () => counts});
		ui.session.append(...lookedUp(), connectProposal(target));
		await ui.until(/Your turn: connect/u);
		await ui.press('m', /3 connections and 2 recipients/u);
	});
});
