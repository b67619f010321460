import type {Rule} from '../rule.ts';
import {textRule as rule} from './text-rule.ts';

/** Block lists, reputation, rates: about the address or domain of the client. */
// prettier-ignore -- a table: one rule a line
export const listRules: readonly Rule[] = [
	rule(
		'rate-limited/too-many-wrong',
		'rate-limited',
		'too many|excessive|too much',
		'(?:too many|excessive|too much) (?:number of )?(?:invalid|unknown|bad|wrong|failed|rejected|incorrect|unsuccessful|non-?existent|errors?|auth|login|connection|bounce|protocol|smtp|unrecogni[sz]ed|fail|rset|noop|vrfy|junk|illegal)',
		['550 Too many invalid recipients', '421 Too many failed login attempts'],
		{except: 'headers?|attachments?'},
	),
	rule(
		'user-unknown/may-not-exist',
		'user-unknown',
		'may not exist|might not exist',
		'(?:account|user|address|mail ?box|recipient){few}(?:may|might) not exist',
		['550 The account may not exist'],
		{confidence: 'low'},
	),
	rule(
		'domain-blocklisted/listed-domain',
		'domain-blocklisted',
		'domain|url|uri|link',
		'(?:\\bdomain|\\burls?\\b|\\buris?\\b|link|website)s?(?: [^ ]{1,60})? (?:{few})?(?:is |are |was |has been |contains? )?(?:black ?-?list|block ?-?list|deny ?-?list|listed (?:on|in|by|at))|(?:black|block)-?listed (?:domain|url|uri|link)|(?:link|url|uri)s? {few}(?:is |are )?on (?:the|a|our) {few}list',
		[
			'550 5.7.1 Your domain is blacklisted',
			'554 Message contains a link that is listed in our database',
		],
		{except: 'ip#|\\bip\\b|not (?:be )?(?:white)?listed|domain.{0,12}not listed|recipient'},
	),

	rule(
		'ip-blocklisted/blocked-using',
		'ip-blocklisted',
		'blocked|rejected|refused|listed|found|denied|dropped',
		'(?:blocked|rejected|refused|denied|dropped) (?:using|by|via|because of|due to|for)[: ] ?(?:the )?(?:[a-z0-9-]+\\.)+[a-z]{2,}|(?:client|host|ip#|\\bip\\b|address|server|network|you(?:r)?|sender|source|relay|mta|from) .{0,60}(?:\\blisted (?:in|at|by|on)|found (?:in|on)) |blocked using|rejected using',
		[
			'554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org',
			'550 192.0.2.1 is listed at bl.example.net',
		],
		{
			except:
				'{sender} {few}(?:domain|address)|recipient {few}list|spam (?:filter|content)|policy|content filter|recipient|due to (?:spam|virus|content|inactivity|attachment|size|too)|{isnt} listed|domino|directory',
		},
	),
	rule(
		'ip-blocklisted/list-word',
		'ip-blocklisted',
		'black|block|deny|denied|ban list|banned|spammer|listed',
		'(?:black|block|deny)[- ]?list(?:ed|ing|s)?\\b|\\bon (?:our|the|a|my) {few}(?:black|block|deny|ban|spam)[a-z]* ?(?:list)|in (?:our|the|my) (?:local )?(?:black|block|deny|ban|spam|spammer)[a-z]* ?list|\\bbanned (?:sending )?(?:ip|host|address|server|network)|(?:ip|host|address|server|network|client)\\b.{0,40}(?:\\bbanned|listed as|is listed|identified as (?:a )?(?:spam|source))|spammer list',
		[
			'550 5.7.1 Your IP is on our blacklist',
			'550 5.7.606 Access denied, banned sending IP [192.0.2.1]',
			'554 Your host has been blacklisted',
		],
		{
			except:
				'recipient.{0,30}list|(?:sender|from|domain).{0,16}(?:black|block)-?list|content|{isnt} (?:in|on) (?:a |the |our )?(?:white|allow)|by (?:the )?recipient|personal',
		},
	),
	rule(
		'ip-blocklisted/address-blocked',
		'ip-blocklisted',
		"block|den|refus|reject|banned|forbid|prohibit|barred|disallow|not |n't|welcome",
		'(?:\\bips?\\b(?: address)?|ip#|your (?:ip|host|server|network|isp|mta|computer|mail ?server|country|connection)|client (?:host|ip|address)|(?:sending|source|remote|connecting|originating) (?:ip|host|server|mta|address|network)|(?:this|that) (?:ip|host|server|network)|\\bcountry|countries|geoip|subnet|netblock).{0,70}(?:\\bblock(?:ed|ing)?\\b|denied|\\bdeny|refused|rejected|\\bbanned|forbidden|prohibited|barred|disallowed|{isnt} (?:be )?(?:allowed|permitted|accepted|authori[sz]ed|welcome))',
		[
			'550 5.7.1 Client host rejected: Access denied',
			'554 Your IP 192.0.2.1 has been blocked',
			'550 Your country is not allowed to connect to this server',
		],
		{
			except:
				'too many|\\brate|\\blimit|reputation|complaint|exceed|auth(?:entication)? fail|\\btls|encrypt|ehlo|helo|unsolicited|relay(?:ing)? (?:denied|access|not)|recipient address|address rejected|dynamic spam|temporar|{who} (?:unknown|not found)|message (?:was |has been )?(?:identified|classified)|mail ?box|content|virus',
		},
	),
	rule(
		'ip-blocklisted/blocked-your-ip',
		'ip-blocklisted',
		"block|den|refus|reject|banned|forbid|not accept|n't accept|no connection|not be accept|not allow",
		'(?:blocked|denied|refused|rejected|\\bbanned|forbidden|(?:\\bnot|n.t) (?:be )?(?:accept(?:ed|ing)?|allowed)) {few}(?:mail |connections? |messages? |e-?mail )?\\b(?:from|by|for|to|against) (?:your|this|that|the)? ?{few}(?:\\bips?\\b|ip#|\\bhost|server|network|address range|subnet|\\bisp\\b|provider|country|\\bclient)|no connections? (?:allowed |accepted )?from (?:your|this|ip#)|(?:connections?|mail|e-?mail|messages?) from (?:your|this|ip#|home|dynamic|that).{0,60}(?:not accepted|block|refused|rejected|denied)',
		[
			'554 We have blocked mail from your network',
			'550 Connections are not accepted from your IP address',
		],
		{
			except:
				'too many|rate limit|reputation|complaint|exceed|relay|temporar|content filter|spam filter|for the (?:recipient|user)|unauthenticated|host not found|by the (?:remote|destination|next) (?:server|host)|by aisp',
		},
	),
	rule(
		'ip-blocklisted/abuse',
		'ip-blocklisted',
		'abuse|open relay|proxy|botnet|infected|compromised|relay|dynamic|residential|dial-up|dialup|dhcp',
		'(?:blocked|incidents?|history|source|due to|because of) (?:of |for |to )?{few}\\babuse\\b|open (?:relay|proxy|http proxy|socks)|insecure (?:mail )?relay|botnet|(?:infected|compromised) (?:host|computer|machine|server|ip)|(?:dynamic|residential|dial-?up|dhcp|consumer) {few}(?:\\bip|address|range|host|pool|client|network|user|space)|(?:mail|connections?|smtp) from {few}(?:dynamic|dial-?up|residential)',
		[
			'553 Connections are being blocked due to previous incidents of abuse',
			'550 5.7.1 Mail from dynamic IP addresses is not accepted here',
		],
		{except: 'contact abuse|abuse@|postmaster or abuse|open relay (?:is )?not allowed'},
	),

	rule(
		'bad-reputation/word',
		'bad-reputation',
		'reputation|complain|senderscore|sender score|trust|spam history|of spam',
		'\\breputation|senderscore|sender score|complaints?\\b|complained|spam history|(?:history|amount|volume) of spam|(?:new|unknown|un)[- ]?(?:or )?untrusted (?:ip|sender|host|network)|untrusted ip',
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
		'too many {few}(?:recipients?|rcpts?|envelope)\\b|(?:maximum|\\bmax|\\blimit)(?: number)? (?:of )?{few}(?:recipients|rcpts)\\b|(?:recipients?|rcpt)s? (?:number |per )?{few}(?:limit\\b|\\bcount\\b|maximum)|recipients? exceed|more than {few}recipients|only (?:one|\\d+) recipients?|(?:number of|recipients?) {few}exceeds? |one recipient (?:at a time|per|only)|multiple recipients? {few}not|recipients? (?:are |is )?multiple',
		[
			'452 4.5.3 Too many recipients',
			'452 Maximum number of recipients reached',
			'451 Only one recipient per message is allowed',
		],
		{
			except:
				'\\brate|per (?:hour|day|minute|second)|this hour|recently|recipient (?:has|is) (?:receiv|exceed)|daily|hourly|message (?:rate|size)|invalid recipients|unknown|bad recipients|wrong|storage|quota|mailbox|\\bsize',
		},
	),

	rule(
		'rate-limited/receiving',
		'rate-limited',
		'receiving',
		'(?:receiving|received) (?:e-?mail|mail|messages?|too)[a-z ]{0,30}(?:\\brate|quick|fast|much|many)',
		[
			'450 4.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages',
		],
		{
			about: 'server',
			mailbox: 'exists',
			text: {
				meaning:
					'The mailbox gets too much mail at the moment, so the server puts more of it off. It says nothing bad about you.',
				next: ['Try again in an hour.'],
			},
		},
	),
	rule(
		'rate-limited/word',
		'rate-limited',
		'rate|throttl|too many|too much|too fast|too quick|too frequen|too often|too soon|slow down|limit|quota|flood|excessive|exceed|exced|concurren|simultaneous|frequen|connections per|maximum|denial of service|max |overload from',
		'rate[- ]?(?:limit|control|exceed|is )|(?:unusual|excessive|high|sending|message|connection|mail|send|delivery|error|submission|sender|recipient|transmission) (?:mail |e-?mail |sending |traffic )?rates?\\b|\\brates? {few}(?:exceed|limit|too)|throttl|too (?:many|much|fast|quick|often|frequent)[a-z]* {gap}(?:connect|sessions?|messages?|mails?\\b|e-?mails?|errors?|commands?|attempts?|requests?|transactions?|\\bhits|\\bauth|fail|deliver|quer(?:y|ies)|\\bsent\\b|bounces?|conversations?|invalid|unknown|\\bbad\\b|wrong|\\brset|\\bnoop|traffic|login|simultan|concurren|\\bper\\b|from|\\bsmtp|volume|rcpts? |recipients? (?:per|this)|complain)|(?:receiving|sending|arriving|delivering|connecting|sent|coming|trying|connect|frequently|retrying) {few}too (?:fast|quickly|many|much|often|frequently)|too (?:fast|frequently|quickly|often)\\b|slow(?:ing)? down|(?:connection|session|message|sending|submission|daily|hourly|(?:per|an?)[- ](?:hour|day|minute|second|connection|session|ip)|concurren[a-z]*|simultaneous[a-z]*|smtp|relay|\\bmail|volume|error|command|delivery|policy|frequency|sender|domain|envelope) ?(?:count |rate |number |sending )?(?:limits?|limited|quota|maximum|threshold)\\b|(?:limits?|quota|threshold|maximum|max(?:\\.|imum)? number|max number|allowed number) (?:of |for |on )?{few}(?:connect|sessions?\\b|messages?\\b|e-?mails?\\b|mails?\\b |errors?|commands?|sending|\\bsent\\b|outgoing|transactions?|(?:smtp )?envelopes?|\\bhour|\\bday|\\bminute|\\bip\\b)|(?:exceed|exceeded|over|reached|excede|exceded)[a-z]* (?:its |the |your |their |our )?{few}(?:\\brate|limit of|sending|connection|concurren|daily|hourly|message(?:s)? (?:limit|per|rate)|max(?:imum)? number of messages|volume|mail limit|e-?mail limit|\\bsmtp|allowed number)|\\bflood|excessive (?:connect|mail|amount|number|volume|errors?|failures?|auth|unknown|bad|invalid|spam|rate|traffic|bounce)|(?:concurrent|simultaneous|parallel) (?:smtp )?(?:connection|session)|sent too (?:many|much)|already (?:connected|open)|denial of service|frequency limit|unusual rate|number of messages per|(?:quota|limit) per (?:hour|day|minute)',
		[
			'421 4.7.0 Too many connections from your host',
			'450 4.7.1 Error: too much mail from 192.0.2.1',
			'451 4.7.1 Rate limit exceeded, slow down',
			'421 Too many concurrent SMTP connections',
			'550 5.7.1 Daily sending quota exceeded',
		],
		{
			except:
				'too many hops|hop count|mail ?box|size limit|message size|file size|limits? on (?:the )?size|storage|over ?quota|quota exceeded for (?:user|mailbox|recipient)|on the server|time ?limit|too many (?:equal )?(?:headers?|x-headers?|received|attachments?|recipients?\\b(?! (?:per|this)))|length|limit=|link(?:s|ed)|urls|administrative limit',
		},
	),
	rule(
		'rate-limited/temporarily-blocked',
		'rate-limited',
		'temporar',
		'(?:your|ip#|\\bip\\b|host|client).{0,60}temporar(?:y|ily) (?:block|black|ban)|temporar(?:y|ily) (?:block|black|ban).{0,60}(?:your|ip#|\\bip\\b|host|client)',
		['450 4.7.1 Your IP has been temporarily blocked, try again in an hour'],
		{codes: '4xx', confidence: 'low'},
	),
];
