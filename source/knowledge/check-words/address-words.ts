import {note, page, rfc} from '../sources.ts';
import type {CheckWords, CheckWordsTable} from './words.ts';

const google = page(
	'Google: email sender guidelines',
	'https://support.google.com/mail/answer/81126',
);
const dnsGuide = rfc(1912, '2.1');
const severalNames = rfc(2181, '10.2');
const nat = rfc(3022);
const reputation = [google, note('Practice of large receivers, which judge by address')];

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

const giveAddress = 'Give your public address with --my-ip, or agree to ask for it.';
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

/** Our own address and its reverse name. */
export const addressWords: CheckWordsTable = {
	'own-address/public': {
		weight: 'much',
		title: 'Your public address is known',
		concludes: 'A receiver judges you by the history of this address and of its network.',
		who: null,
		next: [],
		sources: reputation,
	},
	'own-address/nat': {
		weight: 'some',
		title: 'You are behind a NAT',
		concludes:
			'A receiver sees the address of the router and judges by that. That is no fault: name, SPF and lists count for the public address, not for the private one.',
		who: null,
		next: ['Set up PTR, SPF and EHLO name for the public address.'],
		sources: [nat],
	},
	'own-address/carrier-nat': {
		weight: 'much',
		title: 'You share the address with strangers',
		concludes:
			'A receiver sees an address behind which many customers of your provider sit. What they send counts against you, and no PTR record will name you.',
		who: 'network',
		next: [
			'Ask your provider for an address of your own.',
			'Else send through a relay (smarthost) that has one.',
		],
		sources: [rfc(6598), rfc(6269)],
	},
	'own-address/unconfirmed': {
		weight: 'much',
		title: 'Your address is the one that you gave',
		concludes:
			'A receiver judges the address that it sees. All that follows holds if that is the one you named.',
		who: 'you',
		next: ['Agree to ask for it (--whoami), or walk to a mail server that says whom it sees.'],
		sources: reputation,
	},
	'own-address/contradiction': {
		weight: 'much',
		title: 'Others see another address than you gave',
		concludes: 'A receiver judges the address that it sees, not the one that you named.',
		who: 'you',
		next: [
			'Leave out --my-ip, or give the address that others see.',
			'If both are yours, find out through which one your mail leaves.',
		],
		sources: reputation,
	},
	'own-address/several': {
		weight: 'some',
		title: 'Others see different addresses',
		concludes: 'A receiver sees one of them, and which one may change with the way that is taken.',
		who: 'you',
		next: [
			'Name the one that your mail leaves by with --my-ip.',
			'Set up PTR and SPF for all of them if all are in use.',
		],
		sources: reputation,
	},
	'own-address/private': {
		weight: 'much',
		title: 'Your public address is not known',
		concludes:
			'A receiver sees another address than this machine has. Which one cannot be told from here.',
		who: 'you',
		next: [giveAddress, 'Or walk to a mail server: many say in their reply to EHLO whom they see.'],
		sources: [rfc(1918), nat],
	},
	'own-address/option-private': {
		weight: 'much',
		title: 'The address given is a private one',
		concludes:
			'A receiver never sees this address: private addresses do not travel on the internet.',
		who: 'you',
		next: ['Give the public address with --my-ip, or leave it out.'],
		sources: [rfc(1918)],
	},
	'own-address/no-address': {
		weight: 'much',
		title: 'Your address is not known',
		concludes: 'A receiver sees an address, and judges by it. Which one cannot be told from here.',
		who: 'you',
		next: [giveAddress],
		sources: reputation,
	},
	'port-25/open': {
		weight: 'much',
		title: 'Port 25 is open outwards',
		concludes: 'You can reach mail servers directly.',
		who: null,
		next: [],
		sources: [rfc(5321, '4.5.4.2')],
	},
	'port-25/blocked': {
		weight: 'much',
		title: 'Port 25 is blocked on the way out',
		concludes: 'A receiver never hears of you: your network lets nobody send mail directly.',
		who: 'network',
		next: [
			'Ask your provider to open port 25 outwards; many do so on request.',
			'Else send through its relay (smarthost) on port 587 or 465.',
			'Look for a firewall of your own that blocks it.',
		],
		sources: [note('M3AAWG: Managing Port 25 for Residential or Dynamic IP Space')],
	},
	'port-25/one-failed': {
		weight: 'much',
		title: 'One mail server could not be reached',
		concludes: 'The server may be down, or it may not want to hear of you.',
		who: 'you',
		next: ['Try a second, unrelated server: if that fails alike, your way out is blocked.'],
		sources: [rfc(5321, '4.5.4.1')],
	},
	'port-25/not-tried': {
		weight: 'much',
		title: 'Port 25 was not tried',
		concludes: 'Nothing yet: nobody was contacted.',
		who: 'you',
		next: [
			'Walk to a mail server, or agree to the call-back: either shows whether port 25 is open.',
		],
		sources: [rfc(5321, '4.5.4.1')],
	},
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
