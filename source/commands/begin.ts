import {startSession} from '../engine/driver.ts';
import type {Session} from '../engine/session.ts';
import type {WalkPlan} from '../model/session.ts';
import {parseMailbox} from '../protocol/address.ts';
import type {Options} from './options.ts';
import type {World} from './world.ts';

/** Begin a walk to this address; the message says what is wrong with it. */
export function begin(address: string, options: Options, world: World): Session | {error: string} {
	const plan = planOf(address, options.plan);
	return 'error' in plan ? plan : startSession({plan, io: world.io, auto: options.auto});
}

/** The plan of a walk to this address; the message says what is wrong with it. */
export function planOf(address: string, plan: Options['plan']): WalkPlan | {error: string} {
	const parsed = parseMailbox(address);
	return parsed.ok ? {...plan, mailbox: parsed.mailbox} : {error: parsed.message};
}
