import type {Greetings} from '../engine/greetings.ts';
import type {Session} from '../engine/session.ts';
import type {FirstWalk} from '../experiments/investigation.ts';
import type {Visit} from '../model/deferral.ts';
import type {Preflight} from '../preflight/preflight.ts';
import type {SessionView} from '../model/view.ts';
import type {Judge} from '../verdict/judge.ts';
import type {Brush} from './brush.ts';
import type {ShowOutside} from './outside.ts';
import type {UiEffect} from './ui-events.ts';
import type {Series, UiClock, WhyTools} from './use-why.ts';
import type {WalkCount} from '../render/ways.ts';

/** What a walk on the screen asks for. */
export type WalkEffect =
	| Exclude<UiEffect, {type: 'make-offer' | 'investigate' | 'show-outside'}>
	| (UiEffect & {type: 'investigate'} & {readonly first: FirstWalk});

/** What a walk on the screen is made from. */
export type WalkProps = {
	readonly session: Session;
	readonly brush: Brush;
	readonly judge: Judge;
	/** How often mxray was at the servers of the walk lately. Safe to show. */
	readonly countsFor?: ((view: SessionView) => string | undefined) | undefined;
	readonly auto: boolean;
	/** A word to the person at the beginning. */
	readonly notice?: string | undefined;
	readonly clock: UiClock;
	/** Absent: experiments cannot be made. */
	readonly why: (() => Promise<WhyTools>) | undefined;
	readonly series: Series | undefined;
	/** Visits before this walk, to a server that asked to come back. */
	readonly visits: readonly Visit[];
	/** The walks on this screen. */
	readonly walks?: WalkCount | undefined;
	/** False: this walk passes STARTTLS over. */
	readonly tls?: boolean | undefined;
	/** The greetings of all servers, if they were asked for; null: they cannot be. */
	readonly greetings?: Greetings | null | undefined;
	/** A line or two at each step says what to look at. */
	readonly tour?: boolean | undefined;
	/** What is found out about us; undefined: nobody looked; null: it cannot be. */
	readonly preflight?: Preflight | null | undefined;
	/** Absent: no pager and no editor. */
	readonly outside?: ShowOutside | undefined;
	readonly perform: (effect: WalkEffect) => void;
};
