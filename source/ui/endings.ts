import process from 'node:process';

/** The ways in which the screen can end that nobody chose on it. */
export type Endings = {
	/** Fires when the process is told to leave, and when the terminal is gone. */
	readonly signal: AbortSignal;
	/** What to do with an error that nobody caught: the screen must go before it is shown. */
	readonly onBug: (listener: (error: Error) => void) => void;
	/** Stop watching. */
	readonly forget: () => void;
};

/**
 * Watch the terminal and the process. A terminal that is closed does not always
 * send a signal (a multiplexer, `setsid`): its streams end or fail, and drawing
 * on would fail for ever.
 */
export function watchEndings(
	streams: readonly NodeJS.EventEmitter[],
	told: AbortSignal | undefined,
): Endings {
	const gone = new AbortController();
	const leave = (): void => gone.abort();
	const listeners: ((error: Error) => void)[] = [];
	const onError = (error: unknown): void => {
		const bug = error instanceof Error ? error : new Error(String(error));
		for (const listener of listeners) listener(bug);
	};
	for (const stream of streams) stream.on('error', leave).on('end', leave).on('close', leave);
	process.on('uncaughtException', onError);
	return {
		signal: told === undefined ? gone.signal : AbortSignal.any([told, gone.signal]),
		onBug: (listener) => {
			listeners.push(listener);
		},
		forget() {
			// An 'error' without a listener would be thrown: what is still being written may fail, too.
			for (const stream of streams) stream.off('end', leave).off('close', leave);
			process.off('uncaughtException', onError);
		},
	};
}
