import {describe, expect, test} from 'vitest';
import {noConfig} from '../../source/commands/config.ts';
import {isMistake} from '../../source/commands/option-values.ts';
import {readPreflightArguments} from '../../source/commands/preflight-options.ts';
import {choicesOf} from '../../source/commands/preflight-values.ts';
import type {Check, CheckId, CheckState} from '../../source/model/check.ts';
import {preflightExitCode} from '../../source/verdict/preflight-code.ts';

const read = (...argv: readonly string[]) => readPreflightArguments(argv, noConfig);

function mistake(...argv: readonly string[]): string {
	try {
		read(...argv);
		return 'no mistake';
	} catch (error) {
		if (isMistake(error)) return error.mistake;
		throw error;
	}
}

describe('mistakes', () => {
	test.each([
		[['alice@example.com'], '--to'],
		[['--my-ip', 'home'], '--my-ip: home is no IP address'],
		[['--my-ip', '127.0.0.1'], '127.0.0.1 is the address by which a machine reaches itself'],
		[['--my-ip', '::1'], 'reaches itself'],
		[['--my-ip', '::ffff:127.0.0.1'], 'reaches itself'],
		[['--my-ip', '0.0.0.0'], 'no address of any machine'],
		[['--my-ip', '::'], 'no address of any machine'],
		[['--my-ip', '224.0.0.1'], 'of a group'],
		[['--my-ip', '255.255.255.255'], 'of a group'],
		[['--my-ip', 'ff02::1'], 'of a group'],
		[['--my-ip', 'fe80::1'], 'nearest network'],
		[['--my-ip', '169.254.1.1'], 'nearest network'],
		[['--practice', '--my-ip', '192.0.2.1', '--my-ip', '::ffff:192.0.2.2'], 'at most one IPv4'],
		[['--practice', '--my-ip', '192.0.2.1', '--my-ip', '192.0.2.2'], 'at most one IPv4'],
		[['--whoami=example'], 'NAME@SERVER'],
		[['--whoami=a.example@b.example'], 'NAME@SERVER'],
		[['--whoami=a@192.0.2.1', '--whoami=b@192.0.2.1'], 'twice'],
		[['--whoami='], 'NAME@SERVER'],
		[['--dnsbl-zone', '192.0.2.1'], '--dnsbl-zone'],
		[['--from', 'nobody'], '--from'],
		[['--helo', 'a b'], '--helo'],
		[['--to', 'a b'], '--to'],
		[['--resolver', 'dns.example'], '--resolver'],
		[['--nonsense'], 'nonsense'],
		[['--timeout', '0'], '--timeout'],
		[['--from', 'a\r\nDATA@b.example'], '--from'],
	] as const)('%j', (argv, words) => {
		expect(mistake(...argv)).toContain(words);
	});
});

describe('an address of ours that is set aside', () => {
	const given = {
		whoami: undefined,
		callback: false,
		dnsbl: false,
		dnsblZones: [],
		practice: false,
	} as const;
	const outside = ['10.1.2.3', '192.175.48.7', 'fd00::2', 'fe80::1'];
	function told(address: string, machine: readonly string[], practice = false): string {
		try {
			const {ownAddresses} = choicesOf({...given, practice, myIp: [address]}, () => machine);
			return `taken as ${ownAddresses.join(' ')}`;
		} catch (error) {
			if (isMistake(error)) return error.mistake;
			throw error;
		}
	}

	test.each([
		['2001:db8::1', 'an address for documentation'],
		['198.51.100.7', 'an address for documentation'],
		['::ffff:192.0.2.7', 'an address for documentation'],
		['64:ff9b::1', 'how a NAT64 writes an IPv4 address'],
		['64:ff9b::8.8.8.8', 'how a NAT64 writes an IPv4 address'],
		['198.18.0.1', 'an address for testing devices'],
		['192.0.0.8', 'set aside for a protocol'],
		['240.0.0.1', 'from a range that is given to nobody'],
		['4000::1', 'from a range that is given to nobody'],
	] as const)('%s is %s', (address, words) => {
		const sentence = told(address, outside);
		expect(sentence).toContain(`--my-ip: ${address} is `);
		expect(sentence).toContain(words);
		expect(sentence).toMatch(/\. Give the address that others see you by\.$/);
	});

	test('one for documentation is usual on the practice network, and where this machine has such a one', () => {
		expect(told('198.51.100.7', outside, true)).toBe('taken as 198.51.100.7');
		expect(told('2001:db8::7', outside, true)).toBe('taken as 2001:db8::7');
		expect(told('198.51.100.7', [...outside, '198.51.100.9'])).toBe('taken as 198.51.100.7');
		expect(told('2001:db8::7', [...outside, '2001:db8::9'])).toBe('taken as 2001:db8::7');
		for (const other of ['203.0.113.9', '2001:db8::9'])
			expect(told('198.51.100.7', [...outside, other])).toContain('for documentation');
		expect(told('2001:db8::7', [...outside, '198.51.100.9'])).toContain('for documentation');
		expect(told('64:ff9b::1', ['64:ff9b::2'], true)).toContain('NAT64');
		expect(told('198.18.0.1', ['198.18.0.2'])).toContain('for testing');
	});

	test('an ordinary one is taken', () => {
		expect(told('192.175.48.9', outside)).toBe('taken as 192.175.48.9');
	});
});

describe('what is agreed to', () => {
	test.each([
		[[], []],
		[['--whoami'], ['whoami']],
		[['--callback'], ['callback']],
		[['--dnsbl'], ['blocklists']],
		[['--dnsbl-zone', 'zen.example'], ['blocklists']],
		[
			['--whoami=me.example@192.0.2.53', '--callback', '--dnsbl'],
			['whoami', 'callback', 'blocklists'],
		],
	] as const)('%j', (argv, agreed) => {
		expect(read(...argv)?.choices.agreed).toEqual(agreed);
	});

	test('addresses of ours, in one notation', () => {
		const given = read('--practice', '--my-ip', '::ffff:192.0.2.7', '--my-ip', '2001:DB8:0::7');
		expect(given?.choices.ownAddresses).toEqual(['192.0.2.7', '2001:db8::7']);
		expect(read('--my-ip', '10.0.0.5')?.choices.ownAddresses).toEqual(['10.0.0.5']);
	});

	test('a service by name, server and port; IPv6 asks for AAAA', () => {
		expect(read('--whoami=me.example@192.0.2.53:5353')?.choices.whoami).toMatchObject({
			question: {name: 'me.example', type: 'A'},
			server: {address: '192.0.2.53', port: 5353},
		});
		expect(read('--whoami=me.example@2001:db8::53')?.choices.whoami).toMatchObject({
			question: {name: 'me.example', type: 'AAAA'},
			server: {address: '2001:db8::53', port: 53},
		});
	});
});

describe('exit codes', () => {
	const checks = (...states: readonly CheckState[]) => states.map((state) => ({state}) as Check);
	const good = (id: CheckId, finding: string) => ({state: 'good', id, finding}) as Check;
	const formOnly = [
		good('own-address', 'direct'),
		good('helo-name', 'full-name'),
		good('sender-name', 'address'),
		good('helo-resolves', 'literal'),
		good('helo-matches', 'literal'),
		good('callback', 'null-sender'),
	];
	test.each([
		[formOnly, 'done', 30],
		[[...formOnly, good('ptr', 'present')], 'done', 0],
		[checks('good', 'unknown'), 'done', 0],
		[checks('good', 'bad'), 'done', 12],
		[checks('unknown'), 'done', 30],
		[[], 'done', 30],
		[checks('good', 'bad'), 'signal', 130],
		[checks('good'), 'person', 130],
	] as const)('%#', (found, ended, code) => {
		expect(preflightExitCode({checks: found, ended})).toBe(code);
	});
});
