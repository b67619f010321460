/** What the marks of the text face mean, in words: a screen reader says "equals equals equals". */
const marks: readonly (readonly [mark: RegExp, words: string])[] = [
	[/^ -> /u, 'We send: '],
	[/^ ~> /u, 'We send, encrypted: '],
	[/^<- {2}/u, 'Server: '],
	[/^<~ {2}/u, 'Server, encrypted: '],
	[/^<\*\* /u, 'Server, not as hoped: '],
	[/^<~\* /u, 'Server, encrypted, not as hoped: '],
	[/^===   ? */u, ''],
	[/^=== /u, ''],
	[/^\*\*\* {2,}/u, ''],
	[/^\*\*\* /u, 'Attention: '],
	[/^! {3}/u, 'Attention: '],
	[/^\?\?\? /u, 'Your turn: '],
];

/**
 * A line of the text face as one hears it: marks in words, tables as sentences,
 * no indentation. What the server said stays as it is.
 */
export function spokenLine(line: string): string {
	const mark = marks.find(([pattern]) => pattern.test(line));
	if (mark !== undefined) {
		const [pattern, words] = mark;
		const rest = line.replace(pattern, '').replace('[y/N]', 'y is yes, Enter is no.').trimEnd();
		return words === '' ? rest.replace(/^\[[a-z]+\] /u, 'Step: ') : words + rest;
	}
	const row = /^ {4}([A-Za-z:?](?:[^.;]*?\S)?) {2,}(\S.*)$/u.exec(line);
	return row ? `${row[1]}: ${row[2]}` : line.trim();
}
