import {ownCommand} from './commands/own-command.ts';
import {exitCodes} from './model/verdict.ts';
import {startedAs} from './render/shell.ts';

declare const __MXRAY_VERSION__: string | undefined;

/** The version of the bundle; 'source' when run from the sources. */
export const version = typeof __MXRAY_VERSION__ === 'string' ? __MXRAY_VERSION__ : 'source';

/**
 * Run mxray with these arguments. Resolves with the exit code; a bug is
 * reported on stderr as one and gives 70. Each command is loaded only when it
 * is wanted.
 */
export async function main(argv: readonly string[]): Promise<number> {
	startedAs(ownCommand(process.argv[1] ?? 'mxray', process.env, process.cwd()));
	try {
		if (argv[0] === 'explain') {
			const {runExplain} = await import('./commands/explain.ts');
			return await runExplain(argv.slice(1));
		}
		if (argv[0] === 'ledger') {
			const {runLedger} = await import('./commands/ledger.ts');
			return await runLedger(argv.slice(1), {name: 'mxray', version});
		}
		process.on('uncaughtException', onUncaught);
		if (argv[0] === 'preflight') {
			const {runPreflight} = await import('./commands/preflight.ts');
			return await runPreflight(argv.slice(1), {name: 'mxray', version});
		}
		const {runWalk} = await import('./commands/walk.ts');
		return await runWalk(argv, {name: 'mxray', version});
	} catch (error) {
		report(error);
		// A connection that a broken walk left open must not keep the process alive.
		setTimeout(() => process.exit(exitCodes.bug), 1000).unref();
		return exitCodes.bug;
	}
}

function report(error: unknown): void {
	const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
	process.stderr.write(
		`mxray: this is a bug in mxray, not in your input. Please report it:\n${trace}\n`,
	);
}

/** The app has a listener of its own: there the terminal is put right first. */
function onUncaught(error: unknown): void {
	if (process.listenerCount('uncaughtException') > 1) return;
	report(error);
	process.exit(exitCodes.bug);
}
