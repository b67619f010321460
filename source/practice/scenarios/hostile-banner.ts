import {accepted} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {postfix} from '../software/postfix.ts';

export const hostileBanner: Scenario = {
	id: 'hostile-banner',
	title: 'A banner that attacks your terminal',
	domain: 'hostile-banner.example',
	teaches:
		'What a server sends ends up on your screen, so a server can send control sequences: clear the screen, change its title, hide text, make a link that goes elsewhere, write into the clipboard. Here you see them as tokens such as <1B>, since they are evidence and must do nothing. RFC 5321 allows printable ASCII only. Beware of tools that print such replies as they are.',
	dns: {'hostile-banner.example': mailFor('mx.hostile-banner.example')},
	hosts: [
		postfix({
			name: 'mx.hostile-banner.example',
			addresses: ['192.0.2.99'],
			domains: ['hostile-banner.example'],
			first: [
				{
					on: 'connect',
					do: [
						{
							raw:
								'220-mx.hostile-banner.example \x1b[2J\x1b[H\x1b[31mall your screen\x1b[0m\r\n' +
								'220-\x1b]0;owned\x07\x1b]52;c;b3duZWQ=\x07title and clipboard\r\n' +
								'220-\x1b]8;;http://evil.example/\x1b\\https://good.example/\x1b]8;;\x1b\\\r\n' +
								'220-\x9b31m eight-bit control\r\n' +
								'220-\xe2\x80\xaeright to left\xe2\x80\xac, zero\xe2\x80\x8bwidth\r\n' +
								'220 \x1b[8mhidden\x1b[28m ESMTP\r\n',
						},
					],
				},
			],
		}),
	],
	visits: [
		{
			address: 'alice@hostile-banner.example',
			about: 'Control sequences in the banner, made visible and harmless.',
			expect: accepted,
		},
	],
};
