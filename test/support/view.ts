import type {Session} from '../../source/engine/session.ts';
import {foldEvent, initialView} from '../../source/engine/project.ts';
import type {DnsAnswer, DnsRecord, MailHost, RrType} from '../../source/model/dns.ts';
import type {EventBody, SessionEvent} from '../../source/model/event.ts';
import type {Intent, Proposal, Target, WalkPlan} from '../../source/model/session.ts';
import type {Stage} from '../../source/model/stage.ts';
import type {Reply} from '../../source/model/wire.ts';
import type {Arriving} from '../../source/model/view.ts';
import {readEhlo} from '../../source/protocol/ehlo.ts';
import {createReplyParser} from '../../source/protocol/reply-parser.ts';

/** A plan for tests: an address on the practice network, ordinary time-outs. */
export function planFor(address: string): WalkPlan {
	const at = address.lastIndexOf('@');
	const domain = address.slice(at + 1);
	return {
		mailbox: {
			text: address,
			localPart: address.slice(0, at),
			domain,
			asciiDomain: domain,
			isLiteral: false,
			needsSmtpUtf8: false,
		},
		from: undefined,
		helo: undefined,
		mx: undefined,
		port: 25,
		family: 'any',
		allowPrivate: false,
		stopAfter: 'vrfy',
		timeouts: {
			dnsMs: 5000,
			connectMs: 10_000,
			bannerMs: 30_000,
			commandMs: 30_000,
			tlsMs: 10_000,
			quitMs: 5000,
		},
		practice: true,
	};
}

/** A session that does nothing by itself: tests append what happens and read what was wanted. */
export type FakeSession = Session & {
	readonly append: (...bodies: readonly EventBody[]) => void;
	/** This is here of a reply that is not whole yet. */
	readonly arrive: (arriving: Arriving | undefined) => void;
	readonly intents: readonly Intent[];
};

/** A fake session that has just begun. Each event comes 10 ms after the one before. */
export function fakeSession(address = 'alice@plain.example'): FakeSession {
	const plan = planFor(address);
	let view = initialView(plan, '2026-01-02T03:04:05.000Z');
	const events: SessionEvent[] = [];
	const listeners = new Set<() => void>();
	const intents: Intent[] = [];
	let finish = (): void => {};
	const finished = new Promise<void>((resolve) => {
		finish = resolve;
	});
	let arriving: Arriving | undefined;
	const append = (...bodies: readonly EventBody[]): void => {
		for (const body of bodies) {
			const event: SessionEvent = {seq: events.length, atMs: events.length * 10, ...body};
			events.push(event);
			view = foldEvent(view, event);
			if (event.type === 'session-ended') finish();
		}
		for (const listener of listeners) listener();
	};
	append({type: 'session-started', startedAt: view.startedAt, plan});
	return {
		log: {events, subscribe: () => () => {}},
		getView: () => view,
		getArriving: () => arriving,
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		intend(intent) {
			intents.push(intent);
			if (intent.type === 'stop') append({type: 'session-ended', by: intent.by});
		},
		finished,
		append,
		arrive(next) {
			arriving = next;
			for (const listener of listeners) listener();
		},
		intents,
	};
}

/** Bytes of a text, one byte a character, so that any byte can be written. */
export function bytes(text: string): Uint8Array {
	return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** A reply as the parser reads it; each character one byte. */
export function replyOf(text: string, atMs = 0): Reply {
	const parser = createReplyParser();
	const reply = parser.push(bytes(text), atMs)[0] ?? parser.flush(atMs);
	if (reply === undefined) throw new Error(`no reply in ${JSON.stringify(text)}`);
	return reply;
}

/** A DNS answer with the given records. */
export function answerOf(
	name: string,
	type: RrType,
	answers: readonly DnsRecord[],
	status: DnsAnswer['status'] = 'answer',
): DnsAnswer {
	return {
		question: {name, type},
		status,
		server: '192.0.2.53#53',
		transport: 'udp',
		truncated: false,
		elapsedMs: 4,
		id: 1234,
		rcode: status === 'nxdomain' ? 'NXDOMAIN' : status === 'servfail' ? 'SERVFAIL' : 'NOERROR',
		flags: ['qr', 'rd', 'ra'],
		answers,
		authorities: [],
		additionals: [],
		raw: undefined,
		detail: undefined,
	};
}

/** A host with addresses. */
export function hostOf(host: string, preference: number, addresses: readonly string[]): MailHost {
	return {
		host,
		preference,
		ttl: 300,
		group: Math.floor(preference / 10) - 1,
		addresses: addresses.map((address) => ({
			address,
			family: address.includes(':') ? 6 : 4,
			scope: address.startsWith('10.') ? 'private' : 'public',
			ttl: 300,
		})),
		alias: undefined,
		failure: addresses.length === 0 ? 'dns-no-address' : undefined,
	};
}

/** Two servers, the first with two addresses. */
export const hosts: readonly MailHost[] = [
	hostOf('mx1.plain.example', 10, ['192.0.2.1', '2001:db8::1']),
	hostOf('mx2.plain.example', 20, ['192.0.2.2']),
];

/** The first address of the first server. */
export const target: Target = {
	host: 'mx1.plain.example',
	address: {address: '192.0.2.1', family: 4, scope: 'public', ttl: 300},
	port: 25,
};

let proposals = 0;

/** A proposal of a command. */
export function commandProposal(
	stage: Stage,
	line: string,
	more: Partial<Proposal> = {},
): EventBody {
	proposals += 1;
	const proposal = {
		id: proposals,
		kind: 'command',
		stage,
		line,
		warnings: [],
		needsConfirmation: false,
		skippable: true,
		...more,
	} as Proposal;
	return {type: 'proposed', proposal};
}

/** A proposal to connect. */
export function connectProposal(to: Target, more: Partial<Proposal> = {}): EventBody {
	proposals += 1;
	const proposal = {
		id: proposals,
		kind: 'connect',
		stage: 'connect',
		target: to,
		why: 'first',
		warnings: [],
		needsConfirmation: false,
		skippable: true,
		...more,
	} as Proposal;
	return {type: 'proposed', proposal};
}

/** The proposal to ask DNS. */
export function lookupProposal(domain: string): EventBody {
	proposals += 1;
	const base = {id: proposals, stage: 'mx', warnings: [], needsConfirmation: false} as const;
	return {type: 'proposed', proposal: {...base, kind: 'lookup', skippable: false, domain}};
}

/** DNS was asked and knows two servers. */
export function lookedUp(): readonly EventBody[] {
	const mx = hosts.map((host): DnsRecord => ({
		name: 'plain.example',
		ttl: 300,
		type: 'MX',
		preference: host.preference ?? 0,
		exchange: host.host,
	}));
	return [
		{type: 'approved', proposalId: proposals, by: 'person', edited: false},
		{type: 'stage-started', stage: 'mx', attempt: 0, timeoutMs: 5000},
		{type: 'dns-answered', answer: answerOf('plain.example', 'MX', mx)},
		{type: 'route', source: 'mx', hosts},
		{
			type: 'stage-ended',
			stage: 'mx',
			attempt: 0,
			ended: 'reply',
			code: undefined,
			elapsedMs: 12,
			detail: undefined,
		},
	];
}

/** The connection is open and the banner is awaited. */
export function connectedTo(to: Target = target, attempt = 1): readonly EventBody[] {
	return [
		{type: 'approved', proposalId: proposals, by: 'person', edited: false},
		{type: 'connecting', attempt, target: to, why: 'first'},
		{type: 'stage-started', stage: 'connect', attempt, timeoutMs: 10_000},
		{type: 'connected', attempt, localAddress: '192.0.2.99', localPort: 50_123},
		{
			type: 'stage-ended',
			stage: 'connect',
			attempt,
			ended: 'reply',
			code: undefined,
			elapsedMs: 20,
			detail: undefined,
		},
		{type: 'stage-started', stage: 'banner', attempt, timeoutMs: 30_000},
	];
}

/** The server said something at a stage. */
export function replied(
	stage: Stage,
	text: string,
	options: {secure?: boolean; attempt?: number} = {},
): readonly EventBody[] {
	const {secure = false, attempt = 1} = options;
	const reply = replyOf(text, 100);
	const ehlo = stage === 'ehlo' ? readEhlo(reply) : undefined;
	return [
		{type: 'replied', stage, attempt, reply, secure, solicited: true, elapsedMs: 15},
		...(ehlo === undefined ? [] : [{type: 'capabilities', attempt, ...ehlo} as EventBody]),
		{
			type: 'stage-ended',
			stage,
			attempt,
			ended: 'reply',
			code: reply.code,
			elapsedMs: 15,
			detail: undefined,
		},
	];
}

/** A command went out. */
export function sent(
	stage: Stage,
	line: string,
	options: {secure?: boolean; attempt?: number} = {},
): readonly EventBody[] {
	const {secure = false, attempt = 1} = options;
	return [
		{type: 'approved', proposalId: proposals, by: 'person', edited: false},
		{type: 'stage-started', stage, attempt, timeoutMs: 30_000},
		{type: 'sent', stage, attempt, raw: bytes(`${line}\r\n`), offset: 0, secure},
	];
}

/** A whole healthy walk up to the answer to RCPT. */
export function walkToRcpt(answer = '250 2.1.5 Ok\r\n'): readonly EventBody[] {
	return [
		lookupProposal('plain.example'),
		...lookedUp(),
		connectProposal(target),
		...connectedTo(),
		...replied('banner', '220 mx1.plain.example ESMTP Postfix\r\n'),
		commandProposal('ehlo', 'EHLO client.example'),
		...sent('ehlo', 'EHLO client.example'),
		...replied(
			'ehlo',
			'250-mx1.plain.example\r\n250-PIPELINING\r\n250-SIZE 10240000\r\n250-STARTTLS\r\n250 8BITMIME\r\n',
		),
		commandProposal('starttls', 'STARTTLS'),
		...sent('starttls', 'STARTTLS'),
		...replied('starttls', '220 2.0.0 Ready to start TLS\r\n'),
		{
			type: 'tls-established',
			attempt: 1,
			elapsedMs: 30,
			facts: {
				protocol: 'TLSv1.3',
				cipher: 'TLS_AES_256_GCM_SHA384',
				authorized: false,
				authorizationError: 'DEPTH_ZERO_SELF_SIGNED_CERT',
				servername: 'mx1.plain.example',
				chain: [],
			},
		},
		commandProposal('mail', 'MAIL FROM:<postmaster@client.example>'),
		...sent('mail', 'MAIL FROM:<postmaster@client.example>', {secure: true}),
		...replied('mail', '250 2.1.0 Ok\r\n', {secure: true}),
		commandProposal('rcpt', 'RCPT TO:<alice@plain.example>'),
		...sent('rcpt', 'RCPT TO:<alice@plain.example>', {secure: true}),
		...replied('rcpt', answer, {secure: true}),
		commandProposal('vrfy', 'VRFY alice@plain.example'),
	];
}
