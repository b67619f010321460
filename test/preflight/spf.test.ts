import {describe, expect, test} from 'vitest';
import {evaluateSpf} from '../../source/preflight/spf/evaluate.ts';
import {concludeSpf} from '../../source/preflight/spf/finding.ts';
import {loadSpfLibrary} from '../../source/preflight/spf/library.ts';
import {recordToPublish} from '../../source/preflight/spf/publish.ts';
import {questionsOver} from '../../source/preflight/spf/questions.ts';
import {subjectOf, toldResult, troubleOf} from '../support/spf.ts';
import {inMemory, type ServedZone, serveZone} from '../support/spf-zone.ts';
import {spfCases} from './spf-cases.ts';

const library = await loadSpfLibrary();
const namesOf = ({dns}: ServedZone) =>
	dns.queries.map(({name, type}) => `${type} ${name}`).toSorted();

describe.concurrent('SPF over a real DNS server', () => {
	test.for(spfCases.map((entry) => [entry.name, entry] as const))(
		'%s',
		async ([, entry], {expect}) => {
			const served = await serveZone(entry.zone);
			try {
				const subject = subjectOf(entry);
				await library(
					subject,
					questionsOver(served.ask).resolver(() => {}),
				);
				const alone = namesOf(served);
				const questions = questionsOver(served.ask);
				const evaluation = await evaluateSpf(library, subject, questions);
				const {verdict, story, decided, steps} = evaluation;
				expect(verdict.result).toBe(entry.result);
				// The library over the same zone in memory: our way to ask changes nothing.
				expect(verdict).toEqual(await library(subject, inMemory(entry.zone)));

				expect(toldResult(evaluation)).toBe(entry.result);
				expect(story?.path.map(({term}) => term) ?? []).toEqual(entry.by ?? []);
				expect(decided?.term).toBe(entry.by?.find((term) => !term.startsWith('redirect=')));
				expect(troubleOf(evaluation)).toBe(entry.trouble);
				if (story) expect([story.lookups, story.voids]).toEqual([verdict.lookups, verdict.voids]);
				if (entry.counts) expect([verdict.lookups, verdict.voids]).toEqual(entry.counts);

				const texts = steps.map(({text}) => text);
				const places = (entry.told ?? []).map((pattern) =>
					texts.findIndex((text) => pattern.test(text)),
				);
				expect(places, texts.join('\n')).not.toContain(-1);
				expect(places).toEqual(places.toSorted((a, b) => a - b));

				const line =
					entry.publish === undefined
						? undefined
						: await recordToPublish(library, questions, [evaluation], '~all');
				// Nobody is asked more for an explanation than a receiver asks: the same once again.
				expect(namesOf(served)).toEqual([...alone, ...alone].toSorted());
				if (entry.publish === undefined) return;
				expect(line).toBe(`shop.example. 3600 IN TXT "${entry.publish}"`);
			} finally {
				await served.close();
			}
		},
	);
});

test('each question is asked once, however often it is explained', async () => {
	const zone = {
		'shop.example': [['TXT', 'v=spf1 include:_spf.host.example a mx -all']],
		'_spf.host.example': [['TXT', 'v=spf1 a:out.host.example include:deep.example ~all']],
		'deep.example': [['TXT', 'v=spf1 exists:%{i}.deep.example ~all']],
		'out.host.example': [['A', '203.0.113.1']],
	} as const;
	const served = await serveZone(zone);
	try {
		const subject = {ip: '192.0.2.10', sender: 'ada@shop.example', helo: 'mail.shop.example'};
		await evaluateSpf(library, subject, questionsOver(served.ask));
		const asked = served.dns.queries.map(({name, type}) => `${type} ${name}`);
		expect(asked.length).toBeGreaterThan(5);
		expect(new Set(asked).size).toBe(asked.length);
	} finally {
		await served.close();
	}
});

describe('an evaluation that takes too long', () => {
	const subject = {ip: '192.0.2.10', sender: 'ada@shop.example', helo: 'mail.shop.example'};

	test.for([
		['at the record', {'shop.example': ['TIMEOUT']}, 'dns TXT shop.example'],
		[
			'at a term',
			{'shop.example': [['TXT', 'v=spf1 a:slow.example -all']], 'slow.example': ['TIMEOUT']},
			'other a:slow.example',
		],
		[
			'in an include',
			{'shop.example': [['TXT', 'v=spf1 include:slow.example -all']], 'slow.example': ['TIMEOUT']},
			'other include:slow.example',
		],
	] as const)('%s: temperror, without waiting for DNS', async ([, zone, trouble]) => {
		const served = await serveZone(zone);
		try {
			const hasty = await loadSpfLibrary(400);
			let isOver = false;
			const ask: typeof served.ask = (name, type) =>
				served.ask(name, type).finally(() => (isOver = name === 'slow.example'));
			const evaluation = await evaluateSpf(hasty, subject, questionsOver(ask));
			expect(evaluation.verdict.result).toBe('temperror');
			expect(troubleOf(evaluation)).toBe(trouble);
			expect(concludeSpf(evaluation)).toMatchObject({state: 'unknown', finding: 'dns-failed'});
			expect(isOver).toBe(false);
		} finally {
			await served.close();
		}
	});
});
