/**
 * The arguments with those that a practice visit asks for, such as `--timeout 2`.
 * What the person gave counts more: no option is given twice.
 */
export function withVisitOptions(
	argv: readonly string[],
	extra: readonly string[],
): readonly string[] {
	const isGiven = (flag: string): boolean =>
		argv.some((item) => item === flag || item.startsWith(`${flag}=`));
	const added: string[] = [];
	let keeps = true;
	for (const item of extra) {
		// A value goes with the flag before it.
		if (item.startsWith('--')) keeps = !isGiven(item.split('=', 1)[0] ?? item);
		if (keeps) added.push(item);
	}
	return [...added, ...argv];
}
