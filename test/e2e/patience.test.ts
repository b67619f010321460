import {describe, expect, test} from 'vitest';
import type {PtyProgram} from '../support/pty.ts';
import {proposed, programStarter, sizes, toEhlo} from '../support/programs.ts';

const start = programStarter();

// The clock jumps on a signal, and who looks only now and then looks more often:
// nobody waits four minutes here. The program has no hook for it.
const jumping = `const now=performance.now.bind(performance),each=setInterval;let ahead=0;
performance.now=()=>now()+ahead;
globalThis.setInterval=(f,ms,...rest)=>each(f,ms>=5000?50:ms,...rest);
process.on('SIGUSR2',()=>{ahead+=100_000});`;
const env = {NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(jumping)}`};

describe.each(sizes)('at %i×%i', (columns, rows) => {
	const walk = (address: string, ...more: readonly string[]): PtyProgram =>
		start(['--practice', address, ...more], {columns, rows});

	test('the connection is awaited: how long, of how long; Esc stops it', async () => {
		const program = walk('alice@silent.nobody-home.example', '--timeout', '40');
		await program.until(/find the mail servers/);
		await program.press('\r', /→ connect/);
		await program.press('\r', /Their turn[\s\S]*of at most 40\.0 s/);
		expect(program.screen().at(-1)).toMatch(/^ Esc stop waiting /u);
		const before = /░* *([\d.]+ m?s) of/u.exec(program.screen().join('\n'))?.[1];
		await program.until((screen) => !screen.includes(`${before} of at most`), 'the time goes on');
		await program.press('\u001b', /stopped/);
	});

	test('the greeting is awaited: Esc, twice, stops it, and the walk is over', async () => {
		const program = walk('alice@banner.ends-silence.example');
		await program.until(/find the mail servers/);
		await program.press('\r', /→ connect/);
		await program.press('\r', /waiting\s+for\s+its\s+greeting[\s\S]*of at most 60\.0 s/);
		await program.press('\u001b', /Esc\s+again\s+stops\s+waiting/);
		await program.press('\u001b', /! Cannot tell[\s\S]*The conversation is over/);
		expect(program.screen().at(-1)).toMatch(/(?:t another way|Tab panes) .*q quit$/u);
	});

	test('the time of a greylist is counted down; Esc goes back to the verdict', async () => {
		const program = walk('alice@greylisting.example');
		await program.until(/find the mail servers/);
		program.type('+a');
		await program.until(/r come back[\s\S]*q quit/);
		const waiting = await program.press('r', /! Come back in 0:[012]\d[\s\S]*go now/);
		expect(program.screen().at(-1)).toMatch(/^ Enter go now {2}Esc back to the verdict/u);
		const [shown = ''] = /0:\d\d/u.exec(waiting) ?? [];
		await program.until((screen) => /0:\d\d/u.test(screen) && !screen.includes(shown), 'a second');
		await program.press('\r', /Enter\s+again\s+goes/);
		await program.press('\u001b', /r come back[\s\S]*q quit/);
		program.type('q');
		expect(await program.exited).toMatchObject({exitCode: 11});
		await program.until(/The wait is kept/);
	});

	test('nobody says anything at our turn: the silence is counted, and there are words in time', async () => {
		const program = start(['--practice', 'alice@healthy.example'], {columns, rows, env});
		await toEhlo(program);
		expect(program.screen().join('\n')).not.toContain('quiet for');
		program.kill('SIGUSR2');
		await program.until(/quiet for 1:\d\d/);
		program.kill('SIGUSR2');
		await program.until(/quiet for 3:\d\d/);
		expect(program.screen().join('\n')).not.toContain('Nothing was said for');
		program.kill('SIGUSR2');
		await program.until(/Nothing was said for 5 minutes/);
		await program.press('\r', proposed('STARTTLS'));
		expect(program.screen().join('\n')).not.toContain('quiet for');
	});
});
