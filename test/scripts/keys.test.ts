import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {keysPage} from '../../scripts/keys.ts';
import {keyTable} from '../../source/ui/key-table.ts';

test('docs/keys.md says what the key table says: else run `npm run keys`', () => {
	const page = readFileSync(new URL('../../docs/keys.md', import.meta.url), 'utf8');
	expect(page.replaceAll('\r\n', '\n')).toBe(keysPage());
	for (const {help} of keyTable) if (help !== undefined) expect(page).toContain(`| ${help} |`);
});
