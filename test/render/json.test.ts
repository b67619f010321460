import {readFileSync} from 'node:fs';
import {Ajv2020} from 'ajv/dist/2020.js';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {exitCodes} from '../../source/model/verdict.ts';
import {
	decisiveAttempt,
	jsonText,
	sessionDocument,
	sessionDocumentCodec,
} from '../../source/render/json.ts';
import {eventLine, headerLine, outcomeLine} from '../../source/render/ndjson.ts';
import {publishedSchemas} from '../../source/render/schema.ts';
import {fromSchema} from '../support/from-schema.ts';
import {recordedSessions, type RecordedSession} from '../support/sessions.ts';

const ajv = new Ajv2020({strict: true, allErrors: true});

function schema(name: string): object {
	const file = new URL(`../../schema/${name}`, import.meta.url);
	return JSON.parse(readFileSync(file, 'utf8')) as object;
}

const isDocument = ajv.compile(schema('mxray.session-1.schema.json'));
const isLine = ajv.compile(schema('mxray.event-1.schema.json'));
const tool = {name: 'mxray', version: '0.1.0'};

function named(name: string): RecordedSession {
	const session = recordedSessions.find((candidate) => candidate.name === name);
	if (!session) throw new Error(`no recorded session ${name}`);
	return session;
}

describe.each(recordedSessions.map((session) => [session.name, session] as const))(
	'%s',
	(_name, session) => {
		test('its document fits the published schema', () => {
			const text = jsonText(sessionDocument({tool, ...session}), 2);
			isDocument(JSON.parse(text));
			expect(isDocument.errors ?? null).toBeNull();
		});

		test('its lines fit the published schema and are written again byte for byte', () => {
			for (const line of session.content.trimEnd().split('\n')) isLine(JSON.parse(line));
			expect(isLine.errors ?? null).toBeNull();
			const lines = [
				headerLine(tool),
				...session.events.map((event) => eventLine(event)),
				outcomeLine(session.outcome, true),
			];
			expect(`${lines.join('\n')}\n`).toBe(session.content);
		});

		test('holds nothing but visible characters', () => {
			const text = jsonText(sessionDocument({tool, ...session}), 2);
			expect(text.replaceAll('\n', '')).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
		});
	},
);

describe('a session document', () => {
	test('says what was asked for and who answered', () => {
		const document = sessionDocument({tool, ...named('user-unknown')});
		expect(Object.keys(document)).toEqual([
			'schema',
			'tool',
			'target',
			'options',
			'outcome',
			'events',
			'experiments',
			'deferral',
			'preflight',
		]);
		expect(document).toMatchObject({
			schema: 'mxray.session/1',
			tool,
			target: {
				address: 'nobody@plain.example',
				localPart: 'nobody',
				domain: 'plain.example',
				asciiDomain: 'plain.example',
				host: 'mx1.plain.example',
				ip: '192.0.2.1',
				port: 25,
			},
			options: {port: 25, family: 'any', from: null},
			outcome: {stage: 'rcpt', code: 550, enhanced: '5.1.1', exitCode: exitCodes.recipientRefused},
			experiments: null,
		});
	});

	test('has no host where nobody was contacted', () => {
		expect(sessionDocument({tool, ...named('null-mx')})).toMatchObject({
			target: {host: null, ip: null, port: null},
		});
	});

	test('names the connection that the evidence lies in, not always the newest', () => {
		const {view, events, outcome} = named('several-mx');
		const reply = events.find((event) => event.type === 'replied' && event.reply.code === 554);
		const earlier = {...outcome, evidence: [reply?.seq ?? -1]};
		expect(decisiveAttempt(view, events, earlier)?.target.host).toBe('mx2.several.example');
		expect(decisiveAttempt(view, events, {...outcome, evidence: []})?.number).toBe(3);
	});
});

test('JSON for a terminal escapes what cannot be seen and means the same', () => {
	const value = {key: 'a\u009B\u202E\u2028\u{E0041}\u007Fé例\n'};
	const text = jsonText(value);
	expect(text).toBe(String.raw`{"key":"a\u009b\u202e\u2028\udb40\udc41\u007fé例\n"}`);
	expect(JSON.parse(text)).toEqual(value);
	expect(jsonText(value, 2).split('\n')).toHaveLength(3);
});

test('every document that fits the schema, experiments included, is read and written back the same', () => {
	const anyDocument = fromSchema(publishedSchemas['mxray.session-1.schema.json']!);
	let withExperiments = 0;
	fc.assert(
		fc.property(anyDocument, (json) => {
			isDocument(json);
			expect(isDocument.errors ?? null).toBeNull();
			const read = sessionDocumentCodec.decode(json, 'document');
			expect(read).toMatchObject({ok: true});
			if (!read.ok) return;
			if (read.value.experiments) withExperiments++;
			const text = jsonText(sessionDocumentCodec.encode(read.value));
			expect(text).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
			expect(JSON.parse(text)).toEqual(json);
		}),
		{numRuns: 150},
	);
	expect(withExperiments).toBeGreaterThan(10);
});
