import {boundWords, commandOfStage} from '../knowledge/index.ts';
import type {Ended, Stage} from '../model/stage.ts';
import type {Reply} from '../model/wire.ts';
import type {Breach} from '../protocol/breach.ts';
import {formatEnhanced} from '../protocol/enhanced-code.ts';
import {visible} from '../protocol/visible.ts';
import type {Unsent} from './decisive.ts';

/**
 * The sentences of the verdict, apart from the rules that choose them. Each
 * takes values that are safe to show and gives one sentence.
 */

const act: Readonly<Record<Stage, string>> = {
	mx: 'We asked DNS for the mail exchangers',
	connect: 'We tried to connect',
	banner: 'We waited for the greeting',
	ehlo: 'We said EHLO',
	starttls: 'We asked for TLS',
	mail: 'We named the sender (MAIL FROM)',
	rcpt: 'We named the recipient (RCPT TO)',
	vrfy: 'We asked about the mailbox (VRFY)',
	quit: 'We said QUIT',
};

/** What had happened instead, where the stage's command was not sent yet. */
function actOf(stage: Stage, unsent: Unsent | undefined): string {
	if (unsent === undefined) return act[stage];
	const command = commandOfStage(stage);
	return unsent.verb === undefined
		? `It was our turn, and ${command} was not sent yet`
		: `Before ${command} we sent ${unsent.verb}, which is beside the walk`;
}

/** "0.21 s", "34 s". */
export function seconds(ms: number): string {
	const value = ms / 1000;
	return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} s`;
}

/** Characters of the server’s words in a summary; the transcript has them all. */
const maxQuoted = 200;

/** The text of a reply in one line, without code and enhanced code, bounded and safe; null without any. */
export function wordsOf(reply: Reply): string | null {
	const prefix = reply.enhanced ? formatEnhanced(reply.enhanced) : '';
	let words = '';
	for (const line of reply.lines.slice(0, 200)) {
		const text = line.text.trim();
		const own = prefix !== '' && text.startsWith(prefix) ? text.slice(prefix.length) : text;
		words = `${words} ${own}`.replaceAll(/\s+/g, ' ').trim();
		// There may be ten thousand lines, and this is asked for at every step.
		if (words.length > maxQuoted) break;
	}
	if (words === '') return null;
	return visible(words.length > maxQuoted ? `${words.slice(0, maxQuoted - 1)}…` : words);
}

/** The reply in one line, bounded and safe: `550 5.1.1 "No such user"`. */
export function quoteReply(reply: Reply): string {
	const code = reply.code === undefined ? '' : `${reply.code} `;
	const enhanced = reply.enhanced ? `${formatEnhanced(reply.enhanced)} ` : '';
	const words = wordsOf(reply);
	return `${code}${enhanced}${words === null ? '(no text)' : `“${words}”`}`;
}

/** What happened, when a reply decided. */
export function sentenceOfReply(
	stage: Stage,
	host: string,
	reply: Reply,
	elapsedMs: number | undefined,
	closed: 'fin' | 'rst' | null,
	unsent?: Unsent,
): string {
	const after =
		elapsedMs === undefined ? 'then' : elapsedMs < 5 ? 'at once' : `${seconds(elapsedMs)} later`;
	const isUnasked = unsent !== undefined && unsent.verb === undefined;
	const verb = stage === 'banner' ? 'greeted us with' : isUnasked ? 'said, unasked,' : 'answered';
	const behind =
		closed === 'fin'
			? ' and then closed the connection (FIN)'
			: closed === 'rst'
				? ' and then reset the connection (RST)'
				: '';
	return `${actOf(stage, unsent)}; ${isUnasked ? 'then' : after} ${visible(host)} ${verb} ${quoteReply(reply)}${behind}.`;
}

/** What happened there, as the end of a sentence. */
export const endWords: Readonly<Record<Ended, string>> = {
	reply: 'it was answered',
	fin: 'the server closed the connection normally (FIN)',
	rst: 'the connection was reset (RST)',
	timeout: 'there was no answer in time',
	refused: 'the connection was refused',
	unreachable: 'the address cannot be reached from here',
	'tls-failure': 'the TLS handshake failed',
	'protocol-error': 'what came back is not SMTP',
	'dns-nxdomain': 'the domain does not exist',
	'dns-nodata': 'the domain has neither MX nor address records',
	'dns-servfail': 'the resolver could not find an answer (SERVFAIL)',
	'dns-refused': 'the resolver refused to answer (REFUSED)',
	'dns-timeout': 'no DNS server answered in time',
	'dns-no-address': 'no mail exchanger has a usable address',
	'null-mx': 'the domain says that it takes no mail (null MX)',
	'blocked-address': 'every address of the host is private or loopback, and was left alone',
	skipped: 'that was passed over',
	stopped: 'the walk was stopped there',
};

/** What happened, when there was no answer. */
export function sentenceOfEnd(
	stage: Stage,
	ended: Ended,
	host: string | undefined,
	elapsedMs: number | undefined,
	more: {readonly unsent?: Unsent | undefined; readonly what?: string | undefined} = {},
): string {
	if (ended === 'stopped')
		return `The walk was stopped at the stage ${stage}; nothing more was sent.`;
	const who = host === undefined ? '' : ` to ${visible(host)}`;
	const left = ended === 'blocked-address' || ended === 'skipped';
	const what =
		stage !== 'connect'
			? actOf(stage, more.unsent)
			: left
				? `The next step was a connection${who}`
				: `${act[stage]}${who}`;
	const after = elapsedMs === undefined || elapsedMs < 5 ? '' : `${seconds(elapsedMs)} later `;
	return `${what}; ${after}${more.what ?? endWords[ended]}.`;
}

/** What came of a conversation that we gave up; undefined where the end says it all. */
export function breachWords(
	breach: Breach | undefined,
	long: {readonly lines: number} | undefined,
	answered?: {readonly stage: Stage; readonly code: number},
): string | undefined {
	const weClosed = 'and mxray closed the connection';
	switch (breach) {
		case 'too-long':
			return `what came back was ${boundWords(long ?? {lines: 0})}, ${weClosed}`;
		case 'unasked':
			return `the server said more that nobody asked for than mxray reads, ${weClosed}`;
		case 'waiting':
			if (answered !== undefined) {
				const {stage, code} = answered;
				const what = stage === 'banner' ? 'no greeting' : `no answer to ${commandOfStage(stage)}`;
				const when = stage === 'rcpt' || stage === 'vrfy' ? '' : ' before the recipient was named';
				return `${code} came, which is ${what}, ${weClosed}${when}`;
			}
			return `the server waited for more than a command, ${weClosed}`;
		case 'no-smtp':
		case undefined:
			return undefined;
		default:
			return breach satisfies never;
	}
}

/** The same, where an answer had begun and never came to its end. */
export function begunWords(
	stage: Stage,
	ended: Ended,
	code: number | undefined,
): string | undefined {
	if (code === undefined || code >= 400) return undefined;
	const began =
		stage === 'banner' ? `a greeting began with ${code}` : `an answer began with ${code}`;
	if (ended === 'fin') return `${began}, and the server closed the connection normally (FIN)`;
	if (ended === 'rst') return `${began}, and the connection was reset (RST)`;
	return ended === 'timeout' ? `${began}, and its end did not come in time` : undefined;
}

/** What a positive answer to RCPT proves, and what not (rule 4 of truth). */
export const acceptedOnly =
	'The server takes mail for this address for now. That is no proof that the mailbox exists: many servers accept every name first.';

/** The same where a made-up name was refused beside it. */
export const acceptedAndExists =
	'The server takes mail for this address for now. It refused a made-up name, so the mailbox exists.';
/** The same where a made-up name was accepted as well. */
export const acceptedLikeAll =
	'The server takes mail for this address for now. It took a made-up name as well, so that says nothing about the mailbox.';

/** An answer that stopped in the midst, or never stopped. */
export const halfWords =
	'An answer was begun and had no end, so it says nothing: neither yes nor no.';

/** An answer that we did not read to its end. */
export const unreadWords = 'Its end was not read, so it says neither yes nor no.';

/** What a refusal of ourselves does not say (rule 3 of truth). */
export const notAboutMailbox = 'This says nothing about the mailbox.';

/** No address to go to, and the options are to blame, not the domain. */
export function noAddressByChoice(why: 4 | 6 | 'mx'): {
	readonly meaning: string;
	readonly next: readonly string[];
} {
	if (why === 'mx') {
		return {
			meaning:
				'DNS has no address for the host that --mx names. This says nothing about the domain or the mailbox.',
			next: [
				'Check the spelling of the host behind --mx.',
				'Leave out --mx to ask for the MX records.',
			],
		};
	}
	return {
		meaning: `There are addresses, but none of IPv${why}, and --ipv${why} allows no other. This says nothing about the mailbox.`,
		next: [`Leave out --ipv${why}.`],
	};
}

/** The walk went as far as it was asked to. */
export const asFarAsAsked = 'The walk went as far as it was asked to; the recipient was not named.';

/** The address needs SMTPUTF8 and the server lacks it. */
export const utf8Words = {
	summary:
		'The address has letters beyond ASCII, and this server does not offer SMTPUTF8, so it cannot be named here (RFC 6531). That is about the server, not about the mailbox.',
	next: [
		'Ask the person for an address in plain ASCII.',
		'Try another mail exchanger of the domain: it may offer SMTPUTF8.',
	],
} as const;

/** What can be done where everything went well. */
export function nextAfterSuccess(stage: Stage): readonly string[] {
	return stage === 'rcpt'
		? [
				'Nothing has to be done here. A message would come next; the server may still refuse that, or send it back later.',
				'To learn whether the mailbox exists, walk to a made-up name at the same domain: if it is refused, this one probably exists.',
			]
		: ['Walk on to RCPT to hear what the server says about the recipient.'];
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
	const last = items.at(-1) ?? '';
	return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

/** A title inside a sentence: the first letter small, but for names in capitals. */
export function inSentence(title: string): string {
	return /^(?:[A-Z][a-z]|A )/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}
