import {createSocket} from 'node:dgram';
import {isIP} from 'node:net';
import {failureOf, type Exchange, type ExchangeOptions} from './dns-exchange.ts';
import {isReplyTo, readHeading} from './dns-wire.ts';

/**
 * Send a query over UDP and wait for the datagram that answers it. The socket
 * is fresh, so its port is a random one, and connected, so the kernel drops
 * what comes from elsewhere and tells us when nobody listens (RFC 5452 §9).
 * Datagrams with another id or question are counted and otherwise ignored.
 */
export function askOverUdp(options: ExchangeOptions): Promise<Exchange> {
	const {server, query, timeoutMs, signal} = options;
	const {promise, resolve, reject} = Promise.withResolvers<Exchange>();
	let strangers = 0;
	let isOver = false;
	const family = isIP(server.address);
	const socket = createSocket({
		type: family === 6 ? 'udp6' : 'udp4',
		// The address is one already: no look-up.
		lookup: (host, _options, callback) => callback(null, host, family),
	});
	const timer = setTimeout(() => finish({failed: 'timeout', detail: undefined}), timeoutMs);
	const abort = (): void => finish(undefined);
	signal.addEventListener('abort', abort, {once: true});

	function finish(exchange: Exchange | undefined): void {
		// A failed send may be reported twice.
		if (isOver) return;
		isOver = true;
		clearTimeout(timer);
		signal.removeEventListener('abort', abort);
		socket.removeAllListeners();
		// What the kernel still reports after the end has nobody to tell it to.
		socket.on('error', () => {});
		socket.close();
		if (!exchange) reject(signal.reason as Error);
		else if ('failed' in exchange && strangers > 0) {
			const detail = `${strangers} datagram${strangers > 1 ? 's' : ''} with another id or question ignored`;
			resolve({...exchange, detail: exchange.detail ? `${exchange.detail}; ${detail}` : detail});
		} else resolve(exchange);
	}

	socket.on('error', (error) => finish(failureOf(error)));
	socket.on('message', (message) => {
		const heading = readHeading(message);
		if (heading && isReplyTo(heading, options)) finish({message: new Uint8Array(message), heading});
		else strangers++;
	});
	socket.on('connect', () => {
		socket.send(query, (error) => {
			if (error) finish(failureOf(error));
		});
	});
	socket.connect(server.port, server.address);
	return promise;
}
