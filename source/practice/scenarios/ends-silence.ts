import {endableStages, hostsEndingAt, stageInWords, zoneEndingAt} from '../endings.ts';
import {accepted, brokenAt} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario, Visit} from '../scenario.ts';
import {postfix} from '../software/postfix.ts';

const domain = 'ends-silence.example';

const visits = endableStages.map((stage): Visit => ({
	address: `alice@${stage}.${domain}`,
	about: `Nothing more is heard ${stageInWords[stage]}.`,
	options: ['--timeout', '2'],
	expect: brokenAt(stage, 'timeout', 20, {reason: 'timeout'}),
}));

export const endsSilence: Scenario = {
	id: 'ends-silence',
	title: 'No answer at all (silence)',
	domain,
	teaches:
		'The connection stays open and nothing comes. The server may be overloaded, may wait for a service of its own, or keeps you waiting on purpose (a tarpit); or a firewall on the way has forgotten the connection. RFC 5321 §4.5.3.2 lets a client wait five minutes for most replies. Silence proves nothing about the mailbox. At handshake.ends-silence.example it comes in the middle of TLS, and the walk goes on in the clear.',
	dns: {...zoneEndingAt(domain), [`handshake.${domain}`]: mailFor(`mx.handshake.${domain}`)},
	hosts: [
		...hostsEndingAt(domain, 30, () => [{end: 'hang'}]),
		postfix({
			name: `mx.handshake.${domain}`,
			addresses: ['198.51.100.35'],
			domains: [`handshake.${domain}`],
			first: [
				{on: 'STARTTLS', do: ['220 2.0.0 Ready to start TLS', {await: 'bytes'}, {end: 'hang'}]},
			],
		}),
	],
	visits: [
		{
			address: `alice@handshake.${domain}`,
			about: 'The TLS handshake is never answered.',
			options: ['--timeout', '2'],
			expect: accepted,
		},
		...visits,
	],
};
