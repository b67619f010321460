import {brokenAt} from '../expect.ts';
import {address, mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {postfix} from '../software/postfix.ts';

export const nobodyHome: Scenario = {
	id: 'nobody-home',
	title: 'Three ways not to get a connection',
	domain: 'nobody-home.example',
	teaches:
		'Three failures that look alike to a person in a hurry. Refused: the host is there and says at once that nothing listens on port 25. Unreachable: a router on the way says that it cannot deliver. Silence: nobody says anything, as when a firewall throws the packets away; many internet providers do that to port 25 of their customers. Silence for every domain speaks for your own network, silence for one domain for theirs.',
	dns: {
		'nobody-home.example': mailFor('mx.nobody-home.example'),
		'mx.nobody-home.example': {records: [address('192.0.2.45')]},
		'silent.nobody-home.example': mailFor('mx.silent.nobody-home.example'),
		'unreachable.nobody-home.example': mailFor('mx.unreachable.nobody-home.example'),
	},
	hosts: [
		postfix({
			name: 'mx.silent.nobody-home.example',
			addresses: ['192.0.2.46'],
			domains: ['silent.nobody-home.example'],
			path: 'silent',
		}),
		postfix({
			name: 'mx.unreachable.nobody-home.example',
			addresses: ['192.0.2.47'],
			domains: ['unreachable.nobody-home.example'],
			path: 'unreachable',
		}),
	],
	visits: [
		{
			address: 'alice@nobody-home.example',
			about: 'The connection is refused.',
			expect: brokenAt('connect', 'refused', 21),
			cause: {id: 'server-down', mailbox: 'unknown'},
		},
		{
			address: 'alice@silent.nobody-home.example',
			about: 'No answer to the attempt to connect.',
			options: ['--timeout', '2'],
			expect: brokenAt('connect', 'timeout', 21),
			cause: {id: 'firewalled', mailbox: 'unknown'},
		},
		{
			address: 'alice@unreachable.nobody-home.example',
			about: 'A router says that the host cannot be reached.',
			expect: brokenAt('connect', 'unreachable', 21),
			cause: {id: 'no-route', mailbox: 'unknown'},
		},
	],
};
