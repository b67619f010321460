import {type EhloFacts, explainKeyword, missingAtEhlo} from '../knowledge/index.ts';
import type {SessionEvent} from '../model/event.ts';
import type {ReplyExplanation} from '../model/explanation.ts';
import type {Target} from '../model/session.ts';
import type {Arriving} from '../model/view.ts';
import type {Capability, CertificateFacts, Reply, ReplyLine, TlsFacts} from '../model/wire.ts';
import {type Asked, isMisfit} from '../protocol/reply-codes.ts';
import {visible, visibleLine} from '../protocol/visible.ts';
import {endpoint, opening, plural, seconds, wrap} from './layout.ts';
import {connectReasons, ownClosings, peerClosings, stageNames} from './words.ts';

type EventOf<T extends SessionEvent['type']> = Extract<SessionEvent, {readonly type: T}>;

/** Indent of everything that explains. */
export const indent = '    ';

/** 'host [address]:port', or the address alone where it is the name. */
export function targetText(target: Target): string {
	const address = endpoint(visible(target.address.address), target.port);
	return target.host === target.address.address ? address : `${visible(target.host)} ${address}`;
}

/** The command line as it went out: one line for each line of it. */
export function sentLines(event: EventOf<'sent'>): string[] {
	return [`${event.secure ? ' ~> ' : ' -> '}${visibleLine(event.raw)}`];
}

/** The line that a password went out in, and how much of it is not shown. */
export function secretLines({raw, secure, hidden}: EventOf<'sent-secret'>): string[] {
	return [
		`${secure ? ' ~> ' : ' -> '}${visibleLine(raw)}`,
		...wrap(`${plural(hidden, 'byte')} in its place, which are written nowhere.`, indent),
	];
}

/** Does an answer with this code let the walk go on, and is it one that was due? */
function isWelcome(code = 0, asked: Asked): boolean {
	return asked.unasked !== true && code >= 200 && code < 400 && !isMisfit(code, asked);
}

function receivedPrefix(isGood: boolean, isSecure: boolean): string {
	if (isSecure) return isGood ? '<~  ' : '<~* ';
	return isGood ? '<-  ' : '<** ';
}

function receivedLine({raw, bytes}: ReplyLine, prefix: string): string {
	const missing = bytes - raw.length;
	const cut = missing > 0 ? ` [${plural(missing, 'more byte')}]` : '';
	return `${prefix}${visibleLine(raw)}${cut}`;
}

/** Every line of a reply, untouched but for what cannot be shown, behind the first so many. */
export function receivedLines(
	{reply, secure}: EventOf<'replied'>,
	asked: Asked,
	{verbose, printed}: {readonly verbose: boolean; readonly printed: number},
): string[] {
	const {lines} = reply;
	const prefix = receivedPrefix(isWelcome(reply.code, asked), secure);
	if (verbose || lines.length <= maxShownLines)
		return lines.slice(printed).map((line) => receivedLine(line, prefix));
	const shown = lines.slice(printed, shownHead).map((line) => receivedLine(line, prefix));
	const last = lines.slice(-1).map((line) => receivedLine(line, prefix));
	const left = lines.length - shownHead - 1;
	return [...shown, `=== (${plural(left, 'line')} more; --verbose shows them)`, ...last];
}

/**
 * The lines of a reply that goes on, behind the first so many, as far as the
 * whole reply will show them. Nothing where lines between them are not at hand.
 */
export function arrivingLines(
	{lines, count}: Arriving,
	asked: Asked,
	now: {readonly isSecure: boolean; readonly verbose: boolean; readonly printed: number},
): string[] {
	const {isSecure, verbose, printed} = now;
	const first = count - lines.length;
	if (first > printed) return [];
	return lines
		.slice(printed - first, verbose ? undefined : Math.max(0, shownHead - first))
		.map((line) => receivedLine(line, receivedPrefix(isWelcome(line.code, asked), isSecure)));
}

/** Lines of one reply that are printed; who wants ten thousand of them says so. */
const maxShownLines = 60;
/** Those of a longer one before the words that stand for the rest; behind them comes its last line. */
const shownHead = maxShownLines - 2;

/** What nobody asked for is not explained as if it answered a command. */
const unaskedText = 'A reply that nobody asked for: it answers no command of ours.';

/** What a reply means: a line, or with `verbose` all that is known. */
export function explanationLines(
	event: EventOf<'replied'>,
	explanation: ReplyExplanation,
	asked: Asked,
	verbose: boolean,
): string[] {
	const time = `(${seconds(event.elapsedMs)})`;
	const {title, meaning} = explanation;
	const heading = /[.!?]$/.test(title) ? title : `${title}.`;
	if (!event.solicited && (event.reply.code ?? 400) >= 400)
		return wrap(`${time} ${unaskedText}`, indent, indent);
	if (!verbose) {
		// What is out of place does not explain itself in a sentence.
		const isOdd = isMisfit(event.reply.code, asked);
		return wrap(`${time} ${heading} ${isOdd ? meaning : opening(meaning)}`, indent, indent);
	}
	return [
		...wrap(`${time} ${heading} ${meaning}`, indent, indent),
		...explanation.anatomy.flatMap(({part, meaning: text}) =>
			wrap(`${part}: ${text}`, `${indent}  `, `${indent}    `),
		),
		...explanation.causes.flatMap((cause) => wrap(`- ${cause}`, `${indent}  `, `${indent}    `)),
		...wrap(
			`Rule ${explanation.rule} (${explanation.layer}), confidence ${explanation.confidence}.`,
			indent,
		),
		...explanation.sources.flatMap((source) =>
			wrap(
				`Source: ${source.title}${source.url === undefined ? '' : ` ${source.url}`} (${source.checked})`,
				indent,
				`${indent}  `,
			),
		),
	];
}

/** The day of a moment in ISO 8601. */
function day(moment: string): string {
	return visible(moment).replace(/T[\d:.]+Z$/, '');
}

/** Names of a certificate that are shown; some certificates carry a hundred. */
const shownNames = 4;

function namesOf(certificate: CertificateFacts, verbose: boolean): string {
	const shown = verbose ? certificate.names : certificate.names.slice(0, shownNames);
	const more = certificate.names.length - shown.length;
	return `${shown.map((name) => visible(name)).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function certificateLines(
	certificate: CertificateFacts,
	index: number,
	verbose: boolean,
): string[] {
	const bits = certificate.keyBits === undefined ? '' : ` ${certificate.keyBits}`;
	const key = `${visible(certificate.keyType)}${bits}`;
	const continuation = '===     ';
	return [
		...wrap(
			`TLS peer[${index}] subject=[${visible(certificate.subject)}] issuer=[${visible(certificate.issuer)}]${certificate.selfSigned ? ' self-signed' : ''}`,
			'=== ',
			continuation,
		),
		...wrap(
			`names=[${namesOf(certificate, verbose)}] ${key}, valid ${day(certificate.validFrom)} to ${day(certificate.validTo)}`,
			continuation,
		),
	];
}

/** The finished handshake: version, cipher, certificates, and what a strict client would say. */
export function tlsLines(facts: TlsFacts, elapsedMs: number, verbose: boolean): string[] {
	const shown = verbose ? facts.chain : facts.chain.slice(0, 1);
	const name = facts.servername === undefined ? 'no name' : visible(facts.servername);
	const reason =
		facts.authorizationError === undefined ? '' : ` (${visible(facts.authorizationError)})`;
	const judgement = facts.authorized
		? `The certificate fits ${name} and leads to a known authority.`
		: `A strict client would not accept the certificate for ${name}${reason}. Between mail servers that is common and no obstacle.`;
	return [
		...wrap(
			`TLS started: ${visible(facts.protocol)}, cipher ${visible(facts.cipher)} (${seconds(elapsedMs)})`,
			'=== ',
			'===   ',
		),
		...shown.flatMap((certificate, index) => certificateLines(certificate, index, verbose)),
		...wrap(judgement, '=== ', '===   '),
	];
}

/** Keywords explained after one EHLO; a hostile reply has thousands. */
const maxKeywords = 30;

/** What the server can do: a line for each keyword not explained before, or with `verbose` a paragraph. */
export function capabilityLines(
	capabilities: readonly Capability[],
	seen: Set<string>,
	verbose: boolean,
): string[] {
	const lines: string[] = [];
	for (const {keyword, parameters} of capabilities.slice(0, maxKeywords)) {
		if (seen.has(keyword)) continue;
		seen.add(keyword);
		const text = explainKeyword(keyword, parameters);
		const title = text?.title ?? 'An extension that mxray does not know';
		const content = verbose && text ? `${title}. ${text.meaning}` : title;
		lines.push(...wrap(`${visible(keyword)}: ${content}`, `${indent}  `, `${indent}    `));
	}
	return lines;
}

/** What is normally offered and missing, and what should not be there: a line each, said once a connection. */
export function missingLines(facts: EhloFacts, seen: Set<string>, verbose: boolean): string[] {
	const lines: string[] = [];
	for (const {id, isSerious, title, text, confidence, sources} of missingAtEhlo(facts)) {
		if (seen.has(id)) continue;
		seen.add(id);
		const prefix = isSerious ? '*** ' : '=== ';
		const content = verbose ? `${title}. ${text} (confidence ${confidence})` : `${title}.`;
		lines.push(...wrap(content, prefix, `${prefix}  `));
		if (!verbose) continue;
		for (const source of sources) {
			const url = source.url === undefined ? '' : ` ${source.url}`;
			lines.push(
				...wrap(`Source: ${source.title}${url} (${source.checked})`, indent, `${indent}  `),
			);
		}
	}
	return lines;
}

/** What a connection was doing when it ended. */
export type LinkNotes = {
	/** The newest reply, if nothing was sent since. */
	readonly lastWords: Reply | undefined;
	readonly lastStage: EventOf<'replied'>['stage'] | undefined;
	/** The stage of a command that was not answered. */
	readonly unanswered: EventOf<'sent'>['stage'] | undefined;
};

/** How a connection ended: who ended it, how, and what was said last. */
export function closedLines(event: EventOf<'closed'>, notes: LinkNotes): string[] {
	const detail = event.detail === undefined ? '' : ` [${visible(event.detail)}]`;
	if (event.by === 'us') {
		const prefix = event.how === 'fin' || event.how === 'stopped' ? '=== ' : '*** ';
		return wrap(`${ownClosings[event.how]}${detail}`, prefix);
	}
	const time = event.elapsedMs < 1 ? 'at once' : seconds(event.elapsedMs);
	const words = notes.lastWords;
	const said = words?.code === undefined ? 'its last words' : `its last words, ${words.code}`;
	const expected = event.how === 'fin' && notes.lastStage === 'quit' && words !== undefined;
	const when = words
		? expected
			? `${time} after the reply to QUIT, as it should`
			: `${time} after ${said}`
		: notes.unanswered
			? `${time} after ${stageNames[notes.unanswered]}, without an answer`
			: `without a word, ${seconds(event.elapsedMs)} on`;
	const prefix = expected ? '=== ' : '*** ';
	return wrap(`${peerClosings[event.how]} ${when}${detail}.`, prefix, `${prefix}  `);
}

/** The beginning of a connection. */
export function connectingLines(event: EventOf<'connecting'>): string[] {
	const count = event.attempt === 1 ? '' : `connection ${event.attempt}, `;
	return wrap(
		`Trying ${targetText(event.target)} (${count}${connectReasons[event.why]})...`,
		'=== ',
		'===   ',
	);
}
