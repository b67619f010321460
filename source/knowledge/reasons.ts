import type {About, MailboxState, Reason} from '../model/verdict.ts';

/** What a reason says by itself. A rule may say more; what it leaves out comes from here. */
export type ReasonText = {
	/** At most 60 characters. */
	readonly title: string;
	readonly meaning: string;
	readonly causes: readonly string[];
	readonly next: readonly string[];
};

/** Whom a reason is about and what it says about the mailbox, unless a rule knows better. */
export const reasonFacts: Readonly<
	Record<Reason, {readonly about: About; readonly mailbox: MailboxState}>
> = {
	accepted: {about: 'server', mailbox: 'unknown'},
	ready: {about: 'server', mailbox: 'unknown'},
	capability: {about: 'server', mailbox: 'unknown'},
	'cannot-verify': {about: 'recipient', mailbox: 'unknown'},
	'user-unknown': {about: 'recipient', mailbox: 'absent'},
	'mailbox-disabled': {about: 'recipient', mailbox: 'exists'},
	'mailbox-full': {about: 'recipient', mailbox: 'exists'},
	'mailbox-temp-unavailable': {about: 'recipient', mailbox: 'unknown'},
	'user-moved': {about: 'recipient', mailbox: 'unknown'},
	'recipient-refused': {about: 'recipient', mailbox: 'unknown'},
	'relay-denied': {about: 'domain', mailbox: 'unknown'},
	'domain-not-found': {about: 'domain', mailbox: 'unknown'},
	'domain-refuses-mail': {about: 'domain', mailbox: 'unknown'},
	'auth-required': {about: 'you', mailbox: 'unknown'},
	'tls-required': {about: 'you', mailbox: 'unknown'},
	'helo-rejected': {about: 'you', mailbox: 'unknown'},
	'no-ptr': {about: 'you', mailbox: 'unknown'},
	'sender-rejected': {about: 'you', mailbox: 'unknown'},
	'sender-auth-failed': {about: 'you', mailbox: 'unknown'},
	greylisted: {about: 'you', mailbox: 'unknown'},
	'rate-limited': {about: 'you', mailbox: 'unknown'},
	'too-many-recipients': {about: 'you', mailbox: 'unknown'},
	'ip-blocklisted': {about: 'you', mailbox: 'unknown'},
	'domain-blocklisted': {about: 'you', mailbox: 'unknown'},
	'bad-reputation': {about: 'you', mailbox: 'unknown'},
	'spam-content': {about: 'you', mailbox: 'unknown'},
	virus: {about: 'you', mailbox: 'unknown'},
	'content-rejected': {about: 'you', mailbox: 'unknown'},
	'message-too-big': {about: 'you', mailbox: 'unknown'},
	policy: {about: 'unknown', mailbox: 'unknown'},
	'protocol-error': {about: 'you', mailbox: 'unknown'},
	'bad-address-syntax': {about: 'unknown', mailbox: 'unknown'},
	'service-unavailable': {about: 'server', mailbox: 'unknown'},
	'system-error': {about: 'server', mailbox: 'unknown'},
	timeout: {about: 'network', mailbox: 'unknown'},
	unspecified: {about: 'unknown', mailbox: 'unknown'},
};

/** The words of each reason. */
export const reasonTexts: Readonly<Record<Reason, ReasonText>> = {
	accepted: {
		title: 'Accepted',
		meaning: 'The server took what you said.',
		causes: [],
		next: ['Go on with the next step.'],
	},
	ready: {
		title: 'The server is ready',
		meaning: 'The server waits for you to go on.',
		causes: [],
		next: ['Go on with the next step.'],
	},
	capability: {
		title: 'What the server can do',
		meaning: 'The server lists what it supports, or gives help.',
		causes: [],
		next: ['Look for STARTTLS and SIZE in the list, then go on.'],
	},
	'cannot-verify': {
		title: 'The server will not tell',
		meaning:
			'The server says neither yes nor no about the mailbox. That is the usual protection against address collectors.',
		causes: ['VRFY is turned off or answered the same for every name.'],
		next: ['Use RCPT TO: its answer counts.'],
	},
	'user-unknown': {
		title: 'No such mailbox',
		meaning: 'The server says that it knows no such recipient.',
		causes: [
			'A typing error in the address.',
			'The mailbox was deleted, or never existed.',
			'Some servers say this to clients they distrust, whatever the name.',
		],
		next: [
			'Check the spelling of the address.',
			'Ask the person in another way for the right address.',
			'To be sure, ask for an address there that is known to exist.',
		],
	},
	'mailbox-disabled': {
		title: 'The mailbox is disabled',
		meaning:
			'The mailbox exists, or existed, but takes no mail: it is closed, suspended or inactive.',
		causes: [
			'It was not used for a long time.',
			'The operator or the owner has closed or suspended it.',
		],
		next: [
			'Reach the person in another way.',
			'The owner can ask the provider to open the mailbox again.',
		],
	},
	'mailbox-full': {
		title: 'The mailbox is full',
		meaning: 'The mailbox exists but has no room for more.',
		causes: [
			'The owner has not cleared it for a long time.',
			'It is abandoned and fills up with newsletters.',
		],
		next: ['Try again in some days.', 'Reach the owner in another way: only they can make room.'],
	},
	'mailbox-temp-unavailable': {
		title: 'The mailbox cannot be used right now',
		meaning:
			'The server cannot use or check this mailbox at the moment. It says neither that it exists nor that it does not.',
		causes: [
			'The mailbox is locked, busy or being moved.',
			'The server is still checking the address with another server.',
		],
		next: ['Try again in some minutes.', 'If it goes on for days, tell their postmaster.'],
	},
	'user-moved': {
		title: 'The user has another address',
		meaning: 'The server says that the user is elsewhere. It may name the new address.',
		causes: ['The user has moved, and mail is not forwarded.'],
		next: ['Use the new address if the reply names one.', 'Ask the person for it otherwise.'],
	},
	'recipient-refused': {
		title: 'The recipient takes no mail from you',
		meaning:
			'A rule of this recipient, or of this list, does not take mail from this sender. The address itself may well exist.',
		causes: [
			'Only members or colleagues may write there.',
			'The recipient has blocked the sender.',
		],
		next: [
			'Ask the recipient, in another way, to allow your address.',
			'For a list: join it, or ask its owner.',
		],
	},
	'relay-denied': {
		title: 'Not responsible for that domain',
		meaning:
			'The server is not responsible for the domain of the recipient, and will not pass the mail on for you.',
		causes: [
			'You talk to the wrong server: not the MX of the domain.',
			'The domain points here, but the server was never told to take its mail.',
			'A submission server that wants a login first.',
		],
		next: [
			'Check that this host is an MX of the domain.',
			'If it is, tell their postmaster to add the domain.',
			'If it is your own relay, log in first.',
		],
	},
	'domain-not-found': {
		title: 'The domain of the recipient is not found',
		meaning:
			'The server says that the domain of the recipient does not exist, or cannot be reached by mail.',
		causes: ['A typing error in the domain.', 'The domain has expired, or its DNS is broken.'],
		next: ['Check the spelling of the domain.', 'Look up its MX record.'],
	},
	'domain-refuses-mail': {
		title: 'The domain takes no mail',
		meaning: 'The domain or host says that it takes no mail at all.',
		causes: ['The domain is not used for mail.'],
		next: ['Ask for another address.'],
	},
	'auth-required': {
		title: 'A login is needed',
		meaning: 'The server wants a login, or the login failed.',
		causes: [
			'This is a server for its own users, who log in.',
			'User name, password or method are wrong.',
		],
		next: [
			'To reach a mailbox, talk to the MX of its domain, not to a submission server.',
			'If it is your own server, check user name and password.',
		],
	},
	'tls-required': {
		title: 'Encryption is needed',
		meaning: 'The server wants TLS first, or TLS does not work at the moment.',
		causes: ['STARTTLS was left out or did not work.', 'The server takes mail over TLS only.'],
		next: [
			'Use STARTTLS before MAIL FROM.',
			'If STARTTLS itself failed with 454, try again later.',
		],
	},
	'helo-rejected': {
		title: 'Your EHLO name is not accepted',
		meaning:
			'The server refuses the name that you gave with EHLO. It says nothing about the mailbox.',
		causes: [
			'The name is not fully qualified, or does not resolve.',
			'The name is localhost, or belongs to somebody else.',
		],
		next: [
			'Use a full host name of yours that resolves to your address: --helo.',
			'Let the reverse name of your address lead to the same name.',
		],
	},
	'no-ptr': {
		title: 'Your address has no proper reverse name',
		meaning:
			'The server wants your IP address to have a name in the DNS (PTR) that leads back to the address. It says nothing about the mailbox.',
		causes: [
			'Your address has no PTR record.',
			'The name of the PTR record does not resolve to your address.',
			'You send over IPv6, and only IPv4 has a reverse name.',
		],
		next: [
			'Ask your provider to set a PTR record for your address.',
			'Let that name resolve to the same address.',
			'Try --ipv4 if only your IPv6 lacks the name.',
		],
	},
	'sender-rejected': {
		title: 'The sender is refused',
		meaning: 'The server does not accept the sender address. It says nothing about the mailbox.',
		causes: [
			'The domain of the sender does not exist, or takes no mail.',
			'The server asked back, and the sender address was refused there.',
			'The sender or its domain is blocked.',
		],
		next: [
			'Use a sender whose domain exists and accepts mail: --from.',
			'Check MX and address records of the sender domain.',
		],
	},
	'sender-auth-failed': {
		title: 'The sender could not be authenticated',
		meaning:
			'SPF, DKIM or DMARC failed: your server is not allowed to send for this domain, or could not prove it. It says nothing about the mailbox.',
		causes: [
			'The SPF record of the sender domain does not name your address.',
			'The message has no valid DKIM signature.',
			'The DMARC policy of the domain asks for refusal.',
		],
		next: [
			'Add your address to the SPF record of the sender domain.',
			'Sign your mail with DKIM, aligned with the From domain.',
			'Use a sender of your own domain for this walk: --from.',
		],
	},
	greylisted: {
		title: 'Put off on purpose (greylisting)',
		meaning:
			'The server does not know you yet and asks you to come back. Real mail servers do; many spammers do not. Nothing is wrong with you or the mailbox.',
		causes: ['It is the first contact of this address, sender and recipient.'],
		next: ['Try again with the same address, sender and recipient after five to fifteen minutes.'],
	},
	'rate-limited': {
		title: 'Too much at once',
		meaning:
			'A limit was reached: connections, messages, errors or recipients in a time. It says nothing about the mailbox.',
		causes: [
			'You, or others behind your address, connect or send too often.',
			'The recipient gets too much mail at the moment.',
			'Your address is new or little trusted, so the limit is low.',
		],
		next: ['Wait, then try again more slowly.', 'Use fewer connections at the same time.'],
	},
	'too-many-recipients': {
		title: 'Too many recipients',
		meaning: 'The transaction has more recipients than the server takes.',
		causes: ['A limit for each message or for each session.'],
		next: ['Split the recipients over several transactions.'],
	},
	'ip-blocklisted': {
		title: 'Your address is on a block list',
		meaning:
			'The server refuses your IP address or its network because of a block list. It says nothing about the mailbox.',
		causes: [
			'Spam came from your address, or from its neighbours.',
			'Your address is a dial-up or home address, which such lists name on principle.',
			'Your address belonged to somebody else before.',
		],
		next: [
			'Look the address up at the list that the reply names, and ask for removal there.',
			'Stop the cause first: look for abused accounts and scripts.',
			'If it is not your address, ask your provider.',
		],
	},
	'domain-blocklisted': {
		title: 'Your domain is on a block list',
		meaning:
			'The domain of the sender, of the EHLO name or of a link in the message is on a block list. It says nothing about the mailbox.',
		causes: [
			'The domain was used for spam, or is very new.',
			'A link in the message leads to a listed domain.',
		],
		next: [
			'Look the domain up at the list that the reply names, and ask for removal there.',
			'Remove links to doubtful sites.',
		],
	},
	'bad-reputation': {
		title: 'Your reputation is low',
		meaning:
			'The server distrusts your address or domain because of what came from there before, or because it is new. It says nothing about the mailbox.',
		causes: [
			'Complaints about mail from your address or domain.',
			'The address or domain is new and has no history.',
			'Neighbours of your address send spam.',
		],
		next: [
			'Send little, and only to people who want it, until the reputation has grown.',
			'Set up reverse name, SPF, DKIM and DMARC.',
			'Look for a postmaster page of the provider and register there.',
		],
	},
	'spam-content': {
		title: 'The message looks like spam',
		meaning: 'The message itself was judged to be spam. The mailbox may well exist.',
		causes: [
			'Words, links or the form of the message resemble spam.',
			'Many copies of the same message were seen elsewhere.',
		],
		next: [
			'Change the text and remove links.',
			'If it was wanted mail, tell their postmaster, with the identifier in the reply.',
		],
	},
	virus: {
		title: 'Something dangerous in the message',
		meaning: 'The server found malware, or an attachment that it takes for dangerous.',
		causes: [
			'An infected attachment.',
			'A kind of file that the server never takes, such as .exe.',
		],
		next: ['Check your computer and the attachment.', 'Send a link instead of the file.'],
	},
	'content-rejected': {
		title: 'The form of the message is refused',
		meaning:
			'Headers, encoding, structure or an attachment of the message are not acceptable. It was not judged to be spam.',
		causes: [
			'The program that made the message breaks the rules.',
			'A kind of attachment that the server does not take.',
		],
		next: [
			'Correct the header or the structure that the reply names.',
			'Leave out the attachment.',
		],
	},
	'message-too-big': {
		title: 'The message is too big',
		meaning: 'The message is larger than the server or the recipient takes.',
		causes: ['A large attachment; encoding adds a third to its size.'],
		next: [
			'Send less, or a link to the file.',
			'Look at SIZE in the EHLO reply: it states the limit.',
		],
	},
	policy: {
		title: 'Refused by a rule',
		meaning:
			'The server refuses by a rule of its own and does not say which. It proves nothing about the mailbox.',
		causes: ['A local rule against your address, name or sender, or for this recipient.'],
		next: [
			'Ask their postmaster, with the time and the exact reply.',
			'Compare with another sender and another recipient.',
		],
	},
	'protocol-error': {
		title: 'The server did not accept the command',
		meaning:
			'The command is not known, not offered, wrong in form or out of order. It says nothing about the mailbox.',
		causes: [
			'A typing error in the command.',
			'The server does not offer the extension.',
			'A command came too early or too late.',
		],
		next: [
			'Correct the command and send it again.',
			'Look at the EHLO reply: it lists what the server offers.',
		],
	},
	'bad-address-syntax': {
		title: 'An address is malformed',
		meaning: 'The form of an address in MAIL FROM or RCPT TO is not acceptable to the server.',
		causes: [
			'A typing error: a space, a missing domain, a stray sign.',
			'The server does not take addresses of this form.',
		],
		next: ['Check the address for stray signs.', 'Write it in full, in angle brackets.'],
	},
	'service-unavailable': {
		title: 'No service right now',
		meaning: 'The server takes no mail at the moment. It says nothing about the mailbox.',
		causes: ['Maintenance, shutdown or overload.', 'All places for connections are taken.'],
		next: ['Try again later.', 'Try the next mail exchanger.'],
	},
	'system-error': {
		title: 'A fault on their side',
		meaning:
			'Something is broken on the receiving side: storage, configuration, a look-up or routing. It says nothing about the mailbox.',
		causes: [
			'A disk is full, or a service behind the server does not answer.',
			'The server is misconfigured.',
		],
		next: ['Try again later.', 'If it goes on, tell their postmaster.'],
	},
	timeout: {
		title: 'A timer ran out',
		meaning:
			'The server, or one behind it, waited too long for something. It says nothing about the mailbox.',
		causes: ['A slow or broken connection.', 'You waited too long between two commands.'],
		next: [
			'Try again.',
			'If it always happens at the same place, look for packet loss on the path.',
		],
	},
	unspecified: {
		title: 'No reason given',
		meaning:
			'The server gives no reason beyond the code, so the cause cannot be told from this reply.',
		causes: ['The operator has chosen to say nothing.'],
		next: [
			'Ask their postmaster, with the time and the exact reply.',
			'Compare with another sender and another recipient.',
		],
	},
};

/** What a reason says by itself, in words. */
export function reasonText(reason: Reason): ReasonText {
	return reasonTexts[reason];
}
