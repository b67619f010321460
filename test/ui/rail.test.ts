import {expect, test} from 'vitest';
import * as knowledge from '../../source/knowledge/index.ts';
import type {EventBody} from '../../source/model/event.ts';
import type {SessionView} from '../../source/model/view.ts';
import {createBrush} from '../../source/ui/brush.ts';
import {explanation} from '../../source/ui/panes/explanation.ts';
import {railLine, railRows} from '../../source/ui/panes/rail.ts';
import {glyphsFor, type Row} from '../../source/ui/theme.ts';
import {
	commandProposal,
	connectedTo,
	connectProposal,
	fakeSession,
	lookedUp,
	lookupProposal,
	replied,
	sent,
	target,
	walkToRcpt,
} from '../support/view.ts';

const brush = createBrush(glyphsFor(true), knowledge);
const textOf = (row: Row): string => row.map(({text}) => text).join('');
const railOf = (view: SessionView): readonly string[] =>
	railRows(view, {brush, width: 28, selected: undefined, tick: 0}).map((row) =>
		textOf(row).trimEnd(),
	);
const lineOf = (view: SessionView): string => textOf(railLine(view, brush, 0));

function viewAfter(...events: readonly EventBody[]): SessionView {
	const session = fakeSession();
	session.append(...events);
	return session.getView();
}

const toStarttls = [
	lookupProposal('plain.example'),
	...lookedUp(),
	connectProposal(target),
	...connectedTo(),
	...replied('banner', '220 mx1.plain.example ESMTP\r\n'),
	commandProposal('ehlo', 'EHLO client.example'),
	...sent('ehlo', 'EHLO client.example'),
	...replied('ehlo', '250-mx1.plain.example\r\n250 STARTTLS\r\n'),
	commandProposal('starttls', 'STARTTLS'),
];

test('EHLO again: your turn, without the time of the first one', () => {
	const view = viewAfter(
		...toStarttls,
		...sent('starttls', 'STARTTLS'),
		...replied('starttls', '220 Ready\r\n'),
		commandProposal('ehlo', 'EHLO client.example'),
	);
	expect(railOf(view)[3]).toBe(' ▸ ehlo      your turn');
	expect(railOf(view)[4]).toMatch(/^ ✓ starttls {2}220 +15 ms$/);
	expect(lineOf(view)).toBe('✓✓✓▸✓····  4/9 ehlo your turn');
});

test('MAIL written at the STARTTLS step: one stage is your turn, the passed one is not done', () => {
	const view = viewAfter(
		...toStarttls,
		...sent('mail', 'MAIL FROM:<>'),
		...replied('mail', '250 Ok\r\n'),
		commandProposal('rcpt', 'RCPT TO:<alice@plain.example>'),
	);
	const rail = railOf(view);
	expect(rail.filter((row) => row.includes('your turn'))).toEqual([' ▸ rcpt      your turn']);
	expect(rail[4]).toBe(' · starttls  not done');
	expect(lineOf(view)).toMatch(/7\/9 rcpt your turn$/);
});

test('a stage that was proposed again and passed is as it was before', () => {
	const view = viewAfter(
		...toStarttls,
		...sent('starttls', 'STARTTLS'),
		...replied('starttls', '220 Ready\r\n'),
		commandProposal('ehlo', 'EHLO client.example'),
		...sent('mail', 'MAIL FROM:<>'),
	);
	expect(railOf(view)[3]).toMatch(/^ ✓ ehlo {6}250 +15 ms$/);
});

test('at the end nothing is your turn', () => {
	const view = viewAfter(...walkToRcpt(), {type: 'session-ended', by: 'done'});
	expect(railOf(view).join('\n')).not.toContain('your turn');
	expect(railOf(view)[7]).toBe(' · vrfy      not done');
	expect(lineOf(view)).not.toContain('your turn');
});

test('what was found and how long it took never stand glued together', () => {
	const view = viewAfter(...toStarttls);
	const hosts = Array.from({length: 12}, (_, at) => view.route!.hosts[0] ?? at);
	const many = {
		...view,
		route: {...view.route!, hosts},
		stages: view.stages.map((stage) => (stage.stage === 'mx' ? {...stage, elapsedMs: 123} : stage)),
	} as SessionView;
	expect(railOf(many)[0]).toMatch(/^ ✓ mx {8}12 hosts +123 ms$/);
});

test.each([
	['250 fine', /^ ✗ starttls {2}250/u],
	['220 Ready', /^ ✓ starttls {2}220/u],
])('STARTTLS answered %s: TLS begins on 220 alone', (answer, row) => {
	const view = viewAfter(
		...toStarttls,
		...sent('starttls', 'STARTTLS'),
		...replied('starttls', `${answer}\r\n`),
	);
	expect(railOf(view)[4]).toMatch(row);
});

test('a step that was gone on from by the first digit alone is marked', () => {
	const view = viewAfter(
		lookupProposal('plain.example'),
		...lookedUp(),
		connectProposal(target),
		...connectedTo(),
		...replied('banner', '250 hello\r\n'),
	);
	expect(railOf(view)[2]).toMatch(/^ ▲ banner {4}250/u);
});

const explained = (view: SessionView): string =>
	explanation(view, {
		brush,
		width: 100,
		selected: undefined,
		outcome: undefined,
		results: [],
		conclusion: undefined,
		wait: [],
		mark: undefined,
	})
		.rows.map((row) => textOf(row))
		.join('\n');

test('what nobody asked for is not explained as an answer', () => {
	const [came] = replied('ehlo', '354 go ahead\r\n');
	if (came?.type !== 'replied') throw new Error('no reply');
	const view = viewAfter(
		lookupProposal('plain.example'),
		...lookedUp(),
		connectProposal(target),
		...connectedTo(),
		...replied('banner', '220 mx1.plain.example ESMTP\r\n'),
		commandProposal('ehlo', 'EHLO client.example'),
		{...came, solicited: false},
	);
	const text = explained(view);
	expect(text).toContain('▲ A reply that nobody asked for');
	expect(text).not.toContain('✓');
	expect(text).toContain('Next: ');
});

test('an answer that is none says what to do', () => {
	const view = viewAfter(
		...toStarttls,
		...sent('starttls', 'STARTTLS'),
		...replied('starttls', '250 fine\r\n'),
	);
	const text = explained(view);
	expect(text).toContain('✗ 250 is no answer to STARTTLS');
	expect(text).toContain('STARTTLS has to be answered with 220');
});
