import type {Stage} from '../model/stage.ts';
import type {Reply} from '../model/wire.ts';
import {
	maxUnsolicitedBytes,
	maxUnsolicitedLines,
	maxUnsolicitedReplies,
} from '../protocol/bounds.ts';
import {breachDetails} from '../protocol/breach.ts';
import {readEhlo} from '../protocol/ehlo.ts';
import {isYes} from '../protocol/reply-codes.ts';
import {onAsideReplied} from './asides.ts';
import {continueLogin} from './login.ts';
import {begin, closeLink, endStage, leave, settleMs} from './connection.ts';
import {
	proposeAfter,
	proposeAgain,
	proposeCommand,
	proposeHelo,
	proposeMail,
	skipStage,
} from './plan.ts';
import {recordReply} from './record.ts';
import {finish, proposeNextTarget} from './route.ts';
import {type CommandProposal, emit, presentStage, type Turn, update, updateLink} from './state.ts';

/** A whole reply came in. */
export function onReplied(turn: Turn, reply: Reply, early: boolean): void {
	const {running, link} = turn.state;
	if (!link) return;
	const due = running?.wait === 'reply' && !early;
	if (!due) {
		onUnsolicited(turn, reply);
		return;
	}
	const {stage} = running;
	recordReply(turn, stage, reply, true);
	updateLink(turn, {lastCode: reply.code, parting: undefined});
	if (isEndless(reply)) {
		endStage(turn, 'protocol-error', {code: reply.code, detail: breachDetails['too-long']});
		leave(turn, stage, 'protocol-error');
		return;
	}
	if (running.resume !== undefined && reply.code !== 421) {
		if (running.login?.cancelled === false && reply.code === 334)
			continueLogin(turn, running, reply.lines[0]?.text ?? '');
		else onAsideReplied(turn, running.resume, reply.code);
		return;
	}
	if (!isReplyCode(reply.code)) {
		onNonsense(turn, stage, reply);
		return;
	}
	// The server waits for more than a command, and would take one for that.
	if (reply.code >= 300 && reply.code < 400 && stage !== 'quit') {
		endStage(turn, 'protocol-error', {code: reply.code, detail: breachDetails.waiting});
		leave(turn, stage, 'protocol-error');
		return;
	}
	if (isYes(reply.code, {stage})) onPositive(turn, stage, reply);
	else onRefusal(turn, stage, reply.code);
}

/** RFC 5321 §4.2: the first digit of a reply is 2 to 5; extensions may use 1 in theory, nobody does. */
function isReplyCode(code: number | undefined): code is number {
	return code !== undefined && code >= 200 && code <= 599;
}

function isEndless(reply: Reply): boolean {
	return reply.anomalies.some((anomaly) => anomaly.kind === 'reply-too-long');
}

/** Something came that answers nothing we said. */
function onUnsolicited(turn: Turn, reply: Reply): void {
	const {running} = turn.state;
	const stage = presentStage(turn.state);
	recordReply(turn, stage, reply, false);
	const settling = running?.wait === 'close';
	if (countUnsolicited(turn, stage, reply)) {
		const detail = breachDetails.unasked;
		if (settling) update(turn, {running: undefined});
		else endStage(turn, 'protocol-error', {stage, code: reply.code, detail});
		update(turn, {proposal: undefined});
		turn.effects.push({type: 'deadline', ms: undefined});
		leave(turn, stage, 'protocol-error');
		return;
	}
	// RFC 5321 §3.8: a server may say 421 at any time before it closes.
	if (reply.code === 421 && running === undefined) {
		endStage(turn, 'reply', {stage, code: 421});
		update(turn, {proposal: undefined, awaitingIdentity: false});
		settle(turn, stage, settleMs.closing);
	}
}

/** Keep count of what came unasked; true if it is more than we are willing to read. */
function countUnsolicited(turn: Turn, stage: Stage, reply: Reply): boolean {
	const {link} = turn.state;
	const unsolicited = (link?.unsolicited ?? 0) + 1;
	const unsolicitedBytes = (link?.unsolicitedBytes ?? 0) + reply.bytes;
	const unsolicitedLines = (link?.unsolicitedLines ?? 0) + reply.lines.length;
	const {code} = reply;
	const isRefusal = isReplyCode(code) && code >= 400;
	updateLink(turn, {
		unsolicited,
		unsolicitedBytes,
		unsolicitedLines,
		lastCode: code,
		...(isRefusal && {parting: {stage, code}}),
	});
	return (
		unsolicited > maxUnsolicitedReplies ||
		unsolicitedBytes > maxUnsolicitedBytes ||
		unsolicitedLines > maxUnsolicitedLines ||
		isEndless(reply)
	);
}

/** Another program's greeting, or nothing that SMTP knows. */
function onNonsense(turn: Turn, stage: Stage, reply: Reply): void {
	endStage(turn, 'protocol-error', {code: reply.code, detail: breachDetails['no-smtp']});
	if (stage === 'banner' || stage === 'quit') leave(turn, stage, 'protocol-error');
	else proposeCommand(turn, 'quit');
}

function onPositive(turn: Turn, stage: Stage, reply: Reply): void {
	const {plan, link, attempt} = turn.state;
	switch (stage) {
		case 'banner':
			endStage(turn, 'reply', {code: reply.code});
			updateLink(turn, {greeted: true});
			if (turn.state.identity) proposeAfter(turn, 'banner');
			else update(turn, {awaitingIdentity: true});
			return;
		case 'ehlo': {
			const extended = turn.state.running?.verb !== 'HELO';
			const {greeting, capabilities} = readEhlo(reply);
			const known = extended ? capabilities : [];
			endStage(turn, 'reply', {code: reply.code});
			updateLink(turn, {capabilities: known, transaction: 'none'});
			emit(turn, {type: 'capabilities', attempt, greeting, extended, capabilities: known});
			proposeAfter(turn, 'ehlo');
			return;
		}
		case 'starttls':
			begin(turn, 'starttls', 'handshake', plan.timeouts.tlsMs, {
				...(turn.state.running && {sinceMs: turn.state.running.sinceMs}),
			});
			turn.effects.push({type: 'start-tls', servername: link?.target.host ?? ''});
			return;
		case 'mail':
		case 'rcpt':
		case 'vrfy':
			endStage(turn, 'reply', {code: reply.code});
			if (stage === 'mail') updateLink(turn, {transaction: 'open'});
			proposeAfter(turn, stage);
			return;
		case 'mx':
		case 'connect':
		case 'quit':
			endStage(turn, 'reply', {code: reply.code});
			afterQuit(turn);
			return;
		default:
			stage satisfies never;
	}
}

/** QUIT was answered, or cannot be: close, and go on to the next host if the banner turned us away. */
function afterQuit(turn: Turn): void {
	const {link} = turn.state;
	const host = link?.target.host;
	closeLink(turn, 'fin');
	if (link?.turnedAway) proposeNextTarget(turn, host);
	else finish(turn);
}

/** A reply that is not positive: 4yz, 5yz, and to STARTTLS all but 220. */
function onRefusal(turn: Turn, stage: Stage, code: number): void {
	const back = turn.state.running?.back;
	endStage(turn, 'reply', {stage, code});
	if (stage === 'banner') updateLink(turn, {turnedAway: true});
	if (stage === 'quit') {
		afterQuit(turn);
		return;
	}
	// Most servers refuse VRFY to everybody: no reason to wait for a close.
	if (stage === 'vrfy' && code !== 421) {
		proposeAfter(turn, 'vrfy');
		return;
	}
	settle(turn, stage, code === 421 ? settleMs.closing : settleMs.refusal, back);
}

/** Keep reading for a moment: does the server close behind its refusal? */
function settle(turn: Turn, stage: Stage, ms: number, back?: CommandProposal): void {
	update(turn, {
		running: {
			stage,
			sinceMs: turn.atMs,
			waitSinceMs: turn.atMs,
			wait: 'close',
			verb: turn.state.running?.verb,
			resume: undefined,
			login: undefined,
			back,
		},
	});
	turn.effects.push({type: 'settle', ms});
}

/** The server refused and is still there: what now? */
export function onSettled(turn: Turn): void {
	const {running, link} = turn.state;
	if (running?.wait !== 'close' || !link) return;
	update(turn, {running: undefined});
	const {stage} = running;
	if (link.lastCode === 421) {
		proposeCommand(turn, 'quit');
		return;
	}
	if (running.back !== undefined) {
		proposeAgain(turn, running.back);
		return;
	}
	switch (stage) {
		case 'ehlo':
			if (link.lastVerb === 'EHLO' && isPermanent(link.lastCode)) proposeHelo(turn);
			else proposeCommand(turn, 'quit');
			return;
		case 'starttls':
			// Opportunistic: without 220 no handshake begins, and the session stays as it was.
			proposeMail(turn, 'starttls');
			return;
		case 'mail':
			skipStage(turn, 'rcpt', 'the server refused the sender');
			skipStage(turn, 'vrfy', 'the server refused the sender');
			proposeCommand(turn, 'quit');
			return;
		case 'rcpt':
			proposeAfter(turn, 'rcpt');
			return;
		case 'vrfy':
		case 'banner':
		case 'mx':
		case 'connect':
		case 'quit':
			proposeCommand(turn, 'quit');
			return;
		default:
			stage satisfies never;
	}
}

function isPermanent(code: number | undefined): boolean {
	return code !== undefined && code >= 500;
}
