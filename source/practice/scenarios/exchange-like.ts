import {accepted, recipientAnswer} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {exchange} from '../software/exchange.ts';

export const exchangeLike: Scenario = {
	id: 'exchange-like',
	title: 'Company mail on Exchange',
	domain: 'exchange-like.example',
	teaches:
		'Words and numbers can mislead. "550 5.4.1 Recipient address rejected: Access denied" sounds like a ban, yet at the edge of Exchange Online it mostly means that the directory has no such recipient. Some companies say it to everybody, so the mailbox stays unknown until a second name is compared. The group answers 5.7.129: it exists and takes mail only from certain senders. Text outranks the enhanced code, and the enhanced code outranks the three digits.',
	dns: {'exchange-like.example': mailFor('exchange-like-example.mail.exchange-like.example')},
	hosts: [
		exchange({
			name: 'exchange-like-example.mail.exchange-like.example',
			addresses: ['192.0.2.62'],
			domains: ['exchange-like.example'],
			mailboxes: {
				staff: [
					'550 5.7.129 RESOLVER.RST.RestrictedToRecipientsPermission; not authorized to send to recipient because the sender is not on the list of allowed senders [{host}]',
				],
			},
		}),
	],
	visits: [
		{address: 'alice@exchange-like.example', about: 'All is accepted.', expect: accepted},
		{
			address: 'nobody@exchange-like.example',
			about: '"Access denied" for a recipient that is not in the directory.',
			expect: recipientAnswer(550, 10, 'unknown', {reason: 'user-unknown'}),
			cause: {id: 'user-unknown'},
		},
		{
			address: 'staff@exchange-like.example',
			about: 'A group that outsiders may not write to.',
			expect: recipientAnswer(550, 10, 'unknown', {reason: 'recipient-refused'}),
			cause: {id: 'recipient-refused'},
		},
	],
};
