import {execFile, spawn} from 'node:child_process';
import {createHash} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** The script that starts and stops the lab. */
export const lab = path.join(root, 'scripts/lab');
/** The built command. */
export const bin = path.join(root, 'dist/bin.js');
/** Beside a lab that somebody may have started by hand, or the tests of another checkout. */
export const labName = `mxlab-${createHash('sha256').update(root).digest('hex').slice(0, 6)}`;
/** Where the lab keeps its certificates and logs. */
export const state = `/tmp/${labName}`;
/** Addresses inside the lab. */
export const hosts = {
	client: '198.51.100.10',
	dns: '198.51.100.53',
	postfix: '198.51.100.25',
	exim: '198.51.100.26',
	plain: '198.51.100.27',
	closed: '198.51.100.28',
} as const;

/** Bytes as the JSON faces write them. */
export type JsonBytes = {readonly text: string} | {readonly base64: string};

/** What the tests read of an event; the whole shape is held by the schema's own tests. */
export type JsonEvent = {
	readonly type: string;
	readonly seq: number;
	readonly stage?: string;
	readonly attempt?: number;
	readonly raw?: JsonBytes;
	readonly offset?: number;
	readonly secure?: boolean;
	readonly localPort?: number;
	readonly why?: string;
	readonly ended?: string;
	readonly reply?: {
		readonly code: number | null;
		readonly lines: readonly {readonly raw: JsonBytes; readonly offset: number}[];
	};
	readonly facts?: {readonly protocol: string; readonly authorized: boolean};
	readonly identity?: {
		readonly helo: string;
		readonly heloSource: string;
		readonly ptrConfirmed: boolean;
	};
	readonly answer?: {
		readonly transport: string;
		readonly truncated: boolean;
		readonly status: string;
		readonly server: string;
		readonly raw: JsonBytes | null;
	};
	readonly source?: string;
	readonly hosts?: readonly {readonly host: string}[];
};

/** The document of `--json`. */
export type Document = {
	readonly schema: string;
	readonly outcome: {
		readonly stage: string;
		readonly ended: string;
		readonly code: number | null;
		readonly enhanced: string | null;
		readonly reason: string;
		readonly about: string;
		readonly mailbox: string;
		readonly exitCode: number;
		readonly summary: string;
		readonly hypotheses: readonly {readonly id: string}[];
		readonly ruledOut: readonly {readonly id: string}[];
	};
	readonly experiments: {
		readonly announced: number;
		readonly used: number;
		readonly ended: string;
		readonly trials: readonly {
			readonly factor: string;
			readonly value: string;
			readonly movement: string;
		}[];
	} | null;
	readonly events: readonly JsonEvent[];
};

/** The environment of all that runs in the lab. */
export const environment = {
	PATH: `${path.join(root, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`,
	HOME: '/nonexistent',
	LANG: 'C.UTF-8',
	MXRAY_LAB: labName,
	// The lab takes it away again.
	MXRAY_STATE_DIR: `${state}/mxray`,
};

/** Walk inside the lab's client with the built command; the exit code belongs to the result. */
export function walk(
	address: string,
	...options: readonly string[]
): Promise<{exitCode: number; document: Document}> {
	const command = ['run', 'node', bin, address, '--json', '--auto', ...options];
	return new Promise((resolve, reject) => {
		const child = execFile(
			lab,
			command,
			{env: environment, timeout: 90_000, maxBuffer: 16 * 1024 * 1024},
			(error, stdout, stderr) => {
				const exitCode = error === null ? 0 : error.code;
				if (typeof exitCode !== 'number' || stdout === '') {
					reject(new Error(`no document (${String(exitCode)}): ${stdout}${stderr}`));
					return;
				}
				resolve({exitCode, document: JSON.parse(stdout) as Document});
			},
		);
		child.stdin?.end();
	});
}

/** The same, killed outright as soon as it has written this; nothing is left to it. */
export async function walkAndKill(
	words: string,
	address: string,
	...options: readonly string[]
): Promise<void> {
	const command = ['run', 'node', bin, address, '--json', '--auto', ...options];
	const child = spawn(lab, command, {env: environment, stdio: ['ignore', 'ignore', 'pipe']});
	let said = '';
	child.stderr.on('data', (chunk: Buffer) => {
		said += chunk.toString();
	});
	const gone = new Promise<void>((resolve) => {
		child.once('close', () => {
			resolve();
		});
	});
	await until(`"${words}"`, () => {
		if (child.exitCode !== null) throw new Error(`over too soon: ${said}`);
		return said.includes(words) ? true : undefined;
	});
	// `lab run` became the walk itself (exec), so this is its own process.
	child.kill('SIGKILL');
	await gone;
}

/** The bytes of a JSON value. */
export function bytesOf(value: JsonBytes): Buffer {
	return 'text' in value ? Buffer.from(value.text, 'latin1') : Buffer.from(value.base64, 'base64');
}

/** All that went each way on one connection, in the clear or inside TLS, by the transcript. */
export function transcript(
	document: Document,
	attempt: number,
	secure: boolean,
): {sent: Buffer; received: Buffer} {
	const events = document.events.filter(
		(event) => event.attempt === attempt && event.secure === secure,
	);
	const sent = events.filter(({type}) => type === 'sent');
	const replies = events.filter(({type}) => type === 'replied');
	return {
		sent: Buffer.concat(sent.map(({raw}) => bytesOf(raw!))),
		received: Buffer.concat(
			replies.flatMap(({reply}) => reply!.lines.map(({raw}) => bytesOf(raw))),
		),
	};
}

/** The local port of a connection: how to find it on the wire. */
export function localPort(document: Document, attempt: number): number {
	const event = document.events.find(
		(candidate) => candidate.type === 'connected' && candidate.attempt === attempt,
	);
	return event!.localPort!;
}

/** Look again until there is something to see. */
export async function until<T>(
	what: string,
	look: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
	const deadline = Date.now() + 10_000;
	for (;;) {
		const seen = await look();
		if (seen !== undefined) return seen;
		if (Date.now() > deadline) throw new Error(`never seen: ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}

/** What a server writes from now on. */
export async function watchLog(name: string): Promise<() => Promise<string>> {
	const file = path.join(state, name);
	const before = (await readFile(file).catch(() => Buffer.alloc(0))).length;
	return async () => (await readFile(file)).subarray(before).toString('latin1');
}

/** Start tcpdump as the client sees the wire; `stop` ends it and returns the capture. */
export async function capture(
	file: string,
): Promise<{read: () => Promise<Buffer>; stop: () => Promise<void>}> {
	const filter = 'tcp port 25 or port 53';
	const child = spawn(
		lab,
		[
			'run',
			'tcpdump',
			'-i',
			'lab0',
			'-Z',
			'root',
			'-s',
			'0',
			'-U',
			'--immediate-mode',
			'-w',
			file,
			filter,
		],
		{env: environment, stdio: ['ignore', 'ignore', 'pipe']},
	);
	let said = '';
	child.stderr.on('data', (chunk: Buffer) => {
		said += chunk.toString();
	});
	const gone = new Promise<void>((resolve) => {
		child.once('close', () => {
			resolve();
		});
	});
	await until('tcpdump listening', () => {
		if (child.exitCode !== null) throw new Error(`tcpdump: ${said}`);
		return said.includes('listening on') ? true : undefined;
	});
	return {
		read: () => readFile(file),
		async stop() {
			child.kill('SIGINT');
			await gone;
		},
	};
}
