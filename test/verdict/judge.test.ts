import {describe, expect, it} from 'vitest';
import {judge} from '../../source/verdict/judge.ts';
import {recordedSessions} from '../support/sessions.ts';

describe('recorded sessions', () => {
	it.each(recordedSessions.map((session) => [session.name, session] as const))(
		'%s is judged as it was recorded',
		(_name, {view, outcome}) => {
			expect(judge(view)).toEqual(outcome);
		},
	);
});

describe('a server that talks on after its refusal', () => {
	it('cannot turn it into an acceptance', () => {
		const session = recordedSessions.find(({name}) => name === 'hostile');
		expect(session && judge(session.view)).toMatchObject({
			stage: 'mail',
			code: 550,
			mailbox: 'unknown',
		});
		expect(session && judge(session.view)?.exitCode).not.toBe(0);
	});
});
