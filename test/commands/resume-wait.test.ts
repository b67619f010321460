import {PassThrough} from 'node:stream';
import {describe, expect, it, onTestFinished, vi} from 'vitest';
import {waitForTime} from '../../source/commands/resume-wait.ts';

/** A wait whose clock stands still unless it is moved; timers are the test's. */
function waiting(leftMs: number, countdown: 'rewrite' | 'minutes' | 'silent', input?: PassThrough) {
	vi.useFakeTimers({now: new Date('2026-11-20T18:00:00.000Z')});
	onTestFinished(() => {
		vi.useRealTimers();
	});
	const lines: string[] = [];
	let written = '';
	const abort = new AbortController();
	const due = Date.now() + leftMs;
	const end = waitForTime({
		dueInMs: () => due - Date.now(),
		what: 'alice@x.example at mx.x.example',
		say: (line) => lines.push(line),
		write: (text) => (written += text),
		now: () => new Date(),
		countdown,
		input: input as unknown as NodeJS.ReadStream | undefined,
		signal: abort.signal,
	});
	return {lines, written: () => written, abort, end};
}

describe('the wait for a second visit', () => {
	it('is none when the time has come', async () => {
		const {end, lines} = waiting(-1, 'minutes');
		expect(await end).toBe('due');
		expect(lines).toEqual([]);
	});

	it('says once what is waited for, and ends in time', async () => {
		const {end, lines} = waiting(90_000, 'silent');
		await vi.advanceTimersByTimeAsync(89_999);
		expect(lines).toEqual([
			'Waiting 90 seconds, until 18:01:30 UTC, to visit again: alice@x.example at mx.x.example.',
			'Ctrl-C leaves; the wait is kept.',
		]);
		await vi.advanceTimersByTimeAsync(1);
		expect(await end).toBe('due');
		expect(lines).toHaveLength(2);
	});

	it('without a terminal has a line every minute', async () => {
		const {end, lines} = waiting(3 * 60_000, 'minutes');
		await vi.advanceTimersByTimeAsync(3 * 60_000);
		expect(await end).toBe('due');
		expect(lines.slice(2)).toEqual(['2 minutes left.', '1 minute left.']);
	});

	it('on a terminal rewrites one line every second, and clears it', async () => {
		const {end, written} = waiting(3000, 'rewrite');
		await vi.advanceTimersByTimeAsync(3000);
		expect(await end).toBe('due');
		const line = (text: string) => `\r\u001B[K${text}`;
		expect(written()).toBe(
			[line('0:03 left '), line('0:02 left '), line('0:01 left '), line('')].join(''),
		);
	});

	it('shows hours as such', async () => {
		const {abort, end, written} = waiting(3_661_000, 'rewrite');
		abort.abort();
		expect(await end).toBe('left');
		expect(written()).toContain('1:01:01 left');
	});

	it('Enter goes now, with a warning', async () => {
		const input = new PassThrough();
		const {end, lines} = waiting(60_000, 'silent', input);
		expect(lines[1]).toContain('Enter goes now.');
		input.write('\n');
		await vi.advanceTimersByTimeAsync(0);
		expect(await end).toBe('early');
		expect(lines.at(-1)).toContain('may start its clock anew');
		expect(input.listenerCount('data')).toBe(0);
	});

	it('ends when it is left, also when that was before it began', async () => {
		const {abort, end} = waiting(60_000, 'silent');
		abort.abort();
		expect(await end).toBe('left');
	});

	it('a machine that slept meanwhile does not wait twice', async () => {
		const {end} = waiting(3_600_000, 'silent');
		await vi.advanceTimersByTimeAsync(1500);
		vi.setSystemTime(new Date('2026-11-20T19:30:00.000Z'));
		await vi.advanceTimersByTimeAsync(1000);
		expect(await end).toBe('due');
	});
});
