import type {Session} from '../engine/session.ts';
import type {Arriving} from '../model/view.ts';
import {arrivedWords} from '../render/arriving.ts';
import {stageNames} from '../render/words.ts';

/** Milliseconds of silence before it is said that one still waits, and between two such words. */
export const stillMs = 10_000;

/** What is here of the reply that is awaited; undefined: nothing, or it is none that was asked for. */
export function awaited(session: Session): Arriving | undefined {
	const arriving = session.getArriving();
	return session.getView().running === undefined || arriving?.early ? undefined : arriving;
}

/**
 * Say every ten seconds how far a wait is: that a reply has begun and goes on.
 * Who only listens is told, too, that nothing has come at all: who cannot see a
 * clock must not take silence for the end. Call the result to stop.
 */
export function announceWaits(
	session: Session,
	{spoken, say}: {readonly spoken: boolean; readonly say: (line: string) => void},
): () => void {
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
			const arriving = awaited(session);
			const here = arriving && arrivedWords(arriving);
			if (spoken) {
				const come = here === undefined ? '' : ` The reply goes on, ${here}.`;
				say(
					`Still waiting for ${name}, ${seconds} seconds.${come} Type stop and Enter to stop waiting.`,
				);
			} else if (here !== undefined) say(`=== (${name}: the reply goes on, ${here}; ${seconds} s)`);
		}, stillMs);
		timer.unref();
	});
	return () => {
		hush();
		leave();
	};
}
