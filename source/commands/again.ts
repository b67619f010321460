import {startSession} from '../engine/driver.ts';
import {askGreetings, type Greetings} from '../engine/greetings.ts';
import type {Session} from '../engine/session.ts';
import type {SessionView} from '../model/view.ts';
import type {Change} from '../render/change.ts';
import type {Options} from './options.ts';
import type {World} from './world.ts';

/**
 * Make a walk again with something changed. Without TLS the proposal to begin
 * it is passed over as soon as it stands: the person said so beforehand.
 */
export function walkAgain({plan, tls}: Pick<Change, 'plan' | 'tls'>, world: World): Session {
	const session = startSession({plan, io: world.io});
	if (!tls) {
		session.log.subscribe((event) => {
			if (event.type === 'proposed' && event.proposal.stage === 'starttls')
				session.intend({type: 'skip', by: 'person'});
		});
	}
	return session;
}

/** Ask all servers of a walk for their greeting, with pauses where they belong to others. */
export function askAll(
	view: SessionView,
	{
		options,
		world,
		onSession,
	}: {
		readonly options: Options;
		readonly world: World;
		/** Before the first packet of each visit. */
		readonly onSession: (session: Session) => void;
	},
): Greetings {
	const paceMs = options.experiments.paceMs ?? (options.practice ? 100 : 1500);
	return askGreetings({view, io: world.io, paceMs, onSession});
}
