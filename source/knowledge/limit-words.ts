/** The words for limits and customs, by their ids. Short sentences, safe to show. */
const words: Readonly<Record<string, string>> = {
	'any/recipients-hour':
		'Below 200 checks an hour at one domain, nobody takes a person for a harvester.',
	'cisco/recipients-hour':
		'After 25 unknown recipients in an hour these gateways drop, refuse or accept everything, so that answers are worth nothing.',
	'orange/connections-minute':
		'Orange and La Poste turn away more than about two connections; mxray keeps to two a minute.',
	'any/connections-minute': 'Strict servers put up with about two connections a minute.',
	'any/recipients-minute': 'Five to six questions a minute are the most that is advised.',
	'orange/connections-at-once': 'Two connections at a time are safe.',
	'google/connections-at-once': 'Big senders keep to five connections at a time.',
	'microsoft/connections-at-once':
		'Big senders keep to five connections at a time; the policy page allows 500.',
	'apple/connections-at-once': 'Big senders keep to ten connections at a time.',
	'mimecast/connections-at-once': 'Big senders keep to ten connections at a time.',
	'cisco/connections-at-once': 'The usual setting allows ten connections at a time.',
	'cox/connections-at-once': 'Five or ten connections at a time, by the reply that counts them.',
	'comcast/connections-at-once': 'More than 25 sessions at a time are refused.',
	'microsoft/checks':
		'Microsoft forbids checking addresses without sending mail ("namespace mining") and blocks addresses for it. Ask rarely.',
	'tencent/secret':
		'QQ limits connections, senders and domains by the minute, the hour and the day, and does not say how many. Empty senders count, too.',
	'netease/unknown-names':
		'163, 126 and yeah.net close the door to addresses that ask for many unknown names.',
	'gmx-ionos/unknown-names':
		'GMX, WEB.DE and mail.com turn away whoever asks for several unknown names.',
	'sfr/two-hours': 'Blocks for too many names or connections last two hours.',
	'free/a-day': 'Blocks last at most 24 hours.',
	't-online/first':
		'An address that T-Online does not know is refused until somebody asks them for it; trying again changes nothing.',
	'cox/unknown-names': 'Too many unknown recipients get your address blocked until you ask them.',
	'yahoo/all-names':
		'Yahoo accepts every name at RCPT, so that asking more often tells nothing more.',
};

/** The words of a limit or a custom. Limits of practice scenarios bring none: then it is the number alone. */
export function limitText(id: string): string {
	return words[id] ?? '';
}

/** Every id that has words. */
export const limitWordIds: readonly string[] = Object.keys(words);
