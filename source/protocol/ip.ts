/** An IP address as bytes: four or sixteen of them. */
export type Ip = {readonly family: 4 | 6; readonly bytes: Uint8Array};

/** Read an IP address in its usual notation; no zone, no prefix, no leading zeros in IPv4. */
export function parseIp(text: string): Ip | undefined {
	if (text.length > 45) return undefined;
	const four = readIpv4(text);
	if (four) return {family: 4, bytes: Uint8Array.from(four)};
	const six = text.includes(':') ? readIpv6(text) : undefined;
	return six && {family: 6, bytes: six};
}

/** The address as RFC 5952 wants it written: lower case, the longest run of zeros cut. */
export function formatIp(ip: Ip): string {
	if (ip.family === 4) return ip.bytes.join('.');
	const groups = groupsOf(ip.bytes);
	if (isMapped(ip.bytes)) return `::ffff:${ip.bytes.subarray(12).join('.')}`;
	const run = longestZeros(groups);
	const hex = groups.map((group) => group.toString(16));
	if (run.length < 2) return hex.join(':');
	return `${hex.slice(0, run.start).join(':')}::${hex.slice(run.start + run.length).join(':')}`;
}

/** The same address in one notation, or undefined if it is none. */
export function normalizeIp(text: string): string | undefined {
	const ip = parseIp(text);
	return ip && formatIp(ip);
}

/** The name that carries the PTR record of an address (RFC 1035 §3.5, RFC 3596 §2.5). */
export function reverseName(ip: Ip): string {
	if (ip.family === 4) return `${ip.bytes.toReversed().join('.')}.in-addr.arpa`;
	const nibbles = [...ip.bytes].flatMap((byte) => [byte >> 4, byte & 15]);
	const digits = nibbles.toReversed().map((nibble) => nibble.toString(16));
	return `${digits.join('.')}.ip6.arpa`;
}

function readIpv4(text: string): number[] | undefined {
	if (!/^(?:(?:0|[1-9]\d{0,2})(?:\.(?!$)|$)){4}$/.test(text)) return undefined;
	const numbers = text.split('.').map(Number);
	return numbers.every((number) => number < 256) ? numbers : undefined;
}

function readIpv6(text: string): Uint8Array | undefined {
	const halves = text.split('::');
	if (halves.length > 2) return undefined;
	const [left, right] = halves.map((half, index) => readGroups(half, index === halves.length - 1));
	if (!left || (halves.length === 2 && !right)) return undefined;
	const missing = 16 - left.length - (right?.length ?? 0);
	// The two colons stand for at least one group.
	if (right ? missing < 2 : missing !== 0) return undefined;
	return Uint8Array.from([...left, ...Array.from({length: missing}, () => 0), ...(right ?? [])]);
}

function readGroups(text: string, mayEndInIpv4: boolean): number[] | undefined {
	if (text === '') return [];
	const groups = text.split(':');
	const bytes: number[] = [];
	for (const [index, group] of groups.entries()) {
		const four = mayEndInIpv4 && index === groups.length - 1 ? readIpv4(group) : undefined;
		if (four) {
			bytes.push(...four);
		} else if (/^[0-9a-f]{1,4}$/i.test(group)) {
			const value = Number.parseInt(group, 16);
			bytes.push(value >> 8, value & 0xff);
		} else {
			return undefined;
		}
	}
	return bytes;
}

function groupsOf(bytes: Uint8Array): number[] {
	return Array.from({length: 8}, (_, index) => {
		return ((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0);
	});
}

function isMapped(bytes: Uint8Array): boolean {
	return bytes.every((byte, index) => index >= 12 || byte === (index < 10 ? 0 : 0xff));
}

function longestZeros(groups: readonly number[]): {start: number; length: number} {
	let best = {start: 0, length: 0};
	let start = 0;
	for (const [index, group] of groups.entries()) {
		if (group !== 0) start = index + 1;
		else if (index + 1 - start > best.length) best = {start, length: index + 1 - start};
	}
	return best;
}
