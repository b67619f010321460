import type {Check} from '../model/check.ts';
import type {WarningId} from '../model/session.ts';
import type {SessionView} from '../model/view.ts';
import {isConfirmedName} from '../protocol/own-name.ts';
import {verbOf} from '../protocol/typed.ts';
import {lintOf} from './lint.ts';

/** What is to be said of the name or the sender in a command before it goes out. Safe to show. */
export type LintNote = {
	readonly text: string;
	/** It claims to be somebody else: to be stood by before it is sent. */
	readonly isBorrowed: boolean;
};

/** Findings about whose name it is, and not how it is written. */
const borrowed: ReadonlySet<string> = new Set([
	'localhost',
	'literal-other',
	'theirs',
	'borrowed',
	'recipient',
	'target-domain',
]);

/**
 * The dry lint of a line: EHLO with its name, MAIL with its sender; of other
 * lines there is nothing to say. Sends nothing; undefined where nothing is wrong.
 */
export function lintLine(
	line: string,
	view: SessionView,
	/** The warnings that stand beside the line already. */
	told: readonly WarningId[] = [],
): LintNote | undefined {
	const check = checkOfLine(line, view);
	if (check === undefined || check.state === 'good') return undefined;
	const kind = check.id === 'helo-name' ? 'helo-' : 'sender-';
	if (told.some((id) => id.startsWith(kind))) return undefined;
	return {
		text: `${check.found} ${check.concludes}`,
		isBorrowed: borrowed.has(check.finding),
	};
}

/** The finding itself, also a good one; undefined for other lines, and for a name that is known to be ours. */
export function checkOfLine(line: string, view: SessionView): Check | undefined {
	const verb = verbOf(line);
	if (verb === 'EHLO' || verb === 'HELO') {
		const helo = line.trim().slice(verb.length).trim();
		return isConfirmedName(helo, view.identity) ? undefined : lint(view, helo, undefined);
	}
	const sender = verb === 'MAIL' ? /^\s*MAIL\s+FROM:\s*<([^>]*)>/iu.exec(line)?.[1] : undefined;
	if (sender === undefined || isDefaultSender(sender, view)) return undefined;
	return lint(view, undefined, sender);
}

function lint(
	view: SessionView,
	helo: string | undefined,
	sender: string | undefined,
): Check | undefined {
	const {plan, identity, attempts, route} = view;
	const own = [identity?.address, attempts.at(-1)?.local?.address];
	const checks = lintOf({
		helo: helo ?? '',
		sender: sender ?? '',
		mailbox: plan.mailbox,
		ownAddresses: [...new Set(own.filter((address) => address !== undefined))],
		targetHosts: [
			...(route?.hosts ?? []).map(({host}) => host),
			...attempts.map(({target}) => target.host),
		],
	});
	return checks.find(({id}) => id === (helo === undefined ? 'sender-name' : 'helo-name'));
}

/** The sender at our own confirmed name. */
function isDefaultSender(sender: string, {identity}: SessionView): boolean {
	return isConfirmedName(sender.slice(sender.lastIndexOf('@') + 1), identity);
}
