/**
 * How many slips of the fingers lie between two words: a character left out,
 * added, changed, or two neighbours swapped (Damerau's distance, each place
 * touched once). Stops counting at `most` + 1.
 */
export function slips(from: string, to: string, most: number): number {
	if (Math.abs(from.length - to.length) > most) return most + 1;
	let beforeLast: readonly number[] = [];
	let last: readonly number[] = Array.from({length: to.length + 1}, (_, index) => index);
	for (let row = 1; row <= from.length; row++) {
		const next = [row];
		for (let column = 1; column <= to.length; column++) {
			const changed = from[row - 1] === to[column - 1] ? 0 : 1;
			const isSwapped =
				row > 1 &&
				column > 1 &&
				from[row - 1] === to[column - 2] &&
				from[row - 2] === to[column - 1];
			next.push(
				Math.min(
					(last[column] ?? 0) + 1,
					(next[column - 1] ?? 0) + 1,
					(last[column - 1] ?? 0) + changed,
					isSwapped ? (beforeLast[column - 2] ?? 0) + 1 : most + 1,
				),
			);
		}
		if (Math.min(...next) > most) return most + 1;
		beforeLast = last;
		last = next;
	}
	return Math.min(last[to.length] ?? 0, most + 1);
}
