import type {ReplyExplanation} from '../../model/explanation.ts';
import type {Attempt, Exchange, SessionView} from '../../model/view.ts';
import type {Capability} from '../../model/wire.ts';
import {readEhlo} from '../../protocol/ehlo.ts';
import {askedOf, isYes} from '../../protocol/reply-codes.ts';
import type {Brush} from '../brush.ts';

/** An exchange with a reply. */
export type Answered = Exchange & {readonly reply: NonNullable<Exchange['reply']>};

/** True if the server said something. */
export const hasReply = (exchange: Exchange): exchange is Answered => exchange.reply !== undefined;

/** Every reply of every connection, oldest first, with the connection it came over. */
export function allReplies(
	view: SessionView,
): readonly {readonly attempt: Attempt; readonly exchange: Answered}[] {
	return view.attempts.flatMap((attempt) =>
		attempt.exchanges.filter(hasReply).map((exchange) => ({attempt, exchange})),
	);
}

/** The newest accepted EHLO or HELO of the newest connection. */
export function lastGreeting(view: SessionView): Answered | undefined {
	return view.attempts
		.at(-1)
		?.exchanges.filter(hasReply)
		.findLast(
			({stage, reply}) => stage === 'ehlo' && reply.solicited && isYes(reply.reply.code, {stage}),
		);
}

/** What the server offered last; undefined before EHLO. */
export function lastOffered(view: SessionView): readonly Capability[] | undefined {
	const greeting = lastGreeting(view);
	return greeting === undefined ? undefined : readEhlo(greeting.reply.reply).capabilities;
}

/** The text of the banner. NOT safe to show. */
export function bannerOf(attempt: Attempt | undefined): string | undefined {
	const banner = attempt?.exchanges.find(({stage}) => stage === 'banner')?.reply?.reply;
	return banner?.lines.map(({text}) => text).join('\n');
}

/** A reply explained, with all that is known about who said it. */
export function explainExchange(
	exchange: Answered,
	attempt: Attempt | undefined,
	brush: Brush,
): ReplyExplanation {
	return brush.knowledge.explainReply(exchange.reply.reply, {
		...askedOf(exchange),
		mx: attempt?.target.host,
		banner: bannerOf(attempt),
	});
}
