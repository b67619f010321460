import {accepted} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {postfix} from '../software/postfix.ts';

export const impatient: Scenario = {
	id: 'impatient',
	title: 'A server that does not like to wait',
	domain: 'impatient.example',
	teaches:
		'Servers should wait at least five minutes for your next command (RFC 5321 §4.5.3.2.7); busy ones wait less. This one gives you thirty seconds, says 421 and closes. Read a page of explanation before you press Enter and you will meet it. It says nothing about you or the mailbox: connect again. Too many errors end the visit as well: try some commands that it cannot know.',
	dns: {'impatient.example': mailFor('mx.impatient.example')},
	hosts: [
		postfix({
			name: 'mx.impatient.example',
			addresses: ['192.0.2.88'],
			domains: ['impatient.example'],
			idle: {
				afterMs: 30_000,
				do: ['421 4.4.2 {host} Error: timeout exceeded', {end: 'fin'}],
			},
			first: [
				{
					on: '*',
					when: {errors: 2},
					do: ['421 4.7.0 {host} Error: too many errors', {end: 'fin'}],
				},
			],
		}),
	],
	visits: [
		{
			address: 'alice@impatient.example',
			about: 'Wait thirty seconds before a command to be sent away.',
			expect: accepted,
		},
	],
};
