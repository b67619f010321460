import {readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {freshState, type PtyProgram} from '../support/pty.ts';
import {sizes, programStarter} from '../support/programs.ts';

const start = programStarter();

/** The key that the hint line names first. */
const hinted = (program: PtyProgram): string =>
	/^ (\S+) /.exec(program.screen().at(-1) ?? '')?.[1] ?? '';

/** What stands behind the arrow at the foot. */
const proposed = (program: PtyProgram): string =>
	program.screen().findLast((line) => line.startsWith(' → ')) ?? '';

describe.each(sizes)('at %i×%i', (columns, rows) => {
	test('new user: from the start to a verdict in under ten keys, each named first by the hint line', async () => {
		const program = start(['--practice'], {columns, rows});
		await program.until(/Enter start/);
		let keys = 0;
		const seen = (): string => program.screen().join('\n');
		while (!/Accepted for now/.test(seen())) {
			expect(hinted(program)).toBe('Enter');
			const before = proposed(program);
			keys++;
			expect(keys).toBeLessThan(10);
			program.type('\r');
			// The step is over when something else is proposed, or the verdict is there.
			await program.until(
				(text) =>
					/Accepted for now/.test(text) ||
					(proposed(program) !== before && hinted(program) === 'Enter'),
				'the next step',
			);
		}
		expect(keys).toBeLessThan(10);
	});

	test('the walk again with another name: a second walk, the first one kept', async () => {
		const program = start(['--practice', 'alice@healthy.example'], {columns, rows});
		await program.until(/Enter ask DNS/);
		await program.press('\r', /→ connect/);
		await program.press('\r', /→ EHLO /);
		await program.press('t', /» Connect to the same/);
		await program.press('j', /» Another server/);
		await program.press('j', /» The whole walk/);
		await program.press('\r', /Recipient/);
		await program.press('mx.learner.example', /EHLO name\* +mx\.learner\.example/);
		await program.press('\r', /Enter ask DNS/);
		await program.press('\r', /→ connect/);
		await program.press('\r', /→ EHLO mx\.learner\.example/);
		await program.press('t', /Look at walk 1 of 2/);
		program.type('G');
		await program.press('k', /» Look at walk 1 of 2/);
		await program.press('\r', /The conversation was ended/);
		await program.press('t', /Look at walk 2 of 2/);
		program.type('q');
		await program.until(/The conversation was ended/);
		program.type('q');
		await program.exited;
	});

	test('the greetings of all servers: said before, asked, the odd one marked', async () => {
		const program = start(['--practice', 'alice@several-mx.example'], {columns, rows});
		await program.until(/Enter ask DNS/);
		await program.press('\r', /→ connect/);
		await program.press('m', /c greetings|mx3\.several-mx/);
		await program.press('c', /mxray would make 3 connections/);
		expect(program.screen().join('\n')).not.toMatch(/ESMTP Postfix/);
		const text = await program.press('\r', /1 of 3 is not like the others/);
		expect(text).toMatch(/≠ mx1\.several/);
		expect(text).toMatch(/refused/);
		await program.press('\u001b', /✗ refused \(greeting\)[\s\S]*✓ 220 \(greeting\)/);
		await program.press('\u001b', /Asked\s+for\s+its\s+greeting\s+a\s+moment\s+ago:\s+refused/);
		await program.until(/Enter connect/);
	});

	test('recent walks: the next start lists what was walked; a key forgets it', async () => {
		const MXRAY_STATE_DIR = freshState();
		const env = {MXRAY_STATE_DIR};
		const first = start(['--practice', 'alice@healthy.example'], {columns, rows, env});
		await first.until(/Enter ask DNS/);
		await first.press('\r', /→ connect/);
		first.type('q');
		await first.exited;
		const file = path.join(MXRAY_STATE_DIR, 'practice', 'recent.json');
		expect(readFileSync(file, 'utf8')).toContain('alice@healthy.example');
		const second = start(['--practice'], {columns, rows, env});
		await second.until(/Enter start/);
		await second.until(/» alice@healthy\.example +just now/);
		await second.press('\u0004', /Forgotten/);
		expect(() => readFileSync(file)).toThrow(/ENOENT/);
	});
});

test('the tour shows on the first start only, and T puts it away for good', async () => {
	const env = {MXRAY_STATE_DIR: freshState(), MXRAY_TOUR: 'on'};
	const first = start(['--practice', 'alice@healthy.example'], {env});
	await first.until(/Tour 1\/10/);
	await first.press('\r', /Tour 2\/10/);
	await first.press('\u0014', (text) => !/Tour/.test(text) && /→ connect/.test(text));
	const second = start(['alice@example.org'], {env});
	await second.until(/find the mail servers/);
	expect(second.screen().join('\n')).not.toMatch(/Tour/);
	await second.press('\u0014', /Tour 1\/10/);
});

test('MXRAY_HISTORY=off writes nothing about the walk', async () => {
	const MXRAY_STATE_DIR = freshState();
	const program = start(['--practice', 'alice@healthy.example'], {
		env: {MXRAY_STATE_DIR, MXRAY_HISTORY: 'off'},
	});
	await program.until(/Enter ask DNS/);
	await program.press('\r', /→ connect/);
	program.type('q');
	await program.exited;
	expect(() => readFileSync(path.join(MXRAY_STATE_DIR, 'practice', 'recent.json'))).toThrow(
		/ENOENT/,
	);
});
