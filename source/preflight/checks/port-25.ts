import type {Check, CheckStep} from '../../model/check.ts';
import type {Attempt, SessionView} from '../../model/view.ts';
import {parseIp} from '../../protocol/ip.ts';
import {note, shown} from '../answers.ts';
import {checkOf, type Draft} from '../context.ts';

const port = 25;

/** What became of one try to connect to port 25 of a public host. */
type Contact = {
	readonly host: string;
	readonly address: string;
	readonly family: 4 | 6;
	readonly result: 'open' | 'timeout' | 'refused' | 'unreachable';
};

/**
 * `port-25`: may we connect to other people's mail servers at all? From the
 * walks and calls that were made; it contacts nobody itself. One finding for
 * each family that was tried.
 */
export function port25Of(views: readonly SessionView[]): readonly Check[] {
	const contacts = views.flatMap(({attempts}) => attempts.flatMap(contactOf));
	const families = ([4, 6] as const).filter((family) =>
		contacts.some((contact) => contact.family === family),
	);
	if (families.length === 0) {
		const found =
			'No mail server on the internet was contacted, so nothing is known of the way out.';
		return [
			checkOf({id: 'port-25', subject: 'port 25', state: 'unknown', finding: 'not-tried', found}),
		];
	}
	return families.map((family) => {
		return checkOf(
			judge(
				family,
				contacts.filter((contact) => contact.family === family),
			),
		);
	});
}

function contactOf(attempt: Attempt): readonly Contact[] {
	const {target, stages} = attempt;
	const {address, family, scope} = target.address;
	if (target.port !== port || scope !== 'public') return [];
	const base = {host: target.host, address, family};
	const {ended, status} = stages.connect;
	if (ended === 'timeout' || ended === 'refused' || ended === 'unreachable') {
		return [{...base, result: ended}];
	}
	return status === 'done' || attempt.local ? [{...base, result: 'open'}] : [];
}

function judge(family: 4 | 6, contacts: readonly Contact[]): Draft {
	const steps: CheckStep[] = contacts.map(({host, address, result}) => {
		return note(`${shown(host)} (${address}), port 25: ${words[result]}`);
	});
	const base = {id: 'port-25', subject: `port 25 over IPv${family}`, steps} as const;
	const open = contacts.find(({result}) => result === 'open');
	if (open) {
		const found = `A connection to port 25 of ${shown(open.host)} came about.`;
		return {...base, state: 'good', finding: 'open', found};
	}
	const unrelated = unrelatedHosts(contacts);
	if (unrelated > 1) {
		const found = `None of ${unrelated} unrelated mail servers could be reached on port 25.`;
		return {...base, state: 'bad', finding: 'blocked', found};
	}
	const [first] = contacts;
	const found = `Port 25 of ${shown(first?.host ?? '')} could not be reached. That may be its own doing.`;
	return {...base, state: 'unknown', finding: 'one-failed', found};
}

const words: Readonly<Record<Contact['result'], string>> = {
	open: 'connected',
	timeout: 'silence',
	refused: 'refused',
	unreachable: 'unreachable',
};

/** Hosts of one network or of one domain may be down together: they count once. */
function unrelatedHosts(contacts: readonly Contact[]): number {
	const counted: {domain: string; network: string}[] = [];
	for (const {host, address, family} of contacts) {
		const ip = parseIp(address);
		const network = [...(ip?.bytes.subarray(0, family === 4 ? 2 : 4) ?? [])].join('.');
		const domain = parseIp(host) ? address : host.toLowerCase().split('.').slice(-2).join('.');
		const isRelated = counted.some((one) => one.domain === domain || one.network === network);
		if (!isRelated) counted.push({domain, network});
	}
	return counted.length;
}
