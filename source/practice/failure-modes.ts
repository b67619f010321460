/** One of the ways in which a delivery fails, and the practice visit that shows it. */
export type FailureMode = {
	/** Stable, kebab-case. */
	readonly id: string;
	readonly title: string;
	readonly address: string;
};

/**
 * Nineteen ways in which a server or DNS turns one away: fifteen in the
 * dialogue, four shapes of DNS. Tools are compared by what they say to each;
 * every verdict on them must be different, and right.
 */
export const failureModes: readonly FailureMode[] = [
	{
		id: 'silent-after-accept',
		title: 'The connection is accepted, and then nothing is heard',
		address: 'alice@banner.ends-silence.example',
	},
	{
		id: 'fin-on-connect',
		title: 'Hung up (FIN) before the greeting',
		address: 'alice@banner.ends-fin.example',
	},
	{
		id: 'rst-on-connect',
		title: 'Cut off (RST) before the greeting',
		address: 'alice@banner.ends-rst.example',
	},
	{
		id: 'banner-421',
		title: '421 in place of the greeting: not now',
		address: 'alice@banner.ends-421.example',
	},
	{
		id: 'banner-554',
		title: '554 in place of the greeting: not you',
		address: 'alice@banner.ends-550.example',
	},
	{
		id: 'rst-on-ehlo',
		title: 'Cut off (RST) after EHLO',
		address: 'alice@ehlo.ends-rst.example',
	},
	{
		id: 'fin-on-mail',
		title: 'Hung up (FIN) after MAIL',
		address: 'alice@mail.ends-fin.example',
	},
	{
		id: 'rst-on-mail',
		title: 'Cut off (RST) after MAIL',
		address: 'alice@mail.ends-rst.example',
	},
	{
		id: 'mail-550-blocked',
		title: '550 5.7.1 to MAIL for your network (as Outlook.com), then FIN',
		address: 'alice@outlook-like.example',
	},
	{
		id: 'fin-on-rcpt',
		title: 'Hung up (FIN) after RCPT',
		address: 'alice@rcpt.ends-fin.example',
	},
	{
		id: 'rst-on-rcpt',
		title: 'Cut off (RST) after RCPT',
		address: 'alice@rcpt.ends-rst.example',
	},
	{
		id: 'rcpt-421-deferred',
		title: '421 [TSS04] to RCPT (as Yahoo), then FIN',
		address: 'alice@yahoo-like.example',
	},
	{
		id: 'rcpt-554-dnsbl',
		title: '554 5.7.1 to RCPT: your address is on a block list',
		address: 'alice@dnsbl.example',
	},
	{
		id: 'silent-on-rcpt',
		title: 'RCPT is never answered',
		address: 'alice@rcpt.ends-silence.example',
	},
	{
		id: 'rcpt-451-greylist',
		title: '451 to RCPT: greylisted',
		address: 'alice@greylisting.example',
	},
	{
		id: 'null-mx',
		title: 'A null MX: the domain takes no mail',
		address: 'alice@null-mx.example',
	},
	{
		id: 'implicit-mx',
		title: 'No MX record, only an address: the domain is its own mail host',
		address: 'alice@implicit-mx.example',
	},
	{
		id: 'first-mx-refuses',
		title: 'Several MX hosts, the first refuses the connection',
		address: 'alice@several-mx.example',
	},
	{
		id: 'only-mx-refuses',
		title: 'One MX host, and it refuses the connection',
		address: 'alice@nobody-home.example',
	},
];
