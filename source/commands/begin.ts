import {startSession} from '../engine/driver.ts';
import type {Session} from '../engine/session.ts';
import type {WalkPlan} from '../model/session.ts';
import {parseMailbox} from '../protocol/address.ts';
import {visible} from '../protocol/visible.ts';
import type {Options} from './options.ts';
import type {World} from './world.ts';

/** Begin a walk to this address; the message says what is wrong with it. */
export function begin(address: string, options: Options, world: World): Session | {error: string} {
	const plan = planOf(address, options.plan, world);
	return 'error' in plan ? plan : startSession({plan, io: world.io, auto: options.auto});
}

/** The plan of a walk to this address in this world; the message says what is wrong with it. */
export function planOf(
	address: string,
	plan: Options['plan'],
	{practice}: Pick<World, 'practice'>,
): WalkPlan | {error: string} {
	const parsed = parseMailbox(address);
	if (!parsed.ok) return {error: parsed.message};
	const {asciiDomain, isLiteral} = parsed.mailbox;
	if (practice && !isLiteral && plan.mx === undefined && !practice.knows(asciiDomain)) {
		return {
			error: `The practice network has no ${visible(asciiDomain)}: its names end in .example. Leave --practice out to walk to the real one.`,
		};
	}
	return {...plan, mailbox: parsed.mailbox};
}
