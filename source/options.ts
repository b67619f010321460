import {readFileSync} from 'node:fs';
import meow from 'meow';
import type {Timeouts, WalkPlan} from './model/session.ts';
import {type Stage, stages} from './model/stage.ts';
import {parseHeloName, parseHost, parseMailbox, parseSender} from './protocol/address.ts';
import {visible} from './protocol/visible.ts';

/** How a walk is shown. */
export type Face = 'ui' | 'text' | 'json' | 'ndjson';

/** Everything that decides a run, checked; the address may still be asked for. */
export type Options = {
	readonly address: string | undefined;
	readonly face: Face;
	/** Approve every step without asking. */
	readonly auto: boolean;
	readonly practice: boolean;
	readonly color: boolean;
	/** Whole DNS answers, explanations with their sources, all certificates. */
	readonly verbose: boolean;
	/** DNS servers given by hand; empty: those of the system. */
	readonly resolvers: readonly {readonly address: string; readonly port: number}[];
	/** PEM certificates of authorities to trust besides the built-in ones. */
	readonly ca: readonly string[];
	readonly plan: Omit<WalkPlan, 'mailbox'>;
};

/** What to do instead of a walk: print something and leave with this exit code. */
export type Printed = {readonly text: string; readonly error: boolean; readonly exitCode: number};

export type ParsedArguments =
	| {readonly kind: 'walk'; readonly options: Options}
	| {readonly kind: 'print'; readonly printed: Printed};

/** The terminal we run in, as far as it decides anything. */
export type Surroundings = {
	readonly version: string;
	readonly stdinIsTerminal: boolean;
	readonly stdoutIsTerminal: boolean;
	readonly env: Readonly<Record<string, string | undefined>>;
};

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

export const help = `
Usage
  mxray [ADDRESS]            walk one SMTP conversation with the mail exchanger of ADDRESS
  mxray --practice [ADDRESS] the same on the built-in practice network: offline, no traces
  mxray explain REPLY…       say what a reply, a code or a keyword means

Nothing is sent before you approve it, and mxray never sends a message (no DATA).

How the walk goes
  --auto               approve every step; private addresses found in DNS are declined
  --stop-after STAGE   go to QUIT after mx, connect, banner, ehlo, starttls, mail, rcpt or vrfy
  --from ADDRESS       envelope sender; '<>' is the null sender
                       (default: postmaster@ your host name, if it has a public one)
  --helo NAME          name for EHLO (default: the confirmed PTR name of your address)
  --mx HOST[:PORT]     talk to this host instead of asking for the MX records
  --port PORT          port to connect to (default 25)
  --ipv4, --ipv6       connect over this family only
  --resolver IP[:PORT] DNS server to ask; may be repeated
  --timeout SECONDS    wait this long for the connection and for each reply (1–300)
  --ca FILE            trust the certificates in this PEM file, too
  --allow-private      contact loopback and private addresses without asking

How it is shown
  --plain              plain text, in the notation of swaks, also on a terminal
  --verbose            in plain text: whole DNS answers, sources, all certificates
  --json               one JSON document at the end (implies --auto)
  --ndjson             one JSON line per event, as it happens (implies --auto)

  --help, --version

Exit codes say whose turn it is
  0 accepted · 10 recipient refused · 11 deferred · 12 you are refused
  13 domain takes no mail or does not exist · 20 connection lost · 21 could not connect
  22 DNS failed · 23 TLS failed · 24 not SMTP · 30 cannot tell · 64 usage · 130 interrupted
`;

const flags = {
	auto: {type: 'boolean'},
	stopAfter: {type: 'string'},
	from: {type: 'string'},
	helo: {type: 'string'},
	mx: {type: 'string'},
	port: {type: 'string'},
	ipv4: {type: 'boolean'},
	ipv6: {type: 'boolean'},
	resolver: {type: 'string', isMultiple: true},
	timeout: {type: 'string'},
	ca: {type: 'string'},
	allowPrivate: {type: 'boolean'},
	practice: {type: 'boolean'},
	plain: {type: 'boolean'},
	json: {type: 'boolean'},
	ndjson: {type: 'boolean'},
	verbose: {type: 'boolean'},
	help: {type: 'boolean'},
	version: {type: 'boolean'},
} as const;

type Flags = ReturnType<typeof readFlags>['flags'];

function readFlags(argv: readonly string[], version: string) {
	return meow('', {
		importMeta: import.meta,
		argv: [...argv],
		pkg: {name: 'mxray', version},
		autoHelp: false,
		autoVersion: false,
		flags,
		booleanDefault: undefined,
	});
}

/** A mistake of the person: said in a sentence, exit code 64. */
function usage(message: string): ParsedArguments {
	const text = `mxray: ${message}\nTry: mxray --help\n`;
	return {kind: 'print', printed: {text, error: true, exitCode: 64}};
}

/** Thrown inside this file only, so that each check can stand in a line of its own. */
type Mistake = {readonly mistake: string};
const isMistake = (value: unknown): value is Mistake =>
	typeof value === 'object' && value !== null && 'mistake' in value;

function fail(mistake: string): never {
	// eslint-disable-next-line @typescript-eslint/only-throw-error -- caught in parseArguments
	throw {mistake} satisfies Mistake;
}

/** Read the command line. Never throws; what is wrong comes back as a message to print. */
export function parseArguments(
	argv: readonly string[],
	surroundings: Surroundings,
): ParsedArguments {
	const {version} = surroundings;
	const {flags: given, input} = readFlags(argv, version);
	if (given.help) return print(help);
	if (given.version) return print(`${version}\n`);
	try {
		return {kind: 'walk', options: buildOptions(argv, given, input, surroundings)};
	} catch (error) {
		if (isMistake(error)) return usage(error.mistake);
		throw error;
	}
}

function print(text: string): ParsedArguments {
	return {kind: 'print', printed: {text, error: false, exitCode: 0}};
}

function buildOptions(
	argv: readonly string[],
	given: Flags,
	input: readonly string[],
	surroundings: Surroundings,
): Options {
	checkNames(argv, given);
	if (input.length > 1) {
		fail(`one address at a time, please; ${visible(input.slice(1).join(' '))} is too much.`);
	}
	const face = chooseFace(given, surroundings);
	const mx = given.mx === undefined ? undefined : hostOf(given.mx, '--mx');
	const port = given.port === undefined ? undefined : portOf(given.port, '--port');
	if (mx?.port !== undefined && port !== undefined && mx.port !== port) {
		fail('--mx and --port name different ports.');
	}
	const options: Options = {
		address: input[0],
		face,
		auto: given.auto ?? isUnattended(face, surroundings),
		practice: given.practice ?? false,
		color: face !== 'json' && face !== 'ndjson' && hasColor(surroundings),
		verbose: given.verbose ?? false,
		resolvers: (given.resolver ?? []).map((text) => resolverOf(text)),
		ca: given.ca === undefined ? [] : [readPem(given.ca)],
		plan: {
			from: given.from === undefined ? undefined : senderOf(given.from),
			helo: given.helo === undefined ? undefined : heloOf(given.helo),
			mx: mx && {host: mx.host, isLiteral: mx.isLiteral},
			port: port ?? mx?.port ?? 25,
			family: familyOf(given),
			allowPrivate: given.allowPrivate ?? false,
			stopAfter: stageOf(given.stopAfter),
			timeouts: timeoutsOf(given.timeout),
			practice: given.practice ?? false,
		},
	};
	if (options.address !== undefined) {
		const parsed = parseMailbox(options.address);
		if (!parsed.ok) fail(parsed.message);
	} else if ((face === 'json' || face === 'ndjson') && !options.practice) {
		fail('which address? For example: mxray --json alice@example.com');
	}
	return options;
}

/** Every flag must be known and given at most once, or the person meant something else. */
function checkNames(argv: readonly string[], given: Flags): void {
	const known = new Set(Object.keys(flags));
	for (const name of Object.keys(given)) {
		if (known.has(name)) continue;
		const dashed = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
		fail(`there is no option ${name.length === 1 ? '-' : '--'}${visible(dashed)}.`);
	}
	for (const [name, value] of Object.entries(given)) {
		const takesText = flags[name as keyof typeof flags].type === 'string';
		const values: readonly unknown[] = Array.isArray(value) ? value : [value];
		if (takesText && values.includes('') && !argv.includes('--from=') && !argv.includes('')) {
			fail(`--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} needs a value.`);
		}
	}
}

function chooseFace(given: Flags, surroundings: Surroundings): Face {
	const chosen = [given.json, given.ndjson, given.plain].filter(Boolean).length;
	if (chosen > 1) fail('--json, --ndjson and --plain exclude each other.');
	if (given.json) return 'json';
	if (given.ndjson) return 'ndjson';
	const terminal = surroundings.stdinIsTerminal && surroundings.stdoutIsTerminal;
	return given.plain || !terminal || surroundings.env['TERM'] === 'dumb' ? 'text' : 'ui';
}

/** Nobody is there to approve anything: the command itself was the approval. */
function isUnattended(face: Face, surroundings: Surroundings): boolean {
	return face === 'json' || face === 'ndjson' || !surroundings.stdinIsTerminal;
}

/** https://no-color.org: any value but the empty one switches colours off. */
function hasColor({env, stdoutIsTerminal}: Surroundings): boolean {
	return stdoutIsTerminal && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
}

function hostOf(text: string, flag: string) {
	const parsed = parseHost(text);
	return parsed.ok ? parsed : fail(`${flag}: ${parsed.message}`);
}

function portOf(text: string, flag: string): number {
	const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
	return port >= 1 && port <= 65_535
		? port
		: fail(`${flag}: ${visible(text)} is no port. It is a number from 1 to 65535.`);
}

function resolverOf(text: string): {address: string; port: number} {
	const parsed = hostOf(text, '--resolver');
	if (!parsed.isLiteral) {
		fail(
			`--resolver: ${visible(text)} is a name; the server that looks up names needs an IP address.`,
		);
	}
	return {address: parsed.host, port: parsed.port ?? 53};
}

function senderOf(text: string): string {
	const parsed = parseSender(text);
	return parsed.ok ? parsed.sender : fail(`--from: ${parsed.message}`);
}

function heloOf(text: string): string {
	const parsed = parseHeloName(text);
	return parsed.ok ? parsed.name : fail(`--helo: ${parsed.message}`);
}

function familyOf(given: Flags): WalkPlan['family'] {
	if (given.ipv4 && given.ipv6) fail('--ipv4 and --ipv6 exclude each other.');
	return given.ipv4 ? 4 : given.ipv6 ? 6 : 'any';
}

function stageOf(text: string | undefined): Stage {
	if (text === undefined) return 'vrfy';
	const stage = stages.find((each) => each === text.toLowerCase());
	return (
		stage ?? fail(`--stop-after: ${visible(text)} is no stage. Stages are ${stages.join(', ')}.`)
	);
}

function timeoutsOf(text: string | undefined): Timeouts {
	if (text === undefined) return defaultTimeouts;
	const seconds = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
	if (!(seconds > 0 && seconds <= ceilingSeconds)) {
		fail(`--timeout: ${visible(text)} is no wait in seconds between 0 and ${ceilingSeconds}.`);
	}
	const ms = Math.round(seconds * 1000);
	return {
		dnsMs: Math.min(ms, defaultTimeouts.dnsMs),
		connectMs: ms,
		bannerMs: ms,
		commandMs: ms,
		tlsMs: ms,
		quitMs: Math.min(ms, defaultTimeouts.quitMs),
	};
}

function readPem(path: string): string {
	try {
		const text = readFileSync(path, 'utf8');
		if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
		fail(`--ca: cannot read ${visible(path)} (${code}).`);
	}
	return fail(`--ca: ${visible(path)} holds no PEM certificate.`);
}
