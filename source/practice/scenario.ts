import type {Cause} from '../model/cause.ts';
import type {Limit} from '../model/limit.ts';
import type {Ended, Stage} from '../model/stage.ts';
import type {About, CatchAll, ExitCode, MailboxState, Reason} from '../model/verdict.ts';
import type {HostScript} from './script.ts';
import type {ZoneData} from './zone.ts';

/** What a whole walk to an address must come to, in the words of the JSON document's `outcome`. */
export type Expectation = {
	readonly stage: Stage;
	readonly ended: Ended;
	readonly code: number | null;
	readonly mailbox: MailboxState;
	readonly exitCode: ExitCode;
	/** How the server closed right after its last words, where that matters. */
	readonly closed?: 'fin' | 'rst' | null;
	readonly reason?: Reason;
	readonly about?: About;
};

/** What is really behind an outcome. Whoever walks is not told; a diagnosis has to find it. */
export type TrueCause = {
	/** Null: nothing is wrong, and the question is only what the mailbox is. */
	readonly id: Cause | null;
	/** What the mailbox must be called once every experiment is made, where that follows from them. */
	readonly mailbox?: MailboxState;
	readonly catchAll?: CatchAll;
};

/** One address to try. */
export type Visit = {
	/** In the scenario's domain or below it. */
	readonly address: string;
	/** What this mailbox shows, in one sentence. */
	readonly about: string;
	/** Command line options that belong to this visit: a shorter patience, another EHLO name. */
	readonly options?: readonly string[];
	readonly expect: Expectation;
	/** What another visit in the same network comes to, so many milliseconds later. */
	readonly again?: {readonly afterMs: number; readonly expect: Expectation};
	readonly cause?: TrueCause;
	/**
	 * Domains to compare with, in place of the healthy ones of the network: where
	 * the whole world has to look the same, because the fault is on our side.
	 */
	readonly controls?: readonly string[];
};

/** Names and hosts: what the practice network is built from. */
export type Place = Pick<Scenario, 'domain' | 'dns' | 'hosts'>;

/**
 * A small world to learn from: a domain, its DNS, its mail servers, and the
 * addresses worth trying. Data only: to add one, write a file in `scenarios/`
 * and name it in `scenarios/index.ts`.
 */
export type Scenario = {
	/** Stable, kebab-case. */
	readonly id: string;
	/** For a chooser: at most 48 characters. */
	readonly title: string;
	/** A-labels, lower case, under .example or .test. */
	readonly domain: string;
	/** What there is to learn: one paragraph for the person. */
	readonly teaches: string;
	/** All that the hosts' own A, AAAA and PTR records do not cover. */
	readonly dns: ZoneData;
	readonly hosts: readonly HostScript[];
	readonly visits: readonly [Visit, ...Visit[]];
	/** What it puts up with, as one would know of a real destination: the politeness ledger keeps to it. */
	readonly limits?: readonly Limit[];
};
