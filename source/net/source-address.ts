import {createSocket} from 'node:dgram';
import {isIP} from 'node:net';
import type {Target} from '../model/session.ts';
import {normalizeIp} from '../protocol/ip.ts';

/**
 * Our address on the way to a target, without a zone: connecting a UDP socket
 * makes the kernel choose a route and sends nothing. Undefined if there is none.
 */
export function sourceAddress(target: Target): Promise<string | undefined> {
	const {promise, resolve} = Promise.withResolvers<string | undefined>();
	const family = isIP(target.address.address);
	if (family === 0) return Promise.resolve(undefined);
	const socket = createSocket({
		type: family === 6 ? 'udp6' : 'udp4',
		lookup: (host, _options, callback) => callback(null, host, family),
	});
	socket.on('error', () => {
		socket.close();
		resolve(undefined);
	});
	socket.on('connect', () => {
		const [address = ''] = socket.address().address.split('%');
		socket.close();
		resolve(normalizeIp(address));
	});
	socket.connect(target.port, target.address.address);
	return promise;
}
