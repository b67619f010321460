import {
	blockedControls,
	maskedBanner,
	maskedControls,
	maskedHello,
	proxiedControls,
	proxyName,
} from '../controls.ts';
import {brokenAt, refusedAt} from '../expect.ts';
import {type Riddle, riddles} from '../riddles.ts';
import type {Scenario} from '../scenario.ts';
import type {Rule} from '../script.ts';
import {lines250} from '../software/build.ts';

const short = ['--timeout', '1'];
const tlsOnly: Rule = {
	on: 'MAIL',
	when: {secure: false},
	do: ['530 5.7.0 Must issue a STARTTLS command first'],
};
const needsTls = refusedAt('mail', 530, 12, {reason: 'tls-required'});

const list: readonly [Riddle, ...Riddle[]] = [
	{
		label: 'red',
		about: 'No connection to either host: nobody answers.',
		servers: ['203.0.113.40', '203.0.113.41'].map((address) => ({
			at: [address],
			path: 'silent',
			alsoOn: [587],
		})),
		options: short,
		expect: brokenAt('connect', 'timeout', 21),
		cause: {id: 'port25-blocked', mailbox: 'unknown'},
		controls: blockedControls,
	},
	{
		label: 'blue',
		about: 'No connection to either host: nobody answers.',
		servers: ['203.0.113.42', '203.0.113.43'].map((address) => ({at: [address], path: 'silent'})),
		options: short,
		expect: brokenAt('connect', 'timeout', 21),
		cause: {id: 'firewalled', mailbox: 'unknown'},
	},
	{
		label: 'green',
		about: 'Relay denied, as if the MX record named the wrong server.',
		servers: ['203.0.113.44', '203.0.113.45'].map((address) => ({
			at: [address],
			starttls: false,
			domains: ['carrier.example'],
			hello: proxyName,
			first: [{on: 'connect', do: [`220 ${proxyName} ESMTP`]}],
		})),
		expect: refusedAt('rcpt', 554, 13, {reason: 'relay-denied'}),
		cause: {id: 'transparent-proxy', mailbox: 'unknown'},
		controls: proxiedControls,
	},
	{
		label: 'white',
		about: 'A greeting of asterisks, and MAIL is not understood.',
		servers: [
			{
				at: ['203.0.113.46'],
				starttls: false,
				first: [
					{on: 'connect', do: [maskedBanner]},
					{on: 'EHLO', do: maskedHello},
					{on: 'MAIL', do: ['500 5.5.2 Error: command "XXXX" not recognized']},
				],
			},
		],
		expect: refusedAt('mail', 500, 12),
		cause: {id: 'middlebox', mailbox: 'unknown'},
		controls: maskedControls,
	},
	{
		label: 'black',
		about: 'They insist on TLS, and no word of it in the reply to EHLO.',
		servers: ['203.0.113.47', '203.0.113.48'].map((address) => ({
			at: [address],
			starttls: false,
			first: [
				tlsOnly,
				{
					on: 'EHLO',
					do: lines250(['{host}', 'PIPELINING', 'SIZE 52428800', 'XXXXXXXA', '8BITMIME']),
				},
			],
		})),
		expect: needsTls,
		cause: {id: 'starttls-stripped', mailbox: 'unknown'},
	},
	{
		label: 'grey',
		about: 'Over IPv6 the TLS handshake stands still, and in the clear they refuse you.',
		servers: [
			{
				at: ['203.0.113.49', '2001:db8:ca::49'],
				path: {ipv6: {maxBytes: 1000}},
				first: [tlsOnly],
			},
		],
		options: ['--ipv6', ...short],
		expect: needsTls,
		cause: {id: 'path-mtu', mailbox: 'unknown'},
	},
	{
		label: 'gold',
		about: 'Refused over IPv6, and not said why.',
		servers: [
			{
				at: ['203.0.113.50', '2001:db8:ca::50'],
				exit: {ipv6: 'no-ptr'},
				first: [{on: 'RCPT', when: {mail: true, family: 6}, do: ['550 5.7.1 Access denied']}],
			},
		],
		options: ['--ipv6'],
		expect: refusedAt('rcpt', 550, 12),
		cause: {id: 'ipv6-identity', mailbox: 'unknown'},
	},
	{
		label: 'brown',
		about: 'The first host has IPv6 only, and refuses you for your address there.',
		servers: [
			{
				at: ['2001:db8:ca::51'],
				exit: 'no-ptr',
				first: [
					{
						on: 'RCPT',
						when: {mail: true},
						do: [
							'550-5.7.1 [{client}] Mail over IPv6 has to come from an address with a',
							'550 5.7.1 PTR record, and from an authenticated domain.',
						],
					},
				],
			},
			{at: ['203.0.113.51']},
		],
		expect: refusedAt('rcpt', 550, 12, {about: 'you'}),
		cause: {id: 'ipv6-identity', mailbox: 'unknown'},
	},
	{
		label: 'pink',
		about: 'No connection over IPv6.',
		servers: [{at: ['203.0.113.52', '2001:db8:ca::52'], path: {ipv6: 'silent'}}],
		options: ['--ipv6', ...short],
		expect: brokenAt('connect', 'timeout', 21),
		cause: {id: 'ipv6-path'},
	},
];

export const whyTheWay: Scenario = {
	id: 'why-the-way',
	title: 'Riddle: you, the path, or them?',
	teaches:
		'Between you and a mail server stand others: your provider may block port 25 or answer in its place, a firewall of theirs may drop your packets or cross out words of the dialogue, a path may lose large packets and never say so (RFC 2923), and IPv6 may lead elsewhere than IPv4. To tell them apart you need a comparison: the other host, the other family, another port, and a domain of somebody else who has nothing to do with it.',
	...riddles('on-the-way.example', list),
};
