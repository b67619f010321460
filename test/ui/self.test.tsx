import {afterEach, describe, expect, test} from 'vitest';
import type {Outcome} from '../../source/model/verdict.ts';
import type {PreflightState} from '../../source/preflight/preflight.ts';
import {
	allChecks,
	checkOf,
	fakePreflight,
	someConsents,
	someSelf,
	type FakePreflight,
} from '../support/panel.ts';
import {mountUi, type MountedUi} from '../support/ui.tsx';
import {walkToRcpt} from '../support/view.ts';
import type {Judge} from '../../source/verdict/judge.ts';
import {causeOf, fakeWhy, outcomeOf} from '../support/why.ts';

const mounted: MountedUi[] = [];
afterEach(() => {
	for (const ui of mounted.splice(0)) ui.instance.unmount();
});

const ours = allChecks(['ptr', 'dmarc']).filter(
	({id}) => !/^(?:blocklist|callback|postmaster|abuse)/u.test(id),
);
/** Nothing is under way, others could be asked. */
const asking: Partial<PreflightState> = {
	phase: 'asking',
	pending: [],
	checks: ours,
	consents: someConsents,
};
const youRefused = outcomeOf({
	about: 'you',
	exitCode: 12,
	reason: 'policy',
	mailbox: 'unknown',
	summary: 'The server refuses you.',
});

type Panel = MountedUi & {readonly made: readonly FakePreflight[]; readonly last: FakePreflight};

/** The app behind a refusal, with preflights that the test drives. */
function mount(
	options: {
		columns?: number;
		rows?: number;
		unicode?: boolean;
		outcome?: Outcome;
		state?: Partial<PreflightState>;
		judge?: Judge;
		can?: boolean;
	} = {},
): Panel {
	const {outcome = youRefused, state, judge = () => outcome, can = true, ...size} = options;
	const made: FakePreflight[] = [];
	const lookAtUs = () => {
		const next = fakePreflight(state);
		made.push(next);
		return Promise.resolve(next);
	};
	const ui = mountUi({...size, judge, why: fakeWhy().why, ...(can ? {lookAtUs} : {})});
	mounted.push(ui);
	ui.session.append(...walkToRcpt('550 5.7.1 Access denied\r\n'));
	return {
		...ui,
		made,
		get last() {
			const last = made.at(-1);
			if (last === undefined) throw new Error('nobody looked');
			return last;
		},
	};
}

const sizes = [
	[120, 40],
	[80, 24],
	[60, 20],
	[50, 14],
] as const;

describe.each(sizes)('the panel at %i×%i', (columns, rows) => {
	test('i looks, and the list fills while it goes on; nothing that needs consent was asked', async () => {
		const ui = mount({columns, rows, state: {pending: ['ptr', 'helo-name']}});
		await ui.until(/Enter send it/);
		await ui.press('i', /━ Who am I to them\?[\s\S]*looking +Reverse name \(PTR\)/);
		expect(ui.screen().join('\n')).toMatch(/You come from 192\.0\.2\.99[\s\S]*2 to go/);
		ui.last.set({
			pending: ['helo-name'],
			checks: [checkOf('ptr', 'bad', {title: 'No reverse name'})],
		});
		await ui.until(/✗ bad +No reverse name[\s\S]*Found about ptr\./);
		ui.last.set(asking);
		await ui.until(/So it stands: 2 bad, 1\d good/);
		expect(ui.last.agreed).toEqual([]);
		expect(ui.last.stops).toEqual([]);
	});

	test('Enter: all about a finding; arrows to the next; Esc back to where one was', async () => {
		const record = '99.2.0.192.in-addr.arpa. 3600 IN PTR client.example.';
		const ptr = checkOf('ptr', 'bad', {
			title: 'No reverse name',
			records: [record],
			steps: [
				{kind: 'asked', text: '99.2.0.192.in-addr.arpa PTR'},
				{kind: 'answered', text: 'NXDOMAIN'},
				{kind: 'note', text: 'So there is none.'},
			],
		});
		const ui = mount({
			columns,
			rows,
			state: {
				...asking,
				checks: [checkOf('own-address', 'good'), ptr, checkOf('helo-name', 'good')],
			},
		});
		await ui.until(/Enter send it/);
		await ui.press('i', /» ✓ good +Title of own-address/);
		await ui.press('j', /» ✗ bad +No reverse name/);
		await ui.press('\r', /━ Finding 2 of 3/);
		let all = '';
		for (let end = '', size = ' '; end !== size;) {
			const seen = ui.screen().join('\n');
			all += seen;
			[, end = '', size = ''] =
				/-(\d+) of (\d+) ━/u.exec(seen.split('\n')[columns < 72 ? 2 : 1] ?? '') ?? [];
			if (end !== size) await ui.press(' ', new RegExp(`-(?!${end} )\\d+ of ${size} ━`));
		}
		const text = all.replaceAll(/\s+/gu, ' ');
		for (const part of [
			'✗ bad: No reverse name',
			'Found about ptr.',
			'What a receiver concludes A receiver concludes about ptr.',
			'Who mends it: whoever gave you the address',
			'What to do • Mend ptr.',
			'The record to publish',
			'asked 99.2.0.192.in-addr.arpa PTR',
			'answer NXDOMAIN',
			'So there is none.',
		])
			expect(text).toContain(part);
		expect(all.replaceAll(/\s+/gu, '')).toContain(record.replaceAll(/\s+/gu, ''));
		await ui.press('u', /3 steps, folded away|How it was/);
		await ui.press('l', /━ Finding 3 of 3/);
		await ui.press('\u001b', /» ✓ good +Title of helo-name/);
	});

	test('whom else to ask: all names are read, nothing is ticked, and only what is ticked is asked', async () => {
		const ui = mount({columns, rows, state: asking});
		await ui.until(/Enter send it/);
		await ui.press('i', /So it stands/);
		await ui.press('c', /Whom else may be asked/);
		// Enter without a tick asks nobody.
		await ui.press('\r', /Nothing is ticked, so nobody/);
		expect(ui.last.agreed).toEqual([]);
		await ui.press('j', /» \[ \] Block lists/);
		const seen = ui.screen().join(' ').replaceAll(/\s+/gu, ' ');
		for (const name of ['zen.lists.example', 'bl.spam.example', 'dbl.lists.example'])
			expect(seen).toContain(name);
		await ui.press(' ', /» \[x\] Block lists/);
		await ui.press('\r', /━ Who am I to them\?/);
		await ui.until(() => ui.last.agreed.length > 0);
		expect(ui.last.agreed).toEqual(['blocklists']);
		ui.last.set({...asking, contacted: ['zen.lists.example'], consents: someConsents.slice(0, 1)});
		await ui.until(/Contacted besides your DNS: zen\.lists\.example/);
		const silent = checkOf('blocklist-address', 'unknown', {
			subject: '203.0.113.78 in zen.lists.example',
			finding: 'no-answer',
		});
		ui.last.set({...asking, checks: [silent], contacted: ['zen.lists.example'], consents: []});
		await ui.until(/Agreed to, but not reached: zen\.lists\.example/);
		expect(ui.screen().join(' ')).not.toContain('Contacted');
	});

	test('their side: the lines of the walk with what is known; Tab there and back', async () => {
		const ui = mount({columns, rows, state: asking});
		await ui.until(/Enter send it/);
		await ui.press('i', /So it stands/);
		await ui.press('\t', /━ What mx1\.plain\.example may have/);
		await ui.press('G', /mxray never sends one/);
		await ui.press('/', /^ \/ /mu);
		ui.type('RCPT TO');
		await ui.until(/→ RCPT TO:<alice@plain\.example>[\s\S]* 1 of \d/);
		ui.type('\u001b');
		await ui.until((screen) => !/^ \/ ?RCPT/mu.test(screen));
		await ui.press('\t', /━ Who am I to them/);
		await ui.press('\u001b', /━ What it means/);
	});
});

test('Esc stops what goes on, i hides it and it goes on', async () => {
	const ui = mount({state: {pending: ['ptr']}});
	await ui.until(/Enter send it/);
	await ui.press('i', /Esc x stop/);
	await ui.press('i', /━ What it means/);
	expect(ui.last.stops).toEqual([]);
	await ui.press('i', /Esc x stop/);
	expect(ui.made).toHaveLength(1);
	await ui.press('\u001b', /Stopped before it was done: nothing is known/);
	expect(ui.last.stops).toEqual(['person']);
	await ui.press('\u001b', /━ What it means/);
});

test('r looks once more, with the walk as it is by now', async () => {
	const ui = mount({state: asking});
	await ui.until(/Enter send it/);
	await ui.press('i', /So it stands/);
	ui.type('r');
	await ui.until(() => ui.made.length === 2);
	expect(ui.made[0]?.stops).toEqual(['person']);
});

test('u folds the good findings away', async () => {
	const ui = mount({rows: 40, state: asking});
	await ui.until(/Enter send it/);
	await ui.press('i', /Title of own-address/);
	const folded = await ui.press('u', /4 good, folded away/);
	expect(folded).not.toMatch(/Title of own-address/);
	expect(folded).toMatch(/Title of ptr/);
	await ui.press('u', /Title of own-address/);
});

test('the list is searched like any other text', async () => {
	const ui = mount({state: asking});
	await ui.until(/Enter send it/);
	await ui.press('i', /So it stands/);
	await ui.press('/', /^ \/ /mu);
	ui.type('mta-sts');
	await ui.until(/Title of mta-sts/);
});

test('where it helps it is offered: in the hint line and in what to do; elsewhere it is not', async () => {
	const refused = mount({columns: 120, rows: 40});
	await refused.until(/i who am I[\s\S]*$/);
	await refused.press('z', /Look at yourself as they do: press i\./);
	const dropped = mount({columns: 120, outcome: outcomeOf({about: 'unknown', exitCode: 20})});
	await dropped.until(/i who am I/);
	const absent = mount({columns: 120, outcome: outcomeOf()});
	await absent.until(/Enter send it/);
	expect(absent.screen().join('\n')).not.toMatch(/who am I|Look at yourself/);
	// The key works all the same.
	await absent.press('i', /━ Who am I/);
	const cannot = mount({columns: 120, can: false});
	await cannot.until(/Enter send it/);
	expect(cannot.screen().join('\n')).not.toMatch(/who am I|Look at yourself/);
	await cannot.press('i', /cannot be looked at here/);
});

test('the verdict is judged with what was found, and the list of causes shows it', async () => {
	const ui = mount({
		columns: 140,
		rows: 50,
		state: {pending: ['ptr']},
		judge: (_view, _results, known) => ({
			...youRefused,
			hypotheses: (known?.checks ?? [])
				.filter(({state}) => state === 'bad')
				.map(({found}) => causeOf(`Because of this: ${found}`, {id: 'no-ptr', about: 'you'})),
		}),
	});
	await ui.until(/Enter send it/);
	expect(ui.screen().join('\n')).not.toMatch(/Because of this/);
	await ui.press('i', /Looking/);
	ui.last.set(asking);
	await ui.until(/So it stands/);
	await ui.press('\u001b', /━ What it means/);
	await ui.press('z', /Because of this: Found about ptr\./);
	await ui.until(/What they can see of you \(press i\): 2 bad\./);
	ui.type('qq');
	expect((await ui.result).outcome?.hypotheses.length).toBeGreaterThan(0);
});

test('another walk forgets it, and stops what goes on', async () => {
	const ui = mount({state: {pending: ['ptr']}});
	ui.session.append({type: 'session-ended', by: 'done'});
	await ui.until(/n another address/);
	await ui.press('i', /Looking/);
	await ui.press('i', /━ What it means/);
	await ui.press('n', /Whose mailbox/);
	expect(ui.last.stops).toEqual(['person']);
});

test('leaving stops what goes on', async () => {
	const ui = mount({state: {pending: ['ptr']}});
	ui.session.append({type: 'session-ended', by: 'done'});
	await ui.until(/n another address/);
	await ui.press('i', /Looking/);
	await ui.press('i', /━ What it means/);
	ui.type('q');
	await ui.result;
	expect(ui.last.stops).toEqual(['person']);
});

test('without UTF-8 the panel is plain ASCII', async () => {
	const ui = mount({columns: 120, rows: 50, unicode: false, state: asking});
	await ui.until(/Enter send it/);
	expect(await ui.press('i', /x bad +Title of ptr/)).toMatch(/^[\n\x20-\x7e]*$/);
	expect(await ui.press('\r', /Finding 1/)).toMatch(/^[\n\x20-\x7e]*$/);
	await ui.press('\u001b', /So it stands/);
	expect(await ui.press('c', /\[ \] The call-back/)).toMatch(/^[\n\x20-\x7e]*$/);
	await ui.press('\u001b', /So it stands/);
	expect(await ui.press('\t', /may have thought/)).toMatch(/^[\n\x20-\x7e]*$/);
});

test('terminal-escape-host: who is named for consent never reaches the terminal raw', async () => {
	const state = {
		...asking,
		self: {...someSelf, helo: 'a\u001b[31mb'},
		consents: [{...someConsents[0]!, names: ['mx\u001b[2J.example']}],
	};
	const ui = mount({columns: 120, rows: 40, state});
	await ui.until(/Enter send it/);
	await ui.press('i', /EHLO a<1B>\[31mb[\s\S]*mx<1B>\[2J\.example/);
	await ui.press('c', /mx<1B>\[2J\.example/);
});
