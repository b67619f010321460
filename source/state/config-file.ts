import {readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import {visible} from '../protocol/visible.ts';
import {errorCode} from './places.ts';

/** The settings of a person, as they are written, and why they cannot be read. */
export type ConfigFile = {
	/** Safe to show; undefined if the system knows no place for it. */
	readonly path: string | undefined;
	/** Undefined: there is no such file. */
	readonly text: string | undefined;
	readonly problem: string | undefined;
};

/** Bytes; a person writes some dozen lines. */
const maxConfigBytes = 65_536;

/**
 * Read the settings once: the file that `MXRAY_CONFIG` names, else `config.json`
 * in the platform's folder for settings. Only the first has to exist. Never throws.
 */
export async function readConfigFile(
	env: Readonly<Record<string, string | undefined>>,
): Promise<ConfigFile> {
	const chosen = env['MXRAY_CONFIG'] ?? '';
	const file = chosen === '' ? await usualFile() : path.resolve(chosen);
	if (file === undefined) return {path: undefined, text: undefined, problem: undefined};
	const shown = visible(file);
	const failed = (why: string): ConfigFile => ({
		path: shown,
		text: undefined,
		problem: `The settings in ${shown} are not used: ${why}.`,
	});
	try {
		if (statSync(file).size > maxConfigBytes) return failed('the file is too large');
		return {path: shown, text: readFileSync(file, 'utf8'), problem: undefined};
	} catch (error) {
		const code = errorCode(error);
		return chosen === '' && code === 'ENOENT'
			? {path: shown, text: undefined, problem: undefined}
			: failed(`it cannot be read (${code})`);
	}
}

async function usualFile(): Promise<string | undefined> {
	try {
		// It asks for the home folder as soon as it is loaded, which throws for a user without one.
		const {default: envPaths} = await import('env-paths');
		return path.join(envPaths('mxray', {suffix: ''}).config, 'config.json');
	} catch {
		return undefined;
	}
}
