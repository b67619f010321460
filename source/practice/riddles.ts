import {mailFor} from './records.ts';
import type {Scenario, TrueCause, Visit} from './scenario.ts';
import type {HostScript} from './script.ts';
import type {HostOptions} from './software/build.ts';
import {postfix} from './software/postfix.ts';

/** One mail server of a riddle: where it is, and what is special about it. */
export type RiddleServer = Omit<HostOptions, 'name' | 'domains' | 'addresses'> & {
	readonly at: readonly string[];
	/** Default: its own. */
	readonly domains?: readonly string[];
};

/** A trouble whose cause is hidden: what can be seen of it is alike for several causes. */
export type Riddle = {
	/** First label of its domain; tells nothing about the cause. */
	readonly label: string;
	/** Local part; default: alice. */
	readonly local?: string;
	/** In the order of preference. */
	readonly servers: readonly RiddleServer[];
	/** Default: Postfix. */
	readonly software?: (options: HostOptions) => HostScript;
	/** Undefined where one sitting cannot tell. */
	readonly cause?: TrueCause;
} & Pick<Visit, 'about' | 'options' | 'expect' | 'again' | 'controls'>;

/** The domains, hosts and visits of these riddles, each in a domain of its own below `domain`. */
export function riddles(
	domain: string,
	list: readonly [Riddle, ...Riddle[]],
): Pick<Scenario, 'domain' | 'dns' | 'hosts' | 'visits'> {
	const [first, ...rest] = list;
	return {
		domain,
		dns: Object.fromEntries(
			list.map((riddle) => [`${riddle.label}.${domain}`, mailFor(...namesOf(domain, riddle))]),
		),
		hosts: list.flatMap((riddle) => hostsOf(domain, riddle)),
		visits: [visitOf(domain, first), ...rest.map((riddle) => visitOf(domain, riddle))],
	};
}

function namesOf(domain: string, {label, servers}: Riddle): readonly string[] {
	if (servers.length === 1) return [`mx.${label}.${domain}`];
	return servers.map((_, index) => `mx${index + 1}.${label}.${domain}`);
}

function hostsOf(domain: string, riddle: Riddle): readonly HostScript[] {
	const {label, servers, software = postfix} = riddle;
	const names = namesOf(domain, riddle);
	return servers.map(({at, ...options}, index) =>
		software({
			domains: [`${label}.${domain}`],
			...options,
			name: names[index] ?? domain,
			addresses: at,
		}),
	);
}

function visitOf(domain: string, riddle: Riddle): Visit {
	const {label, local = 'alice', about, expect, cause, options, again, controls} = riddle;
	return {
		address: `${local}@${label}.${domain}`,
		about,
		expect,
		...(cause ? {cause} : {}),
		...(options ? {options} : {}),
		...(again ? {again} : {}),
		...(controls ? {controls} : {}),
	};
}
