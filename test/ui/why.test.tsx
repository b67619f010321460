import {describe, expect, test} from 'vitest';
import {causeText} from '../../source/knowledge/index.ts';
import type {Outcome} from '../../source/model/verdict.ts';
import {type MountedUi, uiMounter} from '../support/ui.tsx';
import {commandProposal, fakeSession, walkToRcpt} from '../support/view.ts';
import {
	causeOf,
	fakeWhy,
	offerFor,
	outcomeOf,
	resultOf,
	someTrials,
	trialOf,
	type FakeWhy,
} from '../support/why.ts';

const mount = uiMounter();

const refusal = '550 5.7.1 Access denied\r\n';

/** `seq` of the reply to RCPT in that walk. */
const rcptSeq = ((): number => {
	const session = fakeSession();
	session.append(...walkToRcpt(refusal));
	const exchanges = session.getView().attempts.at(-1)?.exchanges ?? [];
	return exchanges.findLast(({stage}) => stage === 'rcpt')?.reply?.seq ?? -1;
})();

const refused = outcomeOf({
	reason: 'policy',
	about: 'you',
	mailbox: 'unknown',
	enhanced: '5.7.1',
	exitCode: 12,
	summary: 'The server refuses you.',
	hypotheses: [
		causeOf('It does not like your EHLO name.', {
			for: [
				{text: 'It said Access denied at RCPT.', events: [rcptSeq], trial: null},
				{text: 'With another name the recipient was taken.', events: [rcptSeq], trial: 2},
			],
			against: [{text: 'It took EHLO without a word.', events: [], trial: null}],
			test: {factor: 'helo', text: 'greet with another name.'},
		}),
		causeOf('Your address is on a block list.', {id: 'ip-blocklisted', confidence: 'low'}),
	],
	ruledOut: [{id: 'user-unknown', text: 'The sender was refused before.'}],
});

function atVerdict(
	options: {
		columns?: number;
		rows?: number;
		unicode?: boolean;
		outcome?: Outcome;
		tools?: FakeWhy;
	} = {},
): MountedUi & {readonly tools: FakeWhy} {
	const {outcome = refused, tools = fakeWhy(), ...size} = options;
	const ui = mount({...size, judge: () => outcome, why: tools.why});
	ui.session.append(...walkToRcpt(refusal));
	return {...ui, tools};
}

/** Press the key for one down, each press behind the frame of the one before. */
async function downTo(ui: MountedUi, check: RegExp): Promise<void> {
	for (let at = 0; at < 60; at++) {
		const before = ui.screen().join('\n');
		if (check.test(before)) return;
		ui.type('j');
		await ui.until((screen) => screen !== before, 'a change');
	}
	await ui.until(check);
}

const sizes = [
	[140, 40],
	[80, 24],
	[50, 12],
] as const;

describe.each(sizes)('the verdict at %i×%i', (columns, rows) => {
	test('the sentence, whose turn, what to do, causes by word and shape, for and against, ruled out', async () => {
		const ui = atVerdict({columns, rows});
		await ui.until(/The server refuses you/);
		if (columns > 50) await ui.press('z', /pane 1\/3/);
		let all = '';
		for (let end = '', size = ' '; end !== size;) {
			const seen = ui.screen().join('\n');
			all += seen;
			[, end = '', size = ''] = /-(\d+) of (\d+) ━/u.exec(seen) ?? [];
			if (end !== size) await ui.press(' ', new RegExp(`-(?!${end} )\\d+ of ${size}`));
		}
		const text = all.replaceAll(/\s+/gu, ' ');
		for (const part of [
			'Whose turn: Yours, or whoever runs your mail server.',
			'What to do • Check the spelling',
			'●●○ fairly sure: It does not like your EHLO name.',
			'+ It said Access denied at RCPT.',
			'+ Experiment 2: With another name',
			'− It took EHLO without a word.',
			'? What would decide: greet with another name.',
			'●○○ a guess: Your address is on a block list.',
			`Ruled out − ${causeText('user-unknown').title}: The sender was refused before.`,
		])
			expect(text).toContain(part);
	});

	test('arrows choose lines, v shows what they rest on, v again goes back', async () => {
		const ui = atVerdict({columns, rows});
		await ui.until(/The server refuses you/);
		await downTo(ui, /»\s+\+ It said/);
		await ui.press('v', /» .*←┃550 5\.7\.1 Access denied/);
		await ui.press('v', /━ What it means[\s\S]*»\s+\+ It said/);
		// The next one rests on an experiment that the app knows nothing of: an empty page, no crash.
		await ui.press('j', /»\s+\+ Experiment 2/);
		await ui.press('v', /━ Experiment 2/);
		await ui.press('\u001b', /»\s+\+ Experiment 2/);
		await ui.press('j', /»\s+− It took/);
		if (columns > 50) await ui.press('v', /rests on the walk as a whole/);
	});
});

test('without UTF-8 the shapes and signs of the verdict are plain ASCII', async () => {
	const ui = atVerdict({columns: 140, rows: 50, unicode: false});
	const screen = await ui.until(/##\. fairly sure/);
	expect(screen).toMatch(/^[\n\x20-\x7e]*$/);
	expect(await ui.press('f', /\[x\] once more/)).toMatch(/^[\n\x20-\x7e]*$/);
	expect(await ui.press('\r', /of at most 3/)).toMatch(/^[\n\x20-\x7e]*$/);
});

test('terminal-escape-label: what an experiment is called never reaches the terminal raw', async () => {
	// Labels are promised to be safe; the others are shown by us.
	const tools = fakeWhy({offer: () => ({...offerFor(), others: ['a\u001b[31mb.example']})});
	const ui = atVerdict({columns: 140, rows: 40, tools});
	await ui.until(/refuses you/);
	await ui.press('f', /Also contacted: a<1B>\[31mb\.example/);
});

describe.each(sizes)('the question before experiments, at %i×%i', (columns, rows) => {
	test('cost, time, list; a tick taken away is not made; Enter begins with what is ticked', async () => {
		const ui = atVerdict({columns, rows});
		await ui.until(/refuses you/);
		const asked = await ui.press('f', /Find out why/);
		expect(asked.replaceAll(/\s+/gu, ' ')).toContain('up to 3 more connections from you');
		await ui.press('jj', /» \[x\] null sender/);
		await ui.press(' ', /» \[ \] null sender/);
		await ui.press('kk', /up to 2 more/);
		expect(ui.tools.begun).toEqual([]);
		await ui.press('\r', /of at most 2 connections/);
		expect(ui.tools.begun).toHaveLength(1);
		const {offer, first} = ui.tools.begun[0]!;
		expect(offer.agenda.map(({number}) => number)).toEqual([1, 2]);
		expect(offer.announced).toBe(2);
		expect(first.view.over).toBeUndefined();
		// The open connection is closed first.
		expect(ui.session.intents).toContainEqual({type: 'stop', by: 'person'});
	});

	test('Esc leaves it: nothing is begun, the walk stands as it was', async () => {
		const ui = atVerdict({columns, rows});
		await ui.until(/refuses you/);
		await ui.press('f', /Find out why/);
		await ui.press('\u001b', /Your turn/);
		expect(ui.tools.begun).toEqual([]);
		expect(ui.session.intents).toEqual([]);
	});

	test('a domain of others is added by name, ticked, and can be unticked', async () => {
		const ui = atVerdict({columns, rows});
		await ui.until(/refuses you/);
		await ui.press('f', /Find out why/);
		await ui.press('a', /Compare with the domain/);
		ui.type('no domain\r');
		await ui.until(/This is no domain/);
		ui.type('\u0015control.example\r');
		await ui.until(/» \[x\] Somebody else: control\.example/);
		expect(ui.tools.asked).toEqual([[], ['control.example']]);
		await ui.press(' ', /» \[ \] Somebody else: control\.example/);
		ui.type('\r');
		await ui.until(/of at most 3/);
		expect(ui.tools.begun[0]?.offer.others).toEqual([]);
		expect(ui.tools.begun[0]?.offer.agenda.map(({factor}) => factor)).not.toContain('control');
	});
});

test('smuggled-newline: a paste into the field of the domain does not begin anything', async () => {
	const ui = atVerdict();
	await ui.until(/refuses you/);
	await ui.press('f', /Find out why/);
	await ui.press('a', /Compare with/);
	await ui.press(
		'\u001b[200~a.example\r\n\r\n\r\u001b[201~',
		/Compare with the domain: a\.example/,
	);
	expect(ui.tools.begun).toEqual([]);
	expect(ui.tools.asked).toHaveLength(1);
});

test('nothing ticked: nothing begins, and it says so', async () => {
	const tools = fakeWhy({offer: () => offerFor([], someTrials.slice(0, 1))});
	const ui = atVerdict({tools});
	await ui.until(/refuses you/);
	await ui.press('f', /\[x\] once more/);
	await ui.press(' \r', /Nothing is ticked/);
	expect(tools.begun).toEqual([]);
});

test('nothing to try: the reason stands there, Enter does nothing', async () => {
	const nothing = 'The answer is clear already.';
	const tools = fakeWhy({offer: () => ({...offerFor([], []), nothing})});
	const ui = atVerdict({tools});
	await ui.until(/refuses you/);
	await ui.press('f', /The answer is clear already/);
	ui.type('\r');
	await ui.press('?', /Nothing is ticked|clear already/);
	expect(tools.begun).toEqual([]);
});

test('before the walk is decided f says what is missing', async () => {
	const tools = fakeWhy();
	const ui = mount({judge: () => undefined, why: tools.why});
	ui.session.append(commandProposal('ehlo', 'EHLO client.example'));
	await ui.until(/EHLO client/);
	await ui.press('f', /First the walk has to come to its end/);
	expect(tools.asked).toEqual([]);
});

describe.each(sizes)('the matrix at %i×%i', (columns, rows) => {
	test('waiting, running, how each came out; the conclusion; the new verdict; it stays reachable', async () => {
		const ui = atVerdict({columns, rows});
		await ui.until(/refuses you/);
		await ui.press('f', /Find out why/);
		await ui.press('\r', /0 of at most 3 connections/);
		const {investigation} = ui.tools.begun[0]!;
		const session = fakeSession();
		session.append(...walkToRcpt().slice(0, -4));
		const [first, second, third] = someTrials as [
			(typeof someTrials)[number],
			(typeof someTrials)[number],
			(typeof someTrials)[number],
		];
		investigation.set({running: {trial: first, session}});
		await ui.until(/1 {2}once more, unchanged[\s\S]*running: RCPT, \d/);
		await ui.until(/[·] waiting/);
		const same = resultOf(first, refusal, refused);
		const taken = outcomeOf({code: 250, enhanced: '2.1.5', reason: 'accepted', exitCode: 0});
		const further = resultOf(second, '250 2.1.5 Ok\r\n', taken);
		investigation.set({
			running: undefined,
			results: [same],
			pausedUntilMs: performance.now() + 60_000,
		});
		await ui.until(/= same: 550 5\.7\.1 at RCPT/);
		await ui.until(/1 of at most 3 connections used\. The\s+next\s+one\s+in\s+\d+ s/);
		const outcome = {
			...refused,
			hypotheses: [causeOf('Your EHLO name it is.', {confidence: 'high'})],
		};
		investigation.set({results: [same, further], pausedUntilMs: undefined, outcome});
		await ui.until(/↑ got further: accepted at\s+RCPT/);
		investigation.set({ended: 'clear'});
		await ui.until(/The\s+answer\s+is\s+clear/);
		await ui.press(
			'G',
			new RegExp(`» {2}${third.number} {2}null sender[\\s\\S]*− not needed any more`),
		);
		await ui.press('\u001b', /━ What it means/);
		if (columns > 50) await ui.press('z', /●●● quite sure: Your EHLO name it is/);
		await ui.press('f', /2 of at most 3 connections used/);
		await ui.press('j', /» {2}2/);
		await ui.press('\r', /Experiment 2: EHLO as/);
		await ui.press('G', /←┃250 2\.1\.5 Ok/);
		await ui.press('\u001b', /» {2}2/);
	});

	test('Esc stops the series, what is known stays; another Esc shows the verdict', async () => {
		const ui = atVerdict({columns, rows});
		await ui.until(/refuses you/);
		await ui.press('f', /Find out why/);
		await ui.press('\r', /0 of at most 3/);
		const {investigation} = ui.tools.begun[0]!;
		investigation.set({results: [resultOf(someTrials[0]!, refusal, refused)]});
		await ui.until(/= same/);
		await ui.press('\u001b', /You\s+stopped\s+them/);
		expect(investigation.stops).toEqual(['person']);
		if (columns <= 50) await ui.press('G', /» {2}3/);
		if (columns > 50) expect(ui.screen().join('\n')).toContain('= same: 550');
		await ui.press('\u001b', /━ What it means/);
	});
});

test('hidden, the series goes on; q asks before it stops it; the results leave with the screen', async () => {
	const ui = atVerdict({columns: 120, rows: 40});
	await ui.until(/refuses you/);
	await ui.press('f', /Find out why/);
	await ui.press('\r', /0 of at most 3/);
	const {investigation} = ui.tools.begun[0]!;
	const result = resultOf(someTrials[0]!, refusal, refused);
	investigation.set({results: [result]});
	await ui.press('f', /experiment 1 of 3/);
	expect(investigation.stops).toEqual([]);
	await ui.press('q', /q again stops them/);
	ui.type('q');
	expect(await ui.result).toMatchObject({endedBy: 'person', results: [result]});
	expect(investigation.stops).toEqual(['person']);
});

test('Ctrl-C in the middle of a series interrupts it, too', async () => {
	const ui = atVerdict();
	await ui.until(/refuses you/);
	await ui.press('f', /Find out why/);
	await ui.press('\r', /0 of at most 3/);
	ui.type('\u0003');
	expect(await ui.result).toMatchObject({endedBy: 'signal'});
	expect(ui.tools.begun[0]?.investigation.stops).toEqual(['signal']);
});

test('a long list of experiments scrolls with the choice', async () => {
	const trials = Array.from({length: 30}, (_, at) =>
		trialOf(at + 1, 'sender', `s${at}@a.example`, `sender number ${at + 1}`),
	);
	const ui = atVerdict({rows: 24, tools: fakeWhy({offer: () => offerFor([], trials)})});
	await ui.until(/refuses you/);
	await ui.press('f', /sender number 1$/m);
	await ui.press('G', /» \[x\] sender number 30/);
	await ui.press('\r', /0 of at most 30/);
	// Until one moves, what is going on stays in sight.
	ui.tools.begun[0]?.investigation.set({running: {trial: trials[28]!, session: fakeSession()}});
	await ui.until(/29 {2}sender number 29 +\S running/);
	await ui.press('G', /» 30 {2}sender number 30/);
	await ui.press('g', /» {2}1 {2}sender number 1 /);
});
