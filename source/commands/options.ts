import {type Config, noConfig} from './config.ts';
import type {WalkPlan} from '../model/session.ts';
import {ownWords} from '../render/shell.ts';
import {
	connectionsOf,
	controlOf,
	fail,
	paceOf,
	familyOf,
	heloOf,
	hostOf,
	isMistake,
	portOf,
	readPem,
	resolverOf,
	senderOf,
	stageOf,
	timeoutsOf,
} from './option-values.ts';
import {type Flags, readFlags} from './flags.ts';
import {help} from './help.ts';
import {type GivenChoices, givenChoices, takeService} from './preflight-flags.ts';
import {type Setting, settings, type ThemeName, themes} from './settings.ts';
import {parseMailbox} from '../protocol/address.ts';
import {visible} from '../protocol/visible.ts';

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
	/** In plain text: at the end what the server may have thought at each line. */
	readonly theirSide: boolean;
	/** DNS servers given by hand; empty: those of the system. */
	readonly resolvers: readonly {readonly address: string; readonly port: number}[];
	/** PEM certificates of authorities to trust besides the built-in ones. */
	readonly ca: readonly string[];
	/** Go on where a limit is reached, without asking. */
	readonly ignoreLimits: boolean;
	readonly plan: Omit<WalkPlan, 'mailbox'>;
	/** Find out why: what experiments may do. In the app they are offered, whatever `wanted` says. */
	readonly experiments: ExperimentOptions;
	/** Go back to a server that said "not now", when its time has come. */
	readonly resume: boolean;
	/** Look at ourselves before the walk; undefined: do not. */
	readonly preflight: GivenChoices | undefined;
	readonly display: Display;
};

/** How the screen is drawn, for people and terminals that need it otherwise. */
export type Display = {
	/** Line by line, everything said in words. */
	readonly screenReader: boolean;
	/** No spinner; clocks go on every five seconds. */
	readonly reducedMotion: boolean;
	/** No characters beyond ASCII, whatever the locale says. */
	readonly ascii: boolean;
	readonly theme: ThemeName;
	/** False: the app remembers no walks. */
	readonly history: boolean;
	/** Keys for the commands of the app, as they were written. */
	readonly keys: Config['keys'];
	/** What was ignored of the settings, to be told once. Safe to show. */
	readonly problems: readonly string[];
};

export type ExperimentOptions = {
	readonly wanted: boolean;
	/** Never more connections than this for all experiments together. */
	readonly maxConnections: number;
	/** Between two connections; undefined: what suits the network walked on. */
	readonly paceMs: number | undefined;
	/** Domains or hosts of others that the person agreed to contact, A-labels. */
	readonly controls: readonly string[];
	/** Senders and EHLO names to try besides those that follow from our address. */
	readonly senders: readonly string[];
	readonly helos: readonly string[];
};

/** What to do instead of a walk: print something and leave with this exit code. */
export type Printed = {
	readonly text: string;
	readonly error: boolean;
	readonly exitCode: number;
	/** A settings file to fill in is printed instead of the text. */
	readonly isTemplate?: true;
};

export type ParsedArguments =
	| {readonly kind: 'walk'; readonly options: Options}
	| {readonly kind: 'print'; readonly printed: Printed};

/** The terminal we run in, as far as it decides anything. */
export type Surroundings = {
	readonly version: string;
	readonly stdinIsTerminal: boolean;
	readonly stdoutIsTerminal: boolean;
	readonly env: Readonly<Record<string, string | undefined>>;
	/** What the person settled once and for all; absent: nothing. */
	readonly config?: Config | undefined;
};

/** A mistake of the person: said in a sentence, exit code 64. */
function usage(message: string): ParsedArguments {
	const text = `mxray: ${message}\nTry: ${ownWords('--help')}\n`;
	return {kind: 'print', printed: {text, error: true, exitCode: 64}};
}

/** Read the command line. Never throws; what is wrong comes back as a message to print. */
export function parseArguments(
	argv: readonly string[],
	surroundings: Surroundings,
): ParsedArguments {
	const {version} = surroundings;
	if (argv.includes('--help') || argv.includes('-h')) return print(help);
	try {
		const {rest, service} = takeService(argv);
		const {flags: spoken, input} = readFlags(rest);
		if (spoken.version) return print(`${version}\n`);
		if (spoken.printConfig) {
			return {kind: 'print', printed: {text: '', error: false, exitCode: 0, isTemplate: true}};
		}
		const given = withDefaults(spoken, surroundings.config ?? noConfig);
		const preflight = givenChoices(given, service);
		return {kind: 'walk', options: {...buildOptions(given, input, surroundings), preflight}};
	} catch (error) {
		if (isMistake(error)) return usage(error.mistake);
		throw error;
	}
}

function print(text: string): ParsedArguments {
	return {kind: 'print', printed: {text, error: false, exitCode: 0}};
}

function buildOptions(
	given: Flags,
	input: readonly string[],
	surroundings: Surroundings,
): Omit<Options, 'preflight'> {
	if (input.length > 1) {
		fail(`one address at a time, please; ${visible(input.slice(1).join(' '))} is too much.`);
	}
	const face = chooseFace(given, surroundings);
	const mx = given.mx === undefined ? undefined : hostOf(given.mx, '--mx');
	const port = given.port === undefined ? undefined : portOf(given.port, '--port');
	if (mx?.port !== undefined && port !== undefined && mx.port !== port) {
		fail('--mx and --port name different ports.');
	}
	const options: Omit<Options, 'preflight'> = {
		address: input[0],
		face,
		auto: given.auto ?? isUnattended(face, surroundings),
		practice: given.practice ?? false,
		color: face !== 'json' && face !== 'ndjson' && hasColor(surroundings, given.theme),
		verbose: given.verbose ?? false,
		theirSide: given.theirSide ?? false,
		resolvers: (given.resolver ?? []).map((text) => resolverOf(text)),
		ca: given.ca === undefined ? [] : [readPem(given.ca)],
		plan: {
			from: given.from === undefined ? undefined : senderOf(given.from),
			helo: given.helo === undefined ? undefined : heloOf(given.helo),
			mx: mx && {host: mx.host, isLiteral: mx.isLiteral},
			port: port ?? mx?.port ?? 25,
			family: familyOf(given.ipv4, given.ipv6),
			allowPrivate: given.allowPrivate ?? false,
			stopAfter: stageOf(given.stopAfter),
			timeouts: timeoutsOf(given.timeout),
			practice: given.practice ?? false,
		},
		ignoreLimits: given.ignoreLimits ?? false,
		experiments: {
			wanted: given.experiments ?? false,
			maxConnections: connectionsOf(given.maxConnections),
			paceMs: paceOf(given.pace),
			controls: (given.control ?? []).map((text) => controlOf(text)),
			senders: (given.otherFrom ?? []).map((text) => senderOf(text, '--other-from')),
			helos: (given.otherHelo ?? []).map((text) => heloOf(text, '--other-helo')),
		},
		resume: given.resume ?? false,
		display: displayOf(given, surroundings),
	};
	if (options.address !== undefined) {
		const parsed = parseMailbox(options.address);
		if (!parsed.ok) fail(parsed.message);
	} else if (options.auto && !options.resume && face !== 'ui' && !options.practice) {
		fail(`which address? For example: ${ownWords('alice@example.com')}`);
	}
	return options;
}

function chooseFace(given: Flags, surroundings: Surroundings): Face {
	const chosen = [given.json, given.ndjson, given.plain].filter(Boolean).length;
	if (chosen > 1) fail('--json, --ndjson and --plain exclude each other.');
	if (given.json) return 'json';
	if (given.ndjson) return 'ndjson';
	const terminal = surroundings.stdinIsTerminal && surroundings.stdoutIsTerminal;
	return given.plain ||
		isForReader(given, surroundings) ||
		!terminal ||
		surroundings.env['TERM'] === 'dumb'
		? 'text'
		: 'ui';
}

/** Ink's own variable counts, too: whoever set it needs words, not boxes. */
function isForReader(given: Flags, {env}: Surroundings): boolean {
	return given.screenReader ?? env['INK_SCREEN_READER'] === 'true';
}

function displayOf(given: Flags, surroundings: Surroundings): Display {
	const theme = themes.find((each) => each === (given.theme ?? 'auto'));
	const {keys, problems, defaults} = surroundings.config ?? noConfig;
	return {
		screenReader: isForReader(given, surroundings),
		reducedMotion: given.reducedMotion ?? false,
		ascii: given.ascii ?? false,
		theme: theme ?? fail(`--theme: it is one of ${themes.join(', ')}.`),
		history: defaults.get('history') !== false,
		keys,
		problems,
	};
}

/** What the command line leaves open is taken from the settings; its own way of showing things is not mixed with theirs. */
function withDefaults(given: Flags, {defaults}: Config): Flags {
	const isFree = ({name, display}: Setting): boolean => {
		if (given.practice && display !== true) return false;
		if (name === 'plain' || name === 'screenReader') return !given.json && !given.ndjson;
		return true;
	};
	const filled: Record<string, unknown> = {...given};
	for (const setting of settings) {
		const value = defaults.get(setting.name);
		const own = filled[setting.name];
		const isOpen = own === undefined || (Array.isArray(own) && own.length === 0);
		if (value !== undefined && isOpen && isFree(setting)) filled[setting.name] = value;
	}
	return filled;
}

/** Nobody is there to approve anything: the command itself was the approval. */
function isUnattended(face: Face, surroundings: Surroundings): boolean {
	return face === 'json' || face === 'ndjson' || !surroundings.stdinIsTerminal;
}

/** https://no-color.org: any value but the empty one switches colours off. */
function hasColor({env, stdoutIsTerminal}: Surroundings, theme: string | undefined): boolean {
	return (
		theme !== 'none' && stdoutIsTerminal && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb'
	);
}
