/** Where the line begins that a place of a text is in. */
export function lineStart(text: readonly string[], at: number): number {
	return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

/** Where that line ends: before its line break, or at the end of the text. */
export function lineEnd(text: readonly string[], at: number): number {
	const end = text.indexOf('\n', at);
	return end === -1 ? text.length : end;
}

const isWord = (part: string | undefined): boolean =>
	part !== undefined && /[\p{L}\p{N}]/u.test(part);

/** Where the word begins that is at or before a place. */
export function wordStart(text: readonly string[], from: number): number {
	let at = from;
	while (at > 0 && !isWord(text[at - 1])) at--;
	while (at > 0 && isWord(text[at - 1])) at--;
	return at;
}

/** Where the word ends that is at or behind a place. */
export function wordEnd(text: readonly string[], from: number): number {
	let at = from;
	while (at < text.length && !isWord(text[at])) at++;
	while (at < text.length && isWord(text[at])) at++;
	return at;
}

const isBlank = (part: string | undefined): boolean =>
	part === ' ' || part === '\n' || part === '\t';

/** Where what stands before a place begins behind white space, as Ctrl-W goes in a shell. */
export function blankStart(text: readonly string[], from: number): number {
	let at = from;
	while (at > 0 && isBlank(text[at - 1])) at--;
	while (at > 0 && !isBlank(text[at - 1])) at--;
	return at;
}
