import type {Resolver} from '../engine/io.ts';
import type {DnsAnswer, RrType} from '../model/dns.ts';

/** Asks our own resolver; see `CheckContext`. */
export type Ask = (name: string, type: RrType) => Promise<DnsAnswer>;

/** Questions at the same time: a resolver of a small network must not be flooded. */
const maxAtOnce = 12;
/** Questions of a whole preflight. SPF and the block lists need the most; beyond it something asks without end. */
const maxQuestions = 400;

/** Each question is asked once, a few at a time, and not more than a preflight can need. */
export function createAsk(
	resolver: Resolver,
	signal: AbortSignal,
	limits: {readonly atOnce?: number; readonly questions?: number} = {},
): Ask {
	const {atOnce = maxAtOnce, questions = maxQuestions} = limits;
	const known = new Map<string, Promise<DnsAnswer>>();
	const waiting: (() => void)[] = [];
	let free = atOnce;

	async function resolve(name: string, type: RrType): Promise<DnsAnswer> {
		if (free > 0) free--;
		else {
			await new Promise<void>((go) => {
				waiting.push(go);
			});
		}
		try {
			return await resolver.resolve({name, type}, signal);
		} finally {
			const next = waiting.shift();
			if (next) next();
			else free++;
		}
	}

	return (name, type) => {
		// DNS knows no case (RFC 4343).
		const key = `${type} ${name.toLowerCase()}`;
		const before = known.get(key);
		if (before) return before;
		const answer =
			known.size < questions ? resolve(name, type) : Promise.resolve(notAsked(name, type));
		known.set(key, answer);
		// Whoever asked may have given up already.
		answer.catch(() => undefined);
		return answer;
	};
}

/** The same, but each answer is only awaited until this signal comes. */
export function askUntil(ask: Ask, signal: AbortSignal): Ask {
	return (name, type) => orAborted(ask(name, type), signal);
}

/** The promise, or the reason of the signal, whichever comes first. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
	if (signal.aborted) {
		promise.catch(() => undefined);
		return Promise.reject(signal.reason as Error);
	}
	const {promise: aborted, reject} = Promise.withResolvers<never>();
	const give = (): void => reject(signal.reason);
	signal.addEventListener('abort', give, {once: true});
	return Promise.race([promise, aborted]).finally(() => {
		signal.removeEventListener('abort', give);
	});
}

function notAsked(name: string, type: RrType): DnsAnswer {
	return {
		question: {name, type},
		status: 'unreachable',
		server: '',
		transport: 'udp',
		truncated: false,
		elapsedMs: 0,
		id: undefined,
		rcode: undefined,
		flags: [],
		answers: [],
		authorities: [],
		additionals: [],
		raw: undefined,
		detail: `not asked: ${maxQuestions} questions are the most that one look at yourself may ask`,
	};
}
