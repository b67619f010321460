import {isIP} from 'node:net';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {formatIp, normalizeIp, parseIp, reverseName} from '../../source/protocol/ip.ts';
import {addressScope, reservedFor} from '../../source/protocol/scope.ts';

describe('parseIp', () => {
	test.for([
		['192.0.2.1', '192.0.2.1'],
		['0.0.0.0', '0.0.0.0'],
		['::', '::'],
		['::1', '::1'],
		['1::', '1::'],
		['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
		['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
		['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
		['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
		['::ffff:c000:201', '::ffff:192.0.2.1'],
		['64:ff9b::192.0.2.1', '64:ff9b::c000:201'],
	] as const)('%s is %s', ([text, expected]) => {
		expect(normalizeIp(text)).toBe(expected);
	});

	test.for([
		'',
		'1.2.3',
		'1.2.3.4.5',
		'1.2.3.4.',
		'01.2.3.4',
		'1.2.3.256',
		'0x1.2.3.4',
		' 1.2.3.4',
		'1.2.3.4 ',
		':',
		':::',
		'1::2::3',
		':1::',
		'1:2:3:4:5:6:7',
		'1:2:3:4:5:6:7:8:9',
		'1:2:3:4:5:6:7:8::',
		'g::',
		'12345::',
		'fe80::1%eth0',
		'::1.2.3',
		'1.2.3.4::',
		'::1.2.3.4:1',
		'[::1]',
		'1'.repeat(100),
	])('%j is none', (text) => {
		expect(parseIp(text)).toBeUndefined();
	});

	test('knows what the platform knows', () => {
		const text = fc.oneof(
			fc.ipV4(),
			fc.ipV6(),
			fc.ipV4Extended(),
			fc.string({
				unit: fc.constantFrom(':', '::', '.', '0', '1', '10', '255', '256', 'f', 'ffff', 'g'),
			}),
		);
		fc.assert(
			fc.property(text, (candidate) => {
				expect(parseIp(candidate)?.family ?? 0).toBe(isIP(candidate));
			}),
		);
	});

	test('writes what it reads back', () => {
		const bytes = fc.oneof(
			fc.uint8Array({minLength: 4, maxLength: 4}),
			fc
				.array(fc.constantFrom(0, 0, 0, 1, 255), {minLength: 16, maxLength: 16})
				.map((list) => Uint8Array.from(list)),
		);
		fc.assert(
			fc.property(bytes, (sample) => {
				const family = sample.length === 4 ? 4 : 6;
				expect(parseIp(formatIp({family, bytes: sample}))).toEqual({family, bytes: sample});
			}),
		);
	});
});

function reverse(text: string): string | undefined {
	const ip = parseIp(text);
	return ip && reverseName(ip);
}

test('reverseName', () => {
	expect(reverse('192.0.2.1')).toBe('1.2.0.192.in-addr.arpa');
	expect(reverse('2001:db8::567:89ab')).toBe(
		'b.a.9.8.7.6.5.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa',
	);
});

describe('addressScope', () => {
	test.for([
		['127.0.0.1', 'loopback'],
		['127.255.255.255', 'loopback'],
		['128.0.0.1', 'public'],
		['::1', 'loopback'],
		['10.255.0.1', 'private'],
		['11.0.0.1', 'public'],
		['172.15.255.255', 'public'],
		['172.16.0.1', 'private'],
		['172.31.255.255', 'private'],
		['172.32.0.1', 'public'],
		['192.168.1.1', 'private'],
		['192.169.1.1', 'public'],
		['100.64.0.1', 'private'],
		['100.127.255.255', 'private'],
		['100.128.0.1', 'public'],
		['169.254.1.1', 'link-local'],
		['0.0.0.0', 'unspecified'],
		['0.1.2.3', 'unspecified'],
		['::', 'unspecified'],
		['224.0.0.1', 'multicast'],
		['239.255.255.255', 'multicast'],
		['255.255.255.255', 'multicast'],
		['fc00::1', 'private'],
		['fdff::1', 'private'],
		['fe00::1', 'public'],
		['fe80::1', 'link-local'],
		['febf::1', 'link-local'],
		['fec0::1', 'private'],
		['ff02::1', 'multicast'],
		['::ffff:127.0.0.1', 'loopback'],
		['::ffff:7f00:1', 'loopback'],
		['::ffff:192.0.2.1', 'public'],
		['::10.0.0.1', 'private'],
		['::127.0.0.1', 'loopback'],
		['64:ff9b::10.0.0.1', 'private'],
		['64:ff9b::192.0.2.1', 'public'],
		['192.0.2.1', 'public'],
		['198.51.100.1', 'public'],
		['203.0.113.1', 'public'],
		['2001:db8::1', 'public'],
		['not an address', 'unspecified'],
		['fe80::1%eth0', 'unspecified'],
	] as const)('%s is %s', ([address, scope]) => {
		expect(addressScope(address)).toBe(scope);
	});
});

describe('reservedFor', () => {
	test.for([
		['192.0.1.255', undefined],
		['192.0.2.0', 'documentation'],
		['192.0.2.255', 'documentation'],
		['192.0.3.0', undefined],
		['198.51.99.255', undefined],
		['198.51.100.7', 'documentation'],
		['198.51.101.0', undefined],
		['203.0.112.255', undefined],
		['203.0.113.7', 'documentation'],
		['203.0.114.0', undefined],
		['198.17.255.255', undefined],
		['198.18.0.1', 'testing'],
		['198.19.255.255', 'testing'],
		['198.20.0.0', undefined],
		['192.0.0.8', 'protocol'],
		['192.88.99.1', 'protocol'],
		['239.255.255.255', undefined],
		['240.0.0.1', 'unassigned'],
		['255.255.255.254', 'unassigned'],
		['255.255.255.255', undefined],
		['10.0.0.1', undefined],
		['127.0.0.1', undefined],
		['2001:db7:ffff::1', undefined],
		['2001:db8::1', 'documentation'],
		['2001:db8:ffff::1', 'documentation'],
		['2001:db9::1', undefined],
		['3fff:fff::1', 'documentation'],
		['3fff:1000::1', undefined],
		['64:ff9b::1', 'translation'],
		['64:ff9b::192.0.2.1', 'translation'],
		['64:ff9b:1:2::1', 'translation'],
		['64:ff9b:2::1', 'unassigned'],
		['2001:2::1', 'testing'],
		['2001:2:1::1', undefined],
		['2001:20::1', 'protocol'],
		['100::1', 'protocol'],
		['100:0:0:1::1', 'unassigned'],
		['2000::1', undefined],
		['3fff:ffff::1', undefined],
		['2606:4700::1', undefined],
		['4000::1', 'unassigned'],
		['::2', 'unassigned'],
		['::', undefined],
		['::1', undefined],
		['fd00::1', undefined],
		['fe80::1', undefined],
		['ff02::1', undefined],
		['no address', undefined],
	] as const)('%s: %s', ([address, reserved]) => {
		expect(reservedFor(address)).toBe(reserved);
	});
});
