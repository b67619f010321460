import {explainInput} from '../explain/explain.ts';
import {explainedText} from '../explain/text.ts';
import {explainReply, explainStage} from '../knowledge/index.ts';
import {stages} from '../model/stage.ts';
import type {Attempt, Exchange, SessionView} from '../model/view.ts';
import type {Reply} from '../model/wire.ts';
import {readEhlo} from '../protocol/ehlo.ts';
import {type Asked, askedOf, isYes} from '../protocol/reply-codes.ts';
import {visible} from '../protocol/visible.ts';
import {receiverSide} from '../preflight/eyes.ts';
import {digText} from '../render/dns.ts';
import {eyesLines} from '../render/eyes-text.ts';
import {fateOf} from '../render/hosts.ts';
import {openAttempt} from '../render/ways.ts';
import {shortEnds} from '../render/words.ts';
import {capabilityLines} from '../render/text-link.ts';
import {outcomeText} from '../render/text-verdict.ts';
import type {Judge} from '../verdict/judge.ts';

/** The whole page about the newest reply, about one before it (`-2`), or about a text; safe to print. */
export function explainLines(view: SessionView, text: string | undefined): readonly string[] {
	const before = Number(/^-(\d{1,4})$/.exec(text ?? '')?.[1] ?? 0);
	if (text !== undefined && before === 0) return linesOf(explainedText(explainInput(text)));
	const found = repliesOf(view).at(-1 - before);
	if (found === undefined)
		return before > 0
			? ['So many replies have not come.']
			: ['The server has not said anything yet. "x TEXT" explains a text.'];
	const {attempt, reply, asked} = found;
	const mx = attempt.target.host;
	const explanation = explainReply(reply, {...asked, mx, banner: bannerOf(attempt)});
	return linesOf(
		explainedText({kind: 'reply', reply, stage: asked.stage, mx, peeled: [], explanation}),
	);
}

function repliesOf({attempts}: SessionView): readonly {
	readonly attempt: Attempt;
	readonly reply: Reply;
	readonly asked: Asked;
}[] {
	return attempts.flatMap((attempt) =>
		attempt.exchanges.flatMap((exchange) =>
			exchange.reply === undefined
				? []
				: [{attempt, reply: exchange.reply.reply, asked: askedOf(exchange)}],
		),
	);
}

/** What the server offers, keyword by keyword; safe to print. */
export function offerLines(view: SessionView): readonly string[] {
	const greeting = view.attempts.at(-1)?.exchanges.findLast(isGreeting)?.reply?.reply;
	if (greeting === undefined) return ['What the server offers is known after EHLO.'];
	const {capabilities} = readEhlo(greeting);
	return capabilities.length === 0
		? ['It offers nothing beyond the basics.']
		: capabilityLines(capabilities, new Set(), true);
}

/** The answers of DNS as dig would print them; safe to print. */
export function dnsLines(view: SessionView): readonly string[] {
	return view.dns.length === 0
		? ['Nothing was asked of DNS yet.']
		: view.dns.flatMap((answer) => linesOf(digText(answer)));
}

/** What the next step, or the one that is named, is for, and what a healthy answer looks like; safe to print. */
export function stageLines(view: SessionView, name?: string): readonly string[] {
	const named = stages.find((each) => each === name?.toLowerCase());
	if (name !== undefined && named === undefined) return [`The steps are ${stages.join(', ')}.`];
	const stage = named ?? view.proposal?.stage ?? view.running?.stage ?? 'quit';
	return linesOf(explainedText({kind: 'stage', text: explainStage(stage)}));
}

/** Each step and how it came out, then what is decided; safe to print. */
export function statusLines(view: SessionView, judge: Judge): readonly string[] {
	const ended = view.attempts.at(-1)?.stages.rcpt.ended;
	// Before, an outcome is a snapshot that would change with the next step.
	const isDecided = view.over !== undefined || (ended !== undefined && ended !== 'skipped');
	const outcome = isDecided ? judge(view) : undefined;
	return [
		...view.stages.map(({stage, status}) => `${stage}: ${status}`),
		outcome === undefined ? 'Nothing is decided yet.' : `Decided: ${outcomeText(outcome)}`,
	].map((line) => visible(line));
}

/** What the server may have thought at each line; safe to print. */
export function theirSideLines(view: SessionView): readonly string[] {
	const host = view.attempts.at(-1)?.target.host;
	// What answers a question is set in by the prompt, marks and all.
	return eyesLines(receiverSide(view, []), host).map((line) => visible(line.slice(4)));
}

/** The mail exchangers, with what is known of each; safe to print. */
export function hostLines(view: SessionView): readonly string[] {
	const hosts = view.route?.hosts ?? [];
	if (hosts.length === 0) return ['No mail exchanger is known yet.'];
	const here = openAttempt(view)?.target.address.address;
	return hosts.flatMap(({host, preference, addresses, failure, alias}) => {
		const known = addresses?.map(({address}) => visible(address)).join(' ');
		const rest = failure ?? known ?? 'its addresses are being looked up';
		const fates = (addresses ?? []).flatMap(({address}) => {
			const words = fateWords(view, address, address === here);
			return words === '' ? [] : [`  ${visible(address)}: ${words}`];
		});
		const also = alias === undefined ? '' : `, an alias for ${visible(alias)}`;
		return [`${preference ?? '-'} ${visible(host)} ${rest}${also}`, ...fates];
	});
}

function fateWords(view: SessionView, address: string, isHere: boolean): string {
	const fate = fateOf(view, address);
	const what = fate === undefined ? '' : `${fate.code ?? shortEnds[fate.ended]} at ${fate.stage}`;
	const times = fate === undefined || fate.times < 2 ? '' : `connected to ${fate.times} times`;
	return [isHere ? 'this connection' : '', what, times].filter((each) => each !== '').join(', ');
}

function isGreeting({stage, reply}: Exchange): boolean {
	return stage === 'ehlo' && reply?.solicited === true && isYes(reply.reply.code, {stage});
}

function bannerOf(attempt: Attempt): string | undefined {
	const banner = attempt.exchanges.find(({stage}) => stage === 'banner')?.reply?.reply;
	return banner?.lines.map(({text}) => text).join('\n');
}

/** Pages are made of lines of ours; what is from outside was made visible when they were written. */
function linesOf(page: string): readonly string[] {
	return page
		.trimEnd()
		.split('\n')
		.map((line) => visible(line));
}
