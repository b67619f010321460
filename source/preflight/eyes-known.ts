import type {ReceiverLook} from '../knowledge/receiver-words.ts';
import type {Check, CheckId} from '../model/check.ts';
import type {Identity} from '../model/session.ts';
import type {Attempt, SessionView} from '../model/view.ts';
import {parseIp, reverseName} from '../protocol/ip.ts';
import {isMisfit, isYes} from '../protocol/reply-codes.ts';
import {addressScope} from '../protocol/scope.ts';
import {visible} from '../protocol/visible.ts';
import type {EyesOptions, Found} from './eyes.ts';
import {exchangeOf, type Line} from './eyes-lines.ts';
import {explained, slowMs} from './eyes-reaction.ts';
import {known, timeWords} from './eyes-words.ts';
import {checkOfLine} from './lint-line.ts';

/** What there is to know from. */
export type Facts = EyesOptions & {
	readonly view: SessionView | undefined;
	readonly attempt: Attempt | undefined;
	readonly checks: readonly Check[];
	readonly said: Line;
};

const good = (text: string): Found => ({state: 'good', text});
const bad = (text: string): Found => ({state: 'bad', text});
const unknown = (text: string): Found => ({state: 'unknown', text});

/** The checks that answer a look; of the others nothing but the walk can tell. */
export const checksFor: Partial<Readonly<Record<ReceiverLook, readonly CheckId[]>>> = {
	blocklists: ['blocklist-address'],
	'reverse-name': ['ptr', 'ptr-generic'],
	'forward-confirmation': ['ptr-forward'],
	'helo-form': ['helo-name'],
	'helo-resolves': ['helo-resolves'],
	'helo-matches': ['helo-matches'],
	'helo-spf': ['spf-helo'],
	'sender-form': ['sender-name'],
	'sender-domain': ['sender-domain'],
	'sender-spf': ['spf-mail'],
	'sender-lists': ['blocklist-domain'],
	'call-back': ['callback'],
	'role-mailboxes': ['postmaster', 'abuse'],
	policy: ['dmarc'],
};

/** What mxray knows about what a receiver looks at: from its checks, else from the walk. */
export function knownOf(look: ReceiverLook, facts: Facts): readonly Found[] {
	const ids = checksFor[look] ?? [];
	const hidden = hiddenAddresses(facts);
	const checks = facts.checks.filter(
		({id, subject}) =>
			ids.includes(id) && !hidden.some((address) => subject.split(' ').includes(address)),
	);
	const other = otherName(look, facts);
	if (look === 'helo-form' || look === 'sender-form')
		if (checks.length === 0 || other !== undefined) return formFound(look, facts);
	if (checks.length > 0)
		return other === undefined
			? once(checks.map(({state, found}) => ({state, text: found})))
			: [unknown(known.otherName(other))];
	return other === undefined ? fromWalk(look, facts) : [];
}

/** Addresses of ours that this connection did not show: it came over the other family. */
function hiddenAddresses({self, attempt}: Facts): readonly string[] {
	const family = parseIp(attempt?.local?.address ?? '')?.family;
	const own = self?.addresses ?? [];
	return family === undefined || own.every((each) => each.family !== family)
		? []
		: own.filter((each) => each.family !== family).map(({address}) => address);
}

/** Each sentence once. */
function once(found: readonly Found[]): readonly Found[] {
	return found.filter(({text}, at) => found.findIndex((each) => each.text === text) === at);
}

/**
 * The command may have been edited: then what is known is about another name
 * than the one that was sent. Gives that name, safe to show.
 */
function otherName(look: ReceiverLook, {said, self, view}: Facts): string | undefined {
	const {argument} = said;
	if (argument === undefined) return undefined;
	const isHelo = look.startsWith('helo-');
	const isSender = look.startsWith('sender-') || look === 'call-back';
	if (!isHelo && !isSender) return undefined;
	const own = isHelo
		? (self?.helo ?? view?.identity?.helo)
		: (self?.sender ?? view?.identity?.sender);
	if (own === undefined || own.toLowerCase() === argument.toLowerCase()) return undefined;
	return visible(isHelo ? own : `<${own}>`);
}

function fromWalk(look: ReceiverLook, facts: Facts): readonly Found[] {
	const {view, attempt, earlier} = facts;
	switch (look) {
		case 'reverse-name':
			return reverseFound(view);
		case 'forward-confirmation':
			return forwardFound(view?.identity);
		case 'greet-delay':
			return greetingFound(attempt);
		case 'connection-count':
			return earlier === undefined
				? []
				: [
						{
							state:
								earlier.limit === undefined
									? 'good'
									: earlier.limit.level === 'over'
										? 'bad'
										: 'unknown',
							text: known.visits(
								earlier.name,
								earlier.connectionsLastHour,
								earlier.connectionsLastDay,
							),
						},
					];
		case 'encryption':
			return encryptionFound(attempt);
		case 'responsible':
		case 'directory':
		case 'greylisting':
		case 'held-back':
			return rcptFound(look, attempt);
		default:
			return [];
	}
}

function reverseFound(view: SessionView | undefined): readonly Found[] {
	const {address, ptr} = view?.identity ?? {};
	const ip = parseIp(address ?? '');
	if (address === undefined || ip === undefined || !isSeen(address)) return [];
	if (ptr !== undefined) return [good(known.hasName(visible(address), visible(ptr)))];
	const name = reverseName(ip);
	const answer = view?.dns.findLast(
		({question}) => question.type === 'PTR' && question.name === name,
	);
	const isNone = answer?.status === 'nxdomain' || answer?.status === 'nodata';
	return isNone ? [bad(known.noName(visible(address)))] : [];
}

/** Others see no private address: theirs is another one, which has a name or none. */
const isSeen = (address: string): boolean => addressScope(address) === 'public';

function forwardFound(identity: Identity | undefined): readonly Found[] {
	if (identity?.ptr === undefined || !isSeen(identity.address ?? '')) return [];
	const name = visible(identity.ptr);
	return identity.ptrConfirmed
		? [good(known.confirmed(name))]
		: [unknown(known.notConfirmed(name))];
}

/** What the dry lint says of the name or the sender as it was sent, or would be. */
function formFound(look: 'helo-form' | 'sender-form', {view, said, self}: Facts): readonly Found[] {
	const isHelo = look === 'helo-form';
	const own = isHelo
		? (self?.helo ?? view?.identity?.helo)
		: (self?.sender ?? view?.identity?.sender);
	const name = said.argument ?? own;
	if (view === undefined || name === undefined) return [];
	const check = checkOfLine(isHelo ? `EHLO ${name}` : `MAIL FROM:<${name}>`, view);
	if (check === undefined) return [good(known.own(visible(isHelo ? name : `<${name}>`)))];
	return [{state: check.state, text: check.found}];
}

function greetingFound(attempt: Attempt | undefined): readonly Found[] {
	const greeting = attempt && exchangeOf('connect', attempt)?.reply;
	if (greeting === undefined) return [];
	const time = timeWords(greeting.elapsedMs);
	return greeting.elapsedMs >= slowMs
		? [unknown(known.greetedLate(time))]
		: [good(known.greetedAfter(time))];
}

function encryptionFound(attempt: Attempt | undefined): readonly Found[] {
	if (attempt?.tls !== undefined) return [good(known.encrypted(visible(attempt.tls.protocol)))];
	const {ended} = attempt?.stages.starttls ?? {};
	if (ended === 'tls-failure') return [bad(known.tlsFailed)];
	return ended === 'skipped' && attempt?.capabilities !== undefined
		? attempt.capabilities.some(({keyword}) => keyword.toUpperCase() === 'STARTTLS')
			? []
			: [unknown(known.notOffered)]
		: [];
}

function rcptFound(
	look: 'responsible' | 'directory' | 'greylisting' | 'held-back',
	attempt: Attempt | undefined,
): readonly Found[] {
	const reply = attempt && exchangeOf('rcpt', attempt)?.reply?.reply;
	if (attempt === undefined || reply?.code === undefined) return [];
	const asked = {stage: 'rcpt'} as const;
	// An answer that is none tells nothing.
	if (isMisfit(reply.code, asked)) return [];
	const isTaken = isYes(reply.code, asked);
	const {reason, about, mailbox} = explained('rcpt', reply, attempt);
	switch (look) {
		case 'responsible':
			if (isTaken) return [good(known.responsible)];
			return reason === 'relay-denied' ? [bad(known.relayDenied)] : [];
		case 'directory':
			if (isTaken) return [unknown(known.tookName)];
			return mailbox === 'absent' && about === 'recipient' ? [bad(known.noMailbox)] : [];
		case 'greylisting':
			if (reason === 'greylisted') return [bad(known.greylisted)];
			return [
				reply.code < 500 && !isTaken ? unknown(known.maybeGreylisted) : good(known.notGreylisted),
			];
		case 'held-back':
			if (isTaken) return [good(known.nothingHeld)];
			return about === 'you' ? [bad(known.heldBack)] : [];
	}
}
