import {readFileSync, readdirSync} from 'node:fs';
import {Ajv2020} from 'ajv/dist/2020.js';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {refusalCodes} from '../../source/model/event.ts';
import {warningIds} from '../../source/model/session.ts';
import {endings, stages} from '../../source/model/stage.ts';
import {abouts, exitCodes, reasons} from '../../source/model/verdict.ts';
import type {Json} from '../../source/render/codec.ts';
import {lineFromJson} from '../../source/render/ndjson.ts';
import {publishedSchemas} from '../../source/render/schema.ts';
import {fromSchema} from '../support/from-schema.ts';

const folder = new URL('../../schema/', import.meta.url);

function published(name: string): Record<string, unknown> {
	return JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, unknown>;
}

const session = published('mxray.session-1.schema.json');
const lines = published('mxray.event-1.schema.json');
const ajv = new Ajv2020({strict: true, allErrors: true});
const isLine = ajv.compile(lines);

describe('the published schemas', () => {
	test('are those of the code: else run `npm run schema`', () => {
		expect(readdirSync(folder).toSorted()).toEqual(Object.keys(publishedSchemas).toSorted());
		for (const [name, schema] of Object.entries(publishedSchemas)) {
			expect(published(name)).toEqual(schema);
		}
	});

	test('are valid JSON Schema of the dialect they name', () => {
		expect(ajv.validateSchema(session)).toBe(true);
		expect(ajv.validateSchema(lines)).toBe(true);
		expect(ajv.compile(session)).toBeTypeOf('function');
	});

	test('carry the vocabulary of the model, word for word', () => {
		const defs = session['$defs'] as Record<
			string,
			{enum?: unknown; properties?: Record<string, {enum?: unknown; items?: {enum?: unknown}}>}
		>;
		expect(defs['Stage']?.enum).toEqual([...stages]);
		expect(defs['Ended']?.enum).toEqual([...endings]);
		expect(defs['Outcome']?.properties?.['reason']?.enum).toEqual([...reasons]);
		expect(defs['Outcome']?.properties?.['about']?.enum).toEqual([...abouts]);
		expect(defs['Outcome']?.properties?.['exitCode']?.enum).toEqual(Object.values(exitCodes));
		expect(defs['Identity']?.properties?.['warnings']?.items?.enum).toEqual([...warningIds]);
		expect(defs['event-refused']?.properties?.['code']?.enum).toEqual([...refusalCodes]);
	});

	test('name the keys of an outcome exactly', () => {
		const defs = session['$defs'] as Record<string, {required: string[]}>;
		expect(defs['Outcome']?.required).toEqual(
			'stage ended code enhanced said closed reason about mailbox catchAll confidence provider summary hypotheses ruledOut noticed next exitCode evidence'.split(
				' ',
			),
		);
	});

	test('allow no unknown key anywhere', () => {
		const open: string[] = [];
		const visit = (node: unknown, path: string): void => {
			if (typeof node !== 'object' || node === null) return;
			if ('type' in node && node.type === 'object') {
				if (!('additionalProperties' in node) || node.additionalProperties !== false)
					open.push(path);
			}
			for (const [key, child] of Object.entries(node)) visit(child, `${path}/${key}`);
		};
		visit(session, 'session');
		visit(lines, 'lines');
		expect(open).toEqual([]);
	});
});

describe('our reader and an independent validator agree', () => {
	const anyLine = fromSchema(publishedSchemas['mxray.event-1.schema.json']!);

	test('on lines that are right', () => {
		fc.assert(
			fc.property(anyLine, (json) => {
				isLine(json);
				expect(isLine.errors ?? null).toBeNull();
			}),
			{numRuns: 300},
		);
	});

	test('on lines with one thing changed', () => {
		fc.assert(
			fc.property(
				anyLine,
				fc.nat(),
				fc.constantFrom<Json>(null, -1, 0.5, 'x', [], {}, true),
				(json, pick, replacement) => {
					const broken = structuredClone(json);
					const places = leaves(broken);
					const place = places[pick % places.length]!;
					place.holder[place.key] = replacement;
					expect(lineFromJson(JSON.stringify(broken)).ok).toBe(isLine(broken));
				},
			),
			{numRuns: 1000},
		);
	});
});

type Place = {holder: Record<string, Json>; key: string};

function leaves(json: Json): Place[] {
	if (typeof json !== 'object' || json === null) return [];
	const holder = json as Record<string, Json>;
	return Object.keys(holder).flatMap((key) => [{holder, key}, ...leaves(holder[key] ?? null)]);
}
