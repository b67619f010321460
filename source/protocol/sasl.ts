import type {Credentials, Mechanism, Secret} from '../model/login.ts';
import {derivedSecret, openSecret} from './secret.ts';

/** How a client answers the challenges of a server (RFC 4954 §4). */
export type SaslAnswer =
	/** `line` goes out; `also`: what else must not be seen, since the password can be found out from it. */
	| {readonly kind: 'line'; readonly line: Secret; readonly also: readonly Secret[]}
	/** `*`: we do not go on. */
	| {readonly kind: 'cancel'};

/** HMAC-MD5 as lower case hex (RFC 2104), which CRAM-MD5 needs. */
export type HmacMd5 = (key: string, text: string) => string;

/**
 * The answer to challenge number `round`, counted from 0. `challenge` is what
 * stands behind the 334. No mechanism gives a response along with AUTH, so
 * that each step is seen; what we have no answer to is cancelled.
 */
export function answerChallenge(
	{
		mechanism,
		credentials,
		hmacMd5,
	}: {
		readonly mechanism: Mechanism;
		readonly credentials: Credentials;
		readonly hmacMd5: HmacMd5;
	},
	round: number,
	challenge: string,
): SaslAnswer {
	if ('cancel' in credentials) return {kind: 'cancel'};
	const {user} = credentials;
	const password = openSecret(credentials.secret);
	switch (mechanism) {
		case 'PLAIN':
			return round === 0 ? line(`\0${user}\0${password}`) : {kind: 'cancel'};
		case 'LOGIN':
			return round > 1 ? {kind: 'cancel'} : line(round === 0 ? user : password);
		case 'CRAM-MD5': {
			const text = fromBase64(challenge);
			if (round > 0 || text === undefined) return {kind: 'cancel'};
			const digest = hmacMd5(password, text);
			return line(`${user} ${digest}`, [digest]);
		}
		case 'XOAUTH2':
			return round === 0
				? line(`user=${user}\u0001auth=Bearer ${password}\u0001\u0001`)
				: {kind: 'cancel'};
		case 'OAUTHBEARER':
			return round === 0
				? line(`n,a=${gs2(user)},\u0001auth=Bearer ${password}\u0001\u0001`)
				: {kind: 'cancel'};
		default:
			return mechanism satisfies never;
	}
}

function line(text: string, also: readonly string[] = []): SaslAnswer {
	return {
		kind: 'line',
		line: derivedSecret(toBase64(text)),
		also: also.map((each) => derivedSecret(each)),
	};
}

/** RFC 5801 §4: a comma and an equals sign in a name. */
const gs2 = (name: string): string => name.replaceAll('=', '=3D').replaceAll(',', '=2C');

/** UTF-8 in base64. */
export function toBase64(text: string): string {
	return Buffer.from(text, 'utf8').toString('base64');
}

function fromBase64(text: string): string | undefined {
	const trimmed = text.trim();
	return /^[A-Za-z\d+/]*={0,2}$/.test(trimmed)
		? Buffer.from(trimmed, 'base64').toString('utf8')
		: undefined;
}
