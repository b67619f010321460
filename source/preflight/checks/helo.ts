import {giveName} from '../../knowledge/check-words/helo-words.ts';
import type {Check, OwnAddress} from '../../model/check.ts';
import type {DnsAnswer} from '../../model/dns.ts';
import {parseIp} from '../../protocol/ip.ts';
import {heloForm, isPublicFqdn} from '../../protocol/own-name.ts';
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
import {judgeHelo} from '../judge-helo.ts';
import {withoutMadeUp} from '../made-up.ts';
import {isMakeshift} from '../makeshift.ts';
import {isForZone, mendElsewhere, notYours} from '../not-yours.ts';
import {confirmedNames, leadsTo, ptrAnswers, ptrNamesIn, typeOf} from '../ptr-names.ts';
import {blamingResolver} from '../resolver-fault.ts';

/** `helo-name`, `helo-resolves` and `helo-matches`. */
export const heloChecks: CheckFunction = blamingResolver(
	withoutMadeUp(async (context) => {
		const {self} = context;
		const form = heloForm(self.helo);
		const own = self.addresses.filter(({address}) => addressScope(address) === 'public');
		const checks =
			'name' in form
				? await checkName(context, form.name, own)
				: (await checkOther(context, own)).map(checkOf);
		return withBetterName(context, own, checks);
	}),
);

async function checkName(
	context: CheckContext,
	name: string,
	own: readonly OwnAddress[],
): Promise<readonly Check[]> {
	const {self, theirs} = context;
	const [a, aaaa, mx, ptrs] = await Promise.all([
		context.ask(name, 'A'),
		context.ask(name, 'AAAA'),
		context.ask(name, 'MX'),
		ptrAnswers(context, own),
	]);
	const answers = [a, aaaa];
	const leads = leadsHere(answers, own);
	const drafts: readonly Draft[] = [
		{...judgeHelo(self.helo, self.addresses, theirs, leads, true), steps: stepsOf(answers)},
		{...judgeResolves(name, answers, mx, own), steps: stepsOf([...answers, mx])},
		{...judgeMatches(name, answers, ptrs, own), steps: stepsOf([...answers, ...ptrs])},
	];
	const next = aliasAdvice(answers);
	const checks = drafts.map((draft) => checkOf(draft.records?.length ? {...draft, next} : draft));
	if (!checks.some(isForZone)) return checks;
	const why = await notYours(context, name, 'host');
	const instead = {who: 'you', next: [giveName]} as const;
	return checks.map((check) => {
		if (!isForZone(check)) return check;
		if (why) return mendElsewhere(check, why, instead);
		// Under a name that is not valid nothing is worth publishing.
		return isPublicFqdn(name) ? check : {...check, ...instead, records: []};
	});
}

/** Literals, and what is no name. */
async function checkOther(
	context: CheckContext,
	own: readonly OwnAddress[],
): Promise<readonly Draft[]> {
	const {helo, addresses} = context.self;
	const dry = judgeHelo(helo, addresses, context.theirs, undefined, true);
	const others = withoutName(helo, dry, own);
	const heard: DnsAnswer[] = [];
	if (!(await isMakeshift(context, heard))) return [dry, ...others];
	const steps = stepsOf(heard);
	const unknown = {state: 'unknown', steps} as const;
	const found = `The EHLO name ${dry.subject} stands in for a name: whether your address has one could not be found out.`;
	return [
		{...dry, ...unknown, finding: 'not-found-out', found},
		...others.map((draft) =>
			draft.state === 'bad' ? {...draft, ...unknown, finding: 'own-unknown'} : draft,
		),
	];
}

/** Where the name is not right, the one that is known to be: a PTR name that leads to all our addresses. */
async function withBetterName(
	context: CheckContext,
	own: readonly OwnAddress[],
	checks: readonly Check[],
): Promise<readonly Check[]> {
	const first = checks.find(({state}) => state !== 'good');
	if (!first) return checks;
	const heard: DnsAnswer[] = [];
	const hint = await betterName(context, own, heard);
	if (hint === undefined) return checks;
	return checks.map((check) => {
		const steps = [...check.steps, ...stepsOf(heard)];
		return check === first ? {...check, next: [hint, ...check.next], steps} : {...check, steps};
	});
}

async function betterName(
	context: CheckContext,
	own: readonly OwnAddress[],
	heard: DnsAnswer[],
): Promise<string | undefined> {
	const said = context.self.helo.toLowerCase().replace(/\.$/u, '');
	const named = await Promise.all(own.map((each) => confirmedNames(context, each, heard)));
	const found = own.flatMap((each, index) =>
		(named[index] ?? []).filter(isPublicFqdn).map((name) => ({name, each})),
	);
	const elsewhere: {name: string; each: OwnAddress; others: readonly string[]}[] = [];
	for (const {name, each} of found) {
		const answers = await Promise.all(own.map((other) => context.ask(name, typeOf(other))));
		heard.push(...answers);
		const others = own.filter(({address}, index) => !leadsTo(answers[index], address));
		if (others.length > 0) {
			elsewhere.push({name, each, others: others.map(({address}) => address)});
		} else if (name !== said) {
			const why = own.length > 1 ? 'to all your addresses' : 'back to it';
			return `Say --helo ${shown(name)}: it is the PTR name of ${own.length > 1 ? each.address : 'your address'}, and leads ${why}.`;
		} else return undefined;
	}
	const partly = elsewhere.find(({name}) => name !== said);
	return (
		partly &&
		`Say --helo ${shown(partly.name)} only where you send from ${partly.each.address}: it is the PTR name of that, but does not lead to ${listed(partly.others)}.`
	);
}

/** Undefined where it cannot be told. */
function leadsHere(answers: readonly DnsAnswer[], own: readonly OwnAddress[]): boolean | undefined {
	if (own.some(({address}) => isAmong(address, answers))) return true;
	return own.length === 0 || answers.some(isFailed) ? undefined : false;
}

function isAmong(address: string, answers: readonly DnsAnswer[]): boolean {
	return answers.some((answer) => leadsTo(answer, address));
}

/** What is no name leads nowhere: nothing is asked about it. */
function withoutName(helo: string, dry: Draft, own: readonly OwnAddress[]): readonly Draft[] {
	const subject = dry.subject;
	const form = heloForm(helo);
	const isLiteral = form.kind === 'literal' || form.kind === 'literal-private';
	if (!isLiteral) {
		const isLocal = form.kind === 'local-name' || form.kind === 'localhost';
		const found = isLocal
			? `${subject} means nothing outside of your own network, so nothing was asked.`
			: `${subject} is no name that could be looked up, so nothing was asked.`;
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
		return `${shown(name)}. 3600 IN ${typeOf({family})} ${address}`;
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
		return `${shown(name)}. 3600 IN ${typeOf({family})} ${address}`;
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
