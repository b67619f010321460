import {describe, expect, it} from 'vitest';
import {foldEvent, initialView} from '../../source/engine/project.ts';
import {initialState} from '../../source/engine/state.ts';
import {step} from '../../source/engine/step.ts';
import type {SessionView} from '../../source/model/view.ts';
import {judge} from '../../source/verdict/judge.ts';
import {type Cue, inputOf, planFor, upToMail} from '../support/playbook.ts';

const plan = planFor('alice@example.com');

/** The view after inputs, as the faces and the verdict read it. */
function viewAfter(cues: readonly Cue[]): SessionView {
	let state = initialState(plan);
	let view = initialView(plan, '2026-01-02T03:04:05.000Z');
	let atMs = 0;
	let seq = 0;
	for (const cue of cues) {
		atMs += 10;
		const result = step(state, {...inputOf(cue), atMs});
		state = result.state;
		for (const effect of result.effects) {
			if (effect.type === 'emit') view = foldEvent(view, {seq: seq++, atMs, ...effect.event});
		}
	}
	return view;
}

const toRcpt: readonly Cue[] = [...upToMail.map(([cue]) => cue), 'approve', {say: '250 ok'}];
const exchanges = (view: SessionView) => view.attempts.at(-1)?.exchanges ?? [];

describe('an aside in the view', () => {
	it('stands beside the stages, and leaves its stage as it was', () => {
		const view = viewAfter([...toRcpt, {send: 'NOOP'}, {say: '250 ok'}]);
		expect(exchanges(view).at(-1)).toMatchObject({stage: 'quit', aside: true});
		expect(exchanges(view).at(-2)).toMatchObject({stage: 'mail'});
		expect(exchanges(view).at(-2)).not.toHaveProperty('aside');
		expect(view.stages.find(({stage}) => stage === 'rcpt')).toMatchObject({status: 'proposed'});
		expect(view.proposal).toMatchObject({stage: 'rcpt'});
	});

	it('that ends the conversation leaves no stage running', () => {
		const view = viewAfter([...toRcpt, {send: 'HELP'}, 'rst']);
		expect(view.over).toBeDefined();
		expect(view.stages.map(({status}) => status)).not.toContain('running');
		expect(view.stages.find(({stage}) => stage === 'rcpt')).toMatchObject({status: 'pending'});
		expect(view.stages.find(({stage}) => stage === 'quit')).toMatchObject({
			status: 'pending',
			ended: undefined,
		});
		expect(view.attempts.at(-1)?.endedAside).toMatchObject({stage: 'rcpt', ended: 'rst'});
	});

	it('421 to it belongs to it, and to no stage', () => {
		const view = viewAfter([...toRcpt, {send: 'NOOP'}, {say: '421 bye'}]);
		expect(exchanges(view).at(-1)).toMatchObject({aside: true});
		expect(view.attempts.at(-1)?.endedAside).toMatchObject({stage: 'rcpt', code: 421});
		expect(view.stages.find(({stage}) => stage === 'rcpt')).toMatchObject({
			status: 'pending',
			code: undefined,
		});
	});

	it('421 to RSET behind RCPT is none to VRFY, and the answer to RCPT decides', () => {
		const view = viewAfter([
			...toRcpt,
			'approve',
			{say: '250 ok'},
			{send: 'RSET'},
			{say: '421 bye'},
		]);
		expect(view.stages.find(({stage}) => stage === 'vrfy')).toMatchObject({
			status: 'pending',
			code: undefined,
		});
		expect(judge(view)).toMatchObject({stage: 'rcpt', code: 250, exitCode: 0});
	});
});

describe('the verdict reads nothing from asides', () => {
	const rcpt: readonly Cue[] = [...toRcpt, 'approve', {say: '250 2.1.5 ok'}];
	const plain = judge(viewAfter(rcpt));

	it.each([
		['RCPT TO:<bob@example.com>', '550 5.1.1 no such user'],
		['NOOP', '550 5.1.1 no such user'],
		['VRFY bob', '550 5.1.1 no such user'],
		['RCPT TO:<alice@example.com>', '452 4.5.3 too many recipients'],
	])('%s answered %s behind an accepted RCPT', (send, say) => {
		const {next: _, ...verdict} = judge(viewAfter([...rcpt, {send}, {say}])) ?? {};
		expect(verdict).toMatchObject({stage: 'rcpt', mailbox: plain?.mailbox, reason: plain?.reason});
	});

	it('a refused RCPT for somebody else, typed before ours, decides nothing', () => {
		const view = viewAfter([
			...toRcpt,
			{send: 'RCPT TO:<bob@example.com>'},
			{say: '550 5.1.1 no such user'},
		]);
		expect(judge(view)?.stage).not.toBe('rcpt');
		expect(judge(view)?.mailbox).toBe('unknown');
	});
});
