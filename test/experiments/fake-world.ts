import type {ConnectionHandlers, Dialer, Io} from '../../source/engine/io.ts';
import type {DnsAnswer, DnsQuestion} from '../../source/model/dns.ts';
import type {Target} from '../../source/model/session.ts';
import {decodeUtf8, encodeUtf8} from '../../source/protocol/bytes.ts';
import {a, answerOf, identity, mx, tlsFacts} from '../support/playbook.ts';

/** What a server does with one connection. */
export type Behaviour =
	| {readonly kind: 'refused' | 'unreachable' | 'no answer' | 'reset' | 'silent' | 'flood'}
	/** Replies in turn, the banner first; then it falls silent or closes. `tls`: does the handshake work? */
	| {
			readonly kind: 'talk';
			readonly replies: readonly string[];
			readonly end: 'fin' | 'rst' | 'silent';
			readonly tls: boolean;
	  };

/** A network without sockets: every connection behaves as the next of the list says, round and round. */
export type FakeWorld = {
	readonly io: Io;
	/** Targets of all connections begun. */
	readonly connected: readonly Target[];
	/** Every line that was written, without its end. */
	readonly lines: readonly string[];
	/** Connections that neither side has closed. */
	open(): number;
};

/** `records`: what DNS knows besides example.com with two hosts of two addresses and families. */
export function fakeWorld(
	behaviours: readonly Behaviour[],
	change: {helo?: string; ptr?: string} = {},
): FakeWorld {
	const connected: Target[] = [];
	const lines: string[] = [];
	const open = new Set<object>();
	const dialer: Dialer = {
		connect(target, handlers) {
			const behaviour = behaviours[connected.length % behaviours.length];
			connected.push(target);
			const key = {};
			open.add(key);
			const over = (): void => void open.delete(key);
			return connectionOf(behaviour ?? {kind: 'refused'}, handlers, over, (line) =>
				lines.push(line),
			);
		},
	};
	const {helo = identity.helo, ptr = identity.ptr} = change;
	return {
		io: {
			dialer,
			resolver: {resolve: (question) => Promise.resolve(answer(question))},
			identify: (plan) =>
				Promise.resolve({
					identity: {
						...identity,
						ptr,
						helo: plan.helo ?? helo,
						sender: plan.from ?? identity.sender,
					},
					answers: [],
				}),
			clock: {now: () => Date.now(), date: () => new Date()},
		},
		connected,
		lines,
		open: () => open.size,
	};
}

const addresses: Readonly<Record<string, readonly string[]>> = {
	'mx1.example.com': ['198.51.100.1', '198.51.100.11', '2001:db8::1'],
	'mx2.example.com': ['198.51.100.2', '2001:db8::2'],
	'mx.control.example': ['192.0.2.9'],
};

function answer({name, type}: DnsQuestion): DnsAnswer {
	if (type === 'MX' && name === 'example.com') {
		return answerOf(name, type, [mx(name, 10, 'mx1.example.com'), mx(name, 20, 'mx2.example.com')]);
	}
	if (type === 'MX' && name === 'control.example') {
		return answerOf(name, type, [mx(name, 10, 'mx.control.example')]);
	}
	const known = addresses[name] ?? [];
	const wanted = known.filter((each) => each.includes(':') === (type === 'AAAA'));
	return answerOf(
		name,
		type,
		wanted.map((each) => a(name, each)),
	);
}

function connectionOf(
	behaviour: Behaviour,
	handlers: ConnectionHandlers,
	over: () => void,
	onLine: (line: string) => void,
) {
	let closed = false;
	let next = 0;
	let secure = false;
	const isClosed = (): boolean => closed;
	const tell = (what: () => void): void => {
		queueMicrotask(() => {
			if (!closed) what();
		});
	};
	const end = (how: 'fin' | 'rst' | 'refused' | 'unreachable' | 'timeout'): void => {
		if (closed) return;
		closed = true;
		over();
		handlers.onClosed({how, detail: undefined});
	};
	const speak = (): void => {
		if (behaviour.kind !== 'talk') return;
		const reply = behaviour.replies[next++];
		if (reply !== undefined) handlers.onData(encodeUtf8(`${reply.replaceAll('\n', '\r\n')}\r\n`));
		else if (behaviour.end !== 'silent') end(behaviour.end);
	};
	const start = (): void => {
		handlers.onConnected({localAddress: '203.0.113.7', localPort: 40_000});
		if (behaviour.kind === 'reset') end('rst');
		if (behaviour.kind === 'flood') {
			for (let round = 0; round < 100; round++) {
				if (isClosed()) return;
				handlers.onData(encodeUtf8('220-more and more\r\n'.repeat(1000)));
			}
		}
		speak();
	};
	tell(() => {
		switch (behaviour.kind) {
			case 'refused':
			case 'unreachable':
				end(behaviour.kind);
				return;
			case 'no answer':
				return;
			case 'reset':
			case 'silent':
			case 'flood':
			case 'talk':
				start();
				return;
			default:
				behaviour satisfies never;
		}
	});
	return {
		write(bytes: Uint8Array) {
			for (const line of decodeUtf8(bytes).split('\r\n').slice(0, -1)) onLine(line);
			tell(speak);
		},
		startTls() {
			tell(() => {
				if (behaviour.kind !== 'talk' || secure) return;
				if (behaviour.tls) {
					secure = true;
					handlers.onSecure(tlsFacts);
				} else {
					handlers.onTlsFailed({code: 'ERR_SSL_X', detail: 'no'});
					end('fin');
				}
			});
		},
		pause() {},
		resume() {},
		close() {
			closed = true;
			over();
		},
	};
}
