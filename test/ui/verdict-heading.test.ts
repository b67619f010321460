import {expect, test} from 'vitest';
import {maxReplyLines} from '../../source/protocol/bounds.ts';
import {headingOf} from '../../source/ui/panes/verdict-heading.ts';
import {connect, said, walked} from '../support/diagnosis.ts';
import type {Cue} from '../support/playbook.ts';
import {replyOf} from '../support/view.ts';

/** One line more than we read, each with this in front of it. */
const flood = (front: string): Cue => ({
	type: 'replied',
	reply: replyOf(`${`${front}-x\r\n`.repeat(maxReplyLines)}${front} x\r\n`),
	early: false,
});
const closes: Cue = {type: 'closed', reason: {how: 'fin', detail: undefined}, partial: undefined};
const greeted: readonly Cue[] = [...said.ehlo, {say: '250 mx1.example.com'}];

test.each<readonly [string, readonly Cue[], string]>([
	[
		'an answer to EHLO that is too long',
		[...said.ehlo, flood('250')],
		'Given up: no usable answer',
	],
	['a greeting that is too long', [flood('220')], 'Given up: no usable answer'],
	['one to HELP', [...greeted, {send: 'HELP'}, flood('214')], 'Given up: no usable answer'],
	['what is no SMTP', [flood('HTTP/1.1')], 'Not a mail server'],
	['a close by the server', [...greeted, closes], 'The connection was lost'],
	['a refusal', [...said.rcpt, {say: '550 5.1.1 no such user'}], 'The recipient is refused'],
])('the heading of %s', (_name, cues, title) => {
	expect(headingOf(walked({}, ...connect({}), ...cues).outcome).title).toBe(title);
});
