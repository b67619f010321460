import {describe, expect, test} from 'vitest';
import {evaluateSpf} from '../../source/preflight/spf/evaluate.ts';
import {loadSpfLibrary} from '../../source/preflight/spf/library.ts';
import {recordToPublish} from '../../source/preflight/spf/publish.ts';
import {questionsOver} from '../../source/preflight/spf/questions.ts';
import {subjectOf, toldResult, troubleOf} from '../support/spf.ts';
import {inMemory, serveZone} from '../support/spf-zone.ts';
import {spfCases} from './spf-cases.ts';

const library = await loadSpfLibrary();

describe.concurrent('SPF over a real DNS server', () => {
	test.for(spfCases.map((entry) => [entry.name, entry] as const))(
		'%s',
		async ([, entry], {expect}) => {
			const served = await serveZone(entry.zone);
			try {
				const subject = subjectOf(entry);
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

				if (entry.publish === undefined) return;
				const line = await recordToPublish(library, questions, [evaluation], '~all');
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
