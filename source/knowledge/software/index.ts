import type {Origin, Rule} from '../rule.ts';
import {note} from '../sources.ts';
import {exchangeRules} from './exchange.ts';
import {eximRules} from './exim.ts';
import {postfixRules} from './postfix.ts';
import {postscreenRules} from './postscreen.ts';
import {variousSoftwareRules} from './various-software.ts';

const various = (id: string): readonly Rule[] =>
	variousSoftwareRules.filter((rule) => rule.id.startsWith(`${id}/`));

const program = (
	id: string,
	name: string,
	banner: readonly string[],
	tokens: readonly string[],
	rules: readonly Rule[],
	marks?: Origin['marks'],
): Origin => ({
	id,
	name,
	kind: 'software',
	mx: [],
	banner,
	tokens,
	...(marks === undefined ? {} : {marks}),
	rules,
	sources: [note(`Documentation and source code of ${name}`)],
});

/** All mail server programs. Recognition by words takes the first that fits. */
export const software: readonly Origin[] = [
	program(
		'postfix',
		'Postfix',
		['esmtp postfix'],
		[
			'all server ports are busy',
			'i can break rules, too',
			'recipient address rejected: ',
			'sender address rejected: ',
			'client host rejected: ',
			'helo command rejected: ',
			'service unavailable; client host [',
			'service unavailable; client [',
			': relay access denied',
			'in virtual mailbox table',
			'in local recipient table',
			'in virtual alias table',
			'in relay recipient table',
		],
		[...postfixRules, ...postscreenRules],
		[
			{
				anchor: 'error: ',
				pattern:
					'^error: (?:too many|timeout exceeded|queue file|need |nested|send helo|command not)',
			},
		],
	),
	program(
		'exim',
		'Exim',
		['esmtp exim'],
		[
			'unrouteable address',
			'sender verify failed',
			'callout verification',
			'smtp synchronization error',
			'verification failed for <',
		],
		eximRules,
	),
	program(
		'exchange',
		'Microsoft Exchange',
		['microsoft esmtp mail service'],
		['resolver.', 'unable to relay', 'client was not authenticated'],
		exchangeRules,
	),
	program(
		'sendmail',
		'Sendmail',
		['esmtp sendmail', ' sendmail '],
		['... user unknown', '>... ', 'possibly forged', 'domain of sender address'],
		various('sendmail'),
	),
	program(
		'qmail',
		'qmail',
		[],
		[
			'sorry, no mailbox here by that name',
			'in my list of allowed rcpthosts',
			'in my control/locals',
			'(#5.1.1)',
			'(#5.7.1)',
			'(#4.',
		],
		various('qmail'),
	),
	program('coremail', 'Coremail', ['coremail'], ['ip is hangup', 'coremail'], various('coremail')),
	program('haraka', 'Haraka', ['haraka'], ['haraka', 'you talk too soon'], various('haraka')),
	program('opensmtpd', 'OpenSMTPD', ['opensmtpd'], ['opensmtpd'], []),
];
