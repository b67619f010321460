import fc from 'fast-check';
import type {Json, JsonObject} from '../../source/render/codec.ts';
import {bytes} from '../../source/render/codec.ts';

/** Pieces that have hurt terminals, parsers and readers before. */
const nasty = [
	'\u001B[31m',
	'\u001B]8;;http://x\u0007',
	'\u009B2J',
	'\r\n=== Verdict',
	'\n*** forged',
	'\0',
	'\u007F',
	'\u202E',
	'\u2028',
	'\u200B',
	'\u{E0041}',
	'e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301',
	'\uD800',
	'\\',
	'"',
	'<1B>',
	'ünï.例え',
	'__proto__',
	'550 5.1.1 no such user',
	'4.7.0 try later',
];

/** Strings as the worst of peers would send them. */
export const hostileText: fc.Arbitrary<string> = fc
	.array(fc.oneof(fc.constantFrom(...nasty), fc.string({unit: 'binary', maxLength: 8})), {
		maxLength: 4,
	})
	.map((parts) => parts.join(''));

const hostileBytes: fc.Arbitrary<Uint8Array> = fc.oneof(
	fc.uint8Array({maxLength: 24}),
	hostileText.map((text) => new TextEncoder().encode(`550-${text}\r\n`)),
	fc
		.constantFrom('250 2.1.5 OK\r\n', '220 mx ESMTP\r\n', '421 bye\n')
		.map((text) => new TextEncoder().encode(text)),
);

function fromNode(node: JsonObject, root: JsonObject): fc.Arbitrary<Json> {
	if (typeof node['$ref'] === 'string') {
		const name = node['$ref'].split('/').at(-1) ?? '';
		if (name === 'Bytes') return hostileBytes.map((value) => bytes.encode(value));
		return fromNode((root['$defs'] as Record<string, JsonObject>)[name]!, root);
	}
	const choices = (node['oneOf'] ?? node['anyOf']) as readonly JsonObject[] | undefined;
	if (choices) return fc.oneof(...choices.map((choice) => fromNode(choice, root)));
	if ('const' in node) return fc.constant(node['const'] ?? null);
	if (Array.isArray(node['enum'])) return fc.constantFrom(...(node['enum'] as Json[]));
	switch (node['type']) {
		case 'null':
			return fc.constant(null);
		case 'boolean':
			return fc.boolean();
		case 'integer':
			return fc.nat({max: 70_000});
		case 'number':
			return fc.nat({max: 1e9}).map((micro) => micro / 1000);
		case 'string':
			return fromPattern(node['pattern']);
		case 'array':
			return fc.array(fromNode(node['items'] as JsonObject, root), {maxLength: 3});
		case 'object': {
			const properties = Object.entries(node['properties'] as Record<string, JsonObject>);
			return fc.record(
				Object.fromEntries(properties.map(([key, child]) => [key, fromNode(child, root)])),
				{requiredKeys: node['required'] as string[]},
			);
		}
		default:
			throw new Error(`unknown schema node ${JSON.stringify(node)}`);
	}
}

function fromPattern(pattern: Json | undefined): fc.Arbitrary<string> {
	if (pattern === undefined) return hostileText.map((text) => text.toWellFormed());
	if (typeof pattern === 'string' && pattern.startsWith('^([245])')) {
		return fc
			.tuple(fc.constantFrom(2, 4, 5), fc.nat({max: 99}), fc.nat({max: 999}))
			.map((parts) => parts.join('.'));
	}
	return fc
		.date({noInvalidDate: true, min: new Date('2000-01-01'), max: new Date('2100-01-01')})
		.map((date) => date.toISOString());
}

/** JSON that fits a published schema, with hostile text in every free string. */
export function fromSchema(schema: JsonObject): fc.Arbitrary<Json> {
	return fromNode(schema, schema);
}
