import {expect, test} from 'vitest';
import {localTime} from '../../source/ui/local-time.ts';

test.each(['2026-11-20T18:30:05.000Z', '2026-01-02T03:04:05Z', '1999-12-31T23:59:59Z'])(
	'%s is written as in Sweden, in the time of this machine',
	(at) => {
		expect(localTime(at)).toBe(new Date(at).toLocaleString('sv-SE'));
	},
);

test('what is no time stays as it is', () => {
	expect(localTime('some day')).toBe('some day');
});
