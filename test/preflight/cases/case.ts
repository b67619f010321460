import type {Self} from '../../../source/model/check.ts';
import type {CheckFunction, Theirs} from '../../../source/preflight/context.ts';
import type {ZoneData} from '../../support/preflight.ts';

/** A world, who we are in it, and what the checks say. */
export type CheckCase = {
	readonly title: string;
	readonly run: CheckFunction;
	readonly self?: Partial<Self>;
	readonly theirs?: Theirs;
	readonly zone?: ZoneData;
	/** What the resolver says in the place of NXDOMAIN. */
	readonly rewrite?: string;
	/** 'check/finding state', in order and complete; 'check/finding state subject' where it matters. */
	readonly expect: readonly string[];
	/** In `found` of some finding. */
	readonly says?: readonly (string | RegExp)[];
	/** In `next` of some finding, and of none. */
	readonly advises?: readonly string[];
	readonly advisesNot?: readonly string[];
	/** In some step. */
	readonly steps?: readonly string[];
	/** Records to publish, of all findings. */
	readonly records?: readonly string[];
	/** Questions that must have been asked, 'TYPE name'. */
	readonly asks?: readonly string[];
	/** Parts of names that must not have been asked for. */
	readonly asksNot?: readonly string[];
};
