import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {bundledPackages} from '../../scripts/bundle.mjs';
import {loadSpfLibrary} from '../../source/preflight/spf/library.ts';
import {subjectOf} from '../support/spf.ts';
import {bundledSpf} from '../support/spf-bundled.ts';
import {inMemory} from '../support/spf-zone.ts';
import {spfCases} from './spf-cases.ts';

const library = await loadSpfLibrary();
const {library: bundled, metafile} = await bundledSpf();

describe('the SPF library out of the bundle', () => {
	test('is alone in a chunk that nobody loads before', () => {
		const chunks = Object.entries(metafile.outputs);
		const [name, chunk] = chunks.find(([, {inputs}]) =>
			Object.keys(inputs).some((input) => input.includes('mailauth/lib/spf/index.js')),
		)!;
		const users = chunks.flatMap(([, output]) => output.imports).filter(({path}) => path === name);
		expect(users.map(({kind}) => kind)).toEqual(['dynamic-import']);
		expect(chunk.bytes).toBeLessThan(65_000);
	});

	test('carries no package that SPF does not need', () => {
		const names = bundledPackages(metafile).map(({name}) => name);
		expect(names).toEqual(['@hapi/address', 'ipaddr.js', 'mailauth', 'punycode.js']);
	});

	test('has no DNS and no HTTPS of its own', () => {
		const own = Object.entries(metafile.inputs).filter(([input]) => input.includes('/mailauth/'));
		const asked = own.flatMap(([, {imports}]) => imports.map(({path}) => path));
		expect(asked).toContain('spf-alone:dns');
		expect(asked.filter((input) => /^when-used:(?:dns|https?|tls)/.test(input))).toEqual([]);
	});

	test.for(spfCases.map((entry) => [entry.name, entry] as const))('%s', async ([, entry]) => {
		const subject = subjectOf(entry);
		expect(await bundled(subject, inMemory(entry.zone))).toEqual(
			await library(subject, inMemory(entry.zone)),
		);
	});

	test('asks for the same domains', async () => {
		const label = fc.stringMatching(/^[-a-zA-Z0-9_ü]{0,8}$/);
		const odd = fc
			.array(fc.integer({min: 0, max: 0x2ff}), {maxLength: 20})
			.map((points) => String.fromCodePoint(...points));
		const domain = fc.oneof(
			fc.array(label, {maxLength: 4}).map((labels) => labels.join('.')),
			fc.constantFrom('a.b.', 'xn--bcher-kva.example', `${'a'.repeat(64)}.example`, 'a.1', 'a.b1'),
			odd,
		);
		await fc.assert(
			fc.asyncProperty(domain, async (name) => {
				const ask = async (with_: typeof library) => {
					const asked: string[] = [];
					const verdict = await with_(
						{ip: '192.0.2.10', sender: `a@${name}`, helo: 'h.example'},
						(host, type) => {
							asked.push(`${type} ${host}`);
							return Promise.resolve([['v=spf1 +all']]);
						},
					);
					return {asked, verdict};
				};
				expect(await ask(bundled)).toEqual(await ask(library));
			}),
			{numRuns: 500},
		);
	});
});
