import {checkIds, type CheckId} from '../../model/check.ts';
import {note} from '../sources.ts';
import type {CheckWords, CheckWordsTable} from './words.ts';

/** What each check looks at, in a few words. */
export const checkSubjects: Readonly<Record<CheckId, string>> = {
	'own-address': 'your own address',
	'port-25': 'port 25 from here',
	'own-service': 'mail service on your address',
	ptr: 'PTR record',
	'ptr-forward': 'way back from the PTR name',
	'ptr-generic': 'look of the PTR name',
	'helo-name': 'EHLO name',
	'helo-resolves': 'address of the EHLO name',
	'helo-matches': 'EHLO name against your address',
	'spf-helo': 'SPF of the EHLO name',
	'sender-name': 'sender address',
	'sender-domain': 'mail exchangers of the sender domain',
	callback: 'call-back to your sender',
	postmaster: 'postmaster@ your sender domain',
	abuse: 'abuse@ your sender domain',
	'spf-mail': 'SPF of the sender domain',
	dmarc: 'DMARC',
	'mta-sts': 'MTA-STS',
	'tls-rpt': 'TLS-RPT',
	'blocklist-address': 'block lists of addresses',
	'blocklist-domain': 'block lists of domains',
};

const nothing = 'Nothing follows from this: mxray did not find out what a receiver finds.';
const sources = [note('Design of mxray')];

function wordsFor(id: CheckId): readonly (readonly [string, CheckWords])[] {
	const subject = checkSubjects[id];
	const same = {weight: 'little', concludes: nothing, sources} as const;
	return [
		[
			`${id}/failed`,
			{
				...same,
				title: `Not found out: ${subject}`,
				who: null,
				next: ['Please report this mistake of mxray.'],
			},
		],
		[
			`${id}/too-slow`,
			{
				...same,
				title: `Not found out in time: ${subject}`,
				who: 'resolver',
				next: [
					'Try again, or name another DNS server with --resolver.',
					'Allow more time with --timeout.',
				],
			},
		],
	];
}

/** For every check: it failed, or took too long. */
export const failedWords: CheckWordsTable = Object.fromEntries(
	checkIds.flatMap((id) => wordsFor(id)),
);
