// Placeholder until the command line is written.
declare const __MXRAY_VERSION__: string | undefined;

/** The version of the bundle; 'source' when run from the sources. */
export const version = typeof __MXRAY_VERSION__ === 'string' ? __MXRAY_VERSION__ : 'source';

/** Placeholder: answers `--version` only. Returns the exit code. */
export function main(argv: readonly string[]): number {
	if (argv.includes('--version')) process.stdout.write(`${version}\n`);
	return 0;
}
