import {providerOf, rcptFact} from '../knowledge/index.ts';
import type {CatchAll, Confidence, MailboxState, Outcome} from '../model/verdict.ts';
import type {Exchange, SessionView} from '../model/view.ts';
import {briefOf} from './brief.ts';
import type {Decisive} from './decisive.ts';
import {isMisfitOutcome} from './misfit.ts';
import {succeeded} from './movement.ts';
import type {Tried} from './rules/trials.ts';
import {bannerText} from './greeting.ts';

/** What is said of the mailbox, and what a person should know about it. */
export type MailboxVerdict = {
	readonly mailbox: MailboxState;
	readonly catchAll: CatchAll;
	readonly confidence: Confidence;
	readonly noticed: readonly string[];
	readonly next: readonly string[];
};

/**
 * Does the mailbox exist? An acceptance needs a refused made-up name beside it,
 * a refusal has to be about the recipient, and where everybody is refused alike
 * it says nothing (rules of truth 3 and 4).
 */
export function mailboxVerdict(
	view: SessionView,
	moment: Decisive,
	outcome: Outcome,
	tried: readonly Tried[],
): MailboxVerdict {
	const {mailbox, catchAll, confidence, noticed, next} = outcome;
	const names = tried.filter(({factor, outcome: {stage}}) => factor === 'name' && stage === 'rcpt');
	// A server that says so of this name does not take every name.
	const isClear = isUnknown(outcome) && mailbox === 'absent' && confidence === 'high';
	const unknown = names.some((each) => isUnknown(each.outcome));
	const base = {
		mailbox,
		catchAll: unknown || isClear ? ('no' as const) : catchAll,
		confidence,
		noticed,
		next,
	};
	const verdict =
		outcome.stage !== 'rcpt' || isMisfitOutcome(outcome)
			? base
			: succeeded(outcome)
				? isAccepted(outcome)
					? accepted(base, names, acceptsAll(moment))
					: base
				: wasTime(tried)
					? passedLater(base)
					: refused(base, names, tried);
	const notes = [...ofVrfy(view, moment), ...elsewhere(outcome, tried)];
	return {...verdict, noticed: [...verdict.noticed, ...notes]};
}

/** The unchanged walk passed later: what others were told then says nothing about this name. */
function wasTime(tried: readonly Tried[]): boolean {
	return tried.some(({factor, movement}) => factor === 'again' && movement === 'further');
}

/** The same walk was let in afterwards, so the refusal was no statement about the name. */
function passedLater(base: MailboxVerdict): MailboxVerdict {
	return base.mailbox === 'absent' ? {...base, mailbox: 'unknown', confidence: 'low'} : base;
}

/** A whole answer that takes the recipient; one that only began like it proves nothing. */
function isAccepted(outcome: Outcome): boolean {
	const {reason} = outcome;
	return succeeded(outcome) && (reason === 'accepted' || reason === 'user-moved');
}

/** A refusal that says that there is no such name; one for a reason of policy (x.7.z) does not. */
function isUnknown({stage, code, about, reason, enhanced}: Outcome): boolean {
	if (stage !== 'rcpt' || code === null || code < 500 || about !== 'recipient') return false;
	if (enhanced?.split('.')[1] === '7') return false;
	return reason === 'user-unknown' || reason === 'recipient-refused';
}

function accepted(
	base: MailboxVerdict,
	names: readonly Tried[],
	everybody: boolean,
): MailboxVerdict {
	const taken = names.filter(({outcome}) => isAccepted(outcome));
	const unknown = names.filter(({outcome}) => isUnknown(outcome));
	if (taken.length > 0 && unknown.length > 0) {
		return {
			...base,
			catchAll: 'unknown',
			confidence: 'low',
			noticed: [
				...base.noticed,
				'Of the made-up names one was accepted and one refused: this server’s answers to RCPT cannot be trusted.',
			],
		};
	}
	if (taken.length > 0) {
		return {
			...base,
			catchAll: 'yes',
			noticed: [
				...base.noticed,
				'A made-up name was accepted as well, so the server takes every name, and the acceptance says nothing about this mailbox.',
			],
			next: ['Ask the person in another way: RCPT cannot tell here.'],
		};
	}
	const proof = unknown[0];
	if (proof !== undefined) {
		const isClear = proof.outcome.reason === 'user-unknown' && proof.outcome.confidence !== 'low';
		return {
			mailbox: 'exists',
			catchAll: 'no',
			confidence: isClear && proof.outcome.confidence === 'high' && !everybody ? 'high' : 'medium',
			noticed: [
				...base.noticed.filter((text) => !text.includes('made-up')),
				`A made-up name was refused (${briefOf(proof.outcome)}) and this one was accepted: the mailbox exists.`,
			],
			next: ['Nothing has to be done here. A message may still be refused for what is in it.'],
		};
	}
	const other = names[0];
	if (other === undefined) return base;
	return {
		...base,
		noticed: [
			...base.noticed,
			`The made-up name got no clear answer (${briefOf(other.outcome)}), so the acceptance cannot be weighed.`,
		],
	};
}

/** Does this provider accept every name at RCPT, as far as is known? */
function acceptsAll({attempt, exchange}: Decisive): boolean {
	const reply = exchange?.reply?.reply;
	if (attempt === undefined || reply?.code === undefined) return false;
	const provider = providerOf({mx: attempt.target.host, banner: bannerText(attempt)});
	const fact = rcptFact(provider, reply.code, reply.enhanced);
	return (
		fact !== undefined && fact.provider !== 'any' && /accepts (?:every|any) name/u.test(fact.proves)
	);
}

function refused(
	base: MailboxVerdict,
	names: readonly Tried[],
	tried: readonly Tried[],
): MailboxVerdict {
	const postmaster = tried.find(
		({factor, outcome}) => factor === 'postmaster' && outcome.stage === 'rcpt',
	);
	const nameTaken = names.some(({outcome}) => isAccepted(outcome));
	if (base.mailbox === 'absent' && sameMailbox(tried).some(({outcome}) => isAccepted(outcome))) {
		return {...base, mailbox: 'unknown', confidence: 'low'};
	}
	const nameAlike = names.some(({movement}) => movement === 'same');
	if (base.mailbox === 'exists' && nameAlike) {
		const text =
			'A made-up name is refused in the same words, so they say nothing about this mailbox.';
		return {...base, mailbox: 'unknown', confidence: 'low', noticed: [...base.noticed, text]};
	}
	const nameApart = names.some(({movement}) => movement === 'different');
	if (base.mailbox === 'absent' && nameApart) {
		const text =
			'A made-up name is refused in other words, so the server tells this name from one that nobody has: it is not what it says to unknown names.';
		return {...base, mailbox: 'unknown', confidence: 'low', noticed: [...base.noticed, text]};
	}
	if (base.mailbox !== 'absent') {
		if (!nameTaken) return base;
		const text =
			'A made-up name was accepted where this one was refused: the refusal is meant for this name.';
		return {...base, catchAll: 'yes', noticed: [...base.noticed, text]};
	}
	if (postmaster?.movement === 'same') {
		return {
			...base,
			mailbox: 'unknown',
			confidence: 'low',
			noticed: [
				...base.noticed,
				'Postmaster, which every domain should have, was refused in the same words: perhaps the server says so to everybody, or to you.',
			],
			next: ['Ask the person in another way, or walk from another network.', ...base.next].slice(
				0,
				6,
			),
		};
	}
	if (postmaster?.movement === 'further' || nameTaken) {
		const who = nameTaken ? 'A made-up name' : 'Postmaster';
		return {
			...base,
			// Postmaster is often let through where others are not; a made-up name never is.
			confidence: nameTaken ? 'high' : base.confidence,
			...(nameTaken ? {catchAll: 'yes' as const} : nameAlike ? {catchAll: 'no' as const} : {}),
			noticed: [
				...base.noticed,
				`${who} was accepted in a session of its own, so this refusal is about the name.`,
			],
		};
	}
	if (!nameAlike) return base;
	return {
		...base,
		catchAll: 'no',
		noticed: [...base.noticed, 'A made-up name is refused in the same words, as it should be.'],
	};
}

/** What VRFY said, weighed for what it is. */
function ofVrfy(view: SessionView, {attempt, stage}: Decisive): readonly string[] {
	const exchange: Exchange | undefined = attempt?.exchanges.findLast(
		(each) => each.stage === 'vrfy' && each.sent && each.reply,
	);
	const code = exchange?.reply?.reply.code;
	if (code === undefined || view.attempts.length === 0) return [];
	const first = exchange?.reply?.reply.lines[0]?.text ?? '';
	if ((code === 250 || code === 251) && first.includes('@')) {
		return [
			`VRFY answered ${code} with an address: that supports that the mailbox exists, and is no proof.`,
		];
	}
	if (code === 550 || code === 551 || code === 553) {
		return stage === 'rcpt' && attempt?.stages.rcpt.code === 250
			? [`VRFY answered ${code}, against RCPT: what RCPT says counts.`]
			: [`VRFY answered ${code}: that supports that the mailbox is absent, and is no proof.`];
	}
	return [];
}

/** Experiments that asked for this mailbox and were answered. */
function sameMailbox(tried: readonly Tried[]): readonly Tried[] {
	return tried.filter(
		({factor, outcome}) =>
			!['name', 'postmaster', 'control', 'port'].includes(factor) && outcome.stage === 'rcpt',
	);
}

/** The mailbox was answered in an experiment only: worth knowing, but the first walk keeps its verdict. */
function elsewhere(outcome: Outcome, tried: readonly Tried[]): readonly string[] {
	if (succeeded(outcome)) return [];
	const answered = sameMailbox(tried).find(
		({outcome: other}) => isAccepted(other) || (outcome.mailbox === 'unknown' && isUnknown(other)),
	);
	if (answered === undefined) return [];
	const what = isAccepted(answered.outcome) ? 'was accepted' : 'was refused as unknown';
	return [
		`The mailbox ${what} in the experiment “${answered.result.trial.label}” (${briefOf(answered.outcome)}); the verdict above is that of the first walk.`,
	];
}
