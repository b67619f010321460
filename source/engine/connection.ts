import type {Closed} from '../model/event.ts';
import type {DnsAnswer} from '../model/dns.ts';
import type {ConnectReason, Identity, Target} from '../model/session.ts';
import type {Ended, Stage} from '../model/stage.ts';
import type {Reply, TlsFacts} from '../model/wire.ts';
import type {CloseReason} from './io.ts';
import {isLastStage, proposeAfter, proposeConnect} from './plan.ts';
import {parseHeloName, parseSender} from '../protocol/address.ts';
import {formatLiteral} from '../protocol/domain.ts';
import {parseIp} from '../protocol/ip.ts';
import {recordFinding, recordReply} from './record.ts';
import {finish, isSpent, proposeNextTarget} from './route.ts';
import {
	type CommandProposal,
	emit,
	type LinkState,
	type Login,
	presentStage,
	type Running,
	targetKey,
	type Turn,
	update,
	updateLink,
} from './state.ts';

/**
 * How long we listen after a refusal before we write again: a close that comes
 * within it belongs to the refusal (rule 2 of truth). RFC 5321 §3.8 lets a
 * server close only after 421, so that one gets more time.
 */
export const settleMs = {refusal: 400, closing: 2000} as const;

/** Open a connection; who we are to that address is asked at the same time. */
export function startConnect(turn: Turn, target: Target, why: ConnectReason): void {
	const {plan, tried} = turn.state;
	const attempt = turn.state.attempt + 1;
	closeLink(turn, 'stopped');
	update(turn, {
		attempt,
		proposal: undefined,
		tried: [...tried, targetKey(target.address, target.port)],
		awaitingIdentity: false,
		identity: undefined,
		link: {
			target,
			clearText: why === 'clear-text',
			secure: false,
			verified: false,
			greeted: false,
			capabilities: undefined,
			sentBytes: 0,
			unsolicited: 0,
			unsolicitedBytes: 0,
			unsolicitedLines: 0,
			parting: undefined,
			lastVerb: undefined,
			lastCode: undefined,
			turnedAway: false,
			transaction: 'none',
		},
	});
	emit(turn, {type: 'connecting', attempt, target, why});
	begin(turn, 'connect', 'connect', plan.timeouts.connectMs);
	turn.effects.push({type: 'connect', target}, {type: 'identify', target});
}

/** Start waiting for something, with its deadline. */
export function begin(
	turn: Turn,
	stage: Stage,
	wait: Running['wait'],
	timeoutMs: number,
	more: {
		verb?: string;
		resume?: CommandProposal;
		back?: CommandProposal | undefined;
		login?: Login;
		sinceMs?: number;
	} = {},
): void {
	update(turn, {
		running: {
			stage,
			sinceMs: more.sinceMs ?? turn.atMs,
			waitSinceMs: turn.atMs,
			wait,
			verb: more.verb,
			resume: more.resume,
			back: more.back,
			login: more.login,
		},
	});
	emit(turn, {type: 'stage-started', stage, attempt: turn.state.attempt, timeoutMs});
	turn.effects.push({type: 'deadline', ms: timeoutMs});
}

/** The stage that was running has an end. An aside that ends the conversation is none of a stage: `quit`. */
export function endStage(
	turn: Turn,
	ended: Ended,
	more: {stage?: Stage; code?: number | undefined; detail?: string | undefined} = {},
): void {
	const {running, attempt} = turn.state;
	const stage = more.stage ?? (running && presentStage(turn.state));
	if (stage === undefined) return;
	emit(turn, {
		type: 'stage-ended',
		stage,
		attempt,
		ended,
		code: more.code,
		elapsedMs: running ? turn.atMs - running.sinceMs : 0,
		detail: more.detail,
	});
	update(turn, {running: undefined});
	turn.effects.push({type: 'deadline', ms: undefined});
}

export function onConnected(turn: Turn, local: {localAddress: string; localPort: number}): void {
	const {attempt, plan, running, link} = turn.state;
	if (running?.wait !== 'connect') return;
	emit(turn, {type: 'connected', attempt, ...local});
	endStage(turn, 'reply');
	if (isLastStage(plan, 'connect')) {
		// Not even QUIT: before the greeting it is the server's turn.
		closeLink(turn, 'fin');
		finish(turn);
		return;
	}
	if (plan.implicitTls) {
		// RFC 8314 §3: the greeting comes through TLS.
		begin(turn, 'starttls', 'handshake', plan.timeouts.tlsMs);
		turn.effects.push({type: 'start-tls', servername: link?.target.host ?? ''});
		return;
	}
	begin(turn, 'banner', 'reply', plan.timeouts.bannerMs);
}

/** Our own name is known; if the banner is in, too, EHLO can be proposed. */
export function onIdentified(
	turn: Turn,
	who: {identity: Identity; answers: readonly DnsAnswer[]},
): void {
	if (!turn.state.link) return;
	const identity = presentable(who.identity);
	emit(turn, {type: 'identified', identity, answers: who.answers});
	update(turn, {identity});
	if (!turn.state.awaitingIdentity) return;
	update(turn, {awaitingIdentity: false});
	proposeAfter(turn, 'banner');
}

/**
 * Names come from DNS and from the system, and must not be able to carry
 * anything into a command: what is no name is replaced by our address.
 */
function presentable(identity: Identity): Identity {
	const ip = parseIp(identity.address ?? '');
	const helo = parseHeloName(identity.helo).ok
		? identity.helo
		: formatLiteral(ip ?? {family: 4, bytes: new Uint8Array(4)});
	const sender = parseSender(identity.sender).ok ? identity.sender : '';
	return {...identity, helo, sender};
}

/** Close our side, if it is open. */
export function closeLink(turn: Turn, how: Closed): void {
	const {link, attempt} = turn.state;
	if (!link) return;
	turn.effects.push({type: 'close'});
	update(turn, {link: undefined, awaitingIdentity: false});
	emit(turn, {type: 'closed', attempt, by: 'us', how, elapsedMs: 0, detail: undefined});
}

/** The connection is gone and everything the server said before is in the log. */
export function onClosed(turn: Turn, reason: CloseReason, partial: Reply | undefined): void {
	const {link, running, attempt} = turn.state;
	if (!link) return;
	const connecting = running?.wait === 'connect';
	const how: Closed = reason.how === 'fin' || reason.how === 'rst' ? reason.how : 'timeout';
	const words = noteLastWords(turn, partial);
	const settling = running?.wait === 'close';
	const stage = presentStage(turn.state);
	const ended: Ended = reason.how;
	if (!settling) {
		const code = words?.code ?? partingCode(link, stage);
		endStage(turn, ended, {stage, code, detail: reason.detail});
	}
	if (!connecting) {
		emit(turn, {
			type: 'closed',
			attempt,
			by: 'peer',
			how,
			elapsedMs: running ? turn.atMs - running.sinceMs : 0,
			detail: reason.detail,
		});
	}
	update(turn, {proposal: undefined, running: undefined, awaitingIdentity: false});
	turn.effects.push({type: 'deadline', ms: undefined});
	const nextDue = link.turnedAway || stage === 'connect' || stage === 'banner';
	if (nextDue) {
		proposeNextTarget(turn);
		update(turn, {link: undefined});
	} else {
		update(turn, {link: undefined});
		finish(turn);
	}
}

/** Time is up for what was due. */
export function onDeadline(turn: Turn, partial: Reply | undefined): void {
	const {running, link} = turn.state;
	if (!running || !link || running.wait === 'close') return;
	const words = noteLastWords(turn, partial);
	if (running.wait === 'handshake') {
		failTls(turn, 'timeout', 'the handshake was not finished in time');
		return;
	}
	const stage = presentStage(turn.state);
	endStage(turn, 'timeout', {code: words?.code ?? partingCode(link, stage)});
	leave(turn, running.stage, 'timeout');
}

/** Give the connection up from our side, and see what is left to try. */
export function leave(turn: Turn, stage: Stage, how: Closed): void {
	const {link} = turn.state;
	if (stage === 'connect') {
		turn.effects.push({type: 'close'});
		proposeNextTarget(turn);
		update(turn, {link: undefined});
		return;
	}
	const nextDue = stage === 'banner' || link?.turnedAway;
	const target = link?.target;
	closeLink(turn, how);
	if (!nextDue) {
		finish(turn);
		return;
	}
	proposeNextTarget(turn, target?.host);
}

/** What the server said unasked at this stage counts if nothing else came. */
function partingCode({parting}: LinkState, stage: Stage): number | undefined {
	return parting?.stage === stage ? parting.code : undefined;
}

/** A reply cut short by the end is still the server's word: keep it. */
export function noteLastWords(turn: Turn, partial: Reply | undefined): Reply | undefined {
	if (!partial) return undefined;
	recordReply(turn, presentStage(turn.state), partial, turn.state.running !== undefined);
	return partial;
}

export function onSecured(turn: Turn, facts: TlsFacts): void {
	const {attempt, running, plan} = turn.state;
	if (running?.wait !== 'handshake') return;
	const elapsedMs = turn.atMs - running.waitSinceMs;
	emit(turn, {type: 'tls-established', attempt, facts, elapsedMs});
	updateLink(turn, {secure: true, verified: facts.authorized, capabilities: undefined});
	if (plan.implicitTls) {
		endStage(turn, 'reply');
		begin(turn, 'banner', 'reply', plan.timeouts.bannerMs);
		return;
	}
	endStage(turn, 'reply', {code: 220});
	proposeAfter(turn, 'starttls');
}

/** Bytes in the clear where only the handshake may follow; they were thrown away (CVE-2011-0411). */
export function onPlaintext(turn: Turn, bytes: number): void {
	// With nothing in the clear to attack, it is no injection: no TLS is spoken there.
	if (turn.state.plan.implicitTls) {
		failTls(turn, 'ERR_TLS_NOT_TLS', 'the server spoke first, and in the clear');
		return;
	}
	recordFinding(turn, 'starttls', {kind: 'plaintext-after-starttls', bytes}, undefined);
}

/**
 * The handshake failed. Encryption here is opportunistic (RFC 7435), so the
 * walk offers the same host again in the clear, on a new connection, unless
 * TLS was asked for from the first byte on, or no connection is left.
 */
export function failTls(turn: Turn, code: string, detail: string): void {
	const {link, running} = turn.state;
	if (!link || running?.wait !== 'handshake') return;
	endStage(turn, 'tls-failure', {stage: 'starttls', detail: `${code}: ${detail}`});
	closeLink(turn, 'tls-failure');
	if (turn.state.plan.implicitTls || isSpent(turn)) finish(turn);
	else proposeConnect(turn, link.target, 'clear-text');
}
