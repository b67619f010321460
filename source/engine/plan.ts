import type {ConnectReason, Proposal, Target, WalkPlan, WarningId} from '../model/session.ts';
import {type Stage, stages} from '../model/stage.ts';
import {hasCapability} from '../protocol/ehlo.ts';
import * as command from '../protocol/command.ts';
import {formatForMail} from '../protocol/address.ts';
import {isConfirmedName, isTheirName} from '../protocol/own-name.ts';
import {type CommandProposal, emit, type Turn, update} from './state.ts';

type ProposalBody = Proposal extends infer P
	? P extends Proposal
		? Omit<P, 'id' | 'warnings' | 'needsConfirmation' | 'skippable'>
		: never
	: never;

/** Put the next thing to do before the person. */
function propose(
	turn: Turn,
	body: ProposalBody,
	options: {
		warnings?: readonly WarningId[];
		needsConfirmation?: boolean;
		skippable?: boolean;
	} = {},
): void {
	const id = turn.state.proposals + 1;
	const proposal: Proposal = {
		...body,
		id,
		warnings: options.warnings ?? [],
		needsConfirmation: options.needsConfirmation ?? false,
		skippable: options.skippable ?? true,
	};
	update(turn, {proposal, proposals: id, over: false});
	emit(turn, {type: 'proposed', proposal});
}

/** The first step: whose mail exchangers, or which host's addresses, to look up. */
export function proposeLookup(turn: Turn): void {
	const {plan} = turn.state;
	const domain = plan.mx ? plan.mx.host : plan.mailbox.asciiDomain;
	propose(turn, {kind: 'lookup', stage: 'mx', domain}, {skippable: false});
}

/** A private address that came out of DNS needs an explicit yes (rule 11 of truth). */
export function isDoubtful({state: {plan}}: Turn, {address}: Target): boolean {
	return address.scope !== 'public' && address.ttl !== undefined && !plan.allowPrivate;
}

/** A connection. What is doubtful needs an explicit yes, and so does one more at a limit. */
export function proposeConnect(turn: Turn, target: Target, why: ConnectReason): void {
	const {route} = turn.state;
	const {restraint} = turn;
	const {scope} = target.address;
	const warnings: WarningId[] = [];
	if (scope === 'loopback' || scope === 'unspecified') warnings.push('loopback-address');
	else if (scope !== 'public') warnings.push('private-address');
	if (route?.hosts.some((host) => host.host === target.host && host.alias !== undefined)) {
		warnings.push('mx-is-alias');
	}
	if (why === 'clear-text') warnings.push('after-tls-failure');
	if (restraint !== undefined)
		warnings.push(restraint.level === 'over' ? 'limit-reached' : 'limit-near');
	propose(
		turn,
		{kind: 'connect', stage: 'connect', target, why, ...(restraint && {restraint})},
		{
			warnings,
			needsConfirmation: isDoubtful(turn, target) || restraint?.level === 'over',
		},
	);
}

/** The command that belongs to a stage, ready to be edited. */
export function proposeCommand(turn: Turn, stage: Stage): void {
	const {line, warnings} = commandFor(turn, stage);
	propose(turn, {kind: 'command', stage, line}, {warnings});
}

/** Bring a command back that was proposed before. */
export function proposeAgain(turn: Turn, {stage, line, warnings}: CommandProposal): void {
	propose(turn, {kind: 'command', stage, line}, {warnings});
}

/** HELO after the server did not take EHLO (RFC 5321 §3.2). */
export function proposeHelo(turn: Turn): void {
	const line = command.helo(turn.state.identity?.helo ?? '');
	propose(turn, {kind: 'command', stage: 'ehlo', line});
}

function commandFor(turn: Turn, stage: Stage): {line: string; warnings: readonly WarningId[]} {
	const {plan, identity, link} = turn.state;
	const warnings: WarningId[] = [];
	switch (stage) {
		case 'ehlo': {
			const helo = identity?.helo ?? '';
			warnings.push(...(identity?.warnings ?? []).filter((id) => id.startsWith('helo-')));
			const isTheirs = isTheirName(helo, plan.mailbox.asciiDomain, [link?.target.host]);
			if (isTheirs && !isConfirmedName(helo, identity)) {
				warnings.push('helo-is-theirs');
			}
			return {line: command.ehlo(helo), warnings};
		}
		case 'starttls':
			return {line: command.starttls(), warnings};
		case 'mail': {
			const sender = identity?.sender ?? '';
			// RFC 5321 §4.1.4: EHLO was passed over, or not said again behind TLS.
			if (link?.capabilities === undefined) warnings.push('command-out-of-order');
			const needed = plan.mailbox.needsSmtpUtf8 || !isAscii(sender);
			const offered = hasCapability(link?.capabilities ?? [], 'SMTPUTF8');
			if (needed && !offered) warnings.push('needs-smtputf8');
			if (sender === '') warnings.push('sender-null');
			else if (sender.toLowerCase() === formatForMail(plan.mailbox).toLowerCase()) {
				warnings.push('sender-is-recipient');
			}
			return {line: command.mailFrom(sender, {smtputf8: needed && offered}), warnings};
		}
		case 'rcpt':
			if (plan.mailbox.needsSmtpUtf8 && !hasCapability(link?.capabilities ?? [], 'SMTPUTF8')) {
				warnings.push('needs-smtputf8');
			}
			return {line: command.rcptTo(plan.mailbox), warnings};
		case 'vrfy':
			return {
				line: command.vrfy(plan.mailbox, {
					smtputf8:
						plan.mailbox.needsSmtpUtf8 && hasCapability(link?.capabilities ?? [], 'SMTPUTF8'),
				}),
				warnings,
			};
		case 'mx':
		case 'connect':
		case 'banner':
		case 'quit':
			return {line: command.quit(), warnings};
		default:
			return stage satisfies never;
	}
}

function isAscii(text: string): boolean {
	// eslint-disable-next-line no-control-regex -- the whole ASCII range is meant
	return /^[\x00-\x7F]*$/u.test(text);
}

/** Pass over a stage, saying why; nothing is sent. */
export function skipStage(turn: Turn, stage: Stage, why: string): void {
	emit(turn, {
		type: 'stage-ended',
		stage,
		attempt: turn.state.attempt,
		ended: 'skipped',
		code: undefined,
		elapsedMs: 0,
		detail: why,
	});
}

/** Was the walk asked to go no further than this stage? */
export function isLastStage(plan: WalkPlan, stage: Stage): boolean {
	return stages.indexOf(stage) >= stages.indexOf(plan.stopAfter);
}

/** What MAIL would be the next step of; it is not, if the walk was to end before it. */
export function proposeMail(turn: Turn, done: 'ehlo' | 'starttls'): void {
	proposeCommand(turn, isLastStage(turn.state.plan, done) ? 'quit' : 'mail');
}

/** Propose what comes after a stage that did its work. */
export function proposeAfter(turn: Turn, done: Stage): void {
	const {plan, link} = turn.state;
	// EHLO after TLS belongs to what STARTTLS was for: it shows what is offered now.
	if (isLastStage(plan, done) && done !== 'starttls') {
		proposeCommand(turn, 'quit');
		return;
	}
	switch (done) {
		case 'banner':
		case 'starttls':
			proposeCommand(turn, 'ehlo');
			return;
		case 'ehlo': {
			if (link?.secure) {
				proposeMail(turn, 'starttls');
				return;
			}
			const why = link?.clearText
				? 'the handshake failed before; this connection stays in the clear'
				: hasCapability(link?.capabilities ?? [], 'STARTTLS')
					? undefined
					: 'the server does not offer it';
			if (why === undefined) {
				proposeCommand(turn, 'starttls');
				return;
			}
			skipStage(turn, 'starttls', why);
			proposeMail(turn, 'starttls');
			return;
		}
		case 'mail':
			proposeCommand(turn, 'rcpt');
			return;
		case 'rcpt':
			proposeCommand(turn, 'vrfy');
			return;
		case 'mx':
		case 'connect':
		case 'vrfy':
		case 'quit':
			proposeCommand(turn, 'quit');
			return;
		default:
			done satisfies never;
	}
}
