import {defineConfig} from 'vitest/config';
import {reportTo} from './vitest.report.ts';

// Two projects in one run: what fits in a process, and the built file in a terminal.
// test/lab needs root, Linux and real mail servers: see vitest.lab.config.ts.
export default defineConfig({
	test: {
		...reportTo(process.env['MXRAY_TEST_REPORT']),
		projects: [
			{
				test: {
					name: 'unit',
					include: ['test/**/*.test.{ts,tsx}'],
					exclude: ['test/lab/**', 'test/e2e/**'],
					maxConcurrency: 20,
					testTimeout: 10_000,
					hookTimeout: 10_000,
				},
			},
			{
				test: {
					name: 'e2e',
					include: ['test/e2e/**/*.test.ts'],
					testTimeout: 30_000,
					hookTimeout: 30_000,
				},
			},
		],
	},
});
