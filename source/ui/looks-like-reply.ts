/** Characters that are looked at: a reply shows itself at its beginning. */
const most = 8000;

/** How mail programs and logs quote a reply. */
const quoted =
	/\bsaid: |\(in reply to |\bstatus=(?:bounced|deferred)|\b(?:smtp|lmtp) ?; ?[2-5]\d\d|SMTP error from remote|refused to talk to me|^diagnostic-code:/imu;

/**
 * Whether a text is clearly a reply, a log line or a bounce, and no address: it
 * starts with three digits and words, quotes a reply, or has several lines with
 * a code in one. A code alone is not enough: it may be the beginning of anything.
 */
export function looksLikeReply(text: string): boolean {
	const lines = text
		.slice(0, most)
		.split(/[\r\n]+/u)
		.map((line) => line.trim())
		.filter((line) => line !== '');
	const [first = ''] = lines;
	// '550-five@example.org' is an address, if an odd one.
	const isOneWord = lines.length === 1 && !/\s/u.test(first);
	if (isOneWord && first.includes('@')) return false;
	if (/^[2-5]\d\d(?:-\S|[ -]+\S)/u.test(first)) return true;
	if (lines.length > 1 && lines.some((line) => /(?:^|[\s:<(])[2-5]\d\d[ -]/u.test(line)))
		return true;
	return quoted.test(lines.join('\n'));
}
