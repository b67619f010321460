import {type Ended, type Stage, stages} from '../model/stage.ts';
import type {Attempt, Exchange, SessionView} from '../model/view.ts';
import type {Reply} from '../model/wire.ts';
import {decodeUtf8} from '../protocol/bytes.ts';
import {verbOf} from '../protocol/typed.ts';

/** The moment of a walk that decides what it says. */
export type Decisive = {
	readonly stage: Stage;
	readonly ended: Ended;
	/** Undefined for the look-up of the mail exchangers. */
	readonly attempt: Attempt | undefined;
	/** The server's last words at that stage. */
	readonly exchange: Exchange | undefined;
	readonly elapsedMs: number | undefined;
	readonly detail: string | undefined;
	/** `seq` of the event that said how the stage ended. */
	readonly endedSeq: number | undefined;
	/** The command of the stage had not gone out when it ended; undefined if it had, or if there is none. */
	readonly unsent: Unsent | undefined;
};

/** What was going on instead: an aside, by its verb, safe to show; or nothing, it was our turn. */
export type Unsent = {readonly verb: string | undefined};

/**
 * Which moment decides? The answer to RCPT, if there is one: the walk is made
 * for it. Else the stage where it broke off, on the connection that came
 * furthest; of equals the latest, as a mail server would report it. Undefined
 * while nothing has ended yet.
 */
export function findDecisive(view: SessionView): Decisive | undefined {
	const moments = view.attempts.flatMap((attempt) => ofAttempt(attempt) ?? []);
	if (moments.length === 0) return ofLookup(view);
	const newest = view.attempts.at(-1);
	const rankOf = (moment: Decisive) => rank(moment, moment.attempt === newest);
	return moments.reduce((best, next) => (rankOf(next) >= rankOf(best) ? next : best));
}

function rank({stage, ended, attempt}: Decisive, isNewest: boolean): number {
	// A connection that was declined, skipped or never begun tells less than one that was tried.
	if (ended === 'skipped' || ended === 'blocked-address') return 0;
	if (ended === 'stopped' && stage === 'connect') return 0;
	// One that the person left for another host tells nothing but the answer to RCPT.
	const answered = stage === 'rcpt' && ended === 'reply';
	const left = attempt?.closed?.by === 'us' && attempt.closed.how === 'stopped';
	if (!isNewest && left && !answered) return 0;
	// EHLO behind TLS came as far as TLS did.
	const reached = stage === 'ehlo' && attempt?.tls ? 'starttls' : stage;
	return stages.indexOf(reached);
}

function ofLookup(view: SessionView): Decisive | undefined {
	const {ended, elapsedMs, detail, endedSeq} = view.mx;
	if (ended === undefined) return undefined;
	// A look-up that went well decides only where nothing else was asked for.
	const isGoal = view.plan.stopAfter === 'mx' && view.over?.by === 'done';
	if ((ended === 'reply' || ended === 'skipped') && !isGoal) return undefined;
	return {
		stage: 'mx',
		ended,
		attempt: undefined,
		exchange: undefined,
		elapsedMs,
		detail,
		endedSeq,
		unsent: undefined,
	};
}

function ofAttempt(attempt: Attempt): Decisive | undefined {
	const {rcpt} = attempt.stages;
	if (rcpt.ended !== undefined && rcpt.ended !== 'skipped') return moment(attempt, 'rcpt');
	const before = stages.slice(stages.indexOf('connect'), stages.indexOf('rcpt'));
	const broken = before.filter((stage) => {
		const {status, ended} = attempt.stages[stage];
		return status === 'failed' || (ended === 'skipped' && stage !== 'starttls');
	});
	const last = broken.at(-1);
	const isRefused = broken.some((stage) => attempt.stages[stage].status === 'failed');
	if (!isRefused || (last !== undefined && recovered(attempt, last))) {
		const aside = ofAside(attempt);
		if (aside !== undefined) return aside;
	}
	if (last !== undefined && !recovered(attempt, last)) return moment(attempt, last);
	if (rcpt.ended === 'skipped') return moment(attempt, 'rcpt');
	const done = before.filter((stage) => attempt.stages[stage].status === 'done').at(-1);
	return done === undefined ? undefined : moment(attempt, done);
}

/** A refused STARTTLS or EHLO does not decide where the walk went on behind it. */
function recovered(attempt: Attempt, stage: Stage): boolean {
	const later = stages.slice(stages.indexOf(stage) + 1, stages.indexOf('rcpt'));
	return later.some((each) => {
		// EHLO is said again behind STARTTLS, so a good end of that was before a bad one of EHLO.
		return each !== 'starttls' && attempt.stages[each].status === 'done';
	});
}

function moment(attempt: Attempt, stage: Stage): Decisive | undefined {
	const {ended, code, elapsedMs, detail, endedSeq} = attempt.stages[stage];
	if (ended === undefined) return undefined;
	const exchange = lastWords(attempt, stage, code);
	const unsent = isUnsent(attempt, stage, exchange) ? {verb: undefined} : undefined;
	return {stage, ended, attempt, exchange, elapsedMs, detail, endedSeq, unsent};
}

/**
 * The conversation ended at a command beside the walk. That decides where the
 * recipient was still to be named; behind the last command it changes nothing.
 */
function ofAside({endedAside, ...attempt}: Attempt): Decisive | undefined {
	if (endedAside === undefined || stages.indexOf(endedAside.stage) > stages.indexOf('rcpt'))
		return undefined;
	const {exchange, code: _, ...end} = endedAside;
	return {...end, attempt: {endedAside, ...attempt}, exchange, unsent: {verb: asideVerb(exchange)}};
}

/** The verb of a command beside the walk; safe to show. */
export function asideVerb({sent}: Exchange): string {
	const verb = sent === undefined ? '' : verbOf(decodeUtf8(sent.raw)).slice(0, 20);
	return verb === '' ? 'the command' : verb;
}

const withCommand: ReadonlySet<Stage> = new Set<Stage>(['ehlo', 'starttls', 'mail', 'rcpt']);

/** What had happened instead of the command of a stage when that ended; undefined if the command had gone out. */
export function unsentOf(attempt: Attempt, stage: Stage): Unsent | undefined {
	return moment(attempt, stage)?.unsent;
}

/** It ended while it was our turn: the stage's command is not out, or its newest one was answered in full. */
function isUnsent(attempt: Attempt, stage: Stage, words: Exchange | undefined): boolean {
	const {ended} = attempt.stages[stage];
	if (!withCommand.has(stage) || ended === 'skipped' || ended === 'stopped') return false;
	const newest = attempt.exchanges.findLast((each) => each.stage === stage && each.sent);
	if (newest === undefined) return true;
	// What ended it was said unasked.
	if (words?.sent === undefined && words?.reply?.solicited === false) {
		return newest.reply !== undefined;
	}
	const isLost = ended === 'fin' || ended === 'rst';
	// A TLS handshake follows behind the answer to its command.
	if (!isLost || stage === 'starttls' || newest.reply === undefined) return false;
	return !newest.reply.reply.anomalies.some(({kind}) => kind === 'unterminated');
}

/** The reply that ended the stage; what the server said unasked counts only if that was the end. */
function lastWords(attempt: Attempt, stage: Stage, code: number | undefined): Exchange | undefined {
	const candidates = attempt.exchanges.filter((each) => each.stage === stage && each.reply);
	return (
		candidates.findLast(({reply}) => reply?.solicited && reply.reply.code === code) ??
		candidates.findLast(({reply}) => reply?.reply.code === code)
	);
}

/** How the server closed behind its last words, before we wrote again. */
export function closedBehind(moment: Decisive): 'fin' | 'rst' | null {
	const {attempt, exchange} = moment;
	const how = attempt?.closed?.by === 'peer' ? attempt.closed.how : undefined;
	if (how !== 'fin' && how !== 'rst') return null;
	const spoke = exchange?.reply?.seq;
	if (spoke === undefined) return null;
	const wroteLater = attempt?.exchanges.some(
		(each) => each.sent !== undefined && each.sent.seq > spoke && each.stage !== moment.stage,
	);
	return wroteLater ? null : how;
}

/** The last words answer a command beside the walk, so nothing is read from them but 421, which ends everything (RFC 5321 §3.8). */
export function isBeside({unsent, exchange}: Decisive): boolean {
	return unsent?.verb !== undefined && exchange?.reply?.reply.code !== 421;
}

/** How many lines of a reply were read that was longer than we read; undefined for any other. */
export function tooLong(reply: Reply | undefined): {readonly lines: number} | undefined {
	return reply?.anomalies.find((each) => each.kind === 'reply-too-long');
}

/**
 * A reply that refuses nothing: one that had no end but our own bound, or of
 * which only digits came. One whose code and first words were heard counts as
 * said, also where the line end, or the last of its lines, never came: they are
 * a server's last words (rule 2 of truth).
 */
export function isHalf(reply: Reply | undefined): boolean {
	if (reply === undefined) return false;
	return tooLong(reply) !== undefined || isFragment(reply);
}

/** The beginning of a reply that is no more than digits: not even its code is known. */
export function isFragment({lines, anomalies}: Reply): boolean {
	const [first] = lines;
	if (lines.length !== 1 || !anomalies.some(({kind}) => kind === 'unterminated')) return false;
	return /^\d*$/u.test(first?.text.trim() ?? '');
}
