/** Longer than a slow link takes between two bytes of a key, shorter than a person waits for Esc. */
const loneMs = 60;
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
export function patientInput(stdin: NodeJS.ReadStream, ready?: Promise<void>): NodeJS.ReadStream {
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
		if (held !== '') timer = setTimeout(release, /[[O]/u.test(held) ? begunMs : loneMs);
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
