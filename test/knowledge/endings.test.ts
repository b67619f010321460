import {expect, test} from 'vitest';
import {endedText} from '../../source/knowledge/endings.ts';

test('whoever left where nothing was awaited is not told to wait longer only', () => {
	const {meaning, next} = endedText('stopped', 'mail');
	expect(meaning).not.toContain('wait');
	expect(next[0]).toMatch(/^Run the walk again to go on\./u);
});
