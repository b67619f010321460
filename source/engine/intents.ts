import type {RefusalCode} from '../model/event.ts';
import type {Restraint} from '../model/limit.ts';
import type {Intent, Proposal} from '../model/session.ts';
import type {Stage} from '../model/stage.ts';
import {hasCapability} from '../protocol/ehlo.ts';
import {checkCommand} from '../protocol/command.ts';
import {backOf, stepOf} from './asides.ts';
import {logIn} from './login.ts';
import {begin, closeLink, endStage, leave, startConnect} from './connection.ts';
import {isDoubtful, proposeAfter, proposeConnect, proposeCommand, proposeMail} from './plan.ts';
import {
	cutLookupShort,
	finish,
	isSpent,
	proposeNextTarget,
	startLookup,
	stopLookup,
	usableAddresses,
} from './route.ts';
import {
	type CommandProposal,
	emit,
	presentStage,
	targetKey,
	type Turn,
	update,
	updateLink,
} from './state.ts';

/** Carry out what the person (or `--auto`) wants, or say why it cannot be done. */
export function onIntent(turn: Turn, intent: Intent): void {
	switch (intent.type) {
		case 'approve':
			approve(turn, intent);
			return;
		case 'log-in':
			logIn(turn, intent);
			return;
		case 'skip':
			skip(turn, intent);
			return;
		case 'choose-target':
			chooseTarget(turn, intent);
			return;
		case 'stop-waiting':
			stopWaiting(turn);
			return;
		case 'stop':
			stop(turn, intent.by);
			return;
		default:
			intent satisfies never;
	}
}

function refuse(turn: Turn, code: RefusalCode, detail = ''): void {
	emit(turn, {type: 'refused', code, detail});
}

function approve(turn: Turn, intent: Intent & {type: 'approve'}): void {
	const {proposal} = turn.state;
	if (!proposal) {
		refuse(turn, 'nothing-proposed');
		return;
	}
	if (intent.proposalId !== undefined && intent.proposalId !== proposal.id) {
		refuse(turn, 'too-late');
		return;
	}
	if (lacksYes(turn, proposal, intent.confirmed === true)) return;
	if (intent.holdsSecret) {
		refuse(turn, 'secret-in-line');
		return;
	}
	if (intent.line !== undefined && proposal.kind !== 'command') {
		refuse(turn, 'not-editable');
		return;
	}
	if (proposal.kind === 'command') {
		sendCommand(turn, proposal, intent);
		return;
	}
	emit(turn, {type: 'approved', proposalId: proposal.id, by: intent.by, edited: false});
	if (proposal.kind === 'lookup') startLookup(turn);
	else startConnect(turn, proposal.target, proposal.why);
}

/**
 * Refuse what was not said yes to. The limits count as they are now: a pause may
 * be over by the time somebody approves, and another mxray may have used up what
 * was left when it was proposed; then it is proposed anew with that.
 */
function lacksYes(turn: Turn, proposal: Proposal, isConfirmed: boolean): boolean {
	if (proposal.kind !== 'connect') {
		if (!proposal.needsConfirmation || isConfirmed) return false;
		refuse(turn, 'needs-confirmation');
		return true;
	}
	const {target, why, restraint: shown} = proposal;
	const isOver = turn.restraint?.level === 'over';
	if (isOver && shown?.level !== 'over') {
		proposeConnect(turn, target, why);
		refuse(turn, 'limit-reached');
		return true;
	}
	if (isConfirmed || (!isOver && !isDoubtful(turn, target))) return false;
	refuse(turn, isOver ? 'limit-reached' : 'needs-confirmation');
	return true;
}

function sendCommand(
	turn: Turn,
	proposal: CommandProposal,
	intent: Intent & {type: 'approve'},
): void {
	const {plan, link, attempt} = turn.state;
	const line = intent.line ?? proposal.line;
	const smtputf8 = hasCapability(link?.capabilities ?? [], 'SMTPUTF8');
	const checked = checkCommand(line, {stage: proposal.stage, smtputf8});
	if (!checked.ok) {
		refuse(turn, checked.code, checked.detail);
		return;
	}
	if (!link) {
		refuse(turn, 'nothing-proposed');
		return;
	}
	const own = stepOf(turn, line, proposal);
	const stage = own ?? proposal.stage;
	const edited = line !== proposal.line;
	emit(turn, {type: 'approved', proposalId: proposal.id, by: intent.by, edited});
	update(turn, {proposal: undefined});
	const timeoutMs = stage === 'quit' ? plan.timeouts.quitMs : plan.timeouts.commandMs;
	begin(turn, stage, 'reply', timeoutMs, {
		verb: checked.verb,
		...(own === undefined && {resume: proposal}),
		back: own === proposal.stage ? undefined : backOf(turn, own, proposal),
	});
	emit(turn, {
		type: 'sent',
		stage,
		attempt,
		raw: checked.bytes,
		offset: link.sentBytes,
		secure: link.secure,
	});
	updateLink(turn, {
		sentBytes: link.sentBytes + checked.bytes.length,
		lastVerb: checked.verb,
		...(own === 'rcpt' && {transaction: 'asked'}),
	});
	turn.effects.push({type: 'write', bytes: checked.bytes});
}

function skip(turn: Turn, intent: Intent & {type: 'skip'}): void {
	const {proposal} = turn.state;
	if (!proposal) {
		refuse(turn, 'nothing-proposed');
		return;
	}
	if (intent.proposalId !== undefined && intent.proposalId !== proposal.id) {
		refuse(turn, 'too-late');
		return;
	}
	if (!proposal.skippable) {
		refuse(turn, 'not-skippable');
		return;
	}
	if (proposal.kind === 'connect') {
		passOver(turn, proposal);
		return;
	}
	update(turn, {proposal: undefined});
	const needsUtf8 = proposal.warnings.includes('needs-smtputf8');
	const detail = needsUtf8
		? 'the server does not offer SMTPUTF8, which the address needs'
		: 'passed over on request';
	endStage(turn, 'skipped', {stage: proposal.stage, detail});
	afterSkip(turn, proposal.stage);
}

/** Why it was held back, and until when, for those who read the log. */
function limitDetail({until, text}: Restraint): string {
	return `limit reached until ${until ?? ''}: ${text}`;
}

/** A connection that was declined counts as tried; for a private address that is an end of its own. */
function passOver(turn: Turn, proposal: Proposal & {kind: 'connect'}): void {
	const attempt = turn.state.attempt + 1;
	const {target} = proposal;
	update(turn, {
		attempt,
		declined: turn.state.declined + 1,
		proposal: undefined,
		tried: [...turn.state.tried, targetKey(target.address, target.port)],
	});
	const {restraint} = proposal;
	if (restraint?.level === 'over') {
		endStage(turn, 'skipped', {stage: 'connect', detail: limitDetail(restraint)});
	} else {
		const ended = proposal.needsConfirmation ? 'blocked-address' : 'skipped';
		endStage(turn, ended, {stage: 'connect', detail: target.address.scope});
	}
	proposeNextTarget(turn, target.host);
}

function afterSkip(turn: Turn, stage: Stage): void {
	switch (stage) {
		case 'ehlo':
		case 'starttls':
			proposeMail(turn, stage);
			return;
		case 'mail':
			proposeCommand(turn, 'quit');
			return;
		case 'rcpt':
			proposeAfter(turn, 'rcpt');
			return;
		case 'quit': {
			const turnedAway = turn.state.link?.turnedAway;
			const host = turn.state.link?.target.host;
			closeLink(turn, 'stopped');
			if (turnedAway) proposeNextTarget(turn, host);
			else finish(turn);
			return;
		}
		case 'mx':
		case 'connect':
		case 'banner':
		case 'vrfy':
			proposeCommand(turn, 'quit');
			return;
		default:
			stage satisfies never;
	}
}

/** Leave this connection for a host of the person's choice. The walk there starts anew. */
function chooseTarget(turn: Turn, intent: Intent & {type: 'choose-target'}): void {
	const {route, plan, tried, running} = turn.state;
	const host = route?.hosts.find((candidate) => candidate.host === intent.host);
	const addresses = host ? usableAddresses(turn, host) : [];
	const address =
		intent.address === undefined
			? (addresses.find((each) => !tried.includes(targetKey(each, plan.port))) ?? addresses[0])
			: host?.addresses?.find((each) => each.address === intent.address);
	if (!host || !address) {
		refuse(turn, 'unknown-host', intent.host);
		return;
	}
	if (isSpent(turn)) {
		refuse(turn, 'too-late', 'all connections that this walk may make were made');
		return;
	}
	cutLookupShort(turn);
	if (running && running.wait !== 'lookup') {
		if (running.wait !== 'close') endStage(turn, 'stopped', {detail: 'another host was chosen'});
		update(turn, {running: undefined});
		turn.effects.push({type: 'deadline', ms: undefined});
	}
	if (running?.wait === 'connect') {
		turn.effects.push({type: 'close'});
		update(turn, {link: undefined});
	}
	closeLink(turn, 'stopped');
	update(turn, {proposal: undefined, running: undefined});
	proposeConnect(turn, {host: host.host, address, port: plan.port}, 'chosen');
}

function stopWaiting(turn: Turn): void {
	const {running} = turn.state;
	if (!running || running.wait === 'close') {
		refuse(turn, 'nothing-to-stop');
		return;
	}
	if (running.wait === 'lookup') {
		stopLookup(turn);
		return;
	}
	endStage(turn, 'stopped', {detail: 'the wait was ended on request'});
	leave(turn, running.stage, 'stopped');
}

function stop(turn: Turn, by: 'person' | 'signal'): void {
	const {running, over, link} = turn.state;
	if (over) return;
	endPresentStage(turn);
	update(turn, {proposal: undefined, running: undefined, over: true});
	turn.effects.push({type: 'deadline', ms: undefined});
	if (running?.wait === 'connect') {
		turn.effects.push({type: 'close'});
		update(turn, {link: undefined});
	} else if (link) closeLink(turn, 'stopped');
	emit(turn, {type: 'session-ended', by});
}

/** What was going on when the walk was stopped. A connection that was only proposed is one that never began. */
function endPresentStage(turn: Turn): void {
	const {running, proposal, awaitingIdentity, attempt} = turn.state;
	if (!running && !proposal && !awaitingIdentity) return;
	if (running?.wait === 'close') return;
	if (proposal?.kind === 'connect') update(turn, {attempt: attempt + 1});
	endStage(turn, 'stopped', {stage: presentStage(turn.state)});
}
