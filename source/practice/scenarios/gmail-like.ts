import {accepted, recipientAnswer} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {google} from '../software/google.ts';

export const gmailLike: Scenario = {
	id: 'gmail-like',
	title: 'Replies of several lines, as Gmail gives them',
	domain: 'gmail-like.example',
	teaches:
		'A reply may have several lines: each starts with the code, a hyphen says that more follows, a space marks the last (RFC 5321 §4.2.1). Each line here repeats the enhanced code as well (RFC 2034). The text is one sentence spread over the lines, with an address where it is explained and a number that the support people can look up. Three mail exchangers share the work.',
	dns: {
		'gmail-like.example': mailFor(
			'in.gmail-like.example',
			'alt1.in.gmail-like.example',
			'alt2.in.gmail-like.example',
		),
	},
	hosts: ['in', 'alt1.in', 'alt2.in'].map((name, index) =>
		google({
			name: `${name}.gmail-like.example`,
			addresses: [`192.0.2.${57 + index}`, `2001:db8:57::${index + 1}`],
			domains: ['gmail-like.example'],
			mailboxes: {
				full: [
					"452-4.2.2 The recipient's inbox is out of storage space and inactive. Please",
					'452-4.2.2 direct the recipient to',
					'452 4.2.2  https://support.google.com/mail/?p=OverQuotaTemp {id} - gsmtp',
				],
				disabled: [
					'550-5.2.1 The email account that you tried to reach is disabled. For more',
					'550-5.2.1 information, go to',
					'550 5.2.1  https://support.google.com/mail/?p=DisabledUser {id} - gsmtp',
				],
			},
		}),
	),
	visits: [
		{address: 'alice@gmail-like.example', about: 'All is accepted.', expect: accepted},
		{
			address: 'nobody@gmail-like.example',
			about: 'No such account, said in four lines.',
			expect: recipientAnswer(550, 10, 'absent', {reason: 'user-unknown'}),
		},
		{
			address: 'full@gmail-like.example',
			about: 'Out of storage space: temporary, and proof that the account exists.',
			expect: recipientAnswer(452, 11, 'exists', {reason: 'mailbox-full'}),
		},
		{
			address: 'disabled@gmail-like.example',
			about: 'The account is switched off.',
			expect: recipientAnswer(550, 10, 'exists', {reason: 'mailbox-disabled'}),
		},
	],
};
