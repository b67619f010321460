// Numbers and how they are printed.

/** The value below which this part of the samples lies. */
export function quantile(samples, part) {
	const sorted = samples.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}

export const median = (samples) => quantile(samples, 0.5);

/** One row: the median as value, the spread beside it. */
export function timeRow(name, samples, budget) {
	const spread = `${round(Math.min(...samples))}–${round(Math.max(...samples))}, n=${samples.length}`;
	return {name, value: round(median(samples)), unit: 'ms', budget, note: spread};
}

export const round = (value) => (value < 10 ? Math.round(value * 100) / 100 : Math.round(value));

export function printRows(rows) {
	const width = Math.max(...rows.map(({name}) => name.length));
	for (const {name, value, unit, budget, note} of rows) {
		const shown = value === undefined ? '' : `${value} ${unit}`;
		const verdict =
			budget === undefined ? '' : value <= budget ? `pass (≤ ${budget})` : `OVER (≤ ${budget})`;
		console.log(
			`  ${name.padEnd(width)}  ${shown.padStart(11)}  ${verdict.padEnd(14)}  ${note ?? ''}`.trimEnd(),
		);
	}
}
