import {defineConfig} from 'vitest/config';
import {reportTo} from './vitest.report.ts';

// Real Postfix, Exim and DNS in network namespaces. One lab for all files, so one at a time.
export default defineConfig({
	test: {
		...reportTo(process.env['MXRAY_TEST_REPORT']),
		name: 'lab',
		include: ['test/lab/**/*.test.ts'],
		globalSetup: ['test/lab/setup.ts'],
		fileParallelism: false,
		testTimeout: 60_000,
		hookTimeout: 120_000,
	},
});
