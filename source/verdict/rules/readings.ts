import type {Cause} from '../../model/cause.ts';
import type {Factor, TrialResult} from '../../model/trial.ts';
import type {Finding} from '../finding.ts';
import {lacksPtr} from '../own-names.ts';
import type {Signals} from '../signals.ts';
import {mailboxCauses} from './exclusions.ts';
import {causeOf} from './replies.ts';
import {isVague} from './vague.ts';

/** What an experiment says about causes: weights, exclusions, and the cause that it shows beyond doubt. */
export type Says = Readonly<Partial<Record<Cause, number | 'out'>>> & {
	readonly sure?: Cause;
	/** That cause in nearer words. */
	readonly words?: Finding['words'];
};

/** How the results of a kind of experiment are to be read. */
export type Reading = {
	readonly further?: (s: Signals, result: TrialResult) => Says;
	readonly same?: (s: Signals, result: TrialResult) => Says;
	/** The same point, but another answer. */
	readonly different?: (s: Signals, result: TrialResult) => Says;
};

const isRefusal = ({reply}: Signals) => reply !== undefined;
const isTemporary = ({explanation}: Signals) => explanation?.permanence === 'temporary';
const isAbout = (s: Signals, who: string) => s.explanation?.about === who;
const hung = ({ended}: Signals) => ended === 'timeout';
const speaksOfSpf = ({words, explanation}: Signals) =>
	/\bspf\b|\bdmarc\b|\bdkim\b|authenticat/u.test(words) ||
	explanation?.reason === 'sender-auth-failed';
const all = (list: readonly Cause[], weight: number | 'out'): Says =>
	Object.fromEntries(list.map((cause) => [cause, weight]));

/** An answer came where there had been none, whatever it says. */
function waited(s: Signals, {view, outcome}: TrialResult): Says {
	if (!hung(s)) return {overload: 3};
	const late = (view.attempts.at(-1)?.exchanges ?? []).filter(
		({stage, sent, reply}) => stage !== 'banner' && sent && (reply?.elapsedMs ?? 0) >= 1000,
	);
	if (s.stage === 'banner' && late.length > 1) {
		return {sure: 'tarpit', tarpit: 9, 'greet-delay': 3, overload: -1};
	}
	// Where the patient hears a refusal, that is what has to be explained.
	const refusal = (outcome.code ?? 0) >= 400 ? causeOf[outcome.reason] : undefined;
	if (refusal !== undefined && outcome.stage === s.stage && s.stage !== 'banner') {
		return {tarpit: 6, overload: -1, 'path-mtu': -4, middlebox: -3, [refusal]: 12, sure: refusal};
	}
	if (s.stage === 'banner') return {sure: 'greet-delay', 'greet-delay': 8, overload: -1};
	if (s.stage === 'connect') return {overload: 5, 'port25-blocked': 'out', firewalled: -3};
	return {sure: 'tarpit', tarpit: 8, overload: -1, 'path-mtu': -4, middlebox: -3};
}

// prettier-ignore
function otherPlace(s: Signals): Says {
	// A refusal in words may differ from host to host without any of them being ill.
	const isIll = !isRefusal(s) || isTemporary(s);
	return {
		...(isIll ? {sure: 'sick-mx'} : {}), 'sick-mx': isIll ? 8 : 7,
		'port25-blocked': -6, 'server-down': -4, firewalled: -3, 'ip-blocklisted': -4, 'no-ptr': -3, 'bad-reputation': -2,
		'helo-rejected': -3, 'sender-rejected': -3, middlebox: -3, 'path-mtu': -2, overload: -5,
	};
}

function samePlace({stage}: Signals): Says {
	return {
		'sick-mx': 'out',
		...(stage === 'connect' ? {'server-down': -1, 'port25-blocked': 1} : {}),
		...(stage === 'banner' ? {'ip-blocklisted': 1} : {}),
	};
}

// prettier-ignore
function otherFamily(s: Signals): Says {
	if (s.family !== 6) {
		return s.stage === 'connect'
			? {firewalled: 3, 'sick-mx': 4, 'server-down': -3}
			: lacksPtr(s.own)
				? {'no-ptr': 5, 'ip-blocklisted': 2, 'sick-mx': 1, policy: -1, 'helo-rejected': -3, 'sender-rejected': -3}
				: {'ip-blocklisted': 4, 'sick-mx': 2, policy: -1, 'helo-rejected': -3, 'sender-rejected': -3};
	}
	const others: Says = {
		'helo-rejected': -4, 'sender-rejected': -4, greylisted: -2, 'ip-blocklisted': -2, 'no-ptr': -1,
		'port25-blocked': -5, 'server-down': -5, 'no-route': -3, overload: -2, 'sick-mx': -2,
	};
	if (s.tls.failure?.stalled === true) return {...others, 'path-mtu': 5, 'ipv6-path': 4, 'tls-failing': -2};
	if (isRefusal(s)) return {...others, sure: 'ipv6-identity', 'ipv6-identity': 9, 'ipv6-path': 'out'};
	if (s.stage === 'connect' || (s.stage === 'banner' && hung(s))) {
		return {...others, sure: 'ipv6-path', 'ipv6-path': 8, firewalled: -2, 'greet-delay': -2};
	}
	if (hung(s)) return {...others, 'ipv6-path': 5, 'path-mtu': 4, tarpit: -3};
	return {...others, 'ipv6-identity': 6, 'ipv6-path': 3, 'tls-failing': -2};
}

// prettier-ignore
function withoutTls(s: Signals): Says {
	// The same address, name and sender pass in the clear: it is what TLS shows that is refused.
	if (isRefusal(s)) return {...all(aboutYou, 'out'), sure: 'policy', policy: 8, words: shownOverTls};
	const detail = `${s.tls.failure?.detail ?? ''} ${s.moment.detail ?? ''}`;
	if (hung(s) || /timeout|timed out|etimedout/iu.test(detail)) {
		return {sure: 'path-mtu', 'path-mtu': 8, 'tls-failing': 2, overload: -3, tarpit: -4};
	}
	if (s.stage === 'starttls') return {sure: 'tls-failing', 'tls-failing': 7, middlebox: 2, overload: -3};
	// Inside TLS it broke off, and in the clear the same address and names pass.
	if (s.tls.secure) return {...all(aboutYou, 'out'), sure: 'tls-failing', 'tls-failing': 12, middlebox: 1, words: insideTls};
	return {'tls-failing': 4, 'path-mtu': 2, middlebox: 2};
}

const insideTls = {
	text: 'It breaks off inside TLS, and passes in the clear with the same address and names: TLS at the server is broken, or it drops what it sees there.',
	next: ['See what it offers: openssl s_client -starttls smtp.'],
};

const shownOverTls = {
	text: 'The server refuses what is shown or agreed on over TLS, such as a certificate or a version: in the clear it takes the same address, name and sender.',
	next: [
		'Look at what you show over TLS: client certificate, versions, ciphers.',
		'Tell their postmaster, with the time and the exact reply.',
	],
};

const aboutYou: readonly Cause[] = [
	'ip-blocklisted',
	'bad-reputation',
	'no-ptr',
	'helo-rejected',
	'sender-rejected',
	'sender-auth-failed',
	'rate-limited',
	'domain-blocklisted',
	'ipv6-identity',
	'tls-required',
	'pre-greeting',
];

/** Too many recipients may be of anybody. */
const ofOwnRecipient = mailboxCauses.filter((cause) => cause !== 'too-many-recipients');

/** The better name is a literal and the worse one a confirmed full name: no server prefers that. */
function isOnlyLiteral({own}: Signals, value: string): boolean {
	const isProper = own.heloFault === undefined && own.heloDoubt === undefined;
	return value.startsWith('[') && own.ptr === 'confirmed' && isProper;
}

/** What can only be true of a mailbox that exists: never of a made-up name. */
const ofOneMailbox: readonly Cause[] = [
	'mailbox-disabled',
	'mailbox-full',
	'mailbox-temp-unavailable',
	'user-moved',
];

/** What the reply says of the recipient is confirmed where it says something; else it is meant all the same. */
function ofThisName(s: Signals): Says {
	const named = s.explanation && !isVague(s.explanation, s.words) && causeOf[s.explanation.reason];
	if (named === 'bad-address-syntax') return {[named]: 5};
	return {'recipient-refused': isAbout(s, 'recipient') ? 2 : 6};
}

/** Another recipient was accepted: then this one is meant. Many take postmaster from everybody (RFC 5321 §4.5.1). */
const otherName =
	(isPostmaster: boolean) =>
	(s: Signals): Says => ({
		...all(aboutYou, isPostmaster ? -3 : 'out'),
		// Time may have let the other one in.
		'rate-limited': -3,
		...ofThisName(s),
		...(isTemporary(s) ? {'mailbox-temp-unavailable': 3} : {}),
		policy: -2,
		overload: -2,
	});

function ofConnect({ended}: Signals): Says {
	if (ended === 'refused') return {'server-down': 3, firewalled: 2, 'sick-mx': 1};
	if (ended === 'unreachable') return {'server-down': 1, firewalled: 1};
	return {firewalled: 4, 'server-down': 2, 'sick-mx': 1};
}

function controlWorks(s: Signals): Says {
	return {
		'port25-blocked': 'out',
		'no-route': s.ended === 'unreachable' ? -1 : -5,
		middlebox: -2,
		...(s.stage === 'connect' ? ofConnect(s) : {}),
		...(s.stage === 'banner' && !hung(s) ? {'ip-blocklisted': 1} : {}),
	};
}

// prettier-ignore
function controlFails(s: Signals): Says {
	if (s.stage === 'connect') {
		const cause: Cause = s.ended === 'unreachable' ? 'no-route' : 'port25-blocked';
		return {
			firewalled: 'out', 'server-down': 'out', 'sick-mx': 'out', overload: -4, [cause]: 8, sure: cause,
		};
	}
	if (isRefusal(s)) return {'ip-blocklisted': 2, 'bad-reputation': 2, policy: -2, 'sick-mx': -3};
	return {
		middlebox: 6, 'transparent-proxy': 2, 'sick-mx': -4, overload: -3, 'ip-blocklisted': -1, 'greet-delay': -2,
	};
}

/** The table: what each kind of experiment means, by how it came out. */
// prettier-ignore
export const readings: Readonly<Record<Factor, Reading>> = {
	again: {
		further: (s) => {
			// Put off once and let in on an unchanged visit later: that is what greylisting is.
			const isPutOff = isTemporary(s) && (s.said.mail || s.code !== 421);
			return {
				overload: isPutOff ? 3 : 6, greylisted: isPutOff ? 8 : -2, 'rate-limited': isPutOff ? 3 : 5,
				'ip-blocklisted': -4, 'no-ptr': -4, 'helo-rejected': -4, 'sender-rejected': -4, 'port25-blocked': -6,
				firewalled: -4, 'server-down': -3, 'tls-failing': -3, policy: -3,
			};
		},
		// What is ill may stay ill, and a limit may last.
		same: (s) => ({overload: isRefusal(s) ? -3 : -1, 'rate-limited': -1}),
		different: () => ({overload: 2, 'rate-limited': 1}),
	},
	host: {further: otherPlace, same: samePlace},
	address: {further: otherPlace, same: samePlace},
	family: {
		further: otherFamily,
		same: ({family}) => (family === 6 ? {'ipv6-path': 'out', 'ipv6-identity': 'out'} : {}),
	},
	patience: {
		further: waited,
		same: (s) => (hung(s) ? {'greet-delay': -2, tarpit: -2, middlebox: 1, 'path-mtu': s.stage === 'banner' || s.stage === 'connect' ? 0 : 2, ...(s.stage === 'banner' ? {'not-smtp': 2} : {})} : {}),
		different: (s, result) => (hung(s) && result.outcome.code !== null ? waited(s, result) : {}),
	},
	pace: {
		further: (s) => {
			const others: Says = {'helo-rejected': -3, 'ip-blocklisted': -4, policy: -2, overload: -2};
			if (s.stage === 'banner' || s.words.includes('protocol')) return {...others, sure: 'pre-greeting', 'pre-greeting': 8};
			// Haste before the greeting was none of ours; haste after it may count as the one or the other.
			if (s.stage === 'ehlo') return {...others, 'pre-greeting': 7, 'rate-limited': 5};
			return {...others, 'rate-limited': 6, 'pre-greeting': 3};
		},
		same: () => ({'pre-greeting': -4, 'rate-limited': -1}),
	},
	helo: {
		further: (s, {trial}) => ({
			...(isOnlyLiteral(s, trial.value) ? {'helo-rejected': 6} : {sure: 'helo-rejected', 'helo-rejected': 8}), 'ip-blocklisted': -5, 'no-ptr': -4, 'bad-reputation': -4,
			'sender-rejected': -3, 'recipient-refused': -4, policy: -2, overload: -3,
		}),
		same: () => ({'helo-rejected': -5}),
	},
	sender: {
		further: (s) => {
			const cause: Cause = speaksOfSpf(s)
				? 'sender-auth-failed'
				: s.explanation?.reason === 'domain-blocklisted' ? 'domain-blocklisted' : 'sender-rejected';
			return {
				'helo-rejected': -5, 'ip-blocklisted': -5, 'no-ptr': -4, 'bad-reputation': -4, 'recipient-refused': -4,
				policy: -2, overload: -3, tarpit: -2, [cause]: 8, sure: cause,
			};
		},
		same: () => ({'sender-rejected': -5, 'sender-auth-failed': -4, 'domain-blocklisted': -2}),
	},
	tls: {
		further: (s, {trial}) => trial.manner.startTls === 'never' ? withoutTls(s) : {sure: 'tls-required', 'tls-required': 8},
		same: (_, {trial}) => trial.manner.startTls === 'never' ? {'path-mtu': -5, 'tls-failing': -5} : {'tls-required': -5},
		different: (s, {outcome}) => outcome.reason === 'tls-required' && s.tls.failure !== undefined ? {'tls-failing': 4} : {},
	},
	postmaster: {
		further: otherName(true),
		same: (s) => s.explanation?.reason === 'user-unknown' ? {'user-unknown': -4, policy: 4} : all(ofOwnRecipient, -3),
	},
	name: {
		further: otherName(false),
		// The same code in other words: the server tells this name from one that nobody has.
		different: (s) => isRefusal(s) ? {'user-unknown': 'out', 'recipient-refused': 3, 'mailbox-disabled': 4, 'mailbox-full': 4} : {},
		same: (s) => s.explanation?.reason === 'user-unknown' ? {policy: 1} : {...all(ofOneMailbox, -8), 'recipient-refused': -3},
	},
	port: {
		further: ({stage}) => stage === 'connect' ? {'server-down': 'out', 'no-route': 'out', 'port25-blocked': 3, firewalled: 2} : {},
		// Another port says no where this one says nothing: the host lives.
		different: ({stage, ended}, {outcome}) => stage === 'connect' && ended === 'timeout' && outcome.ended === 'refused'
			? {'server-down': -3, firewalled: 3, 'port25-blocked': 1} : {},
		same: ({stage, ended}) => stage === 'connect' ? {'server-down': ended === 'refused' ? 2 : 0, 'port25-blocked': -1} : {},
	},
	control: {further: controlWorks, same: controlFails, different: controlFails},
};
