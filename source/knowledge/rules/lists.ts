import type {Rule} from '../rule.ts';
import {textRule as rule} from './text-rule.ts';

/** Block lists, reputation, rates: about the address or domain of the client. */
export const listRules: readonly Rule[] = [
	rule(
		'domain-blocklisted/zone',
		'domain-blocklisted',
		'surbl|uribl|dbl.spamhaus|rhsbl|ivmuri|domain block list|domain blocklist|spamhaus dbl|dnswl domain|fresh.spameatingmonkey|uri black|url black|uri block|url block',
		'\\bsurbl|uribl|dbl\\.spamhaus|spamhaus.{0,6}dbl|rhsbl|ivmuri|domain block ?list|uri (?:black|block)|url (?:black|block)',
		['554 5.7.1 Blocked using dbl.spamhaus.org', '550 URL in message is listed at multi.surbl.org'],
	),
	rule(
		'domain-blocklisted/listed-domain',
		'domain-blocklisted',
		'domain|url|uri|link',
		'(?:domain|\\burls?\\b|\\buris?\\b|link|website)s? {few}(?:is |are |was |has been |contains? )?(?:black ?-?list|block ?-?list|deny ?-?list|listed (?:on|in|by|at))|(?:black|block)-?listed (?:domain|url|uri|link)',
		[
			'550 5.7.1 Your domain is blacklisted',
			'554 Message contains a link that is listed in our database',
		],
		{except: 'ip#|\\bip\\b|not (?:be )?(?:white)?listed|domain.{0,12}not listed'},
	),

	rule(
		'ip-blocklisted/blocked-using',
		'ip-blocklisted',
		'blocked using|blocked by|rejected using|listed in|listed at|listed by|listed on|refused by|found in|found on|denied by|blocked for|blocked due to|blocked - see|rejected because|rejected - see|rejected,see',
		'(?:blocked|rejected|refused|denied|dropped) (?:using|by|via|because of|due to|for)[: ] ?(?:the )?(?:[a-z0-9-]+\\.)+[a-z]{2,}|(?:client|host|ip#|\\bip\\b|address|server|network|you(?:r)?|sender|source|relay|mta|from) .{0,60}(?:listed (?:in|at|by|on)|found (?:in|on)) |blocked using|rejected using',
		[
			'554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org',
			'550 192.0.2.1 is listed at bl.example.net',
		],
		{
			except:
				'{sender} {few}(?:domain|address)|recipient {few}list|spam (?:filter|content)|policy|content filter|recipient|due to (?:spam|virus|content|inactivity|attachment|size|too)',
		},
	),
	rule(
		'ip-blocklisted/list-name',
		'ip-blocklisted',
		'spamhaus|spamcop|barracudacentral|sorbs|abuseat|uceprotect|dnsbl|rbl|dnsrbl|psbl|mailspike|invaluement|abusix|spamrl|hostkarma|junkemailfilter|ahbl|njabl|spamcannibal|senderbase|backscatterer|lashback|truncate|gbudb|manitu|nixspam|0spam|wpbl|s5h|dronebl|blocklist.de|spameatingmonkey|rats-|spamrats|dnswl|cloudmark|trendmicro|mail-abuse|maps|ordb|dsbl|bl.score|rblsmtpd|sbl|xbl|pbl|drbl|proofpoint dynamic|fortiguard|hetrix|anonmails|swinog|zapbl|nordspam|blocked.secnap',
		'spamhaus|spamcop|barracudacentral|\\bsorbs|abuseat|uceprotect|dnsbl|\\brbls?\\b|[-_.]rbl|rbl[-_.]|dnsrbl|rblsmtpd|\\bpsbl|mailspike|invaluement|abusix|spamrl|hostkarma|junkemailfilter|\\bahbl|njabl|spamcannibal|backscatterer|lashback|gbudb|nixspam|\\b0spam|\\bwpbl|dronebl|blocklist\\.de|spameatingmonkey|spamrats|mail-abuse\\.|\\bordb\\b|\\bdsbl|\\bsbl\\b|\\bxbl\\b|\\bpbl\\b|cdrbl|\\bdrbl|cloudmark sender|nordspam|\\bcbl\\b|\\bspfbl',
		[
			'550 Your server IP address is in the SpamHaus SBL-XBL database',
			'550 Mail from 192.0.2.1 rejected, see http://www.spamhaus.org/lookup/',
			'554 Your host was found in our local RBL',
		],
	),
	rule(
		'ip-blocklisted/list-word',
		'ip-blocklisted',
		'black|block|deny|denied|ban list|banned|spammer|listed',
		'(?:black|block|deny)[- ]?list(?:ed|ing|s)?\\b|\\bon (?:our|the|a|my) {few}(?:black|block|deny|ban|spam)[a-z]* ?(?:list)|in (?:our|the|my) (?:local )?(?:black|block|deny|ban|spam|spammer)[a-z]* ?list|\\bbanned (?:sending )?(?:ip|host|address|server|network)|(?:ip|host|address|server|network|client)\\b.{0,40}(?:banned|listed as|is listed|identified as (?:a )?(?:spam|source))|spammer list',
		[
			'550 5.7.1 Your IP is on our blacklist',
			'550 5.7.606 Access denied, banned sending IP [192.0.2.1]',
			'554 Your host has been blacklisted',
		],
		{
			except:
				'recipient.{0,30}list|(?:sender|from|domain).{0,16}(?:black|block)-?list|content|not (?:in|on) (?:a |the |our )?(?:white|allow)',
		},
	),
	rule(
		'ip-blocklisted/address-blocked',
		'ip-blocklisted',
		'block|den|refus|reject|banned|forbid|prohibit|barred|disallow|not allowed|not permitted|not accept|not authori|not welcome|will not be accepted',
		'(?:\\bips?\\b(?: address)?|ip#|your (?:ip|host|server|network|isp|mta|computer|mail ?server|country|connection)|client (?:host|ip|address)|(?:sending|source|remote|connecting|originating) (?:ip|host|server|mta|address|network)|(?:this|that) (?:ip|host|server|network)|country|countries|geoip|subnet|netblock).{0,70}(?:\\bblock(?:ed|ing)?\\b|denied|deny|refused|rejected|banned|forbidden|prohibited|barred|disallowed|{isnt} (?:be )?(?:allowed|permitted|accepted|authori[sz]ed|welcome))',
		[
			'550 5.7.1 Client host rejected: Access denied',
			'554 Your IP 192.0.2.1 has been blocked',
			'550 Your country is not allowed to connect to this server',
		],
		{
			except:
				'too many|rate|limit|reputation|complaint|exceed|auth(?:entication)? fail|tls|encrypt|ehlo|helo|unsolicited|relay(?:ing)? (?:denied|access|not)|recipient|dynamic spam|temporar',
		},
	),
	rule(
		'ip-blocklisted/blocked-your-ip',
		'ip-blocklisted',
		'block|den|refus|reject|banned|forbid|bloc|not accept',
		'(?:blocked|denied|refused|rejected|banned|forbidden|(?:not|n.t) (?:be )?(?:accept(?:ed|ing)?|allowed)) {few}(?:mail |connections? |messages? |e-?mail )?(?:from|by|for|to|against) (?:your|this|that|the)? ?{few}(?:\\bips?\\b|ip#|host|server|network|address range|subnet|isp|provider|country|client)|no connections? (?:allowed |accepted )?from (?:your|this|ip#)|(?:connections?|mail) from (?:your|this|ip#).{0,40}(?:not accepted|blocked|refused|rejected|denied)',
		[
			'554 We have blocked mail from your network',
			'550 Connections are not accepted from your IP address',
		],
		{except: 'too many|rate limit|reputation|complaint|exceed|relay|temporar'},
	),
	rule(
		'ip-blocklisted/abuse',
		'ip-blocklisted',
		'abuse|open relay|open proxy|proxy|botnet|infected|compromised|insecure mail relay|dynamic ip|dynamic address|residential|dial-up|dialup|dynamic range',
		'(?:blocked|incidents?|history|source|due to|because of) (?:of |for |to )?{few}\\babuse\\b|open (?:relay|proxy|http proxy|socks)|insecure (?:mail )?relay|botnet|(?:infected|compromised) (?:host|computer|machine|server|ip)|(?:dynamic|residential|dial-?up|dhcp|consumer) {few}(?:ip|address|range|host|pool|client|network|user)|(?:mail|connections?) from {few}(?:dynamic|dial-?up|residential)',
		[
			'553 Connections are being blocked due to previous incidents of abuse',
			'550 5.7.1 Mail from dynamic IP addresses is not accepted here',
		],
		{except: 'contact abuse|abuse@|postmaster or abuse'},
	),

	rule(
		'bad-reputation/word',
		'bad-reputation',
		'reputation|complaint|senderscore|sender score|trust|spam history',
		'\\breputation|senderscore|sender score|complaints? |spam history|(?:history|amount|volume) of spam|(?:new|unknown|un)[- ]?(?:or )?untrusted (?:ip|sender|host|network)|untrusted ip',
		[
			'554 Your access has been rejected due to the poor reputation of the sending MTA',
			'421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to user complaints',
		],
		{except: 'file a complaint|if you have (?:any )?complaint'},
	),

	rule(
		'too-many-recipients/word',
		'too-many-recipients',
		'recipient|rcpt',
		'too many {few}(?:recipients?|rcpts?|envelope)|(?:maximum|max|limit)(?: number)? (?:of )?{few}(?:recipients|rcpts)|(?:recipients?|rcpt)s? {few}(?:limit|count|maximum){few}(?:exceed|reached|per message)?|recipients? exceed|more than {few}recipients|only \\w+ recipients?|(?:number of|recipients?) {few}exceeds? |one recipient (?:at a time|per|only)|multiple recipients? {few}not',
		[
			'452 4.5.3 Too many recipients',
			'452 Maximum number of recipients reached',
			'451 Only one recipient per message is allowed',
		],
		{
			except:
				'rate|per (?:hour|day|minute|second)|recently|recipient (?:has|is) (?:receiv|exceed)|daily|hourly|message (?:rate|size)|invalid recipients|unknown|bad recipients|wrong|storage|quota|mailbox|size',
		},
	),

	rule(
		'rate-limited/word',
		'rate-limited',
		'rate|throttl|too many|too much|too fast|too quick|too frequen|too often|slow down|limit|quota|flood|excessive|exceed|concurren|simultaneous|bursts|burst|frequency|connections per|too-many|overquota for sending|hourly|daily',
		'rate[- ]?(?:limit|control|exceed|is )|(?:unusual|excessive|high|sending|message|connection|mail|send|delivery|error|submission|sender|recipient|transmission) (?:mail |e-?mail |sending |traffic )?rates?\\b|\\brates? {few}(?:exceed|limit|too)|unusual rate|throttl|too (?:many|much|fast|quick|often|frequent)[a-z]* {gap}(?:connect|sessions?|messages?|mails?|e-?mails?|errors?|commands?|attempts?|requests?|transactions?|hits|auth|fail|deliver|quer|sent|bounces?|conversations?|invalid|unknown|bad|wrong|rset|noop|traffic|login|simultan|concurren|per |from|smtp|hops per|volume|rcpt|recipients? (?:per|in|this)|mail for|complain)|(?:receiving|sending|arriving|delivering|connecting|sent|coming|trying) {few}too (?:fast|quickly|many|much|often|frequently)|slow(?:ing)? down|(?:connection|session|message|sending|submission|daily|hourly|per[- ](?:hour|day|minute|second|connection|session|ip)|concurren[a-z]*|simultaneous[a-z]*|smtp|relay|mail|volume|error|command|delivery|policy) ?(?:count |rate |number )?(?:limits?|quota|maximum|threshold)s?\\b|(?:limits?|quota|threshold|maximum|max(?:\\.|imum)? number|allowed number) (?:of |for |on )?{few}(?:connect|sessions?|messages?|e-?mails?|mails? |errors?|commands?|sending|sent|outgoing|transactions?|(?:smtp )?envelopes?|hour|day|minute|ip)|(?:exceed|exceeded|over|reached|excede)[a-z]* (?:its |the |your |their |our )?{few}(?:rate|limit of|sending|connection|concurren|daily|hourly|message(?:s)? (?:limit|per|rate)|max(?:imum)? number of messages|volume|mail limit|e-?mail limit|smtp)|flood|excessive (?:connect|mail|amount|number|volume|errors?|failures?|auth|unknown|bad|invalid|spam|rate|traffic|bounce)|(?:concurrent|simultaneous|parallel) (?:smtp )?(?:connection|session)|sent too (?:many|much)|already (?:connected|open)',
		[
			'421 4.7.0 Too many connections from your host',
			'450 4.7.1 Error: too much mail from 192.0.2.1',
			'451 4.7.1 Rate limit exceeded, slow down',
			'421 Too many concurrent SMTP connections',
			'550 5.7.1 Daily sending quota exceeded',
		],
		{
			except:
				'too many hops|hop count|mailbox|size limit|message size|file size|storage|over ?quota|quota exceeded for (?:user|mailbox|recipient)|on the server|time ?limit|too many (?:invalid |bad |equal )?(?:headers?|x-headers?|received|attachments?|recipients?\\b(?! (?:per|in|this)))|length|limit=|link(?:s|ed)|urls',
		},
	),
	rule(
		'rate-limited/temporarily-blocked',
		'rate-limited',
		'temporarily block|temporarily blacklist|temporarily ban|temporary block|temporarily suspended due|blocked temporarily',
		'(?:your|ip#|\\bip\\b|host|client).{0,60}temporar(?:y|ily) (?:block|black|ban)|temporar(?:y|ily) (?:block|black|ban).{0,60}(?:your|ip#|\\bip\\b|host|client)',
		['450 4.7.1 Your IP has been temporarily blocked, try again in an hour'],
		{codes: '4xx', confidence: 'low'},
	),
];
