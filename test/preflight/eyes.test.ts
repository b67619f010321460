import {describe, expect, test} from 'vitest';
import {checkIds} from '../../source/model/check.ts';
import type {EventBody} from '../../source/model/event.ts';
import type {Identity} from '../../source/model/session.ts';
import {receiverSide, type Look, type Thought} from '../../source/preflight/eyes.ts';
import {checksFor} from '../../source/preflight/eyes-known.ts';
import {eyesLines} from '../../source/render/eyes-text.ts';
import {spokenLine} from '../../source/faces/spoken.ts';
import {allChecks, checkOf, someSelf} from '../support/panel.ts';
import {
	answerOf,
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

const identity: Identity = {
	address: '192.0.2.99',
	helo: 'client.example',
	heloSource: 'ptr',
	sender: 'postmaster@client.example',
	senderSource: 'postmaster',
	ptr: 'client.example',
	ptrConfirmed: true,
	warnings: [],
};
const identified = (more: Partial<Identity> = {}): EventBody => ({
	type: 'identified',
	identity: {...identity, ...more},
	answers: [],
});

const dialled = [lookupProposal('plain.example'), ...lookedUp(), connectProposal(target)];
const open = [...dialled, ...connectedTo()];

function sideOf(
	events: readonly EventBody[],
	...[checks = [], options]: [
		Parameters<typeof receiverSide>[1]?,
		Parameters<typeof receiverSide>[2]?,
	]
): readonly Thought[] {
	const session = fakeSession();
	session.append(...events);
	return receiverSide(session.getView(), checks, options);
}
const at = (thoughts: readonly Thought[], line: string): Thought =>
	thoughts.find((each) => each.line === line)!;
const look = (thoughts: readonly Thought[], id: string): Look =>
	thoughts.flatMap(({looks}) => looks).find((each) => each.id === id)!;

describe('which lines, and what went out', () => {
	test('a login stands beside the lines: neither its mark nor its refusal is one of them', () => {
		const raw = Buffer.from('MAIL FROM:<hidden@plain.example>\r\n');
		const side = sideOf([
			...open,
			{type: 'sent-secret', stage: 'mail', attempt: 1, raw, hidden: 9, offset: 0, secure: true},
		]);
		expect(at(side, 'mail')).toMatchObject({status: 'next', said: 'MAIL FROM:<…>'});
	});

	test('a whole walk: each line as it was sent, the message never', () => {
		const side = sideOf(walkToRcpt());
		expect(side.map(({line, status}) => `${line} ${status}`)).toEqual([
			'connect sent',
			'ehlo sent',
			'starttls sent',
			'mail sent',
			'rcpt sent',
			'message never',
		]);
		expect(side.map(({said}) => said)).toEqual([
			'connect from 192.0.2.99 to mx1.plain.example [192.0.2.1]:25',
			'EHLO client.example',
			'STARTTLS',
			'MAIL FROM:<postmaster@client.example>',
			'RCPT TO:<alice@plain.example>',
			'the message itself',
		]);
		expect(side.map(({reaction}) => reaction?.kind)).toEqual([
			...Array<string>(5).fill('went-on'),
			undefined,
		]);
	});

	test('an answer that is none shows nothing of what it thought', () => {
		const side = sideOf(walkToRcpt('220 fine\r\n'));
		expect(at(side, 'rcpt').reaction?.text).toContain('220 is neither');
		expect(at(side, 'rcpt').reaction?.text).not.toContain('Nothing that it looked at');
		expect(JSON.stringify(side)).not.toContain('It took the recipient');
	});

	test('STARTTLS answered 250 encrypts nothing', () => {
		const side = sideOf([
			...open,
			...replied('banner', '220 mx1.plain.example\r\n'),
			commandProposal('ehlo', 'EHLO client.example'),
			...sent('ehlo', 'EHLO client.example'),
			...replied('ehlo', '250 STARTTLS\r\n'),
			commandProposal('starttls', 'STARTTLS'),
			...sent('starttls', 'STARTTLS'),
			...replied('starttls', '250 fine\r\n'),
		]);
		const {reaction} = at(side, 'starttls');
		expect(reaction?.kind).toBe('refused');
		expect(reaction?.text).toContain('TLS does not begin');
	});

	test('what came unasked is no answer to EHLO', () => {
		const [came] = replied('ehlo', '250 hello\r\n');
		if (came?.type !== 'replied') throw new Error('no reply');
		const side = sideOf([
			...open,
			...replied('banner', '220 mx1.plain.example\r\n'),
			commandProposal('ehlo', 'EHLO client.example'),
			{...came, solicited: false},
		]);
		expect(at(side, 'ehlo')).toMatchObject({status: 'next', reaction: undefined});
	});

	test('what was not said is what would come next: the proposal, the identity, or a blank', () => {
		const early = sideOf([
			...open,
			...replied('banner', '220 mx1.plain.example\r\n'),
			identified(),
			commandProposal('ehlo', 'EHLO other.example'),
		]);
		expect(at(early, 'ehlo')).toMatchObject({status: 'next', said: 'EHLO other.example'});
		expect(at(early, 'mail')).toMatchObject({
			status: 'next',
			said: 'MAIL FROM:<postmaster@client.example>',
		});
		expect(at(early, 'mail').reaction).toBeUndefined();
		const nothing = receiverSide(undefined, []);
		expect(nothing.map(({status}) => status)).toEqual([...Array<string>(5).fill('next'), 'never']);
		expect(at(nothing, 'ehlo').said).toBe('EHLO your name');
		expect(at(receiverSide(undefined, [], {self: someSelf}), 'ehlo').said).toBe(
			'EHLO client.example',
		);
	});

	test('terminal-escape-command: what was sent is shown, not obeyed', () => {
		const side = sideOf([
			...open,
			...replied('banner', '220 mx1\r\n'),
			commandProposal('ehlo', 'EHLO x'),
			...sent('ehlo', 'EHLO \u001b[31mred'),
			...replied('ehlo', '550 \u001b[2Jno\r\n'),
		]);
		expect(at(side, 'ehlo').said).toBe('EHLO <1B>[31mred');
		// oxlint-disable-next-line no-control-regex -- it is what must not be there
		expect(eyesLines(side, 'mx\u001b1').join('\n')).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/u);
	});
});

describe('what mxray knows of it', () => {
	test('every check is a look of some line, but for those about mail to us', () => {
		const used = Object.values(checksFor).flat();
		expect(new Set(used).size).toBe(used.length);
		expect(checkIds.filter((id) => !used.includes(id))).toEqual([
			'own-address',
			'port-25',
			'own-service',
			'mta-sts',
			'tls-rpt',
		]);
	});

	test('checks fill in the looks; the worst of two counts', () => {
		const side = sideOf(walkToRcpt(), [
			checkOf('ptr', 'good', {found: 'It has a name.'}),
			checkOf('ptr-generic', 'bad', {found: 'The name looks dynamic.'}),
			checkOf('spf-mail', 'unknown', {found: 'SPF could not be asked.'}),
			checkOf('blocklist-address', 'good', {found: 'Not listed.'}),
		]);
		expect(look(side, 'reverse-name')).toMatchObject({
			state: 'bad',
			found: [
				{state: 'good', text: 'It has a name.'},
				{state: 'bad', text: 'The name looks dynamic.'},
			],
		});
		expect(look(side, 'sender-spf').state).toBe('unknown');
		expect(look(side, 'blocklists').state).toBe('good');
		expect(look(side, 'call-back')).toMatchObject({state: 'unasked', found: []});
	});

	test('of two addresses only the one that the connection showed counts', () => {
		const six = '2001:db8::99';
		const self = {
			...someSelf,
			addresses: [
				...someSelf.addresses,
				{address: six, family: 6, source: 'socket', local: undefined} as const,
			],
		};
		const checks = [
			checkOf('ptr', 'good', {found: 'Four.'}),
			checkOf('ptr', 'bad', {subject: six, found: 'Six.'}),
			checkOf('blocklist-address', 'bad', {subject: `${six} in zen.example`, found: 'Listed.'}),
		];
		const side = sideOf(walkToRcpt(), checks, {self});
		expect(look(side, 'reverse-name').found).toEqual([{state: 'good', text: 'Four.'}]);
		expect(look(side, 'blocklists').state).toBe('unasked');
		// Before a connection both may be seen.
		expect(look(receiverSide(undefined, checks, {self}), 'reverse-name').state).toBe('bad');
	});

	test('without checks the walk itself tells what it can', () => {
		const side = sideOf([...walkToRcpt(), identified()]);
		expect(look(side, 'reverse-name').found).toEqual([
			{state: 'good', text: '192.0.2.99 has the name client.example.'},
		]);
		expect(look(side, 'forward-confirmation').state).toBe('good');
		expect(look(side, 'encryption').found[0]?.text).toContain('TLSv1.3');
		expect(look(side, 'greet-delay').state).toBe('good');
		expect(look(side, 'blocklists').state).toBe('unasked');
		expect(look(side, 'helo-form').found[0]?.text).toMatch(/client\.example is your own/);
		expect(look(side, 'sender-form').state).toBe('good');
	});

	test('the form of what was really sent is known without asking anybody', () => {
		const side = sideOf([
			...open,
			...replied('banner', '220 mx1.plain.example\r\n'),
			identified(),
			...sent('ehlo', 'EHLO localhost'),
			...replied('ehlo', '250 mx1.plain.example\r\n'),
			...sent('mail', 'MAIL FROM:<alice@plain.example>'),
			...replied('mail', '250 Ok\r\n'),
		]);
		expect(look(side, 'helo-form').state).toBe('bad');
		expect(look(side, 'helo-form').found[0]?.text).toMatch(/localhost/);
		expect(look(side, 'sender-form').found[0]?.text).toMatch(/is the recipient itself/);
		expect(at(side, 'ehlo').reaction?.text).toMatch(/^It said 250\. /);
	});

	test('no name is bad only where DNS said so, and only for an address that others see', () => {
		const none = identified({ptr: undefined, ptrConfirmed: false});
		const nxdomain: EventBody = {
			type: 'dns-answered',
			answer: answerOf('99.2.0.192.in-addr.arpa', 'PTR', [], 'nxdomain'),
		};
		const servfail: EventBody = {
			type: 'dns-answered',
			answer: answerOf('99.2.0.192.in-addr.arpa', 'PTR', [], 'servfail'),
		};
		const behindNat = identified({address: '10.0.0.7', ptr: 'desk.office.example'});
		expect(look(sideOf([...walkToRcpt(), none, nxdomain]), 'reverse-name').state).toBe('bad');
		expect(look(sideOf([...walkToRcpt(), none, servfail]), 'reverse-name').state).toBe('unasked');
		expect(look(sideOf([...walkToRcpt(), none]), 'reverse-name').state).toBe('unasked');
		expect(look(sideOf([...walkToRcpt(), behindNat]), 'reverse-name').state).toBe('unasked');
		expect(look(sideOf([...walkToRcpt(), behindNat]), 'forward-confirmation').state).toBe(
			'unasked',
		);
	});

	test('a name that was edited before it was sent is not the one that was looked at', () => {
		const events = [
			...open,
			...replied('banner', '220 mx1.plain.example\r\n'),
			commandProposal('ehlo', 'EHLO client.example'),
			...sent('ehlo', 'EHLO borrowed.example'),
			...replied('ehlo', '250 mx1.plain.example\r\n'),
		];
		const checks = [checkOf('helo-resolves', 'good'), checkOf('sender-domain', 'good')];
		const side = sideOf(events, checks, {self: someSelf});
		expect(look(side, 'helo-resolves')).toMatchObject({
			state: 'unknown',
			found: [{text: 'mxray looked at client.example, which is not what was sent here.'}],
		});
		// Nothing was said of the sender yet.
		expect(look(side, 'sender-domain').state).toBe('good');
	});
});

describe('what this server seems to have decided', () => {
	test.each([
		['550 5.1.1 <alice@plain.example>: user unknown\r\n', /about the recipient/],
		['550 5.7.1 Client host rejected: cannot find your reverse hostname\r\n', /about you and not/],
		['550 Requested action not taken\r\n', /its words do not say/],
	])('RCPT: %s', (answer, words) => {
		expect(at(sideOf(walkToRcpt(answer)), 'rcpt').reaction).toMatchObject({
			kind: 'refused',
			text: expect.stringMatching(words) as string,
		});
	});

	test('the stage of the refusal need not be that of the fault: what is known to be wrong is named with its line', () => {
		const checks = allChecks(['ptr']);
		const refused = at(sideOf(walkToRcpt('550 5.7.1 no\r\n'), checks, {self: someSelf}), 'rcpt');
		expect(refused.reaction?.text).toMatch(/Reverse name \(PTR\) \(at “You connect”\)/);
		const taken = at(sideOf(walkToRcpt(), checks, {self: someSelf}), 'rcpt');
		expect(taken.reaction?.text).not.toMatch(/known? to be wrong/);
		const noName = '550 5.1.1 <alice@plain.example>: user unknown\r\n';
		// What the refusal says itself is no reason for it.
		expect(at(sideOf(walkToRcpt(noName)), 'rcpt').reaction?.text).not.toMatch(/to be wrong/);
	});

	test.each([
		['fin', /closed without an answer/],
		['rst', /cut off here/],
		['timeout', /No answer came in time/],
	] as const)('%s at EHLO', (ended, words) => {
		const side = sideOf([
			...open,
			...replied('banner', '220 mx1.plain.example\r\n'),
			commandProposal('ehlo', 'EHLO client.example'),
			...sent('ehlo', 'EHLO client.example'),
			{
				type: 'stage-ended',
				stage: 'ehlo',
				attempt: 1,
				ended,
				code: undefined,
				elapsedMs: 30,
				detail: undefined,
			},
		]);
		const {reaction} = at(side, 'ehlo');
		expect(reaction).toMatchObject({
			kind: 'broke-off',
			text: expect.stringMatching(words) as string,
		});
		expect(reaction?.events).toHaveLength(1);
		expect(at(side, 'mail').status).toBe('next');
	});

	test('a refused greeting is about the address; a slow one says so', () => {
		const turnedAway = sideOf([...open, ...replied('banner', '554 go away\r\n')]);
		expect(at(turnedAway, 'connect').reaction?.text).toMatch(/nothing but your address/);
		const late = replied('banner', '220 mx1.plain.example\r\n').map((event): EventBody =>
			event.type === 'replied' ? {...event, elapsedMs: 6000} : event,
		);
		const slow = sideOf([...open, ...late]);
		expect(at(slow, 'connect').reaction?.text).toMatch(/It took 6\.0 s: long enough/);
		expect(look(slow, 'greet-delay').state).toBe('unknown');
	});

	test('where no connection came about, no mail server thought anything', () => {
		const ended = {
			ended: 'refused',
			code: undefined,
			elapsedMs: 3,
			detail: 'ECONNREFUSED',
		} as const;
		const side = sideOf([
			...dialled,
			{type: 'connecting', attempt: 1, target, why: 'first'},
			{type: 'stage-started', stage: 'connect', attempt: 1, timeoutMs: 10_000},
			{type: 'stage-ended', stage: 'connect', attempt: 1, ...ended},
		]);
		expect(at(side, 'connect').reaction?.text).toMatch(/no mail server has seen you/);
		expect(at(side, 'ehlo').status).toBe('next');
	});
});

describe('as text', () => {
	const side = sideOf([...walkToRcpt('550 5.7.1 no\r\n'), identified()], [checkOf('dmarc', 'bad')]);

	test.each([80, 60, 40])('at %i columns no line is longer but for a single word', (columns) => {
		const long = eyesLines(side, 'mx1.plain.example', columns).filter(
			(line) => line.length > columns,
		);
		for (const line of long) expect(line.trim()).toMatch(/^\S+$/u);
	});

	test('each look has its word, and reads well aloud', () => {
		const lines = eyesLines(side, 'mx1.plain.example');
		expect(lines[0]).toBe('=== What mx1.plain.example may have thought at each of your lines');
		expect(lines.join('\n')).toMatch(/^ {4}Bad {8}Signatures and DMARC: /mu);
		expect(lines.join('\n')).toMatch(
			/^=== The message: the message itself \(never sent by mxray\)$/mu,
		);
		const heard = lines.map((line) => spokenLine(line));
		expect(heard).toContainEqual(expect.stringMatching(/^Good: Reverse name \(PTR\): /u));
		expect(heard.join('\n')).not.toMatch(/===| {2,}\S/u);
	});
});
