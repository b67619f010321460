/** Milliseconds between two redraws for news from the session; keys are not held back. */
const newsMs = 40;
/** News may take one part of the time in so many; the rest is for keys and for reading on. */
const share = 5;

/**
 * A listener that hears the first call at once and later ones at most every
 * `ms`, never losing the last: a flood of events must not keep the screen from
 * answering keys. If what it does takes long, it is called more seldom: a key
 * rarely comes while it is at work.
 */
export function calmListener(
	listener: () => void,
	ms = newsMs,
): {
	readonly call: () => void;
	/** To be heard at once all the same. */
	readonly callNow: () => void;
	readonly stop: () => void;
} {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let isDue = false;
	let restUntil = 0;
	const wait = (pause: number): void => {
		timer = setTimeout(() => {
			const left = restUntil - performance.now();
			if (left > 1) {
				wait(left);
				return;
			}
			timer = undefined;
			if (!isDue) return;
			isDue = false;
			call();
		}, pause);
	};
	const call = (): void => {
		if (timer !== undefined) {
			isDue = true;
			return;
		}
		wait(ms);
		const began = performance.now();
		listener();
		// React draws in a microtask that was asked for before this one.
		queueMicrotask(() => {
			const now = performance.now();
			restUntil = now + (now - began) * (share - 1);
		});
	};
	const callNow = (): void => {
		clearTimeout(timer);
		timer = undefined;
		isDue = false;
		call();
	};
	return {call, callNow, stop: () => clearTimeout(timer)};
}

/**
 * What is drawn of something that changes: its state when the calm listener last
 * heard of it. A key in between is answered with that state; so it costs no new
 * layout of the news, however fast they come.
 */
export function calmStore<State>(source: {
	readonly getState: () => State;
	readonly subscribe: (listener: () => void) => () => void;
	/** Whether the person must see it before they press another key. */
	readonly isUrgent: (shown: State, next: State) => boolean;
}): {readonly getState: () => State; readonly subscribe: (listener: () => void) => () => void} {
	let shown = source.getState();
	return {
		getState: () => shown,
		subscribe(listener) {
			const {call, callNow, stop} = calmListener(() => {
				shown = source.getState();
				listener();
			});
			shown = source.getState();
			const news = inOwnTurn(() => {
				if (source.isUrgent(shown, source.getState())) callNow();
				else call();
			});
			const leave = source.subscribe(news.ask);
			return () => {
				leave();
				news.stop();
				stop();
			};
		},
	};
}

/**
 * Have something done in a turn of the event loop of its own, once however often
 * it is asked for. Two turns on, for in between keys are read: one that was
 * pressed while the news came in waits for its reading, but not for its drawing.
 */
function inOwnTurn(action: () => void): {readonly ask: () => void; readonly stop: () => void} {
	let turn: ReturnType<typeof setImmediate> | undefined;
	return {
		ask() {
			turn ??= setImmediate(() => {
				turn = setImmediate(() => {
					turn = undefined;
					action();
				});
			});
		},
		stop() {
			clearImmediate(turn);
		},
	};
}
