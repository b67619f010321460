import {existsSync, readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {type Document, hosts, labName, state, walk} from './world.ts';

const resolver = ['--resolver', hosts.dns];
const ca = `${state}/ca.pem`;

describe.each(['postfix', 'exim'])('a walk to real %s', (software) => {
	const domain = `${software}.example`;

	test('alice is accepted over TLS 1.3 with a certificate that holds', async () => {
		const {exitCode, document} = await walk(`alice@${domain}`, ...resolver, '--ca', ca);
		expect(document.outcome).toMatchObject({
			stage: 'rcpt',
			ended: 'reply',
			code: 250,
			reason: 'accepted',
			mailbox: 'unknown',
			exitCode: 0,
		});
		expect(exitCode).toBe(0);
		const tls = document.events.find(({type}) => type === 'tls-established');
		expect(tls?.facts).toMatchObject({protocol: 'TLSv1.3', authorized: true});
		const rcpt = document.events.find(({type, stage}) => type === 'sent' && stage === 'rcpt');
		expect(rcpt).toMatchObject({secure: true, raw: {text: `RCPT TO:<alice@${domain}>\r\n`}});
	});

	test('a certificate nobody vouches for is told, and the walk goes on', async () => {
		const {exitCode, document} = await walk(`alice@${domain}`, ...resolver);
		const tls = document.events.find(({type}) => type === 'tls-established');
		expect(tls?.facts?.authorized).toBe(false);
		expect(exitCode).toBe(0);
	});

	test('an unknown user is absent', async () => {
		const {exitCode, document} = await walk(`nobody@${domain}`, ...resolver);
		expect(document.outcome).toMatchObject({
			stage: 'rcpt',
			ended: 'reply',
			code: 550,
			reason: 'user-unknown',
			about: 'recipient',
			mailbox: 'absent',
			exitCode: 10,
		});
		expect(exitCode).toBe(10);
	});

	test('a full mailbox is a matter for later', async () => {
		const {exitCode, document} = await walk(`full@${domain}`, ...resolver);
		expect(document.outcome).toMatchObject({
			stage: 'rcpt',
			code: 452,
			enhanced: '4.2.2',
			reason: 'mailbox-full',
			about: 'recipient',
			exitCode: 11,
		});
		expect(exitCode).toBe(11);
	});

	test('a disabled mailbox is refused', async () => {
		const {exitCode, document} = await walk(`disabled@${domain}`, ...resolver);
		expect(document.outcome).toMatchObject({
			stage: 'rcpt',
			code: 550,
			enhanced: '5.2.1',
			reason: 'mailbox-disabled',
			about: 'recipient',
			exitCode: 10,
		});
		expect(exitCode).toBe(10);
	});

	test('our own name is the confirmed PTR name', async () => {
		const {document} = await walk(`alice@${domain}`, ...resolver);
		const identified = document.events.find(({type}) => type === 'identified');
		expect(identified?.identity).toMatchObject({
			helo: 'client.example',
			heloSource: 'ptr',
			ptrConfirmed: true,
		});
	});

	test('a foreign domain is refused as relaying', async () => {
		const mx = `mx.${domain}`;
		const {document} = await walk('alice@elsewhere.example', ...resolver, '--mx', mx);
		expect(document.outcome).toMatchObject({
			stage: 'rcpt',
			reason: 'relay-denied',
			mailbox: 'unknown',
		});
	});

	test('VRFY is asked last, and not when RCPT was to be the end', async () => {
		const asks = (events: Document['events']) =>
			events.some(({type, stage}) => type === 'sent' && stage === 'vrfy');
		const {document} = await walk(`alice@${domain}`, ...resolver);
		expect(asks(document.events)).toBe(true);
		const short = await walk(`alice@${domain}`, ...resolver, '--stop-after', 'rcpt');
		expect(asks(short.document.events)).toBe(false);
		const vrfy = document.events.find(({type, stage}) => type === 'replied' && stage === 'vrfy');
		expect([250, 252]).toContain(vrfy?.reply?.code);
	});
});

describe('ways to the server', () => {
	test('no STARTTLS offered: the walk goes on in the clear', async () => {
		const {exitCode, document} = await walk('alice@plain.example', ...resolver);
		const ended = document.events.find(
			({type, stage}) => type === 'stage-ended' && stage === 'starttls',
		);
		expect(ended?.ended).toBe('skipped');
		expect(document.events.some(({secure}) => secure === true)).toBe(false);
		expect(exitCode).toBe(0);
	});

	test('the first of two MX refuses the connection: the second is asked', async () => {
		const {exitCode, document} = await walk('alice@second.example', ...resolver);
		const connecting = document.events.filter(({type}) => type === 'connecting');
		expect(connecting.map(({why}) => why)).toEqual(['first', 'next-host']);
		const first = document.events.find(
			({type, stage, attempt}) => type === 'stage-ended' && stage === 'connect' && attempt === 1,
		);
		expect(first?.ended).toBe('refused');
		expect(exitCode).toBe(0);
	});

	test('a domain without MX takes mail at its own address', async () => {
		const {exitCode, document} = await walk('alice@implicit.example', ...resolver);
		expect(document.events.find(({type}) => type === 'route')?.source).toBe('implicit');
		expect(exitCode).toBe(0);
	});

	test.runIf(existsSync('/proc/net/if_inet6'))('a host with IPv6 only', async () => {
		const {exitCode, document} = await walk('alice@six.example', ...resolver);
		const connect = document.events.find(
			({type, stage}) => type === 'stage-ended' && stage === 'connect',
		);
		expect(connect).toMatchObject({ended: 'reply'});
		expect(document.outcome).toMatchObject({stage: 'rcpt', code: 250});
		expect(exitCode).toBe(0);
	});

	test('an answer over every datagram comes over TCP', async () => {
		const {exitCode, document} = await walk('alice@many.example', ...resolver);
		const mx = document.events.find(({type}) => type === 'dns-answered');
		expect(mx?.answer).toMatchObject({transport: 'tcp', truncated: true, status: 'answer'});
		const routes = document.events.filter(({type}) => type === 'route');
		expect(routes.at(-1)?.hosts).toHaveLength(20);
		expect(exitCode).toBe(0);
	});

	test('--mx goes straight to a host', async () => {
		const {document} = await walk('alice@postfix.example', ...resolver, '--mx', hosts.plain);
		const banner = document.events.find(
			({type, stage}) => type === 'replied' && stage === 'banner',
		);
		expect(banner?.reply?.lines[0]?.raw).toEqual({text: '220 mx.plain.example ESMTP Postfix\r\n'});
	});

	test('--helo and --from are what the server hears', async () => {
		const {document} = await walk(
			'alice@plain.example',
			...resolver,
			'--helo',
			'other.example',
			'--from',
			'bob@other.example',
		);
		const sent = document.events.filter(({type}) => type === 'sent');
		expect(sent.find(({stage}) => stage === 'ehlo')?.raw).toEqual({text: 'EHLO other.example\r\n'});
		expect(sent.find(({stage}) => stage === 'mail')?.raw).toEqual({
			text: 'MAIL FROM:<bob@other.example>\r\n',
		});
	});
});

describe('no way to a server', () => {
	test.each([
		['a null MX', 'alice@null.example', [], {stage: 'mx', ended: 'null-mx', exitCode: 13}],
		[
			'no such domain',
			'alice@nosuch.example',
			[],
			{stage: 'mx', ended: 'dns-nxdomain', exitCode: 13},
		],
		[
			'a closed port',
			'alice@postfix.example',
			['--mx', hosts.closed],
			{stage: 'connect', ended: 'refused', exitCode: 21},
		],
	] as const)('%s', async (_, address, options, outcome) => {
		const {exitCode, document} = await walk(address, ...resolver, ...options);
		expect(document.outcome).toMatchObject({...outcome, mailbox: 'unknown'});
		expect(exitCode).toBe(outcome.exitCode);
	});

	test('a DNS server that is not there', async () => {
		const {exitCode, document} = await walk('alice@postfix.example', '--resolver', hosts.closed);
		expect(document.outcome).toMatchObject({stage: 'mx', mailbox: 'unknown', exitCode: 22});
		expect(exitCode).toBe(22);
	});
});

test('the system resolver is asked when none is given', async () => {
	expect(readFileSync(`/etc/netns/${labName}-client/resolv.conf`, 'utf8')).toContain(hosts.dns);
	const {exitCode, document} = await walk('alice@plain.example');
	expect(document.events.find(({type}) => type === 'dns-answered')?.answer?.server).toBe(
		`${hosts.dns}#53`,
	);
	expect(exitCode).toBe(0);
});
