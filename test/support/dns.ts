import {createSocket} from 'node:dgram';
import {once} from 'node:events';
import {createServer, type Socket} from 'node:net';
import packet, {type Answer, type DecodedPacket} from 'dns-packet';

/** A query that the fake server received. */
export type DnsQuery = {
	readonly packet: DecodedPacket;
	readonly raw: Buffer;
	readonly transport: 'udp' | 'tcp';
	readonly edns: boolean;
	readonly name: string;
	readonly type: string;
	/** Port the client asked from. */
	readonly port: number;
};

/** Messages to send back, in order; an empty list is silence; a promise delays them. */
export type DnsHandler = (
	query: DnsQuery,
) => Buffer | readonly Buffer[] | Promise<Buffer | readonly Buffer[]>;

export type FakeDns = {
	readonly address: string;
	readonly port: number;
	readonly queries: readonly DnsQuery[];
	/** Open TCP connections. */
	connections(): number;
	close(): Promise<void>;
};

const rcodes = {NOERROR: 0, FORMERR: 1, SERVFAIL: 2, NXDOMAIN: 3, NOTIMP: 4, REFUSED: 5} as const;

export type DnsReply = {
	readonly rcode?: keyof typeof rcodes | number;
	readonly answers?: readonly Answer[];
	readonly authorities?: readonly Answer[];
	readonly additionals?: readonly Answer[];
	readonly truncated?: boolean;
	readonly id?: number;
	readonly question?: {readonly name: string; readonly type: 'A' | 'AAAA' | 'MX'};
	/** Leave the question out. */
	readonly headless?: boolean;
};

/** Encode a reply to a query, with an independent encoder: the dns-packet package. */
export function dnsReply(query: DnsQuery, reply: DnsReply = {}): Buffer {
	const rcode = typeof reply.rcode === 'number' ? reply.rcode : rcodes[reply.rcode ?? 'NOERROR'];
	const flags = packet.RECURSION_DESIRED | packet.RECURSION_AVAILABLE;
	return packet.encode({
		type: 'response',
		id: reply.id ?? query.packet.id ?? 0,
		flags: flags | (reply.truncated ? packet.TRUNCATED_RESPONSE : 0) | rcode,
		questions: reply.headless
			? []
			: reply.question
				? [reply.question]
				: (query.packet.questions ?? []),
		answers: [...(reply.answers ?? [])],
		authorities: [...(reply.authorities ?? [])],
		additionals: [...(reply.additionals ?? [])],
	});
}

/**
 * A DNS server on an ephemeral port of 127.0.0.1, UDP and TCP, that says what
 * the test tells it to; over TCP it may do nothing but reset.
 */
export async function startDns(
	handler: DnsHandler,
	options: {tcp?: 'answer' | 'reset'} = {},
): Promise<FakeDns> {
	for (;;) {
		const server = await tryStart(handler, options.tcp ?? 'answer');
		if (server) return server;
	}
}

async function tryStart(
	handler: DnsHandler,
	tcpMode: 'answer' | 'reset',
): Promise<FakeDns | undefined> {
	const queries: DnsQuery[] = [];
	const sockets = new Set<Socket>();
	const udp = createSocket('udp4');
	udp.bind(0, '127.0.0.1');
	await once(udp, 'listening');
	const {port} = udp.address();
	udp.on('message', (raw, peer) => {
		void answer(raw, 'udp', peer.port).then((messages) => {
			for (const message of messages) udp.send(message, peer.port, peer.address, () => {});
		});
	});
	const tcp = createServer({noDelay: true}, (socket) => {
		sockets.add(socket);
		socket.on('error', () => {});
		socket.on('close', () => sockets.delete(socket));
		if (tcpMode === 'reset') socket.resetAndDestroy();
		let buffered = Buffer.alloc(0);
		socket.on('data', (chunk) => {
			buffered = Buffer.concat([buffered, chunk]);
			while (buffered.length >= 2 && buffered.length >= 2 + buffered.readUInt16BE(0)) {
				const raw = buffered.subarray(2, 2 + buffered.readUInt16BE(0));
				buffered = buffered.subarray(2 + raw.length);
				void answer(raw, 'tcp', socket.remotePort ?? 0).then((messages) => {
					if (messages.length > 0) sendAll(socket, messages);
				});
			}
		});
	});
	// The port that UDP got may be taken for TCP.
	tcp.listen(port, '127.0.0.1');
	const listening = await Promise.race([
		once(tcp, 'listening').then(() => true),
		once(tcp, 'error').then(() => false),
	]).catch(() => false);
	if (!listening) {
		udp.close();
		return undefined;
	}

	async function answer(
		raw: Buffer,
		transport: 'udp' | 'tcp',
		clientPort: number,
	): Promise<readonly Buffer[]> {
		const decoded = packet.decode(raw);
		const question = decoded.questions?.[0];
		const query: DnsQuery = {
			packet: decoded,
			raw: Buffer.from(raw),
			transport,
			edns: decoded.additionals?.some((record) => record.type === 'OPT') ?? false,
			name: question?.name === '.' ? '' : (question?.name ?? ''),
			type: question?.type ?? '',
			port: clientPort,
		};
		queries.push(query);
		const result = await handler(query);
		return Buffer.isBuffer(result) ? [result] : result;
	}

	return {
		address: '127.0.0.1',
		port,
		queries,
		connections: () => sockets.size,
		async close() {
			for (const socket of sockets) socket.destroy();
			await Promise.all([
				new Promise<void>((resolve) => udp.close(() => resolve())),
				new Promise<void>((resolve) => tcp.close(() => resolve())),
			]);
		},
	};
}

/** Each message in a segment of its own, then FIN. */
function sendAll(socket: Socket, messages: readonly Buffer[]): void {
	const [first, ...rest] = messages;
	if (first === undefined) socket.end();
	else socket.write(first, () => setImmediate(sendAll, socket, rest));
}

/** The length prefix of DNS over TCP. */
export function overTcp(message: Buffer): Buffer {
	const prefix = Buffer.alloc(2);
	prefix.writeUInt16BE(message.length);
	return Buffer.concat([prefix, message]);
}
