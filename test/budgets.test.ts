import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {bundle, bundledPackages} from '../scripts/bundle.mjs';

// Sizes and contents only. Times belong to `npm run bench`: a timed test fails on a busy machine.
const root = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

type Packed = {
	readonly size: number;
	readonly unpackedSize: number;
	readonly files: readonly {readonly path: string; readonly mode: number}[];
};

/** What `npm pack` would publish, without building again and without asking a registry. */
function pack(): Packed {
	const output = execFileSync(
		process.platform === 'win32' ? 'npm.cmd' : 'npm',
		['pack', '--dry-run', '--json', '--ignore-scripts', '--offline'],
		{
			cwd: root,
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
			shell: process.platform === 'win32',
		},
	);
	const parsed = JSON.parse(output) as readonly Packed[] | Readonly<Record<string, Packed>>;
	return Object.values(parsed)[0]!;
}

describe('the package', () => {
	const packed = pack();
	const paths = packed.files.map((file) => file.path);

	test('is at most 770 kB packed and 2.4 MB unpacked', () => {
		expect(packed.size).toBeGreaterThan(10_000);
		expect(packed.size).toBeLessThanOrEqual(770_000);
		expect(packed.unpackedSize).toBeLessThanOrEqual(2_400_000);
	});

	test('depends on nothing at run time', () => {
		const manifest = JSON.parse(read('package.json')) as Record<string, unknown>;
		for (const key of ['dependencies', 'optionalDependencies', 'peerDependencies']) {
			expect(manifest[key] ?? {}).toEqual({});
		}
	});

	test('carries what it promises and nothing of the workshop', () => {
		for (const file of ['dist/bin.js', 'dist/THIRD-PARTY-NOTICES.txt', 'LICENSE', 'README.md']) {
			expect(paths).toContain(file);
		}
		const strange = paths.filter(
			(file) => !/^(dist|schema)\/|^(package\.json|[A-Z]+(\.md)?)$/.test(file),
		);
		expect(strange).toEqual([]);
		expect(paths.filter((file) => file.endsWith('.tmp'))).toEqual([]);
	});

	test('has a command that can be run', () => {
		const bin = packed.files.find((file) => file.path === 'dist/bin.js');
		expect((bin?.mode ?? 0) & 0o111).toBe(0o111);
		expect(read('dist/bin.js')).toMatch(/^#!\/usr\/bin\/env node\n/);
	});

	test('has a guard that an old Node can parse', () => {
		expect(read('dist/bin.js')).not.toMatch(/\?\.|\?\?|=>|`[^`]*\$\{|\basync\b|\bawait\b/);
	});
});

test('every bundled package has its notice: name, holders, and the words of its licence', async () => {
	const notices = read('dist/THIRD-PARTY-NOTICES.txt').replaceAll(/\s+/g, ' ');
	const packages = bundledPackages((await bundle()).metafile);
	expect(packages.length).toBeGreaterThan(20);
	for (const {name, version, holders, terms} of packages) {
		expect(notices).toContain(`${name} ${version} (`);
		for (const holder of holders) expect(notices).toContain(holder.replaceAll(/\s+/g, ' '));
		expect(terms.length).toBeGreaterThan(400);
		expect(notices).toContain(terms.replaceAll(/\s+/g, ' ').trim());
	}
	const known = packages.filter(({holders}) => holders.length > 0).length;
	expect(known / packages.length).toBeGreaterThan(0.9);
});
