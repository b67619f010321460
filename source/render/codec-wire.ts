import type {
	Anomaly,
	Capability,
	CertificateFacts,
	EnhancedCode,
	Reply,
	ReplyLine,
	TlsFacts,
} from '../model/wire.ts';
import type {Codec, Tagged} from './codec.ts';
import {
	bytes,
	count,
	described,
	flag,
	list,
	milliseconds,
	named,
	object,
	oneOf,
	orNull,
	text,
	union,
} from './codec.ts';

const enhancedForm = /^([245])\.(\d{1,3})\.(\d{1,3})$/;

const enhancedCode: Codec<EnhancedCode> = {
	schema: {type: 'string', pattern: enhancedForm.source, description: 'RFC 3463, such as 5.1.1.'},
	defs: {},
	encode: (code) => `${code.class}.${code.subject}.${code.detail}`,
	decode(json, path) {
		const found = typeof json === 'string' ? enhancedForm.exec(json) : null;
		const first = found?.[1];
		if (!found || !first) return {ok: false, problem: `${path}: expected an enhanced code`};
		const kind = first === '2' ? 2 : first === '4' ? 4 : 5;
		return {ok: true, value: {class: kind, subject: Number(found[2]), detail: Number(found[3])}};
	},
};

type AnomalyOf<V extends Anomaly['kind']> = Tagged<Anomaly, 'kind', V>;

const inLine = {line: described('Counts from 0 inside the reply.', count)};

/** Something odd that the server sent. */
export const anomaly: Codec<Anomaly> = named(
	'Anomaly',
	union<Anomaly, 'kind'>('kind', {
		'bare-lf': object<AnomalyOf<'bare-lf'>>({kind: oneOf(['bare-lf']), ...inLine}),
		'bare-cr': object<AnomalyOf<'bare-cr'>>({kind: oneOf(['bare-cr']), ...inLine}),
		'no-code': object<AnomalyOf<'no-code'>>({kind: oneOf(['no-code']), ...inLine}),
		'odd-code': object<AnomalyOf<'odd-code'>>({kind: oneOf(['odd-code']), ...inLine, code: count}),
		'bad-separator': object<AnomalyOf<'bad-separator'>>({
			kind: oneOf(['bad-separator']),
			...inLine,
		}),
		'mixed-codes': object<AnomalyOf<'mixed-codes'>>({
			kind: oneOf(['mixed-codes']),
			codes: list(count),
		}),
		'line-too-long': object<AnomalyOf<'line-too-long'>>({
			kind: oneOf(['line-too-long']),
			...inLine,
			bytes: count,
		}),
		'reply-too-long': object<AnomalyOf<'reply-too-long'>>({
			kind: oneOf(['reply-too-long']),
			lines: count,
			bytes: count,
		}),
		'not-utf8': object<AnomalyOf<'not-utf8'>>({kind: oneOf(['not-utf8']), ...inLine}),
		'control-characters': object<AnomalyOf<'control-characters'>>({
			kind: oneOf(['control-characters']),
			...inLine,
			count,
		}),
		unterminated: object<AnomalyOf<'unterminated'>>({kind: oneOf(['unterminated']), ...inLine}),
		'unsolicited-reply': object<AnomalyOf<'unsolicited-reply'>>({
			kind: oneOf(['unsolicited-reply']),
		}),
		'plaintext-after-starttls': object<AnomalyOf<'plaintext-after-starttls'>>({
			kind: oneOf(['plaintext-after-starttls']),
			bytes: count,
		}),
	}),
);

const replyLine: Codec<ReplyLine> = named(
	'ReplyLine',
	object<ReplyLine>({
		raw: described('With its terminator; cut at 8 KiB.', bytes),
		bytes: described('Length on the wire.', count),
		offset: described('In all that the server sent on this connection.', count),
		atMs: milliseconds,
		code: orNull(count),
		isLast: flag,
		text: described('Behind code and separator, as UTF-8. Not safe to print.', text),
	}),
);

/** A reply, all lines. */
export const reply: Codec<Reply> = named(
	'Reply',
	object<Reply>({
		code: orNull(count),
		enhanced: orNull(enhancedCode),
		lines: list(replyLine),
		anomalies: list(anomaly),
		firstByteAtMs: milliseconds,
		completeAtMs: milliseconds,
		bytes: count,
	}),
);

/** One line of an EHLO reply, read. */
export const capability: Codec<Capability> = named(
	'Capability',
	object<Capability>({keyword: text, parameters: list(text), line: count}),
);

const certificate: Codec<CertificateFacts> = named(
	'Certificate',
	object<CertificateFacts>({
		subject: text,
		issuer: text,
		names: list(text),
		validFrom: text,
		validTo: text,
		serial: text,
		fingerprint256: text,
		keyType: text,
		keyBits: orNull(count),
		selfSigned: flag,
	}),
);

/** What the TLS handshake showed. */
export const tlsFacts: Codec<TlsFacts> = named(
	'TlsFacts',
	object<TlsFacts>({
		protocol: text,
		cipher: text,
		authorized: described('Would a strict client have accepted the certificate?', flag),
		authorizationError: orNull(text),
		servername: orNull(text),
		chain: described('Leaf first.', list(certificate)),
	}),
);
