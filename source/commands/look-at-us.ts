import type {LookAtUs} from '../ui/use-preflight.ts';
import type {Books} from './books.ts';
import type {GivenChoices} from './preflight-flags.ts';
import type {World} from './world.ts';

const noChoices: Omit<GivenChoices, 'practice'> = {
	myIp: [],
	whoami: undefined,
	callback: false,
	dnsbl: false,
	dnsblZones: [],
};

/** The panel of a walk: its own names and addresses, in its own world. Loaded when it is opened. */
export function lookAtUs(world: World, books: Books, given: GivenChoices | undefined): LookAtUs {
	return async (view) => {
		const [{startPreflight}, {choicesOf}] = await Promise.all([
			import('../preflight/start.ts'),
			import('./preflight-values.ts'),
		]);
		const {from, helo, mailbox, allowPrivate, timeouts, practice} = view.plan;
		const {ownAddresses, whoami, zones} = choicesOf(given ?? {...noChoices, practice});
		const own = {ownAddresses, whoami, zones};
		return startPreflight({
			plan: {from, helo, mailbox, allowPrivate, timeouts, practice, ...own},
			io: world.io,
			view,
			onSession: books.preflight,
		});
	};
}
