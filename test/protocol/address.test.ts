import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
	formatForMail,
	parseHeloName,
	parseHost,
	parseMailbox,
	parseSender,
} from '../../source/protocol/address.ts';
import {rcptTo} from '../../source/protocol/command.ts';

/** What comes out as `local@domain` on the wire, or a piece of the message. */
const addresses: readonly (readonly [input: string, path: string])[] = [
	['alice@example.com', 'alice@example.com'],
	['  alice@example.com\t', 'alice@example.com'],
	['<alice@example.com>', 'alice@example.com'],
	[' < alice@example.com > ', 'alice@example.com'],
	['mailto:alice@example.com', 'alice@example.com'],
	['MAILTO:alice%2Bx@example.com?subject=hi', 'alice+x@example.com'],
	['<mailto:alice@example.com>', 'alice@example.com'],
	['Alice@EXAMPLE.Com', 'Alice@example.com'],
	["!#$%&'*+-/=?^_`{|}~@example.com", "!#$%&'*+-/=?^_`{|}~@example.com"],
	['first.last@sub.example.com', 'first.last@sub.example.com'],
	['"two words"@example.com', '"two words"@example.com'],
	['"at@inside"@example.com', '"at@inside"@example.com'],
	['"quote\\"and\\\\"@example.com', '"quote\\"and\\\\"@example.com'],
	['""@example.com', '""@example.com'],
	['"(no comment)"@example.com', '"(no comment)"@example.com'],
	['"@relay.example:a"@example.com', '"@relay.example:a"@example.com'],
	['"用 户"@example.com', '"用 户"@example.com'],
	[`"${'q'.repeat(62)}"@example.com`, `"${'q'.repeat(62)}"@example.com`],
	[`${'ü'.repeat(32)}@example.com`, `${'ü'.repeat(32)}@example.com`],
	['a@[IPv6:::ffff:192.0.2.1]', 'a@[IPv6:::ffff:192.0.2.1]'],
	['a@[IPv6:2001:db8:0:0:1:0:0:1]', 'a@[IPv6:2001:db8::1:0:0:1]'],
	['alice@localhost', 'alice@localhost'],
	['alice@my_host.example', 'alice@my_host.example'],
	['alice@123.example', 'alice@123.example'],
	['jörg@bücher.example', 'jörg@xn--bcher-kva.example'],
	['a@faß.example', 'a@xn--fa-hia.example'],
	['用户@例え。テスト', '用户@xn--r8jz45g.xn--zckzah'],
	['a@xn--bcher-kva.example', 'a@xn--bcher-kva.example'],
	['a@[192.0.2.1]', 'a@[192.0.2.1]'],
	['a@[IPv6:2001:DB8:0::1]', 'a@[IPv6:2001:db8::1]'],
	['a@[ipv6:::1]', 'a@[IPv6:::1]'],
	[`${'l'.repeat(64)}@example.com`, `${'l'.repeat(64)}@example.com`],
	[`a@${'d'.repeat(63)}.example`, `a@${'d'.repeat(63)}.example`],
];

const mistakes: readonly (readonly [input: string, message: RegExp])[] = [
	['', /empty/],
	['   ', /empty/],
	['<>', /empty/],
	['alice', /no @/],
	['example.com', /no @/],
	['@example.com', /before the @/],
	['alice@', /domain is missing/],
	['Alice <alice@example.com>', /without the name/],
	['alice@bob@example.com', /more than one @/],
	['alice bob@example.com', /a space/],
	['alice\u00A0b@example.com', /a space/],
	['a(comment)@example.com', /comment \(comment\)/],
	['alice@example.com(work)', /comment \(work\)/],
	['alice@(work)example.com', /comment \(work\)/],
	['a(b@example.com', /the character \(/],
	['@relay.example:alice@example.com', /route @relay\.example:/],
	['<@one.example,@two.example:alice@example.com>', /route @one\.example,@two\.example:/],
	['alice＠example.com', /wide/],
	['a,b@example.com', /the character ,/],
	['.alice@example.com', /dot/],
	['alice.@example.com', /dot/],
	['al..ice@example.com', /dot/],
	['"open@example.com', /quotes/],
	['"a"b"@example.com', /quotes/],
	['alice@example..com', /empty part/],
	['alice@.example.com', /empty part/],
	['alice@example.com.', /dot at the end/],
	['alice@-example.com', /hyphen/],
	['alice@example-.com', /hyphen/],
	['alice@-ü.example', /hyphen/],
	['alice@exa mple.com', /a space/],
	['alice@exa/mple.com', /the character \//],
	['alice@ü%2e.example', /the character %/],
	['alice@exam:ple.com', /the character :/],
	['alice@192.0.2.1', /\[192\.0\.2\.1\]/],
	['alice@2001:db8::1', /\[IPv6:2001:db8::1\]/],
	['alice@１２７.１', /IDNA/],
	['alice@1.2.3', /number/],
	['alice@[2001:db8::1]', /tag: \[IPv6:2001:db8::1\]/],
	['alice@[IPv6:192.0.2.1]', /literal/],
	['alice@[192.0.2.256]', /literal/],
	['alice@[192.0.2.1', /literal/],
	['alice@[x400:abc]', /of the kind x400/],
	['alice@[IPv6:x]', /looks like/],
	['alice@[IPv6:2001:db8::1%eth0]', /looks like/],
	['alice@[IPv6:2001:db8:::1]', /looks like/],
	['alice@[]', /literal/],
	['alice@[192.0.2]', /literal/],
	['alice@[192.0.2.01]', /literal/],
	['alice@[192.0.2.1].example', /literal|character/],
	['alice"b"@example.com', /the character "/],
	['"a"@b@example.com', /character @/],
	['"a\\"@example.com', /quotes/],
	[`${'l'.repeat(65)}@example.com`, /65 bytes; 64/],
	[`${'ü'.repeat(33)}@example.com`, /66 bytes; 64/],
	[`"${'q'.repeat(63)}"@example.com`, /65 bytes; 64/],
	[`a@${'d'.repeat(64)}.example`, /64 characters; 63/],
	[`a@${'ü'.repeat(70)}.example`, /characters; 63/],
	[`a@${'dd.'.repeat(90)}com`, /255 is the most/],
	[`${'l'.repeat(60)}@${'d.'.repeat(100)}com`, /254 is the most/],
	['mailto:%zz@example.com', /%/],
	['alice\u200B@example.com', /invisible character, <U\+200B>/],
	['alice@exam\u00ADple.com', /invisible character, <U\+00AD>/],
	['alice@example.com\u202E', /<U\+202E>/],
	['alice\u001B[31m@example.com', /<1B>/],
	['alice\0@example.com', /<00>/],
	['al\uD800ice@example.com', /<U\+D800>/],
	// smuggled-newline: nothing that would make a second command, wherever it stands.
	['alice@example.com\r\nRCPT TO:<bob@example.com>', /line break/],
	['alice@example.com\n', /line break/],
	['alice\r@example.com', /line break/],
	['"a\r\nb"@example.com', /line break/],
	['<alice@example.com>\r\n', /line break/],
	['mailto:alice%0D%0ADATA@example.com', /line break/],
	['alice@[192.0.2.1\n]', /line break/],
];

/** '' where nothing is wrong: no message is empty. */
function messageOf(parsed: {ok: true} | {ok: false; message: string}): string {
	return parsed.ok ? '' : parsed.message;
}

function mailboxOf(input: string) {
	const parsed = parseMailbox(input);
	if (!parsed.ok) throw new Error(parsed.message);
	return parsed.mailbox;
}

describe('parseMailbox', () => {
	test.for(addresses)('%j', ([input, path]) => {
		expect(formatForMail(mailboxOf(input))).toBe(path);
	});

	test.for(mistakes)('%j is a mistake', ([input, message]) => {
		const parsed = parseMailbox(input);
		expect(parsed.ok).toBe(false);
		expect(messageOf(parsed)).toMatch(message);
	});

	test('keeps what was typed beside what travels', () => {
		expect(mailboxOf(' <Jörg@Bücher.Example> ')).toEqual({
			text: 'Jörg@Bücher.Example',
			localPart: 'Jörg',
			domain: 'Bücher.Example',
			asciiDomain: 'xn--bcher-kva.example',
			isLiteral: false,
			needsSmtpUtf8: true,
		});
		expect(mailboxOf('a@[IPv6:2001:DB8::1]')).toEqual({
			text: 'a@[IPv6:2001:DB8::1]',
			localPart: 'a',
			domain: '[IPv6:2001:DB8::1]',
			asciiDomain: '2001:db8::1',
			isLiteral: true,
			needsSmtpUtf8: false,
		});
		expect(mailboxOf('plain@bücher.example').needsSmtpUtf8).toBe(false);
	});

	test('whatever is accepted makes one line, travels in bounds, and reads back the same', () => {
		const text = fc.oneof(
			fc.string({unit: 'binary', maxLength: 20}),
			fc.string({
				unit: fc.constantFrom('a', '.', '"', '\\', ' ', '@', '\r', '\n', 'ü', '-', '[', ']'),
			}),
		);
		const host = fc.oneof(
			fc.domain(),
			fc.ipV4().map((ip) => `[${ip}]`),
			text,
		);
		fc.assert(
			fc.property(text, host, (local, domain) => {
				const parsed = parseMailbox(`${local}@${domain}`);
				// Messages are shown as they are.
				if (!parsed.ok) {
					expect(parsed.message).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
					return;
				}
				const path = formatForMail(parsed.mailbox);
				expect(rcptTo(parsed.mailbox)).toBe(`RCPT TO:<${path}>`);
				expect(parsed.mailbox.asciiDomain).toMatch(/^[a-z0-9._:-]+$/);
				expect(new TextEncoder().encode(path).length).toBeLessThanOrEqual(254);
				expect(formatForMail(mailboxOf(path))).toBe(path);
			}),
		);
	});

	test('a paste of a megabyte is answered at once', () => {
		for (const piece of [' ', '\t', '<', '@', '@,', '(', '.', '"', '\\', 'a', '[', 'ü', ':']) {
			const started = performance.now();
			expect(parseMailbox(`${piece.repeat(1_000_000)}x`).ok).toBe(false);
			expect(performance.now() - started).toBeLessThan(2000);
		}
	});
});

describe('parseSender', () => {
	test.for(['', ' ', '<>', ' < > '])('%j is the null sender', (input) => {
		expect(parseSender(input)).toEqual({ok: true, sender: '', mailbox: undefined});
	});

	test('gives the address as it travels', () => {
		expect(parseSender('<bounce@Bücher.example>')).toMatchObject({
			ok: true,
			sender: 'bounce@xn--bcher-kva.example',
		});
		expect(parseSender('bounce')).toMatchObject({ok: false});
		expect(messageOf(parseSender('\r\n'))).toMatch(/line break/);
	});
});

describe('parseHost', () => {
	test.for([
		['mx.example.com', 'mx.example.com', false, undefined],
		[' MX.Example.Com:2525 ', 'mx.example.com', false, 2525],
		['mx.example.com.', 'mx.example.com', false, undefined],
		['mx.bücher.example:25', 'mx.xn--bcher-kva.example', false, 25],
		['192.0.2.1', '192.0.2.1', true, undefined],
		['192.0.2.1:1', '192.0.2.1', true, 1],
		['[192.0.2.1]:65535', '192.0.2.1', true, 65535],
		['2001:DB8::1', '2001:db8::1', true, undefined],
		['[2001:db8::1]', '2001:db8::1', true, undefined],
		['[2001:db8::1]:25', '2001:db8::1', true, 25],
		['[IPv6:2001:db8::1]:25', '2001:db8::1', true, 25],
		['localhost:2525', 'localhost', false, 2525],
	] as const)('%j', ([input, host, isLiteral, port]) => {
		expect(parseHost(input)).toEqual({ok: true, host, isLiteral, port});
	});

	test.for([
		['', /missing/],
		['.', /empty|dot/],
		[':25', /missing/],
		['mx.example.com:', /no port/],
		['mx.example.com:0', /no port/],
		['mx.example.com:65536', /no port/],
		['mx.example.com:smtp', /no port/],
		['[2001:db8::1', /no host/],
		['[nonsense]:25', /literal/],
		['mx example.com', /a space/],
		['mx.example.com\r\n', /line break/],
		['mx.example.com:25\n', /line break/],
		['http://mx.example.com', /no port/],
	] as const)('%j is a mistake', ([input, message]) => {
		expect(messageOf(parseHost(input))).toMatch(message);
	});
});

describe('parseHeloName', () => {
	test.for([
		['Mail.Example.Com', 'mail.example.com'],
		['bücher.example', 'xn--bcher-kva.example'],
		['[192.0.2.1]', '[192.0.2.1]'],
		['[ipv6:2001:DB8::1]', '[IPv6:2001:db8::1]'],
	] as const)('%j', ([input, name]) => {
		expect(parseHeloName(input)).toEqual({ok: true, name});
	});

	test.for(['', '192.0.2.1', 'a b', 'x\r\nMAIL FROM:<>', 'x\u0000', '-x', '[x]', 'x'.repeat(300)])(
		'%j is a mistake',
		(input) => {
			expect(parseHeloName(input).ok).toBe(false);
		},
	);
});
