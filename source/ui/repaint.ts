import type {Instance} from 'ink';

/** Milliseconds without a change of size until the screen is drawn anew. */
const settledMs = 50;

const noWrap = '\u001b[?7l';
const wrap = '\u001b[?7h';
const clearScreen = '\u001b[2J\u001b[H';

/**
 * Draw the whole screen anew when its size has settled. Ink first draws the old
 * frame into the new size, where lines may wrap, and later rewrites only lines
 * that differ: what it takes for unchanged may be gone. Returns the way to stop.
 */
export function repaintOnResize(
	instance: Pick<Instance, 'clear'>,
	stdout: NodeJS.WriteStream,
): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const sizeNow = (): string => `${stdout.columns}×${stdout.rows}`;
	let drawn = sizeNow();
	const settle = (): void => {
		timer = undefined;
		instance.clear();
		stdout.write(clearScreen + wrap);
		// Makes Ink draw; it takes the frame for lost after `clear`.
		stdout.emit('resize');
	};
	const onResize = (): void => {
		if (sizeNow() === drawn) return;
		drawn = sizeNow();
		if (timer === undefined) stdout.write(noWrap);
		clearTimeout(timer);
		timer = setTimeout(settle, settledMs);
	};
	// Before Ink's own listener, which draws.
	stdout.prependListener('resize', onResize);
	return () => {
		stdout.off('resize', onResize);
		if (timer === undefined) return;
		clearTimeout(timer);
		stdout.write(wrap);
	};
}
