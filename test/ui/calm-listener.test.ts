import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import type {Arriving} from '../../source/model/view.ts';
import {calmListener, calmStore} from '../../source/ui/calm-listener.ts';
import {hearCalmly} from '../../source/ui/use-session.ts';
import {connectedTo, fakeSession, replied} from '../support/view.ts';

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

test('what takes long is called more seldom: keys have most of the time', async () => {
	const at: number[] = [];
	const {call} = calmListener(() => {
		at.push(performance.now());
		vi.advanceTimersByTime(30);
	}, 40);
	for (let ms = 0; ms < 1000; ms += 5) {
		call();
		await vi.advanceTimersByTimeAsync(5);
	}
	const pauses = at.slice(1).map((ms, index) => ms - (at[index] ?? 0));
	expect(pauses.length).toBeGreaterThan(3);
	expect(Math.min(...pauses)).toBeGreaterThanOrEqual(150);
});

test('what is drawn changes only with its listener; the newest comes surely, the urgent at once', () => {
	let state = 0;
	const listeners = new Set<() => void>();
	const store = calmStore({
		getState: () => state,
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		isUrgent: (_, next) => next % 100 === 0,
	});
	const heard: number[] = [];
	const leave = store.subscribe(() => heard.push(store.getState()));
	const become = (next: number): void => {
		state = next;
		for (const listener of listeners) listener();
		vi.advanceTimersByTime(1);
		vi.advanceTimersByTime(1);
	};
	become(1);
	become(2);
	become(3);
	expect(store.getState()).toBe(1);
	become(100);
	expect(heard).toEqual([1, 100]);
	become(101);
	expect(store.getState()).toBe(100);
	vi.advanceTimersByTime(1000);
	expect(heard).toEqual([1, 100, 101]);
	become(102);
	become(103);
	leave();
	vi.advanceTimersByTime(1000);
	expect(heard).toEqual([1, 100, 101, 102]);
	expect(listeners.size).toBe(0);
});

test('news are drawn in a turn of their own, and keys are read before it', async () => {
	vi.useRealTimers();
	let state = 0;
	const listeners = new Set<() => void>();
	const store = calmStore({
		getState: () => state,
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		isUrgent: () => true,
	});
	const happened: string[] = [];
	const leave = store.subscribe(() => happened.push(`drawn ${store.getState()}`));
	for (state = 1; state < 4; state++) for (const listener of listeners) listener();
	// A key that had come by now is read by what reads next, in this turn or in the one behind it.
	setImmediate(() => happened.push(`key at ${store.getState()}`));
	await vi.waitFor(() => expect(happened).toEqual(['key at 0', 'drawn 4']));

	for (const listener of listeners) listener();
	leave();
	await new Promise((resolve) => setImmediate(() => setImmediate(() => setImmediate(resolve))));
	expect(happened).toEqual(['key at 0', 'drawn 4']);
});

test('more of the same reply is told seldom, the last of it surely, and what happens at once', () => {
	const session = fakeSession();
	session.append(...connectedTo());
	const heard = vi.fn<() => void>();
	const leave = hearCalmly(session, heard);
	const come = (count: number): void => {
		const arriving: Arriving = {lines: [], count, begunBytes: 0, early: false, withheld: false};
		session.arrive(arriving);
	};
	come(1);
	expect(heard).toHaveBeenCalledTimes(1);
	for (let ms = 1; ms <= 1000; ms++) {
		come(ms);
		vi.advanceTimersByTime(1);
	}
	const {length} = heard.mock.calls;
	expect(length).toBeGreaterThan(4);
	expect(length).toBeLessThan(8);
	come(2000);
	vi.advanceTimersByTime(1000);
	expect(heard).toHaveBeenCalledTimes(length + 1);
	come(2001);
	come(2002);
	session.append(...replied('banner', '220 ok\r\n'));
	expect(heard).toHaveBeenCalledTimes(length + 3);
	leave();
	vi.advanceTimersByTime(1000);
	expect(heard).toHaveBeenCalledTimes(length + 3);
});
