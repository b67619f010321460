import {endableStages, hostsEndingAt, stageInWords, zoneEndingAt} from '../endings.ts';
import {refusedAt} from '../expect.ts';
import type {Scenario, Visit} from '../scenario.ts';

const domain = 'ends-421.example';

const [first, ...rest] = endableStages.map((stage): Visit => ({
	address: `alice@${stage}.${domain}`,
	about: `421 ${stageInWords[stage]}, then closed.`,
	expect: refusedAt(stage, 421, 11, {
		closed: 'fin',
		reason: 'service-unavailable',
		about: 'server',
	}),
}));
if (!first) throw new Error('no stage to end at');

export const ends421: Scenario = {
	id: 'ends-421',
	title: 'Not now: 421, then closed',
	domain,
	teaches:
		'421 is the one reply that a server may give at any time, to any command, and close (RFC 5321 §3.8): it is shutting down, overloaded, or has had enough of you. It is temporary and never about the mailbox, also when it comes in answer to RCPT. Read the text: "service not available" is their trouble, "too many connections" or a tag in brackets is yours.',
	dns: zoneEndingAt(domain),
	hosts: hostsEndingAt(domain, 50, () => [
		'421 4.3.2 Service not available, closing transmission channel',
		{end: 'fin'},
	]),
	visits: [first, ...rest],
};
