import type {Limit} from '../../model/limit.ts';
import {accepted} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import type {Rule} from '../script.ts';
import {postfix} from '../software/postfix.ts';

const minuteMs = 60_000;

/** The third connection within a minute, and all that follow too soon. */
const counted: readonly Rule[] = [
	{
		on: 'connect',
		when: {connectionsWithin: {ms: minuteMs, atLeast: 3}},
		do: ['421 4.7.0 {host} Error: too many connections from {client}', {end: 'fin'}],
	},
];

const limit: Limit = {
	id: 'practice/strict-limits',
	what: 'connections',
	per: 'minute',
	max: 2,
	domains: ['strict-limits.example'],
	pauses: true,
	confidence: 'high',
	sources: [{title: 'Practice network', checked: '2026-11-30'}],
};

export const strictLimits: Scenario = {
	id: 'strict-limits',
	title: 'Two connections a minute, and no more',
	domain: 'strict-limits.example',
	teaches:
		'Servers count: connections by the minute, names by the hour, and whoever asks too much is turned away, which looks as if something else were wrong. mxray counts as well: before the third connection within a minute it names the limit and makes a pause, which you may override with y. The server counts within one run of mxray only, since each run begins with a new one: go there three times in one run (t leads to another walk), override the pause, and it answers 421. That is about you and about the moment, not about the mailbox. "mxray ledger --practice" shows the counts.',
	dns: {'strict-limits.example': mailFor('mx.strict-limits.example')},
	hosts: [
		postfix({
			name: 'mx.strict-limits.example',
			addresses: ['192.0.2.140'],
			domains: ['strict-limits.example'],
			accepts: ['alice', 'bob'],
			first: counted,
		}),
	],
	limits: [limit],
	visits: [
		{
			address: 'alice@strict-limits.example',
			about: 'Accepted, twice in a minute; the third time mxray makes a pause.',
			expect: accepted,
		},
	],
};
