import {accepted} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {exim} from '../software/exim.ts';

export const oddReplies: Scenario = {
	id: 'odd-replies',
	title: 'A server with a loose idea of SMTP',
	domain: 'odd-replies.example',
	teaches:
		'Replies should be lines of at most 512 octets that start with the same three digits and end with CR LF (RFC 5321 §4.2, §4.5.3.1.5). This server ends lines with LF alone, mixes codes in one reply, leaves the digits out, slips in a NUL, writes Latin-1 and a line that is far too long. Each is pointed out with the bytes that prove it. Most clients swallow all this in silence, and some break.',
	dns: {'odd-replies.example': mailFor('mx.odd-replies.example')},
	hosts: [
		exim({
			name: 'mx.odd-replies.example',
			addresses: ['192.0.2.98'],
			domains: ['odd-replies.example'],
			starttls: false,
			first: [
				{on: 'connect', do: [{raw: '220 mx.odd-replies.example gr\xfc\xdft dich\n'}]},
				{
					on: 'EHLO',
					do: [
						{
							raw:
								'250-mx.odd-replies.example\n' +
								'251-PIPELINING\r\n' +
								'Welcome, stranger\r\n' +
								`250-X-LONG ${'x'.repeat(700)}\r\n` +
								'250-X-NUL \0 and more\r\n' +
								'250 HELP\r\n',
						},
					],
				},
				{on: 'MAIL', when: {greeted: true, mail: false}, do: [{raw: '250\r\n'}]},
			],
		}),
	],
	visits: [
		{
			address: 'alice@odd-replies.example',
			about: 'Odd bytes at every step, and accepted in the end.',
			expect: accepted,
		},
	],
};
