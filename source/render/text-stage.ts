import {endedText, explainStage, warningText} from '../knowledge/index.ts';
import type {Restraint} from '../model/limit.ts';
import type {MailHost, RouteSource} from '../model/dns.ts';
import type {SessionEvent} from '../model/event.ts';
import type {Mailbox} from '../model/session.ts';
import type {Stage} from '../model/stage.ts';
import type {Reply} from '../model/wire.ts';
import {addedDetail} from '../protocol/breach.ts';
import {visible} from '../protocol/visible.ts';
import {opening, seconds, wrap} from './layout.ts';
import {hostLines, isKnown, routeLines} from './text-dns.ts';
import {indent, targetText} from './text-link.ts';
import {stageNames} from './words.ts';

/** The event of that type. */
export type EventOf<T extends SessionEvent['type']> = Extract<SessionEvent, {readonly type: T}>;

/** What the formatter remembers between events. */
export type Memory = {
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
	/** Lines of the reply that is due which are on paper already. */
	linesPrinted: number;
	/** The one that goes on. */
	stage: Stage | undefined;
	lastStage: Stage | undefined;
	unanswered: Stage | undefined;
	/** The newest command says nothing about the address: its answer is not read as one. */
	aside: boolean;
	/** Its verb, safe to show. */
	verb: string;
	/** It is our turn: the command of the stage is proposed, and was not sent. */
	isIdle: boolean;
	mailbox: Mailbox | undefined;
};

/** A warning, once a session. */
export function warningLines(id: Parameters<typeof warningText>[0], memory: Memory): string[] {
	if (memory.warningsSeen.has(id)) return [];
	memory.warningsSeen.add(id);
	const {title, text} = warningText(id);
	return wrap(`Note: ${title}. ${text}`, '=== ', '===   ');
}

/** What has to be known before a proposal is approved. */
export function proposedLines(event: EventOf<'proposed'>, memory: Memory): string[] {
	const {proposal} = event;
	const lines = proposal.kind === 'connect' ? flushRoute(memory, undefined) : [];
	lines.push(...proposal.warnings.flatMap((id) => warningLines(id, memory)));
	if (proposal.kind === 'connect' && proposal.restraint !== undefined) {
		lines.push(...restraintLines(proposal.restraint));
	} else if (proposal.needsConfirmation && proposal.kind === 'connect') {
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

/** How close to a limit a connection would come, and until when it waits. */
function restraintLines({level, until, text}: Restraint): string[] {
	const wait =
		level === 'over' && until !== null
			? ` A pause until ${until.slice(11, 19)} UTC, unless you say yes.`
			: '';
	return wrap(`${text}${wait}`, '*** ', '***   ');
}

/** A heading once a connection; what the stage is for, once a session. */
export function headingLines(
	stage: Stage,
	attempt: number,
	memory: Memory,
	verbose: boolean,
): string[] {
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
export function flushRoute(memory: Memory, elapsedMs: number | undefined): string[] {
	const {route, printed, domain} = memory;
	if (!route || printed) return [];
	memory.printed = new Set(route.hosts.filter((host) => isKnown(host)).map((host) => host.host));
	return routeLines(domain, route.source, route.hosts, elapsedMs);
}

/** Hosts whose addresses came in after the list was printed. */
export function lateHostLines(memory: Memory): string[] {
	const {route, printed} = memory;
	if (!route || !printed) return [];
	const late = route.hosts.filter((host) => isKnown(host) && !printed.has(host.host));
	for (const host of late) printed.add(host.host);
	return late.flatMap((host) => hostLines(host, 'Now known: '));
}

/** How a stage ended, where its reply does not say it. */
export function endedLines(event: EventOf<'stage-ended'>, memory: Memory): string[] {
	const {stage, ended, elapsedMs} = event;
	const lines = stage === 'mx' ? flushRoute(memory, elapsedMs) : [];
	const detail = visible(addedDetail(event.detail) ?? '');
	if (ended === 'reply') return lines;
	if (ended === 'skipped') {
		const why = detail === '' ? '' : `: ${detail}`;
		return [...lines, ...wrap(`${stageNames[stage]} skipped${why}.`, '=== ', '===   ')];
	}
	const verb = memory.aside ? memory.verb : undefined;
	const unsent = verb !== undefined || memory.isIdle ? {verb} : undefined;
	const {title, meaning} = endedText(ended, stage, {...event, unsent});
	const word = detail === '' ? '' : ` [${detail}]`;
	return [
		...lines,
		...wrap(`[${verb ?? stage}] ${title} (${seconds(elapsedMs)})${word}`, '*** ', '***   '),
		...wrap(meaning, indent),
	];
}

/** The end of the session. */
export function sessionEndedLines(event: EventOf<'session-ended'>): string[] {
	const time = seconds(event.atMs).replaceAll('\u00A0', ' ');
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
