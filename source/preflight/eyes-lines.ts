import type {ReceiverLine} from '../knowledge/receiver-words.ts';
import type {Self} from '../model/check.ts';
import type {Stage} from '../model/stage.ts';
import type {Attempt, Exchange, SessionView} from '../model/view.ts';
import {formatForMail} from '../protocol/address.ts';
import {decodeUtf8} from '../protocol/bytes.ts';
import {parseIp} from '../protocol/ip.ts';
import {visible, visibleLine} from '../protocol/visible.ts';

/** Whether a line was said, would come, was passed over, or is never said. */
export type Spoken = 'sent' | 'next' | 'passed' | 'never';

/** A line of ours. */
export type Line = {
	/** Safe to show. */
	readonly text: string;
	/** The name or sender in it as it went out, where somebody may have edited it. NOT safe to show. */
	readonly argument: string | undefined;
};

const stageOf: Readonly<Record<ReceiverLine, Stage>> = {
	connect: 'banner',
	ehlo: 'ehlo',
	starttls: 'starttls',
	mail: 'mail',
	rcpt: 'rcpt',
	message: 'quit',
};

/** The newest connection in which something was said; else the newest. */
export function spokenAttempt({attempts}: SessionView): Attempt | undefined {
	return attempts.findLast(({local}) => local !== undefined) ?? attempts.at(-1);
}

/** The command of this line and its reply, the newest of its kind; of a connection the greeting. */
export function exchangeOf(line: ReceiverLine, attempt: Attempt): Exchange | undefined {
	if (line === 'message') return undefined;
	const stage = stageOf[line];
	return attempt.exchanges.findLast(
		// A line with a password stands beside the stages, whatever its mark looks like; what came unasked answers none.
		(each) =>
			each.stage === stage &&
			each.aside === undefined &&
			each.sent?.hidden === undefined &&
			each.reply?.solicited !== false,
	);
}

/** How the stage of this line stands. */
export function stageAt(line: ReceiverLine, attempt: Attempt): Attempt['stages'][Stage] {
	const {connect} = attempt.stages;
	// Without a connection there is no greeting to wait for.
	if (line === 'connect' && connect.ended !== undefined && connect.ended !== 'reply')
		return connect;
	return attempt.stages[stageOf[line]];
}

/** Whether this line was said on that connection. */
export function statusOf(line: ReceiverLine, attempt: Attempt | undefined): Spoken {
	if (line === 'message') return 'never';
	if (attempt === undefined) return 'next';
	if (line === 'connect') return 'sent';
	if (exchangeOf(line, attempt)?.sent !== undefined) return 'sent';
	return stageAt(line, attempt).ended === 'skipped' ? 'passed' : 'next';
}

/** What went out, or would. */
export function lineOf(
	line: ReceiverLine,
	view: SessionView | undefined,
	attempt: Attempt | undefined,
	self: Self | undefined,
): Line {
	if (line === 'connect') return {text: connectText(view, attempt, self), argument: undefined};
	if (line === 'message') return {text: 'the message itself', argument: undefined};
	const raw = attempt && exchangeOf(line, attempt)?.sent?.raw;
	if (raw !== undefined)
		return {text: visibleLine(raw), argument: argumentOf(decodeUtf8(raw).replace(/\r?\n$/u, ''))};
	const proposal = view?.proposal;
	if (proposal?.kind === 'command' && proposal.stage === stageOf[line])
		return {text: visible(proposal.line), argument: argumentOf(proposal.line)};
	return {text: visible(usualLine(line, view, self)), argument: undefined};
}

function connectText(
	view: SessionView | undefined,
	attempt: Attempt | undefined,
	self: Self | undefined,
): string {
	const local = attempt?.local?.address ?? view?.identity?.address;
	const family = parseIp(local ?? '')?.family;
	const seen = self?.addresses.find((each) => family === undefined || each.family === family);
	const own = seen?.address ?? local;
	const from = own === undefined ? '' : ` from ${own}`;
	if (attempt === undefined) return visible(`connect${from}`);
	const {host, address, port} = attempt.target;
	const place =
		host === address.address ? `[${host}]:${port}` : `${host} [${address.address}]:${port}`;
	return visible(`connect${from} to ${place}`);
}

function usualLine(
	line: Exclude<ReceiverLine, 'connect' | 'message'>,
	view: SessionView | undefined,
	self: Self | undefined,
): string {
	const {identity} = view ?? {};
	switch (line) {
		case 'ehlo':
			return `EHLO ${self?.helo ?? identity?.helo ?? view?.plan.helo ?? 'your name'}`;
		case 'starttls':
			return 'STARTTLS';
		case 'mail':
			return `MAIL FROM:<${self?.sender ?? identity?.sender ?? view?.plan.from ?? '…'}>`;
		case 'rcpt':
			return `RCPT TO:<${view === undefined ? '…' : formatForMail(view.plan.mailbox)}>`;
	}
}

/** The name of EHLO, or the sender of MAIL without brackets. */
function argumentOf(line: string): string | undefined {
	const helo = /^\s*(?:EHLO|HELO)\s+(\S+)/iu.exec(line);
	if (helo) return helo[1];
	return /^\s*MAIL\s+FROM:\s*<([^>]*)>/iu.exec(line)?.[1];
}
