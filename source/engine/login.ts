import {createHmac} from 'node:crypto';
import type {LoginRisk} from '../model/login.ts';
import type {Intent} from '../model/session.ts';
import {toAscii} from '../protocol/bytes.ts';
import {answerChallenge} from '../protocol/sasl.ts';
import {secretBytes} from '../protocol/secret.ts';
import {begin} from './connection.ts';
import {hiddenMark} from './needles.ts';
import {
	type CommandProposal,
	emit,
	type LinkState,
	type Login,
	type Running,
	type Turn,
	update,
	updateLink,
} from './state.ts';
import {canBeHidden} from './vault.ts';

const lineEnd = 2;

/** Why a password is not safe on this connection; undefined if it is as safe as TLS makes it. */
function riskOf({secure, verified}: LinkState): LoginRisk | undefined {
	if (!secure) return 'in-clear';
	return verified ? undefined : 'unverified';
}

/**
 * Send AUTH with the mechanism alone, in place of what is proposed. The
 * answers to the challenges are all that follows, and the proposal comes back.
 */
export function logIn(turn: Turn, intent: Intent & {type: 'log-in'}): void {
	const {proposal, link} = turn.state;
	const refuse = (code: 'auth-in-clear' | 'auth-unverified' | 'secret-too-short'): void => {
		emit(turn, {type: 'refused', code, detail: ''});
	};
	if (!proposal || !link || proposal.kind !== 'command') {
		emit(turn, {type: 'refused', code: 'nothing-proposed', detail: ''});
		return;
	}
	if (intent.proposalId !== proposal.id) {
		emit(turn, {type: 'refused', code: 'too-late', detail: ''});
		return;
	}
	const {mechanism, credentials, despite} = intent;
	const isGiven = 'secret' in credentials;
	const risk = isGiven ? riskOf(link) : undefined;
	if (risk !== undefined && despite !== risk) {
		refuse(risk === 'in-clear' ? 'auth-in-clear' : 'auth-unverified');
		return;
	}
	// What is shorter cannot be found in what comes back, so it could get into the log.
	if (isGiven && !canBeHidden(credentials.secret)) {
		refuse('secret-too-short');
		return;
	}
	emit(turn, {type: 'approved', proposalId: proposal.id, by: intent.by, edited: true});
	update(turn, {proposal: undefined});
	const login = {mechanism, credentials, round: 0, cancelled: false};
	wait(turn, proposal, login);
	sendOpenly(turn, proposal, `AUTH ${mechanism}`);
}

/** A challenge came (334): answer it, or say that we do not go on. */
export function continueLogin(turn: Turn, running: Running, challenge: string): void {
	const {login, resume} = running;
	if (login === undefined || resume === undefined) return;
	const answer = login.cancelled
		? ({kind: 'cancel'} as const)
		: answerChallenge({...login, hmacMd5}, login.round, challenge);
	const cancelled = answer.kind === 'cancel';
	wait(turn, resume, {...login, round: login.round + 1, cancelled});
	if (answer.kind === 'cancel') {
		sendOpenly(turn, resume, '*');
		return;
	}
	const {link, attempt} = turn.state;
	const hidden = secretBytes(answer.line);
	emit(turn, {
		type: 'sent-secret',
		stage: resume.stage,
		attempt,
		raw: toAscii(`${hiddenMark}\r\n`),
		hidden,
		offset: link?.sentBytes ?? 0,
		secure: link?.secure ?? false,
	});
	updateLink(turn, {sentBytes: (link?.sentBytes ?? 0) + hidden + lineEnd});
	turn.effects.push({type: 'write-secret', line: answer.line, also: answer.also});
}

function wait(turn: Turn, resume: CommandProposal, login: Login): void {
	const {plan} = turn.state;
	begin(turn, resume.stage, 'reply', plan.timeouts.commandMs, {verb: 'AUTH', resume, login});
}

function sendOpenly(turn: Turn, {stage}: CommandProposal, text: string): void {
	const {link, attempt} = turn.state;
	const bytes = toAscii(`${text}\r\n`);
	const {sentBytes = 0, secure = false} = link ?? {};
	emit(turn, {type: 'sent', stage, attempt, raw: bytes, offset: sentBytes, secure});
	updateLink(turn, {sentBytes: sentBytes + bytes.length, lastVerb: 'AUTH'});
	turn.effects.push({type: 'write', bytes});
}

const hmacMd5 = (key: string, text: string): string =>
	createHmac('md5', key).update(text).digest('hex');
