import {expect, test} from 'vitest';
import {endedText} from '../../source/knowledge/endings.ts';
import {anomalyText, warningText} from '../../source/knowledge/notices.ts';
import {addedDetail, breachDetails} from '../../source/protocol/breach.ts';

test('whoever left where nothing was awaited is not told to wait longer only', () => {
	const {meaning, next} = endedText('stopped', 'mail');
	expect(meaning).not.toContain('wait');
	expect(next[0]).toMatch(/^Run the walk again to go on\./u);
});

test('an answer that began is not called none', () => {
	expect(endedText('fin', 'ehlo', {code: 250}).title).toBe('Closed in the middle of the answer');
	expect(endedText('fin', 'banner', {code: 220}).title).toBe(
		'Closed in the middle of the greeting',
	);
	expect(endedText('timeout', 'banner', {code: 220}).title).toBe('The greeting has no end');
	expect(endedText('fin', 'banner').title).toBe('Closed without a greeting');
});

test('what we gave up is named by why', () => {
	const detail = breachDetails['too-long'];
	expect(endedText('protocol-error', 'ehlo', {code: 250, detail}).title).toContain('longer');
	expect(endedText('protocol-error', 'ehlo', {code: undefined, detail}).title).toContain(
		'not SMTP',
	);
	// Logs of before.
	const older = 'the reply has no end';
	expect(endedText('protocol-error', 'ehlo', {code: 250, detail: older}).title).toContain('longer');
});

test('of what was given up for a reason that is not known only that is told', () => {
	const facts = {code: 250, detail: 'in words of a later version'};
	expect(endedText('protocol-error', 'ehlo', facts).title).toBe('Given up: no usable answer');
});

test.each(Object.values(breachDetails))(
	'"%s" is not said beside what the end is called',
	(detail) => {
		expect(addedDetail(detail)).toBeUndefined();
	},
);

test('what adds to an end is said', () => {
	expect(addedDetail('the reply has no end')).toBeUndefined();
	expect(addedDetail('ECONNRESET')).toBe('ECONNRESET');
});

test('numbers are written alike wherever they stand', () => {
	const {text} = anomalyText({kind: 'reply-too-long', lines: 10_000, bytes: 30_000});
	expect(text).toContain('longer than the 10,000 lines');
	expect(text).toContain('after 10,000 lines and 30,000 bytes');
	expect(anomalyText({kind: 'line-too-long', line: 1233, bytes: 2048}).text).toContain(
		'line 1,234 has 2,048',
	);
});

test('a bound is named, and one line is a line', () => {
	const {text} = anomalyText({kind: 'reply-too-long', lines: 1, bytes: 1_048_576});
	expect(text).toContain('longer than the 1 MiB');
	expect(text).toContain('after 1 line and');
	expect(anomalyText({kind: 'reply-too-long', lines: 10_000, bytes: 9}).text).toContain(
		'longer than the 10,000 lines',
	);
});

test.each(['private-address', 'loopback-address'] as const)(
	'%s blames the DNS only where it gave the address',
	(id) => expect(warningText(id).text).toContain('Where the public DNS gave it'),
);
