import {note, page, rfc} from '../sources.ts';
import type {CheckWords, CheckWordsTable} from './words.ts';

const ehlo = rfc(5321, '4.1.1.1');
const literals = rfc(5321, '4.1.3');
const postfix = page(
	'Postfix: HELO restrictions',
	'https://www.postfix.org/postconf.5.html#smtpd_helo_restrictions',
);

/** Where the name is not the person's, or no name. */
export const giveName =
	'Give a full host name of your own that leads to your address, with --helo.';

/** The form of the name is wrong. */
function wrong(title: string, concludes: string, next: readonly string[] = [giveName]): CheckWords {
	return {weight: 'much', title, concludes, who: 'you', next, sources: [ehlo, postfix]};
}

const ownUnknown: CheckWords = {
	weight: 'some',
	title: 'Your address is not known',
	concludes: 'A receiver compares for itself; what comes of it cannot be told from here.',
	who: 'you',
	next: ['Give your public address with --my-ip, or agree to ask for it.'],
	sources: [ehlo],
};
const unanswered: CheckWords = {
	weight: 'much',
	title: 'DNS did not say',
	concludes: 'A receiver that gets no answer either often defers the mail: try again later.',
	who: 'dns',
	next: [
		'Try again later, or ask another DNS server with --resolver.',
		'If it stays so, look at the DNS servers of that domain.',
	],
	sources: [ehlo],
};
const noName: CheckWords = {
	weight: 'much',
	title: 'There is no name to look up',
	concludes: 'A receiver finds nothing under this name.',
	who: 'you',
	next: [giveName],
	sources: [ehlo, postfix],
};

/** What we say with EHLO. */
export const heloWords: CheckWordsTable = {
	'helo-name/full-name': {
		weight: 'much',
		title: 'The EHLO name is a full host name',
		concludes: 'The form is right.',
		who: null,
		next: [],
		sources: [ehlo],
	},
	'helo-name/empty': wrong('There is no EHLO name', 'A receiver answers 501: EHLO needs a name.'),
	'helo-name/localhost': wrong(
		'EHLO as localhost',
		'A stranger who calls itself localhost looks like a bot. Many refuse for it.',
	),
	'helo-name/bare-address': wrong(
		'The EHLO name is a bare address',
		'The standard wants brackets around an address. Bots forget them, so many refuse.',
		['Put the address in brackets.', giveName],
	),
	'helo-name/literal-malformed': wrong(
		'The address literal is malformed',
		'A receiver can make nothing of it: many refuse for the form alone.',
	),
	'helo-name/literal-private': wrong(
		'The EHLO name is a private address',
		'A private address says nothing about you. Many refuse for it.',
	),
	'helo-name/literal-other': wrong(
		"The EHLO name is somebody else's address",
		'You claim to be another machine than the one that connects.',
	),
	'helo-name/literal': {
		weight: 'some',
		title: 'The EHLO name is an address',
		concludes:
			'The standard allows it to those who have no name. A mail server has one, so some refuse.',
		who: 'you',
		next: [giveName],
		sources: [literals, note('Refusals of address literals by large receivers')],
	},
	'helo-name/literal-unverified': {
		weight: 'some',
		title: 'The EHLO name is an address',
		concludes:
			'A receiver compares the address with the one that it sees; some refuse literals altogether.',
		who: 'you',
		next: [giveName, 'Give your public address with --my-ip, or agree to ask for it.'],
		sources: [literals],
	},
	'helo-name/single-label': wrong(
		'The EHLO name is not full',
		'Nobody can look up a name without a dot. Many refuse for it.',
	),
	'helo-name/underscore': wrong(
		'The EHLO name has an underscore',
		'It can be looked up, but the standard allows no host name to have one. Strict servers refuse for it.',
		['Use a name with a hyphen in its place.', giveName],
	),
	'helo-name/local-name': wrong(
		'The EHLO name means nothing outside',
		'Such names exist in local networks only. Many refuse for it.',
	),
	'helo-name/malformed': wrong(
		'The EHLO name is not valid',
		'By the standard it is no host name. Many refuse for the form alone.',
	),
	'helo-name/theirs': wrong(
		'The EHLO name is theirs',
		'A receiver knows its own names: whoever uses them is taken for a forger and refused.',
	),
	'helo-name/theirs-unverified': {
		...wrong(
			'The EHLO name is theirs',
			'A receiver looks whether the name leads to you. If not, that is forgery to it.',
		),
		sources: [ehlo],
	},
	'helo-name/not-found-out': {
		weight: 'some',
		title: 'The EHLO name could not be found out',
		concludes: 'A receiver looks for itself; what your name is to it is not known here.',
		who: 'you',
		next: [giveName, 'Or try again when DNS answers.'],
		sources: [ehlo],
	},
	'helo-name/borrowed': wrong(
		"The EHLO name is a big provider's",
		'A receiver knows the addresses of that provider, and yours is none of them: that is forgery to it.',
	),
	'helo-name/borrowed-unverified': {
		...wrong(
			"The EHLO name is a big provider's",
			'A receiver looks whether the name leads to you. If not, that is forgery to it.',
		),
		sources: [ehlo],
	},
	'helo-resolves/resolves': {
		weight: 'much',
		title: 'The EHLO name resolves',
		concludes: 'The name exists.',
		who: null,
		next: [],
		sources: [ehlo, postfix],
	},
	'helo-resolves/literal': {
		weight: 'some',
		title: 'Nothing to resolve',
		concludes: 'An address needs no DNS.',
		who: null,
		next: [],
		sources: [literals],
	},
	'helo-resolves/alias': {
		weight: 'little',
		title: 'The EHLO name is an alias',
		concludes: 'The standard wants the name itself, not an alias of it. Few care.',
		who: 'dns',
		next: [
			'Say the name that the alias leads to.',
			'Or publish the address in place of the CNAME.',
		],
		sources: [rfc(5321, '2.3.5')],
	},
	'helo-resolves/private-address': {
		weight: 'much',
		title: 'The EHLO name leads to a private address',
		concludes: 'The name leads nowhere that a receiver could reach. Many refuse for it.',
		who: 'dns',
		next: ['Publish your public address under that name.'],
		sources: [ehlo, postfix],
	},
	'helo-resolves/nxdomain': {
		weight: 'much',
		title: 'The EHLO name does not exist',
		concludes: 'A receiver takes the name for made up. Many refuse for it.',
		who: 'dns',
		next: ['Publish your address under that name.', giveName],
		sources: [ehlo, postfix],
	},
	'helo-resolves/no-address': {
		weight: 'much',
		title: 'The EHLO name has no address',
		concludes: 'The name leads nowhere. Many refuse for it.',
		who: 'dns',
		next: ['Publish your address under that name.', giveName],
		sources: [ehlo, postfix],
	},
	'helo-resolves/mx-only': {
		weight: 'some',
		title: 'The EHLO name has only an MX record',
		concludes: 'Some are content with an MX record; those who want an address are not.',
		who: 'dns',
		next: ['Publish your address under that name.', giveName],
		sources: [ehlo, postfix],
	},
	'helo-resolves/unanswered': unanswered,
	'helo-resolves/no-name': noName,
	'helo-matches/same-name': {
		weight: 'some',
		title: 'EHLO, PTR and address agree',
		concludes: 'You are who you say you are.',
		who: null,
		next: [],
		sources: [ehlo],
	},
	'helo-matches/address': {
		weight: 'some',
		title: 'The EHLO name leads to your address',
		concludes: 'You are who you say you are. That the PTR name is another one matters to few.',
		who: null,
		next: ['Say the PTR name with EHLO, if it is yours and leads back.'],
		sources: [ehlo],
	},
	'helo-matches/literal': {
		weight: 'some',
		title: 'The literal is your address',
		concludes: 'You are who you say you are, if only by number.',
		who: null,
		next: [],
		sources: [literals],
	},
	'helo-matches/literal-other': {
		weight: 'some',
		title: 'The literal is not your address',
		concludes: 'You claim to be another machine than the one that connects.',
		who: 'you',
		next: [giveName],
		sources: [literals],
	},
	'helo-matches/partly': {
		weight: 'some',
		title: 'The EHLO name fits one family only',
		concludes: 'Over the other family the name does not lead back to you.',
		who: 'dns',
		next: ['Publish both addresses under the name.'],
		sources: [ehlo],
	},
	'helo-matches/other-address': {
		weight: 'some',
		title: 'The EHLO name leads elsewhere',
		concludes:
			'The standard forbids to refuse for this alone; many count it against you all the same.',
		who: 'dns',
		next: ['Publish your address under that name.', giveName],
		sources: [rfc(5321, '4.1.4'), postfix],
	},
	'helo-matches/no-address': {
		weight: 'some',
		title: 'The EHLO name leads nowhere',
		concludes: 'There is nothing that would show that the name is yours.',
		who: 'dns',
		next: ['Publish your address under that name.', giveName],
		sources: [ehlo, postfix],
	},
	'helo-matches/own-unknown': ownUnknown,
	'helo-matches/unanswered': {...unanswered, weight: 'some'},
	'helo-matches/no-name': {...noName, weight: 'some'},
};
