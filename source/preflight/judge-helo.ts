import type {OwnAddress} from '../model/check.ts';
import {bigNameOf} from '../knowledge/big-names.ts';
import {formatLiteral} from '../protocol/domain.ts';
import {parseIp} from '../protocol/ip.ts';
import {heloForm, isTheirName} from '../protocol/own-name.ts';
import {addressScope} from '../protocol/scope.ts';
import {shown} from './answers.ts';
import type {Draft, Theirs} from './context.ts';

/** What DNS says of the name: does it lead to an address of ours? `undefined`: nobody asked, or nobody can tell. */
export type LeadsHere = boolean | undefined;

/** `helo-name` without a packet; what DNS says may be added. */
export function judgeHelo(
	helo: string,
	own: readonly OwnAddress[],
	theirs: Theirs | undefined,
	leadsHere: LeadsHere,
	wasAsked: boolean,
): Draft {
	const name = shown(helo);
	const base = {id: 'helo-name', subject: name} as const;
	const bad = (finding: string, found: string): Draft => ({...base, state: 'bad', finding, found});
	const form = heloForm(helo);
	switch (form.kind) {
		case 'empty':
			return {...bad('empty', 'There is no EHLO name.'), subject: 'EHLO'};
		case 'localhost':
			return bad('localhost', `The EHLO name is ${name}.`);
		case 'bare-address': {
			const ip = parseIp(helo);
			const literal = ip ? `; as a literal it would be ${formatLiteral(ip)}` : '';
			return bad('bare-address', `The EHLO name ${name} is an address without brackets${literal}.`);
		}
		case 'literal-malformed':
			return bad(
				'literal-malformed',
				`${name} is no address literal: it looks like [203.0.113.7] or [IPv6:2001:db8::7].`,
			);
		case 'literal-private':
			return bad('literal-private', `The EHLO name ${name} holds a private address.`);
		case 'literal':
			return {...base, ...judgeLiteral(name, form.address, own)};
		case 'single-label':
			return bad('single-label', `The EHLO name ${name} has no dot, so nobody can look it up.`);
		case 'underscore': {
			// Whose name it is counts more than how it is written.
			const whose = judgeName(form.name, theirs, leadsHere, wasAsked);
			return whose.state === 'bad'
				? {...base, ...whose}
				: bad(
						'underscore',
						`The EHLO name ${name} has an underscore, which no host name may have.`,
					);
		}
		case 'local-name':
			return bad(
				'local-name',
				`The EHLO name ${name} ends in a word that means nothing on the internet.`,
			);
		case 'malformed':
			return bad('malformed', `The EHLO name ${name} is no valid host name.`);
		case 'host-name':
			return {...base, ...judgeName(form.name, theirs, leadsHere, wasAsked)};
	}
}

type Judgement = Pick<Draft, 'state' | 'finding' | 'found'>;

function judgeLiteral(name: string, address: string, own: readonly OwnAddress[]): Judgement {
	const known = own.filter((each) => addressScope(each.address) === 'public');
	if (known.some((each) => each.address === address)) {
		const found = `The EHLO name ${name} is your address in brackets, for want of a name.`;
		return {state: 'bad', finding: 'literal', found};
	}
	const ip = parseIp(address);
	if (!known.some(({family}) => family === ip?.family)) {
		const found = `The EHLO name ${name} is an address in brackets. Whether it is yours is not known.`;
		return {state: 'unknown', finding: 'literal-unverified', found};
	}
	const found = `The EHLO name ${name} holds an address that is not yours.`;
	return {state: 'bad', finding: 'literal-other', found};
}

function judgeName(
	name: string,
	theirs: Theirs | undefined,
	leadsHere: LeadsHere,
	wasAsked: boolean,
): Judgement {
	if (leadsHere !== true) {
		if (theirs && isTheirName(name, theirs.mailbox.asciiDomain, theirs.hosts)) {
			const whose = `The EHLO name ${shown(name)} belongs to the server or the domain that you write to.`;
			if (wasAsked && leadsHere === undefined) {
				const found = `${whose} Whether it leads to your address is not known.`;
				return {state: 'unknown', finding: 'theirs-unverified', found};
			}
			const found = whose;
			return {state: 'bad', finding: 'theirs', found};
		}
		const big = bigNameOf(name);
		if (big && wasAsked && leadsHere === undefined) {
			const found = `${shown(name)} is a name of ${big.name}. Whether it leads to your address is not known.`;
			return {state: 'unknown', finding: 'borrowed-unverified', found};
		}
		if (big) {
			const found = `${shown(name)} is a name of ${big.name}, and nothing shows that you are ${big.name}.`;
			return {state: 'bad', finding: 'borrowed', found};
		}
	}
	const found = `${shown(name)} is a full host name.`;
	return {state: 'good', finding: 'full-name', found};
}
