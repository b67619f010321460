import {mkdtempSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, test} from 'vitest';
import {openRecent, readRecent} from '../../source/state/recent.ts';
import {isTourOver, noteTourOver} from '../../source/state/tour.ts';

const folder = (): string => mkdtempSync(path.join(tmpdir(), 'recent-'));
const walk = (address: string, outcome = 'rcpt 250 Taken.') => ({
	address,
	at: '2026-01-02T03:04:05.000Z',
	outcome,
});

test('newest first, one for each address, twenty at most, for this user only', () => {
	const place = folder();
	const recent = openRecent(place);
	for (let n = 0; n < 25; n++) recent.put(walk(`a${n}@b.example`));
	recent.put(walk('a10@b.example', 'not finished'));
	const list = openRecent(place).list();
	expect(list).toHaveLength(20);
	expect(list[0]).toEqual(walk('a10@b.example', 'not finished'));
	expect(list[1]?.address).toBe('a24@b.example');
	expect(list.filter(({address}) => address === 'a10@b.example')).toHaveLength(1);
	if (process.platform !== 'win32')
		expect(statSync(path.join(place, 'recent.json')).mode & 0o777).toBe(0o600);
});

test('one is forgotten, then all: nothing of it is left on disk', () => {
	const place = folder();
	const recent = openRecent(place);
	recent.put(walk('a@b.example'));
	recent.put(walk('c@d.example'));
	recent.remove('a@b.example');
	expect(readFileSync(path.join(place, 'recent.json'), 'utf8')).not.toContain('a@b.example');
	recent.clear();
	expect(() => statSync(path.join(place, 'recent.json'))).toThrow(/ENOENT/);
	expect(recent.list()).toEqual([]);
});

test.each([
	['no JSON', 'x'],
	['another schema', '{"schema":"other","walks":[]}'],
	['no list', '{"schema":"mxray.recent/1","walks":{}}'],
	[
		'odd rows',
		'{"schema":"mxray.recent/1","walks":[null,1,{"address":"a"},{"address":"a","at":"x","outcome":""}]}',
	],
	['poisoned: endless', `{"schema":"mxray.recent/1","walks":[${'"x",'.repeat(40_000)}1]}`],
])('a file with %s is an empty list', (_name, text) => {
	expect(readRecent(text)).toEqual([]);
	const place = folder();
	writeFileSync(path.join(place, 'recent.json'), text);
	expect(openRecent(place).list()).toEqual([]);
});

test('trouble with the disk is told and stops nothing', () => {
	const place = path.join(folder(), 'file');
	writeFileSync(place, '');
	const told: string[] = [];
	const recent = openRecent(place, (sentence) => told.push(sentence));
	recent.put(walk('a@b.example'));
	expect(told.join('\n')).toMatch(/recent walks cannot be/);
});

test('the tour is put away for good', () => {
	const place = folder();
	expect(isTourOver(place)).toBe(false);
	noteTourOver(place, () => {});
	expect(isTourOver(place)).toBe(true);
});

test('a verdict is kept; a walk without one, and one that is too long, are read all the same', () => {
	const place = folder();
	const recent = openRecent(place);
	recent.put(walk('old@b.example'));
	recent.put({...walk('new@b.example'), verdict: 'Accepted for now'});
	expect(openRecent(place).list()).toEqual([
		{...walk('new@b.example'), verdict: 'Accepted for now'},
		walk('old@b.example'),
	]);
	recent.put(walk('long@b.example', 'rcpt 250 One sentence of it. '.repeat(40)));
	expect(openRecent(place).list()[0]?.outcome).toMatch(/ of it\.$/u);
});
