import {describe, expect, it} from 'vitest';
import {startSession} from '../../source/engine/driver.ts';
import type {Io} from '../../source/engine/io.ts';
import type {Session} from '../../source/engine/session.ts';
import type {Restraint} from '../../source/model/limit.ts';
import type {Intent, Target} from '../../source/model/session.ts';
import {judge} from '../../source/verdict/judge.ts';
import {planFor} from '../support/playbook.ts';

const over: Restraint = {
	level: 'over',
	name: 'example.com',
	until: '2026-01-01T00:01:00.000Z',
	text: 'mxray named 200 recipients at example.com in the last hour; the limit is 200.',
};
const near: Restraint = {...over, level: 'near', until: null};

/** A network without a wire: it shows which connections were begun. */
function world(restrain: Io['restrain']): {io: Io; begun: Target[]} {
	const begun: Target[] = [];
	const clock = {now: () => 0, date: () => new Date('2026-01-01T00:00:00.000Z')};
	const io: Io = {
		clock,
		...(restrain && {restrain}),
		resolver: {resolve: () => new Promise(() => {})},
		identify: () => new Promise(() => {}),
		dialer: {
			connect(target) {
				begun.push(target);
				return {write() {}, startTls() {}, pause() {}, resume() {}, close() {}};
			},
		},
	};
	return {io, begun};
}

const address = {address: '198.51.100.1', family: 4, scope: 'public', ttl: 300} as const;

function begin(restrain: Io['restrain'], auto = false): {session: Session; begun: Target[]} {
	const {io, begun} = world(restrain);
	const plan = planFor('alice@example.com', {only: {host: 'mx1.example.com', address}});
	return {session: startSession({plan, io, auto}), begun};
}

async function intend(session: Session, intent: Intent): Promise<void> {
	const seen = session.log.events.length;
	session.intend(intent);
	await expect.poll(() => session.log.events.length).toBeGreaterThan(seen);
}

const approve = {type: 'approve', by: 'person'} as const;
const types = ({log}: Session) => log.events.map(({type}) => type);

describe('a connection that would pass a limit', () => {
	it('is proposed with what stands against it, and waits for a yes', async () => {
		const {session, begun} = begin(() => over);
		expect(session.getView().proposal).toMatchObject({
			kind: 'connect',
			needsConfirmation: true,
			warnings: ['limit-reached'],
			restraint: over,
		});
		await intend(session, approve);
		expect(session.getView().refused?.code).toBe('limit-reached');
		expect(begun).toEqual([]);
		await intend(session, {...approve, confirmed: true});
		expect(begun).toHaveLength(1);
	});

	it('needs no yes any more once the pause is over', async () => {
		let now: Restraint | undefined = over;
		const {session, begun} = begin(() => now);
		await intend(session, approve);
		expect(begun).toEqual([]);
		now = undefined;
		await intend(session, approve);
		expect(begun).toHaveLength(1);
	});

	it('is proposed anew where another mxray used up what was left meanwhile', async () => {
		const now: Restraint[] = [];
		const {session, begun} = begin(() => now[0]);
		expect(session.getView().proposal).toMatchObject({needsConfirmation: false, warnings: []});
		now.push(over);
		// Whoever said yes did not know of it.
		await intend(session, {...approve, confirmed: true});
		expect(begun).toEqual([]);
		expect(session.getView()).toMatchObject({
			proposal: {needsConfirmation: true, restraint: over},
			refused: {code: 'limit-reached'},
		});
		await intend(session, {...approve, confirmed: true});
		expect(begun).toHaveLength(1);
	});

	it('that is only near, is told and goes on', async () => {
		const {session, begun} = begin(() => near);
		expect(session.getView().proposal).toMatchObject({
			needsConfirmation: false,
			warnings: ['limit-near'],
			restraint: near,
		});
		await intend(session, approve);
		expect(begun).toHaveLength(1);
	});

	it('is passed over without anybody at the keyboard, and the outcome says why', async () => {
		const {session, begun} = begin(() => over, true);
		await session.finished;
		expect(begun).toEqual([]);
		const outcome = judge(session.getView());
		expect(outcome).toMatchObject({
			stage: 'connect',
			ended: 'skipped',
			exitCode: 30,
			about: 'you',
			mailbox: 'unknown',
		});
		expect(outcome?.summary).toContain(over.text);
		expect(outcome?.next[0]).toBe('Come back after 1 minute: there is room again then.');
		expect(outcome?.next.join(' ')).toContain('--ignore-limits');
	});

	it('is not the same as a private address: each needs its own yes', async () => {
		const {io, begun} = world(() => over);
		const host = {...address, address: '10.0.0.1', scope: 'private'} as const;
		const plan = planFor('alice@example.com', {only: {host: 'mx1.example.com', address: host}});
		const session = startSession({plan, io});
		expect(session.getView().proposal?.warnings).toEqual(['private-address', 'limit-reached']);
		await intend(session, approve);
		expect(types(session)).not.toContain('connecting');
		expect(begun).toEqual([]);
	});
});
