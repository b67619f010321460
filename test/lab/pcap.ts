/** One packet of IPv4 over Ethernet, as far as the comparison needs it. */
type Packet = {
	readonly protocol: 'tcp' | 'udp';
	readonly sourcePort: number;
	readonly targetPort: number;
	readonly sequence: number;
	readonly flags: {readonly syn: boolean; readonly fin: boolean; readonly rst: boolean};
	readonly payload: Buffer;
};

/** What a TCP connection carried each way; `closed` once both sides have sent FIN or one RST. */
export type Stream = {readonly sent: Buffer; readonly received: Buffer; readonly closed: boolean};

const magic = 0xa1b2c3d4;

/** Packets of a capture file (libpcap, microseconds, Ethernet); a cut last record is left out. */
function* packets(file: Buffer): Generator<Packet> {
	if (file.length < 24) return;
	if (file.readUInt32LE(0) !== magic || file.readUInt32LE(20) !== 1) {
		throw new Error('not a capture of Ethernet in this byte order');
	}
	for (let at = 24; at + 16 <= file.length;) {
		const length = file.readUInt32LE(at + 8);
		const frame = file.subarray(at + 16, at + 16 + length);
		if (frame.length < length) return;
		at += 16 + length;
		const packet = readFrame(frame);
		if (packet) yield packet;
	}
}

function readFrame(frame: Buffer): Packet | undefined {
	if (frame.readUInt16BE(12) !== 0x0800) return undefined;
	const ip = frame.subarray(14, 14 + frame.readUInt16BE(16));
	const segment = ip.subarray(((ip[0] ?? 0) & 15) * 4);
	const ports = {sourcePort: segment.readUInt16BE(0), targetPort: segment.readUInt16BE(2)};
	if (ip[9] === 17) {
		const flags = {syn: false, fin: false, rst: false};
		return {protocol: 'udp', ...ports, sequence: 0, flags, payload: segment.subarray(8)};
	}
	if (ip[9] !== 6) return undefined;
	const bits = segment[13] ?? 0;
	return {
		protocol: 'tcp',
		...ports,
		sequence: segment.readUInt32BE(4),
		flags: {fin: (bits & 1) > 0, syn: (bits & 2) > 0, rst: (bits & 4) > 0},
		payload: segment.subarray(((segment[12] ?? 0) >> 4) * 4),
	};
}

/** The connection from this local port to port 25, put together by sequence numbers. */
export function tcpStream(file: Buffer, localPort: number): Stream {
	const all = [...packets(file)].filter(({protocol}) => protocol === 'tcp');
	const out = all.filter((packet) => packet.sourcePort === localPort && packet.targetPort === 25);
	const back = all.filter((packet) => packet.targetPort === localPort && packet.sourcePort === 25);
	const ended = (side: readonly Packet[]) => side.some(({flags}) => flags.fin);
	const reset = [...out, ...back].some(({flags}) => flags.rst);
	return {
		sent: assemble(out),
		received: assemble(back),
		closed: reset || (ended(out) && ended(back)),
	};
}

function assemble(side: readonly Packet[]): Buffer {
	const syn = side.find(({flags}) => flags.syn);
	if (!syn) return Buffer.alloc(0);
	const pieces = side
		.filter(({payload}) => payload.length > 0)
		.map(({sequence, payload}) => ({at: (sequence - syn.sequence - 1) >>> 0, payload}))
		.toSorted((a, b) => a.at - b.at);
	let whole = Buffer.alloc(0);
	for (const {at, payload} of pieces) {
		if (at > whole.length) throw new Error(`${at - whole.length} bytes are missing in the capture`);
		whole = Buffer.concat([whole, payload.subarray(whole.length - at)]);
	}
	return whole;
}

/** Payloads of all datagrams that came from port 53. */
export function dnsAnswers(file: Buffer): readonly Buffer[] {
	return [...packets(file)]
		.filter(({protocol, sourcePort}) => protocol === 'udp' && sourcePort === 53)
		.map(({payload}) => payload);
}
