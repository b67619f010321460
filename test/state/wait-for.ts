import type {Triplet, Visit} from '../../source/model/deferral.ts';
import {planAgain, type Wait, waitId} from '../../source/state/wait.ts';

const minuteMs = 60_000;

export const visit: Visit = {
	at: '2026-11-20T18:00:00.000Z',
	stage: 'rcpt',
	code: 451,
	enhanced: '4.7.1',
	text: '4.7.1 Greylisted, please try again in 300 seconds',
	reason: 'greylisted',
};

/** A wait of five minutes from now on, with these differences of the triplet. */
export function waitFor(changes: Partial<Triplet> = {}, more: Partial<Wait> = {}): Wait {
	const triplet: Triplet = {
		ownAddress: '203.0.113.77',
		sender: 'postmaster@mail.learner.example',
		recipient: 'alice@greylisting.example',
		helo: 'mail.learner.example',
		host: 'mx.greylisting.example',
		address: '192.0.2.50',
		port: 25,
		...changes,
	};
	const plan = planAgain(triplet, {
		from: triplet.sender,
		helo: triplet.helo,
		mx: undefined,
		port: 25,
		family: 'any',
		allowPrivate: false,
		stopAfter: 'vrfy',
		timeouts: {
			dnsMs: 1000,
			connectMs: 2000,
			bannerMs: 3000,
			commandMs: 4000,
			tlsMs: 5000,
			quitMs: 600,
		},
		practice: true,
	});
	if (!plan) throw new Error('no such plan');
	const at = new Date();
	return {
		id: waitId(triplet),
		triplet,
		plan,
		secure: true,
		visits: [{...visit, at: at.toISOString()}],
		deferral: {
			kind: 'greylist',
			waitMs: 5 * minuteMs,
			source: 'server',
			confidence: 'high',
			text: 'This is greylisting.',
		},
		dueAt: new Date(at.getTime() + 5 * minuteMs).toISOString(),
		firstAt: at.toISOString(),
		...more,
	};
}
