import {spawn} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {describe, expect, it} from 'vitest';

const program = fileURLToPath(new URL('../../dist/bin.js', import.meta.url));

type Run = {readonly code: number | null; readonly out: string; readonly err: string};

/** Run the built program without a terminal. */
function run(args: readonly string[], input = ''): Promise<Run> {
	return new Promise((resolve) => {
		const child = spawn(process.execPath, [program, ...args], {
			env: {
				PATH: process.env['PATH'] ?? '',
				MXRAY_STATE_DIR: process.env['MXRAY_STATE_DIR'] ?? '',
			},
		});
		let out = '';
		let err = '';
		child.stdout.on('data', (chunk) => (out += String(chunk)));
		child.stderr.on('data', (chunk) => (err += String(chunk)));
		child.on('close', (code) => resolve({code, out, err}));
		child.stdin.on('error', () => {
			// It may have ended before it read anything.
		});
		child.stdin.end(input);
	});
}

describe('the command line', () => {
	const mistakes: readonly (readonly [string, readonly string[], RegExp])[] = [
		['an unknown option', ['--frobnicate'], /there is no option --frobnicate/],
		['a value for a switch', ['--practice=yes', 'a@healthy.example'], /--practice takes no value/],
		[
			'a negated switch',
			['--no-practice', 'a@healthy.example'],
			/there is no option --no-practice/,
		],
		['an option given twice', ['a@b.example', '--port', '25', '--port', '26'], /given twice/],
		['an option twice, by both of its names', ['--stop-after=mail', '--stopAfter=mail'], /twice/],
		['an option without its value', ['a@b.example', '--port'], /--port needs a value/],
		['an option in place of a value', ['--helo', '--mx', '--port'], /--mx looks like an option/],
		[
			'the end of options in place of a value',
			['--stop-after', '--', 'a@b.example'],
			/--stop-after=--/,
		],
		[
			'one dash in place of two',
			['-auto', 'a@b.example'],
			/no option -auto; did you mean --auto\?/,
		],
		['a letter that is no option', ['-x', 'a@b.example'], /there is no option -x/],
		['a dash and a value', ['-=', 'a@b.example'], /there is no option -=/],
		['a line break in an option', ['--x\ry', 'a@b.example'], /there is no option --x<0D>y/],
		['no address and no terminal', [], /which address/],
		['two addresses', ['a@b.example', 'c@d.example'], /one address at a time/],
		['no @', ['alice'], /has no @/],
		['a line break in the address', ['a\r\nDATA@b.example'], /line break/i],
		['a line break in --from', ['a@b.example', '--from', 'x@y.example\nRCPT'], /--from/],
		['a line break in --helo', ['a@b.example', '--helo', 'x\r\nQUIT'], /--helo/],
		['a port that is none', ['a@b.example', '--port', '99999'], /--port: 99999 is no port/],
		['a resolver by name', ['a@b.example', '--resolver', 'dns.example'], /needs an IP address/],
		['a wait of nothing', ['a@b.example', '--timeout', '0'], /--timeout/],
		['a stage that is none', ['a@b.example', '--stop-after', 'data'], /--stop-after/],
		['both families', ['a@b.example', '--ipv4', '--ipv6'], /exclude each other/],
		['two faces', ['a@b.example', '--json', '--plain'], /exclude each other/],
		['a file that is not there', ['a@b.example', '--ca', '/no/such.pem'], /cannot read/],
		['a file without certificates', ['a@b.example', '--ca', program], /no PEM certificate/],
		['--json without an address', ['--json'], /which address/],
		['explain with an unknown stage', ['explain', '--stage', 'x', '250 ok'], /--stage/],
		['explain --batch with a reply', ['explain', '--batch', '250 ok'], /standard input/],
	];
	it.concurrent.each(mistakes)(
		'says what is wrong with %s, and 64',
		async (_what, args, message) => {
			const {code, out, err} = await run(args);
			expect(err).toMatch(message);
			expect(err).not.toMatch(/\n\s+at /);
			expect({code, out}).toEqual({code: 64, out: ''});
		},
	);

	it.concurrent('a version and a help text', async () => {
		const manifest = await import('../../package.json', {with: {type: 'json'}});
		expect(await run(['--version'])).toEqual({
			code: 0,
			out: `${manifest.default.version}\n`,
			err: '',
		});
		expect((await run(['--help'])).out).toMatch(/--stop-after STAGE/);
		expect((await run(['explain', '--help'])).out).toMatch(/--batch/);
	});

	it.concurrent(
		'without a terminal --practice lists its addresses and walks to the first',
		async () => {
			const {code, out} = await run(['--practice']);
			expect(out).toMatch(/bob@yahoo-like\.example|alice@yahoo-like\.example/);
			expect(out).toMatch(/=== Verdict on alice@healthy\.example/);
			expect(code).toBe(0);
		},
	);

	it.concurrent('the practice network says that it has no such domain', async () => {
		const {code, out, err} = await run(['--practice', '--json', 'bob@gmail.com']);
		expect(err).toContain('The practice network has no gmail.com');
		expect({code, out}).toEqual({code: 64, out: ''});
		// What lies within it and does not exist is a lesson, not a mistake.
		expect((await run(['--practice', '--json', 'bob@gone.example'])).code).toBe(13);
	});

	it.concurrent('explain --batch answers line by line, and bad lines with an error', async () => {
		const {code, out} = await run(
			['explain', '--batch'],
			'{"id":1,"reply":"550 5.1.1 no such user"}\nnot json\n{"id":3}\n',
		);
		const lines = out
			.trimEnd()
			.split('\n')
			.map((line) => JSON.parse(line) as Record<string, unknown>);
		expect(lines[0]).toMatchObject({id: 1, reason: 'user-unknown', about: 'recipient'});
		expect(lines[1]).toMatchObject({line: 2, error: expect.any(String) as string});
		expect(lines[2]).toMatchObject({id: 3, error: expect.any(String) as string});
		expect(code).toBe(0);
	});

	it.concurrent('explain reads standard input', async () => {
		const {out} = await run(['explain', '--json'], '452 4.2.2 over quota\n');
		expect(JSON.parse(out)).toMatchObject({kind: 'reply'});
	});
});
