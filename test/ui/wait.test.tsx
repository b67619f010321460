import {describe, expect, test} from 'vitest';
import type {Resumption} from '../../source/ui/resume.tsx';
import {countdown} from '../../source/ui/panes/wait.ts';
import {uiMounter} from '../support/ui.tsx';
import {fakeSession, lookupProposal, walkToRcpt} from '../support/view.ts';
import {outcomeOf} from '../support/why.ts';

const mount = uiMounter();

/** The wall clock of the sessions of these tests, when the answer to RCPT has just come. */
const startedMs = Date.parse('2026-01-02T03:04:05.000Z');
const later = '451 4.7.1 Greylisted, please come back in 5 minutes\r\n';
const greylisted = outcomeOf({
	code: 451,
	enhanced: '4.7.1',
	reason: 'greylisted',
	about: 'you',
	mailbox: 'unknown',
	exitCode: 11,
	summary: 'The server puts you off.',
});

/** A clock that the test sets. */
function clockAt(ms: number): {ms: number; now: () => number; date: () => Date} {
	const clock = {ms, now: () => clock.ms, date: () => new Date(clock.ms)};
	return clock;
}

const sizes = [
	[140, 40],
	[80, 24],
	[50, 12],
] as const;

test('a countdown reads like a clock', () => {
	expect([0, 1, 999, 61_000, 299_001, 3_723_000].map(countdown)).toEqual([
		'0:00',
		'0:01',
		'0:01',
		'1:01',
		'5:00',
		'1:02:03',
	]);
});

describe.each(sizes)('put off, at %i×%i', (columns, rows) => {
	function putOff(clock = clockAt(startedMs + 1000)) {
		const ui = mount({columns, rows, judge: () => greylisted, clock});
		ui.session.append(...walkToRcpt(later));
		return ui;
	}

	test('r hangs up and counts down; Enter warns, Enter again proposes the same server', async () => {
		const ui = putOff();
		await ui.until(/puts you off/);
		await ui.press('r', /━ Not now, says the server[\s\S]*Come back in 5:0\d/);
		if (rows > 12) await ui.until(/mxray --practice --resume alice@plain\.example/);
		expect(ui.session.intents).toEqual([{type: 'stop', by: 'person'}]);
		await ui.press('\r', /It is not time\s+yet/);
		expect(ui.session.intents).toHaveLength(1);
		ui.type('\r');
		await ui.until(() => ui.session.intents.length > 1, 'an intent');
		expect(ui.session.intents.at(-1)).toEqual({
			type: 'choose-target',
			host: 'mx1.plain.example',
			address: '192.0.2.1',
		});
	});

	test('when the time is over the same server is proposed by itself', async () => {
		const clock = clockAt(startedMs + 1000);
		const ui = putOff(clock);
		await ui.until(/puts you off/);
		// Nearly over: the timer must not be waited for in earnest.
		clock.ms = startedMs + 300_900;
		await ui.press('r', /Come back in 0:0\d/);
		clock.ms += 60_000;
		await ui.until(() => ui.session.intents.length > 1, 'an intent');
		expect(ui.session.intents.at(-1)).toMatchObject({type: 'choose-target'});
	});

	test('Esc goes back to the verdict, which says when to come back; q leaves', async () => {
		const ui = putOff();
		await ui.until(/puts you off/);
		await ui.press('r', /Come back in/);
		await ui.press('\u001b', /━ What it means/);
		if (columns > 50) await ui.press('z', /Come back in 5:0\d: press r to wait here/);
		ui.type('q');
		expect(await ui.result).toMatchObject({endedBy: 'person', outcome: {code: 451}});
	});
});

test('a walk that was not put off: r says so', async () => {
	const ui = mount({judge: () => outcomeOf()});
	ui.session.append(...walkToRcpt('550 5.1.1 No such user\r\n'));
	await ui.until(/no such mailbox/);
	await ui.press('r', /did not ask to come back/);
	expect(ui.session.intents).toEqual([]);
});

function resumption(dueAtMs: number): Resumption & {readonly started: () => number} {
	let count = 0;
	return {
		address: 'alice@plain.example',
		dueAtMs,
		practice: true,
		text: 'This is greylisting.',
		visits: [
			{
				at: '2026-01-02T03:04:05.000Z',
				stage: 'rcpt',
				code: 451,
				enhanced: '4.7.1',
				text: 'Greylisted',
				reason: 'greylisted',
			},
		],
		start() {
			count++;
			const session = fakeSession('alice@plain.example');
			session.append(lookupProposal('plain.example'));
			return session;
		},
		started: () => count,
	};
}

describe.each(sizes)('--resume at %i×%i', (columns, rows) => {
	test('the countdown first; Enter twice goes early, once', async () => {
		const resume = resumption(startedMs + 300_000);
		const ui = mount({columns, rows, address: undefined, resume, clock: clockAt(startedMs)});
		const screen = await ui.until(/Come back in 5:00/);
		expect(screen).toMatch(/^ mxray {2}alice@plain\.example +practice/);
		await ui.press('\r', /Enter again\s+goes/);
		expect(resume.started()).toBe(0);
		await ui.press('\r\r', /find the mail servers/);
		expect(resume.started()).toBe(1);
	});

	test('q leaves with word of the wait, Ctrl-C interrupts', async () => {
		const resume = resumption(startedMs + 300_000);
		for (const [key, endedBy] of [
			['q', 'person'],
			['\u0003', 'signal'],
		] as const) {
			const ui = mount({columns, rows, address: undefined, resume, clock: clockAt(startedMs)});
			await ui.until(/Come back in/);
			ui.type(key);
			expect(await ui.result).toMatchObject({endedBy, waiting: true, view: undefined});
		}
	});

	test('a time that is over begins at once, and still proposes first', async () => {
		const resume = resumption(startedMs - 1);
		const ui = mount({columns, rows, address: undefined, resume, clock: clockAt(startedMs)});
		await ui.until(/find the mail servers/);
		expect(resume.started()).toBe(1);
	});
});

describe.each(sizes)('the start screen at %i×%i', (columns, rows) => {
	const waits = [
		{
			id: 'f00d',
			who: 'as <> at mx',
			address: 'alice@plain.example',
			dueAt: '2026-01-02T03:09:05.000Z',
			text: '451 Greylisted',
		},
	];

	test('lists what waits; Ctrl-R goes on with it', async () => {
		const resume = resumption(startedMs + 300_000);
		const clock = clockAt(startedMs);
		const asked: string[] = [];
		const resumeWalk = (id: string): Resumption => {
			asked.push(id);
			return resume;
		};
		const ui = mount({columns, rows, address: undefined, waits: () => waits, resumeWalk, clock});
		await ui.until(/! alice@plain\.example {2}from (?:2026-)?01-0\d/);
		await ui.press('\u0012', /Come back in 5:00/);
		expect(asked).toEqual(['f00d']);
	});

	test('what cannot be gone on with is said, and no longer listed', async () => {
		let now = waits;
		const resumeWalk = () => {
			now = [];
			return {error: 'Nothing waits for this address.'};
		};
		const ui = mount({columns, rows, address: undefined, waits: () => now, resumeWalk});
		await ui.until(/! alice@plain/);
		const screen = await ui.press('\u0012', /Nothing waits for this address/);
		expect(screen).not.toMatch(/! alice@plain/);
		await ui.press('\u0012', /No walk was put off/);
	});

	test('whenever it comes up again it lists what waits then', async () => {
		let now = waits;
		const asked: string[] = [];
		const resumeWalk = (id: string) => {
			asked.push(id);
			return resumption(startedMs + 300_000);
		};
		const clock = clockAt(startedMs);
		const ui = mount({columns, rows, address: undefined, waits: () => now, resumeWalk, clock});
		await ui.until(/! alice@plain/);
		ui.type('bob@plain.example\r');
		await ui.until(/One moment/);
		ui.session.append(...walkToRcpt(later), {type: 'session-ended', by: 'done'});
		await ui.until(/t another way/);
		now = [{...waits[0]!, id: 'cafe', address: 'bob@plain.example'}];
		const screen = await ui.press('n', /! bob@plain\.example/);
		expect(screen).not.toMatch(/! alice@plain/);
		now = [];
		await ui.press('\u0005', /Paste a reply/);
		ui.type('\u001b');
		await ui.until((text) => /Whose mailbox/.test(text) && !text.includes('!'), 'no wait');
		now = waits;
		await ui.press('\u0005', /Paste a reply/);
		await ui.press('\u001b', /! alice@plain/);
		await ui.press('\u0012', /Come back in 5:00/);
		expect(asked).toEqual(['f00d']);
	});
});
