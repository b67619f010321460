import {describe, expect, it} from 'vitest';
import {explainCode, explainReply} from '../../source/knowledge/index.ts';
import type {ReplyContext} from '../../source/model/explanation.ts';
import type {Stage} from '../../source/model/stage.ts';
import {isMisfit} from '../../source/protocol/reply-codes.ts';
import {replyOf} from '../support/playbook.ts';

const explain = (code: number, context: ReplyContext) =>
	explainReply(replyOf(`${code} so`), context);

/** RFC 5321 §4.3.2 and RFC 3207 §4: what belongs, and what does not though it refuses nothing. */
const atStages: readonly (readonly [Stage, fits: readonly number[], odd: readonly number[]])[] = [
	['banner', [220], [150, 221, 250, 252, 334, 354]],
	['ehlo', [250], [150, 220, 251, 252, 334, 354]],
	['starttls', [220], [150, 200, 221, 250, 334, 354]],
	['mail', [250], [150, 220, 235, 251, 252, 334, 354]],
	['rcpt', [250, 251, 252], [150, 200, 220, 221, 235, 334, 354]],
	['vrfy', [250, 251, 252], [150, 220, 253, 334, 354]],
	['quit', [221], [150, 220, 250, 354]],
];
const atVerbs: readonly (readonly [string, fits: readonly number[], odd: readonly number[]])[] = [
	['NOOP', [250], [150, 220, 334, 354]],
	['RSET', [250], [220, 334, 354]],
	['AUTH', [235, 334], [220, 250, 354]],
	['HELP', [211, 214], [220, 354]],
	['EXPN', [250, 252], [251, 354]],
	// No standard has it: a yes is a yes.
	['XCLIENT', [220, 250], [150, 334, 354]],
];
const contexts: readonly (readonly [ReplyContext, readonly number[], readonly number[]])[] = [
	...atStages.map(([stage, ...codes]) => [{stage}, ...codes] as const),
	...atVerbs.map(([verb, ...codes]) => [{verb}, ...codes] as const),
];
const fitting = contexts.flatMap(([context, codes]) =>
	codes.map((code) => [code, context] as const),
);
const odd = contexts.flatMap(([context, , codes]) => codes.map((code) => [code, context] as const));

describe('a code in its place', () => {
	it.each(fitting)('%i for %o means what it always means', (code, context) => {
		const {reason, rule} = explain(code, context);
		expect(isMisfit(code, context)).toBe(false);
		expect(rule).not.toContain('misfit');
		expect(reason).not.toBe('protocol-error');
	});

	it('a refusal is one at every stage, and a code alone says nothing of its place', () => {
		for (const [stage] of atStages)
			for (const code of [421, 450, 502, 554]) expect(isMisfit(code, {stage})).toBe(false);
		expect(explain(354, {}).title).toBe('Send the message now');
		expect(explainCode(354).title).toBe('Send the message now');
	});
});

describe('a code out of its place', () => {
	it.each(odd)('%i for %o is no answer, and promises nothing', (code, context) => {
		const {title, meaning, next, ...said} = explain(code, context);
		expect(said).toMatchObject({
			reason: 'protocol-error',
			about: 'server',
			mailbox: 'unknown',
			permanence: 'none',
		});
		expect(title).toContain(`${code} is no `);
		expect(title.length).toBeLessThanOrEqual(60);
		expect(meaning).toContain('The server is at fault');
		expect(next).not.toEqual([]);
		const {stage} = context;
		if (stage !== undefined) expect(explainCode(code, stage)).toMatchObject({title, meaning});
	});

	it('250 to STARTTLS leaves the connection in the clear', () => {
		const {meaning, next} = explain(250, {stage: 'starttls'});
		expect(meaning).toMatch(/only 220.*stays in the clear/u);
		expect(next.join(' ')).toContain('answered with 220');
	});

	it('an enhanced code does not put it into place', () => {
		const reply = replyOf('220 2.1.5 fine');
		expect(explainReply(reply, {stage: 'rcpt'})).toMatchObject({
			reason: 'protocol-error',
			mailbox: 'unknown',
		});
	});

	it('HELO is called by its name', () => {
		expect(explain(220, {stage: 'ehlo', verb: 'HELO'}).title).toBe('220 is no answer to HELO');
	});
});

describe('a reply that nobody asked for', () => {
	it.each([150, 220, 250, 334, 354])('%i is neither a yes nor a request', (code) => {
		const explained = explain(code, {stage: 'rcpt', unasked: true});
		expect(explained).toMatchObject({
			title: 'A reply that nobody asked for',
			reason: 'protocol-error',
			about: 'server',
			mailbox: 'unknown',
		});
	});

	it('421 is what it always is', () => {
		expect(explain(421, {stage: 'ehlo', unasked: true}).reason).toBe('service-unavailable');
	});
});
