import * as dns from 'node:dns';
import {readFileSync} from 'node:fs';
import {connect} from 'node:tls';
import {expect, test} from 'vitest';
import type {found as Found} from '../fixtures/bundle-probe.ts';
import {withBundled} from '../support/bundled.ts';

test('modules of Node are in the bundle what they are in the sources', async () => {
	await withBundled('test/fixtures/bundle-probe.ts', async (module, {inputs}) => {
		const {found} = module as {found: typeof Found};
		const {later, ...now} = found;
		expect(now).toEqual({
			named: readFileSync,
			ofDefault: readFileSync,
			ofNamespace: connect,
			isThere: true,
			isNotThere: false,
			extendsNamed: true,
			extendsDefault: 'function',
			isCalled: 'function',
			process,
			env: process.env,
		});
		expect(await later()).toBe(dns.lookup);
		expect(Object.keys(inputs)).toContain('when-used:tls');
	});
});
