/** Where a face writes. Writing to a reader that has gone away is not an error of ours. */
export type Output = {
	write(text: string): void;
	/** Called once when nobody reads any more (EPIPE), or nothing can be written (a full disk). */
	onGone(listener: () => void): void;
};

/** An output on a stream of the process. */
export function outputOn(stream: NodeJS.WriteStream): Output {
	let gone = false;
	const listeners: (() => void)[] = [];
	stream.on('error', (error: NodeJS.ErrnoException) => {
		if (gone) return;
		if (error.code !== 'EPIPE' && error.code !== 'EIO') {
			process.stderr.write(`mxray: cannot write the output (${error.code ?? error.message}).\n`);
		}
		gone = true;
		for (const listener of listeners) listener();
	});
	return {
		write(text) {
			if (!gone) stream.write(text);
		},
		onGone(listener) {
			listeners.push(listener);
		},
	};
}
