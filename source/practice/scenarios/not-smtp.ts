import {brokenAt} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';

export const notSmtp: Scenario = {
	id: 'not-smtp',
	title: 'Something else listens on port 25',
	domain: 'not-smtp.example',
	teaches:
		'A connection alone does not prove a mail server. An SSH server greets with its version; a web server says nothing until it loses patience with a client that asks for nothing. A mail server begins with three digits (RFC 5321 §4.2). Somebody set up the wrong port, or the MX record points to the wrong machine.',
	dns: {
		'not-smtp.example': mailFor('ssh.not-smtp.example'),
		'web.not-smtp.example': mailFor('www.not-smtp.example'),
	},
	hosts: [
		{
			name: 'ssh.not-smtp.example',
			addresses: ['192.0.2.90'],
			rules: [
				{on: 'connect', do: ['SSH-2.0-OpenSSH_9.9p1 Debian-3']},
				{on: '*', do: ['Invalid SSH identification string.', {end: 'fin'}]},
			],
		},
		{
			name: 'www.not-smtp.example',
			addresses: ['192.0.2.91'],
			rules: [
				{
					on: 'connect',
					do: [
						{waitMs: 1500},
						'HTTP/1.1 408 Request Timeout',
						'Connection: close',
						'Content-Length: 0',
						'',
						{end: 'fin'},
					],
				},
				{on: '*', do: ['HTTP/1.1 400 Bad Request', 'Connection: close', '', {end: 'fin'}]},
			],
		},
	],
	visits: [
		{
			address: 'alice@not-smtp.example',
			about: 'An SSH server answers.',
			expect: brokenAt('banner', 'protocol-error', 24),
			cause: {id: 'not-smtp', mailbox: 'unknown'},
		},
		{
			address: 'alice@web.not-smtp.example',
			about: 'A web server waits, then complains.',
			expect: brokenAt('banner', 'protocol-error', 24),
		},
	],
};
