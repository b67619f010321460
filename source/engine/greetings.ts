import type {Greeting, GreetingsState} from '../model/greeting.ts';
import type {Proposal, WalkPlan} from '../model/session.ts';
import type {Attempt, SessionView} from '../model/view.ts';
import {startSession} from './driver.ts';
import type {Io} from './io.ts';
import type {Session} from './session.ts';

/** Greetings that are being asked for, one server after the other. */
export type Greetings = {
	readonly getState: () => GreetingsState;
	readonly subscribe: (listener: () => void) => () => void;
	/** No further packet but what closes the connection. */
	readonly stop: (by: 'person' | 'signal') => void;
	/** Resolves when nothing is open any more; rejects only on a bug. */
	readonly finished: Promise<void>;
};

/** Servers that are contacted for their greeting, at most. */
export const maxGreetings = 12;

/**
 * Whom to ask: every address of every host, once. What greeted in this walk
 * already is not contacted again; private addresses are passed over unless the
 * plan allows them.
 */
export function greetingsOf({plan, route, attempts}: SessionView): readonly Greeting[] {
	const found = new Map<string, Greeting>();
	for (const host of route?.hosts ?? []) {
		for (const address of host.addresses ?? []) {
			if (plan.family !== 'any' && address.family !== plan.family) continue;
			if (found.has(address.address)) continue;
			const last = attempts.findLast(
				({target, exchanges}) =>
					target.address.address === address.address &&
					exchanges.some(({stage, reply}) => stage === 'banner' && reply !== undefined),
			);
			const isPrivate = address.scope !== 'public' && address.ttl !== undefined;
			const status = isPrivate && !plan.allowPrivate ? 'passed' : 'waiting';
			found.set(address.address, {
				host: host.host,
				address,
				...(last === undefined
					? {status, ended: undefined, code: undefined, text: '', elapsedMs: undefined}
					: {...factsOf(last), status: 'seen'}),
			});
		}
	}
	return [...found.values()];
}

/** How many connections it takes. */
export function contactsOf(greetings: readonly Greeting[]): number {
	return Math.min(maxGreetings, greetings.filter(({status}) => status === 'waiting').length);
}

function factsOf(attempt: Attempt): Pick<Greeting, 'ended' | 'code' | 'text' | 'elapsedMs'> {
	const {banner, connect} = attempt.stages;
	const reply = attempt.exchanges.find(({stage}) => stage === 'banner')?.reply;
	const ended = connect.ended === 'reply' ? banner.ended : (connect.ended ?? banner.ended);
	return {
		ended: reply === undefined ? ended : undefined,
		code: reply?.reply.code,
		text: reply?.reply.lines[0]?.text ?? '',
		elapsedMs: (connect.elapsedMs ?? 0) + (reply?.elapsedMs ?? banner.elapsedMs ?? 0),
	};
}

/**
 * Connect to one server after the other, read its greeting, take leave. Each
 * visit is a session of its own with one connection, and says no name and
 * nobody's address. `onSession` is called before its first packet.
 */
export function askGreetings(options: {
	readonly view: SessionView;
	readonly io: Io;
	/** Between two connections. */
	readonly paceMs: number;
	readonly onSession: (session: Session) => void;
}): Greetings {
	const {view, io, paceMs, onSession} = options;
	const listeners = new Set<() => void>();
	let state: GreetingsState = {greetings: greetingsOf(view), isOver: false};
	let present: Session | undefined;
	let wake = (): void => {};
	let isStopped = false;
	const set = (next: GreetingsState): void => {
		state = next;
		for (const listener of listeners) listener();
	};
	const note = (at: number, change: Partial<Greeting>): void => {
		const greetings = state.greetings.map((each, place) =>
			place === at ? {...each, ...change} : each,
		);
		set({...state, greetings});
	};
	const pause = async (): Promise<void> =>
		new Promise((resolve) => {
			const timer = setTimeout(resolve, paceMs);
			wake = () => {
				clearTimeout(timer);
				resolve();
			};
		});
	const visit = async (at: number, {host, address}: Greeting): Promise<void> => {
		const plan: WalkPlan = {
			...view.plan,
			mx: undefined,
			only: {host, address},
			maxConnections: 1,
			stopAfter: 'banner',
		};
		note(at, {status: 'running'});
		present = startSession({plan, io});
		onSession(present);
		approveAll(present);
		await present.finished;
		const attempt = present.getView().attempts.at(-1);
		present = undefined;
		note(at, {status: 'done', ...(attempt === undefined ? {} : factsOf(attempt))});
	};
	const run = async (): Promise<void> => {
		const due = state.greetings.flatMap(({status}, at) => (status === 'waiting' ? [at] : []));
		for (const [place, at] of due.slice(0, maxGreetings).entries()) {
			if (place > 0 && !isStopped) await pause();
			const greeting = state.greetings[at];
			if (isStopped || greeting === undefined) break;
			await visit(at, greeting);
		}
		set({
			greetings: state.greetings.map((each) =>
				each.status === 'waiting' ? {...each, status: 'passed'} : each,
			),
			isOver: true,
		});
	};
	return {
		getState: () => state,
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		stop(by) {
			isStopped = true;
			wake();
			present?.intend({type: 'stop', by});
		},
		finished: run(),
	};
}

/** The person agreed to all of it beforehand, but not to go beyond a limit. */
function approveAll(session: Session): void {
	const answer = ({id, kind, ...rest}: Proposal): void => {
		const isTooMuch = rest.warnings.includes('limit-reached');
		session.intend(
			isTooMuch
				? {type: 'skip', by: 'auto', proposalId: id}
				: {type: 'approve', by: 'auto', confirmed: kind === 'connect', proposalId: id},
		);
	};
	const {proposal} = session.getView();
	if (proposal !== undefined) answer(proposal);
	session.log.subscribe((event) => {
		if (event.type === 'proposed') answer(event.proposal);
	});
}
