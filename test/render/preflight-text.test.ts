import stringWidth from 'string-width';
import {describe, expect, test} from 'vitest';
import type {Check} from '../../source/model/check.ts';
import type {PreflightState} from '../../source/preflight/preflight.ts';
import {
	checkLines,
	endLines,
	pendingText,
	preflightLines,
} from '../../source/render/preflight-text.ts';

const bad: Check = {
	id: 'ptr',
	subject: '203.0.113.78',
	state: 'bad',
	finding: 'missing',
	weight: 'much',
	title: 'Your address has no name',
	found: '203.0.113.78 has no PTR record.',
	concludes: 'It takes you for a home computer, and many refuse it outright.',
	who: 'network',
	next: ['Ask for a PTR record.', 'Send from an address that has one.'],
	records: [`78.113.0.203.in-addr.arpa. 3600 IN PTR ${'a-long-label.'.repeat(6)}example.`],
	steps: [
		{kind: 'asked', text: 'PTR 78.113.0.203.in-addr.arpa'},
		{kind: 'answered', text: 'NXDOMAIN'},
	],
};
const called: Check = {
	...bad,
	id: 'callback',
	subject: 'you@sender.example',
	state: 'good',
	records: [],
	steps: [
		{kind: 'sent', text: 'EHLO a.example'},
		{kind: 'replied', text: '250-mx.example'},
		{kind: 'replied', text: '250-SIZE 1'},
		{kind: 'replied', text: '250 HELP'},
		{kind: 'sent', text: 'MAIL FROM:<>'},
	],
};
const state: PreflightState = {
	self: {
		addresses: [
			{address: '203.0.113.78', family: 4, source: 'echo', local: '10.0.0.7'},
			{address: '2001:db8:77::78', family: 6, source: 'socket', local: undefined},
		],
		helo: 'evil\u001B[2J.example',
		heloSource: 'option',
		sender: 'you\u202E@sender.example',
		senderSource: 'option',
	},
	checks: [bad, called, {...bad, subject: '2001:db8:77::78', state: 'unknown'}],
	pending: [],
	consents: [{group: 'whoami', text: 'Ask.', names: ['a'], connections: 0}],
	contacted: ['mx.sender.example [198.51.100.7]'],
	connections: 1,
	phase: 'over',
	ended: 'done',
};
const textOf = (columns: number, more: {verbose?: boolean; ascii?: boolean} = {}) =>
	preflightLines(state, {columns, ...more}).map(({text}) => text);

const endOf = (more: Partial<PreflightState>) =>
	endLines({...state, ...more}, {columns: 200})
		.map(({text}) => text)
		.join('\n');

describe('the report', () => {
	test.each([48, 60, 80, 100])(
		'fits %i columns, but for records, which are never broken',
		(columns) => {
			const wide = textOf(columns, {verbose: true}).filter((line) => stringWidth(line) > columns);
			expect(wide.filter((line) => !/ IN PTR |\[198\.51|in-addr\.arpa/u.test(line))).toEqual([]);
			expect(textOf(columns).join('\n')).toContain(bad.records[0]);
		},
	);

	test('says what is bad in full, and of the rest what was found', () => {
		const lines = checkLines(bad, {columns: 80}).map(({text}) => text.trim());
		expect(lines).toContain('✗ bad          Your address has no name');
		expect(lines).toContain('> Ask for a PTR record.');
		expect(lines.join(' ')).toContain('They conclude: It takes you for a home computer');
		const unknown = checkLines({...bad, state: 'unknown'}, {columns: 80}).map(({text}) => text);
		expect(unknown.join('\n')).not.toContain('They conclude');
		const good = checkLines({...bad, state: 'good'}, {columns: 80}).map(({text}) => text);
		expect(good.join('\n')).not.toContain('>');
	});

	test('the call-back is told line by line, the rest of a long reply only where all is wanted', () => {
		expect(textOf(80).join('\n')).toContain('<- 250-mx.example (and 2 lines)');
		expect(textOf(80).join('\n')).not.toContain('SIZE');
		expect(textOf(80, {verbose: true}).join('\n')).toContain('<- 250-SIZE 1');
	});

	test('nothing that is not visible gets through, and ASCII is ASCII', () => {
		const all = textOf(80).join('');
		expect(all).not.toMatch(/[\p{C}]/u);
		expect(all).toContain('evil<1B>[2J.example');
		expect(textOf(80, {ascii: true}).join('')).toMatch(/^[ -~]*$/u);
	});

	test('two findings of one kind are told apart by what they are about', () => {
		expect(textOf(80).join('\n')).toMatch(/Your address has no name \(203\.0\.113\.78\)/u);
	});

	test('the end counts, says what to mend first, and whom it contacted', () => {
		const end = textOf(80).slice(-5).join('\n');
		expect(end).toContain('1 bad, 1 good, 1 that cannot be told.');
		expect(end).toContain('Mend first: Your address has no name.');
		expect(end).toContain('mx.sender.example [198.51.100.7] (1 connection)');
		expect(end).toContain('(--whoami)');
	});

	test('minor findings are not to be mended first; those of one title are named once, with whom', () => {
		const listed = (subject: string): Check => ({
			...bad,
			id: 'blocklist-address',
			subject,
			title: 'On a block list',
		});
		const minor: Check = {...bad, id: 'mta-sts', weight: 'little', title: 'No MTA-STS'};
		const checks = [
			listed('203.0.113.78 in a.example'),
			listed('203.0.113.78 in b.example'),
			minor,
		];
		const end = endOf({checks});
		expect(end).toContain(
			'Mend first: On a block list (203.0.113.78 in a.example, 203.0.113.78 in b.example).',
		);
		expect(end).toContain('Minor, good to mend: No MTA-STS.');
		expect(endOf({checks: [minor]})).not.toContain('Mend first');
	});

	test('a list that did not answer was not reached', () => {
		const silent: Check = {
			...bad,
			id: 'blocklist-address',
			subject: '203.0.113.78 in bl.example',
			state: 'unknown',
			finding: 'no-answer',
		};
		const more = {checks: [silent], connections: 0, contacted: ['bl.example']};
		expect(endOf(more)).toContain('Agreed to, but not reached: bl.example.');
		expect(endOf(more)).not.toContain('Contacted');
		const heard = {...silent, finding: 'no-data'};
		expect(endOf({...more, checks: [heard]})).toContain('Contacted, as agreed: bl.example.');
	});

	test('what is being looked at, in a line', () => {
		expect(pendingText({...state, self: undefined, phase: 'looking'})).toMatch(/who you are/u);
		const pending = ['ptr', 'dmarc', 'mta-sts', 'tls-rpt'] as const;
		expect(pendingText({...state, phase: 'looking', pending})).toMatch(/and 1 more …$/u);
		expect(pendingText(state)).toBeUndefined();
	});
});
