import {
	endableStages,
	type EndableStage,
	hostsEndingAt,
	stageInWords,
	zoneEndingAt,
} from '../endings.ts';
import {recipientAnswer, refusedAt} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario, Visit} from '../scenario.ts';
import {postfix} from '../software/postfix.ts';

const domain = 'ends-550.example';

const words: Readonly<Record<EndableStage, string>> = {
	banner: '554 5.7.1 {host} Access denied, your address has a poor reputation',
	ehlo: '550 5.7.1 <{helo}>: Helo command rejected: Access denied',
	starttls: '550 5.7.1 Access denied, your address has a poor reputation',
	mail: '550 5.7.1 <{from}>: Sender address rejected: Access denied',
	rcpt: '550 5.1.1 <{to}>: Recipient address rejected: User unknown in virtual mailbox table',
};

const visits = endableStages.map((stage): Visit => {
	const closed = {closed: 'fin'} as const;
	return {
		address: `alice@${stage}.${domain}`,
		about: `Refused ${stageInWords[stage]}, and the line is dead.`,
		expect:
			stage === 'rcpt'
				? recipientAnswer(550, 10, 'absent', {reason: 'user-unknown', ...closed})
				: refusedAt(stage, stage === 'banner' ? 554 : 550, 12, {...closed, about: 'you'}),
	};
});

export const ends550: Scenario = {
	id: 'ends-550',
	title: 'A final refusal, then the line is dead',
	domain,
	teaches:
		'The server refuses for good and closes at once, without waiting for QUIT; RFC 5321 §3.8 does not allow that, yet many do it. The words before the close are the most valuable line of the whole conversation, and careless tools lose them: they notice the dead connection and report only that. At reset.ends-550.example the close is a reset in the very next packet.',
	dns: {...zoneEndingAt(domain), [`reset.${domain}`]: mailFor(`mx.reset.${domain}`)},
	hosts: [
		...hostsEndingAt(domain, 40, (stage) => [words[stage], {end: 'fin'}]),
		postfix({
			name: `mx.reset.${domain}`,
			addresses: ['198.51.100.45'],
			domains: [`reset.${domain}`],
			first: [
				{
					on: 'MAIL',
					do: ['550 5.7.1 Access denied, your address has a poor reputation', {end: 'rst'}],
				},
			],
		}),
	],
	visits: [
		{
			address: `alice@reset.${domain}`,
			about: 'The refusal and a reset come in one breath.',
			expect: refusedAt('mail', 550, 12, {closed: 'rst', about: 'you'}),
		},
		...visits,
	],
};
