import {connect as netConnect, type Socket} from 'node:net';
import {connect as tlsConnect, type ConnectionOptions, type TLSSocket} from 'node:tls';

/**
 * A client that knows no SMTP: it sends bytes, keeps every byte that comes
 * back, and notes how the connection ended. Independent of the product's own
 * client on purpose.
 */
export type RawClient = {
	/** All bytes so far, one character each. */
	readonly text: () => string;
	/** What came since the last `expect`, once it satisfies the check. */
	expect(check: RegExp): Promise<string>;
	send(bytes: string | Uint8Array): void;
	/** 'fin', or the system's error code, once the connection is over. */
	readonly ended: Promise<string>;
	startTls(options?: ConnectionOptions): Promise<TLSSocket>;
	/** Stop and resume reading. */
	pause(): void;
	resume(): void;
	/** Send FIN and go on reading. */
	end(): void;
	close(): void;
};

const patienceMs = 4000;

/** Connect to a loopback port. */
export async function rawClient(port: number): Promise<RawClient> {
	const socket = netConnect({host: '127.0.0.1', port, noDelay: true});
	let stream: Socket = socket;
	let text = '';
	let consumed = 0;
	let check: (() => void) | undefined;
	let over: string | undefined;
	let settle: (how: string) => void = () => {};
	const ended = new Promise<string>((resolve) => {
		settle = resolve;
	});
	const onEnd = (how: string) => {
		over ??= how;
		settle(over);
		check?.();
	};
	const listen = () => {
		stream.on('data', (chunk: Buffer) => {
			text += chunk.toString('latin1');
			check?.();
		});
		stream.on('end', () => onEnd('fin'));
		stream.on('error', (error: NodeJS.ErrnoException) => onEnd(error.code ?? error.message));
	};
	listen();
	await new Promise<void>((resolve, reject) => {
		socket.once('connect', resolve);
		socket.once('error', reject);
	});
	return {
		text: () => text,
		expect: (pattern) =>
			new Promise((resolve, reject) => {
				const fail = (why: string) => {
					check = undefined;
					clearTimeout(timer);
					reject(new Error(`${why} before ${pattern}: ${JSON.stringify(text.slice(consumed))}`));
				};
				const timer = setTimeout(() => fail('too late'), patienceMs);
				check = () => {
					const fresh = text.slice(consumed);
					if (pattern.test(fresh)) {
						consumed = text.length;
						check = undefined;
						clearTimeout(timer);
						resolve(fresh);
					} else if (over !== undefined) {
						fail(`connection over (${over})`);
					}
				};
				check();
			}),
		send: (bytes) =>
			void stream.write(typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes),
		ended,
		startTls(options = {}) {
			socket.removeAllListeners('data');
			socket.removeAllListeners('end');
			const tls = tlsConnect({socket, rejectUnauthorized: false, ...options});
			stream = tls;
			return new Promise((resolve, reject) => {
				tls.once('error', reject);
				tls.once('close', () => reject(new Error('closed in the handshake')));
				tls.once('secureConnect', () => {
					listen();
					resolve(tls);
				});
			});
		},
		pause: () => void stream.pause(),
		resume: () => void stream.resume(),
		end: () => void stream.end(),
		close: () => socket.destroy(),
	};
}

/** Wait until something is true, looking often. */
export async function until(condition: () => boolean, what: string): Promise<void> {
	const start = performance.now();
	while (!condition()) {
		if (performance.now() - start > patienceMs) throw new Error(`never came true: ${what}`);
		await new Promise((resolve) => {
			setTimeout(resolve, 5);
		});
	}
}
