import type {Session} from '../engine/session.ts';
import {stageNames} from '../render/words.ts';

/** Milliseconds of silence before it is said that one still waits, and between two such words. */
export const stillMs = 10_000;

/**
 * Say every ten seconds that a wait goes on: who cannot see a clock must not
 * take silence for the end. Call the result to stop.
 */
export function announceWaits(session: Session, say: (line: string) => void): () => void {
	let timer: ReturnType<typeof setInterval> | undefined;
	const hush = (): void => clearInterval(timer);
	const leave = session.log.subscribe((event) => {
		if (event.type !== 'stage-started' && event.type !== 'stage-ended') return;
		hush();
		if (event.type === 'stage-ended') return;
		const name = stageNames[event.stage];
		const began = performance.now();
		timer = setInterval(() => {
			const seconds = Math.round((performance.now() - began) / 1000);
			say(`Still waiting for ${name}, ${seconds} seconds. Type stop and Enter to stop waiting.`);
		}, stillMs);
		timer.unref();
	});
	return () => {
		hush();
		leave();
	};
}
