import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {maxSessionFiles, saveSession} from '../../source/state/sessions.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'mxray-sessions-'));
});
afterEach(() => {
	rmSync(folder, {recursive: true, force: true});
});
const now = new Date('2026-01-02T03:04:05.678Z');
const noTrouble = (sentence: string): never => {
	throw new Error(sentence);
};

test('a session is written whole, for this user only', () => {
	const file = saveSession(folder, 'a\nb\n', {now, onTrouble: noTrouble});
	expect(file).toMatch(/sessions[/\\]20260102T030405678Z-\d+-\d+\.ndjson$/);
	expect(readFileSync(file!, 'utf8')).toBe('a\nb\n');
	if (process.platform !== 'win32') expect(statSync(file!).mode & 0o777).toBe(0o600);
});

test('only so many are kept: the oldest go, and nothing that is not ours', () => {
	for (let count = 0; count < maxSessionFiles + 5; count++)
		saveSession(folder, `${count}`, {now: new Date(now.getTime() + count), onTrouble: noTrouble});
	const sessions = path.join(folder, 'sessions');
	const names = readdirSync(sessions).toSorted();
	expect(names).toHaveLength(maxSessionFiles);
	expect(readFileSync(path.join(sessions, names[0]!), 'utf8')).toBe('5');
	writeFileSync(path.join(sessions, '0-mine.txt'), 'mine');
	saveSession(folder, 'last', {now: new Date(now.getTime() + 999), onTrouble: noTrouble});
	expect(readdirSync(sessions)).toContain('0-mine.txt');
});

test('where it cannot be written, that is said and nothing is thrown', () => {
	writeFileSync(path.join(folder, 'sessions'), 'in the way');
	const said: string[] = [];
	expect(saveSession(folder, 'x', {now, onTrouble: (text) => said.push(text)})).toBeUndefined();
	expect(said).toEqual([expect.stringMatching(/could not be saved: .*sessions \([A-Z]+\)/)]);
});
