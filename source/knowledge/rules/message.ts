import type {Rule} from '../rule.ts';
import {textRule as rule} from './text-rule.ts';

/** About the message, which mxray never sends; people paste such replies into `mxray explain`. */
export const messageRules: readonly Rule[] = [
	rule(
		'virus/word',
		'virus',
		'virus|malware|infected|trojan|worm|phish|clamav|dangerous|executable',
		'\\bvirus(?:es)?\\b|malware|(?:message|mail|content|attachment|file) {few}infected|infected (?:message|mail|file|attachment|with)|trojan|clamav|dangerous (?:attachment|file|content)|executable (?:attachment|file|content)|^.{0,40}\\binfected\\b',
		['554 5.7.0 INFECTED: Eicar-Test-Signature', '550 Message contains a virus'],
		{
			except:
				'anti-?virus (?:scanner|engine|service|filter|check|software) {few}(?:not|fail|unavailable|timeout|temporar|error)|infected (?:host|computer|machine|client)|your (?:computer|machine|host|ip)',
		},
	),
	rule(
		'message-too-big/word',
		'message-too-big',
		'size|too large|too big|too long|too heavy|larger|bigger|exceed',
		'(?:message|mail|e-?mail|content|body|header|chunk|data|subject|letter|attachment)s?.{0,50}(?:too (?:big|large|long|heavy)|exceed[a-z]* {gap}(?:size|limit|maximum|length)|(?:larger|bigger) than|over {few}size|size {few}(?:exceed|limit|too)|ridiculously long)|(?:size|length) {few}exceed|exceed[a-z]* {few}(?:maximum |max |fixed )?(?:allowed |permitted )?(?:message |mail |e-?mail )?size|size (?:limit|restriction|of message)|(?:maximum|max) (?:message |mail |e-?mail )?size|limit=\\d+.{0,40}size=\\d+|too (?:big|large) (?:a )?(?:message|mail|e-?mail)',
		[
			'552 5.3.4 Message size exceeds fixed limit',
			'552 Message too large',
			'554 5.2.3 The message is larger than the recipient may receive',
		],
		{
			except:
				'mail ?box|quota|line too long|command|password|recipient address|local.?part|account|domain too long|inbox|waited|took|time',
		},
	),
	rule(
		'content-rejected/form',
		'content-rejected',
		'header|rfc 5322|rfc5322|rfc 2822|rfc2822|rfc 822|rfc822|mime|attachment|malformed|bare|encod|charset|8bit|8-bit|nul |null char|boundary|content type|content-type|duplicate|message-id|date|banned|line feed|line-feed|linefeed|multipart|format|non-rfc|unicode|base64|non-ascii',
		'(?:missing|bad|invalid|illegal|duplicate|multiple|malformed|too many|no|several|unparsable|forbidden|syntax error in|improper|unacceptable|broken|incorrect|non-?compliant|wrong|empty|absent|repeated|without).{0,30}(?:headers?\\b|from:|to:|subject:|date:|message-id|mime|boundary|content-type|\\bdate field)|headers? .{0,60}(?:missing|invalid|bad|duplicate|illegal|contains?|could not|cannot|malformed|too|not|without|syntax|line)|(?:not|non|isn.t|n.t).{0,14}(?:rfc|compliant)|rfc ?-?(?:5322|2822|822|5321) ?-?(?:non)?compliant|(?:attachments?|file (?:type|extension|name)|banned (?:file|content|name|extension)|mime type|content.type).{0,60}(?:not (?:allowed|accepted|permitted|acceptable)|banned|blocked|prohibited|forbidden|rejected|unacceptable|denied|dangerous)|(?:banned|blocked|unacceptable|forbidden|prohibited|illegal|unauthori[sz]ed|disallowed|bad|restricted|suspicious|unsupported|encrypted) (?:attachment|file|mime|content.?type|filename|extension|zip)|bare (?:lf|cr|line.?feed|newline|carriage)|mime_banned|(?:message|mail|e-?mail) (?:is |was )?(?:malformed|badly formatted|not (?:properly |correctly )?formatted)|(?:8-?bit|non-?ascii|nul|null|utf-?8|binary|raw|unencoded) (?:chars?|characters?|bytes?|data|content|header|message)|(?:too many|nested) (?:mime|parts|attachments|equal)|conversion|mixed content|bad header|unchecked|lines? (?:longer|too long).{0,20}(?:message|body)|message (?:contains|has) (?:bare|lines|nul|8bit|invalid|too)|html (?:only|mail)',
		[
			'554 5.7.0 BAD HEADER: duplicate header field',
			'550 5.6.0 Message is not RFC 5322 compliant',
			'552 5.7.0 This attachment type is not allowed',
			'550 Bare LF in message',
		],
		{except: 'spam|command|auth|envelope|recipient address|host ?name|helo'},
	),
	rule(
		'spam-content/word',
		'spam-content',
		'spam|junk|unsolicited|uce|ube|bulk|suspicious|phish|scam|content|bayes|undesirable|unwanted|advert|spoof|aisp|hoax',
		'(?:message|mail|e-?mail|content|subject|body|it|letter|text|this|url|link)s?.{0,80}(?:\\bspam|junk|unsolicited|suspicious|phishing|undesirable|unwanted|scam)|spam[- ]?(?:score|message|content|filter|detect|policy|polic|signature|mail|like|check|profile|rule|test|url|link|engine|assassin|-?id|probability|level|threshold|pattern|status|rejected|blocked|found|suspect|identified)|(?:identified|detected|classified|considered|marked|flagged|rejected|blocked|refused|recogni[sz]ed|looks?|appears?|tagged|scored|seems|regarded|treated|filtered|probably|likely|possible|suspected|as|is|high|due to|for|no|contains?|probability of|anti) {few}(?:\\bspam|junk|unsolicited|\\buce\\b|\\bube\\b|spammy|phishing|scam)|^\\W*(?:spam|junk)\\b|(?:no|we do not (?:accept|want)) spam|spamassassin|(?:message|mail|e-?mail|content) (?:was |is |has been )?(?:rejected|refused|blocked) (?:due to|because of|for|by) {few}(?:content|unacceptable content|our content)|(?:content|text|body) {few}(?:rejected|filter|not (?:accepted|allowed|acceptable)|blocked|unacceptable|violat|refused|denied)|suspicious (?:message|mail|content|due)|mail data refused|undesired content',
		[
			'554 5.7.1 Message rejected as spam by Content Filtering',
			'550 5.7.1 This message looks like SPAM',
			'550 High probability of spam',
			'571 Mail refused: spam content detected',
		],
		{
			except:
				'attachment|spamtrap|spam (?:source|sender)|antispam (?:server|service) {few}(?:unavailable|timeout)|spamd? (?:scan )?time ?out|report spam',
		},
	),
];
