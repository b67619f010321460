/** Call `listener` instead of dying from a signal; returns the way back. */
export function onSignals(listener: (signal: NodeJS.Signals) => void): () => void {
	const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
	for (const signal of signals) process.on(signal, listener);
	return () => {
		for (const signal of signals) process.off(signal, listener);
	};
}
