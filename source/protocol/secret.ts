import type {Secret} from '../model/login.ts';
import {encodeUtf8} from './bytes.ts';

/** What is in them. Only this file can look, so nothing that walks an object finds it. */
const contents = new WeakMap<Secret, string>();

const word = '«hidden»';
const inspected = Symbol.for('nodejs.util.inspect.custom');

const shape = {
	toString: () => word,
	toJSON: () => word,
	[inspected]: () => word,
};

function seal(text: string): Secret {
	const secret = Object.freeze(Object.create(shape)) as Secret;
	contents.set(secret, text);
	return secret;
}

/** Nothing yet: what a field begins with. */
export const noSecret: Secret = seal('');

/** Longest password or token. */
export const maxSecret = 4096;

/** The secret with a text behind it, cut at the bound. */
export function withMore(secret: Secret, text: string): Secret {
	return seal((openSecret(secret) + text).slice(0, maxSecret));
}

/** The secret without its last character. */
export function withoutLast(secret: Secret): Secret {
	const parts = Array.from(
		new Intl.Segmenter().segment(openSecret(secret)),
		(each) => each.segment,
	);
	return seal(parts.slice(0, -1).join(''));
}

/** True as long as nothing was typed. */
export function isEmptySecret(secret: Secret): boolean {
	return openSecret(secret) === '';
}

/** A secret that was made from others, such as the line that goes out. */
export function derivedSecret(text: string): Secret {
	return seal(text);
}

/** How many bytes it has as UTF-8. */
export function secretBytes(secret: Secret): number {
	return encodeUtf8(openSecret(secret)).length;
}

/**
 * What is in it. Only the driver may ask, who writes it to the connection and
 * looks for it in what comes back, and what makes the line to be written; a
 * test holds the list of callers.
 */
export function openSecret(secret: Secret): string {
	return contents.get(secret) ?? '';
}
