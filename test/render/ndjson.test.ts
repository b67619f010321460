import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {exitCodes, type Outcome} from '../../source/model/verdict.ts';
import type {SessionEvent} from '../../source/model/event.ts';
import {
	eventFromJson,
	eventLine,
	eventToJson,
	extraLine,
	headerLine,
	lineFromJson,
	outcomeLine,
	readSession,
} from '../../source/render/ndjson.ts';
import {publishedSchemas} from '../../source/render/schema.ts';
import {fromSchema} from '../support/from-schema.ts';

const tool = {name: 'mxray', version: '0.1.0'};
const anyLine = fromSchema(publishedSchemas['mxray.event-1.schema.json']!);

const outcome: Outcome = {
	stage: 'rcpt',
	ended: 'reply',
	code: 550,
	enhanced: '5.1.1',
	said: null,
	closed: null,
	reason: 'user-unknown',
	about: 'recipient',
	mailbox: 'absent',
	catchAll: 'no',
	confidence: 'high',
	provider: null,
	summary: 'No such mailbox.',
	hypotheses: [
		{
			id: 'user-unknown',
			text: 'A typing error.',
			about: 'recipient',
			confidence: 'medium',
			for: [{text: 'The server said so.', events: [3], trial: null}],
			against: [{text: 'So it says of every name.', events: [7], trial: 2}],
			test: {factor: 'name', text: 'Ask for a made-up name.'},
			next: ['Check the spelling.'],
			evidence: [3],
		},
	],
	ruledOut: [{id: 'helo-rejected', text: 'Another name came to the same.'}],
	noticed: ['One host failed before.'],
	next: ['Check the spelling.'],
	exitCode: exitCodes.recipientRefused,
	evidence: [3],
};

const sent: SessionEvent = {
	seq: 0,
	atMs: 12.345_678_9,
	type: 'sent',
	stage: 'ehlo',
	attempt: 1,
	raw: new TextEncoder().encode('EHLO client.example\r\n'),
	offset: 0,
	secure: false,
};

describe('an event as a line', () => {
	test('holds printable bytes as text and times to the microsecond', () => {
		expect(eventToJson(sent)).toEqual({
			seq: 0,
			atMs: 12.346,
			type: 'sent',
			stage: 'ehlo',
			attempt: 1,
			raw: {text: 'EHLO client.example\r\n'},
			offset: 0,
			secure: false,
		});
	});

	test('holds other bytes as base64 beside what people are shown', () => {
		const raw = Uint8Array.of(0x32, 0x1b, 0xff);
		expect(eventToJson({...sent, raw})).toMatchObject({
			raw: {base64: 'Mhv/', escaped: '2<1B><FF>'},
		});
	});

	test('writes every key, null where there is nothing', () => {
		const event: SessionEvent = {
			seq: 4,
			atMs: 1,
			type: 'stage-ended',
			stage: 'connect',
			attempt: 1,
			ended: 'timeout',
			code: undefined,
			elapsedMs: 1,
			detail: undefined,
		};
		expect(eventToJson(event)).toMatchObject({code: null, detail: null});
		expect(eventFromJson(eventToJson(event))).toEqual({ok: true, value: event});
	});

	test('writes an enhanced code as people do', () => {
		const reply = {
			code: 550,
			enhanced: {class: 5, subject: 7, detail: 26},
			lines: [],
			anomalies: [],
			firstByteAtMs: 1,
			completeAtMs: 1,
			bytes: 0,
		} as const;
		const event: SessionEvent = {
			seq: 1,
			atMs: 1,
			type: 'replied',
			stage: 'mail',
			attempt: 1,
			reply,
			secure: true,
			solicited: true,
			elapsedMs: 1,
		};
		expect(eventToJson(event)).toMatchObject({reply: {enhanced: '5.7.26'}});
		expect(eventFromJson(eventToJson(event))).toEqual({ok: true, value: event});
	});

	test('replaces a lone surrogate, which UTF-8 cannot carry', () => {
		const event: SessionEvent = {
			seq: 0,
			atMs: 0,
			type: 'refused',
			code: 'line-break',
			detail: 'a\uD800b',
		};
		expect(eventToJson(event)).toMatchObject({detail: 'a\uFFFDb'});
	});
});

test('every line that fits the schema is read and written back the same', () => {
	fc.assert(
		fc.property(anyLine, (json) => {
			const line = JSON.stringify(json);
			const read = lineFromJson(line);
			expect(read).toMatchObject({ok: true});
			if (!read.ok) return;
			const back =
				read.value.kind === 'event'
					? eventLine(read.value.event, read.value.trial)
					: read.value.kind === 'stream'
						? headerLine(read.value.tool)
						: read.value.kind === 'experiments'
							? extraLine(read.value.line)
							: read.value.kind === 'preflight'
								? extraLine({type: 'preflight', ...read.value.preflight})
								: outcomeLine(read.value.outcome, read.value.final);
			expect(JSON.parse(back)).toEqual(json);
		}),
		{numRuns: 500},
	);
});

test('every event survives the way there and back', () => {
	fc.assert(
		fc.property(anyLine, (json) => {
			const first = lineFromJson(JSON.stringify(json));
			fc.pre(first.ok && first.value.kind === 'event');
			if (!first.ok || first.value.kind !== 'event') return;
			const {event, trial} = first.value;
			expect(lineFromJson(eventLine(event, trial))).toEqual(first);
		}),
		{numRuns: 500},
	);
});

test('a line for a terminal holds nothing but visible characters', () => {
	fc.assert(
		fc.property(anyLine, (json) => {
			const read = lineFromJson(JSON.stringify(json));
			fc.pre(read.ok && read.value.kind === 'event');
			if (!read.ok || read.value.kind !== 'event') return;
			expect(eventLine(read.value.event)).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
		}),
		{numRuns: 500},
	);
});

function bad(json: unknown): string {
	const read = eventFromJson(json);
	return read.ok ? 'was read' : read.problem;
}

describe('reading', () => {
	test.each([
		['nothing', null, 'event.type: expected a known word'],
		['a list', [], 'event.type: expected a known word'],
		['an unknown event', {type: 'smiled'}, 'event.type: expected a known word'],
		['a name of the prototype', {type: 'constructor'}, 'event.type: expected a known word'],
	])('says what is wrong with %s', (_name, json, problem) => {
		expect(bad(json)).toBe(problem);
	});

	test('refuses a key too many, a key too few, a wrong word, a negative time', () => {
		const json = eventToJson(sent) as Record<string, unknown>;
		const {offset: _offset, ...less} = json;
		expect(bad({...json, more: 1})).toBe('event: expected no key "more"');
		expect(bad(less)).toBe('event: expected the key offset');
		expect(bad({...json, stage: 'data'})).toMatch(/^event\.stage: expected one of mx, connect/);
		expect(bad({...json, atMs: -1})).toBe('event.atMs: expected a time in milliseconds');
		expect(bad({...json, seq: 1.5})).toBe('event.seq: expected a whole number from 0');
		expect(bad({...json, raw: {text: '\u001B'}})).toBe('event.raw: expected bytes');
		expect(bad({...json, raw: {base64: '!', escaped: ''}})).toBe('event.raw: expected bytes');
	});

	test('never throws, whatever the line', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.json()), (line) => {
				lineFromJson(line);
			}),
		);
	});

	test('a whole session comes back, with its tool and its last outcome', () => {
		const started = eventLine({
			seq: 0,
			atMs: 0,
			type: 'session-started',
			startedAt: '2026-11-20T10:00:00.000Z',
			plan: {
				mailbox: {
					text: 'alice@mx.example',
					localPart: 'alice',
					domain: 'mx.example',
					asciiDomain: 'mx.example',
					isLiteral: false,
					needsSmtpUtf8: false,
				},
				from: undefined,
				helo: undefined,
				mx: undefined,
				port: 25,
				family: 'any',
				allowPrivate: false,
				stopAfter: 'rcpt',
				timeouts: {dnsMs: 1, connectMs: 1, bannerMs: 1, commandMs: 1, tlsMs: 1, quitMs: 1},
				practice: true,
			},
		});
		const over = eventLine({seq: 1, atMs: 5, type: 'session-ended', by: 'done'});
		const lines = [
			headerLine(tool),
			started,
			outcomeLine({...outcome, summary: 'So far.'}, false),
			over,
			outcomeLine(outcome, true),
			'',
		];
		const read = readSession(lines.join('\n'));
		expect(read).toMatchObject({ok: true, value: {tool, outcome}});
		expect(read.ok && read.value.events.map((event) => event.type)).toEqual([
			'session-started',
			'session-ended',
		]);
		expect(readSession(lines.toSpliced(1, 1).join('\n'))).toEqual({
			ok: false,
			problem: 'line 3: expected event 0',
		});
		expect(readSession('')).toMatchObject({ok: false});
		expect(readSession(`${started}\n{`)).toEqual({ok: false, problem: 'line 2: not JSON'});
	});
});
