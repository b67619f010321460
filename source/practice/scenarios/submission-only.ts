import {refusedAt} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {exim} from '../software/exim.ts';

export const submissionOnly: Scenario = {
	id: 'submission-only',
	title: 'A server that wants a password',
	domain: 'submission-only.example',
	teaches:
		'530 "Authentication required" (RFC 4954 §6) belongs on the submission port 587, where people send their own mail. An MX must take mail for its domain from everybody without a password, so an MX that asks for one is set up wrongly. The word AUTH in the reply to EHLO, on port 25, is a hint. Nothing was said about the mailbox.',
	dns: {'submission-only.example': mailFor('smtp.submission-only.example')},
	hosts: [
		exim({
			name: 'smtp.submission-only.example',
			addresses: ['192.0.2.118'],
			domains: ['submission-only.example'],
			capabilities: ['SIZE 52428800', '8BITMIME', 'PIPELINING', 'AUTH PLAIN LOGIN', 'HELP'],
			first: [
				{on: 'MAIL', when: {greeted: true}, do: ['530 5.7.0 Authentication required']},
				{on: 'AUTH', do: ['535 5.7.8 Authentication credentials invalid']},
			],
		}),
	],
	visits: [
		{
			address: 'alice@submission-only.example',
			about: 'MAIL is refused without a login.',
			expect: refusedAt('mail', 530, 12, {reason: 'auth-required'}),
			cause: {id: 'auth-required', mailbox: 'unknown'},
		},
	],
};
