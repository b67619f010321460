import {X509Certificate} from 'node:crypto';
import {readFileSync} from 'node:fs';
import type {Timeouts, WalkPlan} from '../model/session.ts';
import {type Stage, stages} from '../model/stage.ts';
import {parseHeloName, parseHost, type ParsedHost, parseSender} from '../protocol/address.ts';
import {visible} from '../protocol/visible.ts';

/**
 * What is wrong with the command line, as a sentence. Thrown by the checks here
 * and caught in `parseArguments`, so that each check can stand in a line of its own.
 */
export type Mistake = {readonly mistake: string};

/** Was this thrown by `fail`? */
export function isMistake(value: unknown): value is Mistake {
	return typeof value === 'object' && value !== null && 'mistake' in value;
}

/** Give up on the command line with this sentence. */
export function fail(mistake: string): never {
	// oxlint-disable-next-line typescript/only-throw-error -- a value, not a bug
	throw {mistake} satisfies Mistake;
}

/** A host name or IP address, with a port or without. */
export function hostOf(text: string, flag: string): ParsedHost & {ok: true} {
	const parsed = parseHost(text);
	return parsed.ok ? parsed : fail(`${flag}: ${parsed.message}`);
}

/** A TCP port. */
export function portOf(text: string, flag: string): number {
	const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
	return port >= 1 && port <= 65_535
		? port
		: fail(`${flag}: ${visible(text)} is no port. It is a number from 1 to 65535.`);
}

/** A DNS server: an IP address, since a name would have to be looked up first. */
export function resolverOf(text: string): {address: string; port: number} {
	const parsed = hostOf(text, '--resolver');
	if (!parsed.isLiteral) {
		fail(
			`--resolver: ${visible(text)} is a name; the server that looks up names needs an IP address.`,
		);
	}
	return {address: parsed.host, port: parsed.port ?? 53};
}

/** An envelope sender; '' is the null sender. */
export function senderOf(text: string, flag = '--from'): string {
	const parsed = parseSender(text);
	return parsed.ok ? parsed.sender : fail(`${flag}: ${parsed.message}`);
}

/** A name for EHLO. */
export function heloOf(text: string, flag = '--helo'): string {
	const parsed = parseHeloName(text);
	return parsed.ok ? parsed.name : fail(`${flag}: ${parsed.message}`);
}

/** Connections for all experiments together when nothing else was said. */
const defaultConnections = 12;
/** More than that at one server is no question any more. */
const mostConnections = 40;

/** `--max-connections`. */
export function connectionsOf(text: string | undefined): number {
	if (text === undefined) return defaultConnections;
	const count = /^\d{1,3}$/.test(text) ? Number(text) : 0;
	return count >= 1 && count <= mostConnections
		? count
		: fail(`--max-connections: give a number from 1 to ${mostConnections}.`);
}

/** `--pace`, in milliseconds. */
export function paceOf(text: string | undefined): number | undefined {
	if (text === undefined) return undefined;
	const seconds = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
	return seconds <= ceilingSeconds
		? Math.round(seconds * 1000)
		: fail(`--pace: give seconds between two connections, at most ${ceilingSeconds}.`);
}

/** A domain or host of somebody else that may be contacted; A-labels. */
export function controlOf(text: string): string {
	const {host, port} = hostOf(text, '--control');
	return port === undefined ? host : fail('--control: leave out the port; it is 25.');
}

/** The families to connect over. */
export function familyOf(ipv4: boolean | undefined, ipv6: boolean | undefined): WalkPlan['family'] {
	if (ipv4 && ipv6) fail('--ipv4 and --ipv6 exclude each other.');
	return ipv4 ? 4 : ipv6 ? 6 : 'any';
}

/** The stage after which the walk takes its leave. */
export function stageOf(text: string | undefined): Stage {
	if (text === undefined) return 'vrfy';
	const stage = stages.find((each) => each === text.toLowerCase());
	return (
		stage ?? fail(`--stop-after: ${visible(text)} is no stage. Stages are ${stages.join(', ')}.`)
	);
}

/**
 * Waits that suit a person who watches. RFC 5321 §4.5.3.2 lets a client wait
 * five minutes for most replies; nobody learns anything new in the last four.
 */
export const defaultTimeouts: Timeouts = {
	dnsMs: 5000,
	connectMs: 30_000,
	bannerMs: 60_000,
	commandMs: 60_000,
	tlsMs: 30_000,
	quitMs: 5000,
};

/** RFC 5321 §4.5.3.2: no wait for a reply is longer than five minutes before DATA. */
const ceilingSeconds = 300;

/** `--timeout` holds for the connection and for each reply; DNS and QUIT never wait longer than by default. */
export function timeoutsOf(text: string | undefined): Timeouts {
	if (text === undefined) return defaultTimeouts;
	const seconds = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
	if (!(seconds > 0 && seconds <= ceilingSeconds)) {
		fail(
			`--timeout: ${visible(text)} is no time to wait: give seconds, more than 0 and at most ${ceilingSeconds}.`,
		);
	}
	const ms = Math.ceil(seconds * 1000);
	return {
		dnsMs: Math.min(ms, defaultTimeouts.dnsMs),
		connectMs: ms,
		bannerMs: ms,
		commandMs: ms,
		tlsMs: ms,
		quitMs: Math.min(ms, defaultTimeouts.quitMs),
	};
}

/** The certificates of a PEM file. Node would pass over in silence what it cannot read, so we look first. */
export function readPem(path: string): string {
	const blocks = readText(path).match(
		/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g,
	);
	if (!blocks) return fail(`--ca: ${visible(path)} holds no PEM certificate.`);
	for (const [index, block] of blocks.entries()) {
		if (!isCertificate(block)) {
			fail(`--ca: certificate ${index + 1} in ${visible(path)} cannot be read.`);
		}
	}
	return blocks.join('\n');
}

function readText(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
		return fail(`--ca: cannot read ${visible(path)} (${code}).`);
	}
}

function isCertificate(pem: string): boolean {
	try {
		return new X509Certificate(pem).serialNumber !== '';
	} catch {
		return false;
	}
}
