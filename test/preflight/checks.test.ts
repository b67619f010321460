import {describe, expect, test} from 'vitest';
import {blocklists, openZones} from '../../source/knowledge/blocklists.ts';
import {checkWordIds, wordsOfCheck} from '../../source/knowledge/check-words/index.ts';
import type {Check, CheckId} from '../../source/model/check.ts';
import {contextAt, startZone} from '../support/preflight.ts';
import {addressCases} from './cases/address-cases.ts';
import {blocklistCases} from './cases/blocklist-cases.ts';
import type {CheckCase} from './cases/case.ts';
import {heloCases} from './cases/helo-cases.ts';
import {port25Cases} from './cases/port-25-cases.ts';
import {senderCases} from './cases/sender-cases.ts';

const given = new Set<string>();
// oxlint-disable-next-line no-control-regex -- it is what must not be there
const controls = /[\u0000-\u001F\u007F-\u009F\u202A-\u202E]/u;

/** What holds of every finding, whatever was found. */
function checkFinding(check: Check): void {
	const {title, found, concludes, steps, next, records, state, who} = check;
	for (const text of [
		check.subject,
		title,
		found,
		concludes,
		...next,
		...records,
		...steps.map(({text}) => text),
	]) {
		expect(text).not.toMatch(controls);
		expect(text.length).toBeLessThan(1500);
	}
	expect(title.length).toBeLessThanOrEqual(60);
	expect(found).toMatch(/[.!?)>"”a-z;…\d-]$/u);
	expect(found.length).toBeGreaterThan(10);
	if (state === 'bad') expect([who === null, next.length === 0]).toEqual([false, false]);
	if (state === 'good') expect(who).toBeNull();
	given.add(`${check.id}/${check.finding}`);
}

function briefly({id, finding, state, subject}: Check, wanted: string | undefined): string {
	const short = `${id}/${finding} ${state}`;
	return wanted?.split(' ').length === 2 ? short : `${short} ${subject}`;
}

async function runCase(each: CheckCase): Promise<void> {
	const server = await startZone(each.zone ?? {}, each.rewrite);
	try {
		const isSilent = Object.values(each.zone ?? {}).includes('silence');
		const context = contextAt(server, {
			...each,
			...(isSilent && {timeoutMs: 700}),
		});
		const checks = await each.run(context);
		const found = checks.map((check, index) => briefly(check, each.expect[index]));
		expect(found).toEqual(each.expect);
		checks.forEach(checkFinding);
		const keys = checks.map(({id, subject}) => `${id} ${subject}`);
		expect(new Set(keys).size).toBe(keys.length);
		const all = checks.map((check) => check.found).join('\n');
		for (const words of each.says ?? []) expect(all).toMatch(words);
		const steps = checks.flatMap((check) => check.steps.map(({text}) => text)).join('\n');
		for (const words of each.steps ?? []) expect(steps).toContain(words);
		const advice = checks.flatMap(({next}) => next).join('\n');
		for (const words of each.advises ?? []) expect(advice).toContain(words);
		for (const words of each.advisesNot ?? []) expect(advice).not.toContain(words);
		if (each.records) expect(checks.flatMap(({records}) => records)).toEqual(each.records);
		const asked = server.queries.map(({name, type}) => `${type} ${name || '.'}`);
		expect(asked).toEqual(expect.arrayContaining([...(each.asks ?? [])]));
		for (const name of each.asksNot ?? []) {
			expect(asked.filter((question) => question.includes(name))).toEqual([]);
		}
		// What is shown as asked was asked, and the other way round.
		const shown = checks.flatMap(({steps}) =>
			steps.filter(({kind}) => kind === 'asked').map(({text}) => text),
		);
		for (const text of shown.filter((text) => !text.includes('<key>')))
			expect(asked).toContain(text);
	} finally {
		await server.close();
	}
}

describe.each([
	['addresses', addressCases],
	['EHLO name', heloCases],
	['sender', senderCases],
	['block lists', blocklistCases],
] as const)('%s', (_, cases) => {
	test.each(cases)('$title', runCase);
});

describe('port 25', () => {
	test.each(port25Cases)('$title', ({checks, expect: wanted}) => {
		expect(checks().map((check, index) => briefly(check, wanted[index]))).toEqual(wanted);
		checks().forEach(checkFinding);
	});
});

const here: readonly CheckId[] = [
	'own-address',
	'port-25',
	'ptr',
	'ptr-forward',
	'ptr-generic',
	'helo-name',
	'helo-resolves',
	'helo-matches',
	'sender-name',
	'sender-domain',
	'dmarc',
	'mta-sts',
	'tls-rpt',
	'blocklist-address',
	'blocklist-domain',
];
const isHere = (id: string) => here.some((check) => id.startsWith(`${check}/`));

describe('words', () => {
	test.each(checkWordIds.filter(isHere))('%s: short, with a source', (id) => {
		const [check, finding] = id.split('/') as [CheckId, string];
		const {title, concludes, next, sources} = wordsOfCheck(check, finding);
		expect(title.length).toBeLessThanOrEqual(60);
		expect(sources.length).toBeGreaterThan(0);
		for (const {checked, url} of sources) {
			expect(checked).toMatch(/^20\d\d-\d\d-\d\d$/u);
			if (url !== undefined) expect(url).toMatch(/^https:\/\//u);
		}
		expect(next.length).toBeLessThanOrEqual(6);
		for (const sentence of [concludes, ...next]) {
			expect(sentence).toMatch(/[.)]$/u);
			expect(sentence.length).toBeLessThanOrEqual(600);
		}
		expect(concludes.match(/[.:](?: |$)/gu)?.length).toBeLessThanOrEqual(4);
	});

	test('a zone belongs to one list, and only lists of addresses have ended', () => {
		const zones = blocklists.flatMap(({zones}) => zones.map(({zone}) => zone));
		expect(new Set(zones).size).toBe(zones.length);
		const ended = blocklists.filter(({ended}) => ended !== undefined);
		expect(ended.length).toBeGreaterThan(0);
		expect(ended.filter(({lists}) => lists !== 'addresses')).toEqual([]);
		const closed = ended.flatMap(({zones}) => zones.map(({zone}) => zone));
		expect(openZones.filter((zone) => closed.includes(zone) || zone.includes('abusix'))).toEqual(
			[],
		);
		expect(openZones).toContain('zen.spamhaus.org');
	});
});

// The last: the cases above have been run by now.
test('every id with words is given by some case, and the other way round', () => {
	// A check that breaks or takes too long does not give these itself.
	const own = checkWordIds.filter((id) => isHere(id) && !/\/(?:failed|too-slow)$/u.test(id));
	expect([...given].toSorted()).toEqual(own.toSorted());
});
