import {accepted} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {postfix} from '../software/postfix.ts';
import {sendmail} from '../software/sendmail.ts';

export const turnedAway: Scenario = {
	id: 'turned-away',
	title: 'Two banners that turn you away',
	domain: 'turned-away.example',
	teaches:
		'A server may refuse before you say a word. 554 in place of 220 means that there is no SMTP service here for you (RFC 5321 §3.1); 421 means not now, and the server closes. Neither is a fact about the mailbox. A sender goes on to the next host of the list, and so does this walk: the third host is well.',
	dns: {
		'turned-away.example': mailFor(
			'mx1.turned-away.example',
			'mx2.turned-away.example',
			'mx3.turned-away.example',
		),
	},
	hosts: [
		sendmail({
			name: 'mx1.turned-away.example',
			addresses: ['192.0.2.30'],
			domains: [],
			first: [
				{on: 'connect', do: ['554 {host} No SMTP service here']},
				{on: ['EHLO', 'HELO', 'MAIL', 'RCPT'], do: ['503 5.5.1 No SMTP service here']},
			],
		}),
		postfix({
			name: 'mx2.turned-away.example',
			addresses: ['192.0.2.31'],
			domains: [],
			first: [
				{
					on: 'connect',
					do: ['421 4.3.2 {host} All server ports are busy, please try again later', {end: 'fin'}],
				},
			],
		}),
		postfix({
			name: 'mx3.turned-away.example',
			addresses: ['192.0.2.32'],
			domains: ['turned-away.example'],
		}),
	],
	visits: [
		{
			address: 'alice@turned-away.example',
			about: 'The first host says 554, the second 421; the third takes the mail.',
			expect: accepted,
		},
	],
};
