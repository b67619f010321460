import {startSession} from '../engine/driver.ts';
import type {Session} from '../engine/session.ts';
import type {Change} from '../render/change.ts';
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
