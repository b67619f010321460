import type {Rule} from '../rule.ts';
import {textRule as rule} from './text-rule.ts';

/** Delays on purpose, and named block lists: words nobody uses for anything else. */
// prettier-ignore -- a table: one rule a line
export const plainRules: readonly Rule[] = [
	rule(
		'spam-content/several-checks',
		'spam-content',
		'spam check|spam test',
		'fail|did not pass|reject',
		['554 5.7.1 The message failed several anti-spam checks (spf, helo, ptr)'],
	),
	rule(
		'greylisted/word',
		'greylisted',
		'greylist|graylist|grey-list|gray-list|grey list|gray list|greytrap|postgrey|greyed',
		undefined,
		[
			'450 4.2.0 <a@example.com>: Recipient address rejected: Greylisted, see http://postgrey.example.com/',
			'451 4.7.1 Greylisting in action, please come back in 00:05:00',
		],
	),
	rule(
		'greylisted/first-contact',
		'greylisted',
		'first|new sender|seen before|never seen|triplet|early|too soon|come back',
		'first (?:time|attempt|contact|delivery)|new sender|not seen before|never seen|triplet|early retry|retr(?:y|ied|ying) too (?:soon|early)|too soon|come back (?:in|after|later)',
		[
			'451 We have not seen your server before: first contact is delayed, please try again',
			'450 4.7.1 Please come back in 300 seconds',
		],
		{
			codes: '4xx',
			except: 'limit|too many|quota|expired|busy|overload|load|maintenance|first, |command',
		},
	),
	rule(
		'greylisted/deferred-for',
		'greylisted',
		'deferred for|delay',
		'def?er+ed for (?:ip#|\\d+ ?(?:s|min))|delay(?:ing|ed)(?: delivery)?{few}(?:new|unknown) ',
		['451 4.7.1 Delaying delivery from unknown hosts'],
		{codes: '4xx'},
	),
	rule(
		'system-error/list-asked-wrongly',
		'system-error',
		'127.255.255.|open resolver|public resolver',
		'127\\.255\\.255\\.25[245]|(?:open|public) resolver',
		[
			'554 5.7.1 Client host [192.0.2.1] blocked using zen.spamhaus.org; Error: open resolver; https://check.spamhaus.org/returnc/pub/',
		],
		{
			full: true,
			text: {
				meaning:
					'The receiving server asks the block list through a public resolver and takes the error answer for a listing. Your address need not be listed at all.',
				next: [
					'Tell their postmaster: the list must be asked through a resolver of their own.',
					'Look your address up at the list to be sure.',
				],
			},
		},
	),
	rule(
		'domain-blocklisted/zone',
		'domain-blocklisted',
		'surbl|uribl|dbl.|rhsbl|ivmuri|domain block|spamhaus dbl|uri black|url black|uri block|url block',
		'\\bsurbl|uribl|(?:\\bdbl|_dbl|dbl\\.dq)\\.?[a-z0-9.]{0,30}spamhaus|spamhaus.{0,6}dbl|rhsbl|ivmuri|domain block ?list|ur[il] (?:black|block)',
		['554 5.7.1 Blocked using dbl.spamhaus.org', '550 URL in message is listed at multi.surbl.org'],
		{full: true},
	),
	rule(
		'ip-blocklisted/list-name',
		'ip-blocklisted',
		'spamhaus|spamcop|barracudacentral|barracuda reputation|sorbs|abuseat|uceprotect|bl|mailspike|invaluement|abusix|spamrl|hostkarma|junkemailfilter|njabl|spamcannibal|backscatterer|lashback|gbudb|nixspam|0spam|spameatingmonkey|spamrats|cloudmark|mail-abuse|ordb',
		'spamhaus|spamcop|barracudacentral|barracuda reputation|\\bsorbs|abuseat|uceprotect|dnsbl|\\brbls?\\b|[-_.]rbl|rbl[-_.]|dnsrbl|rblsmtpd|\\bpsbl|mailspike|invaluement|abusix|spamrl|hostkarma|junkemailfilter|\\bahbl|njabl|spamcannibal|backscatterer|lashback|gbudb|nixspam|\\b0spam|\\bwpbl|dronebl|blocklist\\.de|spameatingmonkey|spamrats|mail-abuse\\.|\\bordb\\b|\\bdsbl|\\bsbl\\b|\\bxbl\\b|\\bpbl\\b|cdrbl|\\bdrbl|cloudmark sender|nordspam|\\bcbl\\b|\\bspfbl|\\b[a-z0-9-]{0,12}bl\\.[a-z0-9-]{2,}\\.[a-z]{2,}',
		[
			'550 Your server IP address is in the SpamHaus SBL-XBL database',
			'550 Mail from 192.0.2.1 rejected, see http://www.spamhaus.org/lookup/',
			'554 Your host was found in our local RBL',
		],
		{
			full: true,
			except:
				'reputation|greylist|helo command|unknown user|user unknown|no such user|(?:message|mail) {few}(?:identified|classified) as spam',
		},
	),
];

/** The EHLO name, the proof of the sender, the reverse name, the form of addresses, the sender. */
// prettier-ignore -- a table: one rule a line
export const identityRules: readonly Rule[] = [
	rule(
		'helo-rejected/command',
		'helo-rejected',
		'helo|ehlo',
		'(?:helo|ehlo)(?:/(?:helo|ehlo))?(?: command)? rejected|(?:helo|ehlo).{0,60}(?:invalid|not (?:valid|accepted|acceptable|resolv|found|match|allowed|fully|a valid|exist|qualified|correct|permitted|a fqdn)|n.t (?:resolv|match|exist)|does ?n.t|does not|unresolv|forged|bogus|fake|mismatch|malformed|illegal|spoof|impersonat|is (?:my|our|me|localhost|an ip|not)|claim|bad|bare|blacklist|blocklist|refused|rejected|failed|required to be|must (?:be|contain|match|resolve|have)|should (?:be|match|resolve)|requires? (?:a )?(?:valid|domain|fqdn|hostname|fully)|reserved|needs?|inconsistent|fail|unacceptable|numeric|no a record|has no|fqdn|domain name|wrong)|\\b(?:invalid|bad|forged|bogus|fake|malformed|illegal|unqualified|unresolvable|unacceptable|wrong|spoofed|incorrect|mismatched|unknown|raw ip|numeric|ip|my own|our) {few}(?:in |as |for |your )?(?:helo|ehlo)|(?:helo|ehlo)(?: name)?:? .{0,40}(?:access denied|go away|liar|you are not)|you are not me|\\bip address in helo',
		[
			'550 5.7.1 <host>: Helo command rejected: Host not found',
			'504 5.5.2 <x>: Helo command rejected: need fully-qualified hostname',
			'550 Your HELO name for IP address was not found in DNS: invalid HELO',
			'501 5.5.4 Invalid HELO/EHLO argument',
		],
		{
			except:
				'need |first|polite|(?:command )?(?:not|un)[ -]?(?:recognized|implemented|known)|already|duplicate|syntax: (?:helo|ehlo)|greet|relay',
		},
	),
	rule(
		'helo-rejected/hostname-argument',
		'helo-rejected',
		'hostname|domain name|host name',
		'\\b(?:missing|bad|invalid|illegal|malformed) (?:hostname|host ?name(?: syntax)?|domain name|fully qualified)|(?:hostname|host name) (?:syntax|is (?:invalid|required|missing|not fully))|invalid command arguments: invalid domain name|need fully-qualified hostname|(?:give|provide|introduce yourself|use) {few}(?:real|fully.qualified|valid) (?:host|domain) ?name',
		['501 Missing hostname', '501 5.5.4 Bad hostname syntax'],
		{codes: '501|504|550', except: 'recipient|mail exchanger|sender|reverse'},
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
		'spf|sender policy framework',
		'\\bspf\\b|\\bspf[-_ .0-9:(]|sender policy framework|openspf|[\\[(_-]spf|spf(?:fail|soft|hard|check|record)',
		[
			'550 5.7.23 SPF check failed for example.org',
			'550 5.7.1 <a@example.org>: Sender address rejected: Please see http://www.openspf.org/Why?s=mfrom',
			'451 SPF: temporary error while looking up the record',
		],
		{full: true},
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
		'authenticat',
		'(?:unauthenticated (?:e-?mail|sender|message)|sender is unauthenticated|(?:multiple|e-?mail|sender|domain|message) authentication (?:checks?|level|requirements?|polic|failed|failure|fail)|required authentication level|(?:message|sender domain|e-?mail|domain) (?:could not be|cannot be|is not|was not|not) (?:properly )?authenticated|failed (?:e-?mail |sender )?authentication check)',
		[
			'550 5.7.26 Multiple authentication checks failed',
			'550 5.7.515 Access denied, sending domain example.org does not meet the required authentication level',
		],
		{except: 'to send anonymous|resolver\\.'},
	),
	rule(
		'sender-auth-failed/not-permitted-host',
		'sender-auth-failed',
		'not allowed|not authori|not permitted|mismatches client|designated|invalid ip for sending|permitted sender|may not send|unauthori',
		'(?:ip#|\\bips?\\b|host|server|client|mta|{sender}).{0,60}(?:is |are )?(?:not|n.t) (?:an? |listed as )?(?:allowed|authori[sz]ed|permitted|designated)(?: to send| sender| mailer| host| server| outgoing)?.{0,40}\\b(?:for|from|as|on behalf|domain|mail|sender)\\b|mismatches client|invalid ip for sending|not (?:a |an |listed as )?(?:permitted|designated|authori[sz]ed) (?:sender|mailer|outbound|outgoing)|may not send (?:mail )?(?:for|from|as)|unauthori[sz]ed (?:host|server|ip) for',
		[
			'550 192.0.2.1 is not allowed to send mail from example.org',
			'554 MAIL FROM [a@example.org] mismatches client IP [192.0.2.1]',
		],
		{
			except:
				'to (?:this|the) (?:recipient|list|group|domain|server)|to send (?:mail )?to|to connect|to use|to relay|relay|send as|geo|country|anonymous|sender on the|from the recipient|on the recipient',
		},
	),
	rule(
		'sender-auth-failed/spoof',
		'sender-auth-failed',
		'spoof|forged|forgery|impersonat',
		'(?:spoof|forged (?:sender|from|mail|e-?mail|address)|forgery|impersonat)',
		['550 5.7.1 Anti-spoofing policy: sender forgery suspected'],
		{except: 'forged hostname|ip name'},
	),

	rule(
		'no-ptr/word',
		'no-ptr',
		'ptr|reverse|rdns|r-dns|fcrdns|in-addr.arpa|ip6.arpa|possibly forged',
		'\\bptrs?\\b|ptr[-_ ]record|reverse(?:[- ](?:dns|hostname|host|lookup|look-up|name|record|ip|resolution|domain|map|address|entry|client|mx|zone|delegation))|reversedns|\\brdns\\b|fcrdns|in-addr\\.arpa|ip6\\.arpa|forward[- ]confirmed|(?:does not|doesn.t|not|cannot|can.t|no) reverse|possibly forged',
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
		'find|resolv|no dns entr|lookup|no hostname|no name|does not match|mismatch',
		'(?:find|resolve|verify|look ?up|determine) (?:your|the client|client|the) (?:ip address to|host|hostname|host name|ip|ip address|address|server|name)\\b(?!.{0,30}(?:recipient|sender))|no dns entr(?:y|ies) for your|(?:client|host|ip|ip#)[^.;]{0,20} (?:has no|without) (?:host ?name|dns|reverse|name)|\\bip address {few}does(?: not|n.t) resolve|(?:hostname|host name) {few}(?:does(?: not|n.t)|not|mismatch){few}(?:match|ip)',
		['450 4.7.1 Client host rejected: cannot find your hostname, [192.0.2.1]'],
		{except: '{who}|domain|mail exchanger'},
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
		'bad-address-syntax/word',
		'bad-address-syntax',
		'syntax|malformed|rfc|illegal|character|fully-qualified|fully qualified|bad address|incomplete|route address|format|list:;|unqualified|unbalanced|pars',
		'(?:address|recipient|sender|mail ?box|path|local.?part|user|@).{0,40}(?:syntax|malformed|bad(?:ly)? form|(?:in|bad |wrong |invalid |valid )format|not (?:a valid )?rfc|incomplete|not fully.qualified|need fully|illegal char|invalid char|special char|not in (?:rfc|valid|canonical)|(?:contains?|has) (?:an? )?(?:illegal|invalid|bad)|unpars)|\\b(?:malformed|badly formed|syntax error in|incomplete|illegal|unqualified|ill-formed|unbalanced|unparsable|unparseable) {few}(?:address|mail ?box|recipient|path|local.?part|sender|<|>)|(?:bad|invalid|illegal) (?:recipient |sender |sender.s |e-?mail |source |destination |mail ?box )?(?:address|mail ?box|mail ?box address)(?: name)? (?:syntax|format)|(?:invalid|bad) route address|not a valid rfc|(?:invalid|illegal|bad) (?:characters?|chars?) in (?:address|local|recipient)|list:;|fully.qualified (?:address|e-?mail)|(?:cannot|could not|can.t|unable to|failed to) parse (?:the )?(?:address|sender|recipient|mail)',
		[
			'553 5.1.3 Malformed recipient address',
			'501 5.1.3 Bad recipient address syntax',
			'504 5.5.2 <a>: Recipient address rejected: need fully-qualified address',
		],
		{
			codes: '50x|55x|45x',
			except:
				'helo|hostname|^(?:error: )?syntax: |syntax error|header|message|could not parse recipient|illegal alias|parameters|command',
		},
	),

	rule(
		'sender-rejected/verify',
		'sender-rejected',
		'verif|callback|callout|call-back|call back',
		'(?:sender|return(?:[- ]path)?|from|your) {few}(?:verif|callout|callback|call-?back)|(?:verify|verification of|validate) {few}{sender}|{sender}.{0,60}(?:cannot|could not|can.t|unable|failed|not|un)[ -]?(?:to )?(?:be )?verif|no verifiable sender|callout verification|verification failed for @',
		[
			'550 Sender verify failed',
			'550-Verification failed for <a@example.org>\r\n550 Sender verify failed',
			'451 Could not complete sender verify callout',
		],
		{except: 'recipient (?:is|verif|address)|unverified client|from your (?:host|ip)'},
	),
	rule(
		'sender-rejected/list-file',
		'sender-rejected',
		'badmailfrom|bad mail from|badsender|badfrom',
		undefined,
		['553 sorry, your envelope sender is in my badmailfrom list (#5.7.1)'],
	),
	rule(
		'sender-rejected/address-rejected',
		'sender-rejected',
		'sender|mail from|mailfrom|from address|return-path|return path|reverse-path|envelope from|envelope-from|originator|from domain|your domain|your address|your e-mail|your email|from header|header from|from: |your from',
		'(?:{sender}|\\byour (?:from )?(?:domain|(?:e-?mail )?address)|\\bsend(?:er|ing) (?:domain|address|e-?mail|mail)|domain of (?:the )?sender|from: header|header from).{0,90}(?:reject|refus|den(?:ied|y)|block|(?:black|block|deny)[- ]?list|\\bban(?:ned|\\b)|invalid|unknown|not (?:found|exist|valid|accept|allow|permitt|authori|resol|recogni|local|a valid|known|trusted|owned|verif|whitelist|receiv)|n.t (?:exist|resolv|accept|valid|found|receiv)|cannot (?:be )?(?:found|resolv|receiv|accept)|\\bno (?:mx|a record|such|valid)|does not|doesn.t|unresolv|unrout|undeliverable|non-?exist|must (?:be|exist|resolve)|illegal|forbidden|mismatch|prohibit|bad\\b|has no|disabled|suspended|malformed|undefined|incorrect|unverified|needs? |required|\\bnot\\b)',
		[
			'553 5.1.8 <a@example.org>: Sender address rejected: Domain not found',
			'550 5.1.0 Sender blocked',
			'550 5.7.1 Your domain is not allowed to send mail here',
			'501 5.1.8 Domain of sender address a@example.org does not exist',
			'450 4.1.8 <a@example.org>: Sender address rejected: unverified address',
		],
		{
			except:
				'sender.s (?:ip|host|server|mta)|sending (?:mta|ip|server|host)|sender ip|{who} {few}not (?:accept|allow|authori|permit)|on the recipient.s|recipient.s|by (?:the )?recipient|reputation|recipient {few}(?:restrict|only accept)|\\brate|too many|(?:limit|quota)|spam (?:content|message)|relay|your ip|ip#|command (?:not|un)|resolver\\.rst|not (?:in|on) {few}(?:allow|safe)|rule|(?:message|content|e-?mail) (?:contains|was|is) {few}(?:spam|rejected)|has (?:blocked|refused|rejected) your|headers? |does not want',
		},
	),
	rule(
		'sender-rejected/bad-sender',
		'sender-rejected',
		'sender|from|return',
		'\\b(?:invalid|unknown|bad|illegal|forbidden|blocked|rejected|blacklisted|blocklisted|banned|unauthori[sz]ed|unacceptable|disallowed|unresolvable|unverified|nonexistent|non-existent|undeliverable|no valid mx for your|fqdn required in the|no mx for|malformed|untrusted|incorrect|wrong|fake|refused|denied) {few}(?:sender\\b|from(?: address| domain|:)|return[- ]path|reverse[- ]path|envelope sender|{sender})',
		['550 Invalid sender', '450 No valid MX for your FROM address'],
		{
			except:
				'from (?:your|this|the|that|ip#|host|server|network|client)|sender.{0,2} (?:ip|host|server|reputation|score|base|triplet)|relay|for delivery from|rejected using|blocked by|headers?:? |too many|name of the sender|spam',
		},
	),
	rule(
		'sender-rejected/null-sender',
		'sender-rejected',
		'<>|null sender|empty sender|null return|empty return|bounce|blank',
		'(?:null|empty|blank) (?:sender|return|envelope|reverse|from)|mail from:? ?<>|sender <>|<> (?:sender )?(?:is )?not|bounces? (?:are |is )?not (?:accept|allow)|does not accept bounces',
		['550 Null sender is not allowed here'],
		{except: 'too many'},
	),
	rule(
		'sender-rejected/not-owned',
		'sender-rejected',
		'owned|not logged in|send as|sendas|on behalf',
		'not (?:owned by|logged in as)|send[- ]?as (?:denied|permission|right|this)|sendasdenied|not (?:allowed|authori[sz]ed|permitted) to send {few}(?:as|on behalf)|not owned',
		['553 5.7.1 <a@example.org>: Sender address rejected: not owned by user bob'],
	),
];

/** The server is not responsible, whoever asks: before all that speaks of hosts and recipients. */
// prettier-ignore -- a table: one rule a line
export const relayRules: readonly Rule[] = [
	rule(
		'relay-denied/word',
		'relay-denied',
		'relay|rcpthosts',
		'relay(?:ing)?(?: mail)?(?: access| to| by| from| for)?{gap}(?:denied|deny|not (?:permitted|allowed|authori[sz]ed|accepted|possible)|prohibited|forbidden|disallowed|refused|rejected|is not|disabled|unable|restricted)|(?:unable|cannot|can.t|not (?:permitted|allowed|authori[sz]ed|able|willing|going|configured|currently permitted)|refus(?:e|ed|ing)|won.t|will not|don.t|do not|does not|\\bno\\b|deny|denied|rejected|prohibit[a-z]*|unauthori[sz]ed|\\bnot\\b) {few}(?:to )?(?:act as |an? )?(?:open |third.party |smtp )?relay(?:ing)?|rcpthosts|use me .{0,40}as a relay|as a relay|relay_denied|third.party relay',
		[
			'554 5.7.1 <a@example.com>: Relay access denied',
			'550 5.7.1 Unable to relay for a@example.com',
			'553 sorry, that domain is not in my list of allowed rcpthosts (#5.7.1)',
			'550 relay not permitted',
		],
		{
			except:
				'open relay|relay limit|insecure|identified as spammer|in relay recipient|listed|black|mail relay {few}(?:reputation|block)',
		},
	),
	rule(
		'relay-denied/not-local-domain',
		'relay-denied',
		"not|n't|no longer hosted|non-accepted",
		'(?:domain|host|destination)(?: [^ ]{1,60})? (?:is |are )?(?:{isnt}) (?:one of )?(?:currently |being )?(?:hosted|handled|served|serviced|managed|configured|a (?:local|hosted)|local|our|mine|in my|one of our|accepted here|known here)|(?:we|server|system|host) (?:{isnt}) (?:handle|host|serve|accept(?:ing)?) {few}(?:mail |messages |e-?mail )?(?:for )?{few}(?:domain|@)|not (?:a )?local(?: domain)?$|not responsible for|specified domain is not allowed|(?:do not|don.t|cannot) accept (?:mail|messages|e-?mail) for (?:[a-z0-9-]+\\.)+[a-z]{2,}|{isnt} (?:accept|tak|receiv)[a-z]* (?:mail|messages|e-?mail) for (?:this|that|the) domain|mail for (?:that|this|the)? ?{few}domain {few}not (?:accepted|allowed|relayed)|non-accepted domain',
		[
			'550 5.7.1 The domain example.com is not hosted here',
			'550 We do not accept mail for that domain',
		],
		{except: '{sender}|\\busers?\\b|mail ?box|helo|rdns|reverse'},
	),
];
