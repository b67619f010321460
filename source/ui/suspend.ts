/**
 * Stop this process and its group, as Ctrl-Z does in any other program, and
 * come back when the shell continues it. Does nothing on Windows.
 */
export async function suspendProcess(): Promise<void> {
	if (process.platform === 'win32') return;
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
}
