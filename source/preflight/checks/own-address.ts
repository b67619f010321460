import type {AddressSource, CheckStep, OwnAddress} from '../../model/check.ts';
import {addressScope} from '../../protocol/scope.ts';
import {listed, note} from '../answers.ts';
import {type CheckFunction, checkOf, type Draft} from '../context.ts';

/** Which address others see, and whether a NAT stands between. Asks nobody. */
export const ownAddressChecks: CheckFunction = (context) => {
	const {addresses} = context.self;
	const drafts = addresses.length === 0 ? [noAddress] : addresses.map(judge);
	return Promise.resolve(drafts.map(checkOf));
};

/** What stands for an address that nobody knows. */
export const unknownAddress = 'your address';

const noAddress: Draft = {
	id: 'own-address',
	subject: unknownAddress,
	state: 'unknown',
	finding: 'no-address',
	found: 'No connection was made and no address was given, so yours is not known.',
};

const sources: Readonly<Record<AddressSource, string>> = {
	socket: 'your own end of the connection',
	whoami: 'a what-is-my-address service',
	echo: "a mail server's reply to EHLO",
	option: 'the option --my-ip',
};

function judge(own: OwnAddress): Draft {
	const {address, local, source, others = [], confirmedBy = []} = own;
	const steps: CheckStep[] = [
		...[source, ...confirmedBy].map((each) => note(`${address}: known from ${sources[each]}`)),
		...others.map((other) => note(`${other.address}: known from ${sources[other.source]}`)),
		...(local === undefined ? [] : [note(`${local}: your own end of the connection`)]),
	];
	const base = {id: 'own-address', subject: address, steps} as const;
	if (addressScope(address) !== 'public') return {...base, ...notPublic(own)};
	if (others.length > 0) {
		const seen = listed([...new Set(others.map((other) => other.address))]);
		if (source === 'socket' || confirmedBy.includes('socket')) {
			const whom = [...new Set(others.map((other) => sources[other.source]))];
			const found = `This machine itself has the public address ${address}, but ${listed(whom)} ${whom.length > 1 ? 'name' : 'names'} ${seen}. Which one others see cannot be told.`;
			return {...base, state: 'unknown', finding: 'disagree', found};
		}
		if (source === 'option') {
			const found = `You gave ${address} with --my-ip, but others see ${seen}.`;
			return {...base, state: 'bad', finding: 'contradiction', found};
		}
		const found = `Others do not agree: one sees ${address}, another ${seen}.`;
		return {...base, state: 'unknown', finding: 'several', found};
	}
	const wasSeen = [source, ...confirmedBy].some((each) => each === 'echo' || each === 'whoami');
	const isOwn = source === 'socket' || confirmedBy.includes('socket');
	const claim = wasSeen ? `Others see ${address}` : `You gave ${address} with --my-ip`;
	if (isOwn) {
		const found = wasSeen
			? `Others see ${address}, and it is the address of this machine itself.`
			: `This machine itself has the public address ${address}.`;
		return {...base, state: 'good', finding: 'public', found};
	}
	if (local !== undefined && isShared(local)) {
		const found = `${claim}. Your own address, ${local}, is from the range that providers share among customers (100.64.0.0/10).`;
		return {...base, state: 'bad', finding: 'carrier-nat', found};
	}
	if (!wasSeen) {
		const but = local === undefined ? '' : `; this machine itself has ${local}`;
		const found = `${claim}${but}. Nobody has confirmed it.`;
		return {...base, state: 'unknown', finding: 'unconfirmed', found};
	}
	if (local === undefined) {
		return {...base, state: 'good', finding: 'public', found: `${claim}.`};
	}
	const found = `${claim}; this machine has ${local}. A router between them translates (NAT).`;
	return {...base, state: 'good', finding: 'nat', found};
}

function notPublic({address, source}: OwnAddress): Pick<Draft, 'state' | 'finding' | 'found'> {
	if (source === 'option') {
		const found = `The address that you gave with --my-ip, ${address}, is a private one: nobody on the internet sees it.`;
		return {state: 'bad', finding: 'option-private', found};
	}
	const found = isShared(address)
		? `This machine has ${address}, which your provider shares among customers (100.64.0.0/10). Which public address others see is not known.`
		: `This machine has the private address ${address}. Which public address others see is not known.`;
	return {state: 'unknown', finding: 'private', found};
}

/** RFC 6598: between carriers and their customers. */
function isShared(address: string): boolean {
	const [first, second] = address.split('.').map(Number);
	return first === 100 && second !== undefined && second >= 64 && second < 128;
}
