/** Why we gave a connection up: the word that stands in the log as the detail of a `protocol-error`. */
export const breachDetails = {
	'too-long': 'the reply is longer than mxray reads',
	unasked: 'too much that nobody asked for',
	waiting: 'the server waits for more than a command, which is never sent',
	'no-smtp': 'not an SMTP reply',
} as const;
export type Breach = keyof typeof breachDetails;

/** Logs of older versions call a reply that was too long by this name. */
const olderTooLong = 'the reply has no end';

/** What was wrong, read off the end of a stage; undefined where that does not say. */
export function breachOf({
	code,
	detail,
}: {
	readonly code?: number | null | undefined;
	readonly detail?: string | undefined;
}): Breach | undefined {
	const isTooLong = detail === breachDetails['too-long'] || detail === olderTooLong;
	// However much there is of it, what bears no code is no reply.
	if (isTooLong) return code === undefined || code === null ? 'no-smtp' : 'too-long';
	if (detail === breachDetails.unasked) return 'unasked';
	if (detail === breachDetails.waiting) return 'waiting';
	if (detail === breachDetails['no-smtp']) return 'no-smtp';
	return code === undefined || code === null ? 'no-smtp' : undefined;
}

const ownWords: ReadonlySet<string> = new Set([...Object.values(breachDetails), olderTooLong]);

/** The detail of an end as far as it adds to what the end is called; a word of our own for a breach only repeats that. */
export function addedDetail(detail: string | undefined): string | undefined {
	return detail === undefined || ownWords.has(detail) ? undefined : detail;
}
