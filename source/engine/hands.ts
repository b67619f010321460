import type {DnsQuestion} from '../model/dns.ts';
import type {Target, WalkPlan} from '../model/session.ts';
import type {Arriving} from '../model/view.ts';
import type {Reply} from '../model/wire.ts';
import type {Io} from './io.ts';
import {type InputBody, type Link, openLink} from './link.ts';
import {encodeUtf8} from '../protocol/bytes.ts';
import {openSecret} from '../protocol/secret.ts';
import type {Effect} from './state.ts';
import type {Vault} from './vault.ts';

/** What carries out the engine's effects in the world. */
export type Hands = {
	perform(effect: Exclude<Effect, {type: 'emit'}>): void;
	/** What is here of a reply that is not whole yet. */
	readonly arriving: () => Arriving | undefined;
	/** The beginning of a reply, for good: nothing more of it will be read. */
	cutOff(): Reply | undefined;
	/** Close everything and be silent: after a bug. */
	letGo(): void;
};

/** Hands on this `io`; what comes of an effect goes to `feed`. */
export function createHands(options: {
	plan: WalkPlan;
	io: Io;
	/** Learns what must not be seen when it comes back. */
	vault: Vault;
	now: () => number;
	random: () => number;
	feed: (body: InputBody) => void;
	onArriving: () => void;
	/** Number of the present connection. */
	attempt: () => number;
	onBug: (error: unknown) => void;
}): Hands {
	const {plan, io, vault, now, random, feed, onArriving, onBug} = options;
	const way = {dialer: io.dialer, now, feed, onArriving, hasSecrets: () => !vault.isEmpty};
	const abort = new AbortController();
	let link: Link | undefined;
	const timer = oneTimer();

	/** The promises of `io` never fail; if one does, that is a bug, unless we gave up ourselves. */
	function guard(promise: Promise<void>): void {
		promise.catch((error: unknown) => {
			if (!abort.signal.aborted) onBug(error);
		});
	}

	async function ask(question: DnsQuestion): Promise<void> {
		const answer = await io.resolver.resolve(question, abort.signal);
		feed({type: 'dns-answered', answer, random: random()});
	}

	async function identify(target: Target): Promise<void> {
		const attempt = options.attempt();
		const {identity, answers} = await io.identify(plan, target, abort.signal);
		if (options.attempt() === attempt) feed({type: 'identified', identity, answers});
	}

	const closeLink = (): void => {
		link?.close();
		link = undefined;
	};

	return {
		perform(effect) {
			switch (effect.type) {
				case 'query':
					for (const question of effect.questions) guard(ask(question));
					return;
				case 'identify':
					guard(identify(effect.target));
					return;
				case 'connect':
					link = openLink({...way, target: effect.target});
					return;
				case 'write':
					link?.write(effect.bytes);
					return;
				case 'write-secret':
					writeSecret(effect, vault, link);
					return;
				case 'start-tls':
					link?.startTls(effect.servername);
					return;
				case 'deadline':
					if (effect.ms === undefined) timer.clear();
					else timer.set(effect.ms, () => feed({type: 'deadline-passed', partial: link?.flush()}));
					return;
				case 'settle':
					timer.set(effect.ms, () => feed({type: 'settled'}));
					return;
				case 'close':
					closeLink();
					return;
				default:
					effect satisfies never;
			}
		},
		arriving: () => link?.arriving(),
		cutOff: () => link?.flush(),
		letGo() {
			timer.clear();
			closeLink();
			abort.abort();
		},
	};
}

/** One alarm at a time: a new one takes the place of the last. */
function oneTimer(): {
	readonly clear: () => void;
	readonly set: (ms: number, action: () => void) => void;
} {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const clear = (): void => clearTimeout(timer);
	return {
		clear,
		set(ms, action) {
			clear();
			timer = setTimeout(action, ms);
		},
	};
}

/** What comes back is looked through for it from now on. */
function writeSecret(
	{line, also}: Effect & {type: 'write-secret'},
	vault: Vault,
	link: Link | undefined,
): void {
	for (const each of [line, ...also]) vault.hideLine(each);
	link?.write(encodeUtf8(`${openSecret(line)}\r\n`));
}
