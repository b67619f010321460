import type {DnsQuestion} from '../model/dns.ts';
import type {Target, WalkPlan} from '../model/session.ts';
import type {SessionView} from '../model/view.ts';
import {createReplyParser} from '../protocol/reply-parser.ts';
import type {CloseReason, Connection, Io} from './io.ts';
import {createLog} from './log.ts';
import {foldEvent, initialView} from './project.ts';
import type {Session} from './session.ts';
import {type Effect, type EngineState, initialState, type Input} from './state.ts';
import {step} from './step.ts';

type InputBody = Input extends infer I ? (I extends Input ? Omit<I, 'atMs'> : never) : never;

/** The connection in use, with what belongs to it alone. */
type Link = {
	connection: Connection;
	parser: ReturnType<typeof createReplyParser>;
	/** Between the reply to STARTTLS and the end of the handshake: bytes in the clear are not replies. */
	handshaking: boolean;
	/** A reply was in the making when our command went out. */
	earlyBytes: boolean;
	closed: boolean;
};

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
	const random = options.random ?? Math.random;
	const log = createLog(io.clock);
	const origin = io.clock.now();
	const abort = new AbortController();
	const listeners = new Set<() => void>();
	const queue: Input[] = [];
	let state: EngineState = initialState(plan);
	let view: SessionView = initialView(plan, io.clock.date().toISOString());
	let link: Link | undefined;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let processing = false;
	let notified = true;
	let pilotedProposal = 0;
	let settleFinished: {resolve: () => void; reject: (error: unknown) => void};
	const finished = new Promise<void>((resolve, reject) => {
		settleFinished = {resolve, reject};
	});

	const now = () => io.clock.now() - origin;

	log.subscribe((event) => {
		view = foldEvent(view, event);
		if (event.type === 'session-ended') settleFinished.resolve();
		if (!notified) return;
		notified = false;
		queueMicrotask(() => {
			notified = true;
			for (const listener of listeners) listener();
		});
	});

	function feed(body: InputBody): void {
		queue.push({...body, atMs: now()});
		if (processing) return;
		processing = true;
		try {
			for (let input = queue.shift(); input; input = queue.shift()) {
				const result = step(state, input);
				state = result.state;
				for (const effect of result.effects) perform(effect);
			}
		} catch (error) {
			settleFinished.reject(error);
			abort.abort();
			link?.connection.close();
		} finally {
			processing = false;
		}
		if (options.auto) pilot();
	}

	/** Approve what stands, after the network had its say. */
	function pilot(): void {
		const {proposal} = state;
		if (!proposal || proposal.id === pilotedProposal) return;
		pilotedProposal = proposal.id;
		const decline = proposal.needsConfirmation || proposal.warnings.includes('needs-smtputf8');
		intend(
			decline ? {type: 'skip', by: 'auto'} : {type: 'approve', by: 'auto', proposalId: proposal.id},
		);
	}

	/**
	 * Two turns of the event loop lie between a wish and its effect, so that all
	 * that has already arrived is read before we write: a last word must not
	 * drown in our own write error, and a reply that came too early must not
	 * pass for an answer.
	 */
	function intend(intent: Parameters<Session['intend']>[0]): void {
		setImmediate(() => {
			setImmediate(() => {
				feed({type: 'intent', intent});
			});
		});
	}

	function perform(effect: Effect): void {
		switch (effect.type) {
			case 'emit':
				log.append(effect.event);
				return;
			case 'query':
				for (const question of effect.questions) ask(question);
				return;
			case 'identify':
				identify(effect.target);
				return;
			case 'connect':
				connect(effect.target);
				return;
			case 'write':
				if (!link || link.closed) return;
				link.earlyBytes = link.parser.pendingBytes > 0;
				link.connection.write(effect.bytes);
				return;
			case 'start-tls':
				startTls(effect.servername);
				return;
			case 'deadline':
				setTimer(effect.ms, () => {
					feed({type: 'deadline-passed', partial: link?.parser.flush(now())});
				});
				return;
			case 'settle':
				setTimer(effect.ms, () => {
					feed({type: 'settled'});
				});
				return;
			case 'close':
				link?.connection.close();
				link = undefined;
				return;
			default:
				effect satisfies never;
		}
	}

	function setTimer(ms: number | undefined, action: () => void): void {
		clearTimeout(timer);
		timer = ms === undefined ? undefined : setTimeout(action, ms);
	}

	function guard(promise: Promise<void>): void {
		promise.catch((error: unknown) => {
			if (!abort.signal.aborted) settleFinished.reject(error);
		});
	}

	function ask(question: DnsQuestion): void {
		guard(
			io.resolver.resolve(question, abort.signal).then((answer) => {
				feed({type: 'dns-answered', answer, random: random()});
			}),
		);
	}

	function identify(target: Target): void {
		const {attempt} = state;
		guard(
			io.identify(plan, target, abort.signal).then(({identity, answers}) => {
				if (state.attempt === attempt) feed({type: 'identified', identity, answers});
			}),
		);
	}

	function connect(target: Target): void {
		const parser = createReplyParser();
		const mine = (): Link | undefined => (link?.parser === parser ? link : undefined);
		const connection = io.dialer.connect(target, {
			onConnected(facts) {
				if (mine()) feed({type: 'connected', ...facts});
			},
			onData(chunk) {
				const current = mine();
				if (current) onData(current, chunk);
			},
			onSecure(facts) {
				const current = mine();
				if (!current) return;
				current.handshaking = false;
				feed({type: 'secured', facts});
			},
			onTlsFailed(failure) {
				if (mine()) feed({type: 'tls-failed', ...failure});
			},
			onClosed(reason: CloseReason) {
				const current = mine();
				if (!current) return;
				current.closed = true;
				feed({type: 'closed', reason, partial: parser.flush(now())});
			},
		});
		link = {connection, parser, handshaking: false, earlyBytes: false, closed: false};
	}

	function onData(current: Link, chunk: Uint8Array): void {
		if (current.handshaking) {
			feed({type: 'plaintext-dropped', bytes: chunk.length});
			return;
		}
		const replies = current.parser.push(chunk, now());
		for (const [index, reply] of replies.entries()) {
			if (link !== current) return;
			const early = current.earlyBytes;
			current.earlyBytes = false;
			feed({type: 'replied', reply, early});
			if (!current.handshaking) continue;
			// RFC 3207 §4.2 and CVE-2011-0411: what came in the clear behind the reply is not to be trusted.
			const rest = replies.slice(index + 1).reduce((sum, each) => sum + each.bytes, 0);
			const bytes = rest + current.parser.drop();
			if (bytes > 0) feed({type: 'plaintext-dropped', bytes});
			return;
		}
	}

	function startTls(servername: string): void {
		const current = link;
		if (!current) return;
		current.handshaking = true;
		// After the bytes behind the reply were counted: they are still on the stack of `onData`.
		queueMicrotask(() => {
			if (link === current) current.connection.startTls({servername});
		});
	}

	log.append({type: 'session-started', startedAt: view.startedAt, plan});
	state = {...state, seq: 1};
	feed({type: 'start'});

	return {
		log,
		getView: () => view,
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		intend,
		finished,
	};
}
