import {accepted, brokenAt} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {postfix} from '../software/postfix.ts';
import {sendmail} from '../software/sendmail.ts';

export const slowBanner: Scenario = {
	id: 'slow-banner',
	title: 'A server that makes you wait for its greeting',
	domain: 'slow-banner.example',
	teaches:
		'The server has the first word, and a client must wait for it, up to five minutes (RFC 5321 §4.5.3.2.1). Some servers let you wait on purpose: spam programs in a hurry speak first and give themselves away. This one waits three seconds and throws out everybody who speaks earlier. The other one has a greeting of two lines and sends a few bytes at a time.',
	dns: {
		'slow-banner.example': mailFor('mx.slow-banner.example'),
		'drip.slow-banner.example': mailFor('mx.drip.slow-banner.example'),
	},
	hosts: [
		sendmail({
			name: 'mx.slow-banner.example',
			addresses: ['192.0.2.85'],
			domains: ['slow-banner.example'],
			first: [
				{on: 'connect', do: [{waitMs: 3000}, '220 {host} ESMTP Sendmail 8.18.1/8.18.1; {date}']},
				{
					on: 'early',
					do: ['554 5.5.1 {host} not accepting messages: you spoke too early', {end: 'fin'}],
				},
			],
		}),
		postfix({
			name: 'mx.drip.slow-banner.example',
			addresses: ['192.0.2.86'],
			domains: ['drip.slow-banner.example'],
			first: [
				{
					on: 'connect',
					do: [
						{
							drip: '220-mx.drip.slow-banner.example ESMTP\r\n220 patience is a virtue\r\n',
							bytes: 8,
							everyMs: 150,
						},
					],
				},
			],
		}),
	],
	visits: [
		{
			address: 'alice@slow-banner.example',
			about: 'The greeting comes after three seconds.',
			expect: accepted,
		},
		{
			address: 'bob@slow-banner.example',
			about: 'With too little patience you never hear the greeting.',
			options: ['--timeout', '1'],
			expect: brokenAt('banner', 'timeout', 20),
			cause: {id: 'greet-delay', mailbox: 'unknown'},
		},
		{
			address: 'alice@drip.slow-banner.example',
			about: 'The greeting comes a few bytes at a time.',
			expect: accepted,
		},
	],
};
