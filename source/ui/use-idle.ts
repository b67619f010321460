import {useEffect, useState} from 'react';
import type {SessionView} from '../model/view.ts';
import {countdown} from './panes/wait.ts';
import {openAttempt} from '../render/ways.ts';
import type {UiClock} from './use-why.ts';

/** From here on the time is shown. */
const shownMs = 30_000;
/** From here on there are words: the server may hang up after five minutes (RFC 5321 §4.5.3.2.7). */
const warnedMs = 240_000;
const patienceMs = 300_000;
/** How often it is looked at again; nobody needs the seconds. */
const stepMs = 5000;

/** The silence on an open connection while it is our turn; undefined: it is not, or there is none. */
export function quietKey(view: SessionView): string | undefined {
	const attempt = openAttempt(view);
	if (attempt === undefined || view.proposal?.kind !== 'command') return undefined;
	const last = attempt.exchanges.at(-1);
	return `${attempt.number}/${last?.reply?.seq ?? last?.sent?.seq ?? ''}`;
}

/** How long neither side has said anything while it is our turn, in milliseconds; 0 if it is not. */
export function useIdle(view: SessionView, clock: UiClock): number {
	const key = quietKey(view);
	const [idle, setIdle] = useState({key, idleMs: 0});
	useEffect(() => {
		if (key === undefined) return;
		const since = clock.now();
		const timer = setInterval(() => setIdle({key, idleMs: clock.now() - since}), stepMs);
		return () => clearInterval(timer);
	}, [key, clock]);
	return key !== undefined && idle.key === key ? idle.idleMs : 0;
}

/** A quiet note: 'quiet for 1:20'. */
export function idleNote(idleMs: number): string {
	return idleMs < shownMs ? '' : `quiet for ${countdown(Math.floor(idleMs / stepMs) * stepMs)}`;
}

/** Words before the server's patience is over. */
export function idleWarning(idleMs: number): string | undefined {
	if (idleMs < warnedMs) return undefined;
	return idleMs < patienceMs
		? 'It is your turn, and nothing was said for 4 minutes. A server may hang up after 5 minutes; many do sooner. If it does, t connects again.'
		: 'Nothing was said for 5 minutes: the server may hang up at any moment. If it does, t connects again.';
}
