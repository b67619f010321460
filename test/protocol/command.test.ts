import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {stages} from '../../source/model/stage.ts';
import {parseMailbox} from '../../source/protocol/address.ts';
import {commandLineOctets, maxCommandBytes} from '../../source/protocol/bounds.ts';
import {decodeUtf8} from '../../source/protocol/bytes.ts';
import * as command from '../../source/protocol/command.ts';

const {checkCommand} = command;

function mailbox(text: string) {
	const parsed = parseMailbox(text);
	if (!parsed.ok) throw new Error(parsed.message);
	return parsed.mailbox;
}

describe('builders', () => {
	const alice = mailbox('Alice@Bücher.example');

	test.for([
		[command.ehlo('mail.example.com'), 'EHLO mail.example.com'],
		[command.ehlo(''), 'EHLO'],
		[command.helo('[192.0.2.1]'), 'HELO [192.0.2.1]'],
		[command.starttls(), 'STARTTLS'],
		[command.mailFrom(''), 'MAIL FROM:<>'],
		[command.mailFrom('a@example.com', {smtputf8: false}), 'MAIL FROM:<a@example.com>'],
		[command.mailFrom('ä@example.com', {smtputf8: true}), 'MAIL FROM:<ä@example.com> SMTPUTF8'],
		[command.mailFrom('a@b.example', {size: 1000}), 'MAIL FROM:<a@b.example> SIZE=1000'],
		[command.rcptTo(alice), 'RCPT TO:<Alice@xn--bcher-kva.example>'],
		[command.rcptTo(mailbox('a@[IPv6:::1]')), 'RCPT TO:<a@[IPv6:::1]>'],
		[command.vrfy(alice), 'VRFY Alice@xn--bcher-kva.example'],
		[command.vrfy(mailbox('ä@b.example'), {smtputf8: true}), 'VRFY ä@b.example SMTPUTF8'],
		[command.quit(), 'QUIT'],
	])('%j', ([line, expected]) => {
		expect(line).toBe(expected);
	});

	test.for(['x\r\nRCPT TO:<b@example.com>', 'x\n', '\rx', 'x\0', 'x\uD800'])(
		'smuggled-newline: arguments such as %j throw',
		(hostile) => {
			expect(() => command.ehlo(hostile)).toThrow(RangeError);
			expect(() => command.helo(hostile)).toThrow(RangeError);
			expect(() => command.mailFrom(hostile)).toThrow(RangeError);
			expect(() => command.rcptTo({...alice, localPart: hostile})).toThrow(RangeError);
			expect(() => command.vrfy({...alice, asciiDomain: hostile})).toThrow(RangeError);
		},
	);
});

const context = {stage: 'rcpt', smtputf8: false} as const;

describe('checkCommand', () => {
	test('gives the bytes that go out', () => {
		const checked = checkCommand('rcpt TO:<a@example.com>', context);
		expect(checked).toMatchObject({ok: true, verb: 'RCPT', warnings: []});
		if (checked.ok) expect(decodeUtf8(checked.bytes)).toBe('rcpt TO:<a@example.com>\r\n');
	});

	test.for([
		// smuggled-newline
		['RCPT TO:<a@example.com>\r\nDATA', 'line-break'],
		['RCPT TO:<a@example.com>\n', 'line-break'],
		['\rQUIT', 'line-break'],
		['NOOP\0', 'line-break'],
		['\n', 'line-break'],
		['', 'empty-command'],
		[' \t ', 'empty-command'],
		['DATA', 'data-never'],
		['data', 'data-never'],
		[' \t Data ', 'data-never'],
		['\u00A0\u000BDATA', 'data-never'],
		['DATA\tx', 'data-never'],
		['\u001B-DATA', 'data-never'],
		['DATAX', 'data-never'],
		['BDAT 10 LAST', 'data-never'],
		['bDaT 0', 'data-never'],
		['AUTH PLAIN AGEAYg==', 'auth-never'],
		[' auth login', 'auth-never'],
		['NOOP \uD83D', 'not-encodable'],
		['NOOP \uDE00x', 'not-encodable'],
		[`NOOP ${'x'.repeat(maxCommandBytes)}`, 'command-too-long'],
		[`NOOP ${'ü'.repeat(maxCommandBytes / 2)}`, 'command-too-long'],
	] as const)('%j is refused: %s', ([line, code]) => {
		const checked = checkCommand(line, context);
		expect(checked).toMatchObject({ok: false, code});
		if (!checked.ok) expect(checked.detail).toMatch(/\.$/);
	});

	test.for([
		['MAIL FROM:<>', 'mail', false, []],
		['MAIL FROM:<>', 'rcpt', false, ['command-out-of-order']],
		['RCPT TO:<a@b.example>', 'mail', false, ['command-out-of-order']],
		['STARTTLS', 'rcpt', false, ['command-out-of-order']],
		['EHLO x', 'banner', false, ['command-out-of-order']],
		['EHLO x', 'ehlo', false, []],
		['  ehlo x', 'ehlo', false, []],
		['NOOP', 'banner', false, []],
		['QUIT', 'mail', false, []],
		['XCLIENT ADDR=1', 'mail', false, ['unknown-command']],
		['¿', 'mail', true, ['unknown-command']],
		['RCPT TO:<ü@b.example>', 'rcpt', false, ['not-ascii']],
		['RCPT TO:<ü@b.example>', 'rcpt', true, []],
		[`NOOP ${'x'.repeat(commandLineOctets - 7)}`, 'rcpt', false, []],
		[`NOOP ${'x'.repeat(commandLineOctets - 6)}`, 'rcpt', false, ['line-too-long']],
		[`NOOP ${'x'.repeat(maxCommandBytes - 7)}`, 'rcpt', false, ['line-too-long']],
	] as const)('%j at %s warns', ([line, stage, smtputf8, warnings]) => {
		expect(checkCommand(line, {stage, smtputf8})).toMatchObject({ok: true, warnings});
	});

	test('no accepted command holds a line break but its own, and none sends mail', () => {
		const piece = fc.oneof(
			fc.constantFrom(
				'DATA',
				'data',
				'BDAT',
				'RCPT TO:',
				' ',
				'\t',
				'\r\n',
				'\n',
				'\r',
				'\0',
				'\uD800',
				'\u0085',
				'\u2028',
			),
			fc.string({unit: 'binary', maxLength: 5}),
		);
		fc.assert(
			fc.property(
				fc.array(piece).map((all) => all.join('')),
				fc.constantFrom(...stages),
				(line, stage) => {
					const checked = checkCommand(line, {stage, smtputf8: true});
					if (!checked.ok) return;
					const {bytes} = checked;
					expect(bytes.indexOf(0x0d)).toBe(bytes.length - 2);
					expect(bytes.indexOf(0x0a)).toBe(bytes.length - 1);
					expect(bytes.includes(0)).toBe(false);
					expect(bytes.length).toBeLessThanOrEqual(maxCommandBytes);
					expect(decodeUtf8(bytes)).toBe(`${line}\r\n`);
					expect(decodeUtf8(bytes).trimStart()).not.toMatch(/^(?:data|bdat|auth)/i);
				},
			),
		);
	});
});
