import {anomalyText, misfitText} from '../knowledge/index.ts';
import type {Ended, Stage} from '../model/stage.ts';
import type {Attempt, Exchange, Finding, SessionView} from '../model/view.ts';
import {askedOf, isMisfit} from '../protocol/reply-codes.ts';
import {visible} from '../protocol/visible.ts';
import {asideVerb} from './decisive.ts';

/**
 * What a person should know beside the decisive moment: servers that failed
 * before, what went out in the clear, certificates, oddities. Plain text, safe
 * to show, bounded; nothing that the decisive moment says itself, whose last
 * words are given.
 */
export function noticedOf(
	view: SessionView,
	decisive: Attempt | undefined,
	words?: Exchange,
): readonly string[] {
	const notes = [
		...implicit(view),
		...failedBefore(view, decisive),
		...(decisive ? encryption(decisive, view.attempts) : []),
		...(decisive ? masked(decisive) : []),
		...(decisive ? misfits(decisive, words) : []),
		...oddities(view),
	];
	return notes.slice(0, maxNotes);
}

const maxNotes = 8;

function implicit({route}: SessionView): readonly string[] {
	if (route?.source !== 'implicit') return [];
	return [
		'The domain has no MX record, so its own address was taken for its mail exchanger (RFC 5321 §5.1).',
	];
}

function failedBefore(view: SessionView, decisive: Attempt | undefined): readonly string[] {
	return view.attempts
		.filter((attempt) => attempt !== decisive && attempt.number < (decisive?.number ?? 0))
		.flatMap((attempt) => {
			const {connect, banner, starttls} = attempt.stages;
			const broken = [connect, banner, starttls].find(
				({status, ended}) => status === 'failed' && ended !== 'stopped',
			);
			if (!broken) return [];
			const end =
				broken.code === undefined
					? (endNames[broken.ended ?? 'stopped'] ?? 'no answer')
					: `${broken.code}`;
			const {host, address} = attempt.target;
			if (broken.ended === 'blocked-address') {
				return [
					`${visible(host)} [${visible(address.address)}] came before and was left alone: no public address.`,
				];
			}
			return [
				`${visible(host)} [${visible(address.address)}] was tried before and failed ${stageNames[broken.stage] ?? 'there'}: ${end}.`,
			];
		});
}

const stageNames: Partial<Record<Stage, string>> = {
	connect: 'at the connection',
	banner: 'at the greeting',
	starttls: 'at STARTTLS',
};
const endNames: Partial<Record<Ended, string>> = {
	fin: 'closed without an answer',
	rst: 'the connection was reset',
	timeout: 'no answer in time',
	refused: 'the connection was refused',
	unreachable: 'no way there',
	'tls-failure': 'the TLS handshake failed',
	'protocol-error': 'what came is no SMTP',
};

/** Lines of a greeting that are looked through; a flood of ten thousand has no more to say. */
const maxGreetingLines = 100;

/** A filter on the way that hides what the server says. */
function masked(attempt: Attempt): readonly string[] {
	const replies = attempt.exchanges.flatMap(({stage, reply}) =>
		reply?.solicited === true ? [{stage, reply: reply.reply}] : [],
	);
	const greeting = replies.find(({stage}) => stage === 'banner');
	const greetingLines = greeting?.reply.lines.slice(0, maxGreetingLines) ?? [];
	const isStarred = greetingLines.some(({text}) => text.includes('******'));
	const isX = attempt.capabilities?.some(({keyword}) => /^X{4,}[A-Z]?$/u.test(keyword)) ?? false;
	const ehlo = replies.filter(({stage}) => stage === 'ehlo').map(({reply}) => reply.code ?? 0);
	const isOld = ehlo.some((code) => code >= 500) && ehlo.some((code) => code > 0 && code < 400);
	if (isStarred || isX) {
		return [
			'Parts of what the server said are overwritten: a firewall that inspects SMTP masks this session.',
		];
	}
	return isOld
		? [
				'EHLO was refused and HELO was taken: an old server, or a firewall that knows only old commands.',
			]
		: [];
}

/** TLS versions that RFC 8996 retired. */
const retired = new Set(['SSLv3', 'TLSv1', 'TLSv1.1']);

function encryption(attempt: Attempt, attempts: readonly Attempt[]): readonly string[] {
	const named = attempt.exchanges.some((each) => each.stage === 'mail' && each.sent);
	if (!attempt.tls) {
		const tlsFailed = attempts.some(({stages}) => stages.starttls.ended === 'tls-failure');
		if (!named) return [];
		const {code} = attempt.stages.starttls;
		return [
			isMisfit(code, {stage: 'starttls'})
				? `The server answered STARTTLS with ${code} instead of 220, so no TLS began, and sender and recipient went out in the clear.`
				: code !== undefined && code >= 400
					? `The server offered STARTTLS and refused it (${code}), so sender and recipient went out in the clear.`
					: tlsFailed
						? 'The TLS handshake failed, so sender and recipient went out in the clear.'
						: 'Sender and recipient went out in the clear: this connection was not encrypted.',
		];
	}
	const {authorized, authorizationError, protocol} = attempt.tls;
	return [
		...(authorized
			? []
			: [
					`The certificate would not satisfy a strict sender (${visible(authorizationError ?? 'unknown')}). Mail servers mostly encrypt all the same.`,
				]),
		...(retired.has(protocol) ? [`${protocol} is outdated: RFC 8996 retired it.`] : []),
	];
}

/** Answers beside the decisive one that were none; that to STARTTLS is told with what it came to. */
function misfits({exchanges}: Attempt, words: Exchange | undefined): readonly string[] {
	const titles = exchanges.flatMap((exchange) => {
		const {code} = exchange.reply?.reply ?? {};
		const asked = askedOf(exchange);
		const isTold = asked.unasked === true || asked.stage === 'starttls' || exchange === words;
		if (code === undefined || isTold || !isMisfit(code, asked)) return [];
		const place = exchange.aside ? asideVerb(exchange) : exchange.stage;
		return [`Odd at ${place}: ${misfitText(code, asked).title}.`];
	});
	return [...new Set(titles)];
}

/** Each kind of finding once. */
function oddities(view: SessionView): readonly string[] {
	const titles = view.findings.map(
		(finding) => `Odd at ${placeOf(finding, view)}: ${anomalyText(finding.anomaly).title}.`,
	);
	return [...new Set(titles)];
}

/** The stage of an oddity; of one in the answer to a command beside the walk, that command. */
function placeOf({seq, stage, attempt}: Finding, {attempts}: SessionView): string {
	const exchange = attempts
		.find(({number}) => number === attempt)
		?.exchanges.findLast(({reply}) => reply !== undefined && reply.seq < seq);
	return exchange?.aside ? asideVerb(exchange) : stage;
}
