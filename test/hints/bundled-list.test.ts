import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {expect, test} from 'vitest';
import {bundle, bundleOptions, root} from '../../scripts/bundle.mjs';
import type {addressHints} from '../../source/hints/address-hints.ts';
import {parseMailbox} from '../../source/protocol/address.ts';

test('the list of domains to throw away is whole in the bundle, and small', async () => {
	const {outputFiles, metafile} = await bundle(
		bundleOptions({hints: 'source/hints/address-hints.ts'}),
	);
	const chunks = Object.values(metafile.outputs).filter(({inputs}) =>
		Object.keys(inputs).some((input) => input.includes('disposable-email-domains-js')),
	);
	expect(chunks).toHaveLength(1);
	expect(chunks[0]!.bytes).toBeLessThan(60_000);
	expect(chunks[0]!.inputs).not.toHaveProperty('source/hints/address-hints.ts');

	const folder = mkdtempSync(path.join(tmpdir(), 'mxray-hints-'));
	try {
		for (const {path: file, contents} of outputFiles) {
			writeFileSync(path.join(folder, path.relative(path.join(root, 'dist'), file)), contents);
		}
		writeFileSync(path.join(folder, 'package.json'), '{"type": "module"}');
		const bundled = (await import(
			/* @vite-ignore */ pathToFileURL(path.join(folder, 'hints.js')).href
		)) as {addressHints: typeof addressHints};
		const {disposableEmailBlocklist} = createRequire(import.meta.url)(
			'disposable-email-domains-js',
		) as {disposableEmailBlocklist: () => readonly string[]};
		const list = disposableEmailBlocklist();
		const picked = list.filter((_, index) => index % 50 === 0);
		expect(picked.length).toBeGreaterThan(100);
		for (const domain of picked) {
			const parsed = parseMailbox(`ada@${domain}`);
			if (!parsed.ok) throw new Error(parsed.message);
			const kinds = (await bundled.addressHints(parsed.mailbox)).map(({kind}) => kind);
			expect(kinds, domain).toContain('disposable');
		}
	} finally {
		rmSync(folder, {recursive: true});
	}
});
