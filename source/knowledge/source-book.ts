import type {Source} from '../model/explanation.ts';
import {note, page, rfc} from './sources.ts';

/** Where the facts about providers and programs come from. */
export const sourceBook = {
	'aliyun-help': page('Alibaba Mail help', 'https://help.aliyun.com/document_detail/36612.html'),
	'apple-postmaster': page(
		'Apple: Postmaster information for iCloud Mail',
		'https://support.apple.com/102322',
	),
	'barracuda-codes': page(
		'Barracuda Campus: SMTP error codes',
		'https://campus.barracuda.com/doc/39815000/',
	),
	'broadcom-codes': page(
		'Broadcom: Email Security.cloud error messages',
		'https://knowledge.broadcom.com/external/article/165144',
	),
	captures: note('Replies captured from live servers, 2025 and 2026'),
	'cisco-esa': page(
		'Cisco: Secure Email Gateway technotes',
		'https://www.cisco.com/c/en/us/support/docs/security/email-security-appliance/118007-configure-esa-00.html',
	),
	'cloudflare-postmaster': page(
		'Cloudflare Email Routing: postmaster',
		'https://developers.cloudflare.com/email-routing/postmaster/',
	),
	'comcast-codes': page(
		'Comcast postmaster: error codes',
		'https://postmaster.comcast.net/mail-error-codes.html',
	),
	'cox-codes': page(
		'Cox: email error codes',
		'https://www.cox.com/residential/support/email-error-codes.html',
	),
	'daum-codes': note('Lists of replies of Daum and Hanmail, in Korean'),
	docomo: note('Rules for replies of NTT docomo in bounce parsers'),
	'exim-reports': note('Exim specification and reports of its replies'),
	experience: note('General knowledge of mail operators, not confirmed by a document'),
	'facebook-codes': page(
		'Facebook postmaster: response codes',
		'https://www.facebook.com/postmaster/response_codes',
	),
	'field-manual': page('SMTP Field Manual', 'https://smtpfieldmanual.com/'),
	'free-postmaster': page('Free postmaster', 'https://postmaster.free.fr/'),
	'gmx-errors': page(
		'GMX, WEB.DE and mail.com postmaster: error messages',
		'https://postmaster.gmx.net/en/error-messages',
	),
	'godaddy-codes': page('GoDaddy help: email bounce codes', 'https://www.godaddy.com/help/40685'),
	'google-smtp': page(
		'Google Workspace Admin Help: SMTP errors and codes',
		'https://support.google.com/a/answer/3726730',
	),
	'iua-codes': page('i.ua: error pages', 'https://mail.i.ua/err/1/'),
	kumomta: page('KumoMTA: bounce classification rules', 'https://github.com/KumoCorp/kumomta'),
	'mailru-errors': page('Mail.ru: delivery errors', 'https://help.mail.ru/notspam-support/errors'),
	'microsoft-ndr': page(
		'Microsoft Learn: Non-delivery reports in Exchange Online',
		'https://learn.microsoft.com/en-us/troubleshoot/exchange/email-delivery/ndr/non-delivery-reports-in-exchange-online',
	),
	'mimecast-codes': page(
		'Mimecast: SMTP error codes',
		'https://mimecastsupport.zendesk.com/hc/en-us/articles/34000709564691',
	),
	'netease-help': page('NetEase Mail: bounce codes', 'https://mail.163.com/help/help_spam_16.htm'),
	'orange-codes': note(
		'Replies of Orange and La Poste (OFR and LPN codes), collected by bounce parsers',
	),
	'outlook-postmaster': page(
		'Outlook.com Postmaster: troubleshooting',
		'https://sendersupport.olc.protection.outlook.com/pm/troubleshooting',
	),
	'postfix-postscreen': page(
		'Postfix: POSTSCREEN_README',
		'https://www.postfix.org/POSTSCREEN_README.html',
	),
	'postfix-smtpd': page(
		'Postfix: smtpd and its configuration',
		'https://www.postfix.org/postconf.5.html',
	),
	'postfix-verify': page(
		'Postfix: ADDRESS_VERIFICATION_README',
		'https://www.postfix.org/ADDRESS_VERIFICATION_README.html',
	),
	'proofpoint-pdr': page('Proofpoint: IP address look-up', 'https://ipcheck.proofpoint.com/'),
	'rackspace-codes': page('Rackspace postmaster', 'https://postmaster.apps.rackspace.com/'),
	rfc5321: rfc(5321, '4.2'),
	'ses-receiving': page(
		'Amazon SES: receiving, bounce action',
		'https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action-bounce.html',
	),
	'sfr-codes': note('Replies of SFR (SFR_IN codes), collected by senders'),
	sisimai: page('Sisimai: rules for replies of single hosts', 'https://libsisimai.org/'),
	'sophos-codes': page(
		'Sophos Central: SMTP error codes',
		'https://docs.sophos.com/central/customer/help/en-us/ManageYourProducts/EmailSecurity/SMTPErrorCodes/index.html',
	),
	'spectrum-codes': page(
		'Spectrum: email error codes',
		'https://www.spectrum.net/support/internet/understanding-email-error-codes',
	),
	't-online-postmaster': page('T-Online postmaster', 'https://postmaster.t-online.de/'),
	'tencent-help': page('QQ Mail help: bounce reasons', 'https://service.mail.qq.com/detail/122/'),
	'trendmicro-docs': page('Trend Micro: sender filtering', 'https://docs.trendmicro.com/'),
	'yahoo-senders': page(
		'Yahoo Sender Hub: SMTP error codes',
		'https://senders.yahooinc.com/smtp-error-codes/',
	),
	'yandex-bounces': page(
		'Yandex Mail: bounce messages',
		'https://yandex.com/support/mail/bounces/yandex.html',
	),
	'zone-mta': page('ZoneMTA: bounce rules', 'https://github.com/zone-eu/zone-mta'),
	'zoho-codes': note('Replies of Zoho Mail, collected by senders'),
} as const satisfies Record<string, Source>;

export type SourceKey = keyof typeof sourceBook;
