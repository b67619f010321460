import type {EventBody, SessionEvent} from '../model/event.ts';
import type {Clock} from './io.ts';

/** The one record of a session: append only, in order, never rewritten. */
export type EventLog = {
	/** All events so far; a new array identity after each append batch is not promised: use `length`. */
	readonly events: readonly SessionEvent[];
	/** Called for every event, in order, after it was appended. Returns the way to stop. */
	subscribe(listener: (event: SessionEvent) => void): () => void;
};

/** A log that can be written to; only the driver has one. */
export type WritableLog = EventLog & {append(body: EventBody): SessionEvent};

/** An empty log whose times are milliseconds since its making. */
export function createLog(clock: Clock): WritableLog {
	const events: SessionEvent[] = [];
	const listeners = new Set<(event: SessionEvent) => void>();
	const origin = clock.now();
	return {
		events,
		append(body) {
			const event: SessionEvent = {seq: events.length, atMs: clock.now() - origin, ...body};
			events.push(event);
			for (const listener of listeners) listener(event);
			return event;
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}
