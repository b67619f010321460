import type {Clock} from '../engine/io.ts';
import {createVault} from '../engine/vault.ts';
import {bigNameOf} from '../knowledge/big-names.ts';
import type {FirstSeen, PracticeNetwork, PracticeOptions} from '../practice/network.ts';
import type {Scenario} from '../practice/scenario.ts';
import type {SessionView} from '../model/view.ts';
import type {Room} from '../politeness/room.ts';
import type {PreflightIo} from '../preflight/preflight.ts';
import type {Options} from './options.ts';

/** What decides which world it is. */
export type WorldOptions = Pick<Options, 'practice' | 'resolvers' | 'ca'> & {
	readonly plan: Pick<Options['plan'], 'timeouts'>;
	/** The public addresses that the person says are theirs; on the practice network they come from there. */
	readonly ownAddresses?: readonly string[];
};

/**
 * The world a walk happens in: the real network, or the built-in one. After
 * `close` no look-up keeps the process alive any more, and none is answered.
 */
export type World = {
	readonly io: PreflightIo;
	readonly practice: PracticeNetwork | undefined;
	/** What earlier visits leave of the patience of a walk's destination; absent: nobody counts. */
	readonly roomFor?: ((view: SessionView) => Room | undefined) | undefined;
	/** Read now what a connection will need, while nobody waits for it. */
	readonly prepare: () => void;
	close(): Promise<void>;
};

/**
 * Make the world that the options ask for. On the practice network `clock`
 * drives the waits that its servers demand, and `firstSeen` is what they
 * remember of an earlier process; `scenarios` defaults to all.
 */
export async function makeWorld(
	options: WorldOptions,
	clock?: Clock,
	firstSeen: readonly FirstSeen[] = [],
	scenarios?: readonly Scenario[],
): Promise<World> {
	if (!options.practice) return realWorld(options);
	return practiceWorld(options, {
		firstSeen,
		ownAddresses: options.ownAddresses ?? [],
		...(clock ? {clock} : {}),
		...(scenarios ? {scenarios} : {}),
	});
}

async function realWorld(options: WorldOptions): Promise<World> {
	const {createIo} = await import('../net/io.ts');
	const io = createIo({
		servers: options.resolvers,
		ca: options.ca,
		dnsTimeoutMs: options.plan.timeouts.dnsMs,
		ownAddresses: options.ownAddresses ?? [],
		isBorrowed,
	});
	const {io: ending, end} = withEnd(io);
	return {
		io: ending,
		practice: undefined,
		prepare: io.prepare,
		close() {
			end();
			return Promise.resolve();
		},
	};
}

async function practiceWorld(
	options: WorldOptions,
	practiceOptions: PracticeOptions,
): Promise<World> {
	const [{createIo}, {createIdentify}, practice] = await Promise.all([
		import('../net/io.ts'),
		import('../net/identity.ts'),
		import('../practice/network.ts'),
	]);
	const {practiceDialer, startPractice, practiceCa} = practice;
	const network = await startPractice(practiceOptions);
	const io = createIo({
		servers: [network.dns],
		ca: [practiceCa, ...options.ca],
		dnsTimeoutMs: options.plan.timeouts.dnsMs,
	});
	// Who we are depends on the way: some practice hosts see us through another exit.
	const identify = createIdentify({
		resolver: io.resolver,
		isBorrowed,
		hostname: () => '',
		sourceAddress: ({address}) => Promise.resolve(network.ownAddressTowards(address.address)),
	});
	const dialer = practiceDialer(io.dialer, network);
	// Nobody outside is there to be asked: whichever server is meant, it is the practice DNS.
	const askAt: PreflightIo['askAt'] = (_server, question, signal) =>
		io.resolver.resolve(question, signal);
	const {io: ending, end} = withEnd({...io, dialer, identify, askAt});
	return {
		io: ending,
		practice: network,
		prepare: io.prepare,
		close() {
			end();
			return network.close();
		},
	};
}

const isBorrowed = (name: string): boolean => bigNameOf(name) !== undefined;

/** The same network with an end: what is still being asked then is given up, and its answer never comes. */
function withEnd(io: PreflightIo): {io: PreflightIo; end: () => void} {
	const over = new AbortController();
	async function until<T>(
		signal: AbortSignal,
		ask: (signal: AbortSignal) => Promise<T>,
	): Promise<T> {
		try {
			return await ask(AbortSignal.any([signal, over.signal]));
		} catch (error) {
			if (!over.signal.aborted) throw error;
			return new Promise<never>(() => {});
		}
	}
	return {
		io: {
			...io,
			// A server that was given a password may repeat it in the next session.
			vault: createVault(),
			resolver: {
				resolve: (question, signal) =>
					until(signal, (either) => io.resolver.resolve(question, either)),
			},
			identify: (plan, target, signal) =>
				until(signal, (either) => io.identify(plan, target, either)),
			askAt: (server, question, signal) =>
				until(signal, (either) => io.askAt(server, question, either)),
		},
		end: () => over.abort(),
	};
}
