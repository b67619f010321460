import {parseArgs} from 'node:util';
import type {Mailbox, Timeouts} from '../model/session.ts';
import type {Config} from './config.ts';
import {fail, heloOf, resolverOf, senderOf, timeoutsOf} from './option-values.ts';
import {takeService} from './preflight-flags.ts';
import {type ThemeName, themes} from './settings.ts';
import {choicesOf, type PreflightChoices, recipientOf} from './preflight-values.ts';

/** What `mxray preflight --help` prints. */
export const preflightHelp = `
Usage
  mxray preflight              look at yourself as a receiver does, before you walk

Who you are
  --from ADDRESS         envelope sender; '<>' is the null sender
                         (default: postmaster@ your host name, if it has a public one)
  --helo NAME            name for EHLO (default: the confirmed PTR name of your address)
  --my-ip IP             your public address, where this machine does not know it; once for
                         IPv4, once for IPv6
  --to ADDRESS|DOMAIN    whom you mean to write to: what is theirs must not be your name

What others would be asked: only with your consent. On a terminal you are asked, with every
host and zone by name; these options agree beforehand, and alone where there is no terminal.
  --whoami[=NAME@SERVER] ask a DNS server which address you come from (default: OpenDNS)
  --callback             do what a receiver does that verifies a sender: connect to the mail
                         server of your own domain, MAIL FROM:<>, RCPT for your sender,
                         postmaster@ and abuse@; at most three connections, nothing delivered
  --dnsbl                ask block lists about your address and domain
  --dnsbl-zone ZONE      ask this one instead; may be repeated

How
  --resolver IP[:PORT]   DNS server to ask; may be repeated
  --timeout SECONDS      wait this long for the connection and for each reply (at most 300)
  --allow-private        contact private addresses, too
  --ignore-limits        call back also where mxray has been often enough lately
  --practice             the same on the built-in practice network: offline, no traces
  --plain                plain text, also on a terminal: without it there is a screen of its own
  --verbose              every question, answer and command behind each finding
  --ascii                no characters beyond ASCII
  --json                 one JSON document (mxray.preflight/1)
  --help

Exit codes
  0 nothing is bad · 12 something is bad (not only minor) · 30 nothing could be told · 64 usage · 130 interrupted
`;

const flags = {
	from: {type: 'string'},
	helo: {type: 'string'},
	'my-ip': {type: 'string', multiple: true},
	to: {type: 'string'},
	whoami: {type: 'boolean'},
	callback: {type: 'boolean'},
	dnsbl: {type: 'boolean'},
	'dnsbl-zone': {type: 'string', multiple: true},
	resolver: {type: 'string', multiple: true},
	timeout: {type: 'string'},
	'allow-private': {type: 'boolean'},
	'ignore-limits': {type: 'boolean'},
	practice: {type: 'boolean'},
	plain: {type: 'boolean'},
	verbose: {type: 'boolean'},
	ascii: {type: 'boolean'},
	json: {type: 'boolean'},
	help: {type: 'boolean', short: 'h'},
} as const;

/** All that decides a look at ourselves, checked. */
export type PreflightRun = {
	readonly choices: PreflightChoices;
	readonly from: string | undefined;
	readonly helo: string | undefined;
	readonly mailbox: Mailbox | undefined;
	readonly resolvers: readonly {readonly address: string; readonly port: number}[];
	readonly timeouts: Timeouts;
	readonly allowPrivate: boolean;
	readonly ignoreLimits: boolean;
	readonly practice: boolean;
	readonly plain: boolean;
	/** How the screen is drawn. */
	readonly look: {
		readonly ascii: boolean;
		readonly reducedMotion: boolean;
		readonly theme: ThemeName;
		readonly keys: Config['keys'];
	};
	readonly verbose: boolean;
	readonly ascii: boolean;
	readonly json: boolean;
};

/** Read the command line of `mxray preflight`; undefined: help is wanted. Throws a `Mistake`. */
export function readPreflightArguments(
	argv: readonly string[],
	config: Config,
): PreflightRun | undefined {
	const {rest, service} = takeService(argv);
	const {values, positionals} = parse(rest);
	if (values.help) return undefined;
	if (positionals.length > 0) {
		fail('mxray preflight takes no address; say whom you mean to write to with --to.');
	}
	const practice = values.practice ?? false;
	const setting = (name: string): unknown => (practice ? undefined : config.defaults.get(name));
	const settled = (name: string): string | undefined => {
		const value = setting(name);
		return typeof value === 'string' ? value : undefined;
	};
	const isOn = (name: string): boolean => config.defaults.get(name) === true;
	const from = values.from ?? settled('from');
	const helo = values.helo ?? settled('helo');
	const servers = setting('resolver');
	const resolvers = values.resolver ?? (Array.isArray(servers) ? (servers as string[]) : []);
	return {
		choices: choicesOf({
			myIp: values['my-ip'] ?? [],
			whoami: service ?? values.whoami,
			callback: values.callback ?? false,
			dnsbl: values.dnsbl ?? false,
			dnsblZones: values['dnsbl-zone'] ?? [],
			practice,
		}),
		from: from === undefined ? undefined : senderOf(from),
		helo: helo === undefined ? undefined : heloOf(helo),
		mailbox: values.to === undefined ? undefined : recipientOf(values.to),
		resolvers: resolvers.map((text) => resolverOf(text)),
		timeouts: timeoutsOf(values.timeout ?? settled('timeout')),
		allowPrivate: values['allow-private'] ?? false,
		ignoreLimits: values['ignore-limits'] ?? false,
		practice,
		plain: values.plain ?? (isOn('plain') || isOn('screenReader')),
		look: {
			ascii: values.ascii ?? isOn('ascii'),
			reducedMotion: isOn('reducedMotion'),
			theme: themes.find((each) => each === config.defaults.get('theme')) ?? 'auto',
			keys: config.keys,
		},
		verbose: values.verbose ?? isOn('verbose'),
		ascii: values.ascii ?? isOn('ascii'),
		json: values.json ?? false,
	};
}

function parse(argv: readonly string[]) {
	try {
		return parseArgs({args: [...argv], options: flags, allowPositionals: true, strict: true});
	} catch (error) {
		return fail(error instanceof Error ? error.message : String(error));
	}
}
