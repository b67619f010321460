/** A parameter of MAIL or RCPT, and the keyword of EHLO that allows it. */
export type Parameter = {
	readonly name: string;
	/** Any of these offered allows it. */
	readonly keywords: readonly string[];
	/** How it is written, ready to be typed on. */
	readonly forms: readonly string[];
	readonly about: string;
};

// prettier-ignore
/** Parameters of MAIL FROM, the usual ones first. */
export const mailParameters: readonly Parameter[] = [
	{name: 'SIZE', keywords: ['SIZE'], forms: ['SIZE='], about: 'how large the message would be, in bytes (RFC 1870)'},
	{name: 'BODY', keywords: ['8BITMIME', 'BINARYMIME'], forms: ['BODY=8BITMIME', 'BODY=7BIT'], about: 'whether the text has bytes above 127 (RFC 6152)'},
	{name: 'SMTPUTF8', keywords: ['SMTPUTF8'], forms: ['SMTPUTF8'], about: 'addresses have letters beyond ASCII (RFC 6531)'},
	{name: 'RET', keywords: ['DSN'], forms: ['RET=HDRS', 'RET=FULL'], about: 'how much of the message a bounce brings back (RFC 3461)'},
	{name: 'ENVID', keywords: ['DSN'], forms: ['ENVID='], about: 'a mark that bounces carry (RFC 3461)'},
	{name: 'REQUIRETLS', keywords: ['REQUIRETLS'], forms: ['REQUIRETLS'], about: 'TLS on the whole way, or not at all (RFC 8689)'},
	{name: 'BY', keywords: ['DELIVERBY'], forms: ['BY='], about: 'deliver within so many seconds (RFC 2852)'},
	{name: 'MT-PRIORITY', keywords: ['MT-PRIORITY'], forms: ['MT-PRIORITY='], about: 'a priority from -9 to 9 (RFC 6710)'},
	{name: 'HOLDFOR', keywords: ['FUTURERELEASE'], forms: ['HOLDFOR='], about: 'hold it back for so many seconds (RFC 4865)'},
	{name: 'AUTH', keywords: ['AUTH'], forms: ['AUTH=<>'], about: 'on whose behalf; <> says nobody known (RFC 4954)'},
];

// prettier-ignore
/** Parameters of RCPT TO. */
export const rcptParameters: readonly Parameter[] = [
	{name: 'NOTIFY', keywords: ['DSN'], forms: ['NOTIFY=NEVER', 'NOTIFY=FAILURE', 'NOTIFY=SUCCESS,FAILURE,DELAY'], about: 'when a notice is wanted (RFC 3461)'},
	{name: 'ORCPT', keywords: ['DSN'], forms: ['ORCPT=rfc822;'], about: 'the address it was first sent to (RFC 3461)'},
	{name: 'RRVS', keywords: ['RRVS'], forms: ['RRVS='], about: 'refuse if the owner has changed since (RFC 7293)'},
];
