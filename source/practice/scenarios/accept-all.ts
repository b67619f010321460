import {accepted} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {qmail} from '../software/qmail.ts';

export const acceptAll: Scenario = {
	id: 'accept-all',
	title: 'A server that accepts every recipient',
	domain: 'accept-all.example',
	teaches:
		'250 to RCPT means "accepted for now", not "this mailbox exists". This server takes every name at its domain and decides only later, perhaps with a bounce, perhaps in silence. Try a name that cannot exist: the answer is the same. Only a control with a random name at the same domain tells such a server from an honest one.',
	dns: {'accept-all.example': mailFor('mx.accept-all.example')},
	hosts: [
		qmail({
			name: 'mx.accept-all.example',
			addresses: ['192.0.2.64'],
			domains: ['accept-all.example'],
			accepts: 'all',
		}),
	],
	visits: [
		{
			address: 'alice@accept-all.example',
			about: 'Accepted, as everybody is.',
			expect: accepted,
			cause: {id: null, mailbox: 'unknown', catchAll: 'yes'},
		},
		{
			address: 'surely-nobody-b7x2@accept-all.example',
			about: 'A name that nobody has is accepted just the same.',
			expect: accepted,
		},
	],
};
