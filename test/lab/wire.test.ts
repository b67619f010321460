import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {dnsAnswers, tcpStream} from './pcap.ts';
import {
	bytesOf,
	capture,
	type Document,
	hosts,
	localPort,
	transcript,
	until,
	walk,
	watchLog,
} from './world.ts';

const resolver = ['--resolver', hosts.dns];

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'mxray-wire-'));
});
afterEach(() => {
	rmSync(folder, {recursive: true});
});

/** Walk while tcpdump looks on; what both of them say about the last connection. */
async function watched(address: string, ...options: readonly string[]) {
	const tap = await capture(path.join(folder, 'walk.pcap'));
	try {
		const {document} = await walk(address, ...resolver, ...options);
		const attempt = Math.max(...document.events.map((event) => event.attempt ?? 0));
		const port = localPort(document, attempt);
		const wire = await until('the end of the connection on the wire', async () => {
			const stream = tcpStream(await tap.read(), port);
			return stream.closed ? stream : undefined;
		});
		return {document, attempt, wire, answers: dnsAnswers(await tap.read())};
	} finally {
		await tap.stop();
	}
}

describe('the transcript equals the wire', () => {
	test.each(['alice', 'nobody', 'full', 'disabled'])(
		'byte for byte both ways in the clear: %s',
		async (user) => {
			const {document, attempt, wire} = await watched(`${user}@plain.example`);
			const {sent, received} = transcript(document, attempt, false);
			expect(sent.toString('latin1')).toBe(wire.sent.toString('latin1'));
			expect(received.toString('latin1')).toBe(wire.received.toString('latin1'));
			expect(sent.toString('latin1')).toMatch(/^EHLO .*\r\nQUIT\r\n$/s);
		},
	);

	test('offsets point at the bytes on the wire', async () => {
		const {document, wire} = await watched('alice@plain.example');
		const sent = document.events.filter(({type}) => type === 'sent');
		expect(sent.length).toBeGreaterThan(3);
		for (const event of sent) {
			const raw = bytesOf(event.raw!);
			expect(wire.sent.subarray(event.offset, event.offset! + raw.length)).toEqual(raw);
		}
		const lines = document.events.flatMap(({reply}) => reply?.lines ?? []);
		expect(lines.length).toBeGreaterThan(10);
		for (const line of lines) {
			const raw = bytesOf(line.raw);
			expect(wire.received.subarray(line.offset, line.offset + raw.length)).toEqual(raw);
		}
	});

	test.each(['postfix', 'exim'])('%s: up to STARTTLS in the clear, then only TLS', async (name) => {
		const {document, attempt, wire} = await watched(`alice@${name}.example`);
		const clear = transcript(document, attempt, false);
		expect(clear.sent.toString('latin1')).toMatch(/STARTTLS\r\n$/);
		expect(wire.sent.subarray(0, clear.sent.length)).toEqual(clear.sent);
		expect(wire.received.subarray(0, clear.received.length)).toEqual(clear.received);
		const handshake = 22;
		expect(wire.sent[clear.sent.length]).toBe(handshake);
		expect(wire.received[clear.received.length]).toBe(handshake);
		expect(wire.sent.includes('RCPT')).toBe(false);
	});

	test('DNS answers are kept as they came', async () => {
		const {document, answers} = await watched('alice@plain.example');
		const kept = document.events.filter(({type}) => type === 'dns-answered');
		expect(kept.length).toBeGreaterThanOrEqual(3);
		for (const {answer} of kept) {
			const raw = bytesOf(answer!.raw!);
			expect(answers.some((payload) => payload.equals(raw))).toBe(true);
		}
	});
});

describe('the transcript equals the log of the server, inside TLS too', () => {
	const commands = (document: Document) =>
		document.events
			.filter(({type}) => type === 'sent')
			.map(({raw}) => bytesOf(raw!).toString('latin1').trimEnd());

	test('Postfix: every command and every reply line in order', async () => {
		const log = await watchLog('postfix.log');
		const {document} = await walk('alice@postfix.example', ...resolver);
		const text = await until('the disconnect in the log', async () => {
			const seen = await log();
			return /: disconnect from /.test(seen) ? seen : undefined;
		});
		const spoken = [...text.matchAll(/: ([<>]) \S+\[198\.51\.100\.10\]: (.*)$/gm)];
		const heard = spoken.filter(([, way]) => way === '<').map(([, , line]) => line);
		const said = spoken.filter(([, way]) => way === '>').map(([, , line]) => line);
		expect(commands(document)).toEqual(heard);
		expect(heard.map((line) => line?.split(/[ :]/)[0])).toEqual([
			'EHLO',
			'STARTTLS',
			'EHLO',
			'MAIL',
			'RCPT',
			'VRFY',
			'QUIT',
		]);
		const lines = document.events.flatMap(({reply}) => reply?.lines ?? []);
		expect(lines.map(({raw}) => bytesOf(raw).toString('latin1').trimEnd())).toEqual(said);
	});

	test('Exim: every command and every code in order', async () => {
		const log = await watchLog('exim/debug.log');
		const {document} = await walk('nobody@exim.example', ...resolver);
		const text = await until('the reply to QUIT in the log', async () => {
			const seen = await log();
			return /SMTP>> 221 /.test(seen) ? seen : undefined;
		});
		const heard = [...text.matchAll(/SMTP<< (.*)$/gm)].map(([, line]) => line);
		const said = [...text.matchAll(/SMTP>> (\d{3})/gm)].map(([, code]) => Number(code));
		expect(commands(document)).toEqual(heard);
		expect(heard).toHaveLength(7);
		const replied = document.events.filter(({type}) => type === 'replied');
		expect(replied.map(({reply}) => reply?.code)).toEqual(said);
	});
});
