import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';

const script = path.resolve(import.meta.dirname, '../../scripts/count-tests.mjs');

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'mxray-count-'));
});
afterEach(() => {
	rmSync(folder, {recursive: true});
});

type Suite = {readonly name: string; readonly status: string; readonly tests: readonly string[]};

/** A report as vitest's JSON reporter writes it. */
function report(name: string, suites: readonly Suite[]): string {
	const file = path.join(folder, name);
	const testResults = suites.map((suite) => ({
		name: suite.name,
		status: suite.status,
		message: '',
		assertionResults: suite.tests.map((status, index) => ({status, fullName: `test ${index}`})),
	}));
	const success = suites.every(({status}) => status === 'passed');
	writeFileSync(file, JSON.stringify({success, testResults}));
	return file;
}

function count(...args: readonly string[]) {
	const {stdout, status} = spawnSync(process.execPath, [script, ...args], {encoding: 'utf8'});
	return {lastLine: stdout.trimEnd().split('\n').at(-1), status};
}

const good = (tests: readonly string[]): Suite => ({name: 'a.test.ts', status: 'passed', tests});

test('two good reports add up', () => {
	const one = report('one.json', [good(['passed', 'passed'])]);
	const two = report('two.json', [good(['passed', 'skipped'])]);
	expect(count(`tests=${one}`, `lab=${two}`, '--')).toEqual({
		lastLine: '3 passed, 0 failed',
		status: 0,
	});
});

test('a failing test counts once, though its step failed with it', () => {
	const one = report('one.json', [
		{name: 'a.test.ts', status: 'failed', tests: ['passed', 'failed']},
	]);
	expect(count(`tests=${one}`, '--', 'tests')).toEqual({lastLine: '1 passed, 1 failed', status: 1});
});

test.each([
	['a file that did not load', [{name: 'b.test.ts', status: 'failed', tests: []}], []],
	['a file without a test', [good([])], []],
	['no file at all', [], []],
	['a broken step that no test explains', [good([])], ['tests', 'lint']],
])('%s is a failure', (_, suites, broken) => {
	const one = report('one.json', [good(['passed']), ...suites]);
	const empty = report('empty.json', suites);
	const {lastLine, status} = count(`tests=${one}`, `lab=${empty}`, '--', ...broken);
	expect(lastLine).toMatch(/^1 passed, [1-9]\d* failed$/);
	expect(status).toBe(1);
});

test('a missing report is a failure', () => {
	const one = report('one.json', [good(['passed'])]);
	expect(count(`tests=${one}`, `lab=${folder}/nothing.json`, '--')).toEqual({
		lastLine: '1 passed, 1 failed',
		status: 1,
	});
});

test('a broken check is a failure beside passing tests', () => {
	const one = report('one.json', [good(['passed'])]);
	expect(count(`tests=${one}`, '--', 'lint')).toEqual({lastLine: '1 passed, 1 failed', status: 1});
});
