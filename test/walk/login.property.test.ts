import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import {afterAll, describe, expect, it, vi} from 'vitest';
import {openBooks} from '../../source/commands/books.ts';
import {openHistory} from '../../source/commands/history.ts';
import {prepareRescue} from '../../source/commands/rescue.ts';
import {startSession} from '../../source/engine/driver.ts';
import {createVault} from '../../source/engine/vault.ts';
import type {Session} from '../../source/engine/session.ts';
import {jsonFace, ndjsonFace} from '../../source/faces/machine.ts';
import {textFace} from '../../source/faces/text.ts';
import {mechanisms, type Mechanism} from '../../source/model/login.ts';
import {parseMailbox} from '../../source/protocol/address.ts';
import {noSecret, withMore} from '../../source/protocol/secret.ts';
import {judge} from '../../source/verdict/judge.ts';
import {createIo} from '../../source/net/io.ts';
import {reportOf} from '../../source/politeness/report.ts';
import {ledgerDocument, ledgerLines} from '../../source/render/ledger.ts';
import {openLedger} from '../../source/state/ledger.ts';
import {startTcp} from '../support/tcp.ts';
import {mountUi} from '../support/ui.tsx';
import {optionsFor} from '../support/walk.ts';

const folders: string[] = [];
afterAll(() => {
	for (const folder of folders) rmSync(folder, {recursive: true, force: true});
});

const b64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

/** How servers give back what they were told: the password, and the line it came in. */
const echoes: Readonly<Record<string, (secret: string, line: string) => string>> = {
	plain: (secret) => `535 5.7.8 no: ${secret} is wrong`,
	line: (_secret, line) => `535 5.7.8 cannot use ${line} here`,
	capitals: (secret, line) => `535 ${secret.toUpperCase()} ${line.toUpperCase()}`,
	small: (secret, line) => `535 ${secret.toLowerCase()} ${line.toLowerCase()}`,
	base64: (secret) => `535 ${b64(secret)}`,
	inside: (secret) => `535 ${b64(`user=x pass=${secret} end`)} ${b64(`xx${secret}`)}`,
	hex: (secret) => `535 ${Buffer.from(secret, 'utf8').toString('hex')}`,
	percent: (secret) => `535 ${encodeURIComponent(secret)}`,
	spaced: (secret) => `535 ${[...secret].join(' ')}`,
	broken: (secret) =>
		`535-no: ${secret.slice(0, Math.floor(secret.length / 2))}\r\n535 ${secret.slice(Math.floor(secret.length / 2))}`,
	partly: (secret) => `535 ${secret.slice(0, Math.ceil(secret.length * 0.8))}…`,
	accepted: (secret) => `235 welcome, ${secret}`,
	challenge: (secret, line) => `334 ${secret}${line}`,
	parting: (secret) => `421 4.7.0 bye, ${secret}`,
};

/** A server that answers challenges so, and repeats what it heard in every later reply, too. */
async function server(mechanism: Mechanism, secret: string, echo: string) {
	const say = echoes[echo];
	if (say === undefined) throw new Error(`no echo ${echo}`);
	return startTcp((socket) => {
		let awaits = 0;
		let heard = '';
		let rest = '';
		socket.write('220 mx.example.net\r\n');
		const answer = (line: string): string => {
			if (line === '*') return `501 aborted ${secret}`;
			if (awaits > 0) {
				awaits--;
				heard = line;
				return awaits > 0 ? `334 ${b64('Password:')}` : say(secret, line);
			}
			const behind = heard === '' ? '' : ` ${secret} ${heard}`;
			if (/^EHLO/i.test(line)) return `250-mx.example.net${behind}\r\n250 AUTH ${mechanism}`;
			if (/^AUTH/i.test(line)) {
				awaits = mechanism === 'LOGIN' ? 2 : 1;
				return `334 ${mechanism === 'CRAM-MD5' ? b64('<1@mx.example.net>') : ''}`;
			}
			return /^QUIT/i.test(line) ? `221 bye${behind}` : `250 2.0.0 ok${behind}`;
		};
		socket.on('data', (chunk: Buffer) => {
			const lines = (rest + chunk.toString('latin1')).split('\r\n');
			rest = lines.pop() ?? '';
			for (const line of lines) {
				const reply = answer(line);
				socket.write(`${reply}\r\n`);
				if (reply.startsWith('221') || reply.startsWith('421')) socket.end();
			}
		});
		socket.on('end', () => socket.end());
	});
}

/** Long enough not to turn up by chance. */
const secrets = fc
	.tuple(
		fc.string({
			unit: fc.constantFrom(...'aZ09 %=+/"\\<>&üß€.:-_\'', '😀'),
			minLength: 1,
			maxLength: 12,
		}),
		fc.array(fc.constantFrom(...'0123456789abcdefGHIJKXYZ'), {minLength: 9, maxLength: 14}),
	)
	.map(([front, tail]) => `Q${front}${tail.join('')}`);

/** All texts of a JSON line, with the bytes that stand in it as base64. */
function textsIn(json: unknown): string {
	if (typeof json === 'string') return `${json}\n${Buffer.from(json, 'base64').toString('utf8')}`;
	return typeof json === 'object' && json !== null
		? Object.values(json).map(textsIn).join('\n')
		: '';
}

const squeezed = (text: string): string => text.toLowerCase().replaceAll(/\s/gu, '');

/** The secret stands nowhere in it: as it is, in base64, in the line that went out. */
function expectClean(where: string, output: string, secret: string): void {
	const flat = squeezed(output);
	const forms = [secret, b64(secret).replaceAll('=', ''), b64(`\0tester\0${secret}`)];
	for (const form of forms) expect(flat.includes(squeezed(form)), `${where}: ${form}`).toBe(false);
	expect(flat.includes(Buffer.from(secret).toString('hex')), `${where}, hex`).toBe(false);
}

function everyFile(folder: string): string {
	return readdirSync(folder, {recursive: true, withFileTypes: true})
		.filter((entry) => entry.isFile())
		.map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
		.join('\n');
}

type Scene = {
	readonly session: Session;
	readonly folder: string;
	/** What the machine faces and the text face print, and every file that was written. */
	readonly outputs: () => Promise<Readonly<Record<string, string>>>;
	readonly close: () => Promise<void>;
};

async function walkTo(mechanism: Mechanism, secret: string, echo: string): Promise<Scene> {
	const mx = await server(mechanism, secret, echo);
	const folder = mkdtempSync(path.join(tmpdir(), 'mxray-login-'));
	folders.push(folder);
	const {plan} = optionsFor([
		'--mx',
		`127.0.0.1:${mx.port}`,
		'--helo',
		'client.example.org',
		'--from',
		'',
		'alice@example.net',
	]);
	const parsed = parseMailbox('alice@example.net');
	if (!parsed.ok) throw new Error(parsed.message);
	const io = createIo({servers: [{address: '127.0.0.1', port: 9}], ca: [], dnsTimeoutMs: 50});
	const session = startSession({
		plan: {...plan, mailbox: parsed.mailbox},
		io: {...io, vault: createVault()},
	});
	const env = {MXRAY_STATE_DIR: folder};
	const quiet = (): void => {};
	const rescue = prepareRescue({tool, practice: false, env, say: quiet});
	const books = rescue.watching(await openBooks(false, env, quiet));
	books.walk(session);
	const recent = await openHistory(false, env, quiet);
	recent.watch(session, judge);
	const printed = {text: '', verbose: '', ndjson: '', json: ''};
	const into = (name: keyof typeof printed) => ({
		write(text: string) {
			printed[name] += text;
		},
		onGone() {},
	});
	const shared = {judge, theirSide: true};
	const text = textFace({...shared, output: into('text'), color: false, verbose: false});
	const verbose = textFace({...shared, output: into('verbose'), color: true, verbose: true});
	const [ndjson, json] = [ndjsonFace(tool, into('ndjson'), judge), jsonFace(tool, into('json'))];
	const faces = [text, verbose, ndjson, json];
	const walks = faces.map(async (face) => face.walk(session));
	return {
		session,
		folder,
		async outputs() {
			await Promise.all(walks);
			// What came of it is noted behind the end.
			await vi.waitFor(() => expect(recent.list()[0]?.outcome).not.toBe('not finished'));
			const view = session.getView();
			const outcome = judge(view)!;
			const first = {view, events: session.log.events, outcome};
			for (const face of faces)
				face.end({first, outcome, experiments: undefined, deferral: undefined});
			await rescue.save();
			books.seen();
			const lines = printed.ndjson.trim().split('\n');
			const inside = [...lines, printed.json].map((line) => textsIn(JSON.parse(line)));
			const kept = openLedger(folder, {onTrouble: quiet}).read();
			const report = reportOf(kept, {now: new Date(), practice: false});
			const ledger = [...ledgerLines(report), JSON.stringify(ledgerDocument(tool, report))];
			return {
				...printed,
				inside: inside.join('\n'),
				ledger: ledger.join('\n'),
				files: everyFile(folder),
			};
		},
		close: () => mx.close(),
	};
}

const tool = {name: 'mxray', version: 'test'};

/** Approve everything; in place of MAIL log in, once. */
function drive(session: Session, mechanism: Mechanism, secret: string): void {
	let isDone = false;
	const act = (id: number, stage: string): void => {
		if (stage !== 'mail' || isDone) {
			session.intend({type: 'approve', by: 'person', confirmed: true, proposalId: id});
			return;
		}
		isDone = true;
		session.intend({
			type: 'log-in',
			by: 'person',
			mechanism,
			credentials: {user: 'tester', secret: withMore(noSecret, secret)},
			despite: 'in-clear',
			proposalId: id,
		});
	};
	session.log.subscribe((event) => {
		if (event.type === 'proposed') act(event.proposal.id, event.proposal.stage);
	});
	const {proposal} = session.getView();
	if (proposal) act(proposal.id, proposal.stage);
}

const cases = fc.record({
	mechanism: fc.constantFrom(...mechanisms),
	secret: secrets,
	echo: fc.constantFrom(...Object.keys(echoes)),
});

describe('a password, whatever it is and however a server gives it back', () => {
	it('is in no log, no output and no file', {timeout: 120_000}, async () => {
		let logins = 0;
		await fc.assert(
			fc.asyncProperty(cases, async ({mechanism, secret, echo}) => {
				const scene = await walkTo(mechanism, secret, echo);
				try {
					drive(scene.session, mechanism, secret);
					const outputs = await scene.outputs();
					for (const [where, output] of Object.entries(outputs)) {
						expect(output.length, where).toBeGreaterThan(50);
						expectClean(`${where}, ${echo}`, output, secret);
					}
					logins += outputs['ndjson']!.includes('"type":"sent-secret"') ? 1 : 0;
					expect(outputs['files']).toContain('"type":"session-started"');
				} finally {
					await scene.close();
				}
			}),
			{numRuns: 40},
		);
		expect(logins).toBe(40);
	});

	it('is on no frame of the app, and no key brings it back', {timeout: 120_000}, async () => {
		await fc.assert(
			fc.asyncProperty(cases, async ({mechanism, secret, echo}) => {
				const scene = await walkTo(mechanism, secret, echo);
				const ui = mountUi({
					columns: 100,
					rows: 30,
					address: 'alice@example.net',
					start: () => scene.session,
				});
				try {
					await ui.until(/your turn|Your turn/);
					for (
						let step = 0;
						step < 8 && scene.session.getView().proposal?.stage !== 'mail';
						step++
					) {
						const before = scene.session.getView().proposal?.id;
						ui.type(scene.session.getView().proposal?.needsConfirmation === true ? 'y' : '\r');
						await ui.until(() => {
							const {proposal} = scene.session.getView();
							return proposal !== undefined && proposal.id !== before;
						}, 'the next proposal');
					}
					await ui.press(':', /Type a command/);
					await ui.press(`AUTH ${mechanism}`, new RegExp(`→ AUTH ${mechanism}`));
					await ui.press('\r', /not encrypted/);
					await ui.press('y', /» Name/);
					await ui.press('tester', /Name +tester/);
					await ui.press('\r', /» (?:Password|Token)/);
					const asked = scene.session.getView().proposal?.id;
					ui.type(`\u001b[200~${secret}\u001b[201~`);
					await ui.until(/•{8}(?!•)/);
					ui.type('\r');
					await ui.until(() => {
						const {proposal, over} = scene.session.getView();
						return over !== undefined || (proposal !== undefined && proposal.id !== asked);
					}, 'the proposal behind the login');
					// The history, oldest first, and what was cut.
					if (scene.session.getView().over === undefined) {
						await ui.press(':', /Type a command/);
						ui.type('\u001b[A\u001b[A\u001b[A\u001b[A\u0019\u001by\u001f\u001f');
						await ui.press('\u001b', /: type/);
					}
					scene.session.intend({type: 'stop', by: 'person'});
					await ui.until(/over|Verdict|closed/i);
					expectClean(`screen, ${echo}`, ui.written(), secret);
					// oxlint-disable-next-line no-control-regex
					const bare = ui.written().replaceAll(/\u001b\[[\d;?]*[A-Za-z]/g, '');
					expectClean(`screen without sequences, ${echo}`, bare, secret);
				} finally {
					ui.instance.unmount();
					await scene.close();
				}
			}),
			{numRuns: 8},
		);
	});
});

it.each(['AUTH PLAIN ', 'auth login ', ' AUTH CRAM-MD5 '])(
	'what is typed or pasted behind "%s" is gone at once',
	async (front) => {
		const secret = 'QuiteSecretIndeed42';
		const scene = await walkTo('PLAIN', secret, 'plain');
		try {
			for (const paste of [false, true]) {
				const ui = mountUi({
					columns: 100,
					rows: 30,
					address: 'alice@example.net',
					start: () => scene.session,
				});
				await ui.until(/Your turn/);
				while (scene.session.getView().proposal?.kind !== 'command') {
					const before = scene.session.getView().proposal?.id;
					ui.type(scene.session.getView().proposal?.needsConfirmation === true ? 'y' : '\r');
					await ui.until(() => scene.session.getView().proposal?.id !== before, 'the next');
				}
				await ui.press(':', /Type a command/);
				ui.type(paste ? `\u001b[200~${front}${secret}\u001b[201~` : `${front}${secret}`);
				await ui.until(/thrown away/);
				await ui.press('\u001b', /: type/);
				await ui.press(':', /Type a command/);
				ui.type('\u001b[A\u0019\u001f');
				await ui.press('\u001b', /: type/);
				// One character was enough to see what it is.
				expect(squeezed(ui.written())).not.toContain(squeezed(secret).slice(1));
				ui.instance.unmount();
			}
		} finally {
			await scene.close();
		}
	},
);
