import {visible} from '../protocol/visible.ts';
import type {ConfigFile} from '../state/config-file.ts';
import {parseCommented} from './jsonc.ts';
import {isMistake} from './option-values.ts';
import {type Setting, settings, variableOf} from './settings.ts';

/** A default for an option, in the form the command line gives it. */
export type Default = string | boolean | readonly string[];

/** What a person settled once and for all. */
export type Config = {
	/** By the name of the setting; only values that make sense. */
	readonly defaults: ReadonlyMap<string, Default>;
	/** Keys for the commands of the app, as they are written. */
	readonly keys: Readonly<Record<string, readonly string[]>>;
	/** What was ignored and why, one sentence each. Safe to show. */
	readonly problems: readonly string[];
};

/** Nothing is settled. */
export const noConfig: Config = {defaults: new Map(), keys: {}, problems: []};

/**
 * Settings out of the file and the environment, which wins. What cannot be
 * understood is told and ignored: a wrong file must not stop a walk. Never throws.
 */
export function readConfig(
	file: ConfigFile,
	env: Readonly<Record<string, string | undefined>>,
): Config {
	const problems: string[] = file.problem === undefined ? [] : [file.problem];
	const where = `In ${file.path ?? 'the settings'}`;
	const written = objectOf(file, problems);
	const defaults = new Map<string, Default>();
	const known = new Set(['keys', '$schema', ...settings.map(({name}) => name)]);
	for (const name of Object.keys(written))
		if (!known.has(name)) problems.push(`${where}: there is no setting "${visible(name)}".`);
	for (const setting of settings) {
		const variable = variableOf(setting);
		take(setting, written[setting.name], where, {defaults, problems});
		take(setting, fromText(setting, env[variable]), variable, {defaults, problems});
	}
	const keys = keysOf(written['keys'], where, problems);
	return {defaults, keys, problems};
}

function objectOf(file: ConfigFile, problems: string[]): Readonly<Record<string, unknown>> {
	if (file.text === undefined || file.text.trim() === '') return {};
	try {
		const value = parseCommented(file.text);
		if (isObject(value)) return value;
		problems.push(`The settings in ${file.path} are not used: they are no object {…}.`);
	} catch (error) {
		const why = error instanceof Error ? visible(error.message) : 'unreadable';
		problems.push(`The settings in ${file.path} are not used: no JSON (${why}).`);
	}
	return {};
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The text of a variable in the form of the file; empty is not set. */
function fromText({kind}: Setting, text: string | undefined): unknown {
	if (text === undefined || text === '') return undefined;
	if (kind === 'list') return text.split(/[\s,]+/u).filter((part) => part !== '');
	if (kind === 'text') return text;
	if (/^(?:1|true|yes|on)$/iu.test(text)) return true;
	return /^(?:0|false|no|off)$/iu.test(text) ? false : text;
}

function take(
	setting: Setting,
	value: unknown,
	where: string,
	{defaults, problems}: {defaults: Map<string, Default>; problems: string[]},
): void {
	if (value === undefined) return;
	const found = valueOf(setting, value);
	if ('wrong' in found) problems.push(`${where}: ${setting.name} is ignored: ${found.wrong}`);
	else defaults.set(setting.name, found.value);
}

function valueOf(setting: Setting, value: unknown): {value: Default} | {wrong: string} {
	const {kind, choices, check} = setting;
	if (kind === 'yes-no')
		return typeof value === 'boolean' ? {value} : {wrong: 'it is true or false.'};
	const texts = (kind === 'list' && Array.isArray(value) ? value : [value]) as readonly unknown[];
	const list: string[] = [];
	for (const each of texts) {
		if (typeof each !== 'string' && typeof each !== 'number')
			return {wrong: kind === 'list' ? 'it is a list of texts.' : 'it is a text or a number.'};
		const text = String(each);
		if (choices && !choices.includes(text))
			return {wrong: `${visible(text)} is none of ${choices.join(', ')}.`};
		const wrong = check && mistakeOf(check, text);
		if (wrong !== undefined) return {wrong};
		list.push(text);
	}
	return {value: kind === 'list' ? list : (list[0] ?? '')};
}

function mistakeOf(check: (text: string) => unknown, text: string): string | undefined {
	try {
		check(text);
		return undefined;
	} catch (error) {
		if (isMistake(error)) return error.mistake.replace(/^--[a-z-]+: /u, '');
		throw error;
	}
}

function keysOf(value: unknown, where: string, problems: string[]): Config['keys'] {
	if (value === undefined) return {};
	if (!isObject(value)) {
		problems.push(`${where}: keys is ignored: it is an object such as {"skip": ["K"]}.`);
		return {};
	}
	const keys: Record<string, readonly string[]> = {};
	for (const [command, wish] of Object.entries(value)) {
		const list: readonly unknown[] = Array.isArray(wish) ? wish : [wish];
		if (list.every((key): key is string => typeof key === 'string'))
			keys[visible(command)] = list.map((key) => visible(key));
		else problems.push(`${where}: the keys of ${visible(command)} are no list of texts.`);
	}
	return keys;
}
