import {accepted, recipientAnswer} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {postfix} from '../software/postfix.ts';

const waitMs = 20_000;

export const greylisting: Scenario = {
	id: 'greylisting',
	title: 'Greylisting: not now, come back later',
	domain: 'greylisting.example',
	teaches:
		'The first time this server sees your address, sender and recipient together it answers 451 and waits whether you come back: real mail servers do, many spam programs do not (RFC 6647). Nothing is wrong with you or with the mailbox. Visit again after twenty seconds, in the same run, and you are let in. Real servers want some minutes, and a change of your address or sender starts the clock anew.',
	dns: {'greylisting.example': mailFor('mx.greylisting.example')},
	hosts: [
		postfix({
			name: 'mx.greylisting.example',
			addresses: ['192.0.2.50'],
			domains: ['greylisting.example'],
			first: [
				{
					on: 'RCPT',
					when: {mail: true, greylistedMs: waitMs},
					do: [
						'451 4.7.1 <{to}>: Recipient address rejected: Greylisted, please try again in 20 seconds',
					],
				},
			],
		}),
	],
	visits: [
		{
			address: 'alice@greylisting.example',
			about: 'Deferred at first, accepted after the wait.',
			expect: recipientAnswer(451, 11, 'unknown', {reason: 'greylisted', about: 'you'}),
			again: {afterMs: waitMs, expect: accepted},
			cause: {id: 'greylisted', mailbox: 'unknown'},
		},
	],
};
