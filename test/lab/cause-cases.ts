import type {Cause} from '../../source/model/cause.ts';
import {pathCases} from './path-cases.ts';

/** One true cause, set up by `scripts/lab-causes.sh`, and what mxray must say about it. */
export type CauseCase = {
	/** What is wrong, and where. */
	readonly title: string;
	readonly address: string;
	readonly options?: readonly string[];
	/** Walks to make before, so that a server that counts has something to count. */
	readonly before?: readonly (readonly string[])[];
	/** The first hypothesis must be one of these: more than one only where no evidence can tell them apart. */
	readonly expect: readonly [Cause, ...Cause[]];
	/** Needs IPv6 in the kernel. */
	readonly six?: boolean;
};

const short = ['--timeout', '3'];
const unwelcome = ['--from', 'bob@unwelcome.example'];
const bare = ['--helo', 'mailhost'];

const postscreen: readonly CauseCase[] = [
	{
		title: 'postscreen greets after 6 s, and only then',
		address: 'alice@greetwait.example',
		options: short,
		expect: ['greet-delay'],
	},
	{
		title: 'a load balancer speaks first, postscreen hangs up at once',
		address: 'alice@pregreet.example',
		expect: ['pre-greeting'],
	},
	{
		title: 'a load balancer speaks first, postscreen refuses later',
		address: 'alice@pregreet-late.example',
		expect: ['pre-greeting'],
	},
	{
		title: 'our address is on the block list that postscreen asks; refused at RCPT',
		address: 'alice@dnsbl.example',
		expect: ['ip-blocklisted'],
	},
	{
		title: 'our address is on the block list that postscreen asks; dropped at once',
		address: 'alice@dnsbl-drop.example',
		expect: ['ip-blocklisted'],
	},
	{
		// "521 5.3.2 Service currently unavailable" is all it says.
		title: 'our address is on a list of postscreen itself; dropped with an excuse',
		address: 'alice@denylist.example',
		expect: ['ip-blocklisted', 'bad-reputation', 'policy'],
	},
];

const postfix: readonly CauseCase[] = [
	{
		title: 'our address is on the block list that smtpd asks',
		address: 'alice@rbl.example',
		expect: ['ip-blocklisted'],
	},
	{title: 'postgrey', address: 'alice@greylist.example', expect: ['greylisted']},
	{
		title: 'our address has no PTR: reject_unknown_reverse_client_hostname',
		address: 'alice@noptr.example',
		expect: ['no-ptr'],
	},
	{
		title: 'check_helo_access refuses whoever says the name of the server, told at RCPT',
		address: 'alice@helo-access.example',
		options: ['--helo', 'mx.causes.example'],
		expect: ['helo-rejected'],
	},
	{
		title: 'reject_non_fqdn_helo_hostname, told at RCPT',
		address: 'alice@helo-fqdn.example',
		options: bare,
		expect: ['helo-rejected'],
	},
	{
		title: 'reject_unknown_helo_hostname, told at RCPT',
		address: 'alice@helo-unknown.example',
		options: ['--helo', 'nosuch.example'],
		expect: ['helo-rejected'],
	},
	{
		title: 'a policy server dislikes the EHLO name and Postfix blames the recipient',
		address: 'alice@helo-policy.example',
		options: bare,
		expect: ['helo-rejected'],
	},
	{
		// STARTTLS fails for want of a key, and that one error is one too many.
		title: 'smtpd_hard_error_limit=1 and broken TLS',
		address: 'alice@hard-error.example',
		expect: ['error-limit', 'tls-failing'],
	},
	{
		title: 'smtpd_hard_error_limit=1, and the one error is an unknown user',
		address: 'nobody@hard-user.example',
		expect: ['user-unknown'],
	},
	{
		title: 'smtpd_client_connection_rate_limit=1, and we were here before',
		address: 'alice@rate.example',
		before: [['alice@rate.example', '--stop-after', 'banner']],
		expect: ['rate-limited'],
	},
	{
		title: 'the sender domain is on the block list that smtpd asks',
		address: 'alice@rhsbl.example',
		options: unwelcome,
		expect: ['domain-blocklisted'],
	},
	{
		title: 'the sender domain does not exist',
		address: 'alice@sender-unknown.example',
		options: ['--from', 'bob@nosuch.example'],
		expect: ['sender-rejected'],
	},
	{
		title: 'the null sender is refused',
		address: 'alice@null-sender.example',
		options: ['--from', '<>'],
		expect: ['sender-rejected'],
	},
	{
		title: 'TLS is required and no cipher fits',
		address: 'alice@tls-broken.example',
		expect: ['tls-failing'],
	},
	{
		title: 'TLS is required and a middlebox takes STARTTLS away',
		address: 'alice@stripped.example',
		expect: ['starttls-stripped'],
	},
	{
		title: 'a middlebox blanks greeting and extensions',
		address: 'alice@masked.example',
		expect: ['middlebox', 'starttls-stripped'],
	},
	{
		title: 'the policy server of one of two MX is down',
		address: 'alice@sick.example',
		expect: ['sick-mx'],
	},
];

const exim: readonly CauseCase[] = [
	{
		title: 'the sender callout finds no such sender',
		address: 'alice@callout.example',
		options: ['--from', 'nosuch@postfix.example'],
		expect: ['sender-rejected'],
	},
	{
		title: 'the sender callout finds no server for the sender',
		address: 'alice@callout.example',
		expect: ['sender-rejected'],
	},
	{
		title: 'smtp_accept_max is reached by others',
		address: 'alice@busy.example',
		expect: ['overload'],
	},
	{
		title: 'an ACL delays the greeting by 6 s',
		address: 'alice@connect-delay.example',
		options: short,
		expect: ['greet-delay'],
	},
	{
		title: 'an ACL delays the answer to EHLO by 6 s',
		address: 'alice@helo-delay.example',
		options: short,
		expect: ['tarpit', 'greet-delay'],
	},
	{
		title: 'an ACL delays the answer to RCPT by 6 s',
		address: 'alice@rcpt-delay.example',
		options: short,
		expect: ['tarpit'],
	},
	{
		title: 'dropped at connect: on a list',
		address: 'alice@connect-drop.example',
		expect: ['ip-blocklisted'],
	},
	{
		// "550 Administrative prohibition" is all it says.
		title: 'dropped at connect without a reason',
		address: 'alice@connect-bare.example',
		expect: ['policy', 'ip-blocklisted', 'bad-reputation'],
	},
	{
		title: 'dropped at EHLO for the name',
		address: 'alice@helo-drop.example',
		options: bare,
		expect: ['helo-rejected'],
	},
	{
		title: 'dropped at EHLO for the name, without a reason',
		address: 'alice@helo-bare.example',
		options: bare,
		expect: ['helo-rejected'],
	},
	{
		title: 'refused at RCPT for the EHLO name, in vague words',
		address: 'alice@rcpt-helo.example',
		options: bare,
		expect: ['helo-rejected'],
	},
	{
		title: 'dropped at MAIL for the sender',
		address: 'alice@mail-drop.example',
		options: unwelcome,
		expect: ['sender-rejected', 'domain-blocklisted'],
	},
	{
		title: 'dropped at MAIL for the sender, without a reason',
		address: 'alice@mail-bare.example',
		options: unwelcome,
		expect: ['sender-rejected'],
	},
	{
		title: 'refused at RCPT for the sender, in vague words',
		address: 'alice@rcpt-sender.example',
		options: unwelcome,
		expect: ['sender-rejected'],
	},
	{
		title: 'dropped at RCPT: no such user',
		address: 'nobody@rcpt-drop.example',
		expect: ['user-unknown'],
	},
	{
		title: 'dropped at RCPT without a reason',
		address: 'alice@rcpt-bare.example',
		expect: ['policy', 'ip-blocklisted', 'bad-reputation'],
	},
	{
		title: 'dropped at RCPT for asking too many unknown names',
		address: 'alice@harvest.example',
		expect: ['harvest-protection'],
	},
];

/** Every cause of the lab. */
export const causeCases: readonly CauseCase[] = [...postscreen, ...postfix, ...exim, ...pathCases];
