import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {
	appendFileSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {openLedger} from '../../source/state/ledger.ts';
import {entryFor} from './entries.ts';

const hammer = fileURLToPath(new URL('hammer.ts', import.meta.url));
const isWindows = process.platform === 'win32';

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'mxray-ledger-'));
});
afterEach(() => {
	rmSync(folder, {recursive: true, force: true});
});

const book = () => path.join(folder, 'ledger.jsonl');
const names = () => readdirSync(folder);

async function run(name: string, count: number, ...more: readonly string[]): Promise<void> {
	const child = spawn(process.execPath, [hammer, folder, name, String(count), ...more], {
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	let stderr = '';
	child.stderr.on('data', (chunk) => (stderr += String(chunk)));
	const [code] = (await once(child, 'close')) as [number | null];
	expect({code, stderr}).toEqual({code: 0, stderr: ''});
}

function hostsOf(...processes: readonly string[]): readonly string[] {
	return processes
		.flatMap((name) => Array.from({length: 1000}, (_, index) => `${name}-${index}.example`))
		.toSorted();
}

describe('the ledger', () => {
	it('gives back what was appended, oldest first', () => {
		const ledger = openLedger(path.join(folder, 'not', 'there', 'yet'));
		expect(ledger.read()).toEqual([]);
		const early = entryFor({at: new Date(Date.now() - 5000).toISOString(), what: 'recipient'});
		const late = entryFor({why: 'experiment', factor: 'helo', provider: 'google'});
		ledger.append(late);
		ledger.append(early);
		expect(ledger.read()).toEqual([early, late]);
	});

	it.skipIf(isWindows)('is for this user only', () => {
		const place = path.join(folder, 'new');
		openLedger(place).append(entryFor());
		expect(statSync(place).mode & 0o777).toBe(0o700);
		expect(statSync(path.join(place, 'ledger.jsonl')).mode & 0o777).toBe(0o600);
	});

	it('forgets what is older than thirty days', () => {
		const ledger = openLedger(folder);
		const day = 24 * 3_600_000;
		ledger.append(entryFor({at: new Date(Date.now() - 31 * day).toISOString()}));
		ledger.append(entryFor({at: new Date(Date.now() - 29 * day).toISOString()}));
		expect(ledger.read()).toHaveLength(1);
	});

	it('sets a torn line aside; the next entry begins on a fresh one', () => {
		const ledger = openLedger(folder);
		ledger.append(entryFor({host: 'a.example'}));
		appendFileSync(book(), '{"at":"2026-01-01T00:00:0');
		expect(ledger.read().map(({host}) => host)).toEqual(['a.example']);
		ledger.append(entryFor({host: 'b.example'}));
		expect(ledger.read().map(({host}) => host)).toEqual(['a.example', 'b.example']);
		expect(names()).toEqual(['ledger.jsonl']);
	});

	it('sets a damaged book aside, says so once, and counts on with what can be read of it', () => {
		const told: string[] = [];
		const ledger = openLedger(folder, {onTrouble: (sentence) => told.push(sentence)});
		ledger.append(entryFor({host: 'a.example'}));
		appendFileSync(book(), 'no\n\u0000\u0001\n[1]\n{"at":1}\nnull\n');
		expect(ledger.read().map(({host}) => host)).toEqual(['a.example']);
		expect(told).toEqual([expect.stringMatching(/was damaged\. It was set aside as .*damaged-/)]);
		ledger.append(entryFor({host: 'b.example'}));
		expect(ledger.read().map(({host}) => host)).toEqual(['a.example', 'b.example']);
		expect(told).toHaveLength(1);
	});

	it.each([
		['a line that is no JSON', 'no\n'],
		['words without a line end', 'garbage'],
		['JSON of something else', '{"a":1}\n'],
		['bytes', Buffer.from([0, 255, 254, 10, 0, 1, 2, 10])],
		['more than any book of ours', 'x'.repeat(9 * 1024 * 1024)],
		['more good than it may hold', `${JSON.stringify(entryFor())}\n`.repeat(60_000)],
	])('sets %s aside before it appends, and says so once', (_name, content) => {
		const told: string[] = [];
		writeFileSync(book(), content);
		const ledger = openLedger(folder, {onTrouble: (sentence) => told.push(sentence)});
		ledger.append(entryFor({host: 'a.example'}));
		ledger.append(entryFor({host: 'b.example'}));
		expect(told).toEqual([expect.stringMatching(/was damaged\. It was set aside as .*damaged-/)]);
		expect(names().filter((name) => name.includes('damaged'))).toHaveLength(1);
		expect(ledger.read().map(({host}) => host)).toEqual(['a.example', 'b.example']);
		expect(told).toHaveLength(1);
	});

	it('a first line that a crash cut off is no damage', () => {
		const told: string[] = [];
		writeFileSync(book(), '{"at":"2026-01-01T00:00:0');
		const ledger = openLedger(folder, {onTrouble: (sentence) => told.push(sentence)});
		expect(ledger.read()).toEqual([]);
		ledger.append(entryFor({host: 'a.example'}));
		expect(ledger.read().map(({host}) => host)).toEqual(['a.example']);
		expect(told).toEqual([]);
	});

	it('is no reason to stop: a place that cannot be written is told once', () => {
		const told: string[] = [];
		writeFileSync(path.join(folder, 'file'), '');
		const ledger = openLedger(path.join(folder, 'file', 'below'), {
			onTrouble: (sentence) => told.push(sentence),
		});
		ledger.append(entryFor());
		ledger.append(entryFor());
		expect(told).toEqual([expect.stringMatching(/cannot be written: .*The walk goes on/)]);
		expect(ledger.read()).toEqual([]);
	});

	it('is no reason to stop: a folder stands where the book should', () => {
		const told: string[] = [];
		mkdirSync(book());
		const ledger = openLedger(folder, {onTrouble: (sentence) => told.push(sentence)});
		ledger.append(entryFor());
		expect(ledger.read()).toEqual([]);
		expect(told).toHaveLength(2);
	});

	it('costs a walk nothing that one would notice', () => {
		const ledger = openLedger(folder);
		const started = performance.now();
		for (let index = 0; index < 200; index++) ledger.append(entryFor());
		// Some hundredths of a millisecond each here; this fails if it ever waits for the disk.
		expect((performance.now() - started) / 200).toBeLessThan(5);
	});
});

describe('several processes at once', () => {
	it('lose nothing', {timeout: 30_000}, async () => {
		await Promise.all([run('one', 1000), run('two', 1000)]);
		const hosts = openLedger(folder)
			.read()
			.map(({host}) => host);
		expect(hosts.toSorted()).toEqual(hostsOf('one', 'two'));
	});

	it('lose nothing while books are closed under their hands', {timeout: 30_000}, async () => {
		const fullBytes = '4000';
		const reader = openLedger(folder);
		const over = new AbortController();
		let most = 0;
		const readOn = async () => {
			while (!over.signal.aborted) {
				const hosts = reader.read().map(({host}) => host);
				expect(new Set(hosts).size).toBe(hosts.length);
				most = Math.max(most, hosts.length);
				await new Promise((resolve) => setTimeout(resolve, 5));
			}
		};
		const writers = [run('one', 1000, fullBytes), run('two', 1000, fullBytes)];
		const watched = readOn();
		await Promise.all(writers).finally(() => {
			over.abort();
		});
		await watched;
		expect(most).toBeGreaterThan(0);
		expect(names().length).toBeGreaterThan(20);
		const hosts = openLedger(folder)
			.read()
			.map(({host}) => host);
		expect(hosts.toSorted()).toEqual(hostsOf('one', 'two'));
	});

	it('lose nothing though a third is killed and somebody reads', {timeout: 60_000}, async () => {
		const fullBytes = '20000';
		const reader = openLedger(folder);
		const over = new AbortController();
		const known = new Set<string>();
		const readOn = async () => {
			while (!over.signal.aborted) {
				const hosts = new Set(reader.read().map(({host}) => host));
				// What was there once stays there.
				for (const host of known) expect(hosts).toContain(host);
				for (const host of hosts) known.add(host);
				await new Promise((resolve) => setImmediate(resolve));
			}
		};
		const killed = (async () => {
			for (let round = 0; round < 4; round++) {
				const child = spawn(
					process.execPath,
					[hammer, folder, `killed${round}`, '800', fullBytes],
					{stdio: ['ignore', 'pipe', 'inherit']},
				);
				await once(child.stdout, 'data');
				child.kill('SIGKILL');
				await once(child, 'close');
			}
		})();
		const writers = [run('one', 1000, fullBytes), run('two', 1000, fullBytes), killed];
		const watched = readOn();
		await Promise.all(writers).finally(() => {
			over.abort();
		});
		await watched;
		const hosts = openLedger(folder)
			.read()
			.map(({host}) => host);
		const ours = hosts.filter((host) => !host.startsWith('killed'));
		expect(ours.toSorted()).toEqual(hostsOf('one', 'two'));
		expect(hosts.some((host) => host.startsWith('killed3'))).toBe(true);
		expect(names().some((name) => name.includes('damaged'))).toBe(false);
	});

	it('count with a damaged book before them', {timeout: 30_000}, async () => {
		writeFileSync(book(), `${JSON.stringify(entryFor({host: 'old.example'}))}\nno\nno\nno\n`);
		const running = [1, 2].map(async (number) => {
			const child = spawn(process.execPath, [hammer, folder, `p${number}`, '1000'], {
				stdio: ['ignore', 'ignore', 'pipe'],
			});
			let stderr = '';
			child.stderr.on('data', (chunk) => (stderr += String(chunk)));
			await once(child, 'close');
			return stderr;
		});
		const said = (await Promise.all(running)).join('');
		expect(said).toMatch(/was damaged\. It was set aside/u);
		const hosts = openLedger(folder)
			.read()
			.map(({host}) => host);
		expect(hosts.toSorted()).toEqual(['old.example', ...hostsOf('p1', 'p2')].toSorted());
	});

	it('keep the book bounded', () => {
		const ledger = openLedger(folder, {fullBytes: 600_000});
		const host = `${'a'.repeat(200)}.example`;
		for (let index = 0; index < 12_000; index++) ledger.append(entryFor({host}));
		const bytes = names().reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
		expect(bytes).toBeLessThan(4 * 1024 * 1024);
		expect(ledger.read().length).toBeGreaterThan(5000);
	});

	it('survive the kill of one of them', {timeout: 30_000}, async () => {
		for (let round = 0; round < 5; round++) {
			const child = spawn(
				process.execPath,
				[hammer, folder, `r${round}`, '1000000', '1000000000'],
				{
					stdio: ['ignore', 'pipe', 'inherit'],
				},
			);
			await once(child.stdout, 'data');
			await new Promise((resolve) => setTimeout(resolve, 7 * round));
			child.kill('SIGKILL');
			await once(child, 'close');
		}
		const ledger = openLedger(folder);
		ledger.append(entryFor({host: 'after.example'}));
		const entries = ledger.read();
		// Of each process the entries without a gap, the last of all behind them.
		for (let round = 0; round < 5; round++) {
			const numbers = entries
				.flatMap(({host}) => new RegExp(`^r${round}-(\\d+)\\.`).exec(host)?.[1] ?? [])
				.map(Number)
				.toSorted((one, other) => one - other);
			expect(numbers.length).toBeGreaterThan(0);
			expect(numbers.at(-1)! - numbers[0]!).toBe(numbers.length - 1);
		}
		expect(entries.some(({host}) => host === 'after.example')).toBe(true);
	});
});

describe('attacks', () => {
	const secret = 'very.private-person';

	it('an address in the place of a name leaves no local part behind', () => {
		const ledger = openLedger(folder);
		const more = {mailbox: {localPart: secret}, recipient: `${secret}@example.com`};
		const entry = entryFor({
			domain: `${secret}@example.com`,
			host: `<${secret}@mx.example.com`,
			address: `${secret}@192.0.2.1`,
			provider: `${secret}@google`,
			ownAddress: `"${secret}@x"@203.0.113.77`,
		});
		ledger.append({...entry, ...more});
		expect(readFileSync(book(), 'utf8')).not.toContain('private');
		expect(ledger.read()[0]).toMatchObject({domain: 'example.com', host: 'mx.example.com'});
	});

	it('a line break in a name makes no second entry', () => {
		const ledger = openLedger(folder);
		ledger.append(entryFor({host: `mx\n${JSON.stringify(entryFor({host: 'forged.example'}))}\n`}));
		expect(ledger.read()).toHaveLength(1);
	});

	it('a name without end is cut', () => {
		const ledger = openLedger(folder);
		ledger.append(entryFor({host: 'a'.repeat(1_000_000)}));
		expect(statSync(book()).size).toBeLessThan(1000);
	});
});
