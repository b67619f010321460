import type {Session} from '../engine/session.ts';
import type {SessionEvent} from '../model/event.ts';
import type {Stage} from '../model/stage.ts';
import type {Arriving} from '../model/view.ts';
import {decodeUtf8} from '../protocol/bytes.ts';
import {verbOf} from '../protocol/typed.ts';
import {arrivedWords} from '../render/arriving.ts';
import {stageNames} from '../render/words.ts';

/** Milliseconds of silence before it is said that one still waits; twice as many each time after that. */
export const stillMs = 10_000;

/** What is here of the reply that is awaited; undefined: nothing, or it is none that was asked for. */
export function awaitedReply(session: Session): Arriving | undefined {
	const arriving = session.getArriving();
	return session.getView().running === undefined || arriving?.early ? undefined : arriving;
}

/**
 * Say that a wait goes on, what for and until when: who sees no clock must not
 * take silence for the end. `canStop`: somebody is there to type "stop". Call
 * the result to stop.
 */
export function announceWaits(
	session: Session,
	say: (line: string) => void,
	canStop: boolean,
): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const hush = (): void => clearTimeout(timer);
	const leave = session.log.subscribe((event) => {
		if (event.type !== 'stage-started' && event.type !== 'stage-ended') return;
		hush();
		if (event.type === 'stage-ended') return;
		const {stage, seq, timeoutMs} = event;
		const most = `${Math.round(timeoutMs / 1000)} s`;
		const end = canStop
			? `Type stop to give up; by itself it ends after ${most}.`
			: `It ends by itself after ${most}.`;
		const wait = (ms: number, toldMs: number): void => {
			timer = setTimeout(() => {
				const nowMs = toldMs + ms;
				const since = session.log.events.filter((each) => each.seq > seq);
				const arriving = awaitedReply(session);
				const begun = arriving ? ` It goes on, ${arrivedWords(arriving)}.` : '';
				say(`=== Still waiting for ${awaited(stage, since)}, ${nowMs / 1000} s.${begun} ${end}`);
				wait(nowMs, nowMs);
			}, ms);
			timer.unref();
		};
		wait(stillMs, 0);
	});
	return () => {
		hush();
		leave();
	};
}

const silent: Partial<Readonly<Record<Stage, string>>> = {
	mx: 'DNS',
	connect: 'the connection',
	banner: 'its greeting',
};

/** What has not come yet, as far as the events since the wait began tell. */
function awaited(stage: Stage, since: readonly SessionEvent[]): string {
	const known = silent[stage];
	if (known !== undefined) return known;
	if (stage === 'starttls' && since.some(({type}) => type === 'replied'))
		return 'the TLS handshake';
	const sent = since.findLast((event) => event.type === 'sent');
	const verb = sent === undefined ? '' : verbOf(decodeUtf8(sent.raw));
	return `the reply to ${verb === '' ? stageNames[stage] : verb}`;
}
