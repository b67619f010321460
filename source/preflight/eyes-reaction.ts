import {explainReply} from '../knowledge/index.ts';
import type {ReceiverLine} from '../knowledge/receiver-words.ts';
import type {ReplyExplanation} from '../model/explanation.ts';
import type {Stage} from '../model/stage.ts';
import type {Attempt, Exchange} from '../model/view.ts';
import type {Reply} from '../model/wire.ts';
import {askedOf, isMisfit, isYes} from '../protocol/reply-codes.ts';
import {quoteReply} from '../verdict/words.ts';
import type {Reaction} from './eyes.ts';
import {exchangeOf, stageAt} from './eyes-lines.ts';
import {
	brokeOffAt,
	domainMeant,
	recipientMeant,
	refusedAt,
	slowWords,
	timeWords,
	wentOn,
	youMeant,
} from './eyes-words.ts';

/** An answer that took longer is worth a word. */
export const slowMs = 4000;

/** What this server did at the line, and what it seems to have decided; undefined until it has. */
export function reactionTo(line: ReceiverLine, attempt: Attempt): Reaction | undefined {
	if (line === 'message') return undefined;
	const exchange = exchangeOf(line, attempt);
	const {ended, endedSeq} = stageAt(line, attempt);
	// A handshake that fails does so behind a friendly 220.
	if (exchange?.reply !== undefined && ended !== 'tls-failure')
		return answered(line, {...exchange, reply: exchange.reply}, attempt);
	if (ended === undefined || ended === 'reply' || ended === 'skipped') return undefined;
	const isStopped = ended === 'stopped' || ended === 'blocked-address';
	return {
		kind: isStopped ? 'went-on' : 'broke-off',
		text: brokeOffWords(ended),
		events: endedSeq === undefined ? [] : [endedSeq],
	};
}

function brokeOffWords(ended: NonNullable<Attempt['stages'][Stage]['ended']>): string {
	if (ended === 'refused' || ended === 'unreachable') return brokeOffAt['no-connection'];
	if (ended === 'blocked-address') return brokeOffAt.stopped;
	return ended in brokeOffAt
		? brokeOffAt[ended as keyof typeof brokeOffAt]
		: brokeOffAt['no-connection'];
}

function answered(
	line: Exclude<ReceiverLine, 'message'>,
	exchange: Exchange & {readonly reply: NonNullable<Exchange['reply']>},
	attempt: Attempt,
): Reaction {
	const {reply, elapsedMs, seq} = exchange.reply;
	const code = reply.code ?? 0;
	const asked = askedOf(exchange);
	const isOdd = isMisfit(code, asked);
	const isOn = isYes(code, asked);
	const slow = elapsedMs >= slowMs ? [slowWords(timeWords(elapsedMs))] : [];
	const words = isOdd
		? explained(line, reply, attempt).meaning
		: isOn
			? wentOn[line]
			: refusalWords(line, reply, attempt);
	const closed = attempt.closed;
	const isClosed = !isOn && closed?.by === 'peer';
	return {
		kind: isOn ? 'went-on' : 'refused',
		text: [`It said ${saidWords(line, reply, isOn)}.`, words, ...slow].join(' '),
		events: isClosed ? [seq, closed.seq] : [seq],
	};
}

/** Its words; of the list of keywords only the code. */
function saidWords(line: ReceiverLine, reply: Reply, isOn: boolean): string {
	return line === 'ehlo' && isOn ? `${reply.code ?? ''}` : quoteReply(reply);
}

/** What the reply is about, by the knowledge. */
export function explained(
	line: Exclude<ReceiverLine, 'message'>,
	reply: Reply,
	attempt: Attempt,
): ReplyExplanation {
	const stage: Stage = line === 'connect' ? 'banner' : line;
	const banner = attempt.exchanges.find((each) => each.stage === 'banner')?.reply?.reply;
	const text = banner?.lines.map((each) => each.text).join(' ');
	return explainReply(reply, {stage, mx: attempt.target.host, banner: text});
}

function refusalWords(
	line: Exclude<ReceiverLine, 'message'>,
	reply: Reply,
	attempt: Attempt,
): string {
	if (line !== 'rcpt') return refusedAt[line];
	const {about} = explained(line, reply, attempt);
	if (about === 'recipient') return recipientMeant;
	if (about === 'you') return youMeant;
	return about === 'domain' ? domainMeant : refusedAt.rcpt;
}
