import type {OwnAddress} from '../../model/check.ts';
import type {DnsAnswer} from '../../model/dns.ts';
import {normalizeIp, parseIp, reverseName} from '../../protocol/ip.ts';
import {heloForm} from '../../protocol/own-name.ts';
import {addressScope} from '../../protocol/scope.ts';
import {addressesIn, isAlias, isFailed, listed, shown, stepsOf, whyFailed} from '../answers.ts';
import {type CheckContext, type CheckFunction, checkOf, type Draft} from '../context.ts';
import {judgeHelo} from '../judge-helo.ts';
import {withoutMadeUp} from '../made-up.ts';
import {confirmedNames, ptrNamesIn} from './reverse.ts';

/** `helo-name`, `helo-resolves` and `helo-matches`. */
export const heloChecks: CheckFunction = withoutMadeUp(async (context) => {
	const {self, theirs} = context;
	const {helo} = self;
	const form = heloForm(helo);
	const own = self.addresses.filter(({address}) => addressScope(address) === 'public');
	if (form.kind !== 'host-name') {
		const dry = judgeHelo(helo, self.addresses, theirs, undefined, true);
		const drafts = [dry, ...withoutName(helo, dry, own)];
		return (await withBetterName(context, own, drafts)).map(checkOf);
	}
	const {name} = form;
	const [a, aaaa, mx, ptrs] = await Promise.all([
		context.ask(name, 'A'),
		context.ask(name, 'AAAA'),
		context.ask(name, 'MX'),
		ptrAnswers(context, own),
	]);
	const answers = [a, aaaa];
	const steps = stepsOf(answers);
	const leads = leadsHere(answers, own);
	const drafts: readonly Draft[] = [
		{...judgeHelo(helo, self.addresses, theirs, leads, true), steps},
		{...judgeResolves(name, answers, mx, own), steps: stepsOf([...answers, mx])},
		{...judgeMatches(name, answers, ptrs, own), steps: stepsOf([...answers, ...ptrs])},
	];
	return (await withBetterName(context, own, drafts)).map(checkOf);
});

/** Where the name is not right, the one that is known to be: a PTR name that leads back. */
async function withBetterName(
	context: CheckContext,
	own: readonly OwnAddress[],
	drafts: readonly Draft[],
): Promise<readonly Draft[]> {
	const first = drafts.find(({state}) => state !== 'good');
	if (!first) return drafts;
	const heard: DnsAnswer[] = [];
	const named = await Promise.all(own.map((each) => confirmedNames(context, each, heard)));
	const better = named.flatMap((names) => names ?? [])[0];
	if (better === undefined) return drafts;
	const {helo} = context.self;
	if (heloForm(helo).kind === 'host-name' && helo.toLowerCase() === better) return drafts;
	const next = [
		`Say --helo ${shown(better)}: it is the PTR name of your address, and leads back to it.`,
	];
	return drafts.map((draft) => {
		const steps = [...(draft.steps ?? []), ...stepsOf(heard)];
		return draft === first ? {...draft, next, steps} : draft;
	});
}

function ptrAnswers(
	{ask}: CheckContext,
	own: readonly OwnAddress[],
): Promise<readonly DnsAnswer[]> {
	return Promise.all(
		own.flatMap(({address}) => {
			const ip = parseIp(address);
			return ip ? [ask(reverseName(ip), 'PTR')] : [];
		}),
	);
}

/** Undefined where it cannot be told. */
function leadsHere(answers: readonly DnsAnswer[], own: readonly OwnAddress[]): boolean | undefined {
	if (own.some(({address}) => isAmong(address, answers))) return true;
	return own.length === 0 || answers.some(isFailed) ? undefined : false;
}

function isAmong(address: string, answers: readonly DnsAnswer[]): boolean {
	const wanted = normalizeIp(address);
	return answers.flatMap(addressesIn).some((other) => normalizeIp(other) === wanted);
}

/** What is no name leads nowhere: nothing is asked about it. */
function withoutName(helo: string, dry: Draft, own: readonly OwnAddress[]): readonly Draft[] {
	const subject = dry.subject;
	const form = heloForm(helo);
	const isLiteral = form.kind === 'literal' || form.kind === 'literal-private';
	if (!isLiteral) {
		const found = `${subject} is no name that could be looked up, so nothing was asked.`;
		return [
			{id: 'helo-resolves', subject, state: 'bad', finding: 'no-name', found},
			{id: 'helo-matches', subject, state: 'bad', finding: 'no-name', found},
		];
	}
	const resolves: Draft = {
		id: 'helo-resolves',
		subject,
		state: 'good',
		finding: 'literal',
		found: `${subject} is an address already: there is no name to look up.`,
	};
	const base = {id: 'helo-matches', subject} as const;
	if (own.some(({address}) => address === form.address)) {
		const found = `${subject} is your address.`;
		return [resolves, {...base, state: 'good', finding: 'literal', found}];
	}
	const ip = parseIp(form.address);
	if (form.kind === 'literal' && !own.some(({family}) => family === ip?.family)) {
		const found = `Your address is not known, so it cannot be compared with ${subject}.`;
		return [resolves, {...base, state: 'unknown', finding: 'own-unknown', found}];
	}
	const found = `${subject} is not the address that others see.`;
	return [resolves, {...base, state: 'bad', finding: 'literal-other', found}];
}

function judgeResolves(
	name: string,
	answers: readonly DnsAnswer[],
	mx: DnsAnswer,
	own: readonly OwnAddress[],
): Draft {
	const base = {id: 'helo-resolves', subject: shown(name)} as const;
	const found = answers.flatMap(addressesIn);
	const failed = answers.find(isFailed);
	const records = own.map(({address, family}) => {
		return `${shown(name)}. 3600 IN ${family === 4 ? 'A' : 'AAAA'} ${address}`;
	});
	if (found.length === 0) {
		if (failed) {
			const why = `Whether ${shown(name)} has an address could not be found out: ${whyFailed(failed)}.`;
			return {...base, state: 'unknown', finding: 'unanswered', found: why};
		}
		if (answers.every(({status}) => status === 'nxdomain')) {
			const why = `The name ${shown(name)} does not exist (NXDOMAIN).`;
			return {...base, state: 'bad', finding: 'nxdomain', found: why, records};
		}
		const why = `The name ${shown(name)} exists, but has no address`;
		return takesMail(mx)
			? {...base, state: 'bad', finding: 'mx-only', found: `${why}, only an MX record.`, records}
			: {...base, state: 'bad', finding: 'no-address', found: `${why}.`, records};
	}
	if (found.every((address) => addressScope(address) !== 'public')) {
		const why = `${shown(name)} leads to ${listed(found)}: nothing that can be reached from outside.`;
		return {...base, state: 'bad', finding: 'private-address', found: why, records};
	}
	const mail = takesMail(mx)
		? 'It has an MX record, too.'
		: isFailed(mx)
			? 'Whether it has an MX record could not be found out.'
			: isNullMx(mx)
				? 'By its null MX it takes no mail.'
				: 'It has no MX record, so mail to it would go to that address.';
	const alias = answers.find(isAlias);
	if (alias) {
		const why = `${shown(name)} is an alias (CNAME) and leads to ${listed(found)}. ${mail}`;
		return {...base, state: 'bad', finding: 'alias', found: why};
	}
	const why = `${shown(name)} leads to ${listed(found)}. ${mail}`;
	return {...base, state: 'good', finding: 'resolves', found: why};
}

function isNullMx({status, answers}: DnsAnswer): boolean {
	return status === 'answer' && answers.some((each) => each.type === 'MX' && each.exchange === '');
}

function takesMail(mx: DnsAnswer): boolean {
	return mx.status === 'answer' && !isNullMx(mx);
}

function judgeMatches(
	name: string,
	answers: readonly DnsAnswer[],
	ptrs: readonly DnsAnswer[],
	own: readonly OwnAddress[],
): Draft {
	const base = {id: 'helo-matches', subject: shown(name)} as const;
	const unknown = (finding: string, found: string): Draft => ({
		...base,
		state: 'unknown',
		finding,
		found,
	});
	if (own.length === 0) {
		return unknown(
			'own-unknown',
			`Your public address is not known, so it cannot be compared with that of ${shown(name)}.`,
		);
	}
	const here = own.filter(({address}) => isAmong(address, answers));
	const elsewhere = own.filter((each) => !here.includes(each));
	const failed = answers.find(isFailed);
	if (failed && elsewhere.length > 0) {
		return unknown(
			'unanswered',
			`Whether ${shown(name)} leads to your address could not be found out: ${whyFailed(failed)}.`,
		);
	}
	const records = elsewhere.map(({address, family}) => {
		return `${shown(name)}. 3600 IN ${family === 4 ? 'A' : 'AAAA'} ${address}`;
	});
	const mine = listed(own.map(({address}) => address));
	if (here.length === 0) {
		const addresses = answers.flatMap(addressesIn);
		const found =
			addresses.length === 0
				? `${shown(name)} has no address, so none that could be yours.`
				: `${shown(name)} leads to ${listed(addresses)}, not to ${mine}.`;
		const finding = addresses.length === 0 ? 'no-address' : 'other-address';
		return {...base, state: 'bad', finding, found, records};
	}
	if (elsewhere.length > 0) {
		const found = `${shown(name)} leads to ${listed(here.map(({address}) => address))}, but not to ${listed(elsewhere.map(({address}) => address))}, which is yours, too.`;
		return {...base, state: 'bad', finding: 'partly', found, records};
	}
	if (ptrs.some((answer) => ptrNamesIn(answer).includes(name))) {
		const found = `${shown(name)} leads to ${mine}, and is its PTR name.`;
		return {...base, state: 'good', finding: 'same-name', found};
	}
	const found = `${shown(name)} leads to ${mine}; the PTR name is another one, or there is none.`;
	return {...base, state: 'good', finding: 'address', found};
}
