import type {Rule} from '../rule.ts';
import {textRule as rule} from './text-rule.ts';

/** What is wrong with the mailbox, its domain, or the way there. */
// prettier-ignore -- a table: one rule a line
export const recipientRules: readonly Rule[] = [
	rule(
		'mailbox-full/word',
		'mailbox-full',
		'quota|full|storage|exceed|space|too many messages|insufficient|over limit|over its',
		'(?:mail ?box|inbox|mail ?folder|maildir|account|user|recipient|{who}).{0,70}(?:(?:is |was )?(?:\\bfull\\b|over ?-?quota|over the quota|out of (?:storage|space|room)|over (?:its |the |their )?(?:quota|limit|allowed|size|storage|disk))|quota|(?:has |have |would |will |)exceed[a-z]*.{0,30}(?:quota|allowed|storage|limit|size|space|capacity)|\\bno (?:more )?(?:space|room)|(?:insufficient|not enough) (?:disk )?(?:space|storage)|too (?:full|many messages)|storage (?:limit|space|exceeded|full|allocation)|disk (?:quota|space|full)|size limit)|over ?-?quota|mail ?box ?(?:is )?full|quota (?:is |was |has been )?(?:exceeded|violation|full|reached)|(?:exceed|exceeds|exceeded|exceeding|over|violat)[a-z]* {few}(?:mail ?box|storage|disk|user|account|their|allocated|his|her) ?{few}(?:quota|limit|allocation|space|size|storage)|disk quota|full mail ?box|mail ?box quota|(?:out of|not enough|no|insufficient) (?:storage|space|room).{0,20}(?:mail ?box|inbox|account)|(?:larger|bigger) than {few}space left|storage allocation',
		[
			'552 5.2.2 Mailbox full',
			'452 4.2.2 The email account that you tried to reach is over quota',
			'550 User has exceeded his storage limit',
			'552 Requested mail action aborted: exceeded storage allocation',
		],
		{
			except:
				'sending quota|message rate|daily|hourly|rate limit|quota for sending|recipients? per|messages? per|insufficient (?:permission|authori)|maximum message size|fully|message .{0,30}exceed|message.s size|recipient.s size|limit for the number|per (?:hour|day)|queue quota',
		},
	),

	rule(
		'user-moved/word',
		'user-moved',
		'moved|new address|new e-mail|new email|forwarding address|please try <|changed|has a new|use the',
		'(?:user|recipient|mail ?box|account|person|address|he|she|they).{0,30}(?:has |have )?(?:\\bmoved|a new address|changed (?:e-?mail |his |her |their |its )?address)|new (?:e-?mail )?address is|please try <?@|use the (?:new|following) address',
		['551 5.1.6 The user has moved; please try <bob@example.org>'],
		{except: 'temporar|being moved|is being|removed|reputation'},
	),

	rule(
		'mailbox-temp-unavailable/verification',
		'mailbox-temp-unavailable',
		'verif|unverified',
		'(?:unverified address|address verification in progress|recipient {few}verification|(?:cannot|could not|can.t|unable to|not able to|fail[a-z]*|failure) (?:currently )?(?:verify|verifying|check|validate) {few}(?:{who}|address)|(?:verification|callout|callforward|call-?ahead) {few}(?:in progress|failed|temporar|defer))',
		[
			'450 4.1.1 <a@example.com>: Recipient address rejected: unverified address: Address verification in progress',
			'451 Could not complete recipient verify callout',
		],
		{codes: '4xx', except: '{sender}|sender'},
	),
	rule(
		'mailbox-temp-unavailable/busy',
		'mailbox-temp-unavailable',
		'mailbox|mail box|user|recipient|account|address|inbox',
		'(?:{who}|@).{0,50}(?:temporar|\\bbusy|locked|in use|being (?:moved|migrated|restored|created)|currently (?:unavailable|not available|not accepting)|not (?:currently )?available|unavailable|cannot be (?:accessed|opened|used) )|temporar[a-z]* {few}(?:{who}) (?:unavailable|locked|error|failure)',
		[
			'450 4.2.1 Requested mail action not taken: mailbox unavailable',
			'450 4.2.0 The mailbox is busy, try again later',
		],
		{
			codes: '4xx',
			except:
				'too many|{sender}|sender|receiving|lookup (?:failure|error)|undeliverable|\\brate|(?:lookup|database|server) {few}(?:fail|error)|temporarily (?:block|ban|black|defer|reject)|client|greylist|service|ip#|\\bip\\b',
		},
	),

	rule(
		'recipient-refused/restricted',
		'recipient-refused',
		"not |n't|restrict|only|member|subscriber|posting|moderat|allowed|recipient|user|permission|private|closed list|resolver.rst|prohibited",
		'(?:not (?:authori[sz]ed|allowed|permitted)|no permission|prohibited|lacks? permission|don.t have permission) {few}to (?:send|post|write|mail|deliver|e-?mail)[a-z ]{0,40}(?:recipient|\\blist|group|address|user|member|mail ?box|this (?:recipient|person)|@)|restricted to (?:members|internal|authenticated|subscribers|certain|specific)|(?:delivery|sending|posting|access) to (?:this|the|that) (?:address|recipient|list|group|mail ?box|user) {few}(?:restricted|not allowed|limited|prohibited)|(?:only|\\blist|group|recipient|mail ?box|user|address) {few}accepts? (?:mail|messages|e-?mail|only)[a-z ]{0,30}(?:from|internal)|(?:members|subscribers|moderator)s? (?:of [a-z ]{0,20})?(?:only|may|can)|only (?:members|subscribers|internal|authori[sz]ed|approved|certain|specific)|(?:blocked|rejected|refused|denied) by (?:the |this )?(?:recipient|user|mail ?box owner|addressee)(?:s|.s)?|recipients? has (?:blocked|refused|rejected) |(?:recipient|user|mail ?box|\\blist|addressee|person|@).{0,30}(?:does not|doesn.t|\\bnot\\b|no longer|refuses to|will not|won.t|has chosen not to) (?:want|wish|accept|accepting|receive|take|allow)[a-z]* (?:to receive )?(?:any )?(?:e-?mails?|mails?|messages?) (?:from|with)|restrictedtorecipients|sendernotauthenticated|sender.{0,30}{isnt} (?:on|in) (?:the )?(?:recipient|user|\\blist|allow|white|approved)|not in allowed-?senders|(?:recipient|user).s (?:block|black|allow|white|personal|private|\\blist|safe)|user (?:domain )?entry|posting {few}(?:not allowed|denied|restricted)|non-?members?|private list',
		[
			'550 5.7.1 You are not authorized to send mail to this list',
			'550 The recipient does not accept mail from you',
			'550 5.7.1 This group only accepts messages from people in its organization',
		],
		{except: 'relay|bounces|\\bhost(?:name)?\\b|client'},
	),

	rule(
		'mailbox-disabled/state',
		'mailbox-disabled',
		'disabled|suspend|inactiv|deactivat|closed|expired|locked|frozen|no longer|not active|not activated|not yet|dormant|terminated|cancel|discontinued|obsolete|retired|blocked|in use|unactivated|inbounds',
		'(?:{who}|@|this e-?mail|user|account).{0,60}(?:(?:is |has been |was |been |currently |temporarily |permanently |now |are |)(?:\\bdisabled|suspended|\\binactive|inactivated|deactivated|de-activated|\\bclosed|\\bexpired|\\blocked|frozen|dormant|terminated|cancell?ed|discontinued|unactivated|retired|obsolete)|not active|not (?:yet )?(?:been )?activated|not in use|no longer (?:active|in use|valid|in service|monitored|used)|suspend the service|: blocked)|(?:disabled|suspended|inactive|inactivated|deactivated|expired|locked|frozen|dormant|terminated|discontinued|retired|obsolete) (?:{who}|user|account)|\\[suspend\\]|account (?:closed|inbounds? disabled|blocked)|mail ?box (?:blocked|closed)|recipient address rejected: (?:blocked|disabled|inactive|suspended|locked)|closed due to|address rejected: account|(?:mail|delivery|incoming) (?:to this \\w+ )?(?:is |has been )?(?:disabled|suspended) for',
		[
			'550 5.2.1 The mailbox is disabled',
			'550 <a@example.com>: Recipient address rejected: Account closed due to inactivity',
			'550 User suspended',
			'525 5.7.13 Account has been locked',
		],
		{
			except:
				'connection closed|closed connection|session closed|closing connection|channel closed|\\btls|{sender} {few}(?:disabled|suspended)|command|password|vrfy|expn|etrn|verify|auth(?:entication)? disabled|login|relay|domain {few}(?:expired|suspended|disabled)|\\(@:blocked|message has been blocked|ip address|your ip|been blocked|:blocked',
		},
	),
	rule(
		'mailbox-disabled/domain-account',
		'mailbox-disabled',
		'domain',
		'domain {few}(?:suspended|disabled|inactive|expired|deactivated|locked|not active)|suspended domain',
		['550 The domain of the recipient has been suspended'],
		{about: 'domain', mailbox: 'unknown', except: '{sender}|sender'},
	),

	rule(
		'domain-not-found/recipient-domain',
		'domain-not-found',
		'domain|host',
		'recipient address rejected: (?:domain|host) (?:not|un)|domain (?:of|for) (?:the )?(?:recipient|destination)|(?:recipient|destination)(?:.s)? (?:domain|host) {few}(?:not|invalid|unknown|could|cannot|does)|destination host|(?:no|without) mx (?:record )?for (?:the )?recipient|^(?:[a-z0-9-]+\\.)+[a-z]{2,24} (?:does not exist|not found|unknown)',
		[
			'450 4.1.2 <a@example.invalid>: Recipient address rejected: Domain not found',
			'550 Destination host could not be found',
		],
		{except: 'not (?:hosted|local|accepted|allowed)|user|mail ?box'},
	),
	rule(
		'user-unknown/word',
		'user-unknown',
		'unknown|invalid|no |nonexist|non-exist|non exist|non-exis|unrecogni|undefined|bad |illegal|incorrect|wrong|not a|not valid|unrout|undeliverable|inexist',
		'\\b(?:unknown|invalid|non-? ?existent|non-? ?existing|inexistent|unrecogni[sz]ed|undefined|incorrect|wrong|bad|illegal|no such|not an? (?:valid|known|existing|active)|unrout(?:e)?able|undeliverable) (?:or (?:illegal|unknown|invalid) )?(?:local |virtual |destination |mail |e-?mail |target |final |internal |person |smtp )?(?:{who}|person|name)\\b(?! ?syntax)|\\bno (?:mail ?box|account|user|one|person|recipient|address|alias) (?:here|found|by|with|of|at|named|exists?|matching|for|under|like|in|on)|(?:{who}|user|person).{0,20}[:,(;-] ?(?:unknown|invalid|not found|no such)|no such (?:person|name|address)|unknown local.?part|unrout(?:e)?able address|\\bno (?:valid|such) (?:user|recipient|mail ?box|person|address|account)\\b|not a valid (?:recipient|user|mail ?box|address)',
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
				'{sender} (?:address |domain )?(?:rejected|unknown|invalid)|invalid (?:recipient )?address (?:format|syntax)|no valid recipients|invalid username|password|login|authenti(?:cation|cate)|user (?:name )?(?:or|and) password|user is not logged|not (?:a )?rfc|no (?:recipient|address)s? (?:specified|given|in)|\\bip address|invalid host|too many|excessive|header|dns hard',
		},
	),
	rule(
		'user-unknown/state',
		'user-unknown',
		"unknown|exist|found|not |n't|nonexist|inexist|invalid|no longer|unable to find|cannot find|can't find|gone|removed|deleted|undeliverable|unrout|auth_vpopmail|no one",
		'(?:{who}|@|user|that name|the name|address).{0,80}(?:{isnt} (?:to )?(?:be )?(?:found|exist|exists|existing|existed|known|recogni[sz]ed|a (?:known|valid|member|user|local|recipient|mail ?box)|valid|listed|locate|located|registered|defined|present|identified|in (?:our|the|this|my) (?:system|director|database|server|list|domain|\\w*rcptto)|in my|match any|one of (?:ours|our)|here|deliverable|there|hosted|match|available here|at this|on this|a user|accepted here|a mail ?box)|\\bunknown\\b|\\binvalid\\b|non-?exist|nonexist|no (?:longer )?exists?\\b|not exist|doesn.?t exist|no longer (?:available|valid|here|with|at|works|employed|on this)|was not found|unrout(?:e)?able|undeliverable)|(?:don.t|doesn.t|do not|does not|cannot|can.t|unable to|could not|couldn.t) (?:have|know|find|recogni[sz]e|locate|host) (?:a |an |any |that |this |the |such )?(?:local )?(?:[a-z0-9.-]{2,40} )?(?:{who}|user|one|@)|(?:have|has|got|with) no (?:such )?(?:account|user|mail ?box|recipient)|(?:account|user) {few}\\b(?:gone|deleted|removed)|not our (?:user|customer|client)|user path no exist|not exist user|{who} (?:was |has been |is )?(?:deleted|removed|erased)|auth_vpopmail - invalid user|addressee unknown|user(?:id)? {few}not (?:on|in) |^(?:@|[\\w.-]{1,60}) (?:is |are )?not (?:a )?known(?: here| at| user|$)|no ?(?:one|body) (?:here |at |by |with |of )|e-?mail does(?:n.t| not) exist|not match any (?:mail ?box|user|recipient)',
		[
			'550 User does not exist',
			'550 5.1.1 The email account that you tried to reach does not exist',
			'550 Mailbox not found',
			'550 <a@example.com> is not a valid mailbox',
			'550 5.1.10 Recipient a@example.com not found by SMTP address lookup',
		],
		{
			except:
				'{sender}.{0,40}(?:rejected|does not exist|not found|unknown|invalid)|sender|mail exchanger|password|authenti(?:cation|cate)|login|in the message headers|valid mail exchange|\\bip address|header|too many|excessive|domain {few}(?:does not exist|not found|unknown)|host {few}not found|dns hard',
		},
	),
	rule(
		'user-unknown/mailbox-unavailable',
		'user-unknown',
		'mailbox|mail box|recipient|user|account|address|@',
		'(?:mail ?box|recipient|user|account|address|@) (?:is |name |)?(?:currently |)?(?:unavailable|not available|rejected|name not allowed|inaccessible)|recipient unavailable|requested action not taken: mail ?box',
		['550 Requested action not taken: mailbox unavailable'],
		{
			codes: '55x',
			confidence: 'medium',
			except:
				'access denied|blocked|policy|{sender}|sender|temporar|not allowed|rejected: |rejected due|rejected (?:by|for|because)|service|denied|disabled|authenti|ip address|client|syntax',
		},
	),
	rule(
		'user-unknown/edge-directory',
		'user-unknown',
		'access denied',
		'recipient address(?:es)? rejected ?: access denied',
		['550 5.4.1 Recipient address rejected: Access denied'],
		{
			enhanced: '4.1',
			confidence: 'medium',
			text: {
				meaning:
					'Microsoft 365 says this for an address that is not in the directory of the recipient. Some organisations say it to everybody.',
				next: [
					'Check the spelling of the address.',
					'Ask for a name there that cannot exist: the same answer means that it proves nothing.',
				],
			},
		},
	),
	rule(
		'user-unknown/address-rejected',
		'user-unknown',
		'rejected|verified|not deliver',
		'^\\S{0,30} ?(?:sid=\\S{1,40} )?(?:<?@>?:? ?)?(?:recipient )?address rejected(?: @)?\\.?(?: \\[|$)|(?:recipient|address) (?:cannot|could not) be verified|could not deliver mail to @',
		[
			'550 5.1.1 <a@example.com> Recipient address rejected',
			'550 The recipient cannot be verified',
		],
		{codes: '55x', confidence: 'low'},
	),

	rule(
		'domain-refuses-mail/word',
		'domain-refuses-mail',
		"null mx|nullmx|no mail|accept mail|takes no|accept no|not receive|n't receive|any mail|accept any|accept e-mail|accept email",
		'null ?mx|(?:domain|host|server|system|^(?:[a-z0-9-]+\\.)+[a-z]{2,24}) (?:does not|doesn.t|will not|do not|accepts? no|takes? no) (?:accept |receive )?(?:any )?(?:mail|e-?mail|messages)(?! (?:from|for|with))|does not accept (?:any )?(?:mail|e-?mail)$|no (?:e-?)?mail (?:is )?accepted(?: here)?',
		['556 5.1.10 Recipient address has null MX', '521 5.3.2 This host does not accept mail'],
		{except: '{sender}|sender|user|mail ?box|account'},
	),
	rule(
		'domain-not-found/word',
		'domain-not-found',
		'domain|host|mail exchanger| mx',
		'(?:domain|\\bhost|mail exchanger|mx(?: record)?|destination).{0,50}(?:{isnt} (?:be )?(?:found|exist|resolved?|valid|known|lookup)|unknown|invalid|nonexist|not exist|non-?existent|\\bno (?:mx|a|dns|such)|nxdomain)|\\b(?:unknown|invalid|bad|no such|non-?existent|nonexistent|unresolvable) (?:recipient |destination |target |mail )?(?:domain|host)(?! ?name syntax)|(?:unable to|cannot|could not|can.t) {few}(?:verify|find|resolve|route|look ?up) {few}(?:\\bhost|domain|mail exchanger|\\bmx|destination)|\\bno (?:mx|mail exchanger|route|a record)s? (?:record |host |found |for |to )',
		[
			'550 5.1.2 Host unknown',
			'550 5.4.4 Invalid domain',
			'554 5.4.4 Unable to route: no MX record found for domain',
		],
		{
			except:
				'{sender}|sender|your |client host|user|mail ?box|helo|ehlo|account|hostname|virtual|local recipient|relay|list',
		},
	),
];
