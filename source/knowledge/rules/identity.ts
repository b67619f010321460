import type {Rule} from '../rule.ts';
import {textRule as rule} from './text-rule.ts';

/**
 * Refusals of the client: its sender, its proof of identity, its name, its
 * address. They stand before all that speaks of recipients, since a reply such
 * as "sender address rejected: user unknown" is about the sender.
 */
export const identityRules: readonly Rule[] = [
	rule(
		'spam-content/several-checks',
		'spam-content',
		'anti-spam check|antispam check|spam check|spam test',
		'fail|did not pass|reject',
		['554 5.7.1 The message failed several anti-spam checks (spf, helo, ptr)'],
	),
	rule(
		'greylisted/word',
		'greylisted',
		'greylist|graylist|grey-list|gray-list|grey list|gray list|greytrap|postgrey|milter-greylist|greyed',
		undefined,
		[
			'450 4.2.0 <a@example.com>: Recipient address rejected: Greylisted, see http://postgrey.example.com/',
			'451 4.7.1 Greylisting in action, please come back in 00:05:00',
		],
	),
	rule(
		'greylisted/first-contact',
		'greylisted',
		'first time|first attempt|first contact|new sender|not seen before|never seen|unknown triplet|early retry|retry too soon|too soon|come back',
		'(?:first (?:time|attempt|contact)|new sender|not seen before|never seen|triplet|early retry|retry(?:ing)? too soon|too soon|come back)',
		[
			'451 We have not seen your server before: first contact is delayed, please try again',
			'450 4.7.1 Please come back in 300 seconds',
		],
		{codes: '4xx', except: 'limit|too many|quota|expired'},
	),
	rule(
		'greylisted/try-from-same',
		'greylisted',
		'deferred for|delaying|delayed for|temporarily deferred for',
		'def?er+ed for (?:ip#|\\d+ ?(?:s|min))|delay(?:ing|ed)(?: delivery)?{few}(?:new|unknown) ',
		['451 4.7.1 Delaying delivery from unknown hosts'],
		{codes: '4xx'},
	),

	rule('sender-auth-failed/dmarc', 'sender-auth-failed', 'dmarc', undefined, [
		'550 5.7.1 Rejected by DMARC policy of example.org',
	]),
	rule('sender-auth-failed/dkim', 'sender-auth-failed', 'dkim|domainkeys|domain keys', undefined, [
		'550 5.7.20 No valid DKIM signature found',
	]),
	rule(
		'sender-auth-failed/arc',
		'sender-auth-failed',
		'arc ',
		'\\barc (?:seal|chain|validation|verif|signature)',
		['550 5.7.29 ARC validation failure'],
	),
	rule(
		'sender-auth-failed/spf',
		'sender-auth-failed',
		'spf|sender policy framework|openspf',
		'\\bspf\\b|\\bspf[-_ .0-9:(]|sender policy framework|openspf|[\\[(_-]spf',
		[
			'550 5.7.23 SPF check failed for example.org',
			'550 5.7.1 <a@example.org>: Sender address rejected: Please see http://www.openspf.org/Why?s=mfrom',
			'451 SPF: temporary error while looking up the record',
		],
	),
	rule(
		'sender-auth-failed/sender-id',
		'sender-auth-failed',
		'sender id|senderid|sender-id|purported responsible',
		'(?:sender[- ]?id\\b.{0,40}(?:fail|reject|pass|not permitted)|purported responsible)',
		['550 5.7.1 Sender ID (PRA) Not Permitted', '550 5.7.1 Missing purported responsible address'],
	),
	rule(
		'sender-auth-failed/unauthenticated-mail',
		'sender-auth-failed',
		'unauthenticated|authentication check|authentication level|email authentication|sender authentication|domain authentication|message authentication|authenticat',
		'(?:unauthenticated (?:e-?mail|sender|message)|sender is unauthenticated|(?:multiple|e-?mail|sender|domain|message) authentication (?:checks?|level|requirements?|polic|failed|failure|fail)|required authentication level|(?:message|sender|e-?mail|domain) (?:could not be|cannot be|is not|was not|not) (?:properly )?authenticated|failed (?:e-?mail |sender )?authentication check)',
		[
			'550 5.7.26 Multiple authentication checks failed',
			'550 5.7.515 Access denied, sending domain example.org does not meet the required authentication level',
		],
	),
	rule(
		'sender-auth-failed/not-permitted-host',
		'sender-auth-failed',
		'not allowed to send|not authorized to send|not authorised to send|not permitted to send|mismatches client|not designated|invalid ip for sending|not a permitted sender|permitted sender',
		'(?:ip#|\\bips?\\b|host|server|client|{sender}).{0,60}(?:is )?(?:not (?:allowed|authori[sz]ed|permitted|designated)(?: to send)?.{0,40}(?:for|from|as|on behalf|domain|mail)|mismatches client)|invalid ip for sending|not (?:a |listed as )?(?:permitted|designated) sender',
		[
			'550 192.0.2.1 is not allowed to send mail from example.org',
			'554 MAIL FROM [a@example.org] mismatches client IP [192.0.2.1]',
		],
		{except: 'to (?:this|the) (?:recipient|list|group)|to send (?:mail )?to'},
	),
	rule(
		'sender-auth-failed/spoof',
		'sender-auth-failed',
		'spoof|forged sender|forgery|impersonat',
		'(?:spoof|forged (?:sender|from|mail|e-?mail|address)|forgery|impersonat)',
		['550 5.7.1 Anti-spoofing policy: sender forgery suspected'],
	),

	rule(
		'helo-rejected/command',
		'helo-rejected',
		'helo|ehlo',
		'(?:helo|ehlo)(?:/(?:helo|ehlo))?(?: command)? rejected|(?:helo|ehlo).{0,60}(?:invalid|not (?:valid|accepted|acceptable|resolv|found|match|allowed|fully|a valid|exist|qualified|correct)|n.t (?:resolv|match|exist)|does ?n.t|unresolv|forged|bogus|fake|mismatch|malformed|illegal|spoof|is (?:my|our|me|localhost|an ip)|claim|bad|bare|blacklist|blocklist|refused|rejected|failed|required to be|must be|reserved|needs?|hostname|impersonat|inconsistent|fail|unacceptable|numeric|no a record|has no)|(?:invalid|bad|forged|bogus|fake|malformed|illegal|unqualified|unresolvable|unacceptable|wrong|spoofed|incorrect|mismatched|unknown|raw ip|numeric|ip|my own|our) {few}(?:in |as |for |your )?(?:helo|ehlo)|(?:helo|ehlo)(?: name)?:? .{0,40}(?:access denied|go away|liar|you are not)',
		[
			'550 5.7.1 <host>: Helo command rejected: Host not found',
			'504 5.5.2 <x>: Helo command rejected: need fully-qualified hostname',
			'550 Your HELO name for IP address was not found in DNS: invalid HELO',
			'501 5.5.4 Invalid HELO/EHLO argument',
		],
	),
	rule(
		'helo-rejected/hostname-argument',
		'helo-rejected',
		'hostname|domain name|host name',
		'(?:missing|bad|invalid|illegal|malformed) (?:hostname|host ?name(?: syntax)?|domain name|fully qualified)|(?:hostname|host name) (?:syntax|is (?:invalid|required|missing|not fully))|invalid command arguments: invalid domain name|need fully-qualified hostname|(?:give|provide|introduce yourself|use) {few}(?:real|fully.qualified|valid) (?:host|domain) ?name',
		['501 Missing hostname', '501 5.5.4 Bad hostname syntax'],
		{codes: '501|504|550', except: 'recipient|mail exchanger|sender'},
	),

	rule(
		'no-ptr/word',
		'no-ptr',
		'ptr|reverse|rdns|r-dns|fcrdns|in-addr.arpa|ip6.arpa',
		'\\bptrs?\\b|ptr[-_ ]record|(?:reverse)(?:[- ](?:dns|hostname|host|lookup|look-up|name|record|ip|resolution|domain|map|address|entry|client|mx|zone|delegation))|reversedns|\\brdns\\b|fcrdns|in-addr\\.arpa|ip6\\.arpa|reverse[- ]lookup|forward[- ]confirmed|(?:does not|doesn.t|not|cannot|can.t|no) reverse',
		[
			'550 5.7.25 The IP address has no PTR record',
			'450 4.7.25 Client host rejected: cannot find your reverse hostname, [192.0.2.1]',
			'554 Reverse DNS lookup failed for host 192.0.2.1',
		],
		{except: 'reverse[- ]path'},
	),
	rule(
		'no-ptr/cannot-find-hostname',
		'no-ptr',
		'cannot find your hostname|find your hostname|resolve your|no dns entr|hostname lookup|unresolvable client|cannot resolve|unable to resolve|not resolve|no hostname|generic|dynamic',
		'(?:find|resolve|verify|look ?up) (?:your|the client|client) (?:host|hostname|ip|address|server|name)|no dns entr(?:y|ies) for your|(?:client|host|ip) {few}(?:has no|without) (?:host ?name|dns|reverse)|(?:your )?ip address {few}does not resolve',
		['450 4.7.1 Client host rejected: cannot find your hostname, [192.0.2.1]'],
	),
	rule(
		'no-ptr/generic-name',
		'no-ptr',
		'generic|dynamic|dialup|dial-up',
		'(?:generic|dynamic|dial-?up)(?:[- ]looking)? (?:host|hostname|dns|rdns|reverse|ptr|name)',
		['550 5.7.1 Mail from generic hostname not accepted'],
		{confidence: 'medium'},
	),

	rule(
		'sender-rejected/verify',
		'sender-rejected',
		'verif|callback|callout|call-back|call back',
		'(?:sender|return(?:[- ]path)?|from|your) {few}(?:verif|callout|callback|call-?back)|(?:verify|verification of|validate) {few}{sender}|{sender}.{0,60}(?:cannot|could not|can.t|unable|failed|not|un)[ -]?(?:to )?(?:be )?verif|no verifiable sender|callout verification|verification failed for',
		[
			'550 Sender verify failed',
			'550-Verification failed for <a@example.org>\r\n550 Sender verify failed',
			'451 Could not complete sender verify callout',
		],
	),
	rule(
		'sender-rejected/address-rejected',
		'sender-rejected',
		'sender|mail from|from address|return-path|return path|reverse-path|envelope from|envelope-from|originator|from domain|your domain|your address|from header|header from|from: ',
		'(?:{sender}|\\byour (?:from )?(?:domain|(?:e-?mail )?address)|\\bsend(?:er|ing) (?:domain|address|e-?mail|mail)|domain of (?:the )?sender|from: header|header from).{0,90}(?:reject|refus|den(?:ied|y)|block|(?:black|block|deny)[- ]?list|ban(?:ned|\\b)|invalid|unknown|not (?:found|exist|valid|accept|allow|permitt|authori|resol|recogni|local|a valid|known|trusted|owned|verif|whitelist|receiv)|n.t (?:exist|resolv|accept|valid|found|receiv)|cannot (?:be )?(?:found|resolv|receiv|accept)|no (?:mx|a record|such|valid)|does not|doesn.t|unresolv|unrout|undeliverable|non-?exist|must (?:be|exist|resolve)|illegal|forbidden|mismatch|prohibit|bad|has no|disabled|suspended|malformed|undefined|incorrect|rejected|unverified|needs? |required|not)',
		[
			'553 5.1.8 <a@example.org>: Sender address rejected: Domain not found',
			'550 5.1.0 Sender blocked',
			'550 5.7.1 Your domain is not allowed to send mail here',
			'501 5.1.8 Domain of sender address a@example.org does not exist',
			'450 4.1.8 <a@example.org>: Sender address rejected: unverified address',
		],
		{
			except:
				'sender.s (?:ip|host|server|mta)|sending (?:mta|ip|server|host)|sender ip|{who} {few}not (?:accept|allow|authori|permit)|on the recipient.s|reputation|authenticat|recipient {few}(?:restrict|only accept)|rate|too many|(?:limit|quota)|spam (?:content|message)|relay',
		},
	),
	rule(
		'sender-rejected/bad-sender',
		'sender-rejected',
		'sender|from|return',
		'(?:invalid|unknown|bad|illegal|forbidden|blocked|rejected|blacklisted|blocklisted|banned|unauthori[sz]ed|unacceptable|disallowed|unresolvable|unverified|nonexistent|non-existent|undeliverable|no valid mx for your|fqdn required in the|no mx for|malformed|untrusted|incorrect|wrong|fake|refused|denied) {few}(?:sender|from(?: address| domain|:)|return[- ]path|reverse[- ]path|envelope sender|mail from)',
		['550 Invalid sender', '450 No valid MX for your FROM address'],
		{
			except:
				'from (?:your|this|the|that|ip#|host|server|network|client)|sender (?:ip|host|server|reputation|score|base)|relay|for delivery from',
		},
	),
	rule(
		'sender-rejected/null-sender',
		'sender-rejected',
		'<>|null sender|empty sender|null return|empty return|bounce',
		'(?:null|empty|blank) (?:sender|return|envelope|reverse|from)|mail from:? ?<>|sender <>|<> (?:sender )?(?:is )?not|bounces? (?:are |is )?not (?:accept|allow)|does not accept bounces',
		['550 Null sender is not allowed here'],
		{except: 'too many'},
	),
	rule(
		'sender-rejected/not-owned',
		'sender-rejected',
		'not owned|not logged in|send as|sendas|on behalf',
		'not (?:owned by|logged in as)|send[- ]?as (?:denied|permission|right)|sendasdenied|not (?:allowed|authori[sz]ed|permitted) to send {few}(?:as|on behalf)',
		['553 5.7.1 <a@example.org>: Sender address rejected: not owned by user bob'],
	),
];
