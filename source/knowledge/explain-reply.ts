import type {ReplyContext, ReplyExplanation} from '../model/explanation.ts';
import type {Stage} from '../model/stage.ts';
import type {About, MailboxState, Permanence} from '../model/verdict.ts';
import type {Reply} from '../model/wire.ts';
import {isMisfit} from '../protocol/reply-codes.ts';
import {anatomyOf} from './anatomy.ts';
import {type Candidate, candidates, nothing, withBlocklist} from './candidates.ts';
import {findFacts} from './facts.ts';
import {recognise} from './origins.ts';
import {reasonTexts} from './reason-texts.ts';
import {type Subject, subjectOf} from './subject.ts';
import {withOwnWait} from './wait-time.ts';

const maxRunnersUp = 5;

/** Explain one reply. Never throws, whatever the reply holds; bounded in time. */
export function explainReply(reply: Reply, context: ReplyContext): ReplyExplanation {
	const subject = subjectOf(reply, context);
	const speaker = recognise(subject.full, context);
	const found = candidates(subject, speaker);
	const [winner, ...others] = found;
	const best = asLogin(withBlocklist(winner ?? nothing, subject.full), subject);
	const stage = context.stage;
	const settled = settle(best, subject, stage);
	const who = speaker.provider ?? speaker.software;
	return {
		rule: best.rule,
		layer: best.layer,
		reason: best.reason,
		...settled,
		confidence: best.confidence,
		provider: who === undefined ? undefined : {id: who.id, name: who.name, kind: who.kind},
		title: best.text.title,
		meaning: best.text.meaning,
		causes: best.text.causes,
		next: best.reason === 'greylisted' ? withOwnWait(best.text.next, subject.full) : best.text.next,
		sources: best.sources,
		anatomy: anatomyOf(reply, context, who?.name),
		facts: findFacts(
			reply.lines
				.slice(0, 50)
				.map((line) => line.text)
				.join(' '),
		),
		runnersUp: others
			.slice(0, maxRunnersUp)
			.map(({rule, layer, reason}) => ({rule, layer, reason})),
	};
}

/**
 * That a login is wanted and that one failed are one reason, and two things to
 * say: X.7.8 and 535 are for credentials that were given (RFC 4954 §6), unless
 * the text asks for some.
 */
function asLogin(best: Candidate, {code, enhanced, full}: Subject): Candidate {
	const isOfCredentials = enhanced?.subject === 7 && enhanced.detail === 8;
	const isAsking = /require|need|must|first/iu.test(full);
	const isGeneral = best.text.title === reasonTexts['auth-required'].title;
	if (!isGeneral || isAsking || !(isOfCredentials || code === 535)) return best;
	const {title, meaning} = failedLogin;
	return {...best, text: {...best.text, title, meaning}};
}

const failedLogin = {
	title: 'The login failed',
	meaning: 'User name or password is not right, or the server will not let this account log in.',
};

/** The stages at which the server has not heard of the recipient yet. */
const beforeRecipient: ReadonlySet<Stage> = new Set([
	'mx',
	'connect',
	'banner',
	'ehlo',
	'starttls',
	'mail',
]);
const positiveAbout: Partial<Record<Stage, About>> = {
	mail: 'you',
	rcpt: 'recipient',
	vrfy: 'recipient',
};

/** What only code and stage can decide: whom it is about, what it proves, whether it lasts. */
function settle(
	best: Candidate,
	{code, enhanced, context}: Subject,
	stage: Stage | undefined,
): {about: About; mailbox: MailboxState; permanence: Permanence} {
	const permanence = best.permanence ?? permanenceOf(code, enhanced?.class);
	if (isMisfit(code, context)) return {about: best.about, mailbox: best.mailbox, permanence};
	if (code !== undefined && code < 400) {
		const about = (stage === undefined ? undefined : positiveAbout[stage]) ?? best.about;
		const confirmed = stage === 'vrfy' && (code === 250 || code === 251);
		return {about, mailbox: confirmed ? 'exists' : 'unknown', permanence};
	}
	if (context.stage !== undefined && beforeRecipient.has(context.stage)) {
		return {
			about: best.about === 'recipient' ? 'unknown' : best.about,
			mailbox: 'unknown',
			permanence,
		};
	}
	return {about: best.about, mailbox: best.mailbox, permanence};
}

function permanenceOf(code: number | undefined, enhancedClass: number | undefined): Permanence {
	const digit = code === undefined ? enhancedClass : Math.floor(code / 100);
	if (digit === 4) return 'temporary';
	return digit === 5 ? 'permanent' : 'none';
}
