import type {Rule} from '../rule.ts';
import {textRule as rule} from './text-rule.ts';

/**
 * What is left when no phrase is known: two words near each other that speak
 * of one thing only. Weak, and said so: low confidence, no word about whether
 * a mailbox exists.
 */
// One rule a line.
// prettier-ignore
export const looseRules: readonly Rule[] = [
	rule('mailbox-full/loose', 'mailbox-full', 'space|storage|too much|threshold|capacity', '(?:{who}|user).{0,60}(?:space|storage|too much mail|capacity|threshold)|(?:space|storage|capacity|threshold).{0,40}(?:mail ?box|inbox|user|account)', ['452 Requested action not taken: insufficient mailbox storage'], {confidence: 'low', mailbox: 'unknown', except: 'system|server|disk full|queue'}),
	rule('content-rejected/loose', 'content-rejected', 'html|plain text|attach|lines in|structure|mime|header|field|charset|banned|subject', '\\bhtml\\b|plain text|attach(?:ment|ed)|lines? in (?:the )?(?:message|body)|structure|\\bmime\\b|\\b(?:from|to|subject|date|cc|reply-to) (?:field|header|line)|charset|banned: |\\bsubject\\b', ['554 5.7.0 HTML messages not accepted here', '550 Lines in message were longer than SMTP allows'], {confidence: 'low', except: 'spam'}),
	rule('spam-content/loose', 'spam-content', 'spam|phish|junk', 'spam|phish|\\bjunk\\b', ['554 5.7.1 Rejected, spamminess too high'], {confidence: 'low', except: 'spammer|spam (?:source|host|server|ip|network)'}),
	rule('ip-blocklisted/loose', 'ip-blocklisted', 'welcome|spam source|spammer|ip#|your host|your server|your ip|your network', '(?:not|un)[- ]?welcome|spam source|spammer|(?:block|den(?:y|ied)|refus|reject|list|ban|not accept).{0,30}ip#|(?:block|den(?:y|ied)|refus|reject|list|ban).{0,40}your (?:host|server|ip|network)', ['550 Access denied - 192.0.2.1', '550 Spam source blocked'], {confidence: 'low'}),
	rule('greylisted/loose', 'greylisted', 'min|sec| s', '\\b(?:try|retry|come back|wait|again)\\b[^.;]{0,24} (?:in|after|for|within) (?:\\d{1,4}|a few|some|five|ten|fifteen) ?(?:s\\b|sec|min)', ['451 4.7.1 Please retry in 5 minutes'], {codes: '4xx', confidence: 'low', except: 'limit|too many|quota|rate|busy|load|unavailable|error|fail|mail ?box|user|recipient|maintenance|blocked'}),
	rule('bad-reputation/loose', 'bad-reputation', 'trust', '\\btrust(?:ed)?\\b', ['421 4.7.0 Your host has low trust'], {confidence: 'low', except: 'certificate|tls|relationship'}),
	rule('relay-denied/loose', 'relay-denied', 'domain|mx for', '(?:that|this|the|your recipient|recipient|destination)(?:.s)? domain.{0,40}(?:{isnt}|reject|refus|block)|not the mx for', ["553 Sorry, that domain isn't allowed here"], {confidence: 'low', except: '{sender}|sender|exist|found|resolv'}),
	rule('recipient-refused/loose', 'recipient-refused', 'recipient|user|list|addressee|mailbox', '(?:recipient|user|addressee|mail ?box)[^.;]{0,20} (?:refuses|rejects|blocks|blocked) |\\blist\\b.{0,30}(?:closed|private|restricted)', ['550 The recipient refuses mail from your domain'], {confidence: 'low', except: 'recipient address'}),
	rule('sender-rejected/loose', 'sender-rejected', 'mail from|accept mail from|messages from|email from|e-mail from', '(?:mail|messages?|e-?mail) from (?:the )?(?:domain )?(?:@|(?:[a-z0-9-]+\\.)+[a-z]{2,24})\\b|(?:mail|messages?|e-?mail) from (?:your|this|that) (?:e-?mail |mail )?(?:domain|address|sender)', ['550 We do not accept mail from example.org'], {confidence: 'low', except: 'ip#'}),
	rule('rate-limited/loose', 'rate-limited', 'max|limit|per |connections|sessions', '\\bmax(?:imum)? (?:connections?|sessions?|messages?|mails?)|(?:connections?|sessions?|messages?|mails?) (?:per|limit)|\\d+ (?:open |active |parallel |smtp )?(?:connections|sessions)\\b', ['421 Server: max connections per host reached'], {confidence: 'low'}),
	rule('system-error/loose', 'system-error', 'went wrong|failed|failure|error|problem|exception', 'went wrong|(?:error|failure|problem|exception)\\b.{0,40}\\b(?:disk|file|write|read|open|queue|data|database|process)', ['451 Something went wrong, try again later'], {confidence: 'low', codes: '4xx'}),
	rule('user-unknown/loose', 'user-unknown', 'user|mailbox|mail box|recipient|account|addressee', '\\b(?:user|mail ?box|recipient|account|addressee)\\b.{0,40}(?:\\bno\\b|\\bnot\\b|n.t\\b|unknown|invalid)|\\b(?:no|not a|unknown|invalid)\\b (?:[a-z]{1,12} )?(?:user|mail ?box|recipient|account|addressee)\\b', ['553 That user does not live here', '550 No local mailbox'], {codes: '55x|511|4xx', confidence: 'low', mailbox: 'unknown', except: '{sender}|sender|authori|permi|allow|accept|receiv|recipients|access|\\bour user|deliver|denied|message|content|mail for'}),
];
