import {visible} from '../protocol/visible.ts';

/** What JSON can say. */
export type Json =
	null | boolean | number | string | readonly Json[] | {readonly [key: string]: Json};

/** An object of JSON. */
export type JsonObject = {readonly [key: string]: Json};

/** A value read back, or the place and kind of the first thing that does not fit. */
export type Decoded<T> =
	{readonly ok: true; readonly value: T} | {readonly ok: false; readonly problem: string};

/**
 * One description of a type in three uses: to write it, to read it back and to
 * publish its JSON Schema. `encode` never fails; `decode` accepts exactly what
 * the schema accepts.
 */
export type Codec<T> = {
	readonly schema: JsonObject;
	/** Definitions that `schema` refers to, by name. */
	readonly defs: JsonObject;
	readonly encode: (value: T) => Json;
	readonly decode: (json: unknown, path: string) => Decoded<T>;
	/** In an object, the key is left out where there is no value. */
	readonly isOptional?: true;
};

/** A codec for each key of an object type; a forgotten key is a type error. */
export type Fields<T> = {readonly [K in keyof T]-?: Codec<T[K]>};

/** The member of a union whose tag may be `V`. */
export type Tagged<T, K extends keyof T, V> = T extends unknown
	? V extends T[K]
		? T
		: never
	: never;

function good<T>(value: T): Decoded<T> {
	return {ok: true, value};
}

function bad(path: string, expected: string): {readonly ok: false; readonly problem: string} {
	return {ok: false, problem: `${path}: expected ${expected}`};
}

function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
	return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** Say in the schema what a value means. */
export function described<T>(description: string, codec: Codec<T>): Codec<T> {
	return {...codec, schema: {...codec.schema, description}};
}

/** Publish a codec under a name of its own and refer to it. */
export function named<T>(name: string, codec: Codec<T>): Codec<T> {
	return {
		...codec,
		schema: {$ref: `#/$defs/${name}`},
		defs: {...codec.defs, [name]: codec.schema},
	};
}

/** Text; a lone surrogate, which UTF-8 cannot carry, becomes U+FFFD. */
export const text: Codec<string> = {
	schema: {type: 'string'},
	defs: {},
	encode: (value) => value.toWellFormed(),
	decode: (json, path) =>
		typeof json === 'string' ? good(json.toWellFormed()) : bad(path, 'a string'),
};

const instantForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** A moment: ISO 8601 in UTC. */
export const instant: Codec<string> = {
	...text,
	schema: {type: 'string', pattern: instantForm.source},
	decode: (json, path) =>
		typeof json === 'string' && instantForm.test(json) ? good(json) : bad(path, 'a date in UTC'),
};

/** True or false. */
export const flag: Codec<boolean> = {
	schema: {type: 'boolean'},
	defs: {},
	encode: (value) => value,
	decode: (json, path) => (typeof json === 'boolean' ? good(json) : bad(path, 'true or false')),
};

/** A count, a code, an offset: a whole number from 0. */
export const count: Codec<number> = {
	schema: {type: 'integer', minimum: 0},
	defs: {},
	encode: (value) => value,
	decode: (json, path) =>
		typeof json === 'number' && Number.isInteger(json) && json >= 0
			? good(json)
			: bad(path, 'a whole number from 0'),
};

/** Milliseconds, written to the microsecond. */
export const milliseconds: Codec<number> = {
	schema: {type: 'number', minimum: 0},
	defs: {},
	encode: (value) => Math.max(0, Math.round(value * 1000) / 1000),
	decode: (json, path) =>
		typeof json === 'number' && Number.isFinite(json) && json >= 0
			? good(json)
			: bad(path, 'a time in milliseconds'),
};

/** One of a few fixed values. */
export function oneOf<T extends string | number>(values: readonly T[]): Codec<T> {
	return {
		schema: values.length === 1 ? {const: values[0] ?? null} : {enum: [...values]},
		defs: {},
		encode: (value) => value,
		decode(json, path) {
			const found = values.find((value) => value === json);
			return found === undefined ? bad(path, `one of ${values.join(', ')}`) : good(found);
		},
	};
}

/** The words of a union, in the order of the keys; the type checker sees that none is missing. */
export function words<T extends string>(all: Readonly<Record<T, true>>): readonly T[] {
	return Object.keys(all) as T[];
}

/** A value that may be missing: always written, as `null`. */
export function orNull<T>(codec: Codec<T>): Codec<T | undefined> {
	return {
		schema: {anyOf: [codec.schema, {type: 'null'}]},
		defs: codec.defs,
		encode: (value) => (value === undefined ? null : codec.encode(value)),
		decode: (json, path) => (json === null ? good(undefined) : codec.decode(json, path)),
	};
}

/** A value that came later: left out where there is none, so that older files stay readable. */
export function ifThere<T>(codec: Codec<T>): Codec<T | undefined> {
	return {
		...codec,
		isOptional: true,
		encode: (value) => (value === undefined ? null : codec.encode(value)),
	};
}

/** A value that is `null` in the model, too. */
export function nullable<T>(codec: Codec<T>): Codec<T | null> {
	return {
		schema: {anyOf: [codec.schema, {type: 'null'}]},
		defs: codec.defs,
		encode: (value) => (value === null ? null : codec.encode(value)),
		decode: (json, path) => (json === null ? good(null) : codec.decode(json, path)),
	};
}

/** A list. */
export function list<T>(codec: Codec<T>): Codec<readonly T[]> {
	return {
		schema: {type: 'array', items: codec.schema},
		defs: codec.defs,
		encode: (values) => values.map((value) => codec.encode(value)),
		decode(json, path) {
			if (!Array.isArray(json)) return bad(path, 'a list');
			const values: T[] = [];
			for (const [index, item] of json.entries()) {
				const decoded = codec.decode(item, `${path}[${index}]`);
				if (!decoded.ok) return decoded;
				values.push(decoded.value);
			}
			return good(values);
		},
	};
}

/** An object with exactly these keys, all of them always written but for those of `ifThere`. */
export function object<T extends object>(fields: Fields<T>): Codec<T> {
	const entries = Object.entries<Codec<unknown>>(fields as Record<string, Codec<unknown>>);
	const schemas = entries.map(([key, codec]) => [key, codec.schema] as const);
	return {
		schema: {
			type: 'object',
			properties: Object.fromEntries(schemas),
			required: entries.filter(([, codec]) => codec.isOptional !== true).map(([key]) => key),
			additionalProperties: false,
		},
		defs: Object.assign({}, ...entries.map(([, codec]) => codec.defs)) as JsonObject,
		encode(value) {
			const encoded: Record<string, Json> = {};
			for (const [key, codec] of entries) {
				const own = (value as Record<string, unknown>)[key];
				if (codec.isOptional !== true || own !== undefined) encoded[key] = codec.encode(own);
			}
			return encoded;
		},
		decode(json, path) {
			if (!isObject(json)) return bad(path, 'an object');
			const stranger = Object.keys(json).find((key) => !Object.hasOwn(fields, key));
			if (stranger !== undefined) return bad(path, `no key ${JSON.stringify(stranger)}`);
			const value: Record<string, unknown> = {};
			for (const [key, codec] of entries) {
				if (codec.isOptional === true && !Object.hasOwn(json, key)) continue;
				if (!Object.hasOwn(json, key)) return bad(path, `the key ${key}`);
				const decoded = codec.decode(json[key], `${path}.${key}`);
				if (!decoded.ok) return decoded;
				value[key] = decoded.value;
			}
			return good(value as T);
		},
	};
}

/** A tagged union; the type checker sees that every tag has its codec. */
export function union<T extends object, K extends keyof T & string>(
	tag: K,
	variants: {readonly [V in T[K] & string]: Codec<Tagged<T, K, V>>},
): Codec<T> {
	const all = variants as unknown as Readonly<Record<string, Codec<T>>>;
	const distinct = [...new Set(Object.values(all))];
	return {
		schema: {oneOf: distinct.map((codec) => codec.schema)},
		defs: Object.assign({}, ...distinct.map((codec) => codec.defs)) as JsonObject,
		encode: (value) => all[String(value[tag])]?.encode(value) ?? null,
		decode(json, path) {
			const name = isObject(json) ? json[tag] : undefined;
			const variant = typeof name === 'string' && Object.hasOwn(all, name) ? all[name] : undefined;
			return variant ? variant.decode(json, path) : bad(`${path}.${tag}`, 'a known word');
		},
	};
}

const printable = /^[\r\n\x20-\x7e]*$/;
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * Bytes as they were on the wire: `text` where all are printable ASCII or line
 * ends, else `base64` beside `escaped`, the form people are shown.
 */
export const bytes: Codec<Uint8Array> = named('Bytes', {
	schema: {
		description: 'Bytes from the wire: text if they are printable ASCII, CR and LF only.',
		oneOf: [
			{
				type: 'object',
				properties: {text: {type: 'string', pattern: '^[\\r\\n\\x20-\\x7e]*$'}},
				required: ['text'],
				additionalProperties: false,
			},
			{
				type: 'object',
				properties: {
					base64: {type: 'string', contentEncoding: 'base64', pattern: base64.source},
					escaped: {type: 'string'},
				},
				required: ['base64', 'escaped'],
				additionalProperties: false,
			},
		],
	},
	defs: {},
	encode(value) {
		const buffer = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
		const plain = buffer.toString('latin1');
		if (printable.test(plain)) return {text: plain};
		return {base64: buffer.toString('base64'), escaped: visible(value)};
	},
	decode(json, path) {
		if (!isObject(json)) return bad(path, 'bytes');
		const keys = Object.keys(json).toSorted().join(' ');
		if (keys === 'text' && typeof json['text'] === 'string' && printable.test(json['text'])) {
			return good(new Uint8Array(Buffer.from(json['text'], 'latin1')));
		}
		const {base64: encoded, escaped} = json;
		const fits = keys === 'base64 escaped' && typeof escaped === 'string';
		if (!fits || typeof encoded !== 'string' || !base64.test(encoded)) return bad(path, 'bytes');
		return good(new Uint8Array(Buffer.from(encoded, 'base64')));
	},
});
