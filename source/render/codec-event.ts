import type {SessionEvent, Closed} from '../model/event.ts';
import {refusalCodes} from '../model/event.ts';
import type {Restraint} from '../model/limit.ts';
import type {
	ConnectReason,
	Identity,
	Mailbox,
	Proposal,
	Target,
	Timeouts,
	WalkPlan,
} from '../model/session.ts';
import {warningIds} from '../model/session.ts';
import {endings, stages} from '../model/stage.ts';
import type {Codec, Fields, Tagged} from './codec.ts';
import {
	bytes,
	count,
	described,
	flag,
	ifThere,
	instant,
	list,
	milliseconds,
	named,
	nullable,
	object,
	oneOf,
	orNull,
	text,
	union,
	words,
} from './codec.ts';
import {dnsAnswer, hostAddress, mailHost, routeSource} from './codec-dns.ts';
import {anomaly, capability, reply, tlsFacts} from './codec-wire.ts';

/** A stage of the walk. */
export const stage = named('Stage', oneOf(stages));
/** How a stage ended. */
export const ended = named('Ended', oneOf(endings));
const closed = words<Closed>({
	fin: true,
	rst: true,
	timeout: true,
	'tls-failure': true,
	'protocol-error': true,
	stopped: true,
});
const why = oneOf(
	words<ConnectReason>({
		first: true,
		'next-address': true,
		'next-host': true,
		chosen: true,
		'clear-text': true,
		repeat: true,
	}),
);
const warnings = list(oneOf(warningIds));

const mailbox: Codec<Mailbox> = object<Mailbox>({
	text,
	localPart: text,
	domain: text,
	asciiDomain: text,
	isLiteral: flag,
	needsSmtpUtf8: flag,
});

const timeouts: Codec<Timeouts> = object<Timeouts>({
	dnsMs: milliseconds,
	connectMs: milliseconds,
	bannerMs: milliseconds,
	commandMs: milliseconds,
	tlsMs: milliseconds,
	quitMs: milliseconds,
});

/** All of a plan but the address under investigation: what a session document calls `options`. */
export const options: Fields<Omit<WalkPlan, 'mailbox'>> = {
	from: orNull(text),
	helo: orNull(text),
	mx: orNull(object<NonNullable<WalkPlan['mx']>>({host: text, isLiteral: flag})),
	port: count,
	family: oneOf(['any', 4, 6]),
	allowPrivate: flag,
	stopAfter: stage,
	timeouts,
	practice: flag,
	only: orNull(object<NonNullable<WalkPlan['only']>>({host: text, address: hostAddress})),
	maxConnections: orNull(count),
	implicitTls: orNull(flag),
};

const plan: Codec<WalkPlan> = named('Plan', object<WalkPlan>({mailbox, ...options}));

const target: Codec<Target> = named(
	'Target',
	object<Target>({host: text, address: hostAddress, port: count}),
);

const identity: Codec<Identity> = named(
	'Identity',
	object<Identity>({
		address: orNull(text),
		helo: text,
		heloSource: oneOf(['option', 'ptr', 'hostname', 'literal']),
		sender: described('Without brackets; empty is the null sender.', text),
		senderSource: oneOf(['option', 'postmaster', 'null']),
		ptr: orNull(text),
		ptrConfirmed: flag,
		warnings,
	}),
);

const restraint: Codec<Restraint> = named(
	'Restraint',
	object<Restraint>({
		level: oneOf(['near', 'over']),
		name: text,
		until: described('When it ends by itself; null for near.', nullable(instant)),
		text,
	}),
);

type ProposalOf<V extends Proposal['kind']> = Tagged<Proposal, 'kind', V>;
const proposed = {id: count, stage, warnings, needsConfirmation: flag, skippable: flag};

const proposal: Codec<Proposal> = named(
	'Proposal',
	union<Proposal, 'kind'>('kind', {
		lookup: object<ProposalOf<'lookup'>>({...proposed, kind: oneOf(['lookup']), domain: text}),
		connect: object<ProposalOf<'connect'>>({
			...proposed,
			kind: oneOf(['connect']),
			target,
			why,
			restraint: ifThere(restraint),
		}),
		command: object<ProposalOf<'command'>>({...proposed, kind: oneOf(['command']), line: text}),
	}),
);

type EventType = SessionEvent['type'];
type EventOf<V extends EventType> = Tagged<SessionEvent, 'type', V>;
type Stamp = 'seq' | 'atMs' | 'type';

const stamp = {
	seq: described('Counts from 0 without a gap.', count),
	atMs: described('Milliseconds since the session started.', milliseconds),
};

function event<V extends EventType>(
	type: V,
	description: string,
	fields: Fields<Omit<EventOf<V>, Stamp>>,
): Codec<EventOf<V>> {
	const all = {...stamp, type: oneOf<V>([type]), ...fields} as unknown as Fields<EventOf<V>>;
	return named(`event-${type}`, described(description, object<EventOf<V>>(all)));
}

const attempt = described('Counts connections from 1; 0 is before the first.', count);

/** An event of a session; the vocabulary of the log. */
export const sessionEvent: Codec<SessionEvent> = named(
	'Event',
	union<SessionEvent, 'type'>('type', {
		'session-started': event('session-started', 'The beginning, with all that was asked for.', {
			startedAt: instant,
			plan,
		}),
		proposed: event('proposed', 'The next thing to do, waiting for approval.', {proposal}),
		approved: event('approved', 'A proposal was approved.', {
			proposalId: count,
			by: oneOf(['person', 'auto']),
			edited: flag,
		}),
		refused: event('refused', 'A wish that could not be carried out; nothing was changed.', {
			code: oneOf(refusalCodes),
			detail: text,
		}),
		'stage-started': event('stage-started', 'Something went out and its answer is due.', {
			stage,
			attempt,
			timeoutMs: milliseconds,
		}),
		'dns-answered': event('dns-answered', 'DNS answered, or did not.', {answer: dnsAnswer}),
		route: event('route', 'The hosts in the order of use, as far as known.', {
			source: routeSource,
			hosts: list(mailHost),
		}),
		identified: event('identified', 'Who we say we are, and the look-ups behind it.', {
			identity,
			answers: list(dnsAnswer),
		}),
		connecting: event('connecting', 'A connection was begun.', {attempt, target, why}),
		connected: event('connected', 'TCP is up.', {attempt, localAddress: text, localPort: count}),
		sent: event('sent', 'Bytes that went out.', {
			stage,
			attempt,
			raw: bytes,
			offset: count,
			secure: flag,
		}),
		'sent-secret': event('sent-secret', 'Bytes that went out, with a mark where a password was.', {
			stage,
			attempt,
			raw: bytes,
			hidden: described('Bytes that went out in place of the mark.', count),
			offset: count,
			secure: flag,
		}),
		replied: event('replied', 'A reply, whole or as much as came.', {
			stage,
			attempt,
			reply,
			secure: flag,
			solicited: flag,
			elapsedMs: milliseconds,
		}),
		capabilities: event('capabilities', 'The reply to EHLO, read.', {
			attempt,
			greeting: text,
			extended: flag,
			capabilities: list(capability),
		}),
		'tls-established': event('tls-established', 'The TLS handshake is done.', {
			attempt,
			facts: tlsFacts,
			elapsedMs: milliseconds,
		}),
		finding: event('finding', 'Something odd that the server did.', {
			stage,
			attempt,
			anomaly,
			about: described('seq of the reply it is about.', orNull(count)),
		}),
		'stage-ended': event('stage-ended', 'A stage came to its end.', {
			stage,
			attempt,
			ended,
			code: orNull(count),
			elapsedMs: milliseconds,
			detail: orNull(text),
		}),
		closed: event('closed', 'The connection is gone.', {
			attempt,
			by: oneOf(['us', 'peer']),
			how: oneOf(closed),
			elapsedMs: described('Since the last byte in either direction.', milliseconds),
			detail: orNull(text),
		}),
		'session-ended': event('session-ended', 'The end.', {by: oneOf(['done', 'person', 'signal'])}),
	}),
);
