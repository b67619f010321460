import fc from 'fast-check';
import stringWidth from 'string-width';
import {describe, expect, test} from 'vitest';
import type {SessionEvent} from '../../source/model/event.ts';
import {eventFromJson, lineFromJson} from '../../source/render/ndjson.ts';
import {publishedSchemas} from '../../source/render/schema.ts';
import {summaryLines} from '../../source/render/summary.ts';
import {createTextFormatter, type TextOptions} from '../../source/render/text.ts';
import {fromSchema} from '../support/from-schema.ts';
import {recordedSessions, type RecordedSession} from '../support/sessions.ts';

function textOf(session: RecordedSession, options: TextOptions): string[] {
	const formatter = createTextFormatter(options);
	return [
		...session.events.flatMap((event) => formatter.event(event)),
		...formatter.verdict(session.outcome, session.view),
	];
}

function named(name: string): RecordedSession {
	const session = recordedSessions.find((candidate) => candidate.name === name);
	if (!session) throw new Error(`no recorded session ${name}`);
	return session;
}

const plain = {color: false};

describe.each(recordedSessions.map((session) => [session.name, session] as const))(
	'%s',
	(_name, session) => {
		test('reads as its golden text', async () => {
			const text = `${textOf(session, plain).join('\n')}\n`;
			await expect(text).toMatchFileSnapshot(session.golden('txt'));
		});

		test('fits into 80 columns, but for protocol lines and records', () => {
			for (const line of textOf(session, plain)) {
				if (/^(?: [-~]>|<[-~*])/.test(line) || /\sIN\s/.test(line)) continue;
				expect(stringWidth(line) > 80 ? line : 'fits').toBe('fits');
			}
		});

		test('shows every line that went over the wire, and its direction', () => {
			const lines = textOf(session, plain);
			const sent = session.events.filter(({type}) => type === 'sent' || type === 'sent-secret');
			const replies = session.events.filter((event) => event.type === 'replied');
			const received = replies.flatMap((event) => event.reply.lines);
			expect(lines.filter((line) => /^ [-~]> /.test(line))).toHaveLength(sent.length);
			expect(lines.filter((line) => /^<[-~*][ *] /.test(line))).toHaveLength(received.length);
		});

		test('summary fits the screen and names the exit code', () => {
			const lines = summaryLines(session.outcome, session.view, 60);
			expect(lines.join('\n')).toContain(`Exit code ${session.outcome.exitCode}`);
			// A screen of 24 lines has room for it and a prompt, also in a narrow window.
			expect(lines.length).toBeLessThanOrEqual(20);
			for (const line of lines) {
				const isWide = !line.includes('--json') && stringWidth(line) > 60;
				expect(isWide ? line : 'fits').toBe('fits');
			}
		});
	},
);

test('TLS changes the arrows', () => {
	const lines = textOf(named('accepted'), plain);
	expect(lines).toContain(' -> STARTTLS');
	expect(lines).toContain('<-  220 2.0.0 Ready to start TLS');
	expect(lines).toContain(' ~> EHLO client.example.net');
	expect(lines).toContain('<~  250 2.1.5 Ok');
});

test('a refusal is marked, over TLS and in the clear', () => {
	expect(textOf(named('user-unknown'), plain)).toContain(
		'<~* 550 5.1.1 <nobody@plain.example>: user unknown',
	);
	expect(textOf(named('several-mx'), plain)).toContain('<** 554 5.7.1 No service for you here');
});

function troubles(name: string): string {
	return textOf(named(name), plain)
		.filter((line) => line.startsWith('*** '))
		.join(' ');
}

test('FIN and RST after the last words, and silence, are three different things', () => {
	expect(troubles('blocked-then-fin')).toMatch(/closed the connection \(FIN\).*last words, 550/);
	expect(troubles('deferred-then-rst')).toMatch(/\(RST\).*last words, 421/);
	expect(troubles('several-mx')).toMatch(/\[rcpt\].*silent/);
});

test('a line forged by the server stays behind its arrow', () => {
	const lines = textOf(named('hostile'), plain);
	expect(lines).toContain('<** *** forged line');
	expect(lines).toContain('<** === Verdict');
	expect(lines.filter((line) => line.startsWith('=== Verdict'))).toHaveLength(1);
});

test('a long reply line is not wrapped', () => {
	const lines = textOf(named('blocked-then-fin'), plain);
	expect(lines.some((line) => line.startsWith('<~* 550') && line.length > 100)).toBe(true);
});

test('what a stage is for is said once, who we are only when it changes', () => {
	const lines = textOf(named('several-mx'), plain);
	const count = (text: string): number => lines.filter((line) => line.includes(text)).length;
	expect(count('[connect] Open')).toBe(3);
	expect(count('A TCP connection to port 25')).toBe(1);
	expect(count('Your address on the way')).toBe(1);
});

test('what the server can do is explained, once a keyword', () => {
	const lines = textOf(named('accepted'), plain);
	expect(lines.filter((line) => line.startsWith('      PIPELINING: '))).toHaveLength(1);
	expect(lines.filter((line) => line.startsWith('      STARTTLS: '))).toHaveLength(1);
});

test('what is normally offered and missing is said in one line, with its source if verbose', () => {
	const count = (lines: readonly string[], pattern: RegExp): number =>
		lines.filter((line) => pattern.test(line)).length;
	const short = textOf(named('hostile'), plain);
	expect(count(short, /^\*\*\* No STARTTLS: everything travels in the clear\.$/)).toBe(1);
	expect(count(short, /RFC 3207/)).toBe(0);
	const long = textOf(named('hostile'), {color: false, verbose: true});
	expect(count(long, /^ {4}Source: RFC 3207 §6/)).toBe(1);
});

test('colour only where asked for, and nothing else changes', () => {
	const bare = textOf(named('hostile'), plain);
	const painted = textOf(named('hostile'), {color: true});
	expect(painted.join('\n')).toContain('\u001B[36m -> ');
	const stripped = painted.map((line) => line.replace(/^\u001B\[\d+m(.*)\u001B\[0m$/u, '$1'));
	expect(stripped).toEqual(bare);
});

test('verbose shows DNS as dig does, and rules with their sources', () => {
	const lines = textOf(named('user-unknown'), {color: false, verbose: true});
	expect(lines).toContain('=== ;; ANSWER SECTION:');
	expect(lines.some((line) => line.includes('Rule '))).toBe(true);
	expect(lines.some((line) => line.includes('Source: '))).toBe(true);
});

test('the outcome on one line', () => {
	const {outcome} = named('user-unknown');
	expect(createTextFormatter(plain).outcomeLine(outcome)).toBe(
		'=== Decided: RCPT TO: 550 5.1.1; user-unknown; about recipient; mailbox absent; confidence medium; exit 10',
	);
});

test('a wish that could not be carried out is told with its reason', () => {
	const refused = {seq: 0, atMs: 0, type: 'refused', code: 'unknown-host'} as const;
	const formatter = createTextFormatter(plain);
	expect(formatter.event({...refused, detail: 'mx9.example'})).toEqual([
		'*** Not done: That host is not among the mail exchangers found. (mx9.example)',
	]);
	expect(formatter.event({...refused, detail: ''})[0]).not.toContain('()');
	const same = {
		...refused,
		code: 'data-never',
		detail: 'mxray sends no mail: it never will.',
	} as const;
	expect(formatter.event(same)).toEqual([
		'*** Not done: mxray sends no mail, so it never sends DATA, BDAT or BURL.',
	]);
});

describe('hostile strings in every field', () => {
	const schema = publishedSchemas['mxray.event-1.schema.json']!;
	const ofWalk = publishedSchemas['mxray.session-1.schema.json']!;
	const anyEvents = fc
		.array(fromSchema({...ofWalk, oneOf: [{$ref: '#/$defs/Event'}]}), {minLength: 1, maxLength: 12})
		.map((list) => list.map((json) => known(json)));
	const anyOutcome = fromSchema({...schema, oneOf: [{$ref: '#/$defs/outcome'}]});
	const {view} = recordedSessions[0]!;

	test('text holds no control character and no line break, whatever the events hold', () => {
		fc.assert(
			fc.property(anyEvents, fc.boolean(), (events, verbose) => {
				const formatter = createTextFormatter({color: false, verbose});
				for (const line of events.flatMap((event) => formatter.event(event))) expectSafe(line);
			}),
			{numRuns: 500},
		);
	});

	test('colour adds only its own sequences', () => {
		fc.assert(
			fc.property(anyEvents, (events) => {
				const formatter = createTextFormatter({color: true});
				for (const line of events.flatMap((event) => formatter.event(event))) {
					expectSafe(line.replace(/^\u001B\[\d+m(.*)\u001B\[0m$/u, '$1'));
				}
			}),
			{numRuns: 100},
		);
	});

	test('every line says whose it is by its first characters', () => {
		fc.assert(
			fc.property(anyEvents, (events) => {
				const formatter = createTextFormatter(plain);
				for (const line of events.flatMap((event) => formatter.event(event))) {
					expect(line).toMatch(/^(?:===|\*\*\*| {4}| -> | ~> |<- {2}|<~ {2}|<\*\* |<~\* )/);
				}
			}),
			{numRuns: 300},
		);
	});

	test('so do verdict, outcome line and summary', () => {
		fc.assert(
			fc.property(anyOutcome, fc.string({unit: 'binary'}), (json, address) => {
				const read = lineFromJson(JSON.stringify(json));
				if (!read.ok || read.value.kind !== 'outcome') throw new Error('bad fixture');
				const {outcome} = read.value;
				const {plan} = view;
				const here = {...view, plan: {...plan, mailbox: {...plan.mailbox, text: address}}};
				const formatter = createTextFormatter(plain);
				for (const line of formatter.verdict(outcome, here)) expectSafe(line);
				for (const line of summaryLines(outcome, here)) expectSafe(line);
				expectSafe(formatter.outcomeLine(outcome));
			}),
			{numRuns: 300},
		);
	});
});

function expectSafe(line: string): void {
	expect(line).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
}

function known(json: unknown): SessionEvent {
	const read = eventFromJson(json);
	if (!read.ok) throw new Error(read.problem);
	return read.value;
}

test('an address that a shell would act on is quoted, one that cannot be seen is left out', () => {
	const {outcome, view} = named('accepted');
	const withAddress = (text: string): string => {
		const plan = {...view.plan, mailbox: {...view.plan.mailbox, text}};
		return summaryLines(outcome, {...view, plan}).join('\n');
	};
	expect(withAddress('alice@mx.example')).toContain('mxray alice@mx.example --json');
	expect(withAddress('a;reboot@mx.example')).toContain("mxray 'a;reboot@mx.example' --json");
	expect(withAddress("o'neil@mx.example")).toContain(
		String.raw`mxray 'o'\''neil@mx.example' --json`,
	);
	expect(withAddress('a\u202Eb@mx.example')).not.toContain('--json');
});
