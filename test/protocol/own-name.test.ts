import {describe, expect, test} from 'vitest';
import {heloForm, isTheirName} from '../../source/protocol/own-name.ts';

describe('the form of an EHLO name', () => {
	test.each([
		['mail.example.org', 'host-name'],
		['Mail.Example.ORG.', 'host-name'],
		['[203.0.113.7]', 'literal'],
		['[IPv6:2001:db8::7]', 'literal'],
		['[10.0.0.7]', 'literal-private'],
		['[100.64.3.2]', 'literal-private'],
		['[IPv6:fd00::1]', 'literal-private'],
		['[2001:db8::7]', 'literal-malformed'],
		['[IPv6:203.0.113.7]', 'literal-malformed'],
		['[203.0.113.7', 'literal-malformed'],
		['203.0.113.7]', 'literal-malformed'],
		['[]', 'literal-malformed'],
		['203.0.113.7', 'bare-address'],
		['2001:db8::7', 'bare-address'],
		['localhost', 'localhost'],
		['LOCALHOST.localdomain', 'localhost'],
		['me.localhost', 'localhost'],
		['laptop', 'single-label'],
		['my_host', 'single-label'],
		['host.lan', 'local-name'],
		['7.113.0.203.in-addr.arpa', 'local-name'],
		['host.localdomain', 'local-name'],
		['my_host.example.org', 'underscore'],
		['-mail.example.org', 'malformed'],
		['mail..example.org', 'malformed'],
		['mail.example.123', 'malformed'],
		['mail example.org', 'malformed'],
		['mäil.example.org', 'malformed'],
		[`${'a'.repeat(64)}.example.org`, 'malformed'],
		['', 'empty'],
		['.', 'malformed'],
	])('%j: %s', (helo, kind) => {
		expect(heloForm(helo).kind).toBe(kind);
	});

	test('a long hostile name takes no time', () => {
		const started = performance.now();
		for (const unit of ['a-', 'a.', '_', '-', 'a']) heloForm(`${unit.repeat(20_000)}!`);
		expect(performance.now() - started).toBeLessThan(500);
	});
});

test('their names are known whatever the case and the last dot', () => {
	expect(isTheirName('MX.Example.net.', 'example.org', ['mx.example.net'])).toBe(true);
	expect(isTheirName('Example.NET', 'example.net', [])).toBe(true);
	expect(isTheirName('mx.example.org', 'example.net', [undefined])).toBe(false);
	expect(isTheirName('', '', [''])).toBe(false);
});

test('a name below their domain is theirs, one below a host of theirs or beside them is not', () => {
	expect(isTheirName('a.b.example.net', 'example.net', [])).toBe(true);
	expect(isTheirName('notexample.net', 'example.net', [])).toBe(false);
	expect(isTheirName('shop.mx.provider.example', 'example.net', ['mx.provider.example'])).toBe(
		false,
	);
	// An address literal in the place of a domain.
	expect(isTheirName('7.192.0.2.1', '192.0.2.1', [])).toBe(false);
});
