import type {CertificateName, HostScript, Rule, Step, TlsScript} from '../script.ts';

/** What differs from host to host of the same software. */
export type HostOptions = {
	readonly name: string;
	readonly addresses: readonly string[];
	/** Domains it takes mail for. */
	readonly domains: readonly string[];
	/** Local parts that are accepted besides postmaster, or all. Default: alice. */
	readonly accepts?: readonly string[] | 'all';
	/** The answer to RCPT for single local parts. */
	readonly mailboxes?: Readonly<Record<string, readonly Step[]>>;
	/** The answer to RCPT for all other local parts. Default: as the software says "user unknown". */
	readonly unknown?: readonly Step[];
	/** Rules that come before the software's own. */
	readonly first?: readonly Rule[];
	/** In place of the software's own, without STARTTLS. */
	readonly capabilities?: readonly string[];
	/** The name that the replies to EHLO and HELO begin with, in place of the host's own. */
	readonly hello?: string;
	/** False: STARTTLS is neither offered nor known. */
	readonly starttls?: false | TlsScript;
	readonly certificate?: CertificateName;
	readonly port?: number;
	readonly alsoOn?: HostScript['alsoOn'];
	readonly path?: HostScript['path'];
	readonly exit?: HostScript['exit'];
	readonly idle?: HostScript['idle'];
	readonly accounts?: HostScript['accounts'];
};

/** The replies of one kind of mail server software. */
export type Words = {
	readonly banner: readonly Step[];
	/** Behind the code in the first line of the reply to EHLO, and in the reply to HELO. */
	readonly hello: string;
	readonly capabilities: readonly string[];
	/** Undefined: the software has no STARTTLS. */
	readonly tlsReady: readonly Step[] | undefined;
	readonly tlsAlready: readonly Step[];
	readonly needHello: readonly Step[];
	readonly needMail: readonly Step[];
	readonly nestedMail: readonly Step[];
	readonly senderOk: readonly Step[];
	readonly recipientOk: readonly Step[];
	readonly userUnknown: readonly Step[];
	readonly relayDenied: readonly Step[];
	readonly vrfy: readonly Step[];
	readonly expn: readonly Step[];
	readonly reset: readonly Step[];
	readonly noop: readonly Step[];
	readonly bye: readonly Step[];
	readonly unknownCommand: readonly Step[];
};

/** Put a host's own data and its software's words together into a script. */
export function buildHost(options: HostOptions, words: Words): HostScript {
	const {name, addresses, domains, port, alsoOn, path, exit, idle, accounts} = options;
	return {
		name,
		addresses,
		domains,
		...(port === undefined ? {} : {port}),
		...(alsoOn === undefined ? {} : {alsoOn}),
		...(path === undefined ? {} : {path}),
		...(exit === undefined ? {} : {exit}),
		...(idle === undefined ? {} : {idle}),
		...(accounts === undefined ? {} : {accounts}),
		rules: [
			...(options.first ?? []),
			{on: 'connect', do: words.banner},
			...greetingRules(options, words),
			...transactionRules(options, words),
			{on: 'VRFY', do: words.vrfy},
			{on: 'EXPN', do: words.expn},
			{on: 'RSET', do: words.reset},
			{on: 'NOOP', do: words.noop},
			{on: 'QUIT', do: [...words.bye, {end: 'fin'}]},
			// The practice network takes no message, whatever the client is.
			{on: 'DATA', do: ['554 5.5.1 {host} is a practice server and takes no message']},
			{on: '*', do: words.unknownCommand},
		],
	};
}

/** The lines of a 250 reply: hyphens on all but the last (RFC 5321 §4.2.1). */
export function lines250(texts: readonly string[]): readonly string[] {
	return texts.map((text, index) => `250${index === texts.length - 1 ? ' ' : '-'}${text}`);
}

function greetingRules(options: HostOptions, words: Words): readonly Rule[] {
	const own = options.capabilities ?? words.capabilities;
	const name = options.hello ?? words.hello;
	const plain = lines250([name, ...own]);
	const hello: Rule = {on: 'HELO', do: [`250 ${name}`]};
	if (options.starttls === false || !words.tlsReady) return [{on: 'EHLO', do: plain}, hello];
	const certificate = options.certificate ? {certificate: options.certificate} : {};
	return [
		{on: 'EHLO', when: {secure: false}, do: lines250([name, ...own, 'STARTTLS'])},
		{on: 'EHLO', do: plain},
		hello,
		{on: 'STARTTLS', when: {secure: true}, do: words.tlsAlready},
		{on: 'STARTTLS', do: [...words.tlsReady, {tls: {...certificate, ...options.starttls}}]},
	];
}

function transactionRules(options: HostOptions, words: Words): readonly Rule[] {
	const {accepts = ['alice'], mailboxes = {}, unknown = words.userUnknown} = options;
	const own = Object.entries(mailboxes).map(([local, steps]): Rule => ({
		on: 'RCPT',
		when: {to: [local]},
		do: steps,
	}));
	// RFC 5321 §4.5.1: postmaster is always there.
	const welcome = accepts === 'all' ? {} : {to: [...accepts, 'postmaster']};
	return [
		{on: 'MAIL', when: {greeted: false}, do: words.needHello},
		{on: 'MAIL', when: {mail: true}, do: words.nestedMail},
		{on: 'MAIL', do: words.senderOk},
		{on: 'RCPT', when: {mail: false}, do: words.needMail},
		{on: 'RCPT', when: {foreign: true}, do: words.relayDenied},
		...own,
		{on: 'RCPT', when: welcome, do: words.recipientOk},
		{on: 'RCPT', do: unknown},
	];
}
