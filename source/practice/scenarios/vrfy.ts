import {accepted, recipientAnswer} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {sendmail} from '../software/sendmail.ts';

export const vrfy: Scenario = {
	id: 'vrfy',
	title: 'A server that answers VRFY',
	domain: 'vrfy.example',
	teaches:
		'VRFY asks openly whether a mailbox exists (RFC 5321 §3.5). Hardly any server answers it today, since it would help spammers to collect addresses; 252 ("cannot verify, but will take the mail") is the polite way out. This old-fashioned one answers: 250 with the name, 251 for a mailbox that moved and is forwarded, 550 for none, 252 where it will not tell. Compare VRFY with RCPT for the same name.',
	dns: {'vrfy.example': mailFor('mail.vrfy.example')},
	hosts: [
		sendmail({
			name: 'mail.vrfy.example',
			addresses: ['192.0.2.66'],
			domains: ['vrfy.example'],
			accepts: ['alice', 'shy'],
			mailboxes: {
				moved: ['251 2.1.5 User not local; will forward to <moved@elsewhere.example>'],
				gone: ['551 5.1.6 User not local; please try <gone@elsewhere.example>'],
			},
			first: [
				{on: 'VRFY', when: {to: ['alice']}, do: ['250 2.1.5 Alice Example <alice@vrfy.example>']},
				{
					on: 'VRFY',
					when: {to: ['moved']},
					do: ['251 2.1.5 User not local; will forward to <moved@elsewhere.example>'],
				},
				{
					on: 'VRFY',
					when: {to: ['gone']},
					do: ['551 5.1.6 User not local; please try <gone@elsewhere.example>'],
				},
				{on: 'VRFY', when: {to: ['nobody']}, do: ['550 5.1.1 {local}... User unknown']},
			],
		}),
	],
	visits: [
		{address: 'alice@vrfy.example', about: 'VRFY confirms the mailbox: 250.', expect: accepted},
		{
			address: 'moved@vrfy.example',
			about: 'The mailbox moved and mail is forwarded: 251.',
			expect: {...accepted, code: 251},
		},
		{
			address: 'gone@vrfy.example',
			about: 'The mailbox moved and you must write to the new address: 551.',
			expect: recipientAnswer(551, 10, 'unknown', {reason: 'user-moved'}),
			cause: {id: 'user-moved'},
		},
		{
			address: 'nobody@vrfy.example',
			about: 'VRFY and RCPT agree: no such user.',
			expect: recipientAnswer(550, 10, 'absent', {reason: 'user-unknown'}),
		},
		{address: 'shy@vrfy.example', about: 'VRFY will not tell: 252.', expect: accepted},
	],
};
