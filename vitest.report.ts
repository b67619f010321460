import type {TestUserConfig} from 'vitest/config';

/** `.ci/run` wants a report to count from beside what people read. */
export function reportTo(file: string | undefined): Pick<TestUserConfig, 'reporters'> {
	return file === undefined ? {} : {reporters: ['default', ['json', {outputFile: file}]]};
}
