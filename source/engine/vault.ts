import type {Secret} from '../model/login.ts';
import type {Reply, ReplyLine} from '../model/wire.ts';
import {openSecret} from '../protocol/secret.ts';
import {toBase64} from '../protocol/sasl.ts';
import {
	asLatin1,
	formsOf,
	fromLatin1,
	hiddenIn,
	needleOf,
	textOfLatin1,
	withMarks,
} from './needles.ts';

/**
 * What must not get into a log. Everything that comes from outside is cleaned
 * of it before the engine sees it, so that no log, screen or file can have it.
 */
export type Vault = {
	/** Hide this secret in all forms in which a server may give it back. */
	hide(secret: Secret): void;
	/** Hide exactly this, such as a line that went out. */
	hideLine(secret: Secret): void;
	/** Hide how a name goes over the wire; the name itself is no secret. */
	hideName(name: string): void;
	/** Nothing is hidden. */
	readonly isEmpty: boolean;
	/** Whether a text holds something that is hidden. */
	holds(text: string): boolean;
	/** The same without what is hidden: texts, bytes, replies, and all that holds them. */
	clean<T>(value: T): T;
};

/** Whether a secret is long enough to be found in what comes back. */
export function canBeHidden(secret: Secret): boolean {
	return needleOf(openSecret(secret)) !== undefined;
}

/** A vault with nothing in it; as long as it is empty, it costs nothing. */
export function createVault(): Vault {
	const needles = new Set<string>();
	const add = (texts: readonly string[]): void => {
		for (const text of texts) needles.add(text);
	};
	const cleanText = (text: string): string => {
		const bytes = Buffer.from(text, 'utf8').toString('latin1');
		const hidden = hiddenIn(bytes, needles);
		return hidden === undefined ? text : textOfLatin1(withMarks(bytes, hidden));
	};
	const clean = (value: unknown): unknown => {
		if (typeof value === 'string') return cleanText(value);
		if (value instanceof Uint8Array) {
			const text = asLatin1(value);
			const hidden = hiddenIn(text, needles);
			return hidden === undefined ? value : fromLatin1(withMarks(text, hidden));
		}
		if (Array.isArray(value)) return value.map((each) => clean(each));
		if (typeof value !== 'object' || value === null) return value;
		if (isReply(value)) return cleanReply(value, needles);
		return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, clean(each)]));
	};
	return {
		hide(secret) {
			add(formsOf(openSecret(secret)));
		},
		hideLine(secret) {
			add(exactly(openSecret(secret)));
		},
		hideName(name) {
			// A short name would hide ordinary words.
			if (name.length >= 6) add(exactly(toBase64(name)));
		},
		get isEmpty() {
			return needles.size === 0;
		},
		holds: (text) => needles.size > 0 && cleanText(text) !== text,
		clean: <T>(value: T): T => (needles.size === 0 ? value : (clean(value) as T)),
	};
}

const exactly = (text: string): readonly string[] => [needleOf(text) ?? []].flat();

function isReply(value: object): value is Reply {
	return 'lines' in value && 'anomalies' in value;
}

/** A secret may be broken over lines: what stands behind the codes is looked at in one piece. */
function cleanReply(reply: Reply, needles: ReadonlySet<string>): Reply {
	const bodies = reply.lines.map((line) => bodyOf(line));
	const hidden = hiddenIn(bodies.map(({body}) => body).join(''), needles);
	if (hidden === undefined) return reply;
	let from = 0;
	const lines = reply.lines.map((line, index): ReplyLine => {
		const {head, body, tail} = bodies[index] ?? {head: '', body: '', tail: ''};
		const shown = withMarks(body, hidden, from);
		from += body.length;
		if (shown === body) return line;
		const raw = fromLatin1(head + shown + tail);
		// Not the length of what is hidden either.
		const bytes = line.bytes + raw.length - line.raw.length;
		return {...line, raw, bytes, text: textOfLatin1(shown)};
	});
	const sizeOf = (list: readonly ReplyLine[]): number =>
		list.reduce((sum, {bytes}) => sum + bytes, 0);
	return {...reply, lines, bytes: reply.bytes + sizeOf(lines) - sizeOf(reply.lines)};
}

function bodyOf({raw}: ReplyLine): Record<'head' | 'body' | 'tail', string> {
	const text = asLatin1(raw);
	const [, head = '', body = '', tail = ''] = /^(\d{3}[ -]?|)([\s\S]*?)(\r?\n|)$/.exec(text) ?? [];
	return {head, body, tail};
}
