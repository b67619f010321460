/** Milliseconds between two redraws for news from the session; keys are not held back. */
const newsMs = 40;

/**
 * A listener that hears the first call at once and later ones at most every
 * `ms`, never losing the last: a flood of events must not keep the screen from
 * answering keys.
 */
export function calmListener(
	listener: () => void,
	ms = newsMs,
): {readonly call: () => void; readonly stop: () => void} {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let isDue = false;
	const call = (): void => {
		if (timer !== undefined) {
			isDue = true;
			return;
		}
		timer = setTimeout(() => {
			timer = undefined;
			if (!isDue) return;
			isDue = false;
			call();
		}, ms);
		listener();
	};
	return {call, stop: () => clearTimeout(timer)};
}
