import {X509Certificate} from 'node:crypto';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {type PeerCertificate, readChain, readNames} from '../../source/net/tls-facts.ts';
import {testTls} from '../support/tcp.ts';

const leaf = new X509Certificate(testTls.cert).raw;
const root = new X509Certificate(testTls.ca).raw;

describe('a chain of certificates', () => {
	it('ends where a certificate is its own issuer', () => {
		const last: {raw: Uint8Array; issuerCertificate?: PeerCertificate} = {raw: root};
		last.issuerCertificate = last;
		const chain = readChain({raw: leaf, bits: 256, issuerCertificate: last});
		expect(chain.map((one) => one.selfSigned)).toEqual([false, true]);
	});

	it('ends where it runs in a circle', () => {
		const first: {raw: Uint8Array; issuerCertificate?: PeerCertificate} = {raw: leaf};
		first.issuerCertificate = {raw: root, issuerCertificate: first};
		expect(readChain(first)).toHaveLength(2);
	});

	it('is empty without a certificate, and ends at one that cannot be read', () => {
		expect(readChain({})).toEqual([]);
		expect(readChain({raw: Buffer.from('nonsense')})).toEqual([]);
		const broken = {raw: Buffer.from('nonsense'), issuerCertificate: {raw: root}};
		expect(readChain({raw: leaf, issuerCertificate: broken})).toHaveLength(1);
	});
});

describe('names of a certificate', () => {
	it.each([
		['', []],
		['DNS:mx.example.net', ['mx.example.net']],
		['DNS:a.example, email:x@y.example, IP Address:192.0.2.1', ['a.example', '192.0.2.1']],
		['URI:http://x.example/, DNS:a.example', ['a.example']],
		// A comma in a name must not become a second name: node quotes it.
		[String.raw`DNS:"a.example, DNS:evil.example", DNS:b`, ['a.example, DNS:evil.example', 'b']],
		[String.raw`DNS:"a\"b", IP Address:2001:DB8:0:0:0:0:0:1`, ['a"b', '2001:DB8:0:0:0:0:0:1']],
		[String.raw`othername:"x, DNS:evil.example", DNS:a`, ['a']],
		['DirName:"CN=x, DNS:evil.example", DNS:a', ['a']],
	])('%s', (text, names) => {
		expect(readNames(text)).toEqual(names);
	});

	it('never throws, and never more than we keep', () => {
		fc.assert(fc.property(fc.string(), (text) => void readNames(text)));
		const many = Array.from({length: 5000}, (_, index) => `DNS:h${index}.example`).join(', ');
		expect(readNames(many)).toHaveLength(200);
	});

	it('regular expression denial of service', () => {
		const start = performance.now();
		readNames('a'.repeat(100_000));
		readNames('"\\'.repeat(50_000));
		readNames('DNS:"'.repeat(20_000));
		expect(performance.now() - start).toBeLessThan(1000);
	});
});
