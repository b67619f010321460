/** Fisher–Yates on a small generator, so that one random number decides and tests can repeat it. */
export function seededShuffle(random: number): <T>(items: readonly T[]) => T[] {
	let seed = Math.floor(random * 0x1_00_00_00_00) >>> 0;
	const next = () => {
		seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
		return seed / 0x1_00_00_00_00;
	};
	return (items) => {
		const result = [...items];
		for (let index = result.length - 1; index > 0; index--) {
			const other = Math.floor(next() * (index + 1));
			const held = result[index];
			const taken = result[other];
			if (held === undefined || taken === undefined) continue;
			result[index] = taken;
			result[other] = held;
		}
		return result;
	};
}
