import {createSocket, type Socket as UdpSocket} from 'node:dgram';
import {createServer, type Server, type Socket} from 'node:net';
import {decode, encode, type Answer, type DecodedPacket, type Packet} from 'dns-packet';
import {lookUp, troubleRcodes, type Finding, type NamedRecord, type World} from './zone.ts';

/** A question that reached the practice resolver. */
export type Asked = {
	readonly name: string;
	readonly type: string;
	readonly transport: 'udp' | 'tcp';
};

/** A running DNS server on 127.0.0.1, UDP and TCP on the same port. */
export type DnsServer = {
	readonly address: string;
	readonly port: number;
	/** Every question so far, in order of arrival. */
	readonly asked: readonly Asked[];
	close(): Promise<void>;
};

const loopback = '127.0.0.1';
/** Without EDNS an answer over UDP has at most 512 octets (RFC 1035 §2.3.4). */
const plainUdpOctets = 512;
/** UDP and TCP must get the same free port; another program may take it in between. */
const portTries = 20;
const soaTtl = 300;
const defaultTtl = 3600;
const rcodes = {NOERROR: 0, FORMERR: 1, SERVFAIL: 2, NXDOMAIN: 3, NOTIMP: 4, REFUSED: 5} as const;
const flags = {recursionAvailable: 0x80, recursionDesired: 0x100, cut: 0x200};

/**
 * Serve the names of a practice world as a recursive resolver does, with real
 * packets. Port 0: any free one.
 */
export async function startDnsServer(world: World): Promise<DnsServer> {
	const asked: Asked[] = [];
	const timers = new Set<NodeJS.Timeout>();
	const sockets = new Set<Socket>();
	const later = (ms: number, job: () => void) => {
		if (ms <= 0) return job();
		const timer = setTimeout(() => {
			timers.delete(timer);
			job();
		}, ms);
		timers.add(timer);
	};
	const handle = (bytes: Uint8Array, transport: 'udp' | 'tcp', send: (answer: Buffer) => void) => {
		const query = readQuery(bytes);
		const question = query?.questions?.[0];
		if (!query || !question) return;
		asked.push({name: question.name, type: question.type, transport});
		const found = lookUp(world, question.name, question.type);
		const reply = makeReply(query, found, transport);
		if (reply) later(found.node?.delayMs ?? 0, () => send(reply));
	};
	const {udp, tcp, port} = await listen((socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
		serveTcp(socket, handle);
	});
	udp.on('message', (message, peer) => {
		handle(message, 'udp', (answer) => udp.send(answer, peer.port, peer.address, () => {}));
	});
	return {
		address: loopback,
		port,
		asked,
		async close() {
			for (const timer of timers) clearTimeout(timer);
			for (const socket of sockets) socket.destroy();
			await Promise.all([
				new Promise<void>((resolve) => tcp.close(() => resolve())),
				new Promise<void>((resolve) => udp.close(() => resolve())),
			]);
		},
	};
}

type Handle = (bytes: Uint8Array, transport: 'udp' | 'tcp', send: (answer: Buffer) => void) => void;

async function listen(
	onConnection: (socket: Socket) => void,
): Promise<{udp: UdpSocket; tcp: Server; port: number}> {
	let problem: unknown;
	for (let tries = 0; tries < portTries; tries++) {
		const tcp = createServer({noDelay: true}, onConnection);
		await new Promise<void>((resolve, reject) => {
			tcp.once('error', reject);
			tcp.listen(0, loopback, resolve);
		});
		const address = tcp.address();
		const port = typeof address === 'object' && address ? address.port : 0;
		const udp = createSocket('udp4');
		try {
			await new Promise<void>((resolve, reject) => {
				udp.once('error', reject);
				udp.bind(port, loopback, resolve);
			});
			udp.removeAllListeners('error');
			// Windows reports a client's vanished port here; that is no concern of ours.
			udp.on('error', () => {});
			return {udp, tcp, port};
		} catch (error) {
			problem = error;
			udp.close();
			await new Promise<void>((resolve) => tcp.close(() => resolve()));
		}
	}
	throw new Error('no port is free for both UDP and TCP on 127.0.0.1', {cause: problem});
}

/** Messages over TCP carry two octets of length in front (RFC 1035 §4.2.2). */
function serveTcp(socket: Socket, handle: Handle): void {
	let pending: Buffer = Buffer.alloc(0);
	socket.on('error', () => {});
	socket.on('data', (chunk) => {
		pending = Buffer.concat([pending, chunk]);
		while (pending.length >= 2) {
			const length = pending.readUInt16BE(0);
			if (pending.length < length + 2) return;
			const message = pending.subarray(2, length + 2);
			pending = pending.subarray(length + 2);
			handle(message, 'tcp', (answer) => {
				const prefix = Buffer.alloc(2);
				prefix.writeUInt16BE(answer.length);
				if (socket.writable) socket.write(Buffer.concat([prefix, answer]));
			});
		}
	});
}

function readQuery(bytes: Uint8Array): DecodedPacket | undefined {
	try {
		const packet = decode(Buffer.from(bytes));
		return packet.type === 'query' ? packet : undefined;
	} catch {
		return undefined;
	}
}

/** The bytes of the answer; undefined: stay silent. */
function makeReply(
	query: DecodedPacket,
	found: Finding,
	transport: 'udp' | 'tcp',
): Buffer | undefined {
	const trouble = transport === 'tcp' ? (found.node?.tcpTrouble ?? found.trouble) : found.trouble;
	if (trouble === 'silent') return undefined;
	if (trouble === 'garbage') return Buffer.from('this is no DNS message');
	const edns = query.additionals?.find((record) => record.type === 'OPT');
	const questions = query.questions ?? [];
	const other = questions.map((question) => ({...question, name: `not-${question.name}`}));
	const asked = query.flags ?? 0;
	const rcode = rcodes[(trouble && troubleRcodes[trouble]) ?? found.rcode];
	const reply: Packet = {
		type: 'response',
		id: ((query.id ?? 0) + (trouble === 'wrong-id' ? 1 : 0)) & 0xff_ff,
		flags: (asked & flags.recursionDesired) | flags.recursionAvailable | rcode,
		questions: trouble === 'wrong-question' ? other : questions,
		answers: trouble === 'servfail' ? [] : found.answers.map(toAnswer),
		authorities: found.soaOf === undefined ? [] : [soa(found.soaOf)],
		additionals: edns
			? [
					{
						name: '.',
						type: 'OPT',
						udpPayloadSize: 1232,
						extendedRcode: 0,
						ednsVersion: 0,
						flags: 0,
						flag_do: false,
						options: [],
					},
				]
			: [],
	};
	const bytes = encode(reply);
	if (transport === 'tcp') return bytes;
	const limit =
		edns?.type === 'OPT' ? Math.max(plainUdpOctets, edns.udpPayloadSize) : plainUdpOctets;
	if (bytes.length <= limit && !found.node?.cut) return bytes;
	return encode({...reply, flags: (reply.flags ?? 0) | flags.cut, answers: [], authorities: []});
}

function soa(zone: string): Answer {
	return {
		name: zone,
		type: 'SOA',
		ttl: soaTtl,
		data: {
			mname: 'ns.practice.example',
			rname: 'hostmaster.practice.example',
			serial: 1,
			refresh: 7200,
			retry: 3600,
			expire: 1_209_600,
			minimum: soaTtl,
		},
	};
}

function toAnswer({name, record}: NamedRecord): Answer {
	const base = {name, ttl: record.ttl ?? defaultTtl};
	switch (record.type) {
		case 'MX':
			return {
				...base,
				type: 'MX',
				data: {preference: record.preference, exchange: record.exchange || '.'},
			};
		case 'A':
		case 'AAAA':
			return {...base, type: record.type, data: record.address};
		case 'CNAME':
		case 'PTR':
		case 'NS':
			return {...base, type: record.type, data: record.target};
		case 'TXT':
			return {...base, type: 'TXT', data: [...record.strings]};
	}
}
