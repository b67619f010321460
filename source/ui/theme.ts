/** What a piece of text is; the colour and weight follow from it. */
export type Tone =
	| 'plain'
	| 'dim'
	| 'strong'
	| 'mine'
	| 'theirs'
	| 'good'
	| 'bad'
	| 'warn'
	| 'accent'
	| 'key'
	| 'selected'
	/** What was looked for, and the place of it that was gone to. */
	| 'found'
	| 'here';

/** A run of text in one tone, already safe to show. */
export type Span = {readonly text: string; readonly tone?: Tone};

/** One line of the screen. */
export type Row = readonly Span[];

/** What Ink needs to draw a tone. Sixteen colours at most, so that any palette fits. */
export type TextStyle = {
	readonly color?: 'cyan' | 'magenta' | 'green' | 'red' | 'yellow' | 'blue' | 'blackBright';
	readonly bold?: boolean;
	readonly dimColor?: boolean;
	readonly inverse?: boolean;
	readonly underline?: boolean;
};

/** One accent for what is yours (cyan), one for theirs (magenta); weight and shape say the same again without colour. */
const darkStyles: Readonly<Record<Tone, TextStyle>> = {
	plain: {},
	dim: {dimColor: true},
	strong: {bold: true},
	mine: {color: 'cyan'},
	theirs: {color: 'magenta'},
	good: {color: 'green'},
	bad: {color: 'red', bold: true},
	warn: {color: 'yellow', bold: true},
	accent: {color: 'cyan', bold: true},
	key: {bold: true},
	selected: {inverse: true},
	found: {underline: true, bold: true},
	here: {inverse: true, bold: true},
};

/** On white, cyan and yellow are hard to read and dim text is pale: blue, red, and grey instead. */
const lightStyles: Readonly<Record<Tone, TextStyle>> = {
	...darkStyles,
	dim: {color: 'blackBright'},
	mine: {color: 'blue'},
	warn: {color: 'red', bold: true},
	accent: {color: 'blue', bold: true},
};

/** The colours for a background. */
export function stylesFor(background: 'dark' | 'light'): Readonly<Record<Tone, TextStyle>> {
	return background === 'light' ? lightStyles : darkStyles;
}

/**
 * The background, as far as the terminal tells it: COLORFGBG is 'foreground;background',
 * where 7 and 9 to 15 are light. Most terminals say nothing; then it is taken for dark.
 */
export function backgroundOf(
	environment: Readonly<Record<string, string | undefined>>,
): 'dark' | 'light' {
	const number = Number(/;(\d+)$/u.exec(environment['COLORFGBG'] ?? '')?.[1] ?? 0);
	return number === 7 || (number >= 9 && number <= 15) ? 'light' : 'dark';
}

/** The signs of the screen. Each has a twin in ASCII, so that status is a shape everywhere. */
export type Glyphs = {
	readonly unicode: boolean;
	readonly done: string;
	readonly failed: string;
	readonly temporary: string;
	readonly skipped: string;
	readonly proposed: string;
	readonly pending: string;
	readonly running: readonly string[];
	readonly ours: string;
	readonly theirs: string;
	readonly clearBar: string;
	readonly secureBar: string;
	readonly rule: string;
	readonly heavyRule: string;
	readonly divider: string;
	readonly select: string;
	readonly bullet: string;
	readonly warning: string;
	readonly full: string;
	readonly empty: string;
	readonly more: string;
	readonly cut: string;
};

const unicodeGlyphs: Glyphs = {
	unicode: true,
	done: '✓',
	failed: '✗',
	temporary: '!',
	skipped: '−',
	proposed: '▸',
	pending: '·',
	running: ['◐', '◓', '◑', '◒'],
	ours: '→',
	theirs: '←',
	clearBar: '│',
	secureBar: '┃',
	rule: '─',
	heavyRule: '━',
	divider: '│',
	select: '»',
	bullet: '•',
	warning: '▲',
	full: '█',
	empty: '░',
	more: '↓',
	cut: '…',
};

const asciiGlyphs: Glyphs = {
	unicode: false,
	done: '+',
	failed: 'x',
	temporary: '!',
	skipped: '-',
	proposed: '>',
	pending: '.',
	running: ['|', '/', '-', '\\'],
	ours: '>',
	theirs: '<',
	clearBar: '|',
	secureBar: '#',
	rule: '-',
	heavyRule: '=',
	divider: '|',
	select: '*',
	bullet: '-',
	warning: '!',
	full: '#',
	empty: '.',
	more: 'v',
	cut: '~',
};

/** Unicode or ASCII signs. */
export function glyphsFor(unicode: boolean): Glyphs {
	return unicode ? unicodeGlyphs : asciiGlyphs;
}

/**
 * Whether the terminal can be trusted with characters beyond ASCII: the locale
 * says UTF-8 and it is neither the Linux console, whose font lacks the signs,
 * nor a terminal older than UTF-8.
 */
export function canShowUnicode(
	environment: Readonly<Record<string, string | undefined>>,
	platform: string,
): boolean {
	if (/^(?:linux|dumb|ansi|vt\d+)\b/u.test(environment['TERM'] ?? '')) return false;
	const locale = environment['LC_ALL'] || environment['LC_CTYPE'] || environment['LANG'] || '';
	if (/utf-?8/iu.test(locale)) return true;
	return (platform === 'win32' || platform === 'darwin') && locale === '';
}

const asciiTwins: Readonly<Record<string, string>> = {
	'—': '-',
	'–': '-',
	'−': '-',
	'‐': '-',
	'‑': '-',
	'…': '...',
	'“': '"',
	'”': '"',
	'„': '"',
	'‘': "'",
	'’': "'",
	'↑': 'Up',
	'↓': 'Down',
	'→': '->',
	'←': '<-',
	'≤': '<=',
	'≥': '>=',
	'≠': '!=',
	'×': 'x',
	'·': '.',
	'•': '*',
	'§': 'sec. ',
	'\u00a0': ' ',
};

/** Text for a terminal without UTF-8: what has a twin gets it, the rest is named by its number. */
export function toAscii(text: string): string {
	if (/^[\x20-\x7e]*$/u.test(text)) return text;
	let result = '';
	for (const character of text) {
		if (character >= ' ' && character <= '~') result += character;
		else {
			const code = character.codePointAt(0) ?? 0;
			result += asciiTwins[character] ?? `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
		}
	}
	return result;
}
