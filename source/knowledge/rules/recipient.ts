import type {Rule} from '../rule.ts';
import {textRule as rule} from './text-rule.ts';

/** What is wrong with the mailbox, its domain, or the way there. */
export const recipientRules: readonly Rule[] = [
	rule(
		'relay-denied/word',
		'relay-denied',
		'relay|rcpthosts|relaying',
		'relay(?:ing)?(?: mail)?(?: access| to| by| from| for)?{gap}(?:denied|deny|not (?:permitted|allowed|authori[sz]ed|accepted|possible)|prohibited|forbidden|disallowed|refused|rejected|is not|disabled|unable|restricted)|(?:unable|cannot|can.t|not (?:permitted|allowed|authori[sz]ed|able|willing|going)|refus(?:e|ed|ing)|won.t|will not|don.t|do not|does not|no|deny|denied|rejected|prohibit[a-z]*|unauthori[sz]ed|not) {few}(?:to )?(?:act as |an? )?(?:open |third.party |smtp )?relay(?:ing)?|rcpthosts|use me .{0,40}as a relay|as a relay|relay (?:access )?(?:denied|denial)|relay_denied|third.party relay',
		[
			'554 5.7.1 <a@example.com>: Relay access denied',
			'550 5.7.1 Unable to relay for a@example.com',
			'553 sorry, that domain is not in my list of allowed rcpthosts (#5.7.1)',
			'550 relay not permitted',
		],
		{except: 'open relay|relay limit|insecure'},
	),
	rule(
		'relay-denied/not-local-domain',
		'relay-denied',
		'not hosted|not local|not a local|not handled|not served|not our domain|not accepted for|not responsible|not configured|not allowed|not serviced|not a hosted|no longer hosted|not relay|not a valid domain here|not here|unknown local|not in my|not one of|not accept mail for|not accepting mail for|not serve|not handle|not deliver|not managed|is not mine|unrecognized domain|do not accept',
		'(?:domain|host|@|recipient|destination|mail) {few}(?:is |are )?(?:{isnt}) (?:one of )?(?:currently )?(?:hosted|handled|served|serviced|managed|configured|a (?:local|hosted)|local|our|mine|in my|one of our)|(?:we|server|system|host) (?:{isnt}) (?:handle|host|serve|accept(?:ing)?) {few}(?:mail |messages |e-?mail )?(?:for )?{few}(?:domain|@)|not (?:a )?local(?: domain)?$|not responsible for|specified domain is not allowed|{isnt} (?:accept|tak|receiv)[a-z]* (?:mail|messages|e-?mail) for (?:this|that|the) domain|mail for (?:that|this|the)? ?{few}domain {few}not (?:accepted|allowed|relayed)',
		[
			'550 5.7.1 The domain example.com is not hosted here',
			'550 We do not accept mail for that domain',
		],
		{except: '{sender}|user|mail ?box'},
	),

	rule(
		'mailbox-full/word',
		'mailbox-full',
		'quota|full|storage|exceed|out of space|no space|too many messages|disk space|overquota|insufficient|over limit|over its|space left',
		'(?:mail ?box|inbox|mail ?folder|maildir|account|user|recipient|{who}).{0,70}(?:(?:is |was )?(?:\\bfull\\b|over ?-?quota|out of (?:storage|space|room)|over (?:its |the |their )?(?:quota|limit|allowed|size|storage|disk))|quota|(?:has |have |would |will |)exceed[a-z]*.{0,30}(?:quota|allowed|storage|limit|size|space|capacity)|no (?:more )?(?:space|room)|insufficient (?:disk )?(?:space|storage)|too (?:full|many messages)|storage (?:limit|space|exceeded|full|allocation)|disk (?:quota|space|full))|over ?-?quota|mail ?box ?(?:is )?full|quota (?:is |was |has been )?(?:exceeded|violation|full|reached)|(?:exceed|exceeds|exceeded|exceeding|over|violat)[a-z]* {few}(?:mail ?box|storage|disk|user|account|their|allocated|his|her) ?{few}(?:quota|limit|allocation|space|size|storage)|disk quota|full mail ?box|mail ?box quota|out of (?:storage|space).{0,20}(?:mail ?box|inbox|account)',
		[
			'552 5.2.2 Mailbox full',
			'452 4.2.2 The email account that you tried to reach is over quota',
			'550 User has exceeded his storage limit',
			'552 Requested mail action aborted: exceeded storage allocation',
		],
		{
			except:
				'sending quota|message rate|daily|hourly|rate limit|quota for sending|recipients? per|messages? per|insufficient (?:permission|authori)|maximum message size|fully',
		},
	),
	rule('mailbox-full/storage-allocation', 'mailbox-full', 'storage allocation', undefined, [
		'552 5.3.0 Requested action aborted: exceeded storage allocation',
	]),

	rule(
		'user-moved/word',
		'user-moved',
		'moved|new address|forwarding address|please try <|changed address|changed his|changed their|has a new|not local; please try|left the company',
		'(?:user|recipient|mail ?box|account|person|address|he|she|they).{0,30}(?:has |have )?(?:moved|a new address|changed (?:e-?mail |his |her |their |its )?address)|new (?:e-?mail )?address is|please try <?@|use the (?:new|following) address',
		['551 5.1.6 The user has moved; please try <bob@example.org>'],
		{except: 'temporar|being moved|is being'},
	),

	rule(
		'mailbox-disabled/state',
		'mailbox-disabled',
		'disabled|suspend|inactiv|deactivat|closed|expired|locked|frozen|no longer valid|not active|not activated|dormant|terminated|cancel|inactive|discontinued|obsolete|unavailable|retired|blocked|deleted|stopped|unactivated|abandoned|limited',
		'(?:{who}|@|this e-?mail|user|account).{0,60}(?:(?:is |has been |was |been |currently |temporarily |permanently |now |are |)(?:disabled|suspended|inactive|inactivated|deactivated|de-activated|closed|expired|locked|frozen|dormant|terminated|cancell?ed|discontinued|unactivated|retired|obsolete)|not active|not (?:yet )?(?:been )?activated|not in use|no longer (?:active|in use|valid|in service|monitored|used)|suspend the service)|(?:disabled|suspended|inactive|inactivated|deactivated|closed|expired|locked|frozen|dormant|terminated|discontinued|retired|obsolete) (?:{who}|user|account)|\\[suspend\\]|account (?:closed|disabled|suspended|inbounds? disabled|blocked)|mail ?box (?:disabled|blocked|closed)|recipient address rejected: (?:blocked|disabled|inactive|suspended|locked)|closed due to|address rejected: account|(?:mail|delivery|incoming) (?:to this \\w+ )?(?:is |has been )?(?:disabled|suspended) for',
		[
			'550 5.2.1 The mailbox is disabled',
			'550 <a@example.com>: Recipient address rejected: Account closed due to inactivity',
			'550 User suspended',
			'525 5.7.13 Account has been locked',
		],
		{
			except:
				'connection closed|closed connection|session closed|closing connection|channel closed|tls|{sender} {few}(?:disabled|suspended)|command|password|vrfy|expn|etrn|verify|password expired|auth(?:entication)? disabled|login|relay|domain {few}(?:expired|suspended|disabled)',
		},
	),
	rule(
		'mailbox-disabled/domain-account',
		'mailbox-disabled',
		'domain',
		'domain {few}(?:suspended|disabled|inactive|expired|deactivated|locked|not active)|suspended domain',
		['550 The domain of the recipient has been suspended'],
		{about: 'domain', mailbox: 'unknown', except: '{sender}'},
	),

	rule(
		'mailbox-temp-unavailable/verification',
		'mailbox-temp-unavailable',
		'verif|unverified|lookup',
		'(?:unverified address|address verification in progress|(?:cannot|could not|can.t|unable to|not able to) (?:currently )?(?:verify|check|validate) {few}(?:{who}|address)|(?:verification|callout|callforward|call-?ahead) {few}(?:in progress|failed|temporar|defer))',
		[
			'450 4.1.1 <a@example.com>: Recipient address rejected: unverified address: Address verification in progress',
			'451 Could not complete recipient verify callout',
		],
		{codes: '4xx', except: '{sender}'},
	),
	rule(
		'mailbox-temp-unavailable/busy',
		'mailbox-temp-unavailable',
		'mailbox|mail box|user|recipient|account|address|inbox',
		'(?:{who}|@).{0,50}(?:temporar|busy|locked|in use|being (?:moved|migrated|restored|created)|currently (?:unavailable|not available|not accepting)|not (?:currently )?available|unavailable|is unavailable|cannot be (?:accessed|opened|used) )|(?:temporar)[a-z]* {few}(?:{who}) (?:unavailable|locked|error|failure)',
		[
			'450 4.2.1 Requested mail action not taken: mailbox unavailable',
			'450 4.2.0 The mailbox is busy, try again later',
		],
		{
			codes: '4xx',
			except:
				'too many|{sender}|receiving|lookup (?:failure|error)|undeliverable|rate|(?:lookup|database|server) {few}(?:fail|error)|temporarily (?:block|ban|black)',
		},
	),

	rule(
		'recipient-refused/restricted',
		'recipient-refused',
		'not authorized|not authorised|not allowed|not permitted|restrict|only accept|members|subscriber|posting|moderat|allowed senders|blocked by the recipient|user entry|refused by recipient|rejected by recipient|rejected by user|by the recipient|not accept mail from|does not accept|not accepting|doesn|permission|private|closed list|not on the|allowlist|whitelist|white list|internal',
		'(?:not (?:authori[sz]ed|allowed|permitted)|no permission|prohibited|lack(?:s)? permission|don.t have permission) {few}to (?:send|post|write|mail|deliver|e-?mail)[a-z ]{0,40}(?:recipient|list|group|address|user|member|mail ?box|this (?:recipient|person)|@)|restricted to (?:members|internal|authenticated|subscribers|certain|specific)|(?:only|list|group|recipient|mail ?box|user|address) {few}accepts? (?:mail|messages|e-?mail|only)[a-z ]{0,30}(?:from|internal)|(?:members|subscribers|moderator)s? only|only (?:members|subscribers|internal|authori[sz]ed|approved|certain|specific)|(?:blocked|rejected|refused|denied) by (?:the |this )?(?:recipient|user|mail ?box owner|addressee)(?:.s)?|recipient (?:has )?(?:blocked|refused|rejected) |(?:recipient|user|mail ?box|list|addressee|person|@).{0,30}(?:does not|doesn.t|not|no longer|refuses to|will not|won.t|has chosen not to|is not) (?:want|wish|accept|accepting|receive|take|allow)[a-z]* (?:to receive )?(?:any )?(?:e-?mails?|mails?|messages?)(?: from| with|\\b)|restrictedtorecipients|sender.{0,30}not (?:on|in) (?:the )?(?:recipient|user|list|allow|white|approved)|(?:recipient|user).s (?:block|black|allow|white|personal|private|list)|user entry|posting {few}(?:not allowed|denied|restricted)|non-?members?',
		[
			'550 5.7.1 You are not authorized to send mail to this list',
			'550 The recipient does not accept mail from you',
			'550 5.7.1 This group only accepts messages from people in its organization',
		],
		{except: 'relay|bounces'},
	),

	rule(
		'user-unknown/word',
		'user-unknown',
		'unknown|invalid|no such|nonexist|non-exist|non exist|unrecogni|undefined|bad |illegal|incorrect|no mailbox|no account|no user|wrong|not a valid|not valid|no valid|unrouteable|unroutable|undeliverable',
		'(?:unknown|invalid|non-? ?existent|non-? ?existing|inexistent|unrecogni[sz]ed|undefined|incorrect|wrong|bad|illegal|no such|not an? (?:valid|known|existing|active)|unrout(?:e)?able|undeliverable) (?:local |virtual |destination |mail |e-?mail |target |final |internal |person |smtp )?(?:{who}|person|name)(?! ?syntax)|no (?:mail ?box|account|user|one|person|recipient|address|alias) (?:here|found|by|with|of|at|named|exists?|matching|for|under|like|in|on)|(?:{who}|user|person).{0,20}[:,(;-] ?(?:unknown|invalid|not found|no such)|no such (?:person|name|address)|unknown local.?part|unrout(?:e)?able address|no (?:valid|such) (?:user|recipient|mail ?box|person|address|account)|not a valid (?:recipient|user|mail ?box|address)',
		[
			'550 5.1.1 <a@example.com>: Recipient address rejected: User unknown in virtual mailbox table',
			'550 No such user here',
			'550 Unknown local part',
			'550 5.1.1 Sorry, no mailbox here by that name',
			'550 Invalid recipient a@example.com',
			'550 Unrouteable address',
		],
		{
			except:
				'{sender} (?:address |domain )?(?:rejected|unknown|invalid)|invalid (?:recipient )?address (?:format|syntax)|no valid recipients|invalid username|password|login|authenti(?:cation|cate)|user (?:name )?(?:or|and) password|user is not logged|not (?:a )?rfc|invalid (?:mail |e-?mail )?address\\b.{0,12}(?:format|syntax)|no (?:recipient|address)s? (?:specified|given|in)|ip address|invalid host',
		},
	),
	rule(
		'user-unknown/state',
		'user-unknown',
		"unknown|exist|found|not known|not recogni|not valid|invalid|not listed|no longer|not in|not registered|not here|not have|unable to find|not local|isn|not locate|not a member|is not a|inexist|not deliver|no account|can't find|cannot find|gone",
		'(?:{who}|@|user|that name|the name).{0,80}(?:{isnt} (?:be )?(?:found|exist|exists|existing|existed|known|recogni[sz]ed|a (?:known|valid|member|user|local|recipient|mail ?box)|valid|listed|locate|located|registered|defined|present|identified|in (?:our|the|this|my) (?:system|director|database|server|list|domain)|here|deliverable|there|hosted|match|available here|at this|on this|a user|accepted here|a mail ?box)|unknown|invalid|non-?exist|nonexist|no (?:longer )?exists?\\b|not exist|doesn.?t exist|no longer (?:available|valid|here|with|at|works|employed|on this)|was not found|unrout(?:e)?able|undeliverable)|(?:don.t|doesn.t|do not|does not|cannot|can.t|unable to|could not|couldn.t) (?:have|know|find|recogni[sz]e|locate|host) (?:a |an |any |that |this |the |such )?(?:local )?(?:{who}|user|one|@)|(?:account|user) {few}(?:gone|deleted|removed)|not our (?:user|customer|client)|user path no exist|not exist user|{who} (?:was |has been |is )?(?:deleted|removed|erased)|auth_vpopmail - invalid user|addressee unknown|user(?:id)? {few}not (?:on|in) ',
		[
			'550 User does not exist',
			'550 5.1.1 The email account that you tried to reach does not exist',
			'550 Mailbox not found',
			'550 <a@example.com> is not a valid mailbox',
			'550 5.1.10 Recipient a@example.com not found by SMTP address lookup',
		],
		{
			except:
				'{sender}.{0,40}(?:rejected|does not exist|not found|unknown|invalid)|sender|mail exchanger|password|authenti(?:cation|cate)|login|in the message headers|valid mail exchange|ip address|header',
		},
	),
	rule(
		'user-unknown/mailbox-unavailable',
		'user-unknown',
		'mailbox|recipient|user|account|address',
		'(?:mail ?box|recipient|user|account|address|@) (?:is |name |)?(?:currently |)?(?:unavailable|not available|rejected|name not allowed|inaccessible)|recipient unavailable|requested action not taken: mail ?box',
		['550 Requested action not taken: mailbox unavailable'],
		{
			codes: '55x',
			confidence: 'medium',
			except:
				'access denied|blocked|policy|{sender}|temporar|not allowed|rejected: |rejected due|rejected (?:by|for|because)|service|denied|disabled|authenti|ip address',
		},
	),
	rule(
		'user-unknown/address-rejected',
		'user-unknown',
		'address rejected|recipient rejected|recipient cannot be verified|could not deliver mail to|addressed to a|not deliver|recipient address rejected',
		'^\\S{0,30} ?(?:<?@>?:? ?)?(?:recipient )?address rejected(?: @)?\\.?(?: \\[|$)|(?:recipient|address) (?:cannot|could not) be verified|could not deliver mail to @',
		[
			'550 5.1.1 <a@example.com> Recipient address rejected',
			'550 The recipient cannot be verified',
		],
		{codes: '55x', confidence: 'low'},
	),

	rule(
		'bad-address-syntax/word',
		'bad-address-syntax',
		'syntax|malformed|format|rfc|illegal|characters|fully-qualified|fully qualified|bad address|bad recipient|incomplete|not allowed',
		'(?:address|recipient|sender|mail ?box|path|local.?part|user).{0,40}(?:syntax|malformed|bad(?:ly)? form|format|not (?:a valid )?rfc|incomplete|not fully.qualified|need fully|illegal char|invalid char|special char|must (?:be|contain)|not in (?:rfc|valid|canonical)|too long)|(?:malformed|badly formed|syntax error in|incomplete|illegal|unqualified|ill-formed|unbalanced|unparsable|unparseable) {few}(?:address|mail ?box|recipient|path|local.?part|sender)|(?:bad|invalid|illegal) (?:recipient |sender |e-?mail |source |destination )?(?:address|mail ?box)(?: name)? (?:syntax|format)|not a valid rfc|(?:invalid|illegal|bad) (?:characters?|chars?) in (?:address|local|recipient)|list:;|fully.qualified (?:address|e-?mail)',
		[
			'553 5.1.3 Malformed recipient address',
			'501 5.1.3 Bad recipient address syntax',
			'504 5.5.2 <a>: Recipient address rejected: need fully-qualified address',
		],
		{except: 'helo|hostname'},
	),

	rule(
		'domain-refuses-mail/word',
		'domain-refuses-mail',
		'null mx|nullmx|no mail at all|does not accept mail|takes no mail|not accept mail|accept no mail|does not receive|null mx',
		'null ?mx|(?:domain|host|server|system) (?:does not|doesn.t|will not|do not|accepts? no|takes? no) (?:accept |receive )?(?:any )?(?:mail|e-?mail|messages)(?! (?:from|for|with))|does not accept (?:any )?(?:mail|e-?mail)$',
		['556 5.1.10 Recipient address has null MX', '521 5.3.2 This host does not accept mail'],
		{except: '{sender}|user|mail ?box|account'},
	),
	rule(
		'domain-not-found/word',
		'domain-not-found',
		'domain|host|mail exchanger| mx',
		'(?:domain|host|mail exchanger|mx(?: record)?|destination).{0,50}(?:{isnt} (?:be )?(?:found|exist|resolved?|valid|known|lookup)|unknown|invalid|nonexist|not exist|non-?existent|no (?:mx|a|dns|such))|(?:unknown|invalid|bad|no such|non-?existent|nonexistent|unresolvable) (?:recipient |destination |target |mail )?(?:domain|host)(?! ?name syntax)|(?:unable to|cannot|could not|can.t) {few}(?:verify|find|resolve|route|look ?up) {few}(?:host|domain|mail exchanger|mx|destination)|no (?:mx|mail exchanger|route|a record)s? (?:record |host |found |for |to )|@? ?{few}does not exist$',
		[
			'550 5.1.2 Host unknown',
			'550 5.4.4 Invalid domain',
			'554 5.4.4 Unable to route: no MX record found for domain',
		],
		{
			except:
				'{sender}|your |client host|user|mail ?box|helo|ehlo|account|hostname|virtual|local recipient|relay',
		},
	),
];
