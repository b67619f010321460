/** Enhanced status code of RFC 3463 §2: class.subject.detail. */
export type EnhancedCode = {
	readonly class: 2 | 4 | 5;
	readonly subject: number;
	readonly detail: number;
};

/**
 * Something odd in what the server sent. Anomalies are findings, never
 * failures: the bytes are kept and the walk goes on where it can. `line`
 * counts from 0 inside the reply.
 */
export type Anomaly =
	| {readonly kind: 'bare-lf'; readonly line: number}
	| {readonly kind: 'bare-cr'; readonly line: number}
	| {readonly kind: 'no-code'; readonly line: number}
	| {readonly kind: 'odd-code'; readonly line: number; readonly code: number}
	| {readonly kind: 'bad-separator'; readonly line: number}
	| {readonly kind: 'mixed-codes'; readonly codes: readonly number[]}
	| {readonly kind: 'line-too-long'; readonly line: number; readonly bytes: number}
	| {readonly kind: 'reply-too-long'; readonly lines: number; readonly bytes: number}
	| {readonly kind: 'not-utf8'; readonly line: number}
	| {readonly kind: 'control-characters'; readonly line: number; readonly count: number}
	| {readonly kind: 'unterminated'; readonly line: number}
	| {readonly kind: 'unsolicited-reply'}
	| {readonly kind: 'plaintext-after-starttls'; readonly bytes: number};

/** One line of a reply as it came over the wire. */
export type ReplyLine = {
	/** The bytes with their terminator; cut at the bound of `bounds.ts`. */
	readonly raw: Uint8Array;
	/** Length on the wire, terminator included, also where `raw` was cut. */
	readonly bytes: number;
	/** Offset of the first byte in all that the server sent on this connection. */
	readonly offset: number;
	/** When the terminator arrived: milliseconds on the session's clock. */
	readonly atMs: number;
	/** The three digits, if the line starts with them. */
	readonly code: number | undefined;
	/** False when a hyphen announces another line (RFC 5321 §4.2.1). */
	readonly isLast: boolean;
	/** What stands behind code and separator, decoded as UTF-8; NOT safe to show: use `visible`. */
	readonly text: string;
};

/** One whole reply (RFC 5321 §4.2), or as much of it as came before the end. */
export type Reply = {
	/** The code of the last line that has one; undefined if none has. */
	readonly code: number | undefined;
	/** From the first line that carries one that fits the code (RFC 2034 §4). */
	readonly enhanced: EnhancedCode | undefined;
	readonly lines: readonly ReplyLine[];
	readonly anomalies: readonly Anomaly[];
	/** When the first byte and the last terminator arrived, on the session's clock. */
	readonly firstByteAtMs: number;
	readonly completeAtMs: number;
	/** Bytes on the wire, those dropped by a bound included. */
	readonly bytes: number;
};

/** One capability line of an EHLO reply (RFC 5321 §4.1.1.1); unknown keywords are kept. */
export type Capability = {
	/** Upper case. */
	readonly keyword: string;
	/** As sent by the server; NOT safe to show. */
	readonly parameters: readonly string[];
	/** Index of the reply line it came from. */
	readonly line: number;
};

/** The certificate the server showed, as far as a person needs it. Strings are NOT safe to show. */
export type CertificateFacts = {
	readonly subject: string;
	readonly issuer: string;
	/** DNS names and IP addresses of the subjectAltName extension. */
	readonly names: readonly string[];
	/** ISO 8601. */
	readonly validFrom: string;
	readonly validTo: string;
	readonly serial: string;
	/** SHA-256 fingerprint, hex pairs with colons. */
	readonly fingerprint256: string;
	readonly keyType: string;
	readonly keyBits: number | undefined;
	readonly selfSigned: boolean;
};

/** What a finished TLS handshake showed. */
export type TlsFacts = {
	/** 'TLSv1.3', … */
	readonly protocol: string;
	readonly cipher: string;
	/** Would a strict client have accepted the certificate for this host name? */
	readonly authorized: boolean;
	/** Why not: OpenSSL's stable code such as 'DEPTH_ZERO_SELF_SIGNED_CERT'. */
	readonly authorizationError: string | undefined;
	readonly servername: string | undefined;
	/** Leaf first. Bounded. */
	readonly chain: readonly CertificateFacts[];
};
