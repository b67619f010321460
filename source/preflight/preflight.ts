import type {Session} from '../engine/session.ts';
import type {Io} from '../engine/io.ts';
import type {Check, CheckId, Consent, ConsentGroup, Self} from '../model/check.ts';
import type {DnsAnswer, DnsQuestion} from '../model/dns.ts';
import type {Mailbox, Timeouts} from '../model/session.ts';
import type {SessionView} from '../model/view.ts';

/** All that decides a preflight; made by the command line or taken from a walk. */
export type PreflightPlan = {
	/** Envelope sender without brackets; '' is the null sender; undefined: the default identity decides. */
	readonly from: string | undefined;
	/** EHLO name; undefined: the default identity decides. */
	readonly helo: string | undefined;
	/** `--my-ip`: our public addresses, at most one of each family. */
	readonly ownAddresses: readonly string[];
	/** Whom the walk is to; undefined where there is none. For what must not be borrowed from the other side. */
	readonly mailbox: Mailbox | undefined;
	/** Where one's own address may be asked for, with consent: this question, at this server. */
	readonly whoami: WhoAmI;
	/** Zones of block lists that may be asked, with consent. A-labels. */
	readonly zones: readonly string[];
	readonly allowPrivate: boolean;
	readonly timeouts: Timeouts;
	readonly practice: boolean;
};

/** A name that a DNS server answers with the address of whoever asks. */
export type WhoAmI = {
	/** For people: who runs it. */
	readonly name: string;
	readonly question: DnsQuestion;
	/** Asked directly, since through a resolver it would tell the resolver's address. */
	readonly server: {readonly address: string; readonly port: number};
};

/** The network as a preflight sees it: that of a walk, and questions to one DNS server. */
export type PreflightIo = Io & {
	readonly askAt: (
		server: WhoAmI['server'],
		question: DnsQuestion,
		signal: AbortSignal,
	) => Promise<DnsAnswer>;
};

/** What is known so far. Replaced, never changed. */
export type PreflightState = {
	/** Undefined until it was found out. */
	readonly self: Self | undefined;
	/** In the order of `checkIds`. */
	readonly checks: readonly Check[];
	/** What is being looked at. */
	readonly pending: readonly CheckId[];
	/** What could be asked, too, and was not agreed to yet. Empty until those whom it names are known. */
	readonly consents: readonly Consent[];
	/** Third parties that were contacted: hosts and zones, safe to show, in order. */
	readonly contacted: readonly string[];
	/** SMTP connections that were begun. */
	readonly connections: number;
	/** `asking`: nothing is under way, consent may be given. */
	readonly phase: 'looking' | 'asking' | 'over';
	readonly ended: 'done' | 'person' | 'signal' | undefined;
};

/** A preflight under way. Never rejects but for a bug. */
export type Preflight = {
	getState(): PreflightState;
	/** Called at most once a turn, after the state was replaced. */
	subscribe(listener: () => void): () => void;
	/** Make these checks, too. Groups that are not on offer are passed over. */
	agree(groups: readonly ConsentGroup[]): void;
	/** No more is agreed to: over as soon as what is under way is done. */
	finish(): void;
	stop(by: 'person' | 'signal'): void;
	/** Resolves when it is over. */
	readonly finished: Promise<PreflightState>;
};

/** What a preflight needs. */
export type PreflightOptions = {
	readonly plan: PreflightPlan;
	readonly io: PreflightIo;
	/** A walk that was made already, or is under way: what it shows of us counts. */
	readonly view?: SessionView | undefined;
	/** Called before the first packet of every SMTP session. */
	readonly onSession?: (session: Session) => void;
};
