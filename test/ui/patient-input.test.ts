import {PassThrough} from 'node:stream';
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {loneDelayMs, patientInput} from '../../source/ui/patient-input.ts';

beforeEach(() => {
	vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout']});
});
afterEach(() => {
	vi.useRealTimers();
});

/** What a reader such as Ink gets, and how often it was called. */
function reading(environment: Readonly<Record<string, string>> = {}) {
	const delayMs = loneDelayMs(environment);
	const source = new PassThrough({encoding: 'utf8'});
	const input = patientInput(source as unknown as NodeJS.ReadStream, {delayMs});
	const got: string[] = [];
	input.on('readable', () => {
		for (;;) {
			const chunk = input.read() as string | null;
			if (chunk === null) return;
			if (chunk !== '') got.push(chunk);
		}
	});
	const send = async (data: string): Promise<void> => {
		source.write(data);
		await new Promise((resolve) => {
			setImmediate(resolve);
		});
	};
	return {got, send};
}

describe('keys that come in pieces', () => {
	test.each([
		['\u001b', '[A'],
		['\u001b[', 'A'],
		['\u001b[1;', '5D'],
		['\u001b\u001b[', 'D'],
		['\u001bO', 'H'],
		['\u001b', 'b'],
		['\u001b[20', '0~x\u001b[201~'],
		['\u001b[[', 'A'],
	])('%j and then %j are one', async (first, rest) => {
		const {got, send} = reading();
		await send(`ab${first}`);
		vi.advanceTimersByTime(55);
		await send(`${rest}c`);
		expect(got).toEqual(['ab', `${first}${rest}c`]);
	});

	test('Esc alone comes after a moment; what has begun may take longer, but not for ever', async () => {
		const {got, send} = reading();
		await send('\u001b');
		vi.advanceTimersByTime(59);
		expect(got).toEqual([]);
		vi.advanceTimersByTime(1);
		expect(got).toEqual(['\u001b']);
		await send('\u001b[');
		vi.advanceTimersByTime(499);
		expect(got).toHaveLength(1);
		vi.advanceTimersByTime(1);
		expect(got).toEqual(['\u001b', '\u001b[']);
		await send('x');
		expect(got.at(-1)).toBe('x');
	});

	test.each([
		['300', 300],
		['1200', 1200],
		['', 60],
		['soon', 60],
		['-5', 60],
		['123456', 60],
	])('ESCDELAY=%s: Esc alone waits %i ms', async (text, expected) => {
		const {got, send} = reading({ESCDELAY: text});
		await send('\u001b');
		vi.advanceTimersByTime(expected - 1);
		expect(got).toEqual([]);
		vi.advanceTimersByTime(1);
		expect(got).toEqual(['\u001b']);
	});

	test('what is whole does not wait', async () => {
		const {got, send} = reading();
		await send('a\u001b[Ab');
		expect(got).toEqual(['a\u001b[Ab']);
	});
});
