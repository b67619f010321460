import type {Stage} from '../model/stage.ts';

/** What was found inside text that somebody pasted. */
export type Peeled = {
	/** The reply as the server said it, one line a line; may be without a code. */
	readonly reply: string;
	/** The stage that the wrapping names. */
	readonly stage: Stage | undefined;
	/** The host that said it, as the wrapping names it. NOT safe to show. */
	readonly mx: string | undefined;
	/** What was peeled off, in words. */
	readonly peeled: readonly string[];
};

/** Characters of pasted text that are read. */
export const maxInput = 64 * 1024;

const replyLine = /^[2-5]\d\d(?:[ -]|$)/u;
const wholeReply = /^[2-5]\d\d[ -]/u;

/** Find the reply in a log line, a bounce or a transcript. Never throws; bounded in time. */
export function peel(text: string): Peeled {
	const lines = text
		.slice(0, maxInput)
		.split(/\r\n|\r|\n/u)
		.slice(0, 2000)
		.map((line) => line.trimEnd());
	const unquoted = unquote(lines);
	const transcript = fromTranscript(unquoted);
	if (transcript !== undefined) return transcript;
	const first = unquoted.find((line) => line.trim() !== '')?.trim() ?? '';
	if (replyLine.test(first)) {
		const reply = unquoted.map((line) => line.trim()).filter((line) => line !== '');
		const {body, stage} = cutInReplyTo(reply.join('\n'));
		return {
			reply: splitFolded(body),
			stage,
			mx: undefined,
			peeled: stage === undefined ? [] : ['in reply to …'],
		};
	}
	return (
		fromBounce(unquoted) ??
		fromSentence(unquoted.join(' ').replaceAll(/\s+/g, ' ').trim()) ?? {
			reply: unquoted.join('\n').trim(),
			stage: undefined,
			mx: undefined,
			peeled: [],
		}
	);
}

/** Take the `>` of a quoted mail off, if all lines have it. */
function unquote(lines: readonly string[]): readonly string[] {
	const full = lines.filter((line) => line !== '');
	const isQuoted = full.length > 0 && full.every((line) => /^>(?!>)/u.test(line));
	return isQuoted ? lines.map((line) => line.replace(/^> ?/u, '')) : lines;
}

const stageWords: readonly (readonly [RegExp, Stage | undefined])[] = [
	[/\b(?:rcpt|recipient)\b/iu, 'rcpt'],
	[/\bend of data\b|\bdata\b|message body|dot\b/iu, undefined],
	[/\bstarttls\b/iu, 'starttls'],
	[/\b(?:ehlo|helo|lhlo)\b/iu, 'ehlo'],
	[/\bmail\b|\bsender\b/iu, 'mail'],
	[/\bvrfy\b/iu, 'vrfy'],
	[/\bquit\b/iu, 'quit'],
	[/initial connection|greeting|banner|connect/iu, 'banner'],
];

/** The stage that a phrase such as 'RCPT TO command' means. */
function stageOf(phrase: string): Stage | undefined {
	return stageWords.find(([pattern]) => pattern.test(phrase))?.[1];
}

const inReplyTo = /\s*\(in reply to (?<phrase>[^()]{1,60})\)\)?\s*$/iu;

function cutInReplyTo(text: string): {body: string; stage: Stage | undefined} {
	const match = inReplyTo.exec(text.slice(-200));
	if (match === null) return {body: text, stage: undefined};
	return {
		body: text.slice(0, text.length - match[0].length),
		stage: stageOf(match.groups?.['phrase'] ?? ''),
	};
}

/** A reply of several lines that a log has put on one line: cut it where the code comes again. */
function splitFolded(text: string): string {
	const code = /^([2-5]\d\d)-/u.exec(text)?.[1];
	if (code === undefined || text.includes('\n')) return text;
	return text.replaceAll(new RegExp(` (?=${code}[ -])`, 'gu'), '\n');
}

const markers = /^\s*(?:<-|<~|<\*\*|<~\*|<<<|S:|server:)\s*(?=[2-5]\d\d(?:[ -]|$))/iu;
const commandMarkers = /^\s*(?:->|~>|>>>|C:|client:)\s*(?<verb>\w+)/iu;

/** A session as swaks, sendmail, or a book writes it: the last refusal counts, else the last reply. */
function fromTranscript(lines: readonly string[]): Peeled | undefined {
	if (!lines.some((line) => markers.test(line))) return undefined;
	const replies: {text: string; verb: string | undefined}[] = [];
	let verb: string | undefined;
	let isOpen = false;
	for (const line of lines) {
		const sent = commandMarkers.exec(line)?.groups?.['verb'];
		if (sent !== undefined) {
			verb = sent;
			isOpen = false;
			continue;
		}
		if (!markers.test(line)) continue;
		const text = line.replace(markers, '').trimEnd();
		const last = replies.at(-1);
		if (isOpen && last !== undefined) last.text += `\n${text}`;
		else replies.push({text, verb});
		isOpen = text[3] === '-';
	}
	const chosen = replies.findLast(({text}) => /^[45]/u.test(text)) ?? replies.at(-1);
	if (chosen === undefined) return undefined;
	return {
		reply: chosen.text,
		stage:
			chosen.verb === undefined
				? replies.length > 1
					? 'banner'
					: undefined
				: stageOf(chosen.verb),
		mx: undefined,
		peeled: ['transcript of a session'],
	};
}

/** The fields of a delivery status notification (RFC 3464). */
function fromBounce(lines: readonly string[]): Peeled | undefined {
	const unfolded: string[] = [];
	for (const line of lines) {
		if (/^[ \t]/u.test(line) && unfolded.length > 0)
			unfolded[unfolded.length - 1] += `\n${line.trim()}`;
		else unfolded.push(line.trim());
	}
	const field = (name: string): string | undefined =>
		unfolded
			.find((line) => line.toLowerCase().startsWith(`${name}:`))
			?.slice(name.length + 1)
			.trim();
	const diagnostic =
		field('diagnostic-code') ??
		unfolded.find((line) => /^(?:smtp|lmtp|x-unix|x-[\w-]+) ?;/iu.test(line));
	if (diagnostic === undefined) return undefined;
	const mx = field('remote-mta')
		?.replace(/^dns ?; ?/iu, '')
		.trim()
		.split(/[\s([]/u, 1)[0];
	const body = diagnostic.replace(/^[\w-]+ ?; ?/u, '');
	const inner = wholeReply.test(body) ? undefined : fromSentence(body.replaceAll('\n', ' '));
	const cut = cutInReplyTo(body.replaceAll('\n', ' '));
	return {
		reply:
			inner?.reply ??
			splitFolded(wholeReply.test(body) && /\n[2-5]\d\d[ -]/u.test(body) ? body : cut.body),
		stage: inner?.stage ?? cut.stage,
		mx: inner?.mx ?? (mx === '' ? undefined : mx),
		peeled: ['delivery status notification'],
	};
}

type Wrapping = {
	readonly name: string;
	readonly pattern: RegExp;
	readonly stage?: (groups: Readonly<Record<string, string | undefined>>) => Stage | undefined;
};

/** Ways in which mail programs quote a reply. What follows the match is the reply. */
const wrappings: readonly Wrapping[] = [
	{
		name: 'refused at the greeting',
		pattern: /\bhost (?<mx>[\w.-]{1,255})(?:\[[^\]]{0,60}\])?(?::\d+)? refused to talk to me: /iu,
		stage: () => 'banner',
	},
	{
		name: 'host … said',
		pattern: /\bhost (?<mx>[\w.-]{1,255})(?:\[[^\]]{0,60}\])?(?::\d+)? said: /iu,
	},
	{
		name: 'Exim log line',
		pattern:
			/(?:\bH=(?<mx>[\w.-]{1,255}) [^:]{0,80}: )?SMTP error from remote (?:mail server|mailer) after (?:pipelined )?(?<phrase>[A-Za-z ]{1,30})(?::<[^>]{0,320}>)?(?: SIZE=\d+)?: (?:host (?<host>[\w.-]{1,255})(?: \[[^\]]{0,60}\])?: )?/iu,
		stage: (groups) => stageOf(groups['phrase'] ?? ''),
	},
	{
		name: 'remote host said',
		pattern:
			/\b(?:remote host|remote server|server|it|they) (?:said|returned|responded|replied)(?: with)?:? ?['"<]?\s?(?=[2-5]\d\d[ -])/iu,
	},
	{
		name: 'response of the server',
		pattern:
			/\b(?:response|reply|error|answer|message)(?: from(?: the)? (?:remote |other |receiving )?(?:mail )?server)?(?: [\w.-]{1,255})?(?: was| is)?: ?['"<]?\s?(?=[2-5]\d\d[ -])/iu,
	},
	{name: 'gave this error', pattern: /(?<mx>[\w.-]{4,255}) gave this error: ?/iu},
	{
		name: 'type of the code',
		pattern: /(?:^|\s)(?:smtp|lmtp|x-unix|x-[\w-]{1,20}) ?; ?(?=[2-5]\d\d[ -])/iu,
	},
	{name: 'status in a log line', pattern: /\bstat(?:us)?=[\w-]{1,20} ?\((?=[2-5]\d\d[ -])/iu},
	{name: 'Sendmail log line', pattern: /\bstat=(?=[2-5]\d\d[ -])/iu},
	{
		name: 'words before the code',
		pattern: /^[^\d]{0,200}?[:>\u00AB"'(]\s?(?=[2-5]\d\d[ -](?:[245]\.\d|[^\d]))/u,
	},
];

const relay = /\brelay=(?<mx>[\w.-]{1,255})/u;

/** A reply inside one line of a log or a sentence. */
function fromSentence(text: string): Peeled | undefined {
	for (const {name, pattern, stage} of wrappings) {
		const match = pattern.exec(text);
		if (match === null) continue;
		const groups = match.groups ?? {};
		const rest = text.slice(match.index + match[0].length);
		const cut = cutInReplyTo(rest);
		const open = text.slice(0, match.index + match[0].length);
		const closing =
			open.split('(').length > open.split(')').length && cut.stage === undefined
				? cut.body.replace(/\)$/u, '')
				: cut.body;
		const liked = /does not like (?<what>recipient|sender)/iu.exec(text)?.groups?.['what'];
		return {
			reply: splitFolded(closing.replace(/['">]+$/u, '').trim()),
			stage: cut.stage ?? stage?.(groups) ?? (liked === undefined ? undefined : stageOf(liked)),
			mx: groups['mx'] ?? groups['host'] ?? relay.exec(text)?.groups?.['mx'],
			peeled: [name],
		};
	}
	return undefined;
}
