import {readFileSync} from 'node:fs';
import {expect, it} from 'vitest';
import {failureTable, tableIn} from '../../scripts/failure-table.ts';

it('the table of failure modes in the README says what mxray says: else run `npm run failure-table`', async () => {
	const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
	const rows = tableIn(readme)?.split('\n') ?? [];
	expect(rows).toHaveLength(2 + 19);
	// Nineteen failures, nineteen different rows: an exact repetition would be no diagnosis.
	expect(new Set(rows.map((row) => row.split('|').slice(2).join('|'))).size).toBe(rows.length);
	expect(rows).toEqual((await failureTable()).split('\n'));
});
