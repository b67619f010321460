import {startSession} from '../../engine/driver.ts';
import type {Io} from '../../engine/io.ts';
import type {Session} from '../../engine/session.ts';
import type {CheckStep} from '../../model/check.ts';
import type {SessionEvent} from '../../model/event.ts';
import type {Mailbox, Proposal, WalkPlan} from '../../model/session.ts';
import type {SessionView} from '../../model/view.ts';
import type {Reply} from '../../model/wire.ts';
import {decodeUtf8} from '../../protocol/bytes.ts';
import {rcptTo} from '../../protocol/command.ts';
import {stepsOf} from './callback-steps.ts';

/** What one visit to the mail server of the sender showed. */
export type CallBackVisit = {
	/** As it was when the first recipient was decided, or at the end. */
	readonly first: SessionView;
	/** At the end. */
	readonly view: SessionView;
	/** What the server said to the other recipients, in their order; undefined: it was not asked, or said nothing. */
	readonly others: readonly (Reply | undefined)[];
	/** The first conversation, then that for each of the others. */
	readonly steps: readonly (readonly CheckStep[])[];
};

/**
 * Talk to a mail server as a receiver does that calls back: the null sender,
 * then the recipient of the plan, and each of the others in a transaction of
 * its own, since a bounce has one recipient. Ends with QUIT. A private address
 * is declined unless the plan allows it.
 */
export async function callBackVisit(options: {
	readonly plan: WalkPlan;
	readonly others: readonly Mailbox[];
	readonly io: Io;
	readonly signal: AbortSignal;
	/** Called before the first packet. */
	readonly onSession: (session: Session) => void;
}): Promise<CallBackVisit> {
	const {others, signal} = options;
	const session = startSession({plan: options.plan, io: options.io});
	const waiting = [...others];
	const replies: Reply[] = [];
	/** Where in the log each conversation begins. */
	const begins: number[] = [0];
	let first: SessionView | undefined;
	let asking: 'nobody' | 'reset' | 'mail' | 'rcpt' = 'nobody';

	/** The command to say in place of the proposed one; undefined: the proposed one. */
	function lineFor({stage}: Proposal): string | undefined {
		if (first === undefined || !isSender(session)) return undefined;
		if (stage === 'mail') {
			asking = 'mail';
			return undefined;
		}
		if (stage !== 'rcpt' && stage !== 'quit') return undefined;
		const [next] = waiting;
		// The transaction is open: the command before was an accepted MAIL.
		if (stage === 'rcpt' && asking === 'mail' && next) {
			asking = 'rcpt';
			waiting.shift();
			return rcptTo(next);
		}
		// RSET, MAIL or the like was refused, or nobody is left.
		if (!next || asking === 'reset' || asking === 'mail') {
			waiting.length = 0;
			return 'QUIT';
		}
		asking = 'reset';
		begins.push(session.log.events.length);
		return 'RSET';
	}

	function decide(proposal: Proposal): void {
		if (proposal.needsConfirmation || proposal.warnings.includes('needs-smtputf8')) {
			session.intend({type: 'skip', by: 'auto', proposalId: proposal.id});
			return;
		}
		const line = lineFor(proposal);
		session.intend({
			type: 'approve',
			by: 'auto',
			proposalId: proposal.id,
			...(line === undefined ? {} : {line}),
		});
	}

	function note(event: SessionEvent): void {
		if (event.type === 'replied' && event.solicited && asking === 'rcpt') {
			replies.push(event.reply);
			asking = 'nobody';
		}
		const isDecided = event.type === 'stage-ended' && event.stage === 'rcpt';
		if (isDecided && event.ended !== 'skipped') first ??= session.getView();
		if (event.type === 'proposed') decide(event.proposal);
	}

	const stop = (): void => {
		session.intend({type: 'stop', by: 'signal'});
	};
	options.onSession(session);
	if (signal.aborted) stop();
	signal.addEventListener('abort', stop, {once: true});
	session.log.subscribe(note);
	const {proposal} = session.getView();
	if (proposal) decide(proposal);
	try {
		await session.finished;
	} finally {
		signal.removeEventListener('abort', stop);
	}
	const {events} = session.log;
	const view = session.getView();
	return {
		first: first ?? view,
		view,
		others: others.map((_, index) => replies[index]),
		steps: begins.map((begin, index) => stepsOf(events.slice(begin, begins[index + 1]))),
	};
}

/** Did the server take the null sender on this connection? */
function isSender(session: Session): boolean {
	const attempt = session.getView().attempts.at(-1);
	return (
		attempt?.exchanges.some(({sent, reply}) => {
			const isMail = sent !== undefined && /^MAIL\b/i.test(decodeUtf8(sent.raw));
			return isMail && reply?.reply.code !== undefined && reply.reply.code < 300;
		}) ?? false
	);
}
