import type {Rule} from '../rule.ts';
import {textRule as rule} from './text-rule.ts';

/** About the message, which mxray never sends; people paste such replies into `mxray explain`. */
// prettier-ignore -- a table: one rule a line
export const messageRules: readonly Rule[] = [
	rule(
		'virus/word',
		'virus',
		'virus|malware|infected|trojan|worm|clamav|dangerous|executable',
		'\\bvirus(?:es)?\\b|malware|(?:message|mail|content|attachment|file) {few}infected|infected (?:message|mail|file|attachment|with)|trojan|clamav|dangerous (?:attachment|file|content)|executable (?:attachment|file|content)|^.{0,40}\\binfected\\b',
		['554 5.7.0 INFECTED: Eicar-Test-Signature', '550 Message contains a virus'],
		{
			except:
				'anti-?virus (?:scanner|engine|service|filter|check|software) {few}(?:not|fail|unavailable|timeout|temporar|error)|infected (?:host|computer|machine|client)|your (?:computer|machine|host|ip)|spam or virus',
		},
	),
	rule(
		'message-too-big/word',
		'message-too-big',
		'size|large|too big|too long|heavy|bigger|exceed|length|long',
		'(?:message|mail|e-?mail|content|body|header|chunk|data|subject|letter|attachment)s?.{0,50}(?:too (?:big|large|long|heavy)|exceed[a-z]* {gap}(?:\\bsize|limit|maximum|length)|(?:larger|bigger) than|over {few}size|size {few}(?:exceed|limit|too)|ridiculously (?:long|large|big))|(?:size|length) {few}exceed|exceed[a-z]* {few}(?:maximum |max |fixed )?(?:allowed |permitted )?(?:message |mail |e-?mail )?size|size (?:limit|restriction|of message)|(?:maximum|max) (?:message |mail |e-?mail )?size|limit=\\d+.{0,40}size=\\d+|too (?:big|large) (?:a )?(?:message|mail|e-?mail)',
		[
			'552 5.3.4 Message size exceeds fixed limit',
			'552 Message too large',
			'554 5.2.3 The message is larger than the recipient may receive',
		],
		{
			except:
				'mail ?box|quota|line too long|command|password|recipient address|local.?part|account|domain too long|inbox|waited|took|time|verb',
		},
	),
	rule(
		'content-rejected/form',
		'content-rejected',
		'header|rfc|mime|attachment|malformed|bare|lone|encod|charset|8bit|8-bit|nul|boundary|content|duplicate|message-id|date|banned|line feed|line-feed|linefeed|multipart|format|unicode|base64|non-ascii|file|body type|unchecked|html',
		'\\b(?:missing|bad|invalid|illegal|duplicate|multiple|malformed|too many|no|several|unparsable|forbidden|syntax error in|improper|unacceptable|broken|incorrect|non-?compliant|wrong|empty|absent|repeated|without)\\b.{0,30}(?:headers?\\b|\\bfrom:|\\bto:|subject:|\\bdate:|message-id|\\bmime\\b|boundary|content-type|\\bdate field)|headers? .{0,60}(?:missing|invalid|\\bbad|duplicate|illegal|contains?|could not|cannot|malformed|too|\\bnot\\b|without|syntax|line)|(?:\\bnot|\\bnon|isn.t|n.t).{0,14}(?:\\brfc)|rfc ?-?(?:5322|2822|822|5321) ?-?(?:non)?compliant|(?:attachments?|file (?:type|extension|name)|\\bfiles?\\b|banned (?:file|content|name|extension)|mime type|content.type|extension).{0,60}(?:not (?:allowed|accepted|permitted|acceptable)|banned|blocked|prohibited|forbidden|rejected|unacceptable|denied|dangerous)|\\b(?:banned|blocked|unacceptable|forbidden|prohibited|illegal|unauthori[sz]ed|disallowed|bad|restricted|suspicious|unsupported|encrypted) (?:attachment|file|mime|content.?type|filename|extension|zip)|(?:bare|lone|stray) (?:lf|cr|line.?feed|newline|carriage)|mime_banned|(?:message|mail|e-?mail) (?:is |was )?(?:malformed|badly formatted|not (?:properly |correctly )?formatted)|\\b(?:8-?bit|non-?ascii|nul|null|utf-?8|raw|unencoded) (?:chars?|characters?|bytes?|data|content|header|message)|(?:too many|nested) (?:mime|parts|attachments|equal)|content conversion|mixed content|bad header|unchecked|body type|lines? (?:longer|too long).{0,20}(?:message|body)|message (?:contains|has) (?:bare|lines|nul|8bit|invalid|too)|html (?:only|mail)',
		[
			'554 5.7.0 BAD HEADER: duplicate header field',
			'550 5.6.0 Message is not RFC 5322 compliant',
			'552 5.7.0 This attachment type is not allowed',
			'550 Bare LF in message',
		],
		{
			except:
				'spam (?:message|score|content)|spam-like|as spam|command|auth|envelope|recipient address|host ?name|helo|unknown body|unrecognized body|body requires',
		},
	),
	rule(
		'spam-content/word',
		'spam-content',
		'spam|junk|unsolicited|uce|ube|bulk|suspicious|phish|scam|content|bayes|undes|unwanted|advert|aisp|hoax',
		'(?:message|mail|e-?mail|content|subject|body|\\bit\\b|letter|text|this|\\burl|link)s?.{0,80}(?:\\bspam|junk|unsolicited|suspicious|phishing|undesirable|unwanted|\\bscam)|spam[- ]?(?:score|message|content|filter|detect|policy|polic|signature|mail|like|check|profile|rule|test|url|link|engine|assassin|-?id|probability|level|threshold|pattern|status|rejected|blocked|found|suspect|identified|statistic|point)|(?:identified|detected|classified|considered|marked|flagged|rejected|blocked|refused|recogni[sz]ed|looks?|appears?|tagged|scored|seems|regarded|treated|filtered|probably|likely|possible|suspected|\\bas\\b|\\bis\\b|\\bhigh|due to|\\bfor\\b|\\bno\\b|contains?|probability of|\\banti) {few}(?:\\bspam|junk|unsolicited|\\buce\\b|\\bube\\b|spammy|phishing|\\bscam)|^\\W*(?:spam|junk)\\b|spamassassin|(?:message|mail|e-?mail|content) (?:was |is |has been )?(?:rejected|refused|blocked) (?:due to|because of|for|by) {few}content|(?:content|text|body) {few}(?:rejected|filter|not (?:accepted|allowed|acceptable)|blocked|unacceptable|violat|refused|denied)|suspicious (?:message|mail|content|due)|mail data refused|undesired content|anti-?spam',
		[
			'554 5.7.1 Message rejected as spam by Content Filtering',
			'550 5.7.1 This message looks like SPAM',
			'550 High probability of spam',
			'571 Mail refused: spam content detected',
		],
		{
			except:
				'attachment|spamtrap|spam (?:source|sender)|anti-?spam (?:server|service) {few}(?:unavailable|timeout)|spamd? (?:scan )?time ?out|report spam',
		},
	),
	rule(
		'policy/secrets',
		'policy',
		'leak|credential|credit card|confidential|sensitive',
		'(?:credential|data|password|information) leak|leak detected|credit card|confidential (?:data|information)|sensitive (?:data|information|content)',
		['550 Message rejected: it contains sensitive information'],
	),
];
