import {mkdtempSync, rmSync, statSync} from 'node:fs';
import {homedir, tmpdir} from 'node:os';
import path from 'node:path';
import {describe, expect, it, onTestFinished} from 'vitest';
import {errorCode, makeFolder, statePlace} from '../../source/state/places.ts';

describe('the state place', () => {
	it('is what MXRAY_STATE_DIR says, and practice has a folder of its own there', async () => {
		const chosen = path.join(tmpdir(), 'somewhere');
		expect(await statePlace({MXRAY_STATE_DIR: chosen}, false)).toBe(chosen);
		expect(await statePlace({MXRAY_STATE_DIR: chosen}, true)).toBe(path.join(chosen, 'practice'));
	});

	it('is absolute, wherever mxray runs', async () => {
		expect(await statePlace({MXRAY_STATE_DIR: 'state'}, false)).toBe(path.resolve('state'));
	});

	it('is the place of the platform otherwise, under the name mxray', async () => {
		for (const env of [{}, {MXRAY_STATE_DIR: ''}]) {
			const place = await statePlace(env, false);
			expect(place).toContain('mxray');
			expect(place).not.toContain('nodejs');
			expect(path.isAbsolute(place!)).toBe(true);
		}
	});

	it.skipIf(process.platform !== 'linux' || process.env['XDG_STATE_HOME'] !== undefined)(
		'is that for state on Linux (XDG)',
		async () => {
			expect(await statePlace({}, false)).toBe(path.join(homedir(), '.local', 'state', 'mxray'));
		},
	);

	it.skipIf(process.platform === 'win32')('is made for this user only', () => {
		const parent = mkdtempSync(path.join(tmpdir(), 'mxray-place-'));
		onTestFinished(() => {
			rmSync(parent, {recursive: true});
		});
		const folder = path.join(parent, 'a', 'b');
		makeFolder(folder);
		makeFolder(folder);
		expect(statSync(folder).mode & 0o777).toBe(0o700);
		expect(statSync(path.join(parent, 'a')).mode & 0o777).toBe(0o700);
	});

	it('tells the word of the system', () => {
		expect(errorCode(Object.assign(new Error('no'), {code: 'EACCES'}))).toBe('EACCES');
		expect(errorCode('no')).toBe('unknown error');
	});
});
