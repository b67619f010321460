import {mkdirSync} from 'node:fs';
import path from 'node:path';

/**
 * The folder where mxray keeps what must outlive a run; practice has one of its
 * own. `MXRAY_STATE_DIR` wins; else the platform's place. Undefined if the
 * system knows no home folder. Nothing is created.
 */
export async function statePlace(
	env: Readonly<Record<string, string | undefined>>,
	practice: boolean,
): Promise<string | undefined> {
	const chosen = env['MXRAY_STATE_DIR'] ?? '';
	const folder = chosen === '' ? await usualPlace() : path.resolve(chosen);
	if (folder === undefined) return undefined;
	return practice ? path.join(folder, 'practice') : folder;
}

/** XDG calls it state, which env-paths gives as `log`; elsewhere data is what outlives a cleaning of logs. */
async function usualPlace(): Promise<string | undefined> {
	try {
		// It asks for the home folder as soon as it is loaded, which throws for a user without one.
		const {default: envPaths} = await import('env-paths');
		const {log, data} = envPaths('mxray', {suffix: ''});
		return process.platform === 'darwin' || process.platform === 'win32' ? data : log;
	} catch {
		return undefined;
	}
}

/** Make the folder, for this user only, unless it is there. Throws what the system says. */
export function makeFolder(folder: string): void {
	mkdirSync(folder, {recursive: true, mode: 0o700});
}

/** Only this user may read what mxray writes. */
export const fileMode = 0o600;

/** The system's word for what went wrong, such as 'EACCES'. */
export function errorCode(error: unknown): string {
	return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}
