import {accepted, recipientAnswer} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {sendmail} from '../software/sendmail.ts';

export const heloOnly: Scenario = {
	id: 'helo-only',
	title: 'An old server that knows only HELO',
	domain: 'helo-only.example',
	teaches:
		'EHLO came with the extensions of 1993. A server that does not know it answers 500, and the client falls back to HELO (RFC 5321 §3.2). Then there are no extensions at all: no STARTTLS, no enhanced codes, nothing but ASCII and seven bits. Replies like these are all that SMTP had in 1982 (RFC 821).',
	dns: {'helo-only.example': mailFor('vax.helo-only.example')},
	hosts: [
		sendmail({
			name: 'vax.helo-only.example',
			addresses: ['192.0.2.68'],
			domains: ['helo-only.example'],
			first: [
				{on: 'connect', do: ['220 {host} Sendmail 5.61/1.34 ready at {date}']},
				{on: ['EHLO', 'STARTTLS'], do: ['500 Command unrecognized']},
				{on: 'MAIL', when: {greeted: true, mail: false}, do: ['250 <{from}>... Sender ok']},
				{on: 'RCPT', when: {mail: true, to: ['alice']}, do: ['250 <{to}>... Recipient ok']},
				{on: 'RCPT', when: {mail: true}, do: ['550 <{to}>... User unknown']},
				{on: 'QUIT', do: ['221 {host} closing connection', {end: 'fin'}]},
			],
		}),
	],
	visits: [
		{
			address: 'alice@helo-only.example',
			about: 'EHLO is refused, HELO works.',
			expect: accepted,
		},
		{
			address: 'nobody@helo-only.example',
			about: 'A refusal without an enhanced code.',
			expect: recipientAnswer(550, 10, 'absent', {reason: 'user-unknown'}),
		},
	],
};
