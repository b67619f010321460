import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {noConfig, readConfig, type Config} from '../../source/commands/config.ts';
import {configTemplate} from '../../source/commands/config-template.ts';
import {parseCommented} from '../../source/commands/jsonc.ts';
import {parseArguments, type Options} from '../../source/commands/options.ts';
import {settings, variableOf} from '../../source/commands/settings.ts';
import {bindKeys, fixed} from '../../source/ui/bind-keys.ts';
import {keyTable} from '../../source/ui/key-table.ts';

const fileOf = (text: string | undefined) => ({
	path: '/home/me/config.json',
	text,
	problem: undefined,
});
const read = (text: string, env: Readonly<Record<string, string>> = {}): Config =>
	readConfig(fileOf(text), env);

function options(argv: readonly string[], config: Config = noConfig): Options {
	const parsed = parseArguments(argv, {
		version: 'test',
		stdinIsTerminal: true,
		stdoutIsTerminal: true,
		env: {TERM: 'xterm'},
		config,
	});
	if (parsed.kind === 'print') throw new Error(parsed.printed.text);
	return parsed.options;
}

describe('the file', () => {
	test('comments and last commas are allowed, also beside what looks like them in a text', () => {
		expect(
			parseCommented('{// one\n"a": "// no /* comment, }", /* two\n */ "b": [1, 2,],\n}'),
		).toEqual({a: '// no /* comment, }', b: [1, 2]});
	});

	test('what is settled holds where the command line says nothing', () => {
		const config = read(
			'{"from": "me@example.org", "resolver": "192.0.2.53", "timeout": 7, "reducedMotion": true, "control": ["a.example", "b.example"]}',
		);
		expect(config.problems).toEqual([]);
		const settled = options(['alice@example.com'], config);
		expect(settled.plan.from).toBe('me@example.org');
		expect(settled.resolvers).toEqual([{address: '192.0.2.53', port: 53}]);
		expect(settled.plan.timeouts.connectMs).toBe(7000);
		expect(settled.display.reducedMotion).toBe(true);
		expect(settled.experiments.controls).toEqual(['a.example', 'b.example']);
		const spoken = ['--from', 'you@example.net', '--resolver', '192.0.2.54', 'a@example.com'];
		expect(options(spoken, config).plan.from).toBe('you@example.net');
		expect(options(spoken, config).resolvers).toEqual([{address: '192.0.2.54', port: 53}]);
	});

	test('the environment wins over it; an empty variable is none', () => {
		const text = '{"helo": "file.example.org", "ascii": true}';
		const config = read(text, {MXRAY_HELO: 'env.example.org', MXRAY_ASCII: 'no'});
		expect(options([], config).plan.helo).toBe('env.example.org');
		expect(options([], config).display.ascii).toBe(false);
		expect(options(['--ascii'], config).display.ascii).toBe(true);
		expect(options([], read(text, {MXRAY_HELO: ''})).plan.helo).toBe('file.example.org');
		expect(options([], read('', {MXRAY_RESOLVER: '192.0.2.1, 192.0.2.2'})).resolvers).toHaveLength(
			2,
		);
	});

	test('on the practice network only what is about the screen', () => {
		const config = read('{"helo": "file.example.org", "timeout": 1, "ascii": true}');
		const settled = options(['--practice'], config);
		expect(settled.plan.helo).toBeUndefined();
		expect(settled.plan.timeouts).toEqual(options([]).plan.timeouts);
		expect(settled.display.ascii).toBe(true);
	});

	test('a wish for plain text does not spoil --json', () => {
		const config = read('{"plain": true, "screenReader": true}');
		expect(options(['--json', 'a@example.com'], config).face).toBe('json');
		expect(options(['a@example.com'], config).face).toBe('text');
	});
});

test.each([
	['[]', /are not used: they are no object/],
	['{"a"', /are not used: no JSON/],
	['{"colour": "red"}', /there is no setting "colour"/],
	['{"from": "@"}', /from is ignored: /],
	['{"from": {}}', /from is ignored: it is a text or a number/],
	['{"resolver": ["dns.example"]}', /resolver is ignored: dns\.example is a name/],
	['{"ascii": "yes"}', /ascii is ignored: it is true or false/],
	['{"theme": "pink"}', /pink is none of auto, dark, light, none/],
	['{"timeout": 9999}', /timeout is ignored: 9999 is no time/],
	['{"ca": "/no/such/file"}', /ca is ignored: cannot read/],
	['{"keys": []}', /keys is ignored/],
	['{"keys": {"skip": [1]}}', /the keys of skip are no list of texts/],
	['{"auto": true}', /there is no setting "auto"/],
	['{"\\u001b[2J": 1}', /"<1B>\[2J"/],
])('%s is told and ignored', (text, problem) => {
	const config = read(text);
	expect(config.problems).toEqual([expect.stringMatching(problem)]);
	expect(config.defaults.size).toBe(0);
	expect(config.keys).toEqual({});
});

test('a file that cannot be read is told', () => {
	const problem = 'The settings in /x are not used: it cannot be read (EACCES).';
	expect(readConfig({path: '/x', text: undefined, problem}, {}).problems).toEqual([problem]);
});

test('whatever stands in the file, it is read without an error, and a walk goes on', () => {
	const names = [...settings.map(({name}) => name), 'keys', 'other'];
	const anyFile = fc.oneof(
		fc.string(),
		fc.json(),
		fc.dictionary(fc.constantFrom(...names), fc.jsonValue()).map((value) => JSON.stringify(value)),
	);
	fc.assert(
		fc.property(anyFile, (text) => {
			const config = read(text);
			expect(options(['a@example.com'], config).plan.port).toBe(25);
			// oxlint-disable-next-line no-control-regex
			expect(config.problems.join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/u);
			bindKeys(keyTable, config.keys);
		}),
	);
});

describe('--print-config', () => {
	const template = configTemplate('/home/me/config.json', keyTable);

	test('as it is printed, it settles nothing', () => {
		expect(read(template)).toEqual(noConfig);
	});

	test('with everything in force it is understood, keys included, and changes no key', () => {
		const inForce = template.replaceAll(/^(\t+)\/\/ "/gmu, '$1"').replace('/etc/ssl/ours.pem', '');
		const config = read(inForce.replace(/^.*"ca":.*$/mu, ''));
		expect(config.problems).toEqual([]);
		expect(config.defaults.size).toBe(settings.length - 1);
		expect(Object.keys(config.keys)).toEqual([
			...new Set(keyTable.map(({command}) => command).filter((each) => !fixed.has(each))),
		]);
	});

	test('names every setting, its variable, every command, and the place', () => {
		for (const setting of settings) {
			expect(template).toContain(`"${setting.name}": ${setting.example},`);
			expect(template).toContain(variableOf(setting));
		}
		for (const {command} of keyTable)
			if (!fixed.has(command)) expect(template).toContain(`"${command}": [`);
		expect(template).toContain('/home/me/config.json');
		expect(settings.filter(({display}) => display)).toHaveLength(7);
	});
});
