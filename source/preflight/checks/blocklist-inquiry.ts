import type {CheckStep} from '../../model/check.ts';
import type {DnsAnswer} from '../../model/dns.ts';
import type {KnownZone} from '../../knowledge/blocklists.ts';
import {addressesIn, stepsOf, textsIn} from '../answers.ts';
import type {Ask} from '../ask.ts';
import {type BlocklistAnswer, readBlocklistAnswer} from '../blocklist-answer.ts';
import {noSuchName} from '../made-up.ts';
import {withoutKey} from '../zone-name.ts';

/** A zone to ask, and how its names look: a key in front of it is a secret. */
export type Zone = {
	readonly name: string;
	readonly shown: string;
	readonly known: KnownZone | undefined;
};

/** What is looked up: safe to show, and what stands in front of the zone. */
export type Subject = {
	readonly text: string;
	readonly prefix: string;
	/** An entry that every such list has, and one that none has (RFC 5782 §5). */
	readonly listedEntry: string;
	readonly unlistedEntry: string;
	readonly isIpv6: boolean;
};

/** An answer, and what it is worth. */
export type Entry =
	| (BlocklistAnswer & {readonly answer: DnsAnswer})
	/** The resolver gives these addresses for a name that cannot exist, too: they are none of the list's. */
	| {readonly kind: 'made-up'; readonly addresses: readonly string[]; readonly answer: DnsAnswer};

/** Questions about one subject in one zone, and all that was heard. */
export type Inquiry = {
	/** The A records of an entry. What the resolver makes up is never taken for an answer of the list. */
	readonly read: (prefix: string) => Promise<Entry>;
	/** The reason that the list gives. NOT safe to show. */
	readonly reason: (prefix: string) => Promise<string>;
	readonly steps: () => readonly CheckStep[];
};

/**
 * Any address may be made up, one of 127/8 like any other. So our own resolver
 * is asked for a name that cannot exist wherever there is an address at all:
 * one question for the whole preflight, since each is asked once.
 */
export function createInquiry(ask: Ask, zone: Zone): Inquiry {
	const heard: DnsAnswer[] = [];
	const question: Ask = async (name, type) => {
		const answer = await ask(name, type);
		if (!heard.includes(answer)) heard.push(answer);
		return answer;
	};
	return {
		async read(prefix) {
			const answer = await question(`${prefix}.${zone.name}`, 'A');
			const said = readBlocklistAnswer(answer, zone.known?.zone);
			if (said.kind === 'failed' || said.kind === 'not-listed') return {...said, answer};
			const addresses = addressesIn(answer);
			const proof = await question(noSuchName, 'A');
			const madeUp = addressesIn(proof);
			// Whoever makes one address up where no list has any, may take another one each time.
			const isMadeUp =
				addresses.some((address) => madeUp.includes(address)) ||
				(said.kind === 'no-list' && proof.status === 'answer');
			return isMadeUp ? {kind: 'made-up', addresses, answer} : {...said, answer};
		},
		async reason(prefix) {
			return textsIn(await question(`${prefix}.${zone.name}`, 'TXT')).join(' ');
		},
		steps: () => stepsOf(heard).map((step) => ({...step, text: withoutKey(zone.name, step.text)})),
	};
}
