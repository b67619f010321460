import {accepted, refusedAt} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {sendmail} from '../software/sendmail.ts';

export const senderChecked: Scenario = {
	id: 'sender-checked',
	title: 'A server that looks up your sender domain',
	domain: 'sender-checked.example',
	teaches:
		'A bounce must be able to reach the sender, so many servers refuse a MAIL FROM whose domain does not exist. The recipient plays no part in it. The null sender "<>" is the sender of bounces and must be accepted (RFC 5321 §4.5.5). Edit the sender and compare.',
	dns: {'sender-checked.example': mailFor('mx.sender-checked.example')},
	hosts: [
		sendmail({
			name: 'mx.sender-checked.example',
			addresses: ['192.0.2.112'],
			domains: ['sender-checked.example'],
			accepts: ['alice', 'bob'],
			first: [
				{
					on: 'MAIL',
					when: {greeted: true, fromDomain: ['@no-such-domain.example', '.invalid']},
					do: ['553 5.1.8 <{from}>... Domain of sender address {from} does not exist'],
				},
			],
		}),
	],
	visits: [
		{
			address: 'alice@sender-checked.example',
			about: 'A sender whose domain exists is welcome.',
			expect: accepted,
		},
		{
			address: 'bob@sender-checked.example',
			about: 'The domain of the sender does not exist.',
			options: ['--from', 'you@no-such-domain.example'],
			expect: refusedAt('mail', 553, 12, {reason: 'sender-rejected', about: 'you'}),
			cause: {id: 'sender-rejected', mailbox: 'unknown'},
		},
	],
};
