import {explainReply, providerOf} from '../knowledge/index.ts';
import type {ReplyExplanation} from '../model/explanation.ts';
import type {Earlier, Known} from '../model/known.ts';
import type {Ended, Stage} from '../model/stage.ts';
import type {Attempt, SessionView} from '../model/view.ts';
import type {Reply} from '../model/wire.ts';
import {hasCapability} from '../protocol/ehlo.ts';
import {atStage} from './at-stage.ts';
import {type Decisive, isBeside, isHalf, tooLong} from './decisive.ts';
import {checksOfConnection, type OwnFindings} from './own-findings.ts';
import {type OwnNames, ownNames} from './own-names.ts';
import {type Greeting, greetingOf, textOf} from './greeting.ts';
import {isInWords, isVague} from './rules/vague.ts';

/** What a walk shows, as the rules of the diagnosis see it. Texts are NOT safe to show, where not said otherwise. */
export type Signals = {
	readonly view: SessionView;
	readonly moment: Decisive;
	readonly stage: Stage;
	readonly ended: Ended;
	readonly attempt: Attempt | undefined;
	/** The last words, if they decide and refuse. */
	readonly reply: Reply | undefined;
	readonly explanation: ReplyExplanation | undefined;
	readonly code: number | undefined;
	/** Lower case, on one line, bounded. */
	readonly words: string;
	/** An answer was begun and never ended. */
	readonly isHalf: boolean;
	/** An answer was begun that refuses nothing, with this code, and never ended. */
	readonly begun: number | undefined;
	/** An answer that bears a code was longer than we read. */
	readonly isCut: boolean;
	/** The other side fell silent or broke off: no words decide. */
	readonly isSilent: boolean;
	/** `seq` of what the decisive moment rests on. */
	readonly events: readonly number[];
	/** What the server had heard on this connection. */
	readonly said: {readonly ehlo: boolean; readonly mail: boolean; readonly rcpt: boolean};
	readonly own: OwnNames;
	/** What checks found about ourselves, as far as it is about what this server saw of us. */
	readonly checks: OwnFindings;
	/** What we did there before this walk. */
	readonly earlier: Earlier | undefined;
	/** The server gave a reason in words, and it is none that leaves everything open. */
	readonly isStated: boolean;
	/** Stable id of the provider that MX or banner show. */
	readonly provider: string | undefined;
	readonly greeting: Greeting;
	readonly tls: Tls;
	/** What the server said unasked behind that reply, lower case; '' mostly. */
	readonly afterwords: string;
	/** Refusals on this connection before the last words. */
	readonly earlierErrors: number;
	/** Milliseconds that the server took for each whole answer after the greeting. */
	readonly delays: readonly number[];
	readonly family: 4 | 6 | undefined;
	readonly port: number;
	/** Mail exchangers and addresses that could be tried, and that were. */
	readonly hosts: number;
	readonly addresses: number;
	readonly bothFamilies: boolean;
	readonly tried: readonly Attempt[];
	/** A connection to port 25 of a public address came about. */
	readonly port25Open: boolean;
	/** EHLO was refused, HELO was taken. */
	readonly heloOnly: boolean;
};

/** TLS on the decisive connection, and on those before. */
export type Tls = {
	readonly secure: boolean;
	/** Undefined before the answer to EHLO. */
	readonly offered: boolean | undefined;
	readonly maskedKeyword: boolean;
	/** STARTTLS was answered with a refusal on the decisive connection. */
	readonly refused: boolean;
	/** How a handshake ended that failed on any connection of the walk; undefined if none did. */
	readonly failure:
		| {
				readonly detail: string;
				readonly ended: Ended;
				readonly event: number | undefined;
				readonly stalled: boolean;
		  }
		| undefined;
};

const silentEnds: ReadonlySet<Ended> = new Set<Ended>([
	'fin',
	'rst',
	'timeout',
	'refused',
	'unreachable',
	'tls-failure',
	'protocol-error',
]);

/** Read the signals of a walk off its view. Pure; never throws. */
export function signalsOf(
	view: SessionView,
	moment: Decisive,
	evidence: readonly number[],
	known: Known,
): Signals {
	const {attempt, stage, ended} = moment;
	const greeting = greetingOf(view, attempt);
	const reply = decidingReply(moment);
	const last = isBeside(moment) ? undefined : moment.exchange?.reply?.reply;
	const at = moment.unsent === undefined ? stage : undefined;
	const context = {stage: at, mx: attempt?.target.host, banner: greeting.text || undefined};
	const hosts = view.route?.hosts ?? [];
	const addresses = hosts.flatMap((host) => host.addresses ?? []);
	const families = new Set(addresses.map((address) => address.family));
	const explanation = reply && atStage(explainReply(reply, context), stage);
	const words = textOf(reply).toLowerCase();
	const checks = checksOfConnection(known.checks, view, attempt);
	return {
		view,
		moment,
		stage,
		ended,
		attempt,
		reply,
		explanation,
		code: reply?.code,
		words,
		afterwords: afterwords(moment),
		isHalf: isHalf(last),
		begun: begunOf(moment),
		isCut: tooLong(last) !== undefined && last?.code !== undefined,
		isSilent: reply === undefined && silentEnds.has(ended),
		events: evidence,
		said: {
			ehlo: hasSaid(attempt, 'ehlo'),
			mail: hasSaid(attempt, 'mail'),
			rcpt: hasSaid(attempt, 'rcpt'),
		},
		own: ownNames(view, attempt, checks),
		checks,
		earlier: known.earlier,
		isStated:
			explanation !== undefined &&
			explanation.confidence !== 'low' &&
			isInWords(explanation) &&
			!isVague(explanation, words),
		provider: attempt && providerOf(context),
		greeting,
		tls: tlsOf(view, attempt),
		earlierErrors: earlierErrors(moment),
		delays: (attempt?.exchanges ?? []).flatMap((each) =>
			each.stage !== 'banner' && each.sent && each.reply ? [each.reply.elapsedMs] : [],
		),
		family: attempt?.target.address.family,
		port: attempt?.target.port ?? view.plan.port,
		hosts: hosts.length,
		addresses: addresses.length,
		bothFamilies: families.size > 1,
		tried: view.attempts,
		port25Open: opened25(view),
		heloOnly: isHeloOnly(attempt),
	};
}

/** Did a connection to port 25 of a public address come about in this walk? */
export function opened25(view: SessionView): boolean {
	return view.attempts.some(
		({target, stages}) =>
			target.port === 25 && target.address.scope === 'public' && stages.connect.ended === 'reply',
	);
}

function decidingReply(moment: Decisive): Reply | undefined {
	const {exchange, ended, stage} = moment;
	const reply = exchange?.reply?.reply;
	if (reply?.code === undefined || reply.code < 400) return undefined;
	if (ended === 'tls-failure' || ended === 'stopped' || isHalf(reply)) return undefined;
	if (isBeside(moment)) return undefined;
	return stage === 'mx' || stage === 'connect' ? undefined : reply;
}

function begunOf({ended, exchange, unsent, stage}: Decisive): number | undefined {
	const isLost = ended === 'fin' || ended === 'rst' || ended === 'timeout';
	const reply = exchange?.reply?.reply;
	if (!isLost || unsent !== undefined || stage === 'connect' || isHalf(reply)) return undefined;
	return reply?.code !== undefined && reply.code < 400 ? reply.code : undefined;
}

/** A limit or a farewell that came without being asked for, behind the decisive reply. */
function afterwords({attempt, exchange}: Decisive): string {
	const from = exchange?.reply?.seq;
	if (from === undefined) return '';
	const later = attempt?.exchanges.find(
		({reply}) =>
			reply !== undefined && !reply.solicited && reply.seq > from && (reply.reply.code ?? 0) >= 400,
	);
	return textOf(later?.reply?.reply).toLowerCase();
}

function hasSaid(attempt: Attempt | undefined, stage: Stage): boolean {
	return attempt?.exchanges.some((each) => each.stage === stage && each.sent) ?? false;
}

function tlsOf(view: SessionView, attempt: Attempt | undefined): Tls {
	const capabilities = attempt?.capabilities;
	const secure = attempt?.tls !== undefined;
	const failed = view.attempts.findLast(
		({stages, tls}) =>
			tls === undefined &&
			['tls-failure', 'fin', 'rst', 'timeout'].includes(stages.starttls.ended ?? ''),
	);
	const stage = failed?.stages.starttls;
	return {
		secure,
		offered:
			capabilities === undefined ? undefined : secure || hasCapability(capabilities, 'STARTTLS'),
		refused: (attempt?.stages.starttls.code ?? 0) >= 400,
		maskedKeyword: capabilities?.some(({keyword}) => /^X{4,}[A-Z]?$/u.test(keyword)) ?? false,
		failure:
			stage?.ended === undefined
				? undefined
				: {
						detail: (stage.detail ?? '').toLowerCase(),
						ended: stage.ended,
						event: stage.endedSeq,
						stalled: stage.ended === 'timeout' || /timed? ?out/iu.test(stage.detail ?? ''),
					},
	};
}

function earlierErrors({attempt, exchange}: Decisive): number {
	const last = exchange?.reply?.seq ?? Number.POSITIVE_INFINITY;
	const refusals = attempt?.exchanges.filter(
		({reply}) => reply !== undefined && reply.seq < last && (reply.reply.code ?? 0) >= 400,
	);
	return refusals?.length ?? 0;
}

function isHeloOnly(attempt: Attempt | undefined): boolean {
	const replies = (attempt?.exchanges ?? []).filter((each) => each.stage === 'ehlo' && each.sent);
	const codes = replies.map((each) => each.reply?.reply.code ?? 0);
	return codes.some((code) => code >= 500) && codes.some((code) => code > 0 && code < 400);
}
