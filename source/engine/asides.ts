import type {Stage} from '../model/stage.ts';
import {breachDetails} from '../protocol/breach.ts';
import {asksFor, stageOfVerb, verbOf} from '../protocol/typed.ts';
import {endStage, leave} from './connection.ts';
import {isLastStage, proposeAgain, proposeCommand} from './plan.ts';
import {type CommandProposal, type Turn, update, updateLink} from './state.ts';

/**
 * The stage that a command is a step of; undefined for an aside. A command that
 * is typed where another one is proposed is a step if the walk can go on from
 * its answer: EHLO, STARTTLS and QUIT always can, MAIL where no transaction is
 * open, RCPT and VRFY for our mailbox in their place. What breaks the order is
 * an aside, so that its refusal says nothing about the address.
 */
export function stepOf(turn: Turn, line: string, proposal: CommandProposal): Stage | undefined {
	const {plan, link} = turn.state;
	const own = stageOfVerb(verbOf(line));
	if (own === undefined || !asksFor(line, own, plan.mailbox)) return undefined;
	const at = proposal.stage;
	if (own === at) return own;
	switch (own) {
		case 'ehlo':
		case 'quit':
			return own;
		case 'starttls':
			return link?.secure ? undefined : own;
		case 'mail':
			return at !== 'ehlo' && link?.transaction === 'none' ? own : undefined;
		case 'rcpt':
			return link?.transaction === 'open' ? own : undefined;
		case 'mx':
		case 'connect':
		case 'banner':
		case 'vrfy':
			return undefined;
		default:
			return own satisfies never;
	}
}

/** What a refusal of this step brings back. An EHLO that is refused leaves the session as it was (RFC 5321 §4.1.4). */
export function backOf(
	turn: Turn,
	own: Stage | undefined,
	proposal: CommandProposal,
): CommandProposal | undefined {
	if (own === undefined || own === 'quit') return undefined;
	if (own === 'ehlo' && turn.state.link?.capabilities === undefined) return undefined;
	return proposal;
}

/**
 * An aside was answered: the walk stands where it stood. Only an accepted RSET
 * moves it, back to MAIL. A 3yz means that the server waits for more than a
 * command, and whatever were said next would be taken for that, so the
 * connection is given up.
 */
export function onAsideReplied(
	turn: Turn,
	resume: CommandProposal,
	code: number | undefined = 0,
): void {
	const {running, link, plan} = turn.state;
	const verb = running?.verb;
	if ((code >= 300 && code < 400) || (verb === 'STARTTLS' && code === 220)) {
		endStage(turn, 'protocol-error', {code, detail: breachDetails.waiting});
		leave(turn, resume.stage, 'protocol-error');
		return;
	}
	update(turn, {running: undefined});
	turn.effects.push({type: 'deadline', ms: undefined});
	const isReset = verb === 'RSET' && code >= 200 && code < 300;
	if (isReset) updateLink(turn, {transaction: 'none'});
	const canMail = link?.capabilities !== undefined && !link.turnedAway;
	const isBehindMail = ['mail', 'rcpt', 'vrfy', 'quit'].includes(resume.stage);
	// The walk was to end before MAIL.
	const isShort = isLastStage(plan, 'starttls');
	if (isReset && canMail && isBehindMail && !isShort) proposeCommand(turn, 'mail');
	else proposeAgain(turn, resume);
}
