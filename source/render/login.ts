import {type LoginRisk, type Mechanism, mechanisms} from '../model/login.ts';
import type {SessionView} from '../model/view.ts';
import type {TypedLogin} from '../protocol/typed.ts';

/** The mechanism that a typed line names, or what to say instead. Nothing of the line is repeated: it may hold a password. */
export function readLogin(
	{mechanism, isKnown}: TypedLogin,
	{attempts}: SessionView,
): Mechanism | {readonly error: string} {
	if (!isKnown) return {error: 'That way to log in is never sent. AUTH PLAIN is one that is.'};
	const found = mechanisms.find((each) => each === mechanism);
	if (found !== undefined) return found;
	const offered = attempts
		.at(-1)
		?.capabilities?.find(({keyword}) => keyword === 'AUTH')
		?.parameters.map((each) => each.toUpperCase());
	const fitting = mechanisms.filter((each) => offered?.includes(each));
	const hint = fitting.length === 0 ? '' : ` This server offers ${fitting.join(', ')}.`;
	return {error: `Behind AUTH stands the mechanism alone: ${mechanisms.join(', ')}.${hint}`};
}

/** What is in the way of a password on this connection. */
export function loginRisk({attempts}: SessionView): LoginRisk | undefined {
	const tls = attempts.at(-1)?.tls;
	if (tls === undefined) return 'in-clear';
	return tls.authorized ? undefined : 'unverified';
}

/** Why it is asked about, before name and password are. */
export const riskTexts: Readonly<Record<LoginRisk, string>> = {
	'in-clear':
		'This connection is not encrypted. Everybody on the way to the server can read what you type next.',
	unverified:
		'This connection is encrypted, but the certificate does not vouch for the server. Whoever answers there gets what you type next.',
};

/** What the second field is called. */
export function secretName(mechanism: Mechanism): string {
	return mechanism === 'XOAUTH2' || mechanism === 'OAUTHBEARER' ? 'Token' : 'Password';
}

/** What becomes of it. */
export const loginPromise =
	'It is sent to this server and written nowhere: not into the record, the history or a file. The proposal comes back behind it, and the verdict reads nothing from it.';

/** What happens to a line that has more behind the mechanism. */
export const thrownAway =
	'What stands behind the mechanism is thrown away, and so is all that still comes of it: it may hold a password. Name and password are asked for apart.';

/** How to see a login that is cancelled. */
export const cancelHint = '* as the name answers the first challenge with * (RFC 4954 §4).';

/** A name that would break the line of PLAIN. */
export function wrongName(name: string): string | undefined {
	// oxlint-disable-next-line no-control-regex -- these are the characters to be refused
	return /[\0\r\n\u0001]/.test(name) ? 'A name cannot have control characters.' : undefined;
}
