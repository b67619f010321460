import {StringDecoder} from 'node:string_decoder';
import type {Secret} from '../model/login.ts';
import {noSecret, withMore, withoutLast} from '../protocol/secret.ts';

/**
 * One line from a terminal that shows nothing of it. Undefined: given up with
 * Esc, Ctrl-C or Ctrl-D. What comes behind the line end in the same piece is
 * thrown away: it may be more of the same.
 */
export async function readHidden(input: NodeJS.ReadStream): Promise<Secret | undefined> {
	const decoder = new StringDecoder('utf8');
	let secret = noSecret;
	const {promise, resolve} = Promise.withResolvers<Secret | undefined>();
	const take = (chunk: Buffer): void => {
		const text = decoder.write(chunk);
		// A key that sends a sequence is not Esc, and types nothing.
		if (/^\u001b[[O]/u.test(text)) return;
		for (const character of text) {
			if (character === '\r' || character === '\n') {
				resolve(secret);
				return;
			}
			if (character === '\u001b' || character === '\u0003' || character === '\u0004') {
				resolve(undefined);
				return;
			}
			if (character === '\u007f' || character === '\b') secret = withoutLast(secret);
			else if (character === '\u0015') secret = noSecret;
			else if (character >= ' ') secret = withMore(secret, character);
		}
	};
	const leave = (): void => resolve(undefined);
	input.setRawMode(true);
	input.on('data', take);
	input.on('end', leave);
	input.resume();
	try {
		return await promise;
	} finally {
		input.off('data', take);
		input.off('end', leave);
		input.setRawMode(false);
	}
}
