import {connect} from 'node:net';
import {failureOf, type Exchange, type ExchangeOptions} from './dns-exchange.ts';
import {isReplyTo, readHeading} from './dns-wire.ts';

/**
 * Send a query over TCP (RFC 7766): a length of two bytes before each message.
 * The deadline covers connection and answer; what comes after the first message
 * is not read, so a server cannot make us keep more than 64 KiB.
 */
export function askOverTcp(options: ExchangeOptions): Promise<Exchange> {
	const {server, query, timeoutMs, signal} = options;
	const {promise, resolve, reject} = Promise.withResolvers<Exchange>();
	const received = new Uint8Array(2 + 0xffff);
	const view = new DataView(received.buffer);
	let length = 0;
	const socket = connect({
		host: server.address,
		port: server.port,
		noDelay: true,
		autoSelectFamily: false,
	});
	const timer = setTimeout(() => finish({failed: 'timeout', detail: undefined}), timeoutMs);
	const abort = (): void => finish(undefined);
	signal.addEventListener('abort', abort, {once: true});

	function finish(exchange: Exchange | undefined): void {
		clearTimeout(timer);
		signal.removeEventListener('abort', abort);
		socket.removeAllListeners();
		socket.on('error', () => {});
		socket.destroy();
		if (exchange) resolve(exchange);
		else reject(signal.reason as Error);
	}

	const prefixed = new Uint8Array(2 + query.length);
	new DataView(prefixed.buffer).setUint16(0, query.length);
	prefixed.set(query, 2);
	socket.on('connect', () => socket.write(prefixed));
	socket.on('error', (error) => finish(failureOf(error)));
	socket.on('data', (chunk) => {
		received.set(chunk.subarray(0, received.length - length), length);
		length = Math.min(length + chunk.length, received.length);
		const end = 2 + view.getUint16(0);
		if (length >= 2 && length >= end) finish(readExchange(received.slice(2, end), options));
	});
	socket.on('end', () =>
		finish({
			failed: 'malformed',
			detail: length === 0 ? 'the server closed without an answer' : 'the answer was cut short',
		}),
	);
	return promise;
}

/** On a connection of its own there is no second datagram to wait for. */
function readExchange(message: Uint8Array, options: ExchangeOptions): Exchange {
	const heading = readHeading(message);
	if (heading && isReplyTo(heading, options)) return {message, heading};
	return {failed: 'malformed', detail: 'the answer belongs to another question'};
}
