import {endedText, type EndedText} from '../knowledge/index.ts';
import type {Ended, Stage} from '../model/stage.ts';
import type {Confidence, Outcome, Reason} from '../model/verdict.ts';
import {exitCodes} from '../model/verdict.ts';
import type {SessionView} from '../model/view.ts';
import {type Breach, breachOf} from '../protocol/breach.ts';
import {closedBehind, type Decisive, isFragment, isHalf, tooLong} from './decisive.ts';
import {exitCodeOfEnd} from './exit-code.ts';
import {
	asFarAsAsked,
	begunWords,
	breachWords,
	halfWords,
	nextAfterSuccess,
	sentenceOfEnd,
	unreadWords,
	utf8Words,
	wordsOf,
} from './words.ts';

/** An end without words that decide. */
export function judgeEnd(moment: Decisive, lacksUtf8: boolean): Outcome {
	if (lacksUtf8) return judgeUtf8(moment);
	const {stage, ended} = moment;
	const {sent, reply} = moment.exchange ?? {};
	const said = reply?.reply;
	const {text, sentence, breach} = storyOf(moment);
	const evidence = evidenceOf(moment, sent?.seq, reply?.seq, moment.endedSeq);
	// DNS and TCP do their work without a reply of SMTP; with an address given, DNS has none to do.
	const asAsked = ended === 'reply' || (stage === 'mx' && ended === 'skipped');
	return {
		stage,
		ended,
		code: said === undefined || isFragment(said) ? null : (said.code ?? null),
		enhanced: null,
		said: said ? wordsOf(said) : null,
		closed: closedBehind(moment),
		reason: reasonOfEnd[ended],
		about: text.about,
		mailbox: 'unknown',
		catchAll: 'unknown',
		confidence: confidenceOfEnd(ended),
		provider: null,
		summary: `${sentence} ${asAsked ? asFarAsAsked : text.meaning}`,
		hypotheses: [],
		ruledOut: [],
		noticed: [],
		next: asAsked ? nextAfterSuccess(stage) : text.next,
		exitCode: asAsked ? exitCodes.cannotTell : exitCodeOfEnd(stage, ended, breach),
		evidence,
	};
}

type Story = {
	readonly text: EndedText;
	readonly sentence: string;
	/** What was wrong, if we gave the connection up. */
	readonly breach: Breach | undefined;
};

/** What happened there, in a sentence, and what it means. */
function storyOf({stage, ended, attempt, exchange, elapsedMs, detail, unsent}: Decisive): Story {
	const said = exchange?.reply?.reply;
	// What answers a command beside the walk begins no answer to the stage.
	const isBeside = unsent?.verb !== undefined;
	const code = said === undefined || isFragment(said) ? undefined : said.code;
	const breach = ended === 'protocol-error' ? breachOf({code, detail}) : undefined;
	const long = tooLong(said);
	const answered = code !== undefined && unsent === undefined ? {stage, code} : undefined;
	const begun = unsent === undefined && ended !== 'protocol-error' ? code : undefined;
	const what = breachWords(breach, long, answered) ?? begunWords(stage, ended, begun);
	const happened = sentenceOfEnd(stage, ended, attempt?.target.host, elapsedMs, {unsent, what});
	const isOpen = isHalf(said) || begunWords(stage, ended, begun) !== undefined;
	const half = breach === 'too-long' ? unreadWords : halfWords;
	return {
		text: endedText(ended, stage, {code, detail, unsent}),
		sentence: isOpen && !isBeside ? `${happened} ${half}` : happened,
		breach,
	};
}

/** Nothing was refused: the address cannot be said to this server (RFC 6531 §3.2). */
function judgeUtf8(moment: Decisive): Outcome {
	return {
		...judgeEnd(moment, false),
		reason: 'bad-address-syntax',
		about: 'server',
		confidence: 'high',
		summary: utf8Words.summary,
		hypotheses: [],
		ruledOut: [],
		next: utf8Words.next,
	};
}

/** The session ended before anything that could decide. */
export function judgeNothing(view: SessionView): Outcome {
	const ended: Ended = 'stopped';
	const stage: Stage = view.mx.ended === undefined ? 'mx' : 'connect';
	const text = endedText(ended, stage);
	return {
		stage,
		ended,
		code: null,
		enhanced: null,
		said: null,
		closed: null,
		reason: 'unspecified',
		about: 'unknown',
		mailbox: 'unknown',
		catchAll: 'unknown',
		confidence: 'low',
		provider: null,
		summary: `${sentenceOfEnd(stage, ended, undefined, undefined)} ${text.meaning}`,
		hypotheses: [],
		ruledOut: [],
		noticed: [],
		next: text.next,
		exitCode: exitCodes.cannotTell,
		evidence: [],
	};
}

const reasonOfEnd: Readonly<Record<Ended, Reason>> = {
	reply: 'ready',
	fin: 'unspecified',
	rst: 'unspecified',
	timeout: 'timeout',
	refused: 'service-unavailable',
	unreachable: 'unspecified',
	'tls-failure': 'tls-required',
	'protocol-error': 'protocol-error',
	'dns-nxdomain': 'domain-not-found',
	'dns-nodata': 'domain-not-found',
	'dns-servfail': 'unspecified',
	'dns-refused': 'unspecified',
	'dns-timeout': 'timeout',
	'dns-no-address': 'domain-not-found',
	'null-mx': 'domain-refuses-mail',
	'blocked-address': 'unspecified',
	skipped: 'unspecified',
	stopped: 'unspecified',
};

/** DNS says it outright; a drop without words leaves everything open. */
function confidenceOfEnd(ended: Ended): Confidence {
	switch (ended) {
		case 'dns-nxdomain':
		case 'dns-nodata':
		case 'null-mx':
		case 'reply':
			return 'high';
		case 'dns-no-address':
		case 'refused':
		case 'protocol-error':
		case 'tls-failure':
		case 'blocked-address':
			return 'medium';
		case 'fin':
		case 'rst':
		case 'timeout':
		case 'unreachable':
		case 'dns-servfail':
		case 'dns-refused':
		case 'dns-timeout':
		case 'skipped':
		case 'stopped':
			return 'low';
		default:
			return ended satisfies never;
	}
}

/** `seq` of what an outcome rests on. */
export function evidenceOf(
	moment: Decisive,
	...seqs: readonly (number | undefined)[]
): readonly number[] {
	const closed = moment.attempt?.closed?.by === 'peer' ? moment.attempt.closed.seq : undefined;
	return [...seqs, closed].filter((seq) => seq !== undefined);
}
