import {blocklistIn} from '../../knowledge/blocklists.ts';
import type {Cause} from '../../model/cause.ts';
import type {Check, CheckId, CheckState} from '../../model/check.ts';
import type {Finding} from '../finding.ts';
import type {Signals} from '../signals.ts';
import {listed} from '../words.ts';
import {isOpenQuestion} from './signs.ts';

/**
 * What a finding about ourselves says about a cause. Beside clear words of the
 * server it weighs little, and against what the server says outright nothing.
 */
type CheckRule = {
	readonly id: CheckId;
	readonly state: CheckState;
	readonly cause: Cause;
	readonly weight: number | 'out' | ((signals: Signals) => number);
	/** When else it holds; without it, wherever the question is open and mail was spoken. */
	readonly when?: (signals: Signals, check: Check) => boolean;
	/** What was found, where the words of the check are not enough. */
	readonly text?: (check: Check) => string;
};

const atConnect = ({stage}: Signals) => stage === 'connect';
/** Mail was spoken, or could have been: the server knew our address by then. */
const wasSeen = (s: Signals) => s.stage !== 'connect' && s.stage !== 'mx';
const hasSaidEhlo = ({said}: Signals) => said.ehlo;
const hasNamedSender = ({said}: Signals) => said.mail;
/** A handshake that breaks off has little to do with names; whoever refuses at the door knows nothing but the address. */
const ofAddress =
	(points: number) =>
	({stage, reply}: Signals): number => {
		if (stage === 'starttls') return 0;
		return stage === 'banner' && reply !== undefined ? points + 4 : points;
	};
const byWeight = {much: 5, some: 3, little: 1} as const;

const table: readonly CheckRule[] = [
	// The address. What the walk itself saw of the PTR is weighed in signs.ts.
	{
		id: 'ptr',
		state: 'bad',
		cause: 'no-ptr',
		weight: ofAddress(3),
		when: (s) => wasSeen(s) && s.own.ptr === 'missing',
	},
	{id: 'ptr-forward', state: 'bad', cause: 'no-ptr', weight: ofAddress(3)},
	{id: 'ptr-generic', state: 'bad', cause: 'no-ptr', weight: ofAddress(5)},
	{id: 'ptr-generic', state: 'bad', cause: 'bad-reputation', weight: 1},
	{
		id: 'ptr',
		state: 'bad',
		cause: 'ipv6-identity',
		// Where the other family has its name, going there is the nearest cure.
		weight: (s) => (s.checks.elsewhere('ptr', 'good') ? 4 : 3),
		when: ({family, own}) => family === 6 && own.ptr === 'missing',
		text: ({found}) => `${found} Over IPv6, servers insist on it.`,
	},
	{
		id: 'ptr',
		state: 'good',
		cause: 'ipv6-identity',
		weight: -2,
		when: ({family, checks}) => family === 6 && checks.has('ptr-forward', 'good'),
	},
	{
		id: 'port-25',
		state: 'bad',
		cause: 'port25-blocked',
		weight: 6,
		when: (s) => atConnect(s) && s.port === 25,
	},
	{
		id: 'port-25',
		state: 'good',
		cause: 'port25-blocked',
		weight: 'out',
		when: (s) => atConnect(s) && s.port === 25,
	},
	// The EHLO name; a fault that the name itself shows is weighed in signs.ts.
	{
		id: 'helo-name',
		state: 'bad',
		cause: 'helo-rejected',
		weight: 4,
		when: ({said, own}) => said.ehlo && own.heloFault === undefined,
	},
	{id: 'helo-resolves', state: 'bad', cause: 'helo-rejected', weight: 4, when: hasSaidEhlo},
	{id: 'helo-resolves', state: 'good', cause: 'helo-rejected', weight: -1, when: hasSaidEhlo},
	{
		id: 'helo-matches',
		state: 'bad',
		cause: 'helo-rejected',
		weight: 1,
		when: ({said, own}) => said.ehlo && own.heloDoubt === undefined,
	},
	// The sender.
	{
		id: 'sender-name',
		state: 'bad',
		cause: 'sender-rejected',
		weight: 3,
		// These two are weighed in signs.ts.
		when: ({said, own}) => said.mail && own.sender !== '' && !own.senderIsRecipient,
	},
	{id: 'sender-domain', state: 'bad', cause: 'sender-rejected', weight: 6, when: hasNamedSender},
	{id: 'callback', state: 'bad', cause: 'sender-rejected', weight: 5, when: hasNamedSender},
	{id: 'callback', state: 'good', cause: 'sender-rejected', weight: -2, when: hasNamedSender},
	{id: 'spf-mail', state: 'good', cause: 'sender-auth-failed', weight: -2, when: hasNamedSender},
	{
		id: 'spf-helo',
		state: 'bad',
		cause: 'sender-auth-failed',
		weight: 3,
		// The null sender has no domain, so the EHLO name is asked for (RFC 7208 §2.4).
		when: ({own, checks}) => own.sender === '' && !checks.has('spf-mail', 'bad'),
	},
	{id: 'postmaster', state: 'bad', cause: 'sender-rejected', weight: 1, when: hasNamedSender},
];

/** What the findings about ourselves say about the causes. Nothing where nobody looked. */
export function ownSide(s: Signals): readonly Finding[] {
	if (s.checks.all.length === 0) return [];
	return [...table.flatMap((rule) => findingsOf(rule, s)), ...ofSpf(s), ...ofLists(s)];
}

function findingsOf(rule: CheckRule, s: Signals): readonly Finding[] {
	const {id, state, cause, weight, when = wasSeen} = rule;
	if (!isOpenQuestion(s)) return [];
	const [check] = s.checks.of(id, state).filter((each) => when(s, each));
	if (check === undefined) return [];
	const points = typeof weight === 'function' ? weight(s) : weight;
	const text = rule.text?.(check) ?? check.found;
	return points === 0 ? [] : [{...foundBy(check, cause, tempered(points, cause, s)), text}];
}

/** Where the server says clearly what it is, what could have been it as well counts for little. */
function tempered(
	points: Finding['weight'],
	cause: Cause,
	{isStated, explanation}: Signals,
): Finding['weight'] {
	if (points === 'out' || points <= 0 || !isStated) return points;
	return explanation?.reason === cause ? points : Math.min(points, 1);
}

function found(cause: Cause, weight: Finding['weight'], text: string): Finding {
	return {cause, weight, text, events: [], trial: null};
}

/** In the words of the check, and with its id where it is a fault. */
function foundBy(check: Check, cause: Cause, weight: Finding['weight']): Finding {
	const finding = found(cause, weight, check.found);
	return check.state === 'bad' ? {...finding, fault: check.id} : finding;
}

/** Fail, soft fail and the like differ in how much receivers care. */
function ofSpf(s: Signals): readonly Finding[] {
	const [check] = s.checks.of('spf-mail', 'bad');
	if (check === undefined || !s.said.mail || !isOpenQuestion(s)) return [];
	const points = byWeight[check.weight];
	return [foundBy(check, 'sender-auth-failed', tempered(points, 'sender-auth-failed', s))];
}

/** The zone that a finding is about: 'ADDRESS in ZONE'. */
function zoneOf({subject}: Check): string {
	return (subject.split(' in ')[1] ?? '').toLowerCase();
}

/** Does the reply itself name this list? */
function isNamed({words}: Signals, check: Check): boolean {
	const zone = zoneOf(check);
	if (zone === '') return false;
	return (
		words.includes(zone) || blocklistIn(words)?.zones.some((each) => each.zone === zone) === true
	);
}

function ofLists(s: Signals): readonly Finding[] {
	if (!wasSeen(s) || !isOpenQuestion(s)) return [];
	return [
		...ofKind(s, 'blocklist-address', 'ip-blocklisted'),
		...(hasSaidEhlo(s) ? ofKind(s, 'blocklist-domain', 'domain-blocklisted') : []),
	];
}

/** Each list that has us counts, the first one most; a list that the reply names settles it. */
function ofKind(s: Signals, id: CheckId, cause: Cause): readonly Finding[] {
	const bad = s.checks.of(id, 'bad');
	// An allow list says nothing about those that refuse.
	const good = s.checks.of(id, 'good').filter(({finding}) => !ofAllowList.has(finding));
	const named = bad.find((check) => isNamed(s, check));
	const clean = good.filter((check) => isNamed(s, check));
	return [
		...bad.slice(0, 3).map((check, index) => ({
			...foundBy(check, cause, tempered(index === 0 ? 6 : 1, cause, s)),
			...(check === named ? {isSure: true} : {}),
		})),
		...clean
			.slice(0, 1)
			.map((check) =>
				found(cause, -1, `${zoneOf(check)}, which the reply names, does not list you at present.`),
			),
		...(bad.length === 0 && good.length > 0 && clean.length === 0
			? [found(cause, -2, notListed(good))]
			: []),
	];
}

const ofAllowList: ReadonlySet<string> = new Set(['allow-listed', 'not-allow-listed']);

function notListed(checks: readonly Check[]): string {
	const zones = [...new Set(checks.map(zoneOf).filter((zone) => zone !== ''))];
	const names = zones.length === 0 ? 'the lists that were asked' : listed(zones.slice(0, 4));
	return `You are not listed by ${names}; others may list you all the same.`;
}
