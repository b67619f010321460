import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {type EngineState, initialState, type Input} from '../../source/engine/state.ts';
import {step} from '../../source/engine/step.ts';
import {foldEvent, initialView} from '../../source/engine/project.ts';
import type {SessionEvent} from '../../source/model/event.ts';
import type {WalkPlan} from '../../source/model/session.ts';
import {decodeUtf8} from '../../source/protocol/bytes.ts';
import {a, answerOf, identity, mx, planFor, replyOf, tlsFacts} from '../support/playbook.ts';

const replies = [
	'220 mx ESMTP',
	'250 ok',
	'250-mx\n250-STARTTLS\n250 SMTPUTF8',
	'354 go',
	'421 4.7.0 closing',
	'450 4.2.0 later',
	'502 what',
	'550 5.1.1 no such user',
	'SSH-2.0-x',
	'999 odd',
	'221 bye',
	'334 VXNlcm5hbWU6',
].map((text) => replyOf(text));

const lines = [
	'NOOP',
	'RSET',
	'HELP',
	'EHLO again.example',
	'STARTTLS',
	'MAIL FROM:<>',
	'RCPT TO:<alice@example.com>',
	'.',
	'QUIT',
	'DATA',
	'RCPT TO:<a@b.example>',
	'EHLO x\r\nDATA',
	'',
	'AUTH PLAIN x',
	'x'.repeat(5000),
	'É',
];

type Body = Input extends infer I ? (I extends Input ? Omit<I, 'atMs'> : never) : never;

const reply = fc.constantFrom(...replies);
const partial = fc.option(reply, {nil: undefined});
const input: fc.Arbitrary<Body> = fc.oneof(
	fc.constant<Body>({type: 'start'}),
	fc
		.record({
			line: fc.option(fc.constantFrom(...lines), {nil: undefined}),
			confirmed: fc.boolean(),
		})
		.map(({line, confirmed}): Body => ({
			type: 'intent',
			intent: {type: 'approve', by: 'person', confirmed, ...(line !== undefined && {line})},
		})),
	fc.constantFrom<Body>(
		{type: 'intent', intent: {type: 'skip', by: 'person'}},
		{type: 'intent', intent: {type: 'stop-waiting'}},
		{type: 'intent', intent: {type: 'choose-target', host: 'mx2.example.com'}},
		{
			type: 'intent',
			intent: {type: 'choose-target', host: 'mx1.example.com', address: '127.0.0.1'},
		},
		{type: 'identified', identity, answers: []},
		{type: 'connected', localAddress: '203.0.113.7', localPort: 1},
		{type: 'plaintext-dropped', bytes: 3},
		{type: 'secured', facts: tlsFacts},
		{type: 'tls-failed', code: 'E', detail: 'd'},
		{type: 'settled'},
	),
	fc.constantFrom<Body>(
		{
			type: 'dns-answered',
			answer: answerOf('example.com', 'MX', [
				mx('example.com', 10, 'mx1.example.com'),
				mx('example.com', 20, 'mx2.example.com'),
			]),
			random: 0.5,
		},
		{type: 'dns-answered', answer: answerOf('example.com', 'MX'), random: 0.5},
		{
			type: 'dns-answered',
			answer: answerOf('mx1.example.com', 'A', [a('mx1.example.com', '127.0.0.1')]),
			random: 0,
		},
		{type: 'dns-answered', answer: answerOf('mx1.example.com', 'AAAA'), random: 0},
		{
			type: 'dns-answered',
			answer: answerOf('mx2.example.com', 'A', [a('mx2.example.com', '198.51.100.2')]),
			random: 0,
		},
		{type: 'dns-answered', answer: answerOf('mx2.example.com', 'AAAA', [], 'timeout'), random: 0},
	),
	fc.record({reply, early: fc.boolean()}).map((rest): Body => ({type: 'replied', ...rest})),
	fc
		.record({
			how: fc.constantFrom('fin' as const, 'rst', 'refused', 'unreachable', 'timeout'),
			partial,
		})
		.map(({how, partial}): Body => ({type: 'closed', reason: {how, detail: undefined}, partial})),
	partial.map((partial): Body => ({type: 'deadline-passed', partial})),
);

/** A way into the conversation, so that chance does not have to find it. */
const yes: Body = {
	type: 'intent',
	intent: {type: 'approve', by: 'person', confirmed: true},
};
const say = (text: string): Body => ({type: 'replied', reply: replyOf(text), early: false});
const wayIn: readonly Body[] = [
	{type: 'start'},
	yes,
	{
		type: 'dns-answered',
		answer: answerOf('example.com', 'MX', [
			mx('example.com', 10, 'mx1.example.com'),
			mx('example.com', 20, 'mx2.example.com'),
		]),
		random: 0.5,
	},
	{
		type: 'dns-answered',
		answer: answerOf('mx1.example.com', 'A', [a('mx1.example.com', '127.0.0.1')]),
		random: 0,
	},
	{type: 'dns-answered', answer: answerOf('mx1.example.com', 'AAAA'), random: 0},
	yes,
	{type: 'connected', localAddress: '203.0.113.7', localPort: 1},
	{type: 'identified', identity, answers: []},
	say('220 mx ESMTP'),
	yes,
	say('250-mx\n250-STARTTLS\n250 SMTPUTF8'),
	yes,
	say('220 go'),
	{type: 'secured', facts: tlsFacts},
	yes,
	say('250 mx'),
	yes,
	say('250 ok'),
	yes,
	say('250 ok'),
];
const walk = fc
	.tuple(fc.nat({max: wayIn.length}), fc.array(input, {maxLength: 40}))
	.map(([length, rest]) => [...wayIn.slice(0, length), ...rest]);

/** How a plan may bind a walk; in all of them the address is a private one, which needs a yes. */
const plans = fc.constantFrom<Partial<WalkPlan>>(
	{},
	{maxConnections: 1},
	{maxConnections: 2},
	{implicitTls: true},
	{
		only: {
			host: 'mx1.example.com',
			address: {address: '127.0.0.1', family: 4, scope: 'loopback', ttl: 300},
		},
		maxConnections: 1,
		implicitTls: true,
	},
);

/** Effects that another machine would notice. */
const outward = new Set(['query', 'connect', 'write', 'start-tls']);

describe('for every sequence of inputs', () => {
	it('the engine accepts it, keeps its log in order and sends nothing unasked', () => {
		fc.assert(
			fc.property(walk, plans, (inputs, change) => {
				let state: EngineState = initialState(planFor('alice@example.com', change));
				let view = initialView(state.plan, '2026-01-01T00:00:00.000Z');
				let seq = 0;
				let approvals = 0;
				let sent = 0;
				let connections = 0;
				for (const [index, body] of inputs.entries()) {
					const before = state;
					const result = step(state, {...body, atMs: index});
					state = result.state;
					if (body.type === 'intent' && body.intent.type === 'approve') approvals++;
					for (const effect of result.effects) {
						if (effect.type === 'emit') {
							const event: SessionEvent = {seq: seq++, atMs: index, ...effect.event};
							view = foldEvent(view, event);
							if (event.type === 'sent') sent++;
						}
						if (!outward.has(effect.type)) continue;
						// Address look-ups and the handshake carry out what was approved one step earlier.
						const followsUp =
							(effect.type === 'query' && body.type === 'dns-answered') ||
							(effect.type === 'start-tls' &&
								(change.implicitTls
									? body.type === 'connected'
									: body.type === 'replied' && before.link?.lastVerb === 'STARTTLS'));
						const approved = body.type === 'intent' && body.intent.type === 'approve';
						expect(approved || followsUp).toBe(true);
						if (effect.type === 'connect') connections++;
						if (effect.type === 'write') {
							const line = decodeUtf8(effect.bytes);
							expect(line).toMatch(/^[^\r\n]+\r\n$/);
							expect(line).not.toMatch(/^\s*(?:DATA|BDAT|AUTH)/i);
						}
						if (effect.type === 'connect' && effect.target.address.scope !== 'public') {
							expect(body).toMatchObject({intent: {confirmed: true}});
						}
					}
					expect(state.seq).toBe(seq);
					expect(state.proposal !== undefined && state.running !== undefined).toBe(false);
					expect(view.proposal?.id).toBe(state.proposal?.id);
				}
				expect(connections).toBeLessThanOrEqual(change.maxConnections ?? Infinity);
				expect(sent).toBeLessThanOrEqual(approvals);
			}),
			{numRuns: 3000},
		);
	});
});
