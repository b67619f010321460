import {mkdtempSync, rmSync} from 'node:fs';
import {availableParallelism, devNull, tmpdir} from 'node:os';
import path from 'node:path';
import {defineConfig} from 'vitest/config';
import {reportTo} from './vitest.report.ts';

// What mxray writes down during the tests must not end up among the user's own records.
const state = mkdtempSync(path.join(tmpdir(), 'mxray-test-state-'));
process.on('exit', () => {
	rmSync(state, {recursive: true, force: true});
});
// Nor may the user's own settings change what is tested.
const env = {MXRAY_STATE_DIR: state, MXRAY_CONFIG: devNull};

// Two projects in one run: what fits in a process, and the built file in a terminal.
// test/lab needs root, Linux and real mail servers: see vitest.lab.config.ts.
export default defineConfig({
	test: {
		...reportTo(process.env['MXRAY_TEST_REPORT']),
		projects: [
			{
				test: {
					name: 'unit',
					env,
					include: ['test/**/*.test.{ts,tsx}'],
					exclude: ['test/lab/**', 'test/e2e/**'],
					maxConcurrency: 20,
					// They take a second at most on an idle machine; a property of many runs ten times that on a busy one.
					testTimeout: 30_000,
					hookTimeout: 30_000,
				},
			},
			{
				test: {
					name: 'e2e',
					env,
					include: ['test/e2e/**/*.test.ts'],
					// They mostly wait for a program: one more than there are processors does no harm.
					maxWorkers: Math.max(3, availableParallelism()),
					sequence: {groupOrder: 1},
					testTimeout: 30_000,
					hookTimeout: 30_000,
				},
			},
		],
	},
});
