import type {PreflightIo} from './preflight.ts';

/**
 * The same network; what comes from it is cleaned of every password that was
 * given in this process, as the driver of a walk does it. A server that heard
 * one may put it into a record of its own domain, which is looked at here.
 */
export function cleanIo(io: PreflightIo): PreflightIo {
	const {vault, resolver} = io;
	if (vault === undefined) return io;
	return {
		...io,
		resolver: {
			resolve: async (question, signal) => vault.clean(await resolver.resolve(question, signal)),
		},
		identify: async (plan, target, signal) => vault.clean(await io.identify(plan, target, signal)),
		askAt: async (server, question, signal) =>
			vault.clean(await io.askAt(server, question, signal)),
	};
}
