import type {Accounts} from './login.ts';

/**
 * How a practice mail server behaves, as data: for each thing that can happen
 * a rule says what to do, step by step. The server of `smtp-server.ts` carries
 * it out byte for byte and knows nothing of SMTP beyond this.
 */

/** Which of the throw-away certificates of `certificate.ts` a host shows. */
export type CertificateName = 'practice' | 'expired' | 'self-signed' | 'wrong-name';

/** How the server's side of a TLS handshake is set up. */
export type TlsScript = {
	/** Default: 'practice', signed by the practice CA for the names of the practice hosts. */
	readonly certificate?: CertificateName;
	/**
	 * Default: TLS 1.2 and newer. `up-to-1.1`: what RFC 8996 retired. `none-in-common`:
	 * only ciphers that no client offers, so that every handshake fails.
	 */
	readonly versions?: 'today' | 'up-to-1.1' | 'none-in-common';
};

/**
 * One thing to do. Texts and raw bytes that follow each other leave in one
 * write, as a real server's reply does.
 *
 * A string is one line: placeholders are filled in, CR LF is added, it travels
 * as UTF-8. Placeholders: `{host}` our name, `{client}` the client's address,
 * `{helo}` its EHLO name, `{verb}` and `{argument}` of the command, `{from}`
 * and `{to}` the paths without brackets, `{local}` the local part of `{to}`,
 * `{date}` as in RFC 5322, `{id}` a number of its own for each use.
 */
export type Step =
	| string
	/** Exact bytes, one for each character (0–255); nothing is added or filled in. */
	| {readonly raw: string}
	/** The same exact bytes again and again, `everyMs` apart or as fast as the client reads. */
	| {readonly repeat: string; readonly times: number | 'endless'; readonly everyMs?: number}
	/** Exact bytes, so many at a time. */
	| {readonly drip: string; readonly bytes: number; readonly everyMs: number}
	| {readonly waitMs: number}
	/** Wait until the client sends anything, and swallow it. */
	| {readonly await: 'bytes'}
	/** Take part in a TLS handshake; after a failure the connection is closed. */
	| {readonly tls: TlsScript}
	/** The last step: FIN, RST, or never another byte. */
	| {readonly end: 'fin' | 'rst' | 'hang'};

/**
 * What a rule is about: a verb, or `connect` (somebody connected), `early`
 * (bytes came before the banner was out), `secured` (a TLS handshake is done),
 * `*` (any command that no other rule took).
 */
export type Trigger =
	| 'connect'
	| 'early'
	| 'secured'
	| '*'
	| 'EHLO'
	| 'HELO'
	| 'STARTTLS'
	| 'MAIL'
	| 'RCPT'
	| 'VRFY'
	| 'EXPN'
	| 'RSET'
	| 'NOOP'
	| 'QUIT'
	| 'DATA'
	| 'HELP'
	| 'AUTH';

/** Kinds of EHLO names. */
export type HeloKind = 'literal' | 'bare' | 'ours' | 'fqdn';

/** Conditions; all that are given must hold. */
export type When = {
	readonly secure?: boolean;
	/** EHLO or HELO was accepted since the connection (or TLS) began. */
	readonly greeted?: boolean;
	/** MAIL was accepted. */
	readonly mail?: boolean;
	/** At least so many recipients were accepted. */
	readonly recipients?: number;
	/** At least so many replies of 4yz or 5yz were given. */
	readonly errors?: number;
	/** The first connection to this host in this network, or a later one. */
	readonly connection?: 'first' | 'later';
	/** Local part of the path or of VRFY's argument, in lower case. */
	readonly to?: readonly string[];
	/** The path's domain is none of the host's `domains`. */
	readonly foreign?: boolean;
	/** The path has characters beyond ASCII. */
	readonly nonAscii?: boolean;
	/** The sender's path ends with one of these domains. */
	readonly fromDomain?: readonly string[];
	/** The sender's path is empty. */
	readonly nullSender?: boolean;
	/** What the EHLO name is: an address literal, a name without a dot, our own name, any other name. */
	readonly helo?: HeloKind;
	/** The EHLO name is one of these; lower case. */
	readonly heloIs?: readonly string[];
	/** The EHLO name ends with one of these; lower case. */
	readonly heloEnds?: readonly string[];
	/** The address family that the client came over. */
	readonly family?: 4 | 6;
	/** Which of our addresses the client came to. */
	readonly address?: readonly string[];
	/** Which of our ports. */
	readonly port?: number;
	/** Connections to this host during the last `ms` milliseconds, this one included. */
	readonly connectionsWithin?: {readonly ms: number; readonly atLeast: number};
	/** The command came sooner than this after our last reply. */
	readonly quickerThanMs?: number;
	/** At least so many RCPT of this client were refused with 5yz by this host, on all connections together. */
	readonly unknownNames?: number;
	/** The command ended with a lone LF. */
	readonly bareLf?: boolean;
	/**
	 * Greylisting: this client, sender and recipient were first seen less than
	 * so many milliseconds ago. Looking remembers.
	 */
	readonly greylistedMs?: number;
};

/** Of the rules for a trigger the first one whose conditions hold is carried out. */
export type Rule = {
	readonly on: Trigger | readonly Trigger[];
	readonly when?: When;
	readonly do: readonly Step[];
};

/**
 * The way to a host. `silent`: packets vanish, as behind a firewall that drops
 * them. `unreachable`: a router says so. `maxBytes`: what the server sends in
 * one piece that is larger than this is lost, and everything behind it: a way
 * that cannot carry large packets and does not say so (RFC 2923 §2.1).
 */
export type Path = 'open' | 'silent' | 'unreachable' | {readonly maxBytes: number};

/** One value for both families, or one for each. */
export type PerFamily<T> = T | {readonly ipv4?: T; readonly ipv6?: T};

/** One practice host: where it is and how it behaves. */
export type HostScript = {
	/** DNS name; A, AAAA and PTR records follow from `addresses` by themselves. */
	readonly name: string;
	/** Addresses of the practice world, none used by another host. */
	readonly addresses: readonly string[];
	/** Default: 25. */
	readonly port?: number;
	/** Further ports with the same rules. */
	readonly alsoOn?: readonly number[];
	/** The way there; default: open. `unreachable` holds for all ports, the others for `port` alone. */
	readonly path?: PerFamily<Path>;
	/** `no-ptr`: the client comes here from its other address, the one without a PTR record. */
	readonly exit?: PerFamily<'no-ptr'>;
	/** Domains it takes mail for; what else arrives is `foreign`. */
	readonly domains?: readonly string[];
	/** AUTH is answered for these, in place of the rules. */
	readonly accounts?: Accounts;
	readonly rules: readonly Rule[];
	/** What to do when the client has sent nothing for so long. */
	readonly idle?: {readonly afterMs: number; readonly do: readonly Step[]};
};
