import {execFile} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, describe, expect, it} from 'vitest';
import type {Outcome} from '../../source/model/verdict.ts';

/*
 * The same as causes.test.ts, for some, through the command as a script calls
 * it: the address is enough, what the visit needs comes along.
 */

/** The parts of the document that are looked at. */
type SessionDocument = {
	readonly outcome: Outcome;
	readonly experiments: {
		readonly announced: number;
		readonly used: number;
		readonly trials: readonly unknown[];
	} | null;
};

const bin = fileURLToPath(new URL('../../source/bin.ts', import.meta.url));
const state = mkdtempSync(path.join(tmpdir(), 'causes-'));
afterAll(() => rmSync(state, {recursive: true}));

async function run(args: readonly string[]): Promise<{document: SessionDocument; stderr: string}> {
	const flags = ['--practice', '--auto', '--experiments', '--json'];
	const env = {...process.env, MXRAY_STATE_DIR: state};
	return new Promise((resolve, reject) => {
		execFile(
			process.execPath,
			[bin, ...flags, ...args],
			{env, maxBuffer: 64 * 1024 * 1024},
			(error, stdout, stderr) => {
				// Any exit code will do; no document will not.
				if (stdout === '') reject(error ?? new Error(stderr));
				else resolve({document: JSON.parse(stdout) as SessionDocument, stderr});
			},
		);
	});
}

describe.concurrent('--auto --experiments --json', () => {
	it.each([
		['alice@green.at-the-door.example', 'tarpit'],
		['alice@red.on-the-way.example', 'port25-blocked'],
		['alice@green.on-the-way.example', 'transparent-proxy'],
		['alice@blue.hung-up.example', 'sender-rejected'],
		['alice@blue.their-side.example', 'sick-mx'],
		['alice@green.access-denied.example', 'no-ptr'],
	])('%s: %s', {timeout: 60_000}, async (address, cause) => {
		const {document} = await run([address]);
		const {outcome, experiments} = document;
		expect(outcome.hypotheses[0]?.id).toBe(cause);
		expect(experiments?.trials.length).toBeGreaterThan(0);
		expect(experiments?.used).toBeLessThanOrEqual(experiments?.announced ?? 0);
	});

	it(
		'what a practice visit brings along is said, and what the person gave counts more',
		{timeout: 60_000},
		async () => {
			const address = 'alice@blue.at-the-door.example';
			const own = await run([address]);
			expect(own.stderr).toContain('this practice visit comes with --timeout 0.8');
			expect(own.document.outcome.hypotheses[0]?.id).toBe('greet-delay');
			const patient = await run([address, '--timeout', '20']);
			expect(patient.stderr).toBe('');
			expect(patient.document.outcome.code).toBe(250);
		},
	);
});
