import type {SessionEvent} from '../model/event.ts';
import type {Proposal, WalkPlan} from '../model/session.ts';
import {type Stage, stages} from '../model/stage.ts';
import type {Attempt, Exchange, SessionView, StageView} from '../model/view.ts';
import {isYes} from '../protocol/reply-codes.ts';
import {placeOf, withReply} from './exchanges.ts';

/** The view before the first event. */
export function initialView(plan: WalkPlan, startedAt: string): SessionView {
	return {
		plan,
		startedAt,
		atMs: 0,
		dns: [],
		route: undefined,
		mx: pending('mx'),
		identity: undefined,
		attempts: [],
		stages: rail(pending('mx'), undefined),
		proposal: undefined,
		running: undefined,
		findings: [],
		refused: undefined,
		over: undefined,
	};
}

/** Project a whole log, such as one read from a file. */
export function project(events: readonly SessionEvent[]): SessionView | undefined {
	const first = events[0];
	if (first?.type !== 'session-started') return undefined;
	return events.reduce(foldEvent, initialView(first.plan, first.startedAt));
}

/** The view after one more event. Pure; parts that did not change keep their identity. */
export function foldEvent(before: SessionView, event: SessionEvent): SessionView {
	const view: SessionView = {...before, atMs: event.atMs};
	switch (event.type) {
		case 'session-started':
			return {...view, plan: event.plan, startedAt: event.startedAt};
		case 'proposed':
			return withRail({
				...withStage(view, event.proposal.stage, {status: 'proposed'}, event.proposal),
				proposal: event.proposal,
				running: undefined,
				refused: undefined,
				over: undefined,
			});
		case 'approved':
			return {...view, proposal: undefined, refused: undefined};
		case 'refused':
			return {...view, refused: {seq: event.seq, code: event.code, detail: event.detail}};
		case 'stage-started':
			return withRail({
				...withStage(view, event.stage, {status: 'running', detail: undefined}),
				running: {stage: event.stage, sinceMs: event.atMs, timeoutMs: event.timeoutMs},
			});
		case 'dns-answered':
		case 'route':
		case 'identified':
			return foldDns(view, event);
		case 'connecting':
			return withRail({
				...view,
				attempts: [...view.attempts, newAttempt(event.attempt, event.target, event.why)],
			});
		case 'connected':
			return changeAttempt(view, event.attempt, () => ({
				local: {address: event.localAddress, port: event.localPort},
			}));
		case 'sent':
		case 'sent-secret':
		case 'replied':
		case 'capabilities':
		case 'tls-established':
			return foldDialogue(view, event);
		case 'finding': {
			const {seq, stage, attempt, anomaly} = event;
			return {...view, findings: [...view.findings, {seq, stage, attempt, anomaly}]};
		}
		case 'stage-ended':
			return foldStageEnd(view, event);
		case 'closed': {
			const {seq, by, how, elapsedMs, atMs} = event;
			return changeAttempt(view, event.attempt, () => ({
				closed: {seq, by, how, elapsedMs, atMs},
			}));
		}
		case 'session-ended':
			return {...view, over: {by: event.by}, proposal: undefined, running: undefined};
		default:
			return event satisfies never;
	}
}

function foldDns(
	view: SessionView,
	event: SessionEvent & {type: 'dns-answered' | 'route' | 'identified'},
): SessionView {
	switch (event.type) {
		case 'dns-answered':
			return {...view, dns: [...view.dns, event.answer]};
		case 'route':
			return {...view, route: {source: event.source, hosts: event.hosts}};
		case 'identified':
			return {...view, identity: event.identity, dns: [...view.dns, ...event.answers]};
		default:
			return event satisfies never;
	}
}

type Dialogue = SessionEvent & {
	type: 'sent' | 'sent-secret' | 'replied' | 'capabilities' | 'tls-established';
};

function foldDialogue(view: SessionView, event: Dialogue): SessionView {
	switch (event.type) {
		case 'sent':
		case 'sent-secret':
			return changeAttempt(view, event.attempt, (attempt) => ({
				exchanges: [
					...attempt.exchanges,
					{
						...placeOf(view.plan, event),
						attempt: event.attempt,
						secure: event.secure,
						sent: {
							seq: event.seq,
							atMs: event.atMs,
							raw: event.raw,
							offset: event.offset,
							...('hidden' in event && {hidden: event.hidden}),
						},
						reply: undefined,
					},
				],
			}));
		case 'replied':
			return changeAttempt(view, event.attempt, (attempt) => ({
				exchanges: withReply(attempt.exchanges, event),
			}));
		case 'capabilities':
			return changeAttempt(view, event.attempt, () => ({capabilities: event.capabilities}));
		case 'tls-established':
			return changeAttempt(view, event.attempt, () => ({
				tls: {...event.facts, elapsedMs: event.elapsedMs},
				// RFC 3207 §4.2: what the server offered in the clear no longer counts.
				capabilities: undefined,
			}));
		default:
			return event satisfies never;
	}
}

function foldStageEnd(view: SessionView, event: SessionEvent & {type: 'stage-ended'}): SessionView {
	const {proposal} = view;
	const aside = asideUnderWay(view, event);
	if (aside !== undefined) return withEndedAside(view, event, aside);
	const isNew = event.attempt > 0 && !view.attempts.some((each) => each.number === event.attempt);
	// A connection that was declined never began, but it is an attempt that people want to see.
	const base =
		isNew && proposal?.kind === 'connect'
			? {
					...view,
					attempts: [...view.attempts, newAttempt(event.attempt, proposal.target, proposal.why)],
				}
			: view;
	const ended = {
		status: statusOf(event),
		ended: event.ended,
		code: event.code,
		elapsedMs: event.elapsedMs,
		detail: event.detail,
		endedSeq: event.seq,
	} as const;
	const changed = changeStage(base, event.stage, event.attempt, ended);
	const keepsProposal = event.ended === 'skipped' && proposal?.stage !== event.stage;
	return withRail({
		...changed,
		proposal: keepsProposal ? proposal : undefined,
		running: view.running?.stage === event.stage ? undefined : changed.running,
	});
}

/** The aside that went out and at which the conversation ends now; undefined if a stage of the walk ends. */
function asideUnderWay(
	{running, attempts}: SessionView,
	{attempt, ended}: SessionEvent & {type: 'stage-ended'},
): Exchange | undefined {
	if (running === undefined || ended === 'skipped') return undefined;
	const newest = attempts
		.find(({number}) => number === attempt)
		?.exchanges.findLast(({sent}) => sent !== undefined);
	return newest?.aside ? newest : undefined;
}

/**
 * An aside ended the conversation, by 421, too (RFC 5321 §3.8): neither the
 * stage that it was typed at nor QUIT was reached, and neither gets its end.
 */
function withEndedAside(
	view: SessionView,
	event: SessionEvent & {type: 'stage-ended'},
	exchange: Exchange,
): SessionView {
	const {ended, code, elapsedMs, detail, seq: endedSeq} = event;
	const stage = view.running?.stage ?? event.stage;
	const changed = changeAttempt(view, event.attempt, (attempt) => {
		const before = attempt.stages[stage];
		// What had an end before the aside has it still.
		const status = before.ended === undefined ? 'pending' : statusOf(before);
		return {
			endedAside: {stage, exchange, ended, code, elapsedMs, detail, endedSeq},
			stages: {...attempt.stages, [stage]: {...before, status}},
		};
	});
	return withRail({...changed, proposal: undefined, running: undefined});
}

function statusOf({
	stage,
	ended,
	code,
}: Pick<StageView, 'stage' | 'ended' | 'code'>): StageView['status'] {
	if (ended === 'skipped') return 'skipped';
	if (ended !== 'reply') return 'failed';
	return code === undefined || isYes(code, {stage}) ? 'done' : 'failed';
}

function pending(stage: Stage): StageView {
	return {
		stage,
		status: 'pending',
		ended: undefined,
		code: undefined,
		elapsedMs: undefined,
		detail: undefined,
	};
}

function newAttempt(number: number, target: Attempt['target'], why: Attempt['why']): Attempt {
	const blank = Object.fromEntries(stages.map((stage) => [stage, pending(stage)]));
	return {
		number,
		target,
		why,
		local: undefined,
		exchanges: [],
		stages: blank as Record<Stage, StageView>,
		tls: undefined,
		capabilities: undefined,
		endedAside: undefined,
		closed: undefined,
	};
}

function changeAttempt(
	view: SessionView,
	number: number,
	change: (attempt: Attempt) => Partial<Attempt>,
): SessionView {
	return {
		...view,
		attempts: view.attempts.map((attempt) =>
			attempt.number === number ? {...attempt, ...change(attempt)} : attempt,
		),
	};
}

function changeStage(
	view: SessionView,
	stage: Stage,
	number: number,
	change: Partial<StageView>,
): SessionView {
	if (stage === 'mx') return {...view, mx: {...view.mx, ...change}};
	return changeAttempt(view, number, (attempt) => ({
		stages: {...attempt.stages, [stage]: {...attempt.stages[stage], ...change}},
	}));
}

/** Change a stage of the newest attempt; a proposed connection belongs to none yet. */
function withStage(
	view: SessionView,
	stage: Stage,
	change: Partial<StageView>,
	proposal?: Proposal,
): SessionView {
	if (proposal?.kind === 'connect') return view;
	return changeStage(view, stage, view.attempts.at(-1)?.number ?? 0, change);
}

/** The rail follows the newest attempt; while a new connection is proposed, it starts afresh. */
function withRail(view: SessionView): SessionView {
	const fresh = view.proposal?.kind === 'connect';
	const stagesNow = rail(view.mx, fresh ? undefined : view.attempts.at(-1));
	return {
		...view,
		stages: fresh
			? stagesNow.map((each) => (each.stage === 'connect' ? {...each, status: 'proposed'} : each))
			: stagesNow,
	};
}

function rail(mx: StageView, attempt: Attempt | undefined): readonly StageView[] {
	return stages.map((stage) => (stage === 'mx' ? mx : (attempt?.stages[stage] ?? pending(stage))));
}
