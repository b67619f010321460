/**
 * What a receiver can see and check about us before it decides. Stable:
 * scripts depend on them. Some are made once for each address (`subject`).
 */
export const checkIds = [
	// The address.
	'own-address',
	'port-25',
	'own-service',
	'ptr',
	'ptr-forward',
	'ptr-generic',
	// The EHLO name.
	'helo-name',
	'helo-resolves',
	'helo-matches',
	'spf-helo',
	// The envelope sender and its domain.
	'sender-name',
	'sender-domain',
	'callback',
	'postmaster',
	'abuse',
	'spf-mail',
	'dmarc',
	'mta-sts',
	'tls-rpt',
	// Lists of others, asked with consent.
	'blocklist-address',
	'blocklist-domain',
] as const;
export type CheckId = (typeof checkIds)[number];

/** `unknown`: it could not be told, and `found` says why. */
export const checkStates = ['good', 'bad', 'unknown'] as const;
export type CheckState = (typeof checkStates)[number];

/**
 * Who can mend it. `network`: whoever gave you the address (provider, hoster,
 * company); `dns`: whoever keeps the zone of your domain; `mail-server`:
 * whoever runs the mail server of your domain; `list`: the keeper of the list;
 * `resolver`: whoever runs the DNS server that you ask.
 */
export const fixers = ['you', 'network', 'dns', 'mail-server', 'list', 'resolver'] as const;
export type Fixer = (typeof fixers)[number];

/** How much receivers care: `much`: many refuse for it; `some`: it counts against you; `little`: good to have. */
export const weights = ['much', 'some', 'little'] as const;
export type CheckWeight = (typeof weights)[number];

/** One thing that was done to find out. Plain text: safe to show. */
export type CheckStep = {
	/** `asked` and `answered`: DNS; `sent` and `replied`: SMTP; `note`: what follows from it. */
	readonly kind: 'asked' | 'answered' | 'sent' | 'replied' | 'note';
	readonly text: string;
};

/** One finding about ourselves. All texts are plain and safe to show. `id` and `subject` together are unique. */
export type Check = {
	readonly id: CheckId;
	/** What was looked at: an address, a name, a sender, 'ADDRESS in ZONE'. */
	readonly subject: string;
	readonly state: CheckState;
	/** Which of the things that this check may find, for scripts: 'missing', 'nat', 'listed', 'query-refused'. */
	readonly finding: string;
	readonly weight: CheckWeight;
	/** At most 60 characters. */
	readonly title: string;
	/** One or two sentences: what was found. */
	readonly found: string;
	/** What a receiver concludes from it. */
	readonly concludes: string;
	/** Who mends it; null where nothing is to be mended. */
	readonly who: Fixer | null;
	/** What to do, imperative, most useful first. */
	readonly next: readonly string[];
	/** Records to publish, each as a line of a zone file: 'mail.example.org. 3600 IN A 203.0.113.7'. */
	readonly records: readonly string[];
	/** How it was found out, in order: questions and answers, mechanism by mechanism, command by command. */
	readonly steps: readonly CheckStep[];
};

/** Where we know one of our addresses from, best last. */
export type AddressSource = 'socket' | 'whoami' | 'echo' | 'option';

/** One of our addresses, as others see it. */
export type OwnAddress = {
	/** The address that the checks are about. */
	readonly address: string;
	readonly family: 4 | 6;
	readonly source: AddressSource;
	/** The address of our own end of the connection, where it is another one: NAT. */
	readonly local: string | undefined;
	/** What others said it is, where that is another public address. */
	readonly others?: readonly {readonly address: string; readonly source: AddressSource}[];
	/** Sources besides `source` that say the same address; absent: none does. */
	readonly confirmedBy?: readonly AddressSource[] | undefined;
};

/** Who we are, as far as it is known: what the checks look at. */
export type Self = {
	/** At most one of each family; IPv4 first. */
	readonly addresses: readonly OwnAddress[];
	/** The EHLO name, as `Identity` has it. NOT safe to show. */
	readonly helo: string;
	readonly heloSource: 'option' | 'ptr' | 'hostname' | 'literal';
	/** Envelope sender without brackets; '' is the null sender. NOT safe to show. */
	readonly sender: string;
	readonly senderSource: 'option' | 'postmaster' | 'null';
};

/**
 * Those whom a group of checks contacts besides our own DNS resolver, and who
 * therefore have to be named and agreed to before. `blocklists` are asked
 * through our own resolver, but they learn our address.
 */
export const consentGroups = ['whoami', 'callback', 'blocklists'] as const;
export type ConsentGroup = (typeof consentGroups)[number];

/** What is asked for before a group of checks is made. Texts are safe to show. */
export type Consent = {
	readonly group: ConsentGroup;
	/** One sentence: what would be asked of whom, and what they learn. */
	readonly text: string;
	/** Every host and every zone that would be contacted. */
	readonly names: readonly string[];
	/** SMTP connections that it costs at most. */
	readonly connections: number;
};
