/** Steps and causes that several providers share, word for word. */

/** A limit on rate: come back later, and gently. */
export const slowDown = [
	'Wait some hours, then try again with one connection and with pauses between the commands.',
];

/** A fault or load on their side. */
export const tryLater = ['Try again later, with growing pauses between the tries.'];

/** The refused address is a home or dynamic one. */
export const useRelay = [
	'Send through the mail relay of your Internet provider.',
	'Or send from a server with a fixed IP address and a reverse name.',
];

/** Spamhaus lists the address. */
export const askSpamhaus = [
	'Look your IP address up at https://check.spamhaus.org/ and follow the steps for removal there.',
	'If it is on the PBL, send through the mail relay of your provider or from a server with a fixed address.',
];

/** Cloudmark lists the address. */
export const askCloudmark = [
	'Mend the cause, then ask for a reset at https://csi.cloudmark.com/reset-request/.',
];

/** Only the administrator of the recipient can change it. */
export const askTheirAdmin = [
	'Ask the recipient, in another way, to have their mail administrator allow you.',
];

/** SPF, DKIM and DMARC together. */
export const authenticate = [
	'Add your IP address to the SPF record of the sender domain, and sign the mail with DKIM.',
	'Let the domain of SPF or DKIM be the domain of the visible From.',
	'Publish a DMARC record for that domain.',
];

/** The message was judged, not the session. */
export const mendMessage = [
	'Correct the message: neither the connection nor the address is the cause.',
];
