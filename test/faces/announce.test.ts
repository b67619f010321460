import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import type {EventBody, SessionEvent} from '../../source/model/event.ts';
import {announceWaits} from '../../source/faces/announce.ts';
import {bytes, connectedTo, fakeSession, lookedUp, replied, sent} from '../support/view.ts';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

/** What is said in a session whose log can be subscribed to. */
function listen(canStop = true): {
	readonly said: string[];
	readonly append: (...bodies: readonly EventBody[]) => void;
	readonly stop: () => void;
} {
	const {log, append, ...session} = fakeSession();
	const listeners = new Set<(event: SessionEvent) => void>();
	const subscribe = (listener: (event: SessionEvent) => void): (() => void) => {
		listeners.add(listener);
		return () => listeners.delete(listener);
	};
	const said: string[] = [];
	const live = {...session, log: {events: log.events, subscribe}};
	const stop = announceWaits(live, (line) => said.push(line), canStop);
	return {
		said,
		stop,
		append(...bodies) {
			for (const body of bodies) {
				append(body);
				const event = log.events.at(-1)!;
				for (const listener of listeners) listener(event);
			}
		},
	};
}

describe('a wait at a server that is silent', () => {
	test('is told after ten seconds, then ever more seldom, with what to type', () => {
		const {said, append} = listen();
		append(...connectedTo());
		vi.advanceTimersByTime(9999);
		expect(said).toEqual([]);
		vi.advanceTimersByTime(1);
		expect(said).toEqual([
			'=== Still waiting for its greeting, 10 s. Type stop to give up; by itself it ends after 30 s.',
		]);
		vi.advanceTimersByTime(70_000);
		expect(said.map((line) => /\d+ s/.exec(line)?.[0])).toEqual(['10 s', '20 s', '40 s', '80 s']);
	});

	test('where nobody can type, until when', () => {
		const {said, append} = listen(false);
		append(...connectedTo());
		vi.advanceTimersByTime(10_000);
		expect(said).toEqual([
			'=== Still waiting for its greeting, 10 s. It ends by itself after 30 s.',
		]);
	});

	test('an answer ends it, the next wait begins anew, and so does the end', () => {
		const {said, append, stop} = listen();
		append(...connectedTo());
		vi.advanceTimersByTime(9000);
		append(...replied('banner', '220 x\r\n'));
		vi.advanceTimersByTime(60_000);
		append(...sent('rcpt', 'NOOP'));
		vi.advanceTimersByTime(9000);
		expect(said).toEqual([]);
		vi.advanceTimersByTime(1000);
		expect(said.join('\n')).toMatch(/^=== Still waiting for the reply to NOOP, 10 s\./);
		stop();
		vi.advanceTimersByTime(60_000);
		expect(said).toHaveLength(1);
	});

	test.each<[string, readonly EventBody[]]>([
		['DNS', lookedUp().slice(0, 2)],
		['the connection', connectedTo().slice(0, 3)],
		['the reply to STARTTLS', sent('starttls', 'STARTTLS')],
		[
			'the TLS handshake',
			[...sent('starttls', 'STARTTLS'), ...replied('starttls', '220 go\r\n').slice(0, 1)],
		],
		[
			'the reply to MAIL FROM',
			sent('mail', 'x').map((each) =>
				each.type === 'sent' ? {...each, raw: bytes('\r\n')} : each,
			),
		],
	])('says what for: %s', (what, events) => {
		const {said, append} = listen();
		append(...events);
		vi.advanceTimersByTime(10_000);
		expect(said.join('')).toContain(`Still waiting for ${what}, 10 s.`);
	});
});
