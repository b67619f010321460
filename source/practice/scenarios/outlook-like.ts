import {refusedAt} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {exchange} from '../software/exchange.ts';

export const outlookLike: Scenario = {
	id: 'outlook-like',
	title: 'Blocked at MAIL, as Outlook.com does it',
	domain: 'outlook-like.example',
	teaches:
		'Banner, EHLO and TLS are friendly; the refusal comes as the answer to MAIL FROM, before any recipient was named, and the server closes at once. The words tell all: your network is on a block list. It is about the address you connect from, so another recipient, another sender or another text would change nothing, and nothing at all was said about the mailbox. The server is modelled on Outlook.com but is not Microsoft.',
	dns: {'outlook-like.example': mailFor('outlook-like-example.mail.outlook-like.example')},
	hosts: [
		exchange({
			name: 'outlook-like-example.mail.outlook-like.example',
			addresses: ['192.0.2.52'],
			domains: ['outlook-like.example'],
			first: [
				{
					on: 'MAIL',
					when: {greeted: true},
					do: [
						"550 5.7.1 Unfortunately, messages from [{client}] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140). [{host} {id}]",
						{end: 'fin'},
					],
				},
			],
		}),
	],
	visits: [
		{
			address: 'alice@outlook-like.example',
			about: 'Your address is refused before the recipient is even named.',
			expect: refusedAt('mail', 550, 12, {closed: 'fin', reason: 'ip-blocklisted', about: 'you'}),
			cause: {id: 'ip-blocklisted', mailbox: 'unknown'},
		},
	],
};
