/**
 * Domain names between the wire and text. Labels may hold any byte, so text
 * that merely joins them with dots would let `a.b` (one label) pass for `a` and
 * `b`. We write names as RFC 1035 §5.1 and RFC 4343 §2.1 do: a dot or backslash
 * inside a label gets a backslash, any byte outside the printable ASCII becomes
 * `\DDD`. Two different names never have the same text, and every text that we
 * produced leads back to the same bytes.
 */

/** RFC 1035 §3.1: octets of a label, and of a whole name with its length octets. */
const maxLabelOctets = 63;
const maxNameOctets = 255;
/** A name has at most 127 labels, so an honest one needs no more pointers. */
const maxPointers = 127;

const dot = 0x2e;
const backslash = 0x5c;

/**
 * The bytes of a name, uncompressed, with the root label at the end; '' and '.'
 * are the root, one trailing dot is forgiven. Undefined for what no question
 * can carry: empty or over-long labels, bytes outside ASCII, a broken escape.
 */
export function nameToWire(text: string): Uint8Array | undefined {
	const name = text === '.' ? '' : text;
	const wire: number[] = [];
	let label: number[] = [];
	for (const match of name.matchAll(/\\(\d{3})|\\([\s\S]?)|[\s\S]/g)) {
		const [whole, digits, literal] = match;
		if (whole === '.') {
			if (label.length === 0) return undefined;
			wire.push(label.length, ...label);
			label = [];
			continue;
		}
		const octet = digits === undefined ? (literal ?? whole).charCodeAt(0) : Number(digits);
		// NaN: a backslash at the very end.
		if (!(octet <= (digits === undefined ? 0x7f : 0xff))) return undefined;
		label.push(octet);
		if (label.length > maxLabelOctets || wire.length > maxNameOctets) return undefined;
	}
	if (label.length > 0) wire.push(label.length, ...label);
	wire.push(0);
	return wire.length <= maxNameOctets ? Uint8Array.from(wire) : undefined;
}

/**
 * Read a name, following compression pointers (RFC 1035 §4.1.4): only
 * backwards, and not for ever. Without a trailing dot; the root is ''. Throws a
 * RangeError on bytes that are no name.
 */
export function readName(message: Uint8Array, start: number): {name: string; next: number} {
	const labels: string[] = [];
	let offset = start;
	let next: number | undefined;
	let barrier = start;
	let octets = 1;
	for (let pointers = 0; ;) {
		const length = octetAt(message, offset);
		if (length >= 0xc0) {
			const target = ((length & 0x3f) << 8) | octetAt(message, offset + 1);
			next ??= offset + 2;
			pointers++;
			if (target >= barrier || pointers > maxPointers) {
				throw new RangeError('a compressed name that does not point back');
			}
			barrier = target;
			offset = target;
			continue;
		}
		if (length > maxLabelOctets) throw new RangeError('a label of an unknown kind');
		if (length === 0) return {name: labels.join('.'), next: next ?? offset + 1};
		octets += length + 1;
		if (octets > maxNameOctets) throw new RangeError('a name longer than 255 octets');
		if (offset + 1 + length > message.length) throw new RangeError('a name cut short');
		labels.push(labelText(message.subarray(offset + 1, offset + 1 + length)));
		offset += length + 1;
	}
}

/** True if both are the same name: ASCII letters match in either case (RFC 4343). */
export function sameName(a: string, b: string): boolean {
	return a.toLowerCase() === b.toLowerCase();
}

function labelText(label: Uint8Array): string {
	let text = '';
	for (const octet of label) {
		if (octet === dot || octet === backslash) text += `\\${String.fromCharCode(octet)}`;
		else if (octet > 0x20 && octet < 0x7f) text += String.fromCharCode(octet);
		else text += `\\${octet.toString().padStart(3, '0')}`;
	}
	return text;
}

function octetAt(message: Uint8Array, offset: number): number {
	const octet = message[offset];
	if (octet === undefined) throw new RangeError('a name cut short');
	return octet;
}
