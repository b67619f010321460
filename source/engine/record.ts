import type {Stage} from '../model/stage.ts';
import type {Anomaly, Reply} from '../model/wire.ts';
import {emit, type Turn} from './state.ts';

/** Put a reply into the log, and after it everything that is odd about it. */
export function recordReply(turn: Turn, stage: Stage, reply: Reply, solicited: boolean): void {
	const {running, attempt, link} = turn.state;
	const since = solicited ? (running?.waitSinceMs ?? reply.firstByteAtMs) : reply.firstByteAtMs;
	const seq = emit(turn, {
		type: 'replied',
		stage,
		attempt,
		reply,
		secure: link?.secure ?? false,
		solicited,
		elapsedMs: Math.max(0, reply.completeAtMs - since),
	});
	const odd: readonly Anomaly[] = solicited
		? reply.anomalies
		: [{kind: 'unsolicited-reply'}, ...reply.anomalies];
	for (const anomaly of odd) recordFinding(turn, stage, anomaly, seq);
}

/** Put one finding into the log. */
export function recordFinding(
	turn: Turn,
	stage: Stage,
	anomaly: Anomaly,
	about: number | undefined,
): void {
	emit(turn, {type: 'finding', stage, attempt: turn.state.attempt, anomaly, about});
}
