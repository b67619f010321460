import {execFile} from 'node:child_process';
import {describe, expect, test} from 'vitest';
import {bin, environment, hosts, lab, watchLog} from './world.ts';

/*
 * The call-back against real Postfix and real Exim: what they make of a sender
 * that exists and of one that does not, and of those who call.
 */

type Check = {
	readonly id: string;
	readonly state: string;
	readonly finding: string;
	readonly found: string;
	readonly steps: readonly {readonly kind: string; readonly text: string}[];
};

type Document = {
	readonly self: {
		readonly addresses: readonly {readonly address: string; readonly source: string}[];
	};
	readonly checks: readonly Check[];
	readonly contacted: readonly string[];
	readonly connections: number;
	readonly exitCode: number;
};

/** `mxray preflight --callback` inside the lab's client. */
function callBackTo(sender: string, ...options: readonly string[]): Promise<Document> {
	const own = ['preflight', '--json', '--callback', '--resolver', hosts.dns, '--timeout', '5'];
	const command = ['run', 'node', bin, ...own, '--from', sender, ...options];
	return new Promise((resolve, reject) => {
		const child = execFile(
			lab,
			command,
			{env: environment, timeout: 90_000, maxBuffer: 16 * 1024 * 1024},
			(error, stdout, stderr) => {
				if (stdout === '') reject(new Error(`no document: ${error?.message}${stderr}`));
				else resolve(JSON.parse(stdout) as Document);
			},
		);
		child.stdin?.end();
	});
}

function checkOf({checks}: Document, id: string): Check {
	const check = checks.find((each) => each.id === id);
	if (!check) throw new Error(`no ${id} among ${checks.map((each) => each.id).join(', ')}`);
	return check;
}

const said = ({steps}: Check, kind: string) =>
	steps.filter((step) => step.kind === kind).map(({text}) => text);

describe.each(['postfix', 'exim'])('real %s', (software) => {
	const domain = `${software}.example`;

	test('accepts the sender: it can be answered', async () => {
		const document = await callBackTo(`alice@${domain}`);
		const check = checkOf(document, 'callback');
		expect(check).toMatchObject({state: 'good', finding: 'accepted'});
		expect(said(check, 'sent').at(-2)).toBe('MAIL FROM:<>');
		expect(said(check, 'sent').at(-1)).toBe(`RCPT TO:<alice@${domain}>`);
		expect(said(check, 'replied').at(-1)).toMatch(/^250 /u);
		expect(document).toMatchObject({connections: 1});
		expect(document.contacted).toEqual([`mx.${domain} [${hosts[software as 'postfix']}]`]);
	});

	test('refuses a sender that does not exist: a receiver that checks it would refuse us', async () => {
		const document = await callBackTo(`nobody@${domain}`);
		expect(checkOf(document, 'callback')).toMatchObject({state: 'bad', finding: 'refused'});
		expect(document.exitCode).toBe(12);
	});

	test('says "not now" to a full mailbox: that cannot be told', async () => {
		const check = checkOf(await callBackTo(`full@${domain}`), 'callback');
		expect(check).toMatchObject({state: 'unknown', finding: 'deferred'});
	});

	test('says whether postmaster@ and abuse@ are there', async () => {
		const document = await callBackTo(`alice@${domain}`);
		const state = software === 'exim' ? 'good' : 'bad';
		expect(checkOf(document, 'postmaster').state).toBe(state);
		expect(checkOf(document, 'abuse').state).toBe(state);
	});

	test('sees a conversation like any other: no DATA, a proper QUIT', async () => {
		const log = software === 'postfix' ? 'postfix.log' : 'exim/main.log';
		const read = await watchLog(log);
		await callBackTo(`alice@${domain}`);
		const text = await read();
		expect(text).not.toMatch(/lost connection after|unexpected disconnection|DATA/u);
		if (software === 'postfix') expect(text).toMatch(/disconnect from [^\n]*quit=1/u);
	});
});

test('Exim calls us by our address: it is known from there', async () => {
	const document = await callBackTo('alice@exim.example');
	expect(document.self.addresses[0]).toMatchObject({address: hosts.client, source: 'echo'});
	expect(checkOf(document, 'port-25')).toMatchObject({state: 'good', finding: 'open'});
});

describe('what is no answer about the sender', () => {
	test.each([
		['Postfix that refuses the null sender', 'null-sender', 'bad', 'refuses-null-sender'],
		['Postfix that greylists', 'greylist', 'unknown', 'deferred'],
		['Postfix that wants a PTR record of us', 'noptr', 'unknown', 'refuses-us'],
		['Exim that drops us when we connect', 'connect-drop', 'unknown', undefined],
		['a firewall that says nothing', 'firewalled', 'unknown', 'no-answer'],
	] as const)('%s', async (_name, name, state, finding) => {
		const check = checkOf(await callBackTo(`alice@${name}.example`), 'callback');
		expect(check).toMatchObject({state, ...(finding && {finding})});
	});

	test('a domain without a server: null MX, no such domain, nobody listens', async () => {
		const nullMx = await callBackTo('alice@null.example');
		expect(checkOf(nullMx, 'callback')).toMatchObject({state: 'bad', finding: 'null-mx'});
		const nowhere = await callBackTo('alice@nosuch.example');
		expect(checkOf(nowhere, 'callback')).toMatchObject({state: 'bad', finding: 'no-host'});
		expect(nullMx.connections + nowhere.connections).toBe(0);
		const closed = await callBackTo('alice@[198.51.100.28]');
		expect(checkOf(closed, 'callback')).toMatchObject({state: 'bad', finding: 'nobody-listens'});
	});
});

test('our own address is asked for a mail service, and has none', async () => {
	const document = await callBackTo('alice@postfix.example', '--my-ip', hosts.client);
	expect(checkOf(document, 'own-service')).toMatchObject({state: 'bad', finding: 'nobody-listens'});
	expect(document.contacted.at(-1)).toBe(`[${hosts.client}]`);
});

test('our own address is the exchanger', async () => {
	const document = await callBackTo('alice@postfix.example', '--my-ip', hosts.postfix);
	expect(checkOf(document, 'own-service')).toMatchObject({state: 'good', finding: 'is-mx'});
});
