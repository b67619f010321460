import type {Reason} from '../source/model/verdict.ts';

/**
 * Reasons that speak of the client, the sender or the message, never of the
 * recipient. Written down apart from the knowledge on purpose: it is what the
 * knowledge is held against.
 */
export const clientReasons: ReadonlySet<string> = new Set<Reason>([
	'auth-required',
	'tls-required',
	'helo-rejected',
	'no-ptr',
	'sender-rejected',
	'sender-auth-failed',
	'greylisted',
	'rate-limited',
	'too-many-recipients',
	'ip-blocklisted',
	'domain-blocklisted',
	'bad-reputation',
	'spam-content',
	'virus',
	'content-rejected',
	'message-too-big',
	'protocol-error',
]);
