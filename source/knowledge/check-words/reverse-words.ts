import {note, page, rfc} from '../sources.ts';
import {giveAddress} from './address-words.ts';
import type {CheckWords, CheckWordsTable} from './words.ts';

const google = page(
	'Google: email sender guidelines',
	'https://support.google.com/mail/answer/81126',
);
const dnsGuide = rfc(1912, '2.1');
const severalNames = rfc(2181, '10.2');

/** Nothing can be told of the reverse name. */
function nameUnknown(title: string, next: readonly string[]): CheckWords {
	return {
		weight: 'much',
		title,
		concludes: 'A receiver looks for itself; what it finds is not known here.',
		who: 'you',
		next,
		sources: [dnsGuide],
	};
}

const noAddress = nameUnknown('Your address is not known', [giveAddress]);
const privateAddress = nameUnknown('Only a private address is known', [giveAddress]);
const unanswered: CheckWords = {
	...nameUnknown('DNS did not say', [
		'Try again later, or ask another DNS server with --resolver.',
		'If it stays so, tell the network that gave you the address: its DNS servers for reverse names fail.',
	]),
	concludes: 'A receiver that gets no answer either often defers the mail: try again later.',
	who: 'network',
};
const noName: CheckWords = {
	weight: 'some',
	title: 'There is no name to look at',
	concludes: 'Without a name it cannot be judged; the missing name itself counts against you.',
	who: 'network',
	next: ['Have a PTR record made first.'],
	sources: [dnsGuide],
};

/** Where the PTR name is somebody else's. */
export const ptrForward = {
	anotherName: 'Have the PTR record changed to a name of your own that leads to this address.',
} as const;

/** The reverse name of our own address. */
export const reverseWords: CheckWordsTable = {
	'ptr/present': {
		weight: 'much',
		title: 'Your address has a name',
		concludes: 'The first thing it looks for is there.',
		who: null,
		next: [],
		sources: [dnsGuide, google],
	},
	'ptr/missing': {
		weight: 'much',
		title: 'Your address has no name (PTR)',
		concludes: 'No mail server that is kept with care goes without. Many refuse for it alone.',
		who: 'network',
		next: [
			'Ask whoever gave you the address (hoster, provider) to set its PTR record; many have a form for it. You cannot do it in your own zone.',
			'Point the name that it gets back to the address.',
		],
		sources: [dnsGuide, google],
	},
	'ptr/missing-delegated': {
		weight: 'much',
		title: 'Your address has no name (PTR)',
		concludes: 'No mail server that is kept with care goes without. Many refuse for it alone.',
		who: 'dns',
		next: [
			'Publish the PTR record where the alias leads to. Your network has delegated the name to that zone, which is often your own.',
			'If you do not keep that zone, ask whoever does, or the network that gave you the address.',
			'Point the name that it gets back to the address.',
		],
		sources: [rfc(2317, '4'), dnsGuide, google],
	},
	'ptr/underscore': {
		weight: 'some',
		title: 'The PTR name has an underscore',
		concludes:
			'Such a name can be looked up, but is no valid host name. Strict servers treat it as none.',
		who: 'network',
		next: ['Have the PTR record changed to a name without one that leads back to the address.'],
		sources: [rfc(1123, '2.1'), rfc(952)],
	},
	'ptr/several': {
		weight: 'little',
		title: 'Your address has several names',
		concludes:
			'A receiver takes one of them, and not always the same. One that does not lead back counts against you.',
		who: 'network',
		next: ['Have all but one PTR record removed: keep the name that you say with EHLO.'],
		sources: [dnsGuide, severalNames],
	},
	'ptr/no-host-name': {
		weight: 'much',
		title: 'The PTR record holds no valid name',
		concludes: 'Such a record is worth as much as none.',
		who: 'network',
		next: ['Have the PTR record changed to a full host name that leads back to the address.'],
		sources: [dnsGuide, rfc(1123, '2.1')],
	},
	'ptr/unanswered': unanswered,
	'ptr/no-address': noAddress,
	'ptr/private': privateAddress,
	'ptr-forward/confirmed': {
		weight: 'much',
		title: 'The name leads back to your address',
		concludes: 'Name and address belong together: whoever made the one also made the other.',
		who: null,
		next: [],
		sources: [rfc(8601, '2.7.3'), google],
	},
	'ptr-forward/other-address': {
		weight: 'much',
		title: 'The name leads to another address',
		concludes: 'A receiver takes the name for a claim that nobody confirms. Many refuse for it.',
		who: 'dns',
		next: [
			'Publish the address under that name.',
			'Or have the PTR record changed to a name that leads here.',
		],
		sources: [rfc(8601, '2.7.3'), google],
	},
	'ptr-forward/no-way-back': {
		weight: 'much',
		title: 'The name leads nowhere',
		concludes: 'A receiver takes the name for a claim that nobody confirms. Many refuse for it.',
		who: 'dns',
		next: [
			'Publish the address under that name.',
			'Or have the PTR record changed to a name that leads here.',
		],
		sources: [rfc(8601, '2.7.3'), google],
	},
	'ptr-forward/not-all': {
		weight: 'much',
		title: 'Too many names to look at all',
		concludes: 'A receiver looks at a few of them, too, and at which ones is chance.',
		who: 'network',
		next: ['Have all but one PTR record removed: keep the name that you say with EHLO.'],
		sources: [dnsGuide, severalNames],
	},
	'ptr-forward/unanswered': unanswered,
	'ptr-forward/no-address': noAddress,
	'ptr-forward/private': privateAddress,
	'ptr-forward/no-name': {...noName, weight: 'much'},
	'ptr-generic/own-name': {
		weight: 'some',
		title: 'The name was chosen by somebody',
		concludes: 'You look like a mail server that somebody looks after.',
		who: null,
		next: [],
		sources: [note('Rules of common spam filters for reverse names')],
	},
	'ptr-generic/generic': {
		weight: 'some',
		title: 'The name looks machine-made',
		concludes:
			"You look like a customer's line, not like a mail server. Some add points for it, some refuse.",
		who: 'network',
		next: ['Ask whoever gave you the address for a PTR name of your own.'],
		sources: [note('Rules of common spam filters for reverse names')],
	},
	'ptr-generic/dynamic': {
		weight: 'much',
		title: 'The name looks like a home line',
		concludes: 'Infected home machines send from such names. Many refuse for it.',
		who: 'network',
		next: [
			'Ask for a fixed address with a PTR name of your own.',
			'Else send through the relay (smarthost) of your provider.',
		],
		sources: [note('Rules of common spam filters for reverse names')],
	},
	'ptr-generic/unanswered': {...unanswered, weight: 'some'},
	'ptr-generic/no-address': {...noAddress, weight: 'some'},
	'ptr-generic/private': {...privateAddress, weight: 'some'},
	'ptr-generic/no-name': noName,
};
