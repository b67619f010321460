import {shellWord} from '../render/shell.ts';

/**
 * The words that start this program again, for the commands that are printed to
 * go on with: `mxray` may not be on the PATH of who came by npx or from a clone.
 */
export function ownCommand(
	script: string,
	env: Readonly<Record<string, string | undefined>>,
	cwd: string,
): string {
	const words = script.split(/[\\/]/u);
	const isInstalled = words.at(-1) === 'mxray' || words.includes('node_modules');
	const isNpm = env['npm_command'] !== undefined;
	if (words.includes('_npx') || words.includes('.bin') || (isNpm && isInstalled))
		return 'npx mxray';
	if (isInstalled) return 'mxray';
	// In a clone npx finds the program of the clone.
	const clone = words.slice(0, -2).join('/');
	if (isNpm && (env['INIT_CWD'] ?? cwd) === clone) return 'npx mxray';
	const file = !isNpm && script.startsWith(`${cwd}/`) ? script.slice(cwd.length + 1) : script;
	return `node ${shellWord(file) ?? file}`;
}
