/** How many of `count` ordered things fulfil a condition that only the first ones do. */
export function bisect(count: number, holds: (index: number) => boolean): number {
	let low = 0;
	let high = count;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (holds(middle)) low = middle + 1;
		else high = middle;
	}
	return low;
}
