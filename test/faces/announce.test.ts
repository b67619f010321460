import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import type {Session} from '../../source/engine/session.ts';
import {announceWaits, stillMs} from '../../source/faces/announce.ts';
import type {SessionEvent} from '../../source/model/event.ts';
import type {Arriving} from '../../source/model/view.ts';
import {connectedTo, fakeSession} from '../support/view.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const begun: Arriving = {lines: [], count: 2, begunBytes: 5, early: false, withheld: false};

/** A wait for the greeting, and what is said about it every ten seconds. */
function waiting(spoken: boolean) {
	const fake = fakeSession();
	fake.append(...connectedTo());
	let hear: (event: SessionEvent) => void = () => {};
	const session: Session = {
		...fake,
		log: {
			...fake.log,
			subscribe(listener) {
				hear = listener;
				return () => {};
			},
		},
	};
	const lines: string[] = [];
	const stop = announceWaits(session, {spoken, say: (line) => void lines.push(line)});
	const started = fake.log.events.findLast(({type}) => type === 'stage-started');
	if (started) hear(started);
	return {arrive: fake.arrive, lines, stop};
}

test('who listens hears that the wait goes on, and how much has come', () => {
	const {arrive, lines, stop} = waiting(true);
	vi.advanceTimersByTime(stillMs);
	arrive(begun);
	vi.advanceTimersByTime(stillMs);
	stop();
	vi.advanceTimersByTime(10 * stillMs);
	expect(lines).toEqual([
		'Still waiting for banner, 10 seconds. Type stop and Enter to stop waiting.',
		'Still waiting for banner, 20 seconds. The reply goes on, 2 lines and 5 bytes of a line so far. Type stop and Enter to stop waiting.',
	]);
});

test('who reads is told only of a reply that has begun, and answers what is due', () => {
	const {arrive, lines, stop} = waiting(false);
	vi.advanceTimersByTime(stillMs);
	arrive({...begun, early: true});
	vi.advanceTimersByTime(stillMs);
	expect(lines).toEqual([]);
	arrive(begun);
	vi.advanceTimersByTime(stillMs);
	stop();
	expect(lines).toEqual([
		'=== (banner: the reply goes on, 2 lines and 5 bytes of a line so far; 30 s)',
	]);
});
