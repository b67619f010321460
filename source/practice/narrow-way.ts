import {connect, createServer, type Socket} from 'node:net';

/** A way to a server that cannot carry large pieces. */
export type NarrowWay = {
	readonly port: number;
	close(): Promise<void>;
};

const loopback = '127.0.0.1';

/**
 * Lead connections on to a loopback port, and lose what comes back in a piece
 * of more than `maxBytes`, with everything behind it: TCP cannot pass the gap,
 * so the client hears nothing more, not even the end. That is what a path does
 * whose largest packet is smaller than both ends think and whose routers do
 * not say so (RFC 2923 §2.1). Our own bytes still arrive.
 */
export async function startNarrowWay(target: {
	readonly port: number;
	readonly maxBytes: number;
}): Promise<NarrowWay> {
	const sockets = new Set<Socket>();
	const keep = (socket: Socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
		socket.on('error', () => {});
	};
	const server = createServer({allowHalfOpen: true, noDelay: true}, (near) => {
		const far = connect({host: loopback, port: target.port, allowHalfOpen: true, noDelay: true});
		keep(near);
		keep(far);
		let lost = false;
		far.on('data', (piece) => {
			lost ||= piece.length > target.maxBytes;
			if (!lost && near.writable) near.write(piece);
		});
		far.on('end', () => {
			if (!lost) near.end();
		});
		far.on('close', () => {
			if (!lost) near.destroy();
		});
		near.on('data', (piece) => far.write(piece));
		near.on('end', () => far.end());
		near.on('close', () => far.destroy());
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(0, loopback, resolve);
	});
	const address = server.address();
	return {
		port: typeof address === 'object' && address ? address.port : 0,
		close() {
			for (const socket of sockets) socket.destroy();
			return new Promise((resolve) => server.close(() => resolve()));
		},
	};
}
