import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {makeWorld, type World} from '../../source/commands/world.ts';
import {address, mailFor} from '../../source/practice/records.ts';
import {postfix} from '../../source/practice/software/postfix.ts';
import {optionsFor, walkTo} from '../support/walk.ts';
import {worldOf} from '../support/world.ts';

let world: World;
beforeAll(async () => {
	world = await makeWorld(optionsFor(['--practice']));
});
afterAll(() => world.close());

describe('no address to go to because of an option', () => {
	it.each([
		['alice@healthy.example', ['--ipv6'], 'none of IPv6'],
		['alice@only6.dual-stack.example', ['--ipv4'], 'none of IPv4'],
		['alice@[192.0.2.92]', ['--ipv6'], 'none of IPv6'],
		['alice@dual-stack.example', ['--mx', '192.0.2.92', '--ipv6'], 'none of IPv6'],
		['alice@dual-stack.example', ['--mx', 'nosuch.dual-stack.example'], '--mx'],
	])('%s %j does not blame the domain', async (address, flags, words) => {
		const {outcome} = await walkTo(address, world, flags);
		expect(outcome).toMatchObject({
			stage: 'mx',
			ended: 'dns-no-address',
			code: null,
			about: 'you',
			mailbox: 'unknown',
			exitCode: 21,
		});
		expect(outcome.summary).toContain(words);
	});
});

describe('very many addresses', () => {
	/** A host with a dozen addresses at which nothing is, then one that works. */
	async function crowd(prefix: string) {
		const working = postfix({
			name: 'mx.crowd.example',
			addresses: ['198.51.100.1'],
			domains: ['crowd.example'],
		});
		return worldOf([working], {
			'crowd.example': mailFor('many.crowd.example', 'mx.crowd.example'),
			'many.crowd.example': {
				records: Array.from({length: 12}, (_, index) => address(`${prefix}${index + 1}`)),
			},
		});
	}

	it('private ones that are declined do not use up the connections of a walk', async () => {
		const small = await crowd('10.0.0.');
		const {outcome} = await walkTo('alice@crowd.example', small);
		await small.close();
		expect(outcome).toMatchObject({stage: 'rcpt', code: 250, exitCode: 0});
	});

	it('dead ones do: after ten the choice is left to the person', async () => {
		const small = await crowd('198.51.101.');
		const {outcome, session} = await walkTo('alice@crowd.example', small);
		await small.close();
		expect(session.getView().attempts).toHaveLength(10);
		expect(outcome).toMatchObject({stage: 'connect', ended: 'refused', exitCode: 21});
	});
});

describe('the way there, given by hand', () => {
	it.each([
		['alice@dual-stack.example', ['--ipv6'], '2001:db8:92::25'],
		['alice@dual-stack.example', ['--ipv4'], '192.0.2.92'],
		['alice@dual-stack.example', ['--mx', '192.0.2.92'], '192.0.2.92'],
		['alice@dual-stack.example', ['--mx', '192.0.2.92:25'], '192.0.2.92'],
		['alice@dual-stack.example', ['--mx', '[2001:db8:92::25]'], '2001:db8:92::25'],
		['alice@dual-stack.example', ['--mx', 'MX.dual-stack.example.'], '192.0.2.92'],
	])('%s %j', async (address, flags, reached) => {
		const {outcome, session} = await walkTo(address, world, flags);
		expect(outcome).toMatchObject({stage: 'rcpt', code: 250, exitCode: 0});
		expect(session.getView().attempts.map(({target}) => target.address.address)).toEqual([reached]);
	});

	it.each(['alice@[192.0.2.92]', 'alice@[IPv6:2001:db8:92::25]'])('%s', async (address) => {
		const {outcome, session} = await walkTo(address, world);
		expect(outcome).toMatchObject({stage: 'rcpt', ended: 'reply', mailbox: 'unknown'});
		const said = world.practice?.seen().map(({command}) => command) ?? [];
		expect(said).toContain(`RCPT TO:<${address}>`);
		expect(session.getView().mx.ended).toBe('skipped');
	});

	it('a port where nothing listens is a refused connection', async () => {
		const {outcome} = await walkTo('alice@dual-stack.example', world, ['--mx', '192.0.2.92:26']);
		expect(outcome).toMatchObject({stage: 'connect', ended: 'refused', exitCode: 21});
	});
});
