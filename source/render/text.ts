import type {MailHost, RouteSource} from '../model/dns.ts';
import type {SessionEvent} from '../model/event.ts';
import type {ReplyExplanation} from '../model/explanation.ts';
import type {Stage} from '../model/stage.ts';
import type {Outcome} from '../model/verdict.ts';
import type {SessionView} from '../model/view.ts';
import type {Reply} from '../model/wire.ts';
import {
	anomalyText,
	endedText,
	explainReply,
	explainStage,
	refusalText,
	warningText,
} from '../knowledge/index.ts';
import {visible} from '../protocol/visible.ts';
import {opening, seconds, wrap} from './layout.ts';
import {refusalDetail} from './refusal.ts';
import {dnsLines, hostLines, identityLines, isKnown, routeLines} from './text-dns.ts';
import {
	capabilityLines,
	closedLines,
	connectingLines,
	explanationLines,
	indent,
	missingLines,
	receivedLines,
	sentLines,
	targetText,
	tlsLines,
} from './text-link.ts';
import {outcomeText, verdictLines} from './text-verdict.ts';
import {stageNames} from './words.ts';

type EventOf<T extends SessionEvent['type']> = Extract<SessionEvent, {readonly type: T}>;

/** The text face: feed it every event in order and print what comes back, a line each. */
export type TextFormatter = {
	event(event: SessionEvent): string[];
	/** The block at the end: what happened, whom it is about, what to do. */
	verdict(outcome: Outcome, view: SessionView): string[];
	/** One line, for the moment that decides: the walk goes on with QUIT. */
	outcomeLine(outcome: Outcome): string;
};

/** What the formatter remembers between events. */
type Memory = {
	domain: string;
	route: {source: RouteSource; hosts: readonly MailHost[]} | undefined;
	/** Hosts whose addresses are on paper; undefined before the list was printed. */
	printed: Set<string> | undefined;
	readonly stagesSeen: Set<string>;
	readonly warningsSeen: Set<string>;
	readonly keywordsSeen: Set<string>;
	/** What was said to be missing on this connection. */
	readonly missingSeen: Set<string>;
	/** Whether the newest reply came over TLS. */
	secure: boolean;
	/** Whether a greeting of ours was refused on this connection. */
	refused: boolean;
	attempt: EventOf<'connecting'> | undefined;
	banner: string | undefined;
	/** What was last said about who we are. */
	identity: string | undefined;
	lastWords: Reply | undefined;
	lastStage: Stage | undefined;
	unanswered: Stage | undefined;
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
		lastStage: undefined,
		unanswered: undefined,
	};
	const finish = (lines: readonly string[]): string[] =>
		lines.map((line) => (options.color ? paint(visible(line)) : visible(line)));
	return {
		event: (event) => finish(linesOf(event, memory, verbose)),
		verdict: (outcome, view) => finish(verdictLines(outcome, view)),
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
			return startLines(event);
		case 'proposed':
			return proposedLines(event, memory);
		case 'approved':
			return event.edited ? ['=== The command was changed before it went out.'] : [];
		case 'refused':
			return refusedLines(event);
		case 'stage-started':
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
		case 'sent':
			memory.unanswered = event.stage;
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

function warningLines(id: Parameters<typeof warningText>[0], memory: Memory): string[] {
	if (memory.warningsSeen.has(id)) return [];
	memory.warningsSeen.add(id);
	const {title, text} = warningText(id);
	return wrap(`Note: ${title}. ${text}`, '=== ', '===   ');
}

function proposedLines(event: EventOf<'proposed'>, memory: Memory): string[] {
	const {proposal} = event;
	const lines = proposal.kind === 'connect' ? flushRoute(memory, undefined) : [];
	lines.push(...proposal.warnings.flatMap((id) => warningLines(id, memory)));
	if (proposal.needsConfirmation && proposal.kind === 'connect') {
		lines.push(
			...wrap(
				`${targetText(proposal.target)} is contacted only after a confirmation, or with --allow-private.`,
				'*** ',
				'***   ',
			),
		);
	}
	return lines;
}

/** A heading once a connection; what the stage is for, once a session. */
function headingLines(stage: Stage, attempt: number, memory: Memory, verbose: boolean): string[] {
	const here = `${stage} ${attempt}`;
	if (memory.stagesSeen.has(here)) return [];
	memory.stagesSeen.add(here);
	const {title, purpose} = explainStage(stage);
	const heading = wrap(`[${stage}] ${title}`, '=== ', '===   ');
	if (memory.stagesSeen.has(stage)) return heading;
	memory.stagesSeen.add(stage);
	return [...heading, ...wrap(verbose ? purpose : opening(purpose), indent)];
}

/** Print the list of hosts, once. */
function flushRoute(memory: Memory, elapsedMs: number | undefined): string[] {
	const {route, printed, domain} = memory;
	if (!route || printed) return [];
	memory.printed = new Set(route.hosts.filter((host) => isKnown(host)).map((host) => host.host));
	return routeLines(domain, route.source, route.hosts, elapsedMs);
}

/** Hosts whose addresses came in after the list was printed. */
function lateHostLines(memory: Memory): string[] {
	const {route, printed} = memory;
	if (!route || !printed) return [];
	const late = route.hosts.filter((host) => isKnown(host) && !printed.has(host.host));
	for (const host of late) printed.add(host.host);
	return late.flatMap((host) => hostLines(host, 'Now known: '));
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

function repliedLines(event: EventOf<'replied'>, memory: Memory, verbose: boolean): string[] {
	const {stage, reply, solicited} = event;
	memory.secure = event.secure;
	if (stage === 'ehlo' && (reply.code ?? 0) >= 400) memory.refused = true;
	memory.lastWords = reply;
	memory.lastStage = stage;
	if (solicited) memory.unanswered = undefined;
	const explanation: ReplyExplanation = explainReply(reply, {
		stage,
		mx: memory.attempt?.target.host,
		banner: memory.banner,
	});
	if (stage === 'banner') memory.banner ??= reply.lines[0]?.text;
	return [...receivedLines(event, verbose), ...explanationLines(event, explanation, verbose)];
}

function endedLines(event: EventOf<'stage-ended'>, memory: Memory): string[] {
	const {stage, ended, elapsedMs} = event;
	const lines = stage === 'mx' ? flushRoute(memory, elapsedMs) : [];
	const detail = event.detail === undefined ? '' : visible(event.detail);
	if (ended === 'reply') return lines;
	if (ended === 'skipped') {
		const why = detail === '' ? '' : `: ${detail}`;
		return [...lines, ...wrap(`${stageNames[stage]} skipped${why}.`, '=== ', '===   ')];
	}
	const {title, meaning} = endedText(ended, stage);
	const word = detail === '' ? '' : ` [${detail}]`;
	return [
		...lines,
		...wrap(`[${stage}] ${title} (${seconds(elapsedMs)})${word}`, '*** ', '***   '),
		...wrap(meaning, indent),
	];
}

function sessionEndedLines(event: EventOf<'session-ended'>): string[] {
	const time = seconds(event.atMs);
	switch (event.by) {
		case 'done':
			return [`=== The walk is over after ${time}.`];
		case 'person':
			return [`=== The walk was ended by you after ${time}.`];
		case 'signal':
			return [`*** The walk was interrupted after ${time}.`];
		default:
			return event.by satisfies never;
	}
}
