/** What a terminal sends for a key. */
const sequences: Readonly<Record<string, string>> = {
	enter: '\r',
	esc: '\u001b',
	tab: '\t',
	'shift-tab': '\u001b[Z',
	up: '\u001b[A',
	down: '\u001b[B',
	right: '\u001b[C',
	left: '\u001b[D',
	home: '\u001b[H',
	end: '\u001b[F',
	pageup: '\u001b[5~',
	pagedown: '\u001b[6~',
	delete: '\u001b[3~',
	backspace: '\u007f',
	'ctrl-_': '\u001f',
	'ctrl-/': '\u001f',
	'ctrl-left': '\u001b[1;5D',
	'ctrl-right': '\u001b[1;5C',
	'alt-left': '\u001b[1;3D',
	'alt-right': '\u001b[1;3C',
	'alt-enter': '\u001b\r',
	'alt-backspace': '\u001b\u007f',
	'ctrl-backspace': '\u001b[127;5u',
};

/** The bytes of a key press, by the name of the key. */
export function bytesOf(key: string): string {
	const found = sequences[key];
	if (found !== undefined) return found;
	const ctrl = /^ctrl-([a-z])$/u.exec(key)?.[1];
	if (ctrl !== undefined) return String.fromCharCode(ctrl.charCodeAt(0) - 96);
	const alt = /^alt-(.)$/u.exec(key)?.[1];
	return alt === undefined ? key : `\u001b${alt}`;
}
