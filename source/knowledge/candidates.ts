import type {Layer, Source} from '../model/explanation.ts';
import type {About, Confidence, MailboxState, Permanence, Reason} from '../model/verdict.ts';
import {formatEnhanced} from '../protocol/enhanced-code.ts';
import {isMisfit} from '../protocol/reply-codes.ts';
import {blocklistIn} from './blocklists.ts';
import {codeReason, explainCode} from './codes.ts';
import {enhancedReason, explainEnhanced} from './enhanced.ts';
import {enhancedFits, likelihood, ruleMatches} from './match.ts';
import type {Speaker} from './origins.ts';
import {misfitText} from './misfit.ts';
import {reasonTexts} from './reason-texts.ts';
import {reasonFacts, type ReasonText} from './reasons.ts';
import type {Origin, Rule} from './rule.ts';
import {textRules} from './rules/index.ts';
import {note} from './sources.ts';
import type {Subject} from './subject.ts';
import {wordsOf} from './words/index.ts';

/** One rule that matched, with all that an explanation needs of it. */
export type Candidate = {
	readonly rule: string;
	readonly layer: Layer;
	readonly reason: Reason;
	readonly about: About;
	readonly mailbox: MailboxState;
	readonly permanence: Permanence | undefined;
	readonly confidence: Confidence;
	readonly text: ReasonText;
	readonly sources: readonly Source[];
};

const wordingSource: Source = note(
	'Wording common to many mail servers; RFC 5321 §4.2 leaves the words to the server',
);

/** What is said of bytes that no rule knows. */
export const nothing: Candidate = {
	rule: 'none',
	layer: 'none',
	reason: 'unspecified',
	about: 'unknown',
	mailbox: 'unknown',
	permanence: undefined,
	confidence: 'low',
	text: {
		title: 'Not understood',
		meaning:
			'This is no reply that the standard or this program knows. Nothing can be said about it.',
		causes: reasonTexts.unspecified.causes,
		next: ['Read what came back as it stands: it may name the program.'],
	},
	sources: [note('No rule matched')],
};

const listReasons: ReadonlySet<Reason> = new Set<Reason>(['ip-blocklisted', 'domain-blocklisted']);

/** What is known about the list that the reply names. */
export function withBlocklist(best: Candidate, full: string): Candidate {
	const list = listReasons.has(best.reason) ? blocklistIn(full) : undefined;
	if (list === undefined) return best;
	const {text} = best;
	const step =
		list.lookup === undefined
			? `Tell their postmaster that ${list.name} ended on ${list.ended ?? 'an earlier day'}.`
			: `Look it up at ${list.name}: ${list.lookup}`;
	const others = text.next.filter((item) => !item.startsWith('Look ') && item !== step);
	return {
		...best,
		text: {
			...text,
			meaning: `${text.meaning} ${list.name}: ${list.meaning}`,
			next: [step, ...others].slice(0, 6),
		},
		sources: [...best.sources, ...list.sources],
	};
}

const onlyByRule = 'text/policy/word';
const tellsMore: ReadonlySet<Reason> = new Set<Reason>([
	'sender-auth-failed',
	'no-ptr',
	'tls-required',
	'sender-rejected',
	'content-rejected',
	'message-too-big',
	'rate-limited',
]);

/** All that matches, strongest first. */
export function candidates(subject: Subject, speaker: Speaker): readonly Candidate[] {
	const misfit = fromMisfit(subject);
	if (misfit !== undefined) return [misfit];
	const found: Candidate[] = [];
	const positive = subject.code !== undefined && subject.code < 400;
	if (!positive) {
		for (const [layer, origin] of [
			['provider', speaker.provider],
			['software', speaker.software],
		] as const) {
			if (origin === undefined) continue;
			found.push(
				...origin.rules
					.filter((rule) => ruleMatches(rule, subject, subject.full))
					.map((rule) => ({rule, points: likelihood(rule, subject)}))
					.toSorted((a, b) => b.points - a.points)
					.map(({rule}) => fromRule(rule, layer, subject, origin)),
			);
		}
		for (const rule of textRules) {
			if (ruleMatches(rule, subject, rule.full === true ? subject.full : subject.words))
				found.push(fromRule(rule, 'text', subject));
		}
	}
	const enhanced = fromEnhanced(subject);
	if (enhanced !== undefined) found.push(enhanced);
	const code = fromCode(subject);
	if (code !== undefined) found.push(code);
	// Words that only say "by rule" name no reason; the enhanced code may.
	if (enhanced !== undefined && found[0]?.rule === onlyByRule && tellsMore.has(enhanced.reason)) {
		return [enhanced, ...found.filter((candidate) => candidate !== enhanced)];
	}
	// An enhanced code that says nothing does not stand above a basic code that does.
	if (
		enhanced?.reason === 'unspecified' &&
		found[0] === enhanced &&
		code !== undefined &&
		code.reason !== 'unspecified'
	) {
		return [code, enhanced];
	}
	return found;
}

/** Reasons that speak of an address or a domain, of whichever side. */
const aboutAnAddress: ReadonlySet<Reason> = new Set<Reason>([
	'user-unknown',
	'domain-not-found',
	'domain-refuses-mail',
	'mailbox-disabled',
	'recipient-refused',
]);
const senderCodes = '1.7|1.8|7.27';
const senderWords =
	/\b(?:sender|return[- ]path|mail ?from)(?: address| domain)?:? (?:rejected|refused|verif|callout|callback|unknown|invalid)/u;

/**
 * The address in question is the sender's: the reply answers MAIL FROM, when no
 * recipient has been named, or its words or its enhanced code say so.
 */
function isAboutSender(reason: Reason, subject: Subject): boolean {
	if (!aboutAnAddress.has(reason)) return false;
	return (
		subject.context.stage === 'mail' ||
		enhancedFits(senderCodes, subject.enhanced) ||
		senderWords.test(subject.full)
	);
}

/** The reply of the very first moment: the server knows nothing but the IP address. */
function isAboutAddress(reason: Reason, {context, code}: Subject): boolean {
	const isFirst = context.stage === 'connect' || context.stage === 'banner';
	return isFirst && reason === 'policy' && code !== undefined && code >= 500;
}

function fromRule(rule: Rule, layer: Layer, subject: Subject, origin?: Origin): Candidate {
	if (layer === 'text' && isAboutAddress(rule.reason, subject)) {
		return {
			rule: rule.id,
			layer,
			reason: 'ip-blocklisted',
			...reasonFacts['ip-blocklisted'],
			permanence: undefined,
			confidence: 'low',
			text: {
				...reasonTexts['ip-blocklisted'],
				title: 'Your address is refused',
				meaning:
					'The server refuses you before you have said anything. It knows nothing but your IP address, so the refusal is about that address or its network.',
			},
			sources: rule.sources ?? [wordingSource],
		};
	}
	if (isAboutSender(rule.reason, subject)) {
		return {
			rule: rule.id,
			layer,
			reason: 'sender-rejected',
			...reasonFacts['sender-rejected'],
			permanence: undefined,
			confidence: 'medium',
			text: reasonTexts['sender-rejected'],
			sources: rule.sources ?? [wordingSource],
		};
	}
	const facts = reasonFacts[rule.reason];
	const words = reasonTexts[rule.reason];
	return {
		rule: rule.id,
		layer,
		reason: rule.reason,
		about: rule.about ?? facts.about,
		mailbox: rule.mailbox ?? facts.mailbox,
		permanence: rule.permanence,
		confidence: rule.confidence ?? (layer === 'text' ? 'medium' : 'high'),
		text: {...words, ...rule.text, ...wordsOf(rule.id)},
		sources: rule.sources ?? (origin === undefined ? [wordingSource] : origin.sources),
	};
}

function fromEnhanced(subject: Subject): Candidate | undefined {
	const {enhanced, code} = subject;
	if (enhanced === undefined) return undefined;
	const reason = positiveReason(subject) ?? enhancedReason(enhanced);
	if (reason === undefined) return undefined;
	const {title, meaning, sources} = explainEnhanced(enhanced);
	const isPlain = code !== undefined && code < 400;
	const atCode = isPlain ? explainCode(code, subject.context.stage) : undefined;
	return {
		rule: `enhanced/${formatEnhanced(enhanced)}`,
		layer: 'enhanced',
		reason,
		...reasonFacts[reason],
		permanence: undefined,
		confidence: reason === 'unspecified' || reason === 'policy' ? 'low' : 'medium',
		text: {
			...reasonTexts[reason],
			title: atCode?.title ?? title,
			meaning: atCode?.meaning ?? meaning,
		},
		sources,
	};
}

function fromCode(subject: Subject): Candidate | undefined {
	const {code, context} = subject;
	if (code === undefined) return undefined;
	const reason = positiveReason(subject) ?? codeReason(code, context.stage) ?? byClass(code);
	if (reason === undefined) return undefined;
	const {title, meaning, sources} = explainCode(code, context.stage);
	return {
		rule: context.stage === undefined ? `code/${code}` : `code/${code}/${context.stage}`,
		layer: 'code',
		reason,
		...reasonFacts[reason],
		permanence: undefined,
		confidence: code < 400 ? 'high' : 'low',
		text: {...reasonTexts[reason], title, meaning},
		sources,
	};
}

/** A code that refuses nothing and is no answer here: its usual meaning does not hold. */
function fromMisfit({code, context}: Subject): Candidate | undefined {
	if (code === undefined || !isMisfit(code, context)) return undefined;
	const {sources, ...text} = misfitText(code, context);
	const place = context.unasked === true ? 'unasked' : (context.stage ?? 'aside');
	return {
		rule: `misfit/${code}/${place}`,
		layer: 'code',
		reason: 'protocol-error',
		about: 'server',
		mailbox: 'unknown',
		permanence: 'none',
		confidence: 'high',
		text,
		sources,
	};
}

function byClass(code: number): Reason | undefined {
	if (code >= 200 && code < 300) return 'accepted';
	if (code >= 300 && code < 400) return 'ready';
	return code >= 400 && code < 600 ? 'unspecified' : undefined;
}

const ehloLine =
	/^(?:PIPELINING|SIZE(?: \d+)?|8BITMIME|STARTTLS|ENHANCEDSTATUSCODES|CHUNKING|SMTPUTF8|DSN|AUTH[ =].+|HELP|VRFY|ETRN|EXPN)\s*$/iu;

/** What a positive reply is, where its code alone would not tell. */
function positiveReason({code, context, full, lineCount}: Subject): Reason | undefined {
	if (code === undefined || code >= 400) return undefined;
	if (code === 250 && context.stage === 'ehlo') return 'capability';
	if (code === 250 && context.stage === undefined) {
		if (full.startsWith('syntax:') || full.startsWith('supported commands')) return 'capability';
		if (
			lineCount > 1 &&
			full
				.split(/ (?=pipelining|size|8bitmime|starttls|help|dsn)/u)
				.some((part) => ehloLine.test(part.trim()))
		) {
			return 'capability';
		}
	}
	return codeReason(code, context.stage) ?? byClass(code);
}
