import type {Cause} from '../../model/cause.ts';
import type {Ended, Stage} from '../../model/stage.ts';
import type {Signals} from '../signals.ts';

/** Causes with their weight before anything else is known. */
export type Prior = Readonly<Partial<Record<Cause, number>>>;

const dropAtBanner: Prior = {
	'ip-blocklisted': 3,
	overload: 2,
	'rate-limited': 2,
	'no-ptr': 2,
	'sick-mx': 1,
	firewalled: 1,
	'bad-reputation': 1,
	middlebox: 1,
};
const dropAtEhlo: Prior = {
	'helo-rejected': 3,
	'ip-blocklisted': 2,
	overload: 2,
	policy: 1,
	'pre-greeting': 1,
	middlebox: 1,
	'bad-reputation': 1,
};
const dropAtTls: Prior = {'tls-failing': 3, middlebox: 2, overload: 1};
const dropAtMail: Prior = {
	'sender-rejected': 3,
	'ip-blocklisted': 2,
	policy: 2,
	overload: 2,
	'helo-rejected': 1,
	'rate-limited': 1,
};
const dropAtRcpt: Prior = {
	policy: 3,
	overload: 2,
	'ip-blocklisted': 2,
	'harvest-protection': 2,
	'sender-rejected': 2,
	'helo-rejected': 1,
	'recipient-refused': 1,
	'rate-limited': 1,
};

/**
 * What may be behind an end without words, by stage and kind. The stage of the
 * drop need not be the stage of the fault: names and addresses said earlier
 * stay suspects later on.
 */
const silence: Readonly<Partial<Record<Stage, Readonly<Partial<Record<Ended, Prior>>>>>> = {
	mx: {
		'dns-nxdomain': {'domain-not-found': 9},
		'dns-nodata': {'no-mail-host': 9},
		'null-mx': {'domain-refuses-mail': 9},
		'dns-no-address': {'no-mail-host': 7, 'dns-broken': 2},
		'dns-servfail': {'dns-broken': 5},
		'dns-refused': {'dns-broken': 5},
		'dns-timeout': {'dns-broken': 5, 'no-route': 2},
	},
	connect: {
		timeout: {'port25-blocked': 3, firewalled: 3, 'server-down': 2, 'sick-mx': 1},
		refused: {'server-down': 3, firewalled: 2, 'port25-blocked': 1, 'sick-mx': 1},
		unreachable: {'no-route': 4, 'server-down': 2, firewalled: 1},
		rst: {firewalled: 3, 'server-down': 1, middlebox: 2, 'port25-blocked': 1},
		fin: {firewalled: 3, middlebox: 2},
		'blocked-address': {'no-mail-host': 5, 'dns-broken': 2},
	},
	banner: {
		fin: dropAtBanner,
		rst: {...dropAtBanner, middlebox: 2, firewalled: 2},
		timeout: {
			'greet-delay': 3,
			overload: 3,
			'not-smtp': 2,
			'sick-mx': 1,
			'ip-blocklisted': 1,
			'no-ptr': 1,
		},
		'protocol-error': {'not-smtp': 5, 'transparent-proxy': 1, middlebox: 1},
	},
	ehlo: {
		fin: dropAtEhlo,
		rst: {...dropAtEhlo, middlebox: 2},
		timeout: {overload: 3, tarpit: 3, 'path-mtu': 2, middlebox: 2},
		'protocol-error': {'protocol-error': 4, middlebox: 3},
	},
	starttls: {
		fin: dropAtTls,
		rst: {...dropAtTls, middlebox: 3},
		timeout: {'path-mtu': 3, overload: 2, middlebox: 2, 'tls-failing': 2},
		'tls-failure': {'tls-failing': 4, middlebox: 2},
		'protocol-error': {middlebox: 4, 'tls-failing': 2},
	},
	mail: {
		fin: dropAtMail,
		rst: {...dropAtMail, middlebox: 2},
		timeout: {tarpit: 4, overload: 4, 'sender-rejected': 2, 'path-mtu': 1},
		'protocol-error': {'protocol-error': 4, middlebox: 3},
	},
	rcpt: {
		fin: dropAtRcpt,
		rst: {...dropAtRcpt, middlebox: 2},
		timeout: {tarpit: 4, overload: 4, 'sender-rejected': 2, 'harvest-protection': 1, 'path-mtu': 1},
		'protocol-error': {'protocol-error': 4, middlebox: 3},
	},
};

/** What ends a walk like that, before anything else is known. */
function priorOfSilence(stage: Stage, ended: Ended): Prior {
	return silence[stage]?.[ended] ?? {};
}

/** What ends a walk before the command of its stage went out: no name in it can be to blame. */
export function priorOfUnsent(ended: Ended): Prior {
	if (ended === 'protocol-error') return cut;
	const path: Prior = ended === 'rst' || ended === 'timeout' ? {middlebox: 2} : {middlebox: 1};
	return {policy: 2, 'rate-limited': 2, overload: 2, ...path};
}

/** The connection was lost in the middle of a good answer: nobody was about to refuse. */
export function isLostInAnswer({begun, ended}: Signals): boolean {
	return begun !== undefined && (ended === 'fin' || ended === 'rst');
}

const lostInAnswer: Prior = {overload: 3, middlebox: 2, 'sick-mx': 1, 'rate-limited': 1};

/** An answer in the form of SMTP that is longer than we read. */
const cut: Prior = {'protocol-error': 4, middlebox: 1};

/** What may be behind an end without words, before anything else is known. */
export function priorOf(signals: Signals): Prior {
	const {stage, ended, moment, isCut} = signals;
	if (moment.unsent !== undefined) return priorOfUnsent(ended);
	if (isCut) return cut;
	return isLostInAnswer(signals) ? lostInAnswer : priorOfSilence(stage, ended);
}

/** A permanent refusal whose words give no reason. */
const refusal: Readonly<Partial<Record<Stage, Prior>>> = {
	banner: {'ip-blocklisted': 4, 'bad-reputation': 2, 'rate-limited': 1, policy: 1},
	ehlo: {'helo-rejected': 4, 'ip-blocklisted': 3, 'bad-reputation': 2, policy: 2},
	starttls: {'tls-failing': 4, middlebox: 2},
	mail: {
		'sender-rejected': 4,
		'ip-blocklisted': 3,
		'bad-reputation': 2,
		policy: 2,
		'helo-rejected': 2,
		'sender-auth-failed': 1,
	},
	rcpt: {
		policy: 3,
		'ip-blocklisted': 3,
		'recipient-refused': 3,
		'sender-rejected': 2,
		'helo-rejected': 2,
		'bad-reputation': 2,
		'relay-denied': 1,
	},
};
/** A temporary one. */
const deferral: Readonly<Partial<Record<Stage, Prior>>> = {
	banner: {overload: 4, 'rate-limited': 3, 'bad-reputation': 2, 'ip-blocklisted': 1},
	ehlo: {overload: 3, 'rate-limited': 3, 'helo-rejected': 2, 'bad-reputation': 2},
	starttls: {'tls-failing': 5, overload: 2},
	mail: {overload: 3, 'rate-limited': 3, 'sender-rejected': 2, greylisted: 2, 'bad-reputation': 2},
	rcpt: {
		greylisted: 4,
		overload: 2,
		'rate-limited': 2,
		'bad-reputation': 2,
		'sender-rejected': 1,
		'mailbox-temp-unavailable': 1,
	},
};

/** What is behind a refusal that gives no reason of its own. */
export function priorOfRefusal(stage: Stage, isTemporary: boolean): Prior {
	return (isTemporary ? deferral : refusal)[stage] ?? {policy: 2};
}

/** Why an end without words lets one think of a cause. One sentence each. */
const because: Readonly<Partial<Record<Cause, string>>> = {
	'ip-blocklisted':
		'Your IP address was known to the server by then, and many refuse listed ones without a word.',
	'bad-reputation': 'Some servers drop addresses they do not trust without a word.',
	'rate-limited': 'Servers with a limit on connections or commands end them like this.',
	overload: 'Servers in trouble, and those behind a load balancer, end sessions like this.',
	'sick-mx': 'It may be this one host or address only.',
	firewalled: 'A firewall on their side would look like this.',
	middlebox: 'A filter on the way would look like this.',
	'helo-rejected': 'Your EHLO name was known to the server by then.',
	policy: 'A rule that is not told to you would look like this.',
	'pre-greeting': 'Servers that saw talk before the greeting close like this.',
	'tls-failing': 'It ended in the midst of setting up TLS.',
	'sender-rejected': 'The sender was known to the server by then.',
	'harvest-protection':
		'The recipient had just been named, and some servers drop whoever names unknown ones.',
	'recipient-refused': 'The recipient had just been named.',
	'domain-not-found': 'The DNS says outright that there is no such name.',
	'domain-refuses-mail': 'The DNS says outright that the domain takes no mail.',
	'no-mail-host': 'The DNS names no host with a public address.',
	'dns-broken': 'The question itself got no usable answer.',
	'no-route': 'Your own network may have no way there.',
	'port25-blocked': 'Most home, mobile and cloud networks let no connection to port 25 out.',
	'server-down': 'A host that is switched off would look like this.',
	'greet-delay': 'The connection stands, and only the greeting is missing.',
	'no-ptr': 'Some servers look your address up first, and hang or close when it has no name.',
	'not-smtp':
		'Servers of another kind wait for the client to speak first, or send what is no SMTP.',
	'transparent-proxy': 'Something else may answer in place of the server.',
	'protocol-error': 'What came is no answer that a walk can go on from.',
	tarpit: 'Servers that slow clients down fall silent like this.',
	'path-mtu': 'The connection stands, and an answer is missing: large packets may be lost.',
};

/** Why an end without words lets one think of this cause; '' where nobody needs to be told. */
export function whySilence(cause: Cause): string {
	return because[cause] ?? '';
}
