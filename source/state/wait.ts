import {createHash} from 'node:crypto';
import type {Deferral, Triplet, Visit} from '../model/deferral.ts';
import type {Timeouts, WalkPlan} from '../model/session.ts';
import {stages} from '../model/stage.ts';
import {reasons} from '../model/verdict.ts';
import {parseHeloName, parseHost, parseMailbox, parseSender} from '../protocol/address.ts';
import {parseIp} from '../protocol/ip.ts';
import {addressScope} from '../protocol/scope.ts';
import {visible} from '../protocol/visible.ts';

/** A server said "not now": all that is needed to come again exactly alike. */
export type Wait = {
	/** Names the file: the same for the same sender, recipient, EHLO name and place. */
	readonly id: string;
	readonly triplet: Triplet;
	/** The walk that goes there again. */
	readonly plan: WalkPlan;
	/** The conversation was encrypted when the answer came. */
	readonly secure: boolean;
	/** Oldest first; at least one. */
	readonly visits: readonly Visit[];
	/** What the newest visit asks for. */
	readonly deferral: Deferral;
	/** ISO 8601, UTC. */
	readonly dueAt: string;
	readonly firstAt: string;
};

/** Visits that are kept; of more the newest. */
export const maxVisits = 20;

/** Written into each file; a file of another version is not read. */
const version = 1;

/** The same for two visits that a greylisting server takes for one (RFC 6647 §2), but for our own address. */
export function waitId(triplet: Triplet): string {
	const {sender, recipient, helo, host, address, port} = triplet;
	const text = JSON.stringify([sender, recipient, helo, host, address, port]);
	return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/**
 * The plan that makes the same visit once more: nothing is looked up, no other
 * host is tried. Names that the server has not heard yet may stay undecided.
 */
export function planAgain(
	triplet: Triplet,
	first: Omit<WalkPlan, 'mailbox'>,
): WalkPlan | undefined {
	const parsed = parseMailbox(triplet.recipient);
	const ip = parseIp(triplet.address);
	if (!parsed.ok || !ip) return undefined;
	const scope = addressScope(triplet.address);
	return {
		mailbox: parsed.mailbox,
		from: first.from,
		helo: first.helo,
		mx: undefined,
		port: triplet.port,
		family: 'any',
		// Somebody agreed to this address before the first visit.
		allowPrivate: first.allowPrivate || scope !== 'public',
		stopAfter: first.stopAfter,
		timeouts: first.timeouts,
		practice: first.practice,
		only: {
			host: triplet.host,
			address: {address: triplet.address, family: ip.family, scope, ttl: undefined},
		},
		...(first.implicitTls ? {implicitTls: true} : {}),
	};
}

/** A wait as the text of its file. */
export function waitText(wait: Wait): string {
	const {triplet, plan, secure, visits, deferral, dueAt, firstAt} = wait;
	const {from = null, helo = null, implicitTls = false} = plan;
	const {allowPrivate, stopAfter, timeouts, practice} = plan;
	const walk = {from, helo, allowPrivate, stopAfter, timeouts, practice, implicitTls};
	const kept = visits.slice(-maxVisits);
	const file = {version, triplet, walk, secure, visits: kept, deferral, dueAt, firstAt};
	return `${JSON.stringify(file, null, '\t')}\n`;
}

/**
 * The wait in this text; undefined unless all of it is right. Names and
 * addresses go through the same checks as those on the command line: what
 * stands in a file must not be able to say more to a server than a person can.
 */
export function readWait(text: string): Wait | undefined {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return undefined;
	}
	if (!isRecord(value) || value['version'] !== version) return undefined;
	const {walk, visits, deferral, secure, dueAt, firstAt} = value;
	const triplet = readTriplet(value['triplet']);
	if (!triplet || !isWalk(walk) || !isDeferral(deferral)) return undefined;
	if (!Array.isArray(visits) || visits.length === 0 || !visits.every((each) => isVisit(each))) {
		return undefined;
	}
	if (typeof secure !== 'boolean' || !isTime(dueAt) || !isTime(firstAt)) return undefined;
	const plan = planAgain(triplet, {
		...walk,
		from: walk.from ?? undefined,
		helo: walk.helo ?? undefined,
		mx: undefined,
		port: triplet.port,
		family: 'any',
	});
	return (
		plan && {
			id: waitId(triplet),
			triplet,
			plan,
			secure,
			visits: visits.slice(-maxVisits).map((each) => ({...each, text: visible(each.text)})),
			deferral: {...deferral, text: visible(deferral.text)},
			dueAt,
			firstAt,
		}
	);
}

type Walk = Pick<
	WalkPlan,
	'allowPrivate' | 'stopAfter' | 'timeouts' | 'practice' | 'implicitTls'
> & {readonly from: string | null; readonly helo: string | null};

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readTriplet(value: unknown): Triplet | undefined {
	if (!isRecord(value)) return undefined;
	const {ownAddress, sender, recipient, helo, host, address, port} = value;
	const texts = [sender, recipient, helo, host, address];
	if (!texts.every((text) => typeof text === 'string')) return undefined;
	const isRight =
		isSender(sender) &&
		parseMailbox(String(recipient)).ok &&
		(helo === '' || isHelo(helo)) &&
		parseHost(String(host)).ok &&
		parseIp(String(address)) !== undefined &&
		isWhole(port, 1, 65_535) &&
		(ownAddress === undefined || (typeof ownAddress === 'string' && parseIp(ownAddress)));
	if (!isRight) return undefined;
	return {
		ownAddress: typeof ownAddress === 'string' ? ownAddress : undefined,
		sender,
		recipient: String(recipient),
		helo,
		host: String(host),
		address: String(address),
		port,
	};
}

const timeoutKeys: readonly (keyof Timeouts)[] = [
	'dnsMs',
	'connectMs',
	'bannerMs',
	'commandMs',
	'tlsMs',
	'quitMs',
];

function isWalk(value: unknown): value is Walk {
	if (!isRecord(value)) return false;
	const {timeouts, stopAfter, from, helo} = value;
	return (
		(from === null || isSender(from)) &&
		(helo === null || isHelo(helo)) &&
		typeof value['allowPrivate'] === 'boolean' &&
		typeof value['practice'] === 'boolean' &&
		typeof value['implicitTls'] === 'boolean' &&
		stages.some((stage) => stage === stopAfter) &&
		isRecord(timeouts) &&
		timeoutKeys.every((key) => isWhole(timeouts[key], 1, 300_000))
	);
}

/** An envelope sender; '' is the null sender. */
function isSender(value: unknown): value is string {
	return value === '' || (typeof value === 'string' && parseSender(value).ok);
}

function isHelo(value: unknown): value is string {
	return typeof value === 'string' && parseHeloName(value).ok;
}

function isVisit(value: unknown): value is Visit {
	if (!isRecord(value)) return false;
	const {at, stage, code, enhanced, text, reason} = value;
	return (
		isTime(at) &&
		stages.some((each) => each === stage) &&
		isWhole(code, 100, 999) &&
		(enhanced === null || typeof enhanced === 'string') &&
		typeof text === 'string' &&
		reasons.some((each) => each === reason)
	);
}

function isDeferral(value: unknown): value is Deferral {
	if (!isRecord(value)) return false;
	const {kind, waitMs, source, confidence, text} = value;
	return (
		['greylist', 'throttle'].includes(String(kind)) &&
		isWhole(waitMs, 0, 7 * 24 * 3_600_000) &&
		['server', 'usual', 'backoff'].includes(String(source)) &&
		['high', 'medium', 'low'].includes(String(confidence)) &&
		typeof text === 'string'
	);
}

function isWhole(value: unknown, least: number, most: number): value is number {
	return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

function isTime(value: unknown): value is string {
	return (
		typeof value === 'string' &&
		/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/u.test(value) &&
		!Number.isNaN(Date.parse(value))
	);
}
