import fc from 'fast-check';
import {expect, it} from 'vitest';
import {initialState, type Input} from '../../source/engine/state.ts';
import {step} from '../../source/engine/step.ts';
import type {WalkPlan} from '../../source/model/session.ts';
import {
	parseHeloName,
	parseHost,
	parseMailbox,
	parseSender,
} from '../../source/protocol/address.ts';
import {decodeUtf8} from '../../source/protocol/bytes.ts';
import {a, answerOf, identity, mx, planFor, replyOf} from '../support/playbook.ts';

type Body = Input extends infer I ? (I extends Input ? Omit<I, 'atMs'> : never) : never;

/** What somebody would like to slip into a command, in the middle of what may stand there. */
const poison = fc.constantFrom(
	'\r\n',
	'\n',
	'\r',
	'\0',
	'\r\nDATA',
	'\r\nAUTH PLAIN x',
	'\u2028',
	'\u0085',
	'\u010d\u010a',
	'%0d%0aDATA',
	'DATA',
	'BDAT 0 LAST',
	'auth plain x',
	'>',
	'<',
	' ',
	'\t',
	'"',
	'\\',
	'\ud800',
	'用户',
	'ſ',
	'K',
);
const word = fc.constantFrom('alice', 'example.com', 'mx', 'DATA', '', 'x', '[192.0.2.1]', '@');
const hostile = fc
	.array(fc.oneof(word, poison, fc.string({unit: 'binary', maxLength: 5})), {maxLength: 6})
	.map((parts) => parts.join(''));
const address = fc.oneof(
	hostile,
	fc.tuple(hostile, hostile).map(([left, right]) => `${left}@${right}`),
	hostile.map((left) => `${left}@example.com`),
	hostile.map((left) => `mailto:${left}@example.com`),
	hostile.map((left) => `"${left}"@example.com`),
);

/** A plan as the command line would make it; what is refused there is left out. */
function planOf(given: {to: string; from: string; helo: string; mx: string}): WalkPlan {
	const to = parseMailbox(given.to);
	const from = parseSender(given.from);
	const helo = parseHeloName(given.helo);
	const host = parseHost(given.mx);
	return planFor('alice@example.com', {
		...(to.ok && {mailbox: to.mailbox}),
		...(from.ok && {from: from.sender}),
		...(helo.ok && {helo: helo.name}),
		...(host.ok && {mx: {host: host.host, isLiteral: host.isLiteral}}),
	});
}

const say = (text: string): Body => ({type: 'replied', reply: replyOf(text), early: false});

it('no address, name or edited line can put a second command on the wire, or DATA, BDAT or AUTH', () => {
	let total = 0;
	fc.assert(
		fc.property(
			fc.record({to: address, from: address, helo: hostile, mx: hostile}),
			fc.record({helo: hostile, sender: address, ptr: hostile, address: hostile}),
			fc.array(fc.option(hostile, {nil: undefined}), {minLength: 12, maxLength: 12}),
			hostile,
			(given, who, lines, exchange) => {
				const plan = planOf(given);
				let state = initialState(plan);
				const written: string[] = [];
				const feed = (body: Body) => {
					const result = step(state, {...body, atMs: 0});
					state = result.state;
					for (const effect of result.effects) {
						if (effect.type === 'write') written.push(decodeUtf8(effect.bytes));
					}
				};
				/** Try the edited line; if it is refused, what was proposed. */
				const approve = () => {
					const line = lines[written.length];
					const yes = {type: 'approve', by: 'person', confirmed: true} as const;
					if (line !== undefined) feed({type: 'intent', intent: {...yes, line}});
					if (state.proposal) feed({type: 'intent', intent: yes});
				};
				feed({type: 'start'});
				approve();
				const domain = plan.mailbox.asciiDomain;
				feed({
					type: 'dns-answered',
					answer: answerOf(domain, 'MX', [mx(domain, 10, exchange)]),
					random: 0,
				});
				for (const {host} of state.route?.hosts ?? []) {
					feed({
						type: 'dns-answered',
						answer: answerOf(host, 'A', [a(host, '192.0.2.7')]),
						random: 0,
					});
					feed({type: 'dns-answered', answer: answerOf(host, 'AAAA'), random: 0});
				}
				approve();
				feed({type: 'identified', identity: {...identity, ...who}, answers: []});
				feed({type: 'connected', localAddress: '203.0.113.7', localPort: 1});
				feed(say('220 mx'));
				for (const reply of ['250-mx\n250 SMTPUTF8', '250 ok', '250 ok', '252 ok', '221 bye']) {
					approve();
					feed(say(reply));
				}
				total += written.length;
				for (const line of written) {
					expect(line).toMatch(/^[^\r\n\0]+\r\n$/);
					expect(line).not.toMatch(/^[^A-Z]*(?:DATA|BDAT|AUTH)/i);
				}
			},
		),
		{numRuns: 3000},
	);
	// Or the test would prove nothing.
	expect(total).toBeGreaterThan(3 * 3000);
});
