import type {Check, CheckId, OwnAddress} from '../../model/check.ts';
import type {DnsAnswer} from '../../model/dns.ts';
import {ptrForward} from '../../knowledge/check-words/reverse-words.ts';
import {canonical, followAliases} from '../../protocol/aliases.ts';
import {parseIp, reverseName} from '../../protocol/ip.ts';
import {isLookable, isPublicFqdn} from '../../protocol/own-name.ts';
import {addressScope} from '../../protocol/scope.ts';
import {
	addressesIn,
	aliasAdvice,
	isAlias,
	isFailed,
	listed,
	shown,
	stepsOf,
	whyFailed,
} from '../answers.ts';
import {type CheckContext, type CheckFunction, checkOf, type Draft} from '../context.ts';
import {withoutMadeUp} from '../made-up.ts';
import {lookOf} from '../generic-name.ts';
import {isForZone, mendElsewhere, notYours} from '../not-yours.ts';
import {leadsTo, maxNames, ptrNamesIn, typeOf} from '../ptr-names.ts';
import {blamingResolver} from '../resolver-fault.ts';
import {unknownAddress} from './own-address.ts';

/** What stands in a record that somebody else has to fill in. */
const placeholder = 'mail.YOUR-DOMAIN';

/** `ptr`, `ptr-forward` and `ptr-generic` of each of our addresses. */
export const reverseChecks: CheckFunction = blamingResolver(
	withoutMadeUp(async (context) => {
		const {addresses} = context.self;
		if (addresses.length === 0) {
			return cannot(unknownAddress, 'no-address', 'Your address is not known.', undefined);
		}
		return (await Promise.all(addresses.map((own) => checkAddress(context, own)))).flat();
	}),
);

async function checkAddress(context: CheckContext, own: OwnAddress): Promise<readonly Check[]> {
	const {address} = own;
	const ip = parseIp(address);
	if (!ip || addressScope(address) !== 'public') {
		const found = `${address} is a private address. Receivers see another one, and look up the name of that.`;
		return cannot(address, 'private', found, undefined);
	}
	const answer = await context.ask(reverseName(ip), 'PTR');
	if (isFailed(answer)) {
		const found = `Whether ${address} has a PTR record could not be found out: ${whyFailed(answer)}.`;
		return cannot(address, 'unanswered', found, answer);
	}
	const all = ptrNamesIn(answer);
	const usable = all.filter(isLookable);
	const ptr = checkOf({...judgePtr(own, all, usable, answer), steps: stepsOf([answer])});
	const first = usable[0];
	if (first === undefined) {
		const found =
			all.length === 0
				? `${address} has no PTR record, so there is no name to look at.`
				: `The PTR record of ${address} holds no valid host name, so there is none to look at.`;
		return [ptr, ...cannot(address, 'no-name', found, answer, ['ptr-forward', 'ptr-generic'])];
	}
	const names = usable.slice(0, maxNames);
	const forward = await Promise.all(names.map((name) => context.ask(name, typeOf(own))));
	const steps = stepsOf([answer, ...forward]);
	return [
		ptr,
		await forWhom(context, checkOf({...judgeForward(own, usable, forward), steps}), first),
		checkOf({...judgeLook(own, usable), steps: stepsOf([answer])}),
	];
}

/** Nothing can be published under a PTR name that is somebody else's: the name has to be another one. */
async function forWhom(context: CheckContext, check: Check, name: string): Promise<Check> {
	if (!isForZone(check)) return check;
	const why = await notYours(context, name, 'host');
	return why ? mendElsewhere(check, why, {who: 'network', next: [ptrForward.anotherName]}) : check;
}

function judgePtr(
	{address}: OwnAddress,
	all: readonly string[],
	usable: readonly string[],
	answer: DnsAnswer,
): Draft {
	const base = {id: 'ptr', subject: address} as const;
	const alias = isAlias(answer);
	const {end} = followAliases(answer);
	const records = [`${shown(end)}. 3600 IN PTR ${placeholder}.`];
	if (all.length === 0 && alias) {
		const why = `${answer.question.name} is an alias (CNAME)`;
		if (answer.answers.some(({type, name}) => type === 'CNAME' && canonical(name) === end)) {
			const found = `${address} has no PTR record: ${why} that leads in a circle or too far.`;
			return {...base, state: 'bad', finding: 'missing', found};
		}
		const found = `${address} has no PTR record: ${why} of ${shown(end)}, and nothing is there (${answer.status === 'nxdomain' ? 'NXDOMAIN' : 'NODATA'}).`;
		return {...base, state: 'bad', finding: 'missing-delegated', found, records};
	}
	if (all.length === 0) {
		const found = `${address} has no PTR record (${answer.status === 'nxdomain' ? 'NXDOMAIN' : 'NODATA'} for ${answer.question.name}).`;
		return {...base, state: 'bad', finding: 'missing', found, records};
	}
	if (usable.length === 0) {
		const found = `The PTR record of ${address} says ${listed(all)}, which is no host name of the internet.`;
		return {...base, state: 'bad', finding: 'no-host-name', found, records};
	}
	const odd = usable.filter((name) => !isPublicFqdn(name));
	const underscore = `${listed(odd)} ${odd.length > 1 ? 'have' : 'has'} an underscore, which no host name may have.`;
	if (odd.length === usable.length) {
		const found = `The PTR record of ${address} says ${listed(all)}. ${underscore}`;
		return {...base, state: 'bad', finding: 'underscore', found, records};
	}
	if (all.length > 1) {
		const more = odd.length > 0 ? ` ${underscore}` : '';
		const found = `${address} has ${all.length} PTR records: ${listed(all)}.${more}`;
		return {...base, state: 'bad', finding: 'several', found};
	}
	return {...base, state: 'good', finding: 'present', found: `${address} is ${listed(all)}.`};
}

/** `forward` holds the answers about the first names; the others were not asked for. */
function judgeForward(
	own: OwnAddress,
	all: readonly string[],
	forward: readonly DnsAnswer[],
): Draft {
	const names = all.slice(0, forward.length);
	const {address} = own;
	const base = {id: 'ptr-forward', subject: address} as const;
	const confirmed = names.filter((_, index) => leadsTo(forward[index], address));
	if (confirmed.length > 0) {
		const found = `${listed(confirmed)} ${leads(confirmed)} back to ${address}.`;
		return {...base, state: 'good', finding: 'confirmed', found};
	}
	const failed = forward.find(isFailed);
	if (failed) {
		const found = `Whether ${shown(failed.question.name)} leads back to ${address} could not be found out: ${whyFailed(failed)}.`;
		return {...base, state: 'unknown', finding: 'unanswered', found};
	}
	if (all.length > names.length) {
		const found = `${names.length} of ${all.length} names of ${address} were looked at, and none of these leads back to it. Whether another does is not known.`;
		return {...base, state: 'unknown', finding: 'not-all', found};
	}
	const records = names
		.filter(isPublicFqdn)
		.slice(0, 1)
		.map((name) => `${shown(name)}. 3600 IN ${typeOf(own)} ${address}`);
	const next = records.length > 0 ? aliasAdvice(forward.slice(0, 1)) : [];
	const others = [...new Set(forward.flatMap(addressesIn))];
	if (others.length > 0) {
		const found = `${listed(names)} ${leads(names)} to ${listed(others)}, not back to ${address}.`;
		return {...base, state: 'bad', finding: 'other-address', found, records, next};
	}
	const found =
		names.length > 1
			? `${listed(names)} have no ${typeOf(own)} record, so they do not lead back to ${address}.`
			: `${listed(names)} has no ${typeOf(own)} record, so it does not lead back to ${address}.`;
	return {...base, state: 'bad', finding: 'no-way-back', found, records, next};
}

function judgeLook({address}: OwnAddress, names: readonly string[]): Draft {
	const base = {id: 'ptr-generic', subject: address} as const;
	const ip = parseIp(address);
	const looks = names.map((name) => ({name, look: ip ? lookOf(name, ip) : undefined}));
	// The receiver picks one of several, and not the one that we would like.
	const worst =
		looks.find(({look}) => look?.kind === 'dynamic') ??
		looks.find(({look}) => look?.kind === 'generic');
	if (!worst?.look || worst.look.kind === 'own') {
		const found =
			names.length > 1
				? `${listed(names)} look like names that somebody chose.`
				: `${listed(names)} looks like a name that somebody chose.`;
		return {...base, state: 'good', finding: 'own-name', found};
	}
	const {kind, why} = worst.look;
	const found = `${shown(worst.name)} looks like the name of a line, not of a mail server: ${why}.`;
	return {...base, state: 'bad', finding: kind, found};
}

/** All three, or these, where nothing can be told of any. */
function cannot(
	subject: string,
	finding: string,
	found: string,
	answer: DnsAnswer | undefined,
	ids: readonly CheckId[] = ['ptr', 'ptr-forward', 'ptr-generic'],
): readonly Check[] {
	const steps = answer ? stepsOf([answer]) : [];
	return ids.map((id) => checkOf({id, subject, state: 'unknown', finding, found, steps}));
}

/** The verb that belongs to these names. */
function leads(names: readonly string[]): 'lead' | 'leads' {
	return names.length > 1 ? 'lead' : 'leads';
}
