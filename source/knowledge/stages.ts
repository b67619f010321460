import type {StageText} from '../model/explanation.ts';
import type {Stage} from '../model/stage.ts';
import {rfc} from './sources.ts';

/** What each stage of a walk is for, in the words shown to people. */
const stageTexts: Readonly<Record<Stage, StageText>> = {
	mx: {
		stage: 'mx',
		title: 'Find the mail exchangers',
		purpose:
			'The DNS is asked which hosts take mail for the domain (MX records) and for the addresses of these hosts. Hosts with the lowest preference number are tried first. A domain without MX records is its own mail host; a single MX that is just a dot says that the domain takes no mail.',
		healthy: 'One or more MX records whose hosts have an A or AAAA record.',
		trouble: [
			'NXDOMAIN: the domain does not exist, often a typing error.',
			'SERVFAIL: the DNS servers of the domain are broken, or DNSSEC fails.',
			'An MX host without an address, or one that is an alias (CNAME).',
			'An MX host that points to a private or loopback address.',
		],
		sources: [rfc(5321, '5.1'), rfc(7505)],
	},
	connect: {
		stage: 'connect',
		title: 'Open the TCP connection',
		purpose:
			'A TCP connection to port 25 of the mail host. Nothing of SMTP has been said yet: what fails here is the path, a firewall, or a host where no mail server runs.',
		healthy: 'The connection is open within one round trip.',
		trouble: [
			'No answer at any mail host: your network probably blocks outgoing port 25. Most home, mobile and cloud networks do.',
			'Refused: nothing listens on that port, or a firewall says so in its name.',
			'Unreachable: there is no route, often because your network has no IPv6.',
		],
		sources: [rfc(5321, '3.1'), rfc(5321, '5.1')],
	},
	banner: {
		stage: 'banner',
		title: 'Wait for the greeting',
		purpose:
			'The server speaks first. 220 means that it is ready; 554 or 421 means that it will not serve you. It has seen nothing but your IP address so far, so a refusal here is about that address, or about the server itself.',
		healthy: '220, the name of the host, and often the software.',
		trouble: [
			'554 or 421: your address is blocked, has no reverse name or opens too many connections, or the server is overloaded.',
			'A wait of several seconds on purpose, to catch clients that talk too early.',
			'The connection is closed without a word: a firewall, a block list or a limit may be the cause.',
		],
		sources: [rfc(5321, '4.3.1'), rfc(5321, '3.1')],
	},
	ehlo: {
		stage: 'ehlo',
		title: 'Say who you are: EHLO',
		purpose:
			'The client gives its host name; the server lists what it can do, one keyword a line. The name should be fully qualified, should resolve, and should fit the reverse name of your address. After STARTTLS, EHLO is sent again and the list may differ.',
		healthy: '250 lines with PIPELINING, SIZE, STARTTLS, 8BITMIME, ENHANCEDSTATUSCODES and others.',
		trouble: [
			'501, 504 or 550: the name is no host name, does not resolve, or is not yours.',
			'500 or 502: an old server; HELO is tried instead.',
			'No STARTTLS although the server has it: a firewall on the way may remove the keyword.',
		],
		sources: [rfc(5321, '4.1.1.1'), rfc(5321, '4.1.4')],
	},
	starttls: {
		stage: 'starttls',
		title: 'Switch to TLS',
		purpose:
			'STARTTLS asks the server to encrypt the connection. After 220 both sides do the TLS handshake, forget what was said before, and the client sends EHLO again. Between mail servers this is opportunistic: without agreed rules (DANE, MTA-STS) a certificate that does not fit is no obstacle.',
		healthy: '220, then a handshake with TLS 1.2 or 1.3.',
		trouble: [
			'454: TLS is not available for the moment.',
			'The handshake fails: both sides share no version or cipher, or something on the way breaks it.',
			'Clear text arrives after the 220: an injection, or a broken server.',
		],
		sources: [rfc(3207, '4'), rfc(7435)],
	},
	mail: {
		stage: 'mail',
		title: 'Name the sender: MAIL FROM',
		purpose:
			'MAIL FROM starts a transaction and names the envelope sender, where bounces go. The server may check that its domain exists and accepts mail, and whether its SPF record allows your address. No message is sent here.',
		healthy: '250, often 2.1.0.',
		trouble: [
			'The domain of the sender does not exist or has no MX or address record.',
			'SPF of the sender domain does not allow your address.',
			'Your address is on a block list that is only consulted now.',
			'530: the server wants TLS or a login first.',
		],
		sources: [rfc(5321, '4.1.1.2'), rfc(5321, '3.3')],
	},
	rcpt: {
		stage: 'rcpt',
		title: 'Name the recipient: RCPT TO',
		purpose:
			'RCPT TO names the mailbox. This is where most servers say what they think, also about things they knew earlier: a refusal here need not be about the recipient. 250 means "taken for now"; it does not prove that the mailbox exists.',
		healthy: '250, often 2.1.5.',
		trouble: [
			'550 5.1.1: the server says that it knows no such mailbox.',
			'450 or 451: greylisting, a busy mailbox, or a check that is not finished.',
			'554 or 550 5.7.x: policy, a block list or your EHLO name, only told now.',
			'Relaying denied: this server is not responsible for that domain.',
		],
		sources: [rfc(5321, '4.1.1.3'), rfc(5321, '3.3')],
	},
	vrfy: {
		stage: 'vrfy',
		title: 'Ask about a mailbox: VRFY',
		purpose:
			'VRFY asks the server to confirm a mailbox. Nearly all servers refuse to tell, so as not to help address collectors; then the answer is 252, 502 or 550, which proves nothing.',
		healthy: '252 (will not say) is the usual answer; 250 with the full address is rare.',
		trouble: [
			'502 or 550: the command is turned off.',
			'250 for every name: the answer is worthless.',
		],
		sources: [rfc(5321, '3.5'), rfc(5321, '7.3')],
	},
	quit: {
		stage: 'quit',
		title: 'Say goodbye: QUIT',
		purpose:
			'QUIT ends the session politely. The server answers 221 and closes. Nothing has been delivered: no message was sent.',
		healthy: '221, then the server closes the connection.',
		trouble: ['The server closes without 221. That is rude, but changes nothing.'],
		sources: [rfc(5321, '4.1.1.10')],
	},
};

/** What a stage is for, in words. */
export function explainStage(stage: Stage): StageText {
	return stageTexts[stage];
}
