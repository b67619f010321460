import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {eastAsianWidth} from 'get-east-asian-width';
import stringWidth from 'string-width';
import {describe, expect, test} from 'vitest';
import {bundle, type Metafile, packageFolder} from '../scripts/bundle.mjs';
import {oneCellEach} from '../scripts/bundle-screen.mjs';

const root = path.resolve(import.meta.dirname, '..');

type Rule = {
	/** Folders of source/ besides its own. */
	readonly folders: readonly string[];
	/** Modules of Node and packages. */
	readonly modules: readonly string[];
};

const network = ['node:net', 'node:tls', 'node:dns', 'node:dgram'];
const beforeUi = [
	'model',
	'protocol',
	'engine',
	'knowledge',
	'verdict',
	'experiments',
	'politeness',
	'preflight',
	'render',
];

/** Who may import what, types included. Only commands/ joins the rest; main.ts loads the command. */
const rules: Readonly<Record<string, Rule>> = {
	model: {folders: [], modules: []},
	protocol: {folders: ['model'], modules: ['node:url']},
	// HMAC-MD5, which CRAM-MD5 needs, is a function of its input like any other.
	engine: {folders: ['model', 'protocol'], modules: ['node:crypto']},
	net: {
		folders: ['model', 'protocol', 'engine'],
		modules: [...network, 'node:crypto', 'node:os', 'node:perf_hooks', 'node:stream'],
	},
	practice: {
		folders: ['model', 'protocol', 'engine'],
		modules: [...network, 'node:crypto', 'node:timers/promises', 'dns-packet'],
	},
	knowledge: {folders: ['model', 'protocol'], modules: []},
	verdict: {folders: ['model', 'protocol', 'knowledge'], modules: []},
	politeness: {folders: ['model', 'protocol', 'knowledge'], modules: []},
	experiments: {
		folders: ['model', 'protocol', 'engine', 'knowledge', 'politeness', 'verdict'],
		modules: [],
	},
	preflight: {
		folders: ['model', 'protocol', 'engine', 'knowledge', 'verdict'],
		modules: ['mailauth/lib/spf/index.js'],
	},
	state: {
		folders: ['model', 'protocol'],
		modules: ['env-paths', 'node:crypto', 'node:fs', 'node:path'],
	},
	render: {
		folders: [
			'model',
			'protocol',
			'knowledge',
			'politeness',
			'verdict',
			'experiments',
			'preflight',
		],
		modules: ['string-width'],
	},
	explain: {folders: ['model', 'protocol', 'knowledge'], modules: []},
	hints: {folders: ['model', 'protocol'], modules: ['disposable-email-domains-js']},
	faces: {
		folders: [...beforeUi, 'explain'],
		modules: ['node:readline', 'node:readline/promises', 'node:string_decoder'],
	},
	commands: {
		folders: [...beforeUi, 'explain', 'hints', 'faces', 'net', 'practice', 'state', 'ui'],
		modules: [
			'node:child_process',
			'node:crypto',
			'node:fs',
			'node:os',
			'node:stream/promises',
			'node:util',
		],
	},
	ui: {
		folders: [...beforeUi, 'explain', 'hints'],
		modules: ['chalk', 'ink', 'react', 'string-width', 'node:process'],
	},
};

type Import = {readonly from: string; readonly to: string};

const importForms =
	/(?:^|[\s;}])(?:import|export)\s*(?:[\w*{][^'";]*?\sfrom\s*)?'([^']+)'|\bimport\(\s*'([^']+)'/g;

/** Every import in source/, types included: the file, and the file or module it names. */
function allImports(): readonly Import[] {
	const files = readdirSync(path.join(root, 'source'), {recursive: true, encoding: 'utf8'}).filter(
		(file) => /\.tsx?$/.test(file),
	);
	return files.flatMap((file) => {
		const text = readFileSync(path.join(root, 'source', file), 'utf8').replaceAll(
			/^\s*(?:\/\/|\*|\/\*).*$/gm,
			'',
		);
		return [...text.matchAll(importForms)].map((found) => {
			const to = (found[1] ?? found[2])!;
			const from = file.replaceAll('\\', '/');
			return {from, to: to.startsWith('.') ? path.posix.join(path.posix.dirname(from), to) : to};
		});
	});
}

const imports = allImports();
const folderOf = (file: string) => (file.includes('/') ? file.split('/')[0]! : '');
const isOurs = (to: string) => /\.tsx?$/.test(to);

function breaks({from, to}: Import): boolean {
	const rule = rules[folderOf(from)];
	if (!rule) return false;
	if (!isOurs(to)) return !rule.modules.includes(to);
	const folder = folderOf(to);
	return folder !== folderOf(from) && !rule.folders.includes(folder);
}

describe('imports', () => {
	test('the scan sees them', () => {
		expect(imports.length).toBeGreaterThan(150);
		expect(imports).toContainEqual({from: 'engine/io.ts', to: 'model/dns.ts'});
		expect(imports).toContainEqual({from: 'bin.ts', to: 'main.ts'});
	});

	test('a forbidden one would be seen', () => {
		expect(breaks({from: 'ui/app.tsx', to: 'net/io.ts'})).toBe(true);
		expect(breaks({from: 'engine/step.ts', to: 'react'})).toBe(true);
		expect(breaks({from: 'render/text.ts', to: 'node:fs'})).toBe(true);
		expect(breaks({from: 'engine/step.ts', to: 'model/event.ts'})).toBe(false);
	});

	test('every folder has a rule', () => {
		const folders = new Set(imports.map(({from}) => folderOf(from)));
		folders.delete('');
		expect([...folders].filter((folder) => !(folder in rules))).toEqual([]);
	});

	test.each(Object.keys(rules))('of %s stay inside its rule', (folder) => {
		const broken = imports.filter((entry) => folderOf(entry.from) === folder && breaks(entry));
		expect(broken).toEqual([]);
	});

	test('only net and practice open sockets', () => {
		const users = imports.filter(({to}) =>
			/^(node:)?(net|tls|dns|dgram|https?|http2)(\/promises)?$/.test(to),
		);
		expect([...new Set(users.map(({from}) => folderOf(from)))].toSorted()).toEqual([
			'net',
			'practice',
		]);
	});

	test('only the driver, the vault and the maker of responses open a secret', () => {
		const callers = readdirSync(path.join(root, 'source'), {recursive: true, encoding: 'utf8'})
			.filter((file) => /\.tsx?$/.test(file))
			.filter((file) =>
				/\bopenSecret\b/.test(readFileSync(path.join(root, 'source', file), 'utf8')),
			)
			.map((file) => file.replaceAll('\\', '/'));
		expect(callers.toSorted()).toEqual([
			'engine/hands.ts',
			'engine/vault.ts',
			'protocol/sasl.ts',
			'protocol/secret.ts',
		]);
	});

	test('only ui draws with ink and react', () => {
		const users = imports.filter(({to}) => /^(ink|react)(-|\/|$)/.test(to));
		expect([...new Set(users.map(({from}) => folderOf(from)))]).toEqual(['ui']);
	});

	test('only the reading of options and the keeping of state touch files', () => {
		const users = imports.filter(
			({from, to}) => folderOf(from) !== 'state' && /^(node:)?fs(\/promises)?$/.test(to),
		);
		expect([...new Set(users.map(({from}) => from))]).toEqual(['commands/option-values.ts']);
	});
});

describe('the bundle', () => {
	const bundled = bundle();
	bundled.catch(() => undefined); // each test says so itself

	test('starts without the UI: ink and react are in lazy chunks only', async () => {
		const {metafile} = await bundled;
		const eager = statically(metafile, eagerStart(metafile));
		const packages = packagesIn(metafile, eager);
		expect(packages).not.toContain('ink');
		expect(packages).not.toContain('react');
		expect(inputsOf(metafile, eager)).toContain('source/commands/options.ts');
	});

	test('reads few files until something is to be seen', async () => {
		const {metafile} = await bundled;
		const start = eagerStart(metafile);
		expect(statically(metafile, start).length).toBeLessThanOrEqual(7);
		const screens = ['source/commands/in-ui.ts', 'source/ui/run.tsx', 'source/ui/mount.tsx'];
		const shown = [...start, ...screens.map((entry) => chunkOf(metafile, entry))];
		expect(statically(metafile, shown).length).toBeLessThanOrEqual(18);
	});

	test('has the UI in a chunk of its own', async () => {
		const {metafile} = await bundled;
		expect(packagesIn(metafile, Object.keys(metafile.outputs))).toContain('ink');
	});

	test('may leave the emoji table alone for a single unit: what is emoji there is wide anyway', () => {
		const emoji = new RegExp(String.raw`^\p{RGI_Emoji}$`, 'v');
		const units = Array.from({length: 0x1_00_00}, (_, unit) => String.fromCodePoint(unit));
		const found = units.filter((unit) => emoji.test(unit));
		expect(found.length).toBeGreaterThan(20);
		expect(found.filter((unit) => eastAsianWidth(unit.codePointAt(0)!) !== 2)).toEqual([]);
	});

	test('is ASCII throughout, so that Node reads and compiles it at one byte a character', async () => {
		const {outputFiles} = await bundled;
		const beyond = outputFiles.map(({path: file, text}) => {
			const at = text.search(/[^\0-\x7f]/u);
			return at === -1 ? '' : `${file}: ${text.slice(Math.max(0, at - 30), at + 30)}`;
		});
		// esbuild leaves regular expressions as they are: \u201C in place of a curly quote.
		expect(beyond.filter((each) => each !== '')).toEqual([]);
	});

	test('knows which texts take one cell for each unit', () => {
		const ones = Array.from({length: 0x1_00_00}, (_, unit) => String.fromCharCode(unit)).filter(
			(unit) => oneCellEach.test(unit),
		);
		expect(ones.length).toBeGreaterThan(1000);
		const apart = ones.filter((unit) => stringWidth(unit) !== 1);
		const together = ones.filter((unit) => stringWidth(`─${unit}a${unit}${unit}`) !== 5);
		expect([...apart, ...together]).toEqual([]);
	});

	test('needs nothing beside Node', async () => {
		const {metafile} = await bundled;
		const outside = Object.values(metafile.outputs)
			.flatMap((output) => output.imports)
			.filter(({external}) => external)
			.map(({path: name}) => name.replace(/^node:/, ''));
		const {builtinModules} = process.getBuiltinModule('node:module');
		expect(outside.filter((name) => !builtinModules.includes(name))).toEqual([]);
	});
});

/** What runs at every walk: the guard, and the chunks that it and main.ts load. */
function eagerStart(metafile: Metafile): readonly string[] {
	const entries = ['source/bin.ts', 'source/main.ts', 'source/commands/walk.ts'];
	return entries.map((entry) => chunkOf(metafile, entry));
}

function chunkOf(metafile: Metafile, entry: string): string {
	const chunk = Object.entries(metafile.outputs).find(([, {entryPoint}]) => entryPoint === entry);
	if (!chunk) throw new Error(`${entry} has no chunk`);
	return chunk[0];
}

/** These outputs and all that they import statically. */
function statically(metafile: Metafile, start: readonly string[]): readonly string[] {
	const seen = new Set<string>();
	const visit = (output: string) => {
		if (seen.has(output)) return;
		seen.add(output);
		for (const entry of metafile.outputs[output]?.imports ?? []) {
			if (entry.kind === 'import-statement' && !entry.external) visit(entry.path);
		}
	};
	for (const output of start) visit(output);
	return [...seen];
}

function inputsOf(metafile: Metafile, outputs: readonly string[]): readonly string[] {
	return outputs.flatMap((output) => Object.keys(metafile.outputs[output]?.inputs ?? {}));
}

function packagesIn(metafile: Metafile, outputs: readonly string[]): readonly string[] {
	const folders = new Set(inputsOf(metafile, outputs).map((input) => packageFolder(input)));
	return [...folders].flatMap((folder) => folder?.replace(/^.*node_modules\//, '') ?? []);
}
