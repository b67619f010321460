import type {Attempt, SessionView} from '../model/view.ts';
import {decodeUtf8} from '../protocol/bytes.ts';

/** A way to go on from here other than the proposed one. */
export type WayId = 'repeat' | 'reconnect' | 'servers' | 'change' | 'address' | `walk-${number}`;

/** One line of the list of ways. Texts are ours, but for `quote`, which is not safe to show. */
export type Way = {
	readonly id: WayId;
	readonly label: string;
	readonly quote?: string;
	/** What it does, in a sentence. */
	readonly about: string;
	/** The open connection is closed by it: asked about first. */
	readonly closes: boolean;
};

/** The walks on this screen, oldest first, which of them is shown, and what was changed in it. */
export type WalkCount = {
	readonly at: number;
	readonly said: readonly (string | undefined)[];
};

/** The only walk. */
export const oneWalk: WalkCount = {at: 0, said: [undefined]};

/** The connection that would be closed by going elsewhere. */
export function openAttempt(view: SessionView): Attempt | undefined {
	const attempt = view.attempts.at(-1);
	return attempt?.local !== undefined && attempt.closed === undefined ? attempt : undefined;
}

/** The command that went out last, if the same again makes sense where the walk stands. */
export function repeatable(view: SessionView): string | undefined {
	const {proposal} = view;
	if (proposal?.kind !== 'command' || openAttempt(view) === undefined) return undefined;
	const last = view.attempts.at(-1)?.exchanges.findLast(({sent}) => sent !== undefined)?.sent;
	if (last === undefined) return undefined;
	const line = decodeUtf8(last.raw).replace(/\r?\n$/u, '');
	// After STARTTLS and QUIT the same again means something else, or nothing. Secrets are not sent twice.
	return line === '' ||
		/^(?:STARTTLS|QUIT|AUTH|DATA|BDAT)\b/iu.test(line) ||
		!/^[A-Z]{4}/iu.test(line)
		? undefined
		: line;
}

/** What can be done instead of the proposed step, most likely first. */
export function waysFrom(view: SessionView, walks: WalkCount): readonly Way[] {
	const isOpen = openAttempt(view) !== undefined;
	const line = repeatable(view);
	const target = view.attempts.at(-1)?.target;
	const hosts = view.route?.hosts.length ?? 0;
	return [
		...(line === undefined
			? []
			: [
					{
						id: 'repeat',
						label: 'Send the same command again',
						quote: line,
						about: /^MAIL/iu.test(line)
							? 'On this connection. A second MAIL FROM is an error until RSET (RFC 5321 §4.1.4).'
							: 'On this connection. What went out before stays said.',
						closes: false,
					} as const,
				]),
		...(target === undefined
			? []
			: [
					{
						id: 'reconnect',
						label: 'Connect to the same server again',
						quote: target.host,
						about: 'A new conversation with it, from the greeting on.',
						closes: isOpen,
					} as const,
				]),
		...(hosts === 0
			? []
			: [
					{
						id: 'servers',
						label: 'Another server',
						about: `The list of ${hosts === 1 ? 'the mail server and its addresses' : `all ${hosts} mail servers`}; their greetings can be compared there.`,
						closes: false,
					} as const,
				]),
		{
			id: 'change',
			label: 'The whole walk again, with something changed',
			about: 'EHLO name, sender, recipient, IPv4 or IPv6, TLS, port, time-outs.',
			closes: false,
		},
		...walks.said.flatMap((said, at): readonly Way[] =>
			at === walks.at
				? []
				: [
						{
							id: `walk-${at}`,
							label: `Look at walk ${at + 1} of ${walks.said.length}`,
							quote: said ?? 'the first one',
							about: 'It is kept as it was; come back here the same way.',
							closes: false,
						},
					],
		),
		{
			id: 'address',
			label: 'Another address',
			about: 'Back to the start screen.',
			closes: isOpen,
		},
	];
}
