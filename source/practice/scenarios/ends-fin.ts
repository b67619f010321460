import {endableStages, hostsEndingAt, stageInWords, zoneEndingAt} from '../endings.ts';
import {brokenAt} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario, Visit} from '../scenario.ts';
import {postfix} from '../software/postfix.ts';

const domain = 'ends-fin.example';

const visits = endableStages.map((stage): Visit => ({
	address: `alice@${stage}.${domain}`,
	about: `The server hangs up ${stageInWords[stage]}.`,
	expect: brokenAt(stage, 'fin', 20),
}));

export const endsFin: Scenario = {
	id: 'ends-fin',
	title: 'Hung up without a word (FIN)',
	domain,
	teaches:
		'The server closes the connection in good order, a FIN, and says nothing. A program there decided to end: it crashed, was told to stop, or throws out visitors it does not like. RFC 5321 §3.8 wants a 421 first, so the silence itself is odd. Note at which stage it happens, and whether it happens to others too. At half.ends-fin.example the last word is cut in the middle: even half a reply is kept.',
	dns: {...zoneEndingAt(domain), [`half.${domain}`]: mailFor(`mx.half.${domain}`)},
	hosts: [
		...hostsEndingAt(domain, 10, () => [{end: 'fin'}]),
		postfix({
			name: `mx.half.${domain}`,
			addresses: ['198.51.100.15'],
			domains: [`half.${domain}`],
			first: [{on: 'RCPT', do: [{raw: '550 5.7.1 Your messa'}, {end: 'fin'}]}],
		}),
	],
	visits: [
		{
			address: `alice@half.${domain}`,
			about: 'The reply to RCPT breaks off in the middle of a word.',
			expect: {...brokenAt('rcpt', 'fin', 12), code: 550},
		},
		...visits,
	],
};
