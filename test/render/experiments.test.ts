import {readFileSync} from 'node:fs';
import {Ajv2020} from 'ajv/dist/2020.js';
import fc from 'fast-check';
import stringWidth from 'string-width';
import {describe, expect, test} from 'vitest';
import type {FirstWalk, InvestigationState, Offer} from '../../source/experiments/investigation.ts';
import type {InvestigationEnd, Trial, TrialResult} from '../../source/model/trial.ts';
import type {Outcome} from '../../source/model/verdict.ts';
import {
	experimentsEndedLine,
	experimentsOf,
	offerLine,
	trialEndedLine,
	trialStartedLine,
} from '../../source/render/experiments.ts';
import {jsonText, sessionDocument, sessionDocumentCodec} from '../../source/render/json.ts';
import {matrixLines, matrixRows, movementWords} from '../../source/render/matrix.ts';
import {
	eventLine,
	extraLine,
	headerLine,
	outcomeLine,
	readSession,
} from '../../source/render/ndjson.ts';
import {summaryLines} from '../../source/render/summary.ts';
import {createTextFormatter} from '../../source/render/text.ts';
import {
	experimentsLines,
	offerLines,
	trialEndedLines,
	trialStartedLines,
} from '../../source/render/text-experiments.ts';
import {hostileText} from '../support/from-schema.ts';
import {recordedSessions, type RecordedSession} from '../support/sessions.ts';

const tool = {name: 'mxray', version: '0.1.0'};
const ajv = new Ajv2020({strict: true, allErrors: true});
const isDocument = ajv.compile(published('mxray.session-1.schema.json'));
const isLine = ajv.compile(published('mxray.event-1.schema.json'));

function published(name: string): object {
	const file = new URL(`../../schema/${name}`, import.meta.url);
	return JSON.parse(readFileSync(file, 'utf8')) as object;
}

function named(name: string): RecordedSession {
	const session = recordedSessions.find((candidate) => candidate.name === name);
	if (!session) throw new Error(`no recorded session ${name}`);
	return session;
}

function firstOf(name: string): FirstWalk {
	const {view, events, outcome} = named(name);
	return {view, events, outcome};
}

/** A recorded session, taken for an experiment. */
function resultOf(
	name: string,
	trial: Pick<Trial, 'number' | 'factor' | 'value' | 'label'>,
): TrialResult {
	const {view, events, outcome} = named(name);
	const manner = {startTls: 'offered', pauseMs: 0} as const;
	return {trial: {...trial, plan: view.plan, manner}, view, events, outcome};
}

const first = firstOf('blocked-then-fin');
const results = [
	resultOf('blocked-then-fin', {number: 1, factor: 'again', value: '', label: 'again, unchanged'}),
	resultOf('accepted', {number: 4, factor: 'family', value: 'ipv4', label: 'over IPv4'}),
	resultOf('null-mx', {
		number: 2,
		factor: 'control',
		value: 'other.example',
		label: 'a server of other.example, which is long',
	}),
];
const offer: Offer = {
	agenda: results.map(({trial}) => trial),
	announced: 5,
	paceMs: 5000,
	aboutMs: 41_000,
	others: ['other.example'],
	nothing: undefined,
};

function stateOf(
	made: readonly TrialResult[] = results,
	ended: InvestigationEnd = 'clear',
): InvestigationState {
	const {outcome} = first;
	return {
		offer,
		results: made,
		used: made.filter(({events}) => events.some(({type}) => type === 'connecting')).length,
		running: undefined,
		pausedUntilMs: undefined,
		outcome,
		ended,
	};
}

function documentOf(state: InvestigationState) {
	return sessionDocument({tool, ...first, experiments: experimentsOf(first, state)});
}

function streamOf(state: InvestigationState): string {
	const lines = [
		headerLine(tool),
		...first.events.map((event) => eventLine(event)),
		outcomeLine(first.outcome, false),
		extraLine(offerLine(offer)),
		...state.results.flatMap((result) => [
			extraLine(trialStartedLine(result.trial)),
			...result.events.map((event) => eventLine(event, result.trial.number)),
			extraLine(trialEndedLine(first, result)),
		]),
		extraLine(experimentsEndedLine(state)),
		outcomeLine(state.outcome, true),
	];
	return `${lines.join('\n')}\n`;
}

describe('a document with experiments', () => {
	test('fits the published schema and is read back as it was', () => {
		const document = documentOf(stateOf());
		isDocument(JSON.parse(jsonText(document)));
		expect(isDocument.errors ?? null).toBeNull();
		const read = sessionDocumentCodec.decode(JSON.parse(jsonText(document)), 'document');
		expect(read).toMatchObject({ok: true});
		expect(read.ok && sessionDocumentCodec.encode(read.value)).toEqual(document);
	});

	test('says what was announced, what was used, and how each experiment came out', () => {
		expect(documentOf(stateOf())['experiments']).toMatchObject({
			announced: 5,
			used: 2,
			ended: 'clear',
			others: ['other.example'],
			trials: [
				{number: 1, factor: 'again', movement: 'same', target: {port: 25}},
				{number: 4, factor: 'family', value: 'ipv4', movement: 'further', outcome: {code: 250}},
				{number: 2, factor: 'control', target: null},
			],
			conclusion: expect.stringMatching(/./) as string,
		});
	});

	test('keeps the log of the first walk as it was', () => {
		const without = sessionDocument({tool, ...first});
		expect(documentOf(stateOf())['events']).toEqual(without['events']);
		expect(without['experiments']).toBeNull();
	});
});

describe('a stream with experiments', () => {
	test('fits the published schema, line by line', () => {
		for (const line of streamOf(stateOf()).trimEnd().split('\n')) {
			isLine(JSON.parse(line));
			expect(isLine.errors ?? null).toBeNull();
		}
	});

	test('is read back: the first walk, and each experiment as a session of its own', () => {
		const read = readSession(streamOf(stateOf()));
		if (!read.ok) throw new Error(read.problem);
		const alone = readSession(named('blocked-then-fin').content);
		expect(read.value.events).toEqual(alone.ok && alone.value.events);
		expect(read.value.trials.map(({number}) => number)).toEqual([1, 4, 2]);
		const accepted = readSession(named('accepted').content);
		expect(read.value.trials[1]).toMatchObject({
			factor: 'family',
			value: 'ipv4',
			label: 'over IPv4',
			movement: 'further',
			outcome: accepted.ok && accepted.value.outcome,
		});
		expect(read.value.trials[1]?.events).toEqual(accepted.ok && accepted.value.events);
		expect(read.value.offer).toMatchObject({announced: 5, paceMs: 5000, nothing: null});
		expect(read.value.experimentsEnded).toMatchObject({used: 2, ended: 'clear'});
	});

	test('ends with the outcome, and its experiments are marked on every line', () => {
		const lines = streamOf(stateOf()).trimEnd().split('\n');
		expect(lines.at(-1)).toMatch(/^\{"type":"outcome","final":true/);
		const marked = lines.filter((line) => line.includes('"trial":4,'));
		expect(marked).toHaveLength(named('accepted').events.length + 2);
	});

	test('one that broke off in an experiment is read as far as it goes', () => {
		const lines = streamOf(stateOf()).split('\n');
		const cut = lines.slice(0, lines.findIndex((line) => line.includes('"trial":4,')) + 3);
		const read = readSession(cut.join('\n'));
		expect(read).toMatchObject({
			ok: true,
			value: {trials: [{number: 1}, {number: 4, movement: undefined, outcome: undefined}]},
		});
	});

	test('an event of an experiment that did not begin, or out of order, is no event', () => {
		const started = extraLine(trialStartedLine(results[0]!.trial));
		const [zero, one] = results[0]!.events;
		const walk = first.events.map((event) => eventLine(event));
		const problem = (...lines: readonly string[]): string => {
			const read = readSession([...walk, ...lines].join('\n'));
			return read.ok ? 'was read' : read.problem.replace(/^line \d+: /, '');
		};
		expect(problem(eventLine(zero!, 1))).toBe('there is no experiment 1 yet');
		expect(problem(started, eventLine(one!, 1))).toBe('expected event 0');
		expect(problem(started, started)).toBe('experiment 1 began before');
		expect(problem(extraLine(trialEndedLine(first, results[0]!)))).toBe(
			'there is no experiment 1 yet',
		);
		expect(problem(started, eventLine(zero!, 1), eventLine(one!, 1))).toBe('was read');
	});
});

describe('the matrix', () => {
	test('holds each experiment against the first walk', () => {
		expect(matrixRows(first.outcome, results)).toMatchObject([
			{number: null, label: 'the first walk', words: ''},
			{number: 1, movement: 'same', words: 'no change'},
			{number: 4, movement: 'further', words: 'accepted', outcome: 'RCPT TO: 250 2.1.5'},
			{number: 2},
		]);
	});

	test('is a table whose columns stand one below the other, at most as wide as the page', () => {
		const lines = matrixLines(matrixRows(first.outcome, results));
		for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(80);
		const accepted = lines.find((line) => line.includes('over IPv4'))!;
		const same = lines.find((line) => line.includes('again, unchanged'))!;
		expect(accepted.indexOf('RCPT TO')).toBe(lines[0]!.search(/(?:RCPT TO|MAIL FROM|banner)/));
		expect(accepted.indexOf('accepted')).toBe(same.indexOf('no change'));
	});

	test('loses nothing of what is too long for its column', () => {
		const label = `EHLO as ${'a'.repeat(50)}.example`;
		const long = resultOf('accepted', {number: 12, factor: 'helo', value: '', label});
		const text = matrixLines(matrixRows(first.outcome, [long]), 60)
			.slice(1)
			.map((line) => line.slice(4, 36).trim());
		expect(text.join('').replaceAll(' ', '')).toContain(`${'a'.repeat(50)}.example`);
	});

	test('has words for every movement', () => {
		const words = ['same', 'further', 'sooner', 'different', 'none'] as const;
		const said = words.map((movement) => movementWords(movement, results[0]!));
		expect(new Set(said).size).toBe(words.length);
		for (const text of said) expect(text.length).toBeLessThanOrEqual(16);
		// A destination of somebody else says where the fault is, not what moves it.
		const control = results[2]!;
		expect(movementWords('further', control)).toBe('works there');
		expect(movementWords('same', control)).toBe('fails there, too');
	});
});

describe('the text of experiments', () => {
	test('names the cost, the strangers and what may be tried before anything is sent', () => {
		const text = offerLines(offer).join('\n');
		expect(text.replaceAll(/\n===\s+/g, ' ')).toContain('at most 5 connections, in about 41 s.');
		expect(text).toContain('Not spoken to before: other.example.');
		expect(text).toMatch(/^ {5}4 {2}over IPv4$/m);
	});

	test('says why nothing is offered', () => {
		const none = {...offer, agenda: [], announced: 0, nothing: 'The server said it outright.'};
		expect(offerLines(none)).toEqual(['=== No experiments: The server said it outright.']);
	});

	test('tells each experiment as it goes, by the number that the table gives it', () => {
		const [, second] = results;
		expect(trialStartedLines(second!.trial, offer, 1)).toEqual([
			'=== Experiment 4: over IPv4 (2 of at most 5)',
		]);
		expect(trialEndedLines(first, second!)).toEqual(['===   accepted: RCPT TO: 250 2.1.5']);
	});

	test('ends with the table and what follows from it', () => {
		const lines = experimentsLines(first, stateOf());
		expect(lines[0]).toBe('=== Experiments, 2 of at most 5 connections: the answer is clear');
		expect(lines.length).toBeGreaterThan(results.length + 2);
		expect(experimentsLines(first, stateOf([], 'signal'))).toEqual([
			'=== No experiment came to its end: they were interrupted.',
		]);
	});

	test('labels from hostile names hold nothing that a terminal obeys', () => {
		fc.assert(
			fc.property(hostileText, hostileText, (label, other) => {
				const hostile = {...results[0]!, trial: {...results[0]!.trial, label}};
				const here = {...offer, agenda: [hostile.trial], others: [other]};
				const state = {...stateOf([hostile]), offer: here};
				const lines = [
					...offerLines(here),
					...trialStartedLines(hostile.trial, here, 0),
					...trialEndedLines(first, hostile),
					...matrixLines(matrixRows(first.outcome, [hostile])),
				];
				for (const line of lines) expect(line).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
				const text = jsonText(documentOf(state));
				expect(text).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
			}),
			{numRuns: 100},
		);
	});
});

const guessed: Outcome = {
	...first.outcome,
	reason: 'unspecified',
	hypotheses: [
		{
			id: 'helo-rejected',
			text: 'The server dislikes the EHLO name.',
			about: 'you',
			confidence: 'medium',
			for: [{text: 'Another name was accepted.', events: [1], trial: 3}],
			against: [{text: 'It said nothing of names.', events: [2], trial: null}],
			test: {factor: 'helo', text: 'Say EHLO with the name of your address.'},
			next: ['Give the machine a name.'],
			evidence: [2],
		},
	],
	ruledOut: [{id: 'user-unknown', text: 'The mailbox was never named.'}],
};

describe('the verdict', () => {
	const {view} = first;
	const plain = createTextFormatter({color: false});

	test('gives each cause what speaks for and against it, what would decide, and what is ruled out', () => {
		const lines = plain.verdict(guessed, view).map((line) => line.trim());
		expect(lines).toContain('1. The server dislikes the EHLO name. (helo-rejected, possible)');
		expect(lines).toContain('+ Another name was accepted. (experiment 3)');
		expect(lines).toContain('− It said nothing of names.');
		expect(lines).toContain('To tell: Say EHLO with the name of your address.');
		expect(lines).toContain('- user-unknown: The mailbox was never named.');
		expect(lines).not.toContain('> Give the machine a name.');
		const long = createTextFormatter({color: false, verbose: true}).verdict(guessed, view);
		expect(long.map((line) => line.trim())).toContain('> Give the machine a name.');
	});

	test('says when to come back, and the command for it', () => {
		const lines = plain.verdict(guessed, view, {
			kind: 'greylist',
			waitMs: 300_000,
			source: 'usual',
			confidence: 'high',
			text: 'The server wants to see the same message again.',
		});
		expect(lines).toContain('    Come back in 5 minutes:');
		expect(lines).toContain(`      mxray --resume ${view.plan.mailbox.text}`);
	});

	test('the summary behind the app names the likeliest cause, unless the server said it', () => {
		expect(summaryLines(guessed, view).join('\n')).toContain(
			'Likeliest cause: The server dislikes the EHLO name.',
		);
		const told = {...guessed, reason: 'helo-rejected'} as const;
		expect(summaryLines(told, view).join('\n')).not.toContain('Likeliest cause');
	});
});
