import {existsSync, readFileSync} from 'node:fs';
import {parseAllDocuments} from 'yaml';
import {spfResults, type SpfResult, type SpfSubject} from '../../source/preflight/spf/library.ts';
import type {SpfRecord, SpfZone} from '../support/spf-zone.ts';

/** One test of the suite. */
export type SuiteTest = {
	readonly name: string;
	readonly subject: SpfSubject;
	/** Any of these is right. */
	readonly results: readonly SpfResult[];
};

/** Tests that share a world. */
export type SuiteScenario = {
	readonly description: string;
	readonly zone: SpfZone;
	readonly tests: readonly SuiteTest[];
};

type Yaml = Readonly<Record<string, unknown>>;

/** The test suite of RFC 7208, as `scripts/lab install` puts it down. */
export function readSuite(file = '/tmp/mxray-lab-spf/rfc7208-tests.yml'): readonly SuiteScenario[] {
	if (!existsSync(file)) throw new Error('The SPF test suite is missing: scripts/lab install');
	// YAML 1.1: an address such as CAFE:BABE::3 is a string there, whatever it looks like.
	const documents = parseAllDocuments(readFileSync(file, 'utf8'), {version: '1.1'});
	return documents.flatMap((document) => {
		if (document.errors[0]) throw new Error(document.errors[0].message);
		const scenario = document.toJS() as Yaml | null;
		return scenario ? [readScenario(scenario)] : [];
	});
}

function readScenario({description, zonedata, tests}: Yaml): SuiteScenario {
	const names = Object.entries(zonedata as Readonly<Record<string, readonly unknown[]>>);
	return {
		description: String(description),
		zone: Object.fromEntries(
			names.map(([name, entries]) => [name.replace(/\.$/, ''), readRecords(entries)]),
		),
		tests: Object.entries(tests as Readonly<Record<string, Yaml>>).map(([name, test]) => ({
			name,
			subject: {
				ip: text(test['host']),
				sender: text(test['mailfrom']),
				helo: text(test['helo']),
			},
			results: [test['result']].flat().map((result) => {
				const known = spfResults.find((one) => one === result);
				if (!known) throw new Error(`The suite wants ${String(result)}`);
				return known;
			}),
		})),
	};
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** The suite writes SPF for the record of either type; where TXT is named as well, TXT is what counts. */
function readRecords(entries: readonly unknown[]): readonly SpfRecord[] {
	const pairs = entries.flatMap((entry): readonly (readonly [string, unknown])[] =>
		typeof entry === 'string' ? [[entry, undefined]] : Object.entries(entry as Yaml),
	);
	const hasTxt = pairs.some(([type]) => type === 'TXT');
	return pairs.flatMap(([type, value]): readonly SpfRecord[] => {
		switch (type) {
			case 'TIMEOUT':
				return ['TIMEOUT'];
			case 'SPF':
				return hasTxt ? [] : [['TXT', ...[value].flat().map(String)]];
			case 'TXT':
				return value === 'NONE' ? [] : [['TXT', ...[value].flat().map(String)]];
			case 'MX': {
				const [preference, exchange] = value as readonly [number, string];
				return [['MX', preference, exchange]];
			}
			case 'A':
			case 'AAAA':
			case 'PTR':
			case 'CNAME':
				return [[type, String(value)]];
			default:
				throw new Error(`The suite has a record of type ${type}`);
		}
	});
}
