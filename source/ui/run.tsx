import process from 'node:process';
import type {UiResult} from './use-leave.ts';
import type {PreflightUiOptions} from './mount-preflight.tsx';
import type {UiOptions} from './mount.tsx';

/**
 * Show the walk on the alternate screen until the person leaves. Resolves after
 * the terminal is as it was; rejects on a bug, also then with the terminal
 * restored. Both streams must be terminals.
 */
export async function runUi(options: UiOptions): Promise<UiResult> {
	decideColours(options.environment ?? process.env, options.look?.theme === 'none');
	const {mountUi} = await import('./mount.tsx');
	return mountUi(options);
}

/** Show a preflight on the alternate screen until the person leaves; it is over then. */
export async function runPreflightUi(options: PreflightUiOptions): Promise<void> {
	decideColours(options.environment ?? process.env, options.look?.theme === 'none');
	const {mountPreflight} = await import('./mount-preflight.tsx');
	await mountPreflight(options);
}

/**
 * The library that colours reads the environment once, when it is loaded. It
 * does not know NO_COLOR, and draws without colours where CI is set to
 * anything; we use sixteen colours at most.
 */
function decideColours(
	environment: Readonly<Record<string, string | undefined>>,
	isOff: boolean,
): void {
	const isPlain = isOff || Boolean(environment['NO_COLOR']) || environment['TERM'] === 'dumb';
	if (isPlain) process.env['FORCE_COLOR'] = '0';
	else process.env['FORCE_COLOR'] ??= '1';
}
