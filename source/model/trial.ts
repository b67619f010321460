import type {SessionEvent} from './event.ts';
import type {WalkPlan} from './session.ts';
import type {Outcome} from './verdict.ts';
import type {SessionView} from './view.ts';

/**
 * The one thing that an experiment changes. Stable: scripts depend on it.
 * `again`: nothing. `host`: another mail exchanger of the domain. `address`:
 * another address of the same host and family. `patience`: longer time-outs.
 * `pace`: pauses before every command. `name`: a made-up mailbox, the control
 * for catch-all. `port`: 587 or 465 of the same host. `control`: a destination
 * of somebody else that the person agreed to.
 */
export const factors = [
	'again',
	'host',
	'address',
	'family',
	'patience',
	'pace',
	'helo',
	'sender',
	'tls',
	'postmaster',
	'name',
	'port',
	'control',
] as const;
export type Factor = (typeof factors)[number];

/** How a trial goes about a walk, beside its plan. */
export type Manner = {
	/** `never`: pass over STARTTLS though it is offered. */
	readonly startTls: 'offered' | 'never';
	/** Wait so long before every command. */
	readonly pauseMs: number;
};

/** One experiment: the same walk once more with one thing changed. It costs at most one connection. */
export type Trial = {
	/** Counts from 1 in the order in which they were planned; it names the trial for good. */
	readonly number: number;
	readonly factor: Factor;
	/** What it was changed to, as scripts see it: 'mx2.example.com', 'ipv4', '<>', '587', 'off'. Plain text. */
	readonly value: string;
	/** The same for people, at most 40 columns: 'EHLO as [203.0.113.77]'. Safe to show. */
	readonly label: string;
	readonly plan: WalkPlan;
	readonly manner: Manner;
};

/** An experiment that was carried out: a session of its own. */
export type TrialResult = {
	readonly trial: Trial;
	readonly view: SessionView;
	readonly events: readonly SessionEvent[];
	/** What that walk says, judged by itself. */
	readonly outcome: Outcome;
};

/**
 * How an experiment came out beside the first walk. `further`: it got past the
 * point where the first one broke off (or was accepted where that was refused);
 * `sooner`: it broke off before it; `different`: the same point, another answer;
 * `none`: it did not come about (it was stopped, or passed over).
 */
export const movements = ['same', 'further', 'sooner', 'different', 'none'] as const;
export type Movement = (typeof movements)[number];

/**
 * Why a series of experiments ended. `clear`: nothing that is left would change
 * the answer. `exhausted`: nothing that is left would tell more; some that were
 * announced may not have been made. `limit`: as many as were announced were
 * made, and more could tell more. `polite`: to go on would have annoyed the other
 * side, so some were left out that could tell more. `person`, `signal`: stopped.
 */
export type InvestigationEnd = 'clear' | 'exhausted' | 'limit' | 'polite' | 'person' | 'signal';
