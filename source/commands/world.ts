import type {Clock, Io} from '../engine/io.ts';
import type {PracticeNetwork} from '../practice/network.ts';
import type {Options} from './options.ts';

/**
 * The world a walk happens in: the real network, or the built-in one. After
 * `close` no look-up keeps the process alive any more, and none is answered.
 */
export type World = {
	readonly io: Io;
	readonly practice: PracticeNetwork | undefined;
	close(): Promise<void>;
};

/** Make the world that the options ask for. `practiceClock` drives the waits that practice servers demand. */
export async function makeWorld(options: Options, practiceClock?: Clock): Promise<World> {
	return options.practice ? practiceWorld(options, practiceClock) : realWorld(options);
}

async function realWorld(options: Options): Promise<World> {
	const {createIo} = await import('../net/io.ts');
	const io = createIo({
		servers: options.resolvers,
		ca: options.ca,
		dnsTimeoutMs: options.plan.timeouts.dnsMs,
	});
	const {io: ending, end} = withEnd(io);
	return {
		io: ending,
		practice: undefined,
		close() {
			end();
			return Promise.resolve();
		},
	};
}

async function practiceWorld(options: Options, clock: Clock | undefined): Promise<World> {
	const [{createIo}, {practiceDialer, startPractice, practiceCa}] = await Promise.all([
		import('../net/io.ts'),
		import('../practice/network.ts'),
	]);
	const network = await startPractice(clock ? {clock} : {});
	const io = createIo({
		servers: [network.dns],
		ca: [practiceCa, ...options.ca],
		dnsTimeoutMs: options.plan.timeouts.dnsMs,
		ownAddress: network.ownAddress,
		ownAddress6: network.ownAddress6,
	});
	const {io: ending, end} = withEnd({...io, dialer: practiceDialer(io.dialer, network)});
	return {
		io: ending,
		practice: network,
		close() {
			end();
			return network.close();
		},
	};
}

/** The same network with an end: what is still being asked then is given up, and its answer never comes. */
function withEnd(io: Io): {io: Io; end: () => void} {
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
			resolver: {
				resolve: (question, signal) =>
					until(signal, (either) => io.resolver.resolve(question, either)),
			},
			identify: (plan, target, signal) =>
				until(signal, (either) => io.identify(plan, target, either)),
		},
		end: () => over.abort(),
	};
}
