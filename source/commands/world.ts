import type {Clock, Io} from '../engine/io.ts';
import type {PracticeNetwork} from '../practice/network.ts';
import type {Options} from './options.ts';

/** The world a walk happens in: the real network, or the built-in one. */
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
	return {io, practice: undefined, close: () => Promise.resolve()};
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
	return {
		io: {...io, dialer: practiceDialer(io.dialer, network)},
		practice: network,
		close: () => network.close(),
	};
}
