import type {HostAddress} from './dns.ts';
import type {Restraint} from './limit.ts';
import type {Credentials, LoginRisk, Mechanism} from './login.ts';
import type {Stage} from './stage.ts';

/** The address under investigation, parsed (RFC 5321 §4.1.2, RFC 6531 §3.3). */
export type Mailbox = {
	/** As typed, white space and angle brackets trimmed. */
	readonly text: string;
	/** Unchanged; quoted local parts keep their quotes. */
	readonly localPart: string;
	/** As typed: an IDN in its own script; an address literal with brackets. */
	readonly domain: string;
	/** A-labels, lower case; for an address literal the bare IP address. */
	readonly asciiDomain: string;
	readonly isLiteral: boolean;
	/** True if the local part needs SMTPUTF8. The domain never does: it travels as A-labels. */
	readonly needsSmtpUtf8: boolean;
};

/** Milliseconds to wait for each kind of answer. RFC 5321 §4.5.3.2 is the ceiling. */
export type Timeouts = {
	readonly dnsMs: number;
	readonly connectMs: number;
	readonly bannerMs: number;
	readonly commandMs: number;
	readonly tlsMs: number;
	readonly quitMs: number;
};

/** All that decides a walk; made by `options.ts`, never changed afterwards. */
export type WalkPlan = {
	readonly mailbox: Mailbox;
	/** Envelope sender without brackets; '' is the null sender; undefined: the default identity decides. */
	readonly from: string | undefined;
	/** EHLO name; undefined: the default identity decides. */
	readonly helo: string | undefined;
	/** `--mx`: talk to this host instead of asking for MX. */
	readonly mx: {readonly host: string; readonly isLiteral: boolean} | undefined;
	readonly port: number;
	/** Which address families may be used. A and AAAA are looked up all the same. */
	readonly family: 'any' | 4 | 6;
	/** Contact loopback and private addresses found in DNS without asking. */
	readonly allowPrivate: boolean;
	/** The last stage before QUIT. */
	readonly stopAfter: Stage;
	readonly timeouts: Timeouts;
	/** True on the built-in practice network. */
	readonly practice: boolean;
	/** Go straight to this address of this host: nothing is looked up, and no other is tried. */
	readonly only?: {readonly host: string; readonly address: HostAddress} | undefined;
	/** At most so many connections, those of the walk's own choice included; absent: as many as a mail server would try. */
	readonly maxConnections?: number | undefined;
	/** TLS begins with the connection, before the greeting, as on port 465 (RFC 8314 §3). */
	readonly implicitTls?: boolean | undefined;
};

/** Who we say we are (rule 8 of truth: honest identity). */
export type Identity = {
	/** Our address on the way to this server, or the public one that the person named; undefined if the system would not say. */
	readonly address: string | undefined;
	readonly helo: string;
	readonly heloSource: 'option' | 'ptr' | 'hostname' | 'literal';
	/** Envelope sender without brackets; '' is the null sender. */
	readonly sender: string;
	readonly senderSource: 'option' | 'postmaster' | 'null';
	/** The PTR name of our address, if it has one, and whether it leads back to it. NOT safe to show. */
	readonly ptr: string | undefined;
	readonly ptrConfirmed: boolean;
	/** What a receiver may dislike about it: stable ids of warnings. */
	readonly warnings: readonly WarningId[];
};

export const warningIds = [
	'helo-literal-private',
	'helo-not-fqdn',
	'helo-is-localhost',
	'helo-is-theirs',
	'sender-is-recipient',
	'sender-null',
	'private-address',
	'loopback-address',
	'mx-is-alias',
	'needs-smtputf8',
	'starttls-not-offered',
	'already-encrypted',
	'after-tls-failure',
	'command-out-of-order',
	'unknown-command',
	'line-too-long',
	'not-ascii',
	'limit-near',
	'limit-reached',
] as const;
/** Something to know before approving; the words live in the knowledge. */
export type WarningId = (typeof warningIds)[number];

/** One address of one host to connect to. */
export type Target = {
	readonly host: string;
	readonly address: HostAddress;
	readonly port: number;
};

/** Why this connection and not another. */
export type ConnectReason =
	'first' | 'next-address' | 'next-host' | 'chosen' | 'clear-text' | 'repeat';

/**
 * The next thing to go out, waiting for approval. Nothing touches the network
 * before it is approved. Only `command` has text that can be edited.
 */
export type Proposal = {
	/** Grows by one with every proposal of the session. */
	readonly id: number;
	readonly stage: Stage;
	readonly warnings: readonly WarningId[];
	/** True: needs `confirmed` on approval, and `--auto` declines it (a private address found in DNS, a limit that is reached). */
	readonly needsConfirmation: boolean;
	/** May be skipped without ending the walk. */
	readonly skippable: boolean;
} & (
	| {readonly kind: 'lookup'; readonly domain: string}
	| {
			readonly kind: 'connect';
			readonly target: Target;
			readonly why: ConnectReason;
			/** What was done there before stands against it. */
			readonly restraint?: Restraint | undefined;
	  }
	/** `line` is the command without CR LF. */
	| {readonly kind: 'command'; readonly line: string}
);

/** What a person (or `--auto`) may want. */
export type Intent =
	/**
	 * `line` replaces the proposed command; `confirmed` answers `needsConfirmation`.
	 * `proposalId` says which proposal was meant: refused (`too-late`) if another one stands now.
	 */
	| {
			readonly type: 'approve';
			readonly by: 'person' | 'auto';
			readonly line?: string;
			readonly confirmed?: boolean;
			readonly proposalId?: number;
			/** Set by the driver: the line holds a password that was given before. */
			readonly holdsSecret?: true;
	  }
	/**
	 * AUTH in place of the proposed command, an aside (RFC 4954). One approval for
	 * the whole exchange: its lines cannot be anything but answers to challenges.
	 * `despite`: the danger that the person was told of and takes.
	 */
	| {
			readonly type: 'log-in';
			readonly by: 'person';
			readonly mechanism: Mechanism;
			readonly credentials: Credentials;
			readonly despite?: LoginRisk | undefined;
			readonly proposalId: number;
	  }
	/** `proposalId` as in `approve`. */
	| {
			readonly type: 'skip';
			readonly by: 'person' | 'auto';
			readonly proposalId?: number;
	  }
	/** Leave this connection and propose to connect to that host (and address). */
	| {readonly type: 'choose-target'; readonly host: string; readonly address?: string}
	/** Stop waiting for the answer that is due; ends the connection. */
	| {readonly type: 'stop-waiting'}
	/** End the session. */
	| {readonly type: 'stop'; readonly by: 'person' | 'signal'};
