import type {DnsAnswer, DnsQuestion} from '../model/dns.ts';
import type {Source} from '../model/explanation.ts';
import {addressScope} from '../protocol/scope.ts';
import {note, page} from './sources.ts';

/** A name that a DNS server answers with the address of whoever asks it directly. */
export type WhoamiService = {
	/** For people: who runs it. */
	readonly name: string;
	readonly question: DnsQuestion;
	readonly server: {readonly address: string; readonly port: number};
	/** Of the address that it tells, which is that of the way to it. */
	readonly family: 4 | 6;
	readonly sources: readonly Source[];
};

const openDns: readonly Source[] = [
	page('Cisco OpenDNS: addresses of the resolvers', 'https://www.opendns.com/setupguide/'),
	note('myip.opendns.com at the resolvers of OpenDNS, as several guides describe it'),
];

/** One for each family; the first is the default. Asked only with consent. */
export const whoamiServices: readonly WhoamiService[] = [
	{
		name: 'Cisco OpenDNS',
		question: {name: 'myip.opendns.com', type: 'A'},
		server: {address: '208.67.222.222', port: 53},
		family: 4,
		sources: openDns,
	},
	{
		name: 'Cisco OpenDNS',
		question: {name: 'myip.opendns.com', type: 'AAAA'},
		server: {address: '2620:119:35::35', port: 53},
		family: 6,
		sources: openDns,
	},
];

/** Our address in the answer; undefined if it holds none, several, or one that nobody has on the internet. */
export function readWhoami(answer: DnsAnswer): string | undefined {
	if (answer.status !== 'answer') return undefined;
	const addresses = answer.answers.flatMap((record) =>
		record.type === answer.question.type && (record.type === 'A' || record.type === 'AAAA')
			? [record.address]
			: [],
	);
	const [address, ...more] = new Set(addresses);
	if (address === undefined || more.length > 0) return undefined;
	return addressScope(address) === 'public' ? address : undefined;
}
