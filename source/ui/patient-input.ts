/** Longer than most links take between two bytes of a key, shorter than a person waits for Esc. */
const loneMs = 60;

/**
 * How long a lone Esc waits for the rest of a key, in ms. ESCDELAY says so, as
 * it does for programs with curses: a link may be slower than most.
 */
export function loneDelayMs(environment: Readonly<Record<string, string | undefined>>): number {
	const text = environment['ESCDELAY'] ?? '';
	return /^\d{1,4}$/u.test(text) ? Number(text) : loneMs;
}

/** What cannot be a key by itself may take its time. */
const begunMs = 500;

/** A key that has only begun, at the end of what was read. */
const begun = /\u001B{1,2}(?:\[\[?[ -?]*|O[\d;]*)?$/u;

/**
 * The same input, in which a key that a slow link delivers in pieces is read in
 * one. Ink waits 20 ms for the rest and then takes what is there for Esc, which
 * here closes a connection. Nothing is read before `ready`: it waits where it
 * is. Only `read` is other than before.
 */
export function patientInput(
	stdin: NodeJS.ReadStream,
	{ready, delayMs = loneMs}: {ready?: Promise<void>; delayMs?: number} = {},
): NodeJS.ReadStream {
	let isReady = ready === undefined;
	void ready?.then(() => {
		isReady = true;
		stdin.emit('readable');
	});
	let held = '';
	let isDue = false;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const release = (): void => {
		isDue = true;
		// Ink reads again; nobody else listens.
		stdin.emit('readable');
	};
	const read = (): unknown => {
		if (!isReady) return null;
		const chunk = stdin.read() as string | Buffer | null;
		if (chunk === null) {
			if (!isDue || held === '') return null;
			const rest = held;
			held = '';
			isDue = false;
			return rest;
		}
		clearTimeout(timer);
		isDue = false;
		const text = held + chunk.toString();
		held = begun.exec(text)?.[0] ?? '';
		if (held !== '')
			timer = setTimeout(release, /[[O]/u.test(held) ? Math.max(begunMs, delayMs) : delayMs);
		// An empty string says that there may be more to read, null that there is not.
		return text.slice(0, text.length - held.length);
	};
	return new Proxy(stdin, {
		get(target, key) {
			if (key === 'read') return read;
			const value: unknown = Reflect.get(target, key);
			return typeof value === 'function' ? (value.bind(target) as unknown) : value;
		},
	});
}
