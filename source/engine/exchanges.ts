import type {SessionEvent} from '../model/event.ts';
import type {WalkPlan} from '../model/session.ts';
import type {Exchange} from '../model/view.ts';
import {decodeUtf8} from '../protocol/bytes.ts';
import {asksFor} from '../protocol/typed.ts';

/** Where a command stands: at its stage, or, an aside, beside all of them. */
export function placeOf(
	plan: WalkPlan,
	{stage, raw}: SessionEvent & {type: 'sent' | 'sent-secret'},
): Pick<Exchange, 'stage' | 'aside'> {
	return asksFor(decodeUtf8(raw).replace(/\r\n$/u, ''), stage, plan.mailbox)
		? {stage}
		: {stage: 'quit', aside: true};
}

/** Join a reply to the command it answers; what answers nothing stands alone. */
export function withReply(
	exchanges: readonly Exchange[],
	event: SessionEvent & {type: 'replied'},
): readonly Exchange[] {
	const reply = {
		seq: event.seq,
		atMs: event.atMs,
		reply: event.reply,
		elapsedMs: event.elapsedMs,
		solicited: event.solicited,
	};
	const last = exchanges.at(-1);
	if (event.solicited && last?.sent && last.reply === undefined) {
		return [...exchanges.slice(0, -1), {...last, reply}];
	}
	const {stage, attempt, secure} = event;
	const alone: Exchange = {stage, attempt, secure, sent: undefined, reply};
	// An early reply must not come between a command and the answer that is still due.
	if (!event.solicited && last?.sent && last.reply === undefined) {
		return [...exchanges.slice(0, -1), alone, last];
	}
	return [...exchanges, alone];
}
