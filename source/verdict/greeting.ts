import {providerOf} from '../knowledge/index.ts';
import type {Attempt, SessionView} from '../model/view.ts';
import type {Reply} from '../model/wire.ts';

/** The greeting of the decisive connection. */
export type Greeting = {
	/** Text on one line; '' without one. */
	readonly text: string;
	/** First word that looks like a host name, lower case. */
	readonly name: string | undefined;
	readonly delayMs: number | undefined;
	/** A first part came ("220-"), and not its end. */
	readonly teaser: boolean;
	readonly masked: boolean;
	/** It names a host of another domain than the MX's, and not of the recipient's. */
	readonly foreign: boolean;
};

/** The greeting as one line; '' without one. NOT safe to show. */
export function bannerText(attempt: Attempt | undefined): string {
	const exchange = attempt?.exchanges.find((each) => each.stage === 'banner' && each.reply);
	return textOf(exchange?.reply?.reply);
}

const hostName = /^(?:[a-z\d_](?:[a-z\d_-]{0,62})\.)+[a-z][a-z\d-]{1,62}$/u;

/** The greeting of a connection, read. */
export function greetingOf(view: SessionView, attempt: Attempt | undefined): Greeting {
	const exchange = attempt?.exchanges.find((each) => each.stage === 'banner' && each.reply);
	const reply = exchange?.reply?.reply;
	const text = textOf(reply);
	const words = text.toLowerCase().split(' ').slice(0, 3);
	const name = words.map((word) => word.replace(/\.$/u, '')).find((word) => hostName.test(word));
	const banner = attempt?.stages.banner;
	const begun = reply !== undefined && reply.code !== undefined && reply.code < 400;
	// "220-" and a line end: more is announced. Without them it is a line that was cut off.
	const isAnnounced = reply?.lines.some(({isLast, raw}) => !isLast && raw.at(-1) === 0x0a) ?? false;
	return {
		text,
		name,
		delayMs: banner?.ended === 'reply' ? banner.elapsedMs : undefined,
		teaser:
			begun &&
			isAnnounced &&
			banner?.ended !== undefined &&
			banner.ended !== 'reply' &&
			banner.ended !== 'protocol-error',
		masked: /\*{6,}/u.test(text),
		foreign: name !== undefined && isForeign(view, attempt, name),
	};
}

/** The last two labels: good enough to see whether two names have an owner in common. */
function owner(name: string): string {
	return name.toLowerCase().split('.').slice(-2).join('.');
}

function isForeign(view: SessionView, attempt: Attempt | undefined, name: string): boolean {
	const host = attempt?.target.host ?? '';
	if (!host.includes('.') || /^[\d.:]+$/u.test(host)) return false;
	if (owner(name) === owner(host) || owner(name) === owner(view.plan.mailbox.asciiDomain))
		return false;
	const theirs = providerOf({mx: host});
	return theirs === undefined || theirs !== providerOf({mx: name});
}

const maxText = 2000;

/** The text of a reply on one line, bounded; '' without one. NOT safe to show. */
export function textOf(reply: Reply | undefined): string {
	const lines = reply?.lines.slice(0, 50).map((line) => line.text.slice(0, maxText)) ?? [];
	return lines.join(' ').replaceAll(/\s+/g, ' ').trim().slice(0, maxText);
}
