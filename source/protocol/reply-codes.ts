import type {Stage} from '../model/stage.ts';
import type {Exchange} from '../model/view.ts';
import {decodeUtf8} from './bytes.ts';
import {verbOf} from './typed.ts';

/** What a reply answers, as far as it is known. */
export type Asked = {
	/** The stage whose command it answers. */
	readonly stage?: Stage | undefined;
	/** The verb of that command, upper case; alone where it is a command beside the walk. */
	readonly verb?: string | undefined;
	/** True where no command was waiting for an answer. */
	readonly unasked?: boolean | undefined;
};

const yes = [250];

/**
 * The codes below 400 that a command may be answered with (RFC 5321 §4.3.2 and
 * the RFC of each extension). Where one is not listed, RFC 5321 leaves nothing
 * but the first digit to go by (§4.2).
 */
const allowed: Readonly<Record<string, readonly number[]>> = {
	EHLO: yes,
	HELO: yes,
	STARTTLS: [220],
	MAIL: yes,
	SEND: yes,
	SOML: yes,
	SAML: yes,
	// 252 is for VRFY, but says the same here: it would take a message and try.
	RCPT: [250, 251, 252],
	VRFY: [250, 251, 252],
	EXPN: [250, 252],
	HELP: [211, 214],
	NOOP: yes,
	RSET: yes,
	QUIT: [221],
	AUTH: [235, 334],
	ETRN: [250, 251, 252, 253],
	ATRN: yes,
};

const verbs: Readonly<Partial<Record<Stage, string>>> = {
	ehlo: 'EHLO',
	starttls: 'STARTTLS',
	mail: 'MAIL',
	rcpt: 'RCPT',
	vrfy: 'VRFY',
	quit: 'QUIT',
};

/** The codes below 400 that belong here; undefined where no standard says. */
export function codesFor({stage, verb}: Asked): readonly number[] | undefined {
	if (stage === 'banner' || stage === 'connect') return [220];
	const name = stage === undefined ? verb : verbs[stage];
	return name !== undefined && Object.hasOwn(allowed, name) ? allowed[name] : undefined;
}

/**
 * True for a code that refuses nothing and yet is no answer to what was asked:
 * 354 to MAIL, 250 to STARTTLS, and anything below 400 that nobody asked for.
 */
export function isMisfit(code: number | undefined, asked: Asked): boolean {
	if (code === undefined || code >= 400) return false;
	if (asked.unasked === true) return true;
	const codes = codesFor(asked);
	if (codes !== undefined) return !codes.includes(code);
	// Of a command that no standard knows a plain yes is one; more than a yes is not due.
	return asked.verb !== undefined && (code < 200 || code >= 300);
}

/** Whether the walk goes on behind this code as behind a yes: by the first digit, but TLS begins on 220 alone. */
export function isYes(code: number | undefined, {stage, unasked}: Asked): boolean {
	if (code === undefined || unasked === true) return false;
	return stage === 'starttls' ? code === 220 : code >= 200 && code < 300;
}

/** What the reply of this exchange answers. */
export function askedOf({stage, aside, sent, reply}: Exchange): Asked {
	const unasked = reply?.solicited === false;
	const verb = sent === undefined ? undefined : verbOfSent(sent);
	return {stage: aside ? undefined : stage, verb, unasked};
}

/** The verb of a line that went out; one that a mark stands for belongs to AUTH, and so does what cancels it. */
export function verbOfSent({
	raw,
	hidden,
}: Pick<NonNullable<Exchange['sent']>, 'raw' | 'hidden'>): string {
	const line = decodeUtf8(raw);
	return hidden !== undefined || line.startsWith('*') ? 'AUTH' : verbOf(line).slice(0, 20);
}
