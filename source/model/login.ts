declare const sealed: unique symbol;

/**
 * A password or a token. Nothing can be read off it: it shows itself as
 * «hidden», in JSON and in the inspector, too. `protocol/secret.ts` makes and
 * opens it.
 */
export type Secret = {
	readonly [sealed]: true;
	toString(): string;
	toJSON(): string;
};

/** The ways to log in that mxray knows. */
export const mechanisms = ['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2', 'OAUTHBEARER'] as const;
export type Mechanism = (typeof mechanisms)[number];

/** Who logs in. `cancel`: the first challenge of the server is answered with `*` (RFC 4954 §4). */
export type Credentials =
	{readonly user: string; readonly secret: Secret} | {readonly cancel: true};

/** Why a password is in danger on a connection: others can read it, or nobody vouches for the server. */
export type LoginRisk = 'in-clear' | 'unverified';
