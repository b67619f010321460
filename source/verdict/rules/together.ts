import type {Cause} from '../../model/cause.ts';
import type {Factor} from '../../model/trial.ts';
import type {Finding} from '../finding.ts';
import {lacksPtr} from '../own-names.ts';
import type {Signals} from '../signals.ts';
import {listed} from '../words.ts';
import {mailboxCauses} from './exclusions.ts';
import type {Tried} from './trials.ts';
import {isVague} from './vague.ts';

/** What several experiments show together that none of them shows alone. */
export function together(s: Signals, tried: readonly Tried[]): readonly Finding[] {
	return [
		...ofNames(s, tried),
		...ofEverybody(s, tried),
		...ofUnknown(s, tried),
		...nothingMoves(s, tried),
	];
}

/** It says “no such user” of everybody, and neither sender nor EHLO name change that: then it may just be true. */
function ofUnknown(s: Signals, tried: readonly Tried[]): readonly Finding[] {
	const {explanation} = s;
	const isSaid = explanation?.reason === 'user-unknown' && explanation.mailbox === 'absent';
	const kept = tried.filter(({movement}) => movement === 'same');
	const was = (factor: Factor) => kept.some((each) => each.factor === factor);
	if (!isSaid || kept.length < tried.length) return [];
	if (!was('postmaster') || !was('sender') || !was('helo')) return [];
	return [
		{
			cause: 'user-unknown',
			weight: 1,
			events: kept.flatMap(({outcome}) => outcome.evidence).slice(0, 10),
			trial: kept.at(-1)?.result.trial.number ?? null,
			text: 'Neither another sender nor another EHLO name changes the words, so they may be meant as they stand: perhaps no name there is known.',
		},
	];
}

/** A made-up name and postmaster get the very same: it is not about this mailbox. */
function ofEverybody(s: Signals, tried: readonly Tried[]): readonly Finding[] {
	const name = tried.find(({factor}) => factor === 'name');
	const postmaster = tried.find(({factor}) => factor === 'postmaster');
	if (s.stage !== 'rcpt' || name?.movement !== 'same' || postmaster?.movement !== 'same') return [];
	const base = {
		events: postmaster.outcome.evidence,
		trial: postmaster.result.trial.number,
		text: 'A made-up name and postmaster get the same answer, so it is not about this mailbox.',
	};
	const out = mailboxCauses.filter((cause) => !ofWhomever.includes(cause));
	const isPermanent = s.explanation?.permanence === 'permanent';
	const isVagueReply = s.explanation !== undefined && isVague(s.explanation, s.words);
	return [
		...out.map((cause) => ({...base, cause, weight: 'out' as const})),
		...(isPermanent && isVagueReply ? [{...base, cause: 'relay-denied' as const, weight: 3}] : []),
	];
}

/** Said to everybody by servers that refuse the client. */
const ofWhomever: readonly Cause[] = ['user-unknown', 'too-many-recipients'];

/** What the other recipients show together. */
function ofNames(s: Signals, tried: readonly Tried[]): readonly Finding[] {
	const postmaster = tried.find(
		({factor, movement}) => factor === 'postmaster' && movement === 'further',
	);
	const name = tried.find(({factor}) => factor === 'name');
	if (!postmaster || name?.movement !== 'same' || s.explanation?.reason === 'user-unknown')
		return [];
	const base = {
		events: name.outcome.evidence,
		trial: name.result.trial.number,
		text: 'Postmaster is accepted, and a made-up name is treated like this one: it may be a name that nobody has.',
	};
	return [
		{...base, cause: s.isSilent ? 'harvest-protection' : 'user-unknown', weight: 5},
		{...base, cause: 'recipient-refused', weight: -4},
	];
}

const ownThings: readonly Factor[] = ['helo', 'sender', 'name', 'postmaster', 'pace'];

const factorWords: Readonly<Partial<Record<Factor, string>>> = {
	helo: 'the EHLO name',
	sender: 'the sender',
	name: 'the recipient',
	postmaster: 'the recipient',
	pace: 'the pace',
};

/** All that is yours to change was changed, and neither the host nor TLS may be behind it. */
function isThorough(s: Signals, changed: ReadonlySet<Factor>, tried: readonly Tried[]): boolean {
	const was = (factor: Factor) => tried.some((each) => each.factor === factor);
	const isAboutHost = s.hosts > 1 && !was('host');
	const isAboutTls = s.tls.failure !== undefined || (s.tls.secure && !was('tls'));
	return changed.size > 2 && changed.has('helo') && !isAboutHost && !isAboutTls;
}

/** Names, senders and pace were changed, and it stays: what never changed is your address. */
function nothingMoves(s: Signals, tried: readonly Tried[]): readonly Finding[] {
	const kept = tried.filter(
		({movement, factor}) => movement === 'same' && ownThings.includes(factor),
	);
	const moved = tried.some(
		({movement, factor}) => movement === 'further' && factor !== 'control' && factor !== 'port',
	);
	const isOpen =
		s.explanation === undefined
			? s.ended === 'fin' || s.ended === 'rst'
			: // Block lists refuse for good.
				s.explanation.permanence === 'permanent' && isVague(s.explanation, s.words);
	const apart = tried.some(
		({movement, factor}) => movement === 'different' && ownThings.includes(factor),
	);
	const changed = new Set(kept.map(({factor}) => factor));
	if (moved || apart || !isOpen || s.stage === 'connect' || changed.size < 2) return [];
	const base = {
		weight: isThorough(s, changed, tried) ? 4 : 2,
		events: kept.flatMap(({outcome}) => outcome.evidence).slice(0, 10),
		trial: kept.at(-1)?.result.trial.number ?? null,
		text: `Other values of ${listed([...changed].map((factor) => factorWords[factor] ?? factor))} changed nothing; your address stayed the same.`,
	};
	return [
		{...base, cause: 'ip-blocklisted'},
		...(lacksPtr(s.own) ? [{...base, cause: 'no-ptr'} as const] : []),
	];
}
