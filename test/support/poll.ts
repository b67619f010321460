/** Look again until it is so; the error says how long was looked. */
export async function pollUntil(check: () => boolean, patienceMs = 5000): Promise<void> {
	const deadline = performance.now() + patienceMs;
	while (!check()) {
		if (performance.now() > deadline) throw new Error(`not so after ${patienceMs} ms`);
		await new Promise((resolve) => {
			setTimeout(resolve, 5);
		});
	}
}
