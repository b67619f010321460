import {X509Certificate} from 'node:crypto';
import type {TLSSocket} from 'node:tls';
import type {CertificateFacts, TlsFacts} from '../model/wire.ts';
import {maxCertificates} from '../protocol/bounds.ts';

/** Names of one certificate that are kept. Honest ones have had up to a hundred or so. */
const maxNames = 200;
/** Characters kept of any one text of a certificate. */
const maxTextLength = 2000;

/** A certificate of the peer's chain, as node:tls hands it out: at the end it may point to itself. */
export type PeerCertificate = {
	readonly raw?: Uint8Array | undefined;
	readonly bits?: number | undefined;
	readonly issuerCertificate?: PeerCertificate | undefined;
};

/** What a finished handshake showed. `servername` is the name that was sent as SNI. */
export function readTlsFacts(socket: TLSSocket, servername: string | undefined): TlsFacts {
	const error: unknown = socket.authorizationError;
	return {
		protocol: socket.getProtocol() ?? 'unknown',
		cipher: socket.getCipher()?.name ?? 'unknown',
		authorized: socket.authorized,
		authorizationError: socket.authorized || !error ? undefined : errorCode(error),
		servername,
		chain: readChain(socket.getPeerCertificate(true)),
	};
}

/** The chain as facts, leaf first; ends at a certificate that was seen already, and at the bound. */
export function readChain(leaf: PeerCertificate): readonly CertificateFacts[] {
	const chain = new Map<string, CertificateFacts>();
	let next: PeerCertificate | undefined = leaf;
	while (next?.raw && chain.size < maxCertificates) {
		const facts = readCertificate(next.raw, next.bits);
		if (!facts || chain.has(facts.fingerprint256)) break;
		chain.set(facts.fingerprint256, facts);
		next = next.issuerCertificate;
	}
	return [...chain.values()];
}

function readCertificate(raw: Uint8Array, bits: number | undefined): CertificateFacts | undefined {
	try {
		const certificate = new X509Certificate(raw);
		return {
			subject: nameText(certificate.subject),
			issuer: nameText(certificate.issuer),
			names: readNames(certificate.subjectAltName ?? ''),
			validFrom: isoDate(certificate.validFrom),
			validTo: isoDate(certificate.validTo),
			serial: certificate.serialNumber.slice(0, maxTextLength),
			fingerprint256: certificate.fingerprint256,
			keyType: keyType(certificate),
			keyBits: bits,
			selfSigned: certificate.subject === certificate.issuer,
		};
	} catch {
		return undefined;
	}
}

/** OpenSSL puts each part of a name on a line of its own; line breaks inside a part come escaped. */
function nameText(name: string | undefined): string {
	return (name ?? '').split('\n').join(', ').slice(0, maxTextLength);
}

/**
 * The DNS names and IP addresses of node's text form, 'DNS:mx.example, IP
 * Address:192.0.2.1', in which a value that could be taken for more than one is
 * quoted as JSON.
 */
export function readNames(subjectAltName: string): readonly string[] {
	const names: string[] = [];
	for (const entry of splitEntries(subjectAltName)) {
		if (names.length === maxNames) break;
		const colon = entry.indexOf(':');
		const kind = entry.slice(0, colon);
		if (kind !== 'DNS' && kind !== 'IP Address') continue;
		const value = entry.slice(colon + 1);
		const text = value.startsWith('"') ? unquote(value) : value;
		names.push(text.slice(0, maxTextLength));
	}
	return names;
}

/** Cut at commas outside of quotes. By hand: a pattern for this takes quadratic time on hostile names. */
function splitEntries(text: string): readonly string[] {
	const entries: string[] = [];
	let start = 0;
	let quoted = false;
	for (let index = 0; index < text.length; index++) {
		const char = text[index];
		if (char === '"') quoted = !quoted;
		else if (char === '\\' && quoted) index++;
		else if (char === ',' && !quoted) {
			entries.push(text.slice(start, index));
			start = text[index + 1] === ' ' ? index + 2 : index + 1;
		}
	}
	entries.push(text.slice(start));
	return entries;
}

function unquote(value: string): string {
	try {
		return String(JSON.parse(value));
	} catch {
		return value;
	}
}

/** Empty if the certificate holds no date. */
function isoDate(text: string): string {
	const date = new Date(text);
	return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}

function keyType(certificate: X509Certificate): string {
	try {
		return certificate.publicKey.asymmetricKeyType ?? 'unknown';
	} catch {
		// A kind of key that this OpenSSL does not know.
		return 'unknown';
	}
}

/** node:tls types it as an Error and sets a string. */
function errorCode(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
