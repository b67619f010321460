import {describe, expect, it} from 'vitest';
import {startSession} from '../../source/engine/driver.ts';
import {fakeWorld} from '../experiments/fake-world.ts';
import {planFor} from '../support/playbook.ts';

describe('stop', () => {
	it('overtakes an approval of the same moment: nothing goes out any more', async () => {
		const world = fakeWorld([{kind: 'silent'}]);
		const only = {
			host: 'mx1.example.com',
			address: {address: '198.51.100.1', family: 4, scope: 'public', ttl: 300},
		} as const;
		const session = startSession({plan: planFor('alice@example.com', {only}), io: world.io});
		session.intend({type: 'approve', by: 'person'});
		session.intend({type: 'stop', by: 'person'});
		await session.finished;
		// Two turns more than any wish takes.
		for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve));
		expect(world.connected).toEqual([]);
		expect(session.getView()).toMatchObject({over: {by: 'person'}, refused: undefined});
	});

	it('does not undo what came before it, nor forbid what comes after', async () => {
		const world = fakeWorld([{kind: 'refused'}]);
		const session = startSession({plan: planFor('alice@example.com'), io: world.io});
		session.intend({type: 'stop', by: 'person'});
		session.intend({type: 'approve', by: 'person'});
		await session.finished;
		for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve));
		expect(session.getView().refused).toMatchObject({code: 'nothing-proposed'});
	});
});

describe('a bug', () => {
	it('lets the connection go, and nothing goes out any more', async () => {
		const world = fakeWorld([{kind: 'silent'}]);
		const io = {...world.io, identify: () => Promise.reject(new Error('broken'))};
		const session = startSession({plan: planFor('alice@example.com'), io, auto: true});
		await expect(session.finished).rejects.toThrow('broken');
		expect(world.connected).toHaveLength(1);
		expect(world.open()).toBe(0);
		const before = session.log.events.length;
		session.intend({type: 'choose-target', host: 'mx2.example.com'});
		session.intend({type: 'approve', by: 'person'});
		for (let turn = 0; turn < 6; turn++) await new Promise((resolve) => setImmediate(resolve));
		expect(session.log.events).toHaveLength(before);
		expect(world.connected).toHaveLength(1);
	});
});
