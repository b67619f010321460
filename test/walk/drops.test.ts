import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {World} from '../../source/commands/world.ts';
import {project} from '../../source/engine/project.ts';
import type {SessionEvent} from '../../source/model/event.ts';
import type {Outcome} from '../../source/model/verdict.ts';
import {decodeUtf8} from '../../source/protocol/bytes.ts';
import {endableStages, type EndableStage} from '../../source/practice/endings.ts';
import type {HostScript, Rule, Step} from '../../source/practice/script.ts';
import {postfix} from '../../source/practice/software/postfix.ts';
import {walkTo} from '../support/walk.ts';
import {worldOf} from '../support/world.ts';

/*
 * Every way in which a server can end a conversation, at every stage where it
 * can. Each must come out as what it was, with the last words kept.
 */

/** What the person must be told, whatever the stage. */
type Drop = {
	readonly steps: readonly Step[];
	readonly expect: Partial<Outcome>;
	/** The server's last words, as bytes in the log. */
	readonly words?: string;
	readonly exitCode: () => number;
	readonly flags?: readonly string[];
};

const no = '550 5.7.1 Go away';
const later = '421 4.3.2 Come back another time';
const stays = '550 and the connection stays';
const turnedAway = () => 12;
const lost = () => 20;
const deferred = () => 11;

const drops: Readonly<Record<string, Drop>> = {
	FIN: {
		steps: [{end: 'fin'}],
		expect: {ended: 'fin', code: null, closed: null, reason: 'unspecified'},
		exitCode: lost,
	},
	RST: {
		steps: [{end: 'rst'}],
		expect: {ended: 'rst', code: null, closed: null, reason: 'unspecified'},
		exitCode: lost,
	},
	silence: {
		steps: [{end: 'hang'}],
		expect: {ended: 'timeout', code: null, closed: null, reason: 'timeout'},
		exitCode: lost,
		flags: ['--timeout', '1'],
	},
	[stays]: {
		steps: [no],
		expect: {ended: 'reply', code: 550, closed: null},
		words: `${no}\r\n`,
		exitCode: turnedAway,
	},
	'550 then FIN': {
		steps: [no, {end: 'fin'}],
		expect: {ended: 'reply', code: 550, closed: 'fin'},
		words: `${no}\r\n`,
		exitCode: turnedAway,
	},
	'550 then RST at once': {
		steps: [no, {end: 'rst'}],
		expect: {ended: 'reply', code: 550, closed: 'rst'},
		words: `${no}\r\n`,
		exitCode: turnedAway,
	},
	'550 then FIN after a while': {
		steps: [no, {waitMs: 100}, {end: 'fin'}],
		expect: {ended: 'reply', code: 550, closed: 'fin'},
		words: `${no}\r\n`,
		exitCode: turnedAway,
	},
	'421 then FIN': {
		steps: [later, {end: 'fin'}],
		expect: {ended: 'reply', code: 421, closed: 'fin', about: 'server'},
		words: `${later}\r\n`,
		exitCode: deferred,
	},
	'421 then RST at once': {
		steps: [later, {end: 'rst'}],
		expect: {ended: 'reply', code: 421, closed: 'rst', about: 'server'},
		words: `${later}\r\n`,
		exitCode: deferred,
	},
	'a line cut short then FIN': {
		steps: [{raw: '421 go aw'}, {end: 'fin'}],
		expect: {ended: 'fin', code: 421, closed: 'fin'},
		words: '421 go aw',
		exitCode: deferred,
	},
	'a line cut short then RST': {
		steps: [{raw: '421 go aw'}, {end: 'rst'}],
		expect: {ended: 'rst', code: 421, closed: 'rst'},
		words: '421 go aw',
		exitCode: deferred,
	},
	'a line cut short then silence': {
		steps: [{raw: '421 go aw'}, {end: 'hang'}],
		expect: {ended: 'timeout', code: 421, closed: null},
		words: '421 go aw',
		exitCode: deferred,
		flags: ['--timeout', '1'],
	},
	'a code cut short then FIN': {
		steps: [{raw: '42'}, {end: 'fin'}],
		expect: {ended: 'fin', code: null, closed: 'fin'},
		words: '42',
		exitCode: lost,
	},
	'many lines without an end then FIN': {
		steps: ['550-5.7.1 You are', '550-5.7.1 not welcome', {end: 'fin'}],
		expect: {ended: 'fin', code: 550, closed: 'fin'},
		words: '550-5.7.1 You are\r\n550-5.7.1 not welcome\r\n',
		exitCode: turnedAway,
	},
	'a friendly answer without an end then FIN': {
		steps: ['250-welcome', {end: 'fin'}],
		expect: {ended: 'fin', code: 250, closed: 'fin', reason: 'unspecified'},
		words: '250-welcome\r\n',
		exitCode: lost,
	},
	'550 byte by byte then RST': {
		steps: [{drip: `${no}\r\n`, bytes: 1, everyMs: 2}, {end: 'rst'}],
		expect: {ended: 'reply', code: 550, closed: 'rst'},
		words: `${no}\r\n`,
		exitCode: turnedAway,
	},
	'421 byte by byte without an end then RST': {
		steps: [{drip: '421 4.3.2 bye', bytes: 1, everyMs: 2}, {end: 'rst'}],
		expect: {ended: 'rst', code: 421, closed: 'rst'},
		words: '421 4.3.2 bye',
		exitCode: deferred,
	},
};

const triggers: Readonly<Record<EndableStage, Rule['on']>> = {
	banner: 'connect',
	ehlo: 'EHLO',
	starttls: 'STARTTLS',
	mail: 'MAIL',
	rcpt: 'RCPT',
};

const cases = endableStages.flatMap((stage, column) =>
	Object.entries(drops).map(([name, drop], row) => ({
		stage,
		name,
		drop,
		domain: `${stage}-${row}.example`,
		address: `198.51.${100 + column}.${row + 1}`,
	})),
);

function hostFor({stage, drop, domain, address}: (typeof cases)[number]): HostScript {
	return postfix({
		name: `mx.${domain}`,
		addresses: [address],
		domains: [domain],
		first: [{on: triggers[stage], do: drop.steps}],
	});
}

/** Refused and still there: EHLO gives way to HELO, STARTTLS to the clear. */
function isNoDrop({stage, name}: (typeof cases)[number]): boolean {
	return (stage === 'ehlo' || stage === 'starttls') && name === stays;
}

/** The newest bytes that the server said at that stage. */
function lastWords(events: readonly SessionEvent[], stage: EndableStage): string | undefined {
	const replies = events.flatMap((event) =>
		event.type === 'replied' && event.stage === stage ? [event.reply] : [],
	);
	return replies
		.at(-1)
		?.lines.map((line) => decodeUtf8(line.raw))
		.join('');
}

let world: World;
beforeAll(async () => {
	world = await worldOf(cases.map((each) => hostFor(each)));
});
afterAll(() => world.close());

describe.concurrent.each(endableStages)('dropped at %s', (stage) => {
	it.each(cases.filter((each) => each.stage === stage && !isNoDrop(each)))(
		'$name',
		async ({drop, domain}) => {
			const {session, outcome} = await walkTo(`alice@${domain}`, world, drop.flags);
			expect(outcome, outcome.summary).toMatchObject({
				...drop.expect,
				stage,
				mailbox: 'unknown',
				catchAll: 'unknown',
				exitCode: drop.exitCode(),
			});
			expect(project(session.log.events)).toEqual(session.getView());
			expect(outcome.about).not.toBe('recipient');
			expect(outcome.next.length).toBeGreaterThan(0);
			expect(lastWords(session.log.events, stage)).toBe(drop.words);
		},
	);
});

it.each(cases.filter((each) => isNoDrop(each)))(
	'$stage refused alone is no drop: the walk goes on',
	async ({domain}) => {
		const {outcome} = await walkTo(`alice@${domain}`, world);
		expect(outcome).toMatchObject({stage: 'rcpt', code: 250, exitCode: 0});
	},
);
