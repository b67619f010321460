import type {Restraint} from '../model/limit.ts';
import type {Intent, Target, WalkPlan} from '../model/session.ts';
import type {Arriving} from '../model/view.ts';
import type {Io} from './io.ts';
import {createHands} from './hands.ts';
import type {InputBody} from './link.ts';
import {createLog, type WritableLog} from './log.ts';
import {foldEvent, initialView} from './project.ts';
import type {Session} from './session.ts';
import {type EngineState, initialState, type Input, type Step} from './state.ts';
import {step} from './step.ts';
import {createVault, type Vault} from './vault.ts';

/**
 * Run a walk: perform the engine's effects through `io`, feed back what
 * happened, keep the log. With `auto`, every proposal that needs no
 * confirmation is approved as soon as it stands. `random` decides the order of
 * hosts of equal preference.
 */
export function startSession(options: {
	plan: WalkPlan;
	io: Io;
	auto?: boolean;
	random?: () => number;
}): Session {
	const {plan, io} = options;
	const log = createLog(io.clock);
	const origin = io.clock.now();
	const startedAt = io.clock.date().toISOString();
	const {promise: finished, resolve, reject} = Promise.withResolvers<undefined>();
	const store = createStore(log, initialView(plan, startedAt));
	log.append({type: 'session-started', startedAt, plan});
	const engine = createEngine({
		plan,
		io,
		log,
		now: () => io.clock.now() - origin,
		random: options.random ?? Math.random,
		onArriving: store.tell,
		onBug: reject,
	});
	log.subscribe((event) => {
		if (event.type === 'session-ended') resolve(undefined);
	});

	let wishes = 0;
	let lastStop = 0;

	/**
	 * Two turns of the event loop lie between a wish and its effect, so that all
	 * that has already arrived is read before we write: a last word must not
	 * drown in our own write error, and a reply that came too early must not
	 * pass for an answer. A wish that has not come into effect when somebody says
	 * stop never does.
	 */
	function intend(intent: Intent): void {
		const order = ++wishes;
		if (intent.type === 'stop') lastStop = order;
		setImmediate(() => {
			setImmediate(() => {
				if (order >= lastStop) engine.feed({type: 'intent', intent});
			});
		});
	}

	if (options.auto) {
		log.subscribe((event) => {
			if (event.type !== 'proposed') return;
			const {id, needsConfirmation, warnings} = event.proposal;
			const decline = needsConfirmation || warnings.includes('needs-smtputf8');
			intend(decline ? {type: 'skip', by: 'auto'} : {type: 'approve', by: 'auto', proposalId: id});
		});
	}
	engine.feed({type: 'start'});
	const {getView, subscribe} = store;
	const getArriving = engine.arriving;
	return {log, getView, getArriving, subscribe, intend, finished};
}

/** The projected view, kept up to date, with listeners that are called once a turn. */
function createStore(
	log: WritableLog,
	initial: ReturnType<typeof initialView>,
): Pick<Session, 'getView' | 'subscribe'> & {
	/** Something changed that is not in the log. */
	readonly tell: () => void;
} {
	const listeners = new Set<() => void>();
	let view = initial;
	let scheduled = false;
	const tell = (): void => {
		if (scheduled) return;
		scheduled = true;
		queueMicrotask(() => {
			scheduled = false;
			for (const listener of listeners) listener();
		});
	};
	log.subscribe((event) => {
		view = foldEvent(view, event);
		tell();
	});
	return {
		tell,
		getView: () => view,
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}

/** The target of the connection that this input says yes to. */
function approvedTarget({proposal}: EngineState, input: Input): Target | undefined {
	const isApproval = input.type === 'intent' && input.intent.type === 'approve';
	return isApproval && proposal?.kind === 'connect' ? proposal.target : undefined;
}

/** The engine's state, fed with one input after the other. */
function createEngine(options: {
	plan: WalkPlan;
	io: Io;
	log: WritableLog;
	now: () => number;
	random: () => number;
	onArriving: () => void;
	onBug: (error: unknown) => void;
}): {feed(body: InputBody): void; readonly arriving: () => Arriving | undefined} {
	const {log, now, onBug} = options;
	const queue: Input[] = [];
	let state: EngineState = {...initialState(options.plan), seq: log.events.length};
	let processing = false;
	let broken = false;
	const vault = options.io.vault ?? createVault();
	const hands = createHands({...options, vault, feed, attempt: () => state.attempt, onBug: fail});

	/** After a bug nothing is certain any more: let go of everything, and do nothing from then on. */
	function fail(error: unknown): void {
		broken = true;
		hands.letGo();
		onBug(error);
	}

	/**
	 * The limits are looked up at the last moment: for the connection that is
	 * approved before the step, and for one that it would propose behind it. The
	 * step is pure, so it can be taken once more with what was found.
	 */
	function stepRestrained(input: Input): Step {
		const approved = approvedTarget(state, input);
		if (approved) return step(state, {...input, restraint: restrain(approved)});
		const plain = step(state, input);
		const proposed = plain.state.proposals > state.proposals && plain.state.proposal;
		const restraint =
			proposed && proposed.kind === 'connect' ? restrain(proposed.target) : undefined;
		return restraint ? step(state, {...input, restraint}) : plain;
	}

	function restrain(target: Target): Restraint | undefined {
		return options.io.restrain?.(options.plan, target);
	}

	/**
	 * Who hangs up in the middle of a reply has read what came of it. Only the
	 * step says whether a wish means to hang up, and it, too, is taken once more.
	 */
	function stepKnowing(input: Input): Step {
		const result = stepRestrained(input);
		if (input.type !== 'intent' || !result.effects.some(({type}) => type === 'close'))
			return result;
		const partial = hands.cutOff();
		return partial ? stepRestrained({...input, partial: vault.clean(partial)}) : result;
	}

	/** Inputs that come while one is being worked on wait their turn. */
	function feed(body: InputBody): void {
		if (broken) return;
		queue.push({...withoutSecrets(body, vault), atMs: now()});
		if (processing) return;
		processing = true;
		try {
			for (let input = queue.shift(); input; input = queue.shift()) {
				const result = stepKnowing(input);
				state = result.state;
				for (const effect of result.effects) {
					if (effect.type === 'emit') log.append(effect.event);
					else hands.perform(effect);
				}
			}
		} catch (error) {
			fail(error);
		} finally {
			processing = false;
		}
	}

	return {feed, arriving: hands.arriving};
}

/**
 * The one gate to the engine, and so to the log: a password that was given
 * cannot come in by it, neither in what the server says nor in what is typed.
 */
function withoutSecrets(body: InputBody, vault: Vault): InputBody {
	if (body.type !== 'intent') return vault.clean(body);
	const {intent} = body;
	if (intent.type === 'log-in' && 'secret' in intent.credentials) {
		vault.hide(intent.credentials.secret);
		vault.hideName(intent.credentials.user);
	}
	if (intent.type !== 'approve' || intent.line === undefined || !vault.holds(intent.line))
		return body;
	const {line: _line, ...rest} = intent;
	return {type: 'intent', intent: {...rest, holdsSecret: true}};
}
