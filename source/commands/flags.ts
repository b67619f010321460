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

/** The command line in parts, and what is no flag; `checkNames` says what is wrong with it. */
export function readFlags(argv: readonly string[]): {
	readonly flags: Flags;
	readonly input: readonly string[];
} {
	const options: Record<string, {type: 'string' | 'boolean'; multiple: boolean}> = {};
	for (const [name, flag] of Object.entries(flags)) {
		const option = {type: flag.type, multiple: 'isMultiple' in flag};
		options[name] = option;
		options[dashed(name)] = option;
	}
	const parsed = parseArgs({args: [...argv], options, strict: false, allowPositionals: true});
	const given: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(parsed.values)) {
		const other = given[keyOf(name)];
		given[keyOf(name)] =
			Array.isArray(other) && Array.isArray(value) ? [...(other as unknown[]), ...value] : value;
	}
	return {flags: given, input: parsed.positionals};
}

/** Every option must be known, be given once, and have a value if and only if it takes one; throws a `Mistake`. */
export function checkNames(argv: readonly string[]): void {
	const seen = new Set<string>();
	const end = argv.indexOf('--');
	for (const [index, argument] of argv.slice(0, end === -1 ? undefined : end).entries()) {
		const found = /^--?([^=]+)(=.*)?$/s.exec(argument);
		if (!found?.[1] || isValue(argv[index - 1])) continue;
		const [, name = '', value] = found;
		const key = keyOf(name);
		const flag = isFlag(key) ? flags[key] : undefined;
		const isLong = argument.startsWith('--');
		const shown = `${isLong ? '--' : '-'}${visible(name)}`;
		if (flag === undefined) fail(`there is no option ${shown}.`);
		if (!isLong) fail(`there is no option ${shown}; did you mean -${shown}?`);
		if (flag.type === 'boolean' && value !== undefined) fail(`${shown} takes no value.`);
		if (flag.type === 'string' && value === undefined && argv[index + 1] === undefined) {
			fail(`${shown} needs a value.`);
		}
		if (seen.has(key) && !('isMultiple' in flag)) fail(`${shown} is given twice.`);
		seen.add(key);
	}
}

function isFlag(key: string): key is keyof typeof flags {
	return Object.hasOwn(flags, key);
}

/** Does this argument take the next one as its value? */
function isValue(before: string | undefined): boolean {
	const name = /^--([^=]+)$/.exec(before ?? '')?.[1] ?? '';
	const key = keyOf(name);
	return isFlag(key) && flags[key].type === 'string';
}

/** `stop-after` and `stopAfter` are the same flag. */
function keyOf(name: string): string {
	return name.replaceAll(/-([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}

function dashed(key: string): string {
	return key.replaceAll(/[A-Z]/g, (found) => `-${found.toLowerCase()}`);
}
