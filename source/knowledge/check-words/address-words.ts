import {note, page, rfc} from '../sources.ts';
import type {CheckWordsTable} from './words.ts';

const google = page(
	'Google: email sender guidelines',
	'https://support.google.com/mail/answer/81126',
);
const nat = rfc(3022);
const reputation = [google, note('Practice of large receivers, which judge by address')];

/** Where our public address is not known. */
export const giveAddress = 'Give your public address with --my-ip, or agree to ask for it.';

/** Our own address, and the way out from it. */
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
	'own-address/disagree': {
		weight: 'some',
		title: 'Your address cannot be told for sure',
		concludes:
			'A receiver sees one of these addresses. A gateway of yours may translate, or the one who said so sees only a balancer of its own.',
		who: 'you',
		next: [
			'Ask somebody else, too: agree to ask for your address (--whoami), or walk to another mail server.',
			'If you know which one your mail leaves by, name it with --my-ip.',
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
};
