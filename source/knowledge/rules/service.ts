import type {Rule} from '../rule.ts';
import {textRule as rule} from './text-rule.ts';

/** TLS and login. */
// prettier-ignore -- a table: one rule a line
export const accessRules: readonly Rule[] = [
	rule(
		'tls-required/word',
		'tls-required',
		'tls|encrypt|secure connection|ssl|secure channel|plain',
		'\\b(?:must|need|please|require[a-z]*|should|have to|only|not (?:accept|allow)[a-z]*|without|refus[a-z]*|mandatory|enforce[a-z]*|first|use|issue|upgrade|lacking|offered) {gap}(?:\\btls|starttls|encrypt(?:ion|ed)|secure (?:connection|channel|transport)|\\bssl)|(?:\\btls\\b|\\btls ?v?\\d|starttls|encryption|encrypted (?:connection|channel|session)|\\bssl\\b|secure (?:connection|channel)).{0,50}(?:require|needed|mandatory|first|not available|unavailable|failed|failure|error|temporar|problem|not supported|negotiat|expected|handshake|must|only|disabled|refused|not (?:used|enabled|started|active))|plain ?text (?:connections?|sessions?) {few}(?:not|refus|reject)|negotiation error',
		[
			'530 5.7.0 Must issue a STARTTLS command first',
			'454 4.7.0 TLS not available due to temporary reason',
			'450 4.7.1 Session encryption is required',
		],
		{
			except:
				'^syntax|starttls takes|syntax: |no parameters|already|sender address rejected|starttls not (?:advert|offer|support)|command (?:not|un)',
		},
	),
	rule(
		'auth-required/word',
		'auth-required',
		'auth|login|log in|logged in|password|credential|sasl|logon|pop before|pop3|check mail|check your mail',
		'(?:authentication|authenticate|authorization|authorisation|\\bauth\\b|login|log ?in|logon|sasl|credentials?|username|password).{0,60}(?:require|needed|first|fail|invalid|incorrect|not (?:accepted|successful|valid|enabled|supported|correct|allowed|recognized|match)|unsuccessful|wrong|denied|rejected|cancel|abort|too weak|mandatory|expired|disabled|temporar|error|unavailable|before|missing|\\bbad\\b|mechanism|string|refused|unknown|exchange|revoked|must|\\bonly|encrypted|mismatch|insufficient)|\\b(?:must|need to|have to|please|not|require[a-z]*|invalid|incorrect|bad|wrong|failed|missing|insufficient|too many|without|no|unrecogni[sz]ed|unsupported|cannot|unauthenticated)\\b ?{few}(?:authenticat|log(?:ged)? ?in\\b|login|password|credential|sasl|auth (?:mechanism|type|failure|failed|string)|username|authori[sz]ation)|unauthenticated (?:commands|session|user|connection)|pop(?:3)? before smtp|check (?:your )?mail (?:before|first)|invalid (?:decoded )?(?:plain|utf-?8 in decoded|utf8 in decoded|base64)|auth failure|auth_vpopmail|requires? authentication|smtp auth',
		[
			'530 5.7.0 Authentication required',
			'535 5.7.8 Error: authentication failed',
			'550 5.7.1 Client was not authenticated',
			'550 You must check your mail before sending (POP before SMTP)',
		],
		{
			except:
				'checks? failed|sender is|command not|already auth|must be first|\\bspf\\b|dkim|dmarc|excessive auth|never give|^syntax|leak|access not authori|not authori[sz]ed|connection not',
		},
	),
];

/** Form and order of commands. */
// prettier-ignore -- a table: one rule a line
export const protocolRules: readonly Rule[] = [
	rule(
		'protocol-error/no-valid-recipients',
		'protocol-error',
		'recip|rcpt',
		'^\\W*(?:error: )?no (?:valid )?(?:recipients?|rcpts?)(?: specified| given)?\\W*$|\\bno (?:valid|correct) (?:recipients?|rcpts?)',
		['554 5.5.1 Error: no valid recipients', '503 5.5.1 No recipients'],
		{
			text: {
				meaning:
					'The message was offered although no recipient had been accepted. Why, is told by the earlier replies to RCPT TO.',
				next: ['Look at the replies to RCPT TO: they hold the cause.'],
			},
		},
	),
	rule(
		'protocol-error/http',
		'protocol-error',
		'http',
		'http requests?|http commands?|not http|proxy request',
		['421 HTTP requests are not allowed on the SMTP port'],
	),
	rule(
		'protocol-error/order',
		'protocol-error',
		'sequence|first|precede|need|before|already|duplicate|order|expect|nested|send helo|polite|not allowed at this|pipelin|unexpected|premature|early|soon|synchroni|wait|no mail|no rcpt|missing|turn|greeting|must',
		'(?:bad|wrong|invalid|out of|improper|incorrect) (?:command )?(?:sequence|order)|sequence of commands|\\b(?:need|send|say|expect(?:ed|ing)?|issue|requires?|must (?:issue|send|have|give|use|say)|use|no|missing|polite|give|specify|wants?) {few}\\b(?:mail|rcpt|helo|ehlo|data|hello|recipient|sender|from|lhlo)\\b.{0,16}(?:command|first|before|\\bto\\b|\\bfrom\\b|specified|given|$)|\\b(?:mail|rcpt|helo|ehlo|data|sender|recipients?)(?: (?:to|from))?:?(?:<recipient>)? {few}(?:first|must precede|required|needed|before|already|expected|not specified)|already (?:said|specified|given|sent|have|active|authenticated|issued|in|greeted)|duplicate (?:helo|ehlo|mail|command|hello)|nested mail|not allowed at this|pipelin|synchroni[sz]ation|(?:talk|spoke|speak|sent|data|input|command|transmitting)[a-z]* {few}(?:too (?:early|soon)|before|out of turn|prematurely|without waiting)|cannot be used with|(?:data|bdat) after|out of sequence|early ?talk|pregreet|improper (?:use of )?smtp|wait for (?:the )?(?:greeting|banner|response|reply)|before (?:the )?(?:greeting|banner)',
		[
			'503 5.5.1 Bad sequence of commands',
			'503 Error: need MAIL command',
			'503 RCPT first',
			'554 SMTP synchronization error',
			'501 polite people say HELO first',
		],
		{
			except: '\\btls|authenticat|check your mail|log ?in|spam|invalid user|mailbox|quota',
			codes: '50x|55x|421|451|45x|52x',
		},
	),
	rule(
		'protocol-error/syntax',
		'protocol-error',
		'syntax|command|argument|parameter|unrecogni|unimplemented|not implemented|not supported|unsupported|disabled|disallowed|verb|requires a|too long|unknown|value|parse|protocol|not understood|unexpected|what|input|clause|option|nothing to|illegal|invalid|help topic|incomplete|decode',
		'syntax|\\b(?:unrecogni[sz]ed|unknown|invalid|illegal|bad|unimplemented|unsupported|disabled|unexpected|garbage|no such|empty|null|wrong) {few}(?:command|verb\\b|parameter|argument|option|keyword|extension|input|request|body|envid|type|clause|notify|\\bret\\b|address literal)|\\b(?:command|verb|parameters?|arguments?|option|extension|keyword|vrfy|expn|etrn|turn|data|bdat|starttls|auth|smtputf8|help|noop|body|mail from|rcpt to)s?\\b .{0,50}(?:not (?:recogni|implement|support|allow|understood|known|found|available|permitted|valid|enabled|offered|accepted)|unrecogni[sz]ed|unimplemented|unknown|disabled|disallowed|invalid|too long|required|requires|missing|takes no|unsupported|rejected|forbidden|incomplete|is not|unavailable|must|does not)|not (?:implemented|supported|understood)|line too long|requires? (?:a value|an argument|parameters?)|argument required|\\bmissing (?:input|argument|parameter|value|required)|(?:could not|cannot|failed to|can.t|unable to) (?:parse|understand|decode)|not enough value|protocol (?:violation|error)|nothing to|incomplete data|unexpected (?:whitespace|end|character)|invalid (?:utf-?8|from|to|path|bdat|chunk|command|smtp)|no parameters|supported commands|help topic|(?:vrfy|expn) disallowed|^what\\b',
		[
			'500 5.5.1 Command unrecognized',
			'501 5.5.4 Syntax: MAIL FROM:<address>',
			'502 5.5.1 Command not implemented',
			'555 5.5.4 Unsupported parameter',
			'500 Line too long',
		],
		{
			codes: '50x|55x|421|451|45x|52x',
			except: 'recipient address syntax|sender address syntax|mail ?box|virus|spam',
		},
	),
];

/** The state of the server; then words that say little. */
// prettier-ignore -- a table: one rule a line
export const serviceRules: readonly Rule[] = [
	rule(
		'system-error/loop',
		'system-error',
		'loop|hop|too many received',
		'mail loop|\\bloop(?:s|ing|ed)?\\b|too many hops|\\bhop ?count|maximum hops|too many received|routing loop|\\d hops',
		['554 5.4.6 Mail loop detected', '554 5.4.0 Error: too many hops'],
	),
	rule(
		'timeout/word',
		'timeout',
		'timeout|time out|time-out|timed out|timed-out|idle|time limit|expired|too slow|too long|inactiv',
		'time[- ]?out|timed[- ]out|\\bidle (?:too|for|connection|session)|time limit|(?:connection|session) expired|too slow|took too long|waited too long|(?:closing|closed) {few}inactiv',
		['421 4.4.2 mx.example.com Error: timeout exceeded', '451 Timed out waiting for data'],
		{except: 'scan ?(?:er)? time ?out|account|mail ?box|user|lookup|\\bdns\\b|callout|password'},
	),
	rule(
		'system-error/resources',
		'system-error',
		'resource|insufficient|storage|disk|memory|queue file|file system|filesystem|i/o error|write|space',
		'system resources|insufficient (?:system )?(?:storage|resources|disk|memory|space)|\\b(?:disk|spool|queue|storage|file ?system) {few}(?:full|error|fail|unavailable|out of|problem)|\\b(?:full|no (?:free )?space (?:left )?(?:on|in)) {few}(?:disk|spool|device|queue|storage)|out of (?:memory|disk|storage|space)|write (?:error|failed|failure)|i/o error|queue file|no (?:disk )?space|queue quota',
		['452 4.3.1 Insufficient system storage', '451 4.3.0 Queue file write error'],
	),
	rule(
		'system-error/lookup',
		'system-error',
		'lookup|look-up|ldap|database|dns|resolver|directory|table|sql|backend|back end|back-end|mapping|alias|address',
		'\\b(?:lookup|look-up|ldap|database|dns|resolver|directory|tables?|mysql|sql|backend|back.end|mapping|address|alias) {few}(?:fail|error|unavailable|timeout|timed out|problem|unreachable|not available|defer\\b|server)|(?:temporary|temporarily|transient) (?:lookup|dns|database|ldap|resolver)|(?:connect to|contact) {few}(?:backend|database|directory)',
		[
			'451 4.3.0 <a@example.com>: Temporary lookup failure',
			'451 LDAP lookup failed, try again later',
		],
		{except: '{sender}|sender|client host|dns(?:bl|rbl)|error: bad|address verification'},
	),
	rule(
		'system-error/config',
		'system-error',
		"configur|internal|error|problem|fail|fault|milter|scan|license|licence|sticky|unable|cannot|could not|can't|next hop|downstream|upstream|destination|temporarily undeliverable|backend|exception|crash",
		'(?:configuration|config) (?:error|problem|fail)|misconfigur|\\b(?:internal|local|system|server|software|service|unexpected|fatal|mail system|backend|technical|processing|unknown system|temporary system|general system|data|queue) (?:server |system |program |software |processing |data )?(?:error|problem|failure|fault|exception|bug|crash)|error in processing|(?:error|problem|failure) (?:while |in |during )(?:processing|queuing|writing|delivering)|(?:milter|scanner|spamd|clamd|amavis|content filter|content scanner|\\bfilter|virus scanner|anti-?virus).{0,50}(?:\\bfail|error|unavailable|timeout|timed out|time ?out|not (?:available|respond|running)|problem|\\bdefer|temporar|unable)|licen[cs]e (?:expired|exceeded|invalid)|permission failure|sticky home|\\b(?:unable to|cannot|can.t|could not|failed to) (?:contact|connect|reach|deliver|queue|process|route|open|write|create|store|save|forward|access|scan|read|handle|load|accept (?:the )?message due)|temporarily undeliverable|\\b(?:next hop|downstream|upstream|destination|backend) {few}(?:unavailable|down|fail|error|not\\b)|(?:temporary|transient) (?:server |system |internal |local |technical )?(?:error|failure|problem|fault)',
		[
			'451 4.3.0 Internal server error',
			'451 4.3.5 Server configuration error',
			'451 4.7.1 Service unavailable - milter failed',
		],
		{except: 'your (?:server|configuration|mail ?server)|relay|blocked|syntax|reverse'},
	),
	rule(
		'service-unavailable/word',
		'service-unavailable',
		'unavailable|not available|shut|busy|load|no smtp|sigterm|maintenance|down|not accepting|no mail service|come back later|resources|stopped|offline|not ready|not currently|refus|disabled|not in service|not active',
		'\\b(?:service|server|system|host|smtp|esmtp|mail ?server|site|node|mx|resources)\\b.{0,40}(?:unavailable|not (?:currently )?available|not active|shut(?:ting|s)? ?down|\\bbusy|overload|under load|heavily loaded|\\bdown\\b|maintenance|not (?:currently )?(?:accept|tak|receiv)ing|not ready|no longer available|stopped|offline|\\bfull\\b|going down|disabled|restart|not in (?:service|operation)|not (?:yet )?(?:running|started|enabled))|shut(?:ting)? ?down|(?:too busy|overload|heavy load|high load|system load|\\bload (?:average|is |too high)|too much load|load limit)|no (?:smtp|mail) service|no smtp\\b|sigterm|\\bmaintenance\\b|temporarily unavailable|not accepting (?:mail|messages|connections|network messages|e-?mail)|all {few}(?:ports|servers|lines|slots|resources) {few}(?:busy|in use)|(?:currently|temporarily) (?:unavailable|not available|busy|down|out of service)|(?:refusing|refuse|declin)[a-z]* connections? (?:temporar|at this time|due to load)|server is (?:too )?busy|come back later|network is busy|rejecting commands',
		[
			'421 4.3.2 Service shutting down',
			'421 Service not available, closing transmission channel',
			'451 Server too busy, try again later',
			'554 No SMTP service here',
		],
		{except: 'blocked|client host|mail ?box|black ?list|spam|denied|rejected'},
	),

	rule(
		'policy/word',
		'policy',
		'polic|administrat|prohibit|authori|access denied|access refused|rule|not permitted|access control|forbidden|not allowed|denied|may not|security|violat|disallowed|banned|permission|restriction',
		'\\bpolic(?:y|ies)\\b|administrative(?:ly)? (?:prohib|den|block|reject|refus|action|lock)|prohibit|access (?:is |was |has been )?(?:denied|refused|forbidden|not allowed|restricted|rejected)|(?:not|un)[ -]?authori[sz]ed|(?:local|site|server|filter|company|security|access|blocking|custom|internal|reject|user.defined|transport|mail ?flow) (?:polic|rule|restriction|control|filter)|forbidden|not (?:permitted|allowed)|may not be|\\b(?:by|due to|matched|matches|violat)[a-z]* {few}(?:\\brule|filter|restriction|regulation)|denied (?:by|due|for)|disallowed|insufficient (?:authori|permission|right)|security (?:violation|reasons?|polic)|permission denied|denied by|\\bbanned|transport\\.rules',
		[
			'550 5.7.1 Message refused by local policy',
			'554 5.7.1 Access denied',
			'550 5.7.0 Administrative prohibition',
			'550 5.7.1 TRANSPORT.RULES.RejectMessage; the message was rejected by organization policy',
		],
	),
];
