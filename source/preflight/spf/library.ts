import type {SpfResolver} from './questions.ts';

/** What RFC 7208 §2.6 calls the results. */
export const spfResults = [
	'none',
	'neutral',
	'pass',
	'fail',
	'softfail',
	'temperror',
	'permerror',
] as const;
export type SpfResult = (typeof spfResults)[number];

/** RFC 7208 §4.6.4: what one evaluation may ask. */
export const lookupLimit = 10;
export const voidLimit = 2;
/** RFC 7208 §4.6.4: an evaluation is allowed at least 20 seconds. */
export const evaluationMs = 20_000;

/** Who is looked at: the three arguments of check_host(). */
export type SpfSubject = {
	readonly ip: string;
	/** Without brackets; '' is the null sender: then `helo` is looked at. NOT safe to show. */
	readonly sender: string;
	/** NOT safe to show. */
	readonly helo: string;
};

/** What the library says. */
export type SpfVerdict = {
	readonly result: SpfResult;
	/** The record of the domain, if it has one that can be read. NOT safe to show. */
	readonly record: string | undefined;
	/** Counted as RFC 7208 §4.6.4 does; one more than the limit where it was passed. */
	readonly lookups: number;
	readonly voids: number;
	/** What the domain says to those whom it refuses (`exp=`). NOT safe to show. */
	readonly explanation: string | undefined;
};

/** The library: SPF of this subject over this DNS. Never rejects. */
export type SpfLibrary = (subject: SpfSubject, resolver: SpfResolver) => Promise<SpfVerdict>;

/** What we need of mailauth: `spf` as it exports it. */
type MailauthSpf = (options: {
	readonly sender: string;
	readonly ip: string;
	readonly helo: string;
	readonly mta: string;
	readonly resolver: SpfResolver;
	readonly strict: boolean;
	readonly maxResolveCount: number;
	readonly maxVoidCount: number;
	readonly maxElapsedTime: number;
}) => Promise<unknown>;

/** mailauth, loaded when SPF is looked at for the first time: nothing else needs it. */
export async function loadSpfLibrary(timeMs: number = evaluationMs): Promise<SpfLibrary> {
	// It is CommonJS: what it exports is the default, the same in Node and in a bundle.
	const module: unknown = await import('mailauth/lib/spf/index.js');
	return spfLibrary(
		(module as {readonly default: {readonly spf: MailauthSpf}}).default.spf,
		timeMs,
	);
}

/** The library behind this function of mailauth; an evaluation ends after `timeMs` at the latest. */
function spfLibrary(spf: MailauthSpf, timeMs: number): SpfLibrary {
	return async ({ip, sender, helo}, resolver) => {
		const answer = await spf({
			ip,
			sender,
			helo,
			// For texts that we do not show; else it asks the system for the name of this machine.
			mta: 'localhost',
			resolver,
			strict: true,
			maxResolveCount: lookupLimit,
			maxVoidCount: voidLimit,
			maxElapsedTime: timeMs,
		});
		return readVerdict(answer);
	};
}

function readVerdict(answer: unknown): SpfVerdict {
	const status = field(answer, 'status');
	const lookups = field(answer, 'lookups');
	const result = spfResults.find((name) => name === field(status, 'result'));
	if (!result) throw new Error('mailauth gave a result that SPF does not know');
	return {
		result,
		record: text(field(answer, 'rr')),
		lookups: number(field(lookups, 'count')),
		voids: number(field(lookups, 'void')),
		explanation: text(field(answer, 'explanation')),
	};
}

function field(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null
		? (value as Readonly<Record<string, unknown>>)[name]
		: undefined;
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
const number = (value: unknown) => (typeof value === 'number' ? value : 0);
