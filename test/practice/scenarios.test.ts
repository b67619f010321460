import {X509Certificate} from 'node:crypto';
import {isIP, isIPv4} from 'node:net';
import {domainToASCII} from 'node:url';
import {describe, expect, test} from 'vitest';
import {endings, stages} from '../../source/model/stage.ts';
import {abouts, exitCodes, reasons} from '../../source/model/verdict.ts';
import {certificates, practiceCa} from '../../source/practice/certificate.ts';
import type {Scenario, Visit} from '../../source/practice/scenario.ts';
import {allScenarios} from '../../source/practice/scenarios/index.ts';
import type {HostScript, Step} from '../../source/practice/script.ts';
import {buildWorld, canonicalAddress} from '../../source/practice/world.ts';
import {lookUp, type ZoneNode} from '../../source/practice/zone.ts';

const hosts = allScenarios.flatMap((scenario) => scenario.hosts);
const visits = allScenarios.flatMap((scenario) => scenario.visits);
const world = buildWorld(allScenarios);
const each = allScenarios.map((scenario) => [scenario.id, scenario] as const);

const documentation = /^(?:192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|2001:db8:)/;
const domainOf = ({address}: Visit) => domainToASCII(address.slice(address.lastIndexOf('@') + 1));
const isBelow = (name: string, domain: string) => name === domain || name.endsWith(`.${domain}`);

function duplicates(values: readonly string[]): readonly string[] {
	return values.filter((value, index) => values.indexOf(value) !== index);
}

function allSteps(host: HostScript): readonly Step[] {
	return [...host.rules.flatMap((rule) => rule.do), ...(host.idle?.do ?? [])];
}

test('there is enough to learn from', () => {
	expect(allScenarios.length).toBeGreaterThanOrEqual(30);
	expect(visits.length).toBeGreaterThanOrEqual(80);
});

test('nothing is there twice', () => {
	expect(duplicates(allScenarios.map(({id}) => id))).toEqual([]);
	expect(duplicates(allScenarios.map(({title}) => title))).toEqual([]);
	expect(duplicates(allScenarios.map(({domain}) => domain))).toEqual([]);
	expect(duplicates(hosts.map(({name}) => name))).toEqual([]);
	expect(duplicates(hosts.flatMap(({addresses}) => addresses).map(canonicalAddress))).toEqual([]);
	expect(duplicates(visits.map(({address}) => address))).toEqual([]);
	const names = allScenarios.flatMap(({dns}) => Object.keys(dns));
	expect(duplicates(names)).toEqual([]);
});

test('everything is plain data', () => {
	expect(JSON.parse(JSON.stringify(allScenarios))).toEqual(allScenarios);
});

describe.each(each)('%s', (_, scenario) => {
	test('words', () => {
		expect(scenario.id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
		expect(scenario.title.length).toBeLessThanOrEqual(48);
		expect(scenario.teaches.length).toBeGreaterThan(150);
		expect(scenario.teaches.length).toBeLessThanOrEqual(620);
		expect(scenario.teaches).toMatch(/\.$/);
		for (const {about} of scenario.visits) {
			expect(about.length).toBeLessThanOrEqual(100);
			expect(about).toMatch(/\.$/);
		}
		// eslint-disable-next-line no-control-regex -- control characters are what is looked for
		expect(wordsOf(scenario).join('')).not.toMatch(/[\u0000-\u001F\u007F]|  /);
	});

	test('names stay in the domain, and the domain in .example or .test', () => {
		const {domain} = scenario;
		expect(domain).toMatch(/^[a-z0-9.-]+\.(?:example|test)$/);
		expect(domain).not.toMatch(/^(?:learner|practice)\./);
		for (const visit of scenario.visits) expect(isBelow(domainOf(visit), domain)).toBe(true);
		for (const {name} of scenario.hosts) expect(isBelow(name, domain)).toBe(true);
		for (const name of Object.keys(scenario.dns)) {
			expect(name).toBe(name.toLowerCase());
			expect(isBelow(name, domain)).toBe(true);
		}
	});

	test('addresses are for documentation', () => {
		for (const address of scenario.hosts.flatMap(({addresses}) => addresses)) {
			expect(isIP(address)).toBeGreaterThan(0);
			expect(address).toMatch(documentation);
			expect(address).not.toMatch(/^203\.0\.113\.77$|^2001:db8:77:/);
		}
	});

	test('addresses in DNS are for documentation, but for those that are the point', () => {
		const records = Object.values<ZoneNode>(scenario.dns).flatMap((node) => node.records ?? []);
		for (const record of records) {
			if (record.type !== 'A' && record.type !== 'AAAA') continue;
			expect(isIPv4(record.address)).toBe(record.type === 'A');
			if (scenario.id !== 'private-mx') expect(record.address).toMatch(documentation);
		}
	});

	test('expectations speak the vocabulary and keep the rules of truth', () => {
		for (const {expect: first, again} of scenario.visits) {
			for (const expected of again ? [first, again.expect] : [first]) {
				expect(stages).toContain(expected.stage);
				expect(endings).toContain(expected.ended);
				expect(Object.values(exitCodes)).toContain(expected.exitCode);
				if (expected.reason) expect(reasons).toContain(expected.reason);
				if (expected.about) expect(abouts).toContain(expected.about);
				if (expected.stage !== 'rcpt') expect(expected.mailbox).toBe('unknown');
				if (expected.code !== null && expected.code < 300) expect(expected.mailbox).toBe('unknown');
				if (expected.about === 'you') expect(expected.mailbox).toBe('unknown');
				if (expected.ended !== 'reply') expect(expected.exitCode).not.toBe(0);
			}
		}
	});

	test('what a server says in a line is one line', () => {
		for (const step of scenario.hosts.flatMap(allSteps)) {
			if (typeof step === 'string') expect(step).not.toMatch(/[\r\n]/);
			// eslint-disable-next-line no-control-regex -- the whole range of a byte is meant
			else if ('raw' in step) expect(step.raw).toMatch(/^[\u0000-\u00FF]*$/);
		}
	});

	test('who is visited can be found, or is meant not to be', () => {
		for (const visit of scenario.visits) {
			if (visit.expect.stage === 'mx') continue;
			const domain = domainOf(visit);
			const mx = lookUp(world, domain, 'MX').answers.flatMap(({record}) =>
				record.type === 'MX' ? [record.exchange] : [],
			);
			const reachable = (mx.length > 0 ? mx : [domain]).some((host) =>
				['A', 'AAAA'].some((type) => lookUp(world, host, type).answers.length > 0),
			);
			expect(reachable, domain).toBe(true);
		}
	});
});

function wordsOf(scenario: Scenario): readonly string[] {
	return [scenario.title, scenario.teaches, ...scenario.visits.map(({about}) => about)];
}

describe('certificates', () => {
	const ca = new X509Certificate(practiceCa);
	const leaf = new X509Certificate(certificates.practice.cert);
	const years = (certificate: X509Certificate) =>
		(certificate.validToDate.getTime() - Date.now()) / (365 * 24 * 3600 * 1000);

	test('last for more than twenty years', () => {
		expect(years(ca)).toBeGreaterThan(20);
		expect(years(leaf)).toBeGreaterThan(20);
		expect(years(new X509Certificate(certificates['self-signed'].cert))).toBeGreaterThan(20);
	});

	test('are signed by the practice CA, or not', () => {
		expect(leaf.verify(ca.publicKey)).toBe(true);
		expect(new X509Certificate(certificates.expired.cert).verify(ca.publicKey)).toBe(true);
		const alone = new X509Certificate(certificates['self-signed'].cert);
		expect(alone.verify(ca.publicKey)).toBe(false);
		expect(alone.verify(alone.publicKey)).toBe(true);
	});

	test.each(hosts.map(({name}) => [name]))(
		'%s is in the certificate (else: node scripts/practice-certificates.ts)',
		(name) => {
			expect(leaf.checkHost(name)).toBe(name);
		},
	);
});
