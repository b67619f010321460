import {useCallback, useEffect} from 'react';
import type {HandOver} from './use-hand-over.ts';

/**
 * The way to the shell and back: Ctrl-Z, or SIGTSTP from anybody. Stopped by
 * SIGSTOP there was no time to put the terminal right; then at least coming
 * back draws everything anew. Nothing of it on Windows.
 */
export function useSuspend(handOver: HandOver): () => void {
	useEffect(() => {
		if (process.platform === 'win32') return;
		const onStop = (): void => {
			// With the pager on the screen there is nothing of ours to put right.
			if (handOver(suspendProcess) === undefined) process.kill(process.pid, 'SIGSTOP');
		};
		const onContinue = (): void => void handOver(() => Promise.resolve());
		process.on('SIGTSTP', onStop).on('SIGCONT', onContinue);
		return () => {
			process.off('SIGTSTP', onStop).off('SIGCONT', onContinue);
		};
	}, [handOver]);
	return useCallback(() => void handOver(suspendProcess), [handOver]);
}

/** Stop this process and its group, as Ctrl-Z does in any other program, until the shell continues it. */
async function suspendProcess(): Promise<void> {
	if (process.platform === 'win32') return;
	// Without a listener the signal does what it does everywhere.
	const listeners = process.listeners('SIGTSTP');
	process.removeAllListeners('SIGTSTP');
	await new Promise<void>((resolve) => {
		const done = (): void => {
			clearTimeout(timer);
			process.off('SIGCONT', done);
			resolve();
		};
		// A process without a shell above it is never stopped, so never continued either.
		const timer = setTimeout(done, 200);
		process.once('SIGCONT', done);
		process.kill(0, 'SIGTSTP');
	});
	for (const listener of listeners) process.on('SIGTSTP', listener);
}
