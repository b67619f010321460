import {parseArgs} from 'node:util';
import {visible} from '../protocol/visible.ts';
import {fail} from './option-values.ts';
import {preflightFlags} from './preflight-flags.ts';

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
	ignoreLimits: {type: 'boolean'},
	practice: {type: 'boolean'},
	experiments: {type: 'boolean'},
	maxConnections: {type: 'string'},
	pace: {type: 'string'},
	control: {type: 'string', isMultiple: true},
	otherFrom: {type: 'string', isMultiple: true},
	otherHelo: {type: 'string', isMultiple: true},
	resume: {type: 'boolean'},
	...preflightFlags,
	plain: {type: 'boolean'},
	json: {type: 'boolean'},
	ndjson: {type: 'boolean'},
	verbose: {type: 'boolean'},
	theirSide: {type: 'boolean'},
	screenReader: {type: 'boolean'},
	reducedMotion: {type: 'boolean'},
	ascii: {type: 'boolean'},
	theme: {type: 'string'},
	printConfig: {type: 'boolean'},
	help: {type: 'boolean'},
	version: {type: 'boolean'},
} as const;

type Kinds = typeof flags;

/** What was given, by the name of the flag; what was not is undefined. */
export type Flags = {
	readonly [Name in keyof Kinds]?:
		| (Kinds[Name] extends {readonly isMultiple: true}
				? readonly string[]
				: Kinds[Name] extends {readonly type: 'boolean'}
					? boolean
					: string)
		| undefined;
};

/**
 * The command line in parts, and what is no flag. Every option must be known, be
 * given once, and have a value if and only if it takes one; throws a `Mistake`.
 */
export function readFlags(argv: readonly string[]): {
	readonly flags: Flags;
	readonly input: readonly string[];
} {
	const {tokens, positionals} = parseArgs({
		args: [...argv],
		options: kindsByName,
		// What is wrong is told in our own words.
		strict: false,
		allowPositionals: true,
		tokens: true,
	});
	const given: Record<string, boolean | string | readonly string[]> = {};
	for (const token of tokens) {
		if (token.kind !== 'option') continue;
		const {key, value} = readOption(token, argv[token.index] ?? '');
		if (!('isMultiple' in flags[key])) {
			if (key in given) fail(`${shownName(token)} is given twice.`);
			given[key] = value ?? true;
		} else if (value !== undefined) {
			given[key] = [...((given[key] as readonly string[] | undefined) ?? []), value];
		}
	}
	return {flags: given, input: positionals};
}

/** An option as it was written. */
type Token = {
	readonly name: string;
	readonly rawName: string;
	readonly value?: string | undefined;
	readonly inlineValue?: boolean | undefined;
};

const shownName = ({rawName}: Token): string => visible(rawName);

function readOption(
	token: Token,
	argument: string,
): {readonly key: keyof Kinds; readonly value: string | undefined} {
	const {name, rawName, value, inlineValue = false} = token;
	const key = keyOf(name);
	const shown = shownName(token);
	// Letters behind one dash would be an option each.
	if (!rawName.startsWith('--')) {
		const word = /^-([^=]*)/.exec(argument)?.[1] ?? '';
		const meant = isFlag(keyOf(word)) ? `; did you mean --${word}?` : '.';
		fail(`there is no option ${visible(argument)}${meant}`);
	}
	if (!isFlag(key)) fail(`there is no option ${shown}.`);
	if (flags[key].type === 'boolean') {
		if (value !== undefined) fail(`${shown} takes no value.`);
		return {key, value};
	}
	if (value === undefined) fail(`${shown} needs a value.`);
	// More likely the next option than a value that begins so.
	if (!inlineValue && value.startsWith('-') && value !== '-') {
		const whole = visible(`${rawName}=${value}`);
		fail(
			`${shown} needs a value, and ${visible(value)} looks like an option. If it is meant, write ${whole}.`,
		);
	}
	return {key, value};
}

/** For Node: every flag by both of its names. */
const kindsByName: Record<string, {type: 'string' | 'boolean'}> = Object.fromEntries(
	Object.entries(flags).flatMap(([key, {type}]) => [
		[key, {type}],
		[key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), {type}],
	]),
);

function isFlag(key: string): key is keyof Kinds {
	return Object.hasOwn(flags, key);
}

/** `stop-after` and `stopAfter` are the same flag. */
function keyOf(name: string): string {
	return name.replaceAll(/-([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}
