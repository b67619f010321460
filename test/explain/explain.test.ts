import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {explainBatch, explainRecord, maxLineLength} from '../../source/explain/batch.ts';
import {explainInput} from '../../source/explain/explain.ts';
import {explainedJson, explainedText} from '../../source/explain/text.ts';

const run = async (chunks: readonly string[]): Promise<readonly Record<string, unknown>[]> => {
	let out = '';
	for await (const part of explainBatch(chunks)) out += part;
	return out
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line) as Record<string, unknown>);
};

describe('explain', () => {
	test.each([
		['535 5.7.8 Authentication credentials invalid', 'The login failed'],
		['535 Incorrect authentication data', 'The login failed'],
		['530 5.7.0 Authentication required', 'A login is needed'],
		['535 Authentication required first', 'A login is needed'],
	])('%j: %s', (reply, title) => {
		expect(explainedText(explainInput(reply), 80)).toContain(title);
	});

	test.each([
		['550', 'code'],
		['4.7.28', 'enhanced'],
		['X.7.26', 'enhanced'],
		['SIZE', 'word'],
		['size 1000', 'word'],
		['VRFY', 'word'],
		['banner', 'stage'],
		['greylisted', 'reason'],
		['', 'nothing'],
		['550 User unknown', 'reply'],
		['no idea what this is', 'reply'],
	])('%j is a %s', (text, kind) => {
		const found = explainInput(text);
		expect(found.kind).toBe(kind);
		expect(explainedText(found).length).toBeGreaterThan(20);
		expect(JSON.stringify(explainedJson(found)).length).toBeGreaterThan(20);
	});

	test('a code that Google uses in its own way says so', () => {
		expect(explainedText(explainInput('4.7.28'))).toContain('Gmail');
	});

	test('the stage of the wrapping is used, the one of the person wins', () => {
		const text =
			'host mx.example.com[192.0.2.9] said: 550 5.1.1 User unknown (in reply to RCPT TO command)';
		expect(explainInput(text)).toMatchObject({stage: 'rcpt', explanation: {mailbox: 'absent'}});
		expect(explainInput(text, {stage: 'mail'})).toMatchObject({
			stage: 'mail',
			explanation: {mailbox: 'unknown'},
		});
	});

	test('control characters never reach the text', () => {
		const text = explainedText(
			explainInput('550 5.1.1 \u001B]0;evil\u0007 user \u202Eunknown http://x.example/\u009B1m'),
		);
		// oxlint-disable-next-line no-control-regex -- it is what must not be there
		expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/u);
		expect(text).toContain('<1B>');
	});

	test('any text gets some explanation', () => {
		fc.assert(
			fc.property(fc.string({maxLength: 300}), (text) => {
				const found = explainInput(text);
				expect(explainedText(found).endsWith('\n')).toBe(true);
			}),
		);
	});
});

describe('batch', () => {
	test('one line in, one line out, with the fields of the contract', async () => {
		const [first] = await run([
			'{"id":"a","reply":"550 5.1.1 User unknown","stage":"rcpt","mx":"aspmx.l.google.com"}\n',
		]);
		expect(first).toEqual({
			id: 'a',
			reason: 'user-unknown',
			provider: 'google',
			permanence: 'permanent',
			about: 'recipient',
			confidence: expect.any(String) as string,
			rule: expect.any(String) as string,
		});
	});

	test('bad lines give an error record and do not stop the rest', async () => {
		const found = await run([
			'nonsense\n[]\nnull\n{"id":7}\n\n{"id":8,"reply":5}\n{"id":9,"reply":"250 ok"}',
		]);
		expect(found.map(({error}) => error !== undefined)).toEqual([
			true,
			true,
			true,
			true,
			true,
			false,
		]);
		expect(found.map(({id}) => id)).toEqual([null, null, null, 7, 8, 9]);
		expect(found[3]).toMatchObject({line: 4});
	});

	test('an unknown stage is no error', () => {
		expect(explainRecord('{"id":1,"reply":"250 ok","stage":"data"}', 1)).toMatchObject({
			reason: 'accepted',
		});
	});

	test('how the input is cut into chunks makes no difference', async () => {
		const input = '{"id":1,"reply":"550 5.1.1 User unknown"}\n{"id":2,"reply":"421 busy"}\n';
		const whole = await run([input]);
		await fc.assert(
			fc.asyncProperty(fc.integer({min: 1, max: 20}), async (size) => {
				const chunks = input.match(new RegExp(`[^]{1,${size}}`, 'gu')) ?? [];
				expect(await run(chunks)).toEqual(whole);
			}),
			{numRuns: 20},
		);
	});

	test('an endless line is answered with an error and thrown away', async () => {
		const long = 'x'.repeat(maxLineLength / 2 + 1);
		const found = await run([long, long, long, `${long}\n`, '{"id":2,"reply":"250 ok"}\n']);
		expect(found).toHaveLength(2);
		expect(found[0]).toMatchObject({id: null, line: 1});
		expect(found[1]).toMatchObject({id: 2});
	});
});
