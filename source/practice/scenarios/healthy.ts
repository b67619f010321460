import {accepted, recipientAnswer} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {postfix} from '../software/postfix.ts';

export const healthy: Scenario = {
	id: 'healthy',
	title: 'A healthy server with five kinds of mailbox',
	domain: 'healthy.example',
	teaches:
		'How a walk looks when all is well: MX, connection, banner, EHLO, STARTTLS, EHLO again, MAIL, RCPT. Then compare the mailboxes of one server: only the answer to RCPT differs, and the enhanced code (RFC 3463) says more than the three digits. 5.1.1 is no such mailbox, X.2.2 a full one, 5.2.1 a disabled one. A full or disabled mailbox exists; an accepted one is only accepted for now.',
	dns: {'healthy.example': mailFor('mx1.healthy.example')},
	hosts: [
		postfix({
			name: 'mx1.healthy.example',
			addresses: ['192.0.2.10'],
			domains: ['healthy.example'],
			mailboxes: {
				full: ['452 4.2.2 <{to}>: Recipient address rejected: Mailbox is full'],
				brimful: ['552 5.2.2 <{to}>: Recipient address rejected: User is over quota'],
				disabled: ['550 5.2.1 <{to}>: Recipient address rejected: This mailbox has been disabled'],
			},
		}),
	],
	visits: [
		{
			address: 'alice@healthy.example',
			about: 'Everything is accepted.',
			expect: accepted,
			cause: {id: null, mailbox: 'exists', catchAll: 'no'},
		},
		{
			address: 'nobody@healthy.example',
			about: 'There is no such mailbox.',
			expect: recipientAnswer(550, 10, 'absent', {reason: 'user-unknown'}),
			cause: {id: 'user-unknown', mailbox: 'absent'},
		},
		{
			address: 'full@healthy.example',
			about: 'The mailbox is full, and the server says: try again later.',
			expect: recipientAnswer(452, 11, 'exists', {reason: 'mailbox-full'}),
			cause: {id: 'mailbox-full', mailbox: 'exists'},
		},
		{
			address: 'brimful@healthy.example',
			about: 'The mailbox is full, and this server makes that a final answer.',
			expect: recipientAnswer(552, 10, 'exists', {reason: 'mailbox-full'}),
		},
		{
			address: 'disabled@healthy.example',
			about: 'The mailbox exists but is switched off.',
			expect: recipientAnswer(550, 10, 'exists', {reason: 'mailbox-disabled'}),
			cause: {id: 'mailbox-disabled', mailbox: 'exists'},
		},
	],
};
