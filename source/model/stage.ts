/**
 * The stages of a walk, in order. The TLS handshake belongs to `starttls`;
 * EHLO after TLS is a second exchange of `ehlo`. Stable: scripts depend on it.
 */
export const stages = [
	'mx',
	'connect',
	'banner',
	'ehlo',
	'starttls',
	'mail',
	'rcpt',
	'vrfy',
	'quit',
] as const;
export type Stage = (typeof stages)[number];

/**
 * How a stage ended. `reply`: the other side answered, whatever it said; for
 * `mx` and `connect` it means that DNS and TCP did their work. Stable: scripts
 * depend on it.
 */
export const endings = [
	'reply',
	'fin',
	'rst',
	'timeout',
	'refused',
	'unreachable',
	'tls-failure',
	'protocol-error',
	'dns-nxdomain',
	'dns-nodata',
	'dns-servfail',
	'dns-refused',
	'dns-timeout',
	'dns-no-address',
	'null-mx',
	'blocked-address',
	'skipped',
	'stopped',
] as const;
export type Ended = (typeof endings)[number];
