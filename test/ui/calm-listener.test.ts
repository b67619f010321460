import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {calmListener} from '../../source/ui/calm-listener.ts';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

test('the first is heard at once, a flood seldom, the last one surely', () => {
	const heard = vi.fn<() => void>();
	const {call} = calmListener(heard, 40);
	call();
	expect(heard).toHaveBeenCalledTimes(1);
	for (let ms = 0; ms < 400; ms++) {
		call();
		vi.advanceTimersByTime(1);
	}
	expect(heard.mock.calls.length).toBeGreaterThan(8);
	expect(heard.mock.calls.length).toBeLessThan(13);
	const before = heard.mock.calls.length;
	call();
	vi.advanceTimersByTime(100);
	expect(heard.mock.calls.length).toBeGreaterThan(before);
	const last = heard.mock.calls.length;
	vi.advanceTimersByTime(1000);
	expect(heard).toHaveBeenCalledTimes(last);
});

test('nothing is heard after the end', () => {
	const heard = vi.fn<() => void>();
	const {call, stop} = calmListener(heard, 40);
	call();
	call();
	stop();
	vi.advanceTimersByTime(100);
	expect(heard).toHaveBeenCalledTimes(1);
});
