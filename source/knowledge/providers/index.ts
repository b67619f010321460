import type {Origin, Rule} from '../rule.ts';
import {note} from '../sources.ts';
import {appleRules} from './apple.ts';
import {barracudaRules} from './barracuda.ts';
import {charterRules} from './charter.ts';
import {ciscoRules} from './cisco.ts';
import {comcastRules} from './comcast.ts';
import {coxRules} from './cox.ts';
import {daumRules} from './daum.ts';
import {facebookRules} from './facebook.ts';
import {freeRules} from './free.ts';
import {gmxIonosRules} from './gmx-ionos.ts';
import {godaddyRules} from './godaddy.ts';
import {googleRules} from './google.ts';
import {improvmxRules} from './improvmx.ts';
import {iuaRules} from './iua.ts';
import {microsoft365Rules} from './microsoft-365.ts';
import {microsoftConsumerRules} from './microsoft-consumer.ts';
import {microsoftSharedRules} from './microsoft-shared.ts';
import {mimecastRules} from './mimecast.ts';
import {neteaseRules} from './netease.ts';
import {orangeRules} from './orange.ts';
import {proofpointRules} from './proofpoint.ts';
import {sfrRules} from './sfr.ts';
import {sophosRules} from './sophos.ts';
import {symantecRules} from './symantec.ts';
import {tOnlineRules} from './t-online.ts';
import {tencentRules} from './tencent.ts';
import {trendmicroRules} from './trendmicro.ts';
import {aliyunRules} from './aliyun.ts';
import {variousRules} from './various.ts';
import {yahooRules} from './yahoo.ts';
import {yandexRules} from './yandex.ts';
import {zohoRules} from './zoho.ts';
import {exchangeRules} from '../software/exchange.ts';

const records = [note('MX records and banners of the provider, looked up in 2026')];
const various = (id: string): readonly Rule[] =>
	variousRules.filter((rule) => rule.id.startsWith(`${id}/`));

type Recognition = {
	readonly mx?: readonly string[];
	readonly banner?: readonly string[];
	readonly tokens?: readonly string[];
	readonly marks?: readonly {readonly anchor: string; readonly pattern: string}[];
	readonly rules?: readonly Rule[];
};

const provider = (id: string, name: string, found: Recognition): Origin => ({
	id,
	name,
	kind: 'provider',
	mx: found.mx ?? [],
	banner: found.banner ?? [],
	tokens: found.tokens ?? [],
	...(found.marks === undefined ? {} : {marks: found.marks}),
	rules: found.rules ?? various(id),
	sources: records,
});

const microsoftRules: readonly Rule[] = [
	...microsoftConsumerRules,
	...microsoft365Rules,
	...microsoftSharedRules,
	...exchangeRules,
];

/** All providers. Recognition by words takes the first that fits: those with the surest words come first. */
// prettier-ignore
export const providers: readonly Origin[] = [
	provider('google', 'Gmail and Google Workspace', {
		mx: ['.google.com', '.googlemail.com', '.psmtp.com'],
		banner: ['mx.google.com esmtp', '- gsmtp'],
		tokens: ['account that you tried to reach', 'multiple destination domains per transaction is unsupported', 'no commands allowed to pipeline after starttls', 'domain policy size per transaction exceeded', 'connection expired, try reconnecting', 'ip not in whitelist for rcpt domain', 'try again later, closing connection. (', 'tls required for rcpt domain', 'very low reputation of the sending', 'nature of the content and/or', 'has one or more suspicious entries', 'temporary dns failures prevent authentication', 'rate limited because it is unauthenticated', 'originating from your ip netblock', 'containing one of your url domains', "weren't able to find the recipient domain", 'is not a valid rfc-5321', 'helo/ehlo argument', 'messages missing a valid', 'application-specific password required', 'username and password not accepted', 'mail server temporarily rejected', 'presents a potential security issue', 'daily user sending', 'gsmtp', '- gcdp', 'peak smtp relay limit', 'go to smtp relay service', "domain's dmarc policy. please contact the administrator of", 'support.google.com/', 'mail.google.com/support', 'google.com/mail/', "google's message", 'gmail has detected', 'gmail requires', 'to gmail', 'has gmail blocked', 'gmail smtp', 'gmail does not accept', 'gmail message header', "recipient's inbox is out of storage space", 'sending to (or from) has a policy that prohibits', "ptr record's forward dns entry", "doesn't have a ptr record, or the ptr", 'from your ip netblock', 'no identity changes permitted'],
		marks: [
			{anchor: 'go to about smtp error messages', pattern: 'for more information, go to about smtp error'},
			{anchor: 'go to email sender guidelines', pattern: 'go to email sender guidelines'},
			{anchor: 'for more information, go to', pattern: 'for more information, go to (?:why has|allowlists|limits for sending|smtp relay service|helo/ehlo email error|email sender guidelines|control unauth|ip addresses|add spam|prevent|check|set up|help|gmail|fix|about|sign in|authenticate|bulk|get|requir)'},
			{anchor: 'email account that you tried to reach', pattern: 'email account that you tried to reach'},
			{anchor: 'our system has detected', pattern: 'our system has detected (?:that this message is|an unusual rate)'},
			{anchor: 'too many unauthenticated commands', pattern: '^too many unauthenticated commands'},
			{anchor: 'the user you are trying to contact is receiving', pattern: 'is receiving'},
		],
		rules: googleRules,
	}),
	provider('microsoft', 'Outlook.com (Microsoft)', {mx: ['.olc.protection.outlook.com', '.hotmail.com'], tokens: ['mail.live.com', 'postmaster.live.com', 'rejected by outlook.com', 'olc.protection.outlook.com', '(s2017062302)', 'outlook.com for policy'], marks: [{anchor: 'block list (', pattern: 'block list \\(a?s\\d{3,5}\\)'}, {anchor: ':-', pattern: '\\(-?\\d{6,12}:\\d{1,5}:-?\\d{6,12}\\)$'}], rules: microsoftRules}),
	provider('microsoft', 'Microsoft 365', {
		mx: ['.mail.protection.outlook.com', '.mx.microsoft', '.mail.eo.outlook.com', '.prod.outlook.com', '.prod.exchangelabs.com', '.mail.protection.office365.us', '.mail.protection.partner.outlook.cn', '.outlook.com', '.exchangelabs.com'],
		banner: ['protection.outlook.com microsoft esmtp'],
		tokens: ['transport.rules.rejectmessage', 'temporarily rate limited due to ip reputation', 'command rejected due to sender id validation', 'blocked using blocklist 1', 'all recipient addresses rejected', 'access denied, banned s', 'access denied, bad helo', 'tenant has exceeded threshold', 'traffic not accepted from this ip', 'unregistered domains', 'recipients belong to multiple regions', 'hosted tenant', 'mail received as unauthenticated', 'organization queue quota', 'x-dg-ref', 'using customer block list', 'protection.outlook.com', '.prod.outlook.com', 'aka.ms/exosmtperrors', 'tenantattribution', 'sender.office.com', 'delist@microsoft.com', 'delist.messaging.microsoft.com', 'resolver.adr.', 'resolver.rst.', 'storedrv.', 'microsoft.com/', 'as16012', 'outlook.office365'],
		marks: [
			{anchor: 'as(', pattern: '\\bas\\(\\d{3,12}\\)'},
			{anchor: 'banned sending ip', pattern: 'access denied, banned sending ip'},
			{anchor: 'required authentication level', pattern: 'access denied, sending domain'},
			{anchor: 'recipient address rejected: access denied', pattern: '^(?:\\[\\S{1,300}\\]: ?)?recipient address rejected: access denied'},
			{anchor: 'prx', pattern: '\\bprx\\d\\b'},
			{anchor: 'attr', pattern: '\\battr\\d{1,3}\\b'},
		],
		rules: microsoftRules,
	}),
	provider('yahoo-japan', 'Yahoo! JAPAN', {mx: ['.yahoo.co.jp'], tokens: ['vs98-ip0']}),
	provider('yahoo', 'Yahoo and AOL', {
		mx: ['.yahoodns.net', '.yahoo.com', '.aol.com'],
		banner: ['mail.yahoo.com esmtp ready', '.yahoo.com esmtp'],
		tokens: ['unexpected volume or user complaints', 'max message per connection reached', 'excessive unknown recipients', 'headers are not rfc compliant', "this user doesn't have a", 'requires all senders to authenticate with either spf or dkim', 'resources temporarily unavailable. please try again later', 'user is receiving mail too quickly', 'cannot be delivered. this mailbox is disabled', 'message not accepted for policy reasons', 'postmaster.yahoo', 'senders.yahooinc.com', 'yahooinc.com', 'help.yahoo.com', 'delivery error: dd ', '1 requested mail action aborted, mailbox not found', 'vs1-ip', 'vs1-mf', 'yahoo.com account', 'aol.com', 'aol.jp', 'mail.ne1.yahoo.com', '.yahoo.com', 'postmaster.aol', 'postmaster.info.aol'],
		marks: [
			{anchor: '[ts', pattern: '\\[tss?\\d{1,2}\\]'},
			{anchor: '[bl2', pattern: '\\[bl2\\d\\]'},
			{anchor: '[ipts', pattern: '\\[ipts\\d{1,2}\\]'},
			{anchor: '[gl0', pattern: '\\[gl\\d\\d\\]'},
			{anchor: '[ph0', pattern: '\\[ph\\d\\d\\]'},
			{anchor: '[mc0', pattern: '\\[mc\\d\\d\\]'},
			{anchor: '(au01)', pattern: 'au01'},
			{anchor: 'message not allowed - [', pattern: 'message not allowed - \\['},
			{anchor: '554.30', pattern: 'mailbox is disabled'},
			{anchor: '(rtr:', pattern: '\\(rtr:'},
			{anchor: 'rly:b', pattern: '\\brly:b\\d'},
			{anchor: 'hvu:b', pattern: '\\bhvu:b'},
		],
		rules: yahooRules,
	}),
	provider('apple', 'Apple iCloud', {
		mx: ['.icloud.com', '.me.com', '.mac.com', '.apple.com'],
		tokens: ['user lookup success but no user record', 'unknown or illegal alias', 'inactive email address', 'domain present in the spamhaus dbl', 'failing both spf and dkim', 'recipient no longer on server', 'support.apple.com', 'me.com error', 'icloud.com', '.me.com', '[hm08]', '[hme1]', '[hcm1]'],
		marks: [
			{anchor: '[cs0', pattern: '\\[cs\\d\\d\\]'},
			{anchor: '[bs0', pattern: '\\[bs\\d\\d\\]'}, {anchor: 'was rejected due to listing in spamhaus', pattern: 'mail from ip \\S+ was rejected due to listing'}, {anchor: ' dmarc policy', pattern: '^your message was rejected due to \\S+ dmarc policy'},
		],
		rules: appleRules,
	}),
	provider('mimecast', 'Mimecast', {mx: ['.mimecast.com', '.mimecast.co.za', '.mimecast-offshore.com'], banner: ['.mimecast.com esmtp'], tokens: ['ip temporarily blacklisted', 'incorrect hostname used for inbounds', 'envelope blocked - user', 'local ct ip reputation', 'manually blocked senders', 'blocked senders - block policy', 'this route requires', 'email rejected due to security policies', 'host network, not allowed', 'internal resources are temporarily unavailable', 'internal resource temporarily unavailable', 'internal resources temporarily unavailable', 'administrative prohibition - envelope blocked', 'submitter failed', 'anti-spoofing policy', 'unable to process connection at this time', 'envelope rejected', 'mimecast.com', 'mimecast.org', 'sender invalid - envelope rejected', 'csi.mimecast', 'account inbounds disabled', 'mimecast'], rules: mimecastRules}),
	provider('proofpoint', 'Proofpoint', {mx: ['.pphosted.com', '.ppe-hosted.com', '.gpphosted.com'], banner: ['.pphosted.com esmtp'], tokens: ['user email address is marked as invalid', "rejected per sender's dmarc policy", 'proofpoint.com', 'ppe-hosted.com', 'pphosted.com', 'proofpoint'], rules: proofpointRules}),
	provider('barracuda', 'Barracuda', {mx: ['.barracudanetworks.com', '.barracuda.com', '.cudamail.com'], banner: ['barracuda'], tokens: ['rejecting spoofed message', 'rejecting banned content', 'cuda_nsu', 'blocked using barracuda reputation', 'permanent failure for one or more recipients (', 'rejected due to spam url in content', 'policy rejection- ', 'license expired'], rules: barracudaRules}),
	provider('cisco', 'Cisco Secure Email (IronPort)', {mx: ['.iphmx.com', '.ironport.com'], tokens: ["due to the sending mta's poor reputation", 'talosintelligence', 'senderbase', 'poor reputation of a domain used in message transfer'], rules: ciscoRules}),
	provider('symantec', 'Symantec Email Security.cloud', {mx: ['.messagelabs.com', '.inboundmx.com', '.messagelabs.net'], banner: ['messagelabs'], tokens: ['symanteccloud.com', 'messagelabs.com', 'tech246726', 'symantec zodiac'], rules: symantecRules}),
	provider('trendmicro', 'Trend Micro Email Security', {mx: ['.trendmicro.com', '.trendmicro.eu', '.trendmicro.co.jp', '.trendmicro.com.au'], tokens: ['block-send-er', 'invalid-recipient', 'trend micro rbl', 'trend micro email', 'ers-customized-block', 'mail-abuse.com/cgi-bin/lookup', 'trendmicro.com'], rules: trendmicroRules}),
	provider('sophos', 'Sophos Email', {mx: ['.sophos.com', '.reflexion.net'], tokens: ['xgemail_', 'sophos.com'], rules: sophosRules}),
	provider('cloudflare', 'Cloudflare Email Routing', {mx: ['.mx.cloudflare.net'], tokens: ['found on one or more dnsbls (', 'cloudflare'], rules: various('cloudflare')}),
	// La Poste and Orange answer from one system of codes (LPN007_510, OFR004_405): one id, two names, as with Microsoft.
	provider('orange', 'La Poste (laposte.net)', {
		mx: ['.laposte.net'],
		banner: ['laposte.net'],
		tokens: ['messagerie laposte.net', 'laposte.net'],
		marks: [{anchor: 'lpn', pattern: '\\blpn[a0-9]{0,3}_?\\d{2,3}|\\d lpn\\b'}],
		rules: orangeRules,
	}),
	provider('orange', 'Orange (France)', {
		mx: ['.orange.fr', '.wanadoo.fr'],
		banner: ['smtp.orange.fr'],
		tokens: ['mwinf', 'wanadoo.fr', 'smtp.orange.fr'],
		marks: [{anchor: 'ofr', pattern: '\\bof[rl][0-9]{0,3}_?\\d{3}|\\bofr\\d?'}],
		rules: orangeRules,
	}),
	provider('sfr', 'SFR', {mx: ['.sfr.fr', '.sfr.net', '.neuf.fr'], tokens: ['sfr_in_'], rules: sfrRules}),
	provider('free', 'Free (France)', {mx: ['.free.fr', '.proxad.net'], tokens: ['postmaster.free.fr', '(usersearch)', '.free.fr'], rules: freeRules}),
	provider('t-online', 'T-Online (Telekom)', {mx: ['.t-online.de'], tokens: ['rejected due to spam or virus classification', 'rx.t-online.de', 't-online.de'], marks: [{anchor: 'a problem occurred', pattern: '^ip[=:]\\S+ - '}], rules: tOnlineRules}),
	provider('gmx-ionos', 'GMX, WEB.DE, mail.com, IONOS', {mx: ['.gmx.net', '.gmx.com', '.gmx.de', '.web.de', '.mail.com', '.ionos.de', '.ionos.com', '.ionos.co.uk', '.ionos.fr', '.ionos.es', '.kundenserver.de', '.1and1.com', '.1and1.co.uk', '.perfora.net', '.schlund.de', '.1und1.de'], banner: ['nemesis esmtp'], tokens: ['reject due to policy restrictions', 'reject due to policy violation', 'bad dns ptr resource record', 'ip address is block listed', 'ip address is block-listed', 'reject due to spf policy', 'invalid dns mx or a/aaaa resource record', 'nemesis esmtp', 'postmaster.gmx', 'postmaster.web.de', 'postmaster.mail.com', 'postmaster.1und1', 'postmaster.1and1', 'gmx.net', 'gmx.com', 'kundenserver.de', 'ionos'], rules: gmxIonosRules}),
	provider('comcast', 'Comcast Xfinity', {mx: ['.comcast.net'], banner: ['.comcast.net comcast'], tokens: ['extended quota violation', 'recipient mailbox unallocated', '> - recipient unavailable', 'postmaster.comcast', 'comcast.net', 'xfinity.com'], marks: [{anchor: '0000', pattern: '\\b(?:bl|es|rl|dm)00[01]\\d{3}\\b'}], rules: comcastRules}),
	provider('att', 'AT&T', {mx: ['.prodigy.net', '.att.net', '.sbcglobal.net', '.bellsouth.net'], banner: ['prodigy.net esmtp'], tokens: ['att.net/', 'abuse_rbl@abuse-att.net', 'dnsbl:attrbl', 'dnsbl:rbl', 'mailrelay.att.net', '.att.net', 'att.net']}),
	provider('cox', 'Cox', {mx: ['.cox.net', '.cxr.mx.a.cloudfilter.net'], tokens: ['rejected - no rdns', 'cox.com/', 'cox.net', 'cox too many', 'aup#cx', 'aup#cdrbl', 'aup#ipbl'], rules: coxRules}),
	provider('charter', 'Charter Spectrum', {mx: ['.charter.net', '.rr.com', '.spectrum.net', '.twc.com'], tokens: ['charter.net', 'spectrum.net', 'aup#in-', 'aup#i-'], rules: charterRules}),
	provider('bt', 'BT', {mx: ['.btinternet.com', '.bt.com'], tokens: ['btinternet.com']}),
	provider('virginmedia', 'Virgin Media', {mx: ['.virginmedia.com', '.virginmedia.co.uk', '.blueyonder.co.uk', '.ntlworld.com', '.virgin.net'], tokens: ['virginmedia.com', 'virginmedia'], marks: [{anchor: 'mxin', pattern: '\\bmxin\\d{3}\\b'}]}),
	provider('tencent', 'QQ Mail (Tencent)', {mx: ['.qq.com'], banner: ['mx qq mail server', 'qq.com esmtp'], tokens: ['mailbox unavailable or access den', 'is a deactivated mailbox', 'mail content denied', 'suspected bounce attacks', 'spam is embedded in the email', 'mail is rejected by recipients', 'suspected spam ip', 'service.mail.qq.com', 'service.exmail.qq.com', 'mail.qq.com', 'exmail.qq.com', 'open.work.weixin.qq.com', 'frequency limited'], rules: tencentRules}),
	provider('netease', 'NetEase (163, 126, yeah.net)', {mx: ['.netease.com', '.163.com', '.126.com'], banner: ['anti-spam gt for coremail system'], tokens: ['mail.163.com', 'help.163.com', '163.com', '126.com', 'yeah.net'], marks: [{anchor: ':', pattern: '\\b(?:hl:(?:rep|icc|ifc|mep|ihu|ipb|itc|ifq)|mi:(?:cel|dmc|ccl|sfq|nhd|imf|spf|dma|stc|spb)|rp:(?:drc|ccl|cel|qrc|frl|rcl|trc)|dt:(?:rbl|spm|sum)|wm:bl[iu])\\b'}], rules: neteaseRules}),
	provider('aliyun', 'Alibaba Mail', {mx: ['.mxhichina.com', '.aliyun.com', '.alibaba-inc.com', '.aliyun-inc.com'], tokens: ['antispam_bat[', 'behaviour spam', 'mxhichina', 'aliyun'], rules: aliyunRules}),
	provider('sina', 'Sina', {mx: ['.sina.com.cn', '.sina.com', '.sina.cn'], tokens: ['sina.com']}),
	provider('mailru', 'Mail.ru', {mx: ['.mail.ru'], banner: ['mail.ru esmtp'], tokens: ['message was not accepted -- invalid mailbox', 'help.mail.ru', 'local mailbox ', 'corp.mail.ru', 'mail.ru/']}),
	provider('rambler', 'Rambler', {mx: ['.rambler.ru', '.rambler-co.ru'], tokens: ['rambler.ru', 'if this is not spam contact abuse']}),
	provider('yandex', 'Yandex', {mx: ['.yandex.ru', '.yandex.net', '.yandex.com'], banner: ['want to use yandex', '.yandex.net'], tokens: ['message rejected under suspicion of spam', 'policy rejection on the target address', 'blocked by spam statistics', 'no correct recipients', 'the recipient has exceeded message rate limit', 'ya.cc/', 'yandex.ru', 'yandex.com', 'yandex.net', 'yandex'], rules: yandexRules}),
	provider('iua', 'i.ua', {mx: ['.i.ua', '.email.ua'], tokens: ['i.ua/err/'], rules: iuaRules}),
	provider('naver', 'Naver', {mx: ['.naver.com'], tokens: ['naver.com']}),
	provider('daum', 'Daum, Hanmail, Kakao', {mx: ['.hanmail.net', '.daum.net', '.kakao.com'], tokens: ['daum.net', 'hanmail.net'], marks: [{anchor: ':', pattern: '^(?:rusr|ract|chic|ccrt)\\b'}], rules: daumRules}),
	provider('docomo', 'NTT docomo', {mx: ['.docomo.ne.jp'], tokens: ['docomo.ne.jp']}),
	provider('kddi', 'au (KDDI)', {mx: ['.au.com', '.ezweb.ne.jp', '.dion.ne.jp', '.kddi.com'], tokens: ['ezweb.ne.jp', 'msmx.au.com']}),
	provider('softbank', 'SoftBank', {mx: ['.softbank.jp', '.vodafone.ne.jp', '.softbank.ne.jp', '.i.softbank.jp'], tokens: ['softbank.jp', 'softbank.ne.jp']}),
	provider('hornetsecurity', 'Hornetsecurity', {mx: ['.hornetsecurity.com', '.antispameurope.com', '.everycloudtech.com'], tokens: ['hornetsecurity', 'antispameurope']}),
	provider('forcepoint', 'Forcepoint', {mx: ['.mailcontrol.com', '.forcepoint.com'], tokens: ['mailcontrol.com'], marks: [{anchor: 'message rejected class=', pattern: 'message rejected class=\\S+ .{0,80}subclass='}]}),
	provider('fireeye', 'Trellix (FireEye ETP)', {mx: ['.fireeyecloud.com', '.fireeyegov.com'], tokens: ['fireeye'], marks: [{anchor: 'etp', pattern: '\\betp\\d{3}\\b'}]}),
	provider('zerospam', 'ZEROSPAM', {mx: ['.zerospam.ca'], tokens: ['zerospam'], rules: various('zerospam')}),
	provider('spamexperts', 'SpamExperts (N-able Mail Assure)', {mx: ['.antispamcloud.com', '.mailspamprotection.com', '.spamexperts.com'], tokens: ['antispamcloud.com', 'spamexperts', 'spamrl.com']}),
	provider('amazon', 'Amazon SES', {mx: ['.amazonaws.com', '.awsapps.com', '.amazon.com'], tokens: ['amazonaws.com', 'amazonses']}),
	provider('mailgun', 'Mailgun', {mx: ['.mailgun.org'], tokens: ['mailgun']}),
	provider('improvmx', 'ImprovMX', {mx: ['.improvmx.com'], tokens: ['invalid pieces of information about the requested', 'unable to correctly read the forwarding recipient', 'improvmx'], marks: [{anchor: '#id-', pattern: '\\(?#id-\\d+\\.\\d+\\.\\d+'}], rules: improvmxRules}),
	provider('forwardemail', 'Forward Email', {mx: ['.forwardemail.net'], tokens: ['forwardemail']}),
	provider('godaddy', 'GoDaddy', {mx: ['.secureserver.net'], banner: ['bizsmtp', 'cmsmtp'], tokens: ['bizsmtp', 'secureserver.net', 'godaddy'], marks: [{anchor: 'ib', pattern: '\\bib\\d{3}[a-z]?\\b'}], rules: godaddyRules}),
	provider('rackspace', 'Rackspace Email', {mx: ['.emailsrvr.com', '.rackspace.com', '.mailtrust.com'], tokens: ['emailsrvr.com', 'apps.rackspace.com', 'rackspace'], marks: [{anchor: '(g', pattern: '\\(g[0-9a-f]{1,2}\\)'}]}),
	provider('zoho', 'Zoho Mail', {mx: ['.zoho.com', '.zoho.eu', '.zoho.in', '.zohomail.com', '.zoho.com.au', '.zohocloud.ca', '.zoho.jp'], tokens: ['mail rejected by destination domain', 'mailpolicy violation', 'email flagged as spam', 'zoho'], marks: [{anchor: 'mailbox delivery', pattern: 'mailbox delivery (?:restricted by|failure) policy error'}], rules: zohoRules}),
	provider('proton', 'Proton Mail', {mx: ['.protonmail.ch', '.proton.me', '.proton.ch'], tokens: ['protonmail', 'proton.me']}),
	provider('fastmail', 'Fastmail', {mx: ['.messagingengine.com'], tokens: ['messagingengine.com', 'fastmail']}),
	provider('tuta', 'Tuta', {mx: ['.tutanota.de', '.tuta.com', '.tutao.de'], tokens: ['tutanota']}),
	provider('hey', 'HEY', {mx: ['.hey.com'], tokens: ['hey.com']}),
	provider('titan', 'Titan', {mx: ['.titan.email', '.flockmail.com'], tokens: ['titan.email']}),
	provider('mxroute', 'MXroute', {mx: ['.mxrouting.net', '.mxroute.com', '.mxlogin.com'], tokens: ['mxroute', 'mxrouting']}),
	provider('infomaniak', 'Infomaniak', {mx: ['.infomaniak.ch', '.infomaniak.com'], tokens: ['infomaniak']}),
	provider('hostpoint', 'Hostpoint', {mx: ['.hostpoint.ch'], tokens: ['hostpoint']}),
	provider('namecheap', 'Namecheap Private Email', {mx: ['.privateemail.com', '.jellyfish.systems', '.registrar-servers.com'], tokens: ['privateemail', 'jfe0']}),
	provider('hostinger', 'Hostinger', {mx: ['.hostinger.com'], tokens: ['hostinger']}),
	provider('ovh', 'OVHcloud', {mx: ['.ovh.net', '.ovh.ca'], tokens: ['.ovh.net']}),
	provider('hetzner', 'Hetzner', {mx: ['.your-server.de'], tokens: ['your-server.de']}),
	provider('jimdo', 'Jimdo', {mx: ['.jimdo.com'], tokens: ['jimdo']}),
	provider('migadu', 'Migadu', {mx: ['.migadu.com'], tokens: ['migadu']}),
	provider('purelymail', 'Purelymail', {mx: ['.purelymail.com'], tokens: ['purelymail']}),
	provider('facebook', 'Facebook', {mx: ['.facebook.com', '.facebookmail.com'], tokens: ['facebook.com'], marks: [{anchor: '-', pattern: '\\b(?:rcp|pol|con|dns|int|msg)-[pt]\\d\\b'}], rules: facebookRules}),
];
