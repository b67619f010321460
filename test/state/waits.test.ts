import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {
	chmodSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import fc from 'fast-check';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {waitId, waitText} from '../../source/state/wait.ts';
import {openWaits} from '../../source/state/waits.ts';
import {waitFor} from './wait-for.ts';

const rewrite = fileURLToPath(new URL('rewrite.ts', import.meta.url));
const dayMs = 24 * 3_600_000;

let folder = '';
let told: string[] = [];
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'mxray-waits-'));
	told = [];
});
afterEach(() => {
	rmSync(folder, {recursive: true, force: true});
});

const open = (now?: () => Date) =>
	openWaits(folder, {onTrouble: (sentence) => told.push(sentence), ...(now ? {now} : {})});
const fileOf = (id: string) => path.join(folder, 'waits', `${id}.json`);
const names = () => readdirSync(path.join(folder, 'waits'));

describe('a wait', () => {
	it('comes back as it was written', () => {
		const wait = waitFor();
		expect(open().list()).toEqual([]);
		open().put(wait);
		expect(open().get(wait.id)).toEqual(wait);
		expect(open().list()).toEqual([wait]);
		expect(told).toEqual([]);
	});

	it('comes back whatever the triplet is', () => {
		const wait = waitFor({
			ownAddress: undefined,
			sender: '',
			recipient: '"odd >\\" name"@[IPv6:2001:db8::1]',
			helo: '[203.0.113.77]',
			host: '2001:db8::1',
			address: '2001:db8::1',
			port: 587,
		});
		open().put(wait);
		expect(open().get(wait.id)).toEqual(wait);
	});

	it('leaves names undecided that the server has not heard', () => {
		const wait = waitFor({sender: '', helo: ''});
		const early = {...wait, plan: {...wait.plan, from: undefined, helo: undefined}};
		open().put(early);
		expect(open().get(wait.id)).toEqual(early);
	});

	it('plans the same visit again: same names, same host, same address, nothing looked up', () => {
		expect(waitFor().plan).toMatchObject({
			from: 'postmaster@mail.learner.example',
			helo: 'mail.learner.example',
			mailbox: {text: 'alice@greylisting.example'},
			port: 25,
			mx: undefined,
			only: {host: 'mx.greylisting.example', address: {address: '192.0.2.50', family: 4}},
		});
	});

	it('is one for the same triplet, another for each change of it, and does not depend on our address', () => {
		const {id} = waitFor();
		const others = [
			waitFor({sender: 'x@y.example'}),
			waitFor({recipient: 'bob@greylisting.example'}),
			waitFor({helo: 'other.example'}),
			waitFor({host: 'mx2.greylisting.example'}),
			waitFor({address: '192.0.2.51'}),
			waitFor({port: 26}),
		].map((wait) => wait.id);
		expect(new Set([id, ...others]).size).toBe(7);
		expect(waitFor({ownAddress: '192.0.2.1'}).id).toBe(id);
	});

	it('is gone when removed; removing twice is no trouble', () => {
		const wait = waitFor();
		open().put(wait);
		open().remove(wait.id);
		open().remove(wait.id);
		expect(open().list()).toEqual([]);
		expect(told).toEqual([]);
	});

	it.skipIf(process.platform === 'win32')('is for this user only', () => {
		const wait = waitFor();
		open().put(wait);
		expect(statSync(fileOf(wait.id)).mode & 0o777).toBe(0o600);
		expect(statSync(path.join(folder, 'waits')).mode & 0o777).toBe(0o700);
	});
});

describe('waits', () => {
	it('are listed soonest first', () => {
		const late = waitFor({recipient: 'late@x.example'}, {dueAt: '2999-01-01T00:00:00.000Z'});
		const soon = waitFor({recipient: 'soon@x.example'});
		open().put(late);
		open().put(soon);
		expect(open().list()).toEqual([soon, late]);
	});

	it('are forgotten seven days after their time', () => {
		const wait = waitFor();
		open().put(wait);
		const later = (days: number) => () => new Date(Date.now() + days * dayMs);
		expect(open(later(6)).list()).toHaveLength(1);
		expect(open(later(8)).list()).toEqual([]);
	});

	it('are at most two hundred: the longest due goes first', () => {
		const waits = open();
		for (let index = 0; index < 205; index++) {
			const dueAt = new Date(Date.now() + index * 1000).toISOString();
			waits.put(waitFor({recipient: `a${index}@x.example`}, {dueAt}));
		}
		const recipients = waits.list().map(({triplet}) => triplet.recipient);
		expect(recipients).toHaveLength(200);
		expect(recipients[0]).toBe('a5@x.example');
	});

	it('are swept of what killed writers left, not of what is being written', () => {
		const wait = waitFor();
		open().put(wait);
		const old = path.join(folder, 'waits', 'old.json.1-1.tmp');
		const fresh = path.join(folder, 'waits', 'fresh.json.2-1.tmp');
		for (const file of [old, fresh]) writeFileSync(file, '{"vers');
		utimesSync(old, new Date(Date.now() - dayMs), new Date(Date.now() - dayMs));
		open().put(wait);
		expect(names().toSorted()).toEqual([`${wait.id}.json`, 'fresh.json.2-1.tmp'].toSorted());
	});

	it('one that is damaged is set aside with a message; the others stay', () => {
		const [good, bad] = [waitFor(), waitFor({recipient: 'bad@x.example'})];
		open().put(good);
		open().put(bad);
		writeFileSync(fileOf(bad.id), waitText(bad).slice(0, 100));
		expect(open().list()).toEqual([good]);
		expect(told).toEqual([expect.stringMatching(/A wait was damaged\. It was set aside as /)]);
		expect(names().filter((name) => name.includes('damaged'))).toHaveLength(1);
		expect(open().list()).toEqual([good]);
		expect(told).toHaveLength(1);
	});

	it('a place that cannot be written is told and is no reason to stop', () => {
		writeFileSync(path.join(folder, 'waits'), '');
		open().put(waitFor());
		expect(told).toEqual([expect.stringMatching(/The wait cannot be written down: /)]);
		expect(open().list()).toEqual([]);
	});

	it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
		'a folder without the right to write is told',
		() => {
			mkdirSync(path.join(folder, 'waits'));
			chmodSync(path.join(folder, 'waits'), 0o500);
			open().put(waitFor());
			expect(told).toEqual([expect.stringMatching(/EACCES/)]);
		},
	);
});

describe('attacks', () => {
	it('a file that puts a second command into a name is not read', () => {
		const {id} = waitFor();
		const fields = {
			sender: 'a@b.example>\r\nDATA',
			recipient: 'alice@x.example\r\nDATA',
			helo: 'x\r\nDATA',
			host: 'x\r\nDATA',
			address: 'mx.example',
		};
		for (const [key, value] of Object.entries(fields)) {
			const file = JSON.parse(waitText(waitFor())) as {triplet: Record<string, unknown>};
			file.triplet[key] = value;
			open().put(waitFor());
			writeFileSync(fileOf(id), JSON.stringify(file));
			expect(open().get(id), key).toBeUndefined();
		}
	});

	it('a file under the name of another wait is not read', () => {
		const wait = waitFor();
		const other = waitId(waitFor({recipient: 'bob@x.example'}).triplet);
		open().put(wait);
		writeFileSync(fileOf(other), waitText(wait));
		expect(open().get(other)).toBeUndefined();
		expect(open().get(wait.id)).toEqual(wait);
	});

	it('words of a server in a file are made safe again', () => {
		const wait = waitFor();
		open().put(wait);
		const text = waitText(wait).replaceAll('Greylisted', String.raw`\u001b[2JGreylisted`);
		writeFileSync(fileOf(wait.id), text);
		expect(open().get(wait.id)?.visits[0]?.text).toContain('<1B>[2JGreylisted');
	});

	it('any damage to the text gives a whole wait or none, and never throws', () => {
		const text = waitText(waitFor());
		const {id} = waitFor();
		open().put(waitFor());
		fc.assert(
			fc.property(
				fc.nat(text.length),
				fc.nat(40),
				fc.string({maxLength: 20}),
				(start, length, put) => {
					writeFileSync(fileOf(id), text.slice(0, start) + put + text.slice(start + length));
					const wait = open().get(id);
					if (wait) expect(wait.plan.mailbox.text).toBe('alice@greylisting.example');
				},
			),
		);
	});
});

describe('a kill in the middle of writing', () => {
	it('leaves every wait whole, each time', {timeout: 60_000}, async () => {
		for (let round = 0; round < 15; round++) {
			const child = spawn(process.execPath, [rewrite, folder], {
				stdio: ['ignore', 'pipe', 'inherit'],
			});
			await once(child.stdout, 'data');
			await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
			child.kill('SIGKILL');
			await once(child, 'close');
			expect(open().list()).toHaveLength(3);
		}
		expect(told).toEqual([]);
		expect(readFileSync(fileOf(open().list()[0]!.id), 'utf8')).toContain('"version": 1');
	});
});
