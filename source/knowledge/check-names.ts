import type {CheckId} from '../model/check.ts';

/** What findings about ourselves are sorted by, in the order in which they are shown. */
export const checkGroups = ['address', 'helo', 'sender', 'lists'] as const;
export type CheckGroup = (typeof checkGroups)[number];

const groupNames: Readonly<Record<CheckGroup, string>> = {
	address: 'Your address',
	helo: 'Your EHLO name',
	sender: 'The sender',
	lists: 'Block lists',
};

const names: Readonly<Record<CheckId, readonly [group: CheckGroup, name: string]>> = {
	'own-address': ['address', 'Address that others see'],
	'port-25': ['address', 'Outgoing port 25'],
	'own-service': ['address', 'Mail service at your address'],
	ptr: ['address', 'Reverse name (PTR)'],
	'ptr-forward': ['address', 'Forward confirmation'],
	'ptr-generic': ['address', 'Kind of reverse name'],
	'helo-name': ['helo', 'Form of the name'],
	'helo-resolves': ['helo', 'The name resolves'],
	'helo-matches': ['helo', 'The name fits the address'],
	'spf-helo': ['helo', 'SPF of the name'],
	'sender-name': ['sender', 'Form of the sender'],
	'sender-domain': ['sender', 'Domain of the sender'],
	callback: ['sender', 'Call-back'],
	postmaster: ['sender', 'postmaster@'],
	abuse: ['sender', 'abuse@'],
	'spf-mail': ['sender', 'SPF of the sender'],
	dmarc: ['sender', 'DMARC'],
	'mta-sts': ['sender', 'MTA-STS'],
	'tls-rpt': ['sender', 'TLS-RPT'],
	'blocklist-address': ['lists', 'Lists of addresses'],
	'blocklist-domain': ['lists', 'Lists of domains'],
};

/** What a check is about, in a few words: 'Reverse name (PTR)'. */
export function checkName(id: CheckId): string {
	return names[id][1];
}

/** Where it belongs. */
export function checkGroup(id: CheckId): CheckGroup {
	return names[id][0];
}

/** The heading of a group. */
export function checkGroupName(group: CheckGroup): string {
	return groupNames[group];
}
