import type {Deferral} from '../model/deferral.ts';
import type {SessionEvent} from '../model/event.ts';
import type {ReplyExplanation} from '../model/explanation.ts';
import type {Stage} from '../model/stage.ts';
import type {Outcome} from '../model/verdict.ts';
import type {Arriving, SessionView} from '../model/view.ts';
import {anomalyText, explainReply, refusalText} from '../knowledge/index.ts';
import {decodeUtf8} from '../protocol/bytes.ts';
import {type Asked, verbOfSent} from '../protocol/reply-codes.ts';
import {asksFor} from '../protocol/typed.ts';
import {visible} from '../protocol/visible.ts';
import {seconds, wrap} from './layout.ts';
import {refusalDetail} from './refusal.ts';
import {dnsLines, identityLines} from './text-dns.ts';
import {
	arrivingLines,
	capabilityLines,
	closedLines,
	connectingLines,
	explanationLines,
	missingLines,
	receivedLines,
	secretLines,
	sentLines,
	targetText,
	tlsLines,
} from './text-link.ts';
import {
	endedLines,
	type EventOf,
	flushRoute,
	headingLines,
	lateHostLines,
	type Memory,
	proposedLines,
	sessionEndedLines,
	warningLines,
} from './text-stage.ts';
import {outcomeText, verdictLines} from './text-verdict.ts';

/** The text face: feed it every event in order and print what comes back, a line each. */
export type TextFormatter = {
	event(event: SessionEvent): string[];
	/** The lines of the awaited reply that came since; they are not printed again with the reply. */
	arriving(arriving: Arriving, isSecure: boolean): string[];
	/** The block at the end: what happened, whom it is about, what to do. */
	verdict(outcome: Outcome, view: SessionView, deferral?: Deferral): string[];
	/** One line, for the moment that decides: the walk goes on with QUIT. */
	outcomeLine(outcome: Outcome): string;
	/** Lines of other blocks, made fit to show. */
	lines(lines: readonly string[]): string[];
};

/** How the lines are to look. */
export type TextOptions = {
	readonly color: boolean;
	/** Full DNS answers, whole explanations with their sources, all certificates. */
	readonly verbose?: boolean;
};

/**
 * The text face in the notation of swaks: `===` information, `***` trouble,
 * `->` sent, `<-` received, `<**` refused or unexpected, with `~` over TLS.
 * Protocol lines are never wrapped; explanations are, at 80 columns, indented
 * by four. No line holds a control character, except those of colour if asked.
 */
export function createTextFormatter(options: TextOptions): TextFormatter {
	const verbose = options.verbose ?? false;
	const memory: Memory = {
		domain: '',
		route: undefined,
		printed: undefined,
		stagesSeen: new Set(),
		warningsSeen: new Set(),
		keywordsSeen: new Set(),
		missingSeen: new Set(),
		secure: false,
		refused: false,
		attempt: undefined,
		banner: undefined,
		identity: undefined,
		lastWords: undefined,
		linesPrinted: 0,
		stage: undefined,
		lastStage: undefined,
		unanswered: undefined,
		aside: false,
		verb: '',
		isIdle: false,
		mailbox: undefined,
	};
	const finish = (lines: readonly string[]): string[] =>
		lines.map((line) => (options.color ? paint(visible(line)) : visible(line)));
	return {
		event: (event) => finish(linesOf(event, memory, verbose)),
		arriving(arriving, isSecure) {
			const asked = askedAt(memory.stage, memory);
			const printed = memory.linesPrinted;
			const lines = arrivingLines(arriving, asked, {isSecure, verbose, printed});
			memory.linesPrinted += lines.length;
			return finish(lines);
		},
		verdict: (outcome, view, deferral) => finish(verdictLines(outcome, view, {verbose, deferral})),
		lines: finish,
		outcomeLine: (outcome) => finish([`=== Decided: ${outcomeText(outcome)}`]).join(''),
	};
}

/** SGR codes by the prefix of a line; everything else keeps the colour of the terminal. */
const colours: readonly (readonly [prefix: string, code: number])[] = [
	['*** ', 31],
	['<**', 31],
	['<~*', 31],
	[' -> ', 36],
	[' ~> ', 36],
	['<- ', 32],
	['<~ ', 32],
	['=== ', 2],
];

function paint(line: string): string {
	const code = colours.find(([prefix]) => line.startsWith(prefix))?.[1];
	return code === undefined ? line : `\u001B[${code}m${line}\u001B[0m`;
}

function linesOf(event: SessionEvent, memory: Memory, verbose: boolean): string[] {
	switch (event.type) {
		case 'session-started':
			memory.domain = event.plan.mailbox.asciiDomain;
			memory.mailbox = event.plan.mailbox;
			return startLines(event);
		case 'proposed':
			memory.aside = false;
			memory.isIdle = event.proposal.kind === 'command';
			return proposedLines(event, memory);
		case 'approved':
			return event.edited ? ['=== The command was changed before it went out.'] : [];
		case 'refused':
			return refusedLines(event);
		case 'stage-started':
			memory.stage = event.stage;
			return headingLines(event.stage, event.attempt, memory, verbose);
		case 'dns-answered':
			return dnsLines(event.answer, verbose);
		case 'route':
			memory.route = {source: event.source, hosts: event.hosts};
			return lateHostLines(memory);
		case 'identified':
			return identifiedLines(event, memory, verbose);
		case 'connecting':
			return [
				...newLink(event, memory),
				...headingLines('connect', event.attempt, memory, verbose),
				...connectingLines(event),
			];
		case 'connected':
			return connectedLines(event, memory);
		case 'sent-secret':
			memory.aside = true;
			memory.verb = 'AUTH';
			memory.isIdle = false;
			memory.unanswered = undefined;
			memory.lastWords = undefined;
			return secretLines(event);
		case 'sent':
			memory.isIdle = false;
			memory.verb = verbOfSent(event) || 'the command';
			memory.aside =
				memory.mailbox !== undefined &&
				!asksFor(decodeUtf8(event.raw).replace(/\r\n$/u, ''), event.stage, memory.mailbox);
			memory.unanswered = memory.aside ? undefined : event.stage;
			memory.lastWords = undefined;
			return sentLines(event);
		case 'replied':
			return repliedLines(event, memory, verbose);
		case 'capabilities':
			return [
				...capabilityLines(event.capabilities, memory.keywordsSeen, verbose),
				...missingLines({...event, ...linkFacts(memory)}, memory.missingSeen, verbose),
			];
		case 'tls-established':
			return tlsLines(event.facts, event.elapsedMs, verbose);
		case 'finding': {
			const {title, text} = anomalyText(event.anomaly);
			return wrap(`Finding: ${title}. ${text}`, '*** ', '***   ');
		}
		case 'stage-ended':
			return endedLines(event, memory);
		case 'closed':
			return closedLines(event, memory);
		case 'session-ended':
			return sessionEndedLines(event);
		default:
			return event satisfies never;
	}
}

function startLines(event: EventOf<'session-started'>): string[] {
	const {mailbox, practice} = event.plan;
	return [
		...wrap(`mxray walks to ${visible(mailbox.text)}; it sends no mail.`, '=== ', '===   '),
		...(practice ? ['=== This is the practice network: nothing leaves this machine.'] : []),
	];
}

function refusedLines(event: EventOf<'refused'>): string[] {
	const added = refusalDetail(event.code, event.detail);
	const detail = added === '' ? '' : ` (${added})`;
	return wrap(`Not done: ${refusalText(event.code)}${detail}`, '*** ', '***   ');
}

/** Who we are, unless the last connection said the same. */
function identifiedLines(event: EventOf<'identified'>, memory: Memory, verbose: boolean): string[] {
	const who = identityLines(event.identity);
	const known = who.join('\n');
	if (memory.identity === known && !verbose) return [];
	memory.identity = known;
	return [
		...event.answers.flatMap((answer) => dnsLines(answer, verbose)),
		...who,
		...event.identity.warnings.flatMap((id) => warningLines(id, memory)),
	];
}

/** What is known of the connection beside its replies. */
function linkFacts({secure, refused, banner, attempt}: Memory) {
	return {secure, refused, banner, mx: attempt?.target.host};
}

function newLink(event: EventOf<'connecting'>, memory: Memory): string[] {
	memory.attempt = event;
	memory.banner = undefined;
	memory.missingSeen.clear();
	memory.refused = false;
	memory.lastWords = undefined;
	memory.linesPrinted = 0;
	memory.lastStage = undefined;
	memory.unanswered = undefined;
	return flushRoute(memory, undefined);
}

function connectedLines(event: EventOf<'connected'>, memory: Memory): string[] {
	const {attempt} = memory;
	const to = attempt ? ` to ${targetText(attempt.target)}` : '';
	const time = attempt ? `, ${seconds(event.atMs - attempt.atMs)}` : '';
	return wrap(
		`Connected${to} from ${visible(event.localAddress)} port ${event.localPort}${time}.`,
		'=== ',
		'===   ',
	);
}

/** What is being answered at this stage. An aside says nothing about the address, and nor does its answer. */
function askedAt(stage: Stage | undefined, {aside, verb}: Pick<Memory, 'aside' | 'verb'>): Asked {
	return {stage: aside ? undefined : stage, verb: stage === 'banner' ? undefined : verb};
}

function repliedLines(event: EventOf<'replied'>, memory: Memory, verbose: boolean): string[] {
	const {stage, reply, solicited} = event;
	memory.secure = event.secure;
	if (stage === 'ehlo' && !memory.aside && (reply.code ?? 0) >= 400) memory.refused = true;
	memory.lastWords = reply;
	memory.lastStage = stage;
	if (solicited) memory.unanswered = undefined;
	const asked: Asked = solicited
		? askedAt(stage, memory)
		: {...askedAt(stage, {...memory, aside: false}), unasked: true};
	const explanation: ReplyExplanation = explainReply(reply, {
		...asked,
		mx: memory.attempt?.target.host,
		banner: memory.banner,
	});
	if (stage === 'banner') memory.banner ??= reply.lines[0]?.text;
	const printed = memory.linesPrinted;
	memory.linesPrinted = 0;
	return [
		...receivedLines(event, asked, {verbose, printed}),
		...explanationLines(event, explanation, asked, verbose),
	];
}
