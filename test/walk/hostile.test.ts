import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {World} from '../../source/commands/world.ts';
import {project} from '../../source/engine/project.ts';
import type {Session} from '../../source/engine/session.ts';
import type {LineFace} from '../../source/faces/line-face.ts';
import {jsonFace, ndjsonFace} from '../../source/faces/machine.ts';
import type {Output} from '../../source/faces/output.ts';
import {textFace} from '../../source/faces/text.ts';
import type {Anomaly} from '../../source/model/wire.ts';
import type {Outcome} from '../../source/model/verdict.ts';
import type {HostScript, Rule, Step} from '../../source/practice/script.ts';
import {postfix} from '../../source/practice/software/postfix.ts';
import {readSession} from '../../source/render/ndjson.ts';
import {judge} from '../../source/verdict/judge.ts';
import {beginWalk} from '../support/walk.ts';
import {worldOf} from '../support/world.ts';

/*
 * Peers that mean harm. Whatever they send: memory and time are bounded, there
 * is a finding that names it, nothing reaches a screen as it came, and the walk
 * ends with an outcome that blames nobody's mailbox.
 */

type Attack = {
	readonly on: Rule['on'];
	readonly steps: readonly Step[];
	/** Undefined: there is nothing odd in what came, only in when or whether it came. 'a race': either may be first. */
	readonly finding: Anomaly['kind'] | 'a race' | undefined;
	readonly outcome: Partial<Outcome>;
	readonly flags?: readonly string[];
};

const accepted = {stage: 'rcpt', ended: 'reply', code: 250, exitCode: 0} as const;
const impatient = ['--timeout', '1'];
const escapes = '\x1b]0;pwned\x07\x1b[2J\x1b[1;1H\x9b31m\xc2\x9b31m\xe2\x80\xae\x7f\x08\x08';
const ready = '220 2.0.0 Ready to start TLS';

const attacks: Readonly<Record<string, Attack>> = {
	'endless-reply': {
		on: 'EHLO',
		steps: [{repeat: '250-ANOTHER-LINE\r\n', times: 'endless'}],
		finding: 'reply-too-long',
		outcome: {stage: 'ehlo', ended: 'protocol-error', code: 250, exitCode: 20},
	},
	'endless-banner-lines': {
		on: 'connect',
		steps: [{repeat: '220-welcome\r\n', times: 'endless'}],
		finding: 'reply-too-long',
		outcome: {stage: 'banner', ended: 'protocol-error', code: 220, exitCode: 20},
	},
	'megabyte-line': {
		on: 'RCPT',
		steps: [{raw: '550 '}, {repeat: 'A', times: 3_000_000}, {raw: '\r\n'}],
		finding: 'line-too-long',
		outcome: {stage: 'rcpt', ended: 'protocol-error', code: 550},
	},
	'megabyte-line-without-a-code': {
		on: 'connect',
		steps: [{repeat: '\x1b', times: 3_000_000}],
		finding: 'control-characters',
		outcome: {stage: 'banner', ended: 'protocol-error', code: null, exitCode: 24},
	},
	'slow-drip': {
		on: 'connect',
		steps: [{raw: '220 '}, {repeat: 'z', times: 'endless', everyMs: 200}],
		finding: 'unterminated',
		outcome: {stage: 'banner', ended: 'timeout', code: 220, exitCode: 20},
		flags: impatient,
	},
	'slow-drip-of-lines': {
		on: 'RCPT',
		steps: [{repeat: '250-wait\r\n', times: 'endless', everyMs: 200}],
		finding: 'unterminated',
		outcome: {stage: 'rcpt', ended: 'timeout', code: 250, exitCode: 20},
		flags: impatient,
	},
	'nul-in-reply': {
		on: 'connect',
		steps: [{raw: '220 mx\0.example\0 ESMTP\r\n'}],
		finding: 'control-characters',
		outcome: accepted,
	},
	'terminal-escape-banner': {
		on: 'connect',
		steps: [{raw: `554 5.7.1 ${escapes}\r\n`}, {end: 'fin'}],
		finding: 'control-characters',
		outcome: {stage: 'banner', ended: 'reply', code: 554, exitCode: 12},
	},
	'terminal-escape-capabilities': {
		on: 'EHLO',
		steps: [{raw: `250-${escapes}\r\n250-${escapes} ${escapes}\r\n250 SIZE ${escapes}\r\n`}],
		finding: 'control-characters',
		outcome: accepted,
	},
	'invalid-utf8': {
		on: 'RCPT',
		steps: [{raw: '550 5.1.1 \xff\xfe\xc0\xaf\xed\xa0\x80 no such user\r\n'}],
		finding: 'not-utf8',
		outcome: {stage: 'rcpt', ended: 'reply', code: 550, exitCode: 10},
	},
	'starttls-injection': {
		on: 'STARTTLS',
		steps: [ready, '250-mx', '250 AUTH PLAIN', '250 2.1.0 Ok', '250 2.1.5 Ok', {tls: {}}],
		finding: 'plaintext-after-starttls',
		outcome: accepted,
	},
	'early-reply': {
		on: 'EHLO',
		steps: ['250-mx', '250 SIZE', '250 2.1.0 Ok', '250 2.1.5 accepted before asked'],
		finding: 'unsolicited-reply',
		outcome: accepted,
	},
	'unsolicited-flood': {
		on: 'EHLO',
		steps: ['250 mx', {repeat: '250 2.1.5 Ok\r\n', times: 'endless'}],
		finding: 'unsolicited-reply',
		outcome: {stage: 'mail', ended: 'protocol-error', exitCode: 20},
	},
	'reply-storm': {
		on: 'MAIL',
		steps: ['550 5.7.1 no', {repeat: '250 2.1.0 Ok\r\n', times: 'endless'}],
		finding: 'unsolicited-reply',
		outcome: {stage: 'mail', ended: 'reply', code: 550, exitCode: 12},
	},
	'storm-of-large-replies': {
		on: 'MAIL',
		steps: ['550 5.7.1 no', {repeat: `${'250-x\r\n'.repeat(9000)}250 x\r\n`, times: 'endless'}],
		finding: 'unsolicited-reply',
		outcome: {stage: 'mail', ended: 'reply', code: 550, exitCode: 12},
	},
	'capability-flood': {
		on: 'EHLO',
		steps: [{repeat: `250-X${'Y'.repeat(400)} ${'z '.repeat(40)}\r\n`, times: 1500}, '250 SIZE'],
		finding: undefined,
		outcome: accepted,
	},
	'tls-garbage': {
		on: 'STARTTLS',
		steps: [
			ready,
			{await: 'bytes'},
			{raw: '\x16\x03\x01\xff\xff'},
			{repeat: '\xee', times: 99_999},
		],
		finding: undefined,
		outcome: accepted,
	},
	'tls-garbage-without-end': {
		on: 'STARTTLS',
		steps: [ready, {await: 'bytes'}, {repeat: `${escapes}\r\n`, times: 'endless'}],
		finding: undefined,
		outcome: accepted,
	},
	'slow-tls-handshake': {
		on: 'STARTTLS',
		steps: [
			ready,
			{await: 'bytes'},
			{raw: '\x16\x03\x03\x40\x00'},
			{repeat: '\x02', times: 'endless', everyMs: 200},
		],
		finding: undefined,
		outcome: accepted,
		flags: impatient,
	},
	'tls-closed-before-the-handshake': {
		on: 'STARTTLS',
		steps: [ready, {end: 'fin'}],
		finding: undefined,
		outcome: accepted,
	},
	'tls-reset-before-the-handshake': {
		on: 'STARTTLS',
		steps: [ready, {end: 'rst'}],
		finding: undefined,
		outcome: accepted,
	},
	'tls-closed-in-the-handshake': {
		on: 'STARTTLS',
		steps: [ready, {await: 'bytes'}, {end: 'fin'}],
		finding: undefined,
		outcome: accepted,
	},
	'tls-reset-in-the-handshake': {
		on: 'STARTTLS',
		steps: [ready, {await: 'bytes'}, {raw: '\x16\x03\x03'}, {end: 'rst'}],
		finding: undefined,
		outcome: accepted,
	},
	'tls-silent-in-the-handshake': {
		on: 'STARTTLS',
		steps: [ready, {await: 'bytes'}, {end: 'hang'}],
		finding: undefined,
		outcome: accepted,
		flags: impatient,
	},
	'tls-closed-behind-the-handshake': {
		on: 'secured',
		steps: [{end: 'fin'}],
		finding: undefined,
		outcome: {stage: 'ehlo', ended: 'fin', code: null, exitCode: 20},
	},
	'tls-reset-behind-the-handshake': {
		on: 'secured',
		steps: [{end: 'rst'}],
		finding: undefined,
		outcome: {stage: 'ehlo', ended: 'rst', code: null, exitCode: 20},
	},
	'tls-reply-before-ehlo': {
		on: 'secured',
		steps: ['421 4.7.0 no', {end: 'fin'}],
		finding: 'a race',
		outcome: {stage: 'ehlo', code: 421, exitCode: 11},
	},
};

const cases = Object.entries(attacks).map(([name, attack], index) => ({
	name,
	attack,
	domain: `${name}.example`,
	address: `198.51.100.${index + 1}`,
}));

/** TLS attacks fail the first connection only: the second one stays in the clear. */
function hostFor({attack, domain, address}: (typeof cases)[number]): HostScript {
	return postfix({
		name: `mx.${domain}`,
		addresses: [address],
		domains: [domain],
		first: [{on: attack.on, do: attack.steps}],
	});
}

let world: World;
beforeAll(async () => {
	world = await worldOf(cases.map((each) => hostFor(each)));
	setFlagsFromString('--expose-gc');
});
afterAll(() => world.close());

/** Bytes on the heap that are still needed. */
function heapBytes(): number {
	(runInNewContext('gc') as () => void)();
	return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
}

/** What a face prints of this session. */
async function printed(session: Session, faceOn: (output: Output) => LineFace): Promise<string> {
	const parts: string[] = [];
	const face = faceOn({write: (text) => parts.push(text), onGone() {}});
	await face.walk(session);
	const view = session.getView();
	const outcome = judge(view);
	if (!outcome) throw new Error('no outcome');
	const first = {view, events: session.log.events, outcome};
	face.end({first, outcome, experiments: undefined, deferral: undefined});
	return parts.join('');
}

const tool = {name: 'mxray', version: 'test'};
const megabyte = 1024 * 1024;
/** All that a terminal may obey or a reader not see; line ends are ours. */
const unsafe = /[^\n\P{C}]|\p{Zl}|\p{Zp}|\p{Default_Ignorable_Code_Point}/u;

async function expectSafe(session: Session): Promise<void> {
	const text = await printed(session, (output) =>
		textFace({output, judge, color: false, verbose: true}),
	);
	const json = await printed(session, (output) => jsonFace(tool, output));
	const ndjson = await printed(session, (output) => ndjsonFace(tool, output, judge));
	for (const output of [text, json, ndjson]) {
		expect(unsafe.exec(output)).toBeNull();
		expect(output.length).toBeLessThan(16 * megabyte);
	}
	expect(JSON.parse(json)).toMatchObject({schema: 'mxray.session/1'});
	// And what was written down can be read again and says the same.
	const read = readSession(ndjson);
	const view = read.ok ? project(read.value.events) : undefined;
	expect(view && judge(view)).toEqual(judge(session.getView()));
}

describe('a hostile peer', () => {
	it.each(cases)('$name', async ({domain, attack}) => {
		const before = heapBytes();
		const startedAt = performance.now();
		const session = beginWalk(`alice@${domain}`, world, attack.flags);
		await session.finished;
		expect(performance.now() - startedAt).toBeLessThan(8000);
		expect(heapBytes() - before).toBeLessThan(16 * megabyte);
		const outcome = judge(session.getView());
		expect(outcome, outcome?.summary).toMatchObject(attack.outcome);
		if (outcome?.exitCode !== 10) expect(outcome?.mailbox).toBe('unknown');
		const kinds = session.getView().findings.map(({anomaly}) => anomaly.kind);
		if (attack.finding === undefined) expect(kinds).toEqual([]);
		else if (attack.finding !== 'a race') expect(kinds).toContain(attack.finding);
		await expectSafe(session);
	});
});
