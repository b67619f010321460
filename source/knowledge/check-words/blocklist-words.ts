import {page, rfc} from '../sources.ts';
import type {CheckWords, CheckWordsTable} from './words.ts';

const dnsbl = rfc(5782, '2.1');
const testEntries = rfc(5782, '5');
const spamhaus = page(
	'Spamhaus: DNSBL usage, error codes',
	'https://www.spamhaus.org/faqs/dnsbl-usage/',
);

const allowList = [page('dnswl.org: how to use', 'https://www.dnswl.org/?page_id=15'), dnsbl];

type Finding =
	| 'listed'
	| 'lists-all'
	| 'no-answer'
	| 'no-data'
	| 'no-list'
	| 'not-listed'
	| 'query-refused'
	| 'rewritten'
	| 'unknown-code';

const ownResolver =
	'Ask through a DNS server of your own (--resolver): lists refuse public resolvers and those who ask much.';

/** What an answer means, whatever was asked for. */
function words(what: 'address' | 'domain'): Readonly<Record<Finding, CheckWords>> {
	const unknown = (
		title: string,
		who: CheckWords['who'],
		next: readonly string[],
		sources: CheckWords['sources'],
	): CheckWords => ({
		weight: 'much',
		title,
		concludes: 'A receiver asks for itself; what it is told cannot be told from here.',
		who,
		next,
		sources,
	});
	return {
		listed: {
			weight: 'much',
			title: `Your ${what} is on a block list`,
			concludes: 'Those who use this list refuse you, at any stage, and often without naming it.',
			who: 'list',
			next: ['Find and stop the cause first: who is taken off too early comes back.'],
			sources: [dnsbl],
		},
		'not-listed': {
			weight: 'much',
			title: `Your ${what} is not on this list`,
			concludes: 'Those who use this list have nothing against you.',
			who: null,
			next: [],
			sources: [dnsbl, testEntries],
		},
		'query-refused': unknown(
			'The list refused the question',
			'resolver',
			[ownResolver],
			[spamhaus],
		),
		rewritten: unknown(
			'Your resolver makes answers up',
			'resolver',
			['Ask through a DNS server that says NXDOMAIN when there is nothing (--resolver).'],
			[rfc(4924, '2.5.2'), dnsbl],
		),
		'no-list': unknown(
			'What answered is no block list',
			'list',
			['Check the name of the zone.', 'Do not ask this zone again if the list is gone.'],
			[dnsbl],
		),
		'lists-all': unknown(
			'The list lists everything',
			'list',
			['Do not ask this zone again. A receiver that still does refuses everybody.'],
			[testEntries],
		),
		'no-data': unknown(
			'The list shows no data',
			'resolver',
			[ownResolver, 'Check the name of the zone: some lists want a key in it.'],
			[testEntries],
		),
		'no-answer': unknown(
			'The list did not answer',
			'list',
			['Try again later, or ask through a DNS server of your own (--resolver).'],
			[dnsbl],
		),
		'unknown-code': unknown(
			'The list gave an unknown answer',
			'list',
			['Look at the page of the list for what the answer means.'],
			[dnsbl],
		),
	};
}

const address = words('address');
const domain = words('domain');
const giveAddress = 'Give your public address with --my-ip, or agree to ask for it.';

/** What block lists say. */
export const blocklistWords: CheckWordsTable = {
	...Object.fromEntries(
		Object.entries(address).map(([finding, entry]) => [`blocklist-address/${finding}`, entry]),
	),
	...Object.fromEntries(
		Object.entries(domain).map(([finding, entry]) => [`blocklist-domain/${finding}`, entry]),
	),
	'blocklist-address/listed-policy': {
		weight: 'much',
		title: 'Your address should not send mail directly',
		concludes:
			'Nobody accuses you of spam: by its provider or its kind the address is not one of a mail server. Those who use this list refuse it all the same.',
		who: 'network',
		next: [
			'Send through the relay (smarthost) of your provider.',
			'If this is a mail server with a fixed address, have the entry taken out; that is quick.',
		],
		sources: [page('Spamhaus: PBL', 'https://www.spamhaus.org/blocklists/policy-blocklist/')],
	},
	'blocklist-address/allow-listed': {
		weight: 'little',
		title: 'Your address is on an allow list',
		concludes: 'Those who use this list trust you more, as far as its grade says.',
		who: null,
		next: [],
		sources: allowList,
	},
	'blocklist-address/not-allow-listed': {
		weight: 'little',
		title: 'Your address is not on this allow list',
		concludes: 'Nothing: most mail servers are not on it, and nobody refuses you for that.',
		who: null,
		next: [],
		sources: allowList,
	},
	'blocklist-address/ended': {
		weight: 'little',
		title: 'The list has ended',
		concludes: 'A receiver that still asks it is badly kept. Nothing can be concluded about you.',
		who: null,
		next: ['Leave this zone out.'],
		sources: [testEntries],
	},
	'blocklist-address/no-address': {
		weight: 'much',
		title: 'Your address is not known',
		concludes: 'A receiver looks up the address that it sees. Which one cannot be told from here.',
		who: 'you',
		next: [giveAddress],
		sources: [dnsbl],
	},
	'blocklist-address/private': {
		weight: 'much',
		title: 'Only a private address is known',
		concludes: 'A receiver looks up the address that it sees, and that is another one.',
		who: 'you',
		next: [giveAddress],
		sources: [dnsbl],
	},
	'blocklist-domain/no-domain': {
		weight: 'much',
		title: 'There is no domain to look up',
		concludes: 'A receiver finds no domain of yours either.',
		who: 'you',
		next: ['Give a sender of your own with --from, or a full host name with --helo.'],
		sources: [dnsbl],
	},
};
