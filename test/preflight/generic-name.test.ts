import fc from 'fast-check';
import {expect, test} from 'vitest';
import {lookOf} from '../../source/preflight/generic-name.ts';
import {parseIp} from '../../source/protocol/ip.ts';

const four = '203.0.113.7';
const six = '2001:db8:12:34:a8bb:ccff:fedd:ee01';

test.each([
	// Chosen by somebody.
	['mail.example.org', four, 'own'],
	['mx7.example.org', four, 'own'],
	['out-113.example.org', four, 'own'],
	['smtp1.eu-west-1.example.org', four, 'own'],
	['mail.pool.example.org', four, 'own'],
	['cable.example.org', '198.51.100.2', 'dynamic'],
	['example.org', four, 'own'],
	['mail.cable.example', four, 'own'],
	['a1b2c3.example.org', four, 'own'],
	['mail.example.org', six, 'own'],
	['mx.dead.beef.example.org', six, 'own'],
	// Made by a machine.
	['203.0.113.7.example.net', four, 'generic'],
	['7.113.0.203.example.net', four, 'generic'],
	['203-0-113-7.example.net', four, 'generic'],
	['7-113-0-203.rev.example.net', four, 'generic'],
	['static-203-0-113-7.isp.example.net', four, 'generic'],
	['static.7.113.0.203.dsl.isp.example.net', four, 'generic'],
	['ip203000113007.isp.example.net', four, 'generic'],
	['host-cb007107.isp.example.net', four, 'generic'],
	['h077100cb.isp.example.net', four, 'generic'],
	['3405803783.isp.example.net', four, 'generic'],
	['113.7.0.203.isp.example.net', four, 'generic'],
	['h7-113-0.isp.example.net', four, 'generic'],
	['203-000-113-007.isp.example.net', four, 'generic'],
	['vps-0-113-7.isp.example.net', four, 'generic'],
	['customer-113-7.isp.example.net', four, 'generic'],
	['2001-db8-12-34-a8bb-ccff-fedd-ee01.isp.example.net', six, 'generic'],
	['a8bb-ccff-fedd-ee01.isp.example.net', six, 'generic'],
	['20010db800120034a8bbccfffeddee01.isp.example.net', six, 'generic'],
	['2001-db8--7.isp.example.net', '2001:db8::7', 'generic'],
	['1.0.e.e.d.d.e.f.f.f.c.c.b.b.8.a.isp.example.net', six, 'generic'],
	// Lines that change hands.
	['p203-0-113-7.dip.dyn.isp.example.net', four, 'dynamic'],
	['dhcp-113-7.campus.example.net', four, 'dynamic'],
	['ppp7.isp.example.net', four, 'dynamic'],
	['203-0-113-7.adsl.isp.example.net', four, 'dynamic'],
	['cpe-203-0-113-7.cable.isp.example.net', four, 'dynamic'],
	['pool-113-7.isp.example.net', four, 'dynamic'],
	['dialup12.isp.example.net', four, 'dynamic'],
	['2001-db8-12-34-a8bb-ccff-fedd-ee01.dyn.isp.example.net', six, 'dynamic'],
])('%s of %s: %s', (name, address, kind) => {
	expect(lookOf(name, parseIp(address)!).kind).toBe(kind);
});

test('any name is looked at, and soon', () => {
	const ip = fc.oneof(fc.ipV4(), fc.ipV6()).map((text) => parseIp(text)!);
	fc.assert(
		fc.property(
			fc.oneof(fc.domain(), fc.string({unit: 'binary', maxLength: 255})),
			ip,
			(name, ip) => {
				expect(['own', 'generic', 'dynamic']).toContain(lookOf(name, ip).kind);
			},
		),
	);
	const started = performance.now();
	for (const unit of ['1-', '1.', 'a1-', '-', '203.0.', 'dyn-'])
		lookOf(unit.repeat(5000), parseIp(four)!);
	expect(performance.now() - started).toBeLessThan(1500);
});

test('every address written out is seen as machine-made', () => {
	fc.assert(
		fc.property(
			fc.array(fc.integer({min: 1, max: 254}), {minLength: 4, maxLength: 4}),
			(octets) => {
				const ip = parseIp(octets.join('.'))!;
				for (const form of [octets, octets.toReversed()]) {
					for (const separator of ['-', '.']) {
						expect(lookOf(`h${form.join(separator)}.isp.example.net`, ip).kind).not.toBe('own');
					}
				}
			},
		),
	);
});
