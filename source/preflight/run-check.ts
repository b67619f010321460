import type {Check, CheckId, Self} from '../model/check.ts';
import {visible} from '../protocol/visible.ts';
import {type Ask, askUntil, orAborted} from './ask.ts';
import {checkOf, type CheckContext, type CheckFunction, type Theirs} from './context.ts';

/** A check with what has to be known to run it. */
export type CheckEntry = {
	/** What it finds out. No id is found out by two checks. */
	readonly ids: readonly CheckId[];
	readonly check: CheckFunction;
};

/**
 * Run one check. It never spoils the others: if it fails, or takes longer than
 * this, its findings are `unknown` with the reason. Undefined if everything was
 * given up meanwhile.
 */
export async function runCheck(
	{ids, check}: CheckEntry,
	world: {
		readonly self: Self;
		readonly ask: Ask;
		readonly signal: AbortSignal;
		readonly theirs: Theirs | undefined;
	},
	limitMs: number,
): Promise<readonly Check[] | undefined> {
	const patience = new AbortController();
	const timer = setTimeout(() => patience.abort(new Error('too slow')), limitMs);
	const signal = AbortSignal.any([world.signal, patience.signal]);
	const {self, theirs} = world;
	const context: CheckContext = {self, ask: askUntil(world.ask, signal), signal, theirs};
	try {
		// In a turn of its own, so that one that throws at once fails like any other.
		const running = Promise.resolve().then(() => check(context));
		return await orAborted(running, signal);
	} catch (error) {
		if (world.signal.aborted) return undefined;
		return ids.map((id) => failed(id, world.self, patience.signal.aborted ? limitMs : error));
	} finally {
		clearTimeout(timer);
	}
}

function failed(id: CheckId, self: Self, why: unknown): Check {
	const found =
		typeof why === 'number'
			? `There was no result within ${Math.ceil(why / 1000)} seconds.`
			: `mxray failed at it, which is a mistake in mxray: ${nameOf(why)}.`;
	const finding = typeof why === 'number' ? 'too-slow' : 'failed';
	return checkOf({id, subject: subjectOf(id, self), state: 'unknown', finding, found});
}

function nameOf(error: unknown): string {
	return visible(error instanceof Error ? error.message : String(error)).slice(0, 200);
}

/** What a check would have looked at. */
function subjectOf(id: CheckId, self: Self): string {
	const address = self.addresses[0]?.address ?? 'your address';
	const sender = self.sender === '' ? '<>' : visible(self.sender);
	const domain = visible(self.sender.slice(self.sender.lastIndexOf('@') + 1));
	switch (id) {
		case 'own-address':
		case 'port-25':
		case 'own-service':
		case 'ptr':
		case 'ptr-forward':
		case 'ptr-generic':
		case 'blocklist-address':
			return address;
		case 'helo-name':
		case 'helo-resolves':
		case 'helo-matches':
		case 'spf-helo':
			return visible(self.helo);
		case 'sender-name':
		case 'callback':
		case 'spf-mail':
			return sender;
		case 'postmaster':
		case 'abuse':
			return `${id}@${domain}`;
		case 'sender-domain':
		case 'dmarc':
		case 'mta-sts':
		case 'tls-rpt':
		case 'blocklist-domain':
			return domain;
		default:
			return id satisfies never;
	}
}
