import {expect} from 'vitest';
import type {DnsAnswer, DnsRecord, DnsStatus, RrType} from '../../source/model/dns.ts';
import type {Identity, Intent, WalkPlan} from '../../source/model/session.ts';
import type {Reply, TlsFacts} from '../../source/model/wire.ts';
import {
	initialState,
	type Effect,
	type EngineState,
	type Input,
} from '../../source/engine/state.ts';
import {step} from '../../source/engine/step.ts';
import {parseMailbox} from '../../source/protocol/address.ts';
import {decodeUtf8, encodeUtf8} from '../../source/protocol/bytes.ts';
import {createReplyParser} from '../../source/protocol/reply-parser.ts';

/** A plan for tests; anything may be replaced. */
export function planFor(address: string, change: Partial<WalkPlan> = {}): WalkPlan {
	const parsed = parseMailbox(address);
	if (!parsed.ok) throw new Error(parsed.message);
	return {
		mailbox: parsed.mailbox,
		from: undefined,
		helo: undefined,
		mx: undefined,
		port: 25,
		family: 'any',
		allowPrivate: false,
		stopAfter: 'vrfy',
		timeouts: {
			dnsMs: 1000,
			connectMs: 2000,
			bannerMs: 3000,
			commandMs: 4000,
			tlsMs: 5000,
			quitMs: 600,
		},
		practice: false,
		...change,
	};
}

/** A reply as the real parser reads it from this text; line ends are put in. */
export function replyOf(text: string): Reply {
	const bytes = encodeUtf8(`${text.replaceAll('\n', '\r\n')}\r\n`);
	const [reply] = createReplyParser().push(bytes, 0);
	if (!reply) throw new Error(`no whole reply in ${JSON.stringify(text)}`);
	return reply;
}

export function answerOf(
	name: string,
	type: RrType,
	records: readonly DnsRecord[] = [],
	status: DnsStatus = records.length > 0 ? 'answer' : 'nodata',
): DnsAnswer {
	return {
		question: {name, type},
		status,
		server: '192.0.2.53#53',
		transport: 'udp',
		truncated: false,
		elapsedMs: 1,
		id: 1,
		rcode: status === 'nxdomain' ? 'NXDOMAIN' : 'NOERROR',
		flags: ['qr', 'rd', 'ra'],
		answers: records,
		authorities: [],
		additionals: [],
		raw: undefined,
		detail: undefined,
	};
}

export const mx = (name: string, preference: number, exchange: string): DnsRecord => ({
	name,
	ttl: 300,
	type: 'MX',
	preference,
	exchange,
});

export const a = (name: string, address: string): DnsRecord => ({
	name,
	ttl: 300,
	type: address.includes(':') ? 'AAAA' : 'A',
	address,
});

export const identity: Identity = {
	address: '203.0.113.7',
	helo: 'client.example.net',
	heloSource: 'ptr',
	sender: 'postmaster@client.example.net',
	senderSource: 'postmaster',
	ptr: 'client.example.net',
	ptrConfirmed: true,
	warnings: [],
};

export const tlsFacts: TlsFacts = {
	protocol: 'TLSv1.3',
	cipher: 'TLS_AES_256_GCM_SHA384',
	authorized: true,
	authorizationError: undefined,
	servername: 'mx1.example.com',
	chain: [],
};

type Body = Input extends infer I ? (I extends Input ? Omit<I, 'atMs'> : never) : never;

/** What may stand on the left side of a playbook: an input, or a short form of one. */
export type Cue =
	| Body
	| 'approve'
	| 'skip'
	| 'fin'
	| 'rst'
	| 'deadline'
	| 'settled'
	| {say: string}
	| {send: string}
	| {want: Intent};

/** The input that a cue stands for. */
export function inputOf(cue: Cue): Body {
	if (typeof cue === 'object') {
		if ('say' in cue) return {type: 'replied', reply: replyOf(cue.say), early: false};
		if ('send' in cue)
			return {type: 'intent', intent: {type: 'approve', by: 'person', line: cue.send}};
		if ('want' in cue) return {type: 'intent', intent: cue.want};
		return cue;
	}
	switch (cue) {
		case 'approve':
			return {type: 'intent', intent: {type: 'approve', by: 'person'}};
		case 'skip':
			return {type: 'intent', intent: {type: 'skip', by: 'person'}};
		case 'fin':
		case 'rst':
			return {type: 'closed', reason: {how: cue, detail: undefined}, partial: undefined};
		case 'deadline':
			return {type: 'deadline-passed', partial: undefined};
		case 'settled':
			return {type: 'settled'};
		default:
			return cue satisfies never;
	}
}

/** One effect as a line of the playbook; undefined for what a playbook does not speak of. */
function lineOf(effect: Effect): string | undefined {
	switch (effect.type) {
		case 'query':
			return `ask ${effect.questions.map((each) => `${each.name} ${each.type}`).join(', ')}`;
		case 'identify':
			return undefined;
		case 'connect':
			return `connect ${effect.target.host} ${effect.target.address.address}#${effect.target.port}`;
		case 'write':
			return `> ${decodeUtf8(effect.bytes).replace(/\r\n$/, '')}`;
		case 'write-secret':
			return `> ${String(effect.line)}`;
		case 'start-tls':
			return `start-tls ${effect.servername}`;
		case 'deadline':
			return effect.ms === undefined ? undefined : `wait ${effect.ms}`;
		case 'settle':
			return `settle ${effect.ms}`;
		case 'close':
			return 'close';
		case 'emit':
			return eventLine(effect.event);
		default:
			return effect satisfies never;
	}
}

function eventLine(event: (Effect & {type: 'emit'})['event']): string | undefined {
	switch (event.type) {
		case 'proposed': {
			const {proposal} = event;
			const notes = [
				...proposal.warnings,
				...(proposal.needsConfirmation ? ['needs confirmation'] : []),
			];
			const behind = notes.length > 0 ? ` (${notes.join(', ')})` : '';
			if (proposal.kind === 'lookup') return `propose lookup ${proposal.domain}${behind}`;
			if (proposal.kind === 'command') return `propose ${proposal.line}${behind}`;
			const {host, address} = proposal.target;
			return `propose connect ${host} ${address.address}, ${proposal.why}${behind}`;
		}
		case 'stage-ended': {
			const code = event.code === undefined ? '' : ` ${event.code}`;
			return `${event.stage} ended: ${event.ended}${code}`;
		}
		case 'refused':
			return `refused: ${event.code}`;
		case 'finding':
			return `finding: ${event.anomaly.kind}`;
		case 'closed':
			return `closed by ${event.by}: ${event.how}`;
		case 'session-ended':
			return `over: ${event.by}`;
		case 'session-started':
		case 'approved':
		case 'stage-started':
		case 'dns-answered':
		case 'route':
		case 'identified':
		case 'connecting':
		case 'connected':
		case 'sent':
		case 'sent-secret':
		case 'replied':
		case 'capabilities':
		case 'tls-established':
			return undefined;
		default:
			return event satisfies never;
	}
}

export type Playbook = readonly (readonly [Cue, readonly string[]])[];

/**
 * Run inputs through the engine and hold every effect against what is expected,
 * in order. What the playbook does not expect is a mismatch, too.
 */
export function play(plan: WalkPlan, playbook: Playbook): EngineState {
	let state = initialState(plan);
	let atMs = 0;
	const got: (readonly [unknown, readonly string[]])[] = [];
	for (const [cue] of playbook) {
		atMs += 10;
		const result = step(state, {...inputOf(cue), atMs});
		state = result.state;
		got.push([
			cue,
			result.effects.map((effect) => lineOf(effect)).filter((line) => line !== undefined),
		]);
	}
	expect(got).toEqual(playbook);
	return state;
}

/** The beginning that most playbooks share: up to the banner of the only host, identity known. */
export const upToBanner: Playbook = [
	[{type: 'start'}, ['propose lookup example.com']],
	['approve', ['ask example.com MX']],
	[
		{
			type: 'dns-answered',
			answer: answerOf('example.com', 'MX', [mx('example.com', 10, 'mx1.example.com')]),
			random: 0,
		},
		['ask mx1.example.com A, mx1.example.com AAAA'],
	],
	[
		{
			type: 'dns-answered',
			answer: answerOf('mx1.example.com', 'A', [a('mx1.example.com', '198.51.100.1')]),
			random: 0,
		},
		['settle 50'],
	],
	[
		{type: 'dns-answered', answer: answerOf('mx1.example.com', 'AAAA'), random: 0},
		['mx ended: reply', 'propose connect mx1.example.com 198.51.100.1, first'],
	],
	['approve', ['wait 2000', 'connect mx1.example.com 198.51.100.1#25']],
	[{type: 'identified', identity, answers: []}, []],
	[
		{type: 'connected', localAddress: '203.0.113.7', localPort: 40_000},
		['connect ended: reply', 'wait 3000'],
	],
];

/** On from `upToBanner` to the proposal of MAIL on a server without STARTTLS. */
export const upToMail: Playbook = [
	...upToBanner,
	[
		{say: '220 mx1.example.com ESMTP'},
		['banner ended: reply 220', 'propose EHLO client.example.net'],
	],
	['approve', ['wait 4000', '> EHLO client.example.net']],
	[
		{say: '250-mx1.example.com\n250 SIZE 1000'},
		[
			'ehlo ended: reply 250',
			'starttls ended: skipped',
			'propose MAIL FROM:<postmaster@client.example.net>',
		],
	],
];
