import type {Timeouts, WalkPlan} from '../model/session.ts';
import {type Stage, stages} from '../model/stage.ts';
import type {Factor, Manner, Trial} from '../model/trial.ts';
import {formatForMail} from '../protocol/address.ts';
import {visible} from '../protocol/visible.ts';
import {parseIp} from '../protocol/ip.ts';
import {madeUpMailbox, otherHelos, otherSenders, postmasterAt, postmasterOf} from './names.ts';
import {otherAddresses, otherFamily, otherHosts, type Place} from './places.ts';
import type {Subject} from './subject.ts';

/** An experiment before it has its number. */
export type Draft = Omit<Trial, 'number'>;

/** What experiments may be made with, besides the first walk. */
export type Means = {
	readonly controls: readonly string[];
	readonly senders: readonly string[];
	readonly helos: readonly string[];
	readonly random: () => number;
};

const labelColumns = 40;
const ceilingMs = 300_000;
/** Time to think between commands: enough for a server that dislikes haste. */
const thinkMs = {real: 2000, practice: 500} as const;

/** All values that are worth trying of one factor, in order; none where it makes no sense. */
export function draftsOf(factor: Factor, subject: Subject, means: Means): readonly Draft[] {
	const {plan} = subject.view;
	switch (factor) {
		case 'again':
			return [draft(subject, {factor, value: 'unchanged', label: 'the same once more'})];
		case 'host':
			return otherHosts(subject).map((place) =>
				draft(subject, {factor, value: place.host, label: `host ${place.host}`, place}),
			);
		case 'address':
			return otherAddresses(subject).map((place) => {
				const {address} = place.address;
				return draft(subject, {factor, value: address, label: `address ${address}`, place});
			});
		case 'family':
			return familyDrafts(subject);
		case 'patience':
			return [patienceDraft(subject)];
		case 'pace': {
			const pauseMs = plan.practice ? thinkMs.practice : thinkMs.real;
			const value = `${pauseMs / 1000}s`;
			const label = `pauses of ${pauseMs / 1000} s before commands`;
			return [draft(subject, {factor, value, label, manner: {pauseMs}})];
		}
		case 'helo':
			return otherHelos(subject, means.helos).map((helo) =>
				draft(subject, {factor, value: helo, label: `EHLO as ${helo}`, change: {helo}}),
			);
		case 'sender':
			return otherSenders(subject, means.senders).map((from) =>
				draft(subject, {factor, value: `<${from}>`, label: `sender <${from}>`, change: {from}}),
			);
		case 'tls':
			return tlsDrafts(subject);
		case 'postmaster': {
			const mailbox = postmasterOf(subject.mailbox);
			if (!mailbox) return [];
			const value = formatForMail(mailbox);
			return [
				draft(subject, {
					factor,
					value,
					label: 'postmaster in place of the mailbox',
					change: {mailbox},
				}),
			];
		}
		case 'name': {
			const mailbox = madeUpMailbox(subject.mailbox, means.random);
			if (!mailbox) return [];
			const value = formatForMail(mailbox);
			return [
				draft(subject, {factor, value, label: 'a mailbox that nobody has', change: {mailbox}}),
			];
		}
		case 'port':
			return portDrafts(subject);
		case 'control':
			return controlDrafts(subject.view.plan, subject, means.controls);
		default:
			return factor satisfies never;
	}
}

type Wish = {
	readonly factor: Factor;
	readonly value: string;
	readonly label: string;
	readonly place?: Place;
	readonly change?: Partial<WalkPlan>;
	readonly manner?: Partial<Manner>;
};

/** The walk to the same place with the same names, but for the one thing. */
function draft(subject: Subject, wish: Wish): Draft {
	const {plan} = subject.view;
	const place = wish.place ?? {host: subject.host, address: subject.address};
	return {
		factor: wish.factor,
		value: visible(wish.value),
		label: labelOf(wish.label),
		plan: {
			...plan,
			mailbox: subject.mailbox,
			from: subject.sender ?? plan.from,
			helo: heloFor(subject, place) ?? plan.helo,
			port: subject.port,
			only: place,
			maxConnections: 1,
			// Whoever was asked once need not be asked again.
			allowPrivate: plan.allowPrivate || subject.contacted.has(place.address.address),
			stopAfter: earlier(plan.stopAfter, 'rcpt'),
			...wish.change,
		},
		manner: {startTls: startTlsFor(subject, wish.factor), pauseMs: 0, ...wish.manner},
	};
}

/** An address literal names the address we come from, which the other family changes. */
function heloFor(subject: Subject, place: Place): string | undefined {
	const {helo, address} = subject;
	return helo?.startsWith('[') && place.address.family !== address.family ? undefined : helo;
}

function familyDrafts(subject: Subject): readonly Draft[] {
	const place = otherFamily(subject);
	if (!place) return [];
	const {family} = place.address;
	const elsewhere = place.host === subject.host ? '' : `, host ${place.host}`;
	const label = `IPv${family} instead of IPv${subject.address.family}${elsewhere}`;
	return [draft(subject, {factor: 'family', value: `ipv${family}`, label, place})];
}

function patienceDraft(subject: Subject): Draft {
	const {practice, timeouts} = subject.view.plan;
	const patient = longer(timeouts, practice);
	const seconds = Math.ceil(waitAt(subject.moment.stage, patient) / 1000);
	return draft(subject, {
		factor: 'patience',
		value: `${seconds}s`,
		label: `waiting up to ${seconds} s for each answer`,
		change: {timeouts: patient},
	});
}

/** The wait that ended the first walk. */
function waitAt(stage: Stage, timeouts: Timeouts): number {
	if (stage === 'connect') return timeouts.connectMs;
	if (stage === 'banner') return timeouts.bannerMs;
	return stage === 'starttls' ? timeouts.tlsMs : timeouts.commandMs;
}

/** Several times as long, and in any case long enough for the delays that servers use; RFC 5321 §4.5.3.2 is the ceiling. */
function longer(timeouts: Timeouts, practice: boolean): Timeouts {
	const [factor, more] = practice ? [4, 4000] : [6, 10_000];
	const stretch = (ms: number): number =>
		Math.max(ms, Math.min(ceilingMs, Math.max(ms * factor, ms + more)));
	return {
		...timeouts,
		connectMs: stretch(timeouts.connectMs),
		bannerMs: stretch(timeouts.bannerMs),
		commandMs: stretch(timeouts.commandMs),
		tlsMs: stretch(timeouts.tlsMs),
	};
}

function tlsDrafts(subject: Subject): readonly Draft[] {
	switch (subject.tls) {
		case 'used':
		case 'tried-last': {
			const manner = {startTls: 'never'} as const;
			return [draft(subject, {factor: 'tls', value: 'off', label: 'without TLS', manner})];
		}
		case 'passed-over':
		case 'refused': {
			const manner = {startTls: 'offered'} as const;
			return [draft(subject, {factor: 'tls', value: 'on', label: 'with TLS', manner})];
		}
		// It failed already, or cannot be had.
		case 'failed':
		case 'none':
			return [];
		default:
			return subject.tls satisfies never;
	}
}

/**
 * In the clear where the first walk was in the clear, so that only one thing
 * changes. Another place may have TLS that works; and the same once more is the
 * same only if it asks for TLS, too, where that was refused.
 */
function startTlsFor({tls}: Subject, factor: Factor): Manner['startTls'] {
	const elsewhere = factor === 'host' || factor === 'address' || factor === 'family';
	if (tls === 'failed') return elsewhere ? 'offered' : 'never';
	if (tls === 'refused') return elsewhere || factor === 'again' ? 'offered' : 'never';
	return tls === 'passed-over' ? 'never' : 'offered';
}

/** Submission ports (RFC 6409, RFC 8314): they show whether the host lives at all. Nothing is said there beyond EHLO. */
function portDrafts(subject: Subject): readonly Draft[] {
	const stopAfter: Stage = 'ehlo';
	const submission = draft(subject, {
		factor: 'port',
		value: '587',
		label: 'port 587 of the same host',
		change: {port: 587, stopAfter},
	});
	const implicit = draft(subject, {
		factor: 'port',
		value: '465',
		label: 'port 465 of the same host',
		change: {port: 465, stopAfter, implicitTls: true},
	});
	return [submission, implicit].filter(({plan}) => plan.port !== subject.port);
}

/**
 * Destinations of others that the person agreed to: their greeting is all that
 * is wanted, and what they offer where the first walk came so far. A host name
 * does as well as a domain: without MX records it is its own mail exchanger.
 */
export function controlDrafts(
	plan: WalkPlan,
	subject: Subject | undefined,
	controls: readonly string[],
): readonly Draft[] {
	const greeted = subject?.attempt.stages.banner.status === 'done';
	const known = new Set([plan.mailbox.asciiDomain, subject?.host]);
	return [...new Set(controls)].flatMap((destination) => {
		const mailbox = postmasterAt(destination);
		if (!mailbox || known.has(mailbox.asciiDomain)) return [];
		const control: WalkPlan = {
			...plan,
			mailbox,
			from: subject?.sender ?? plan.from,
			helo: subject?.helo ?? plan.helo,
			mx: parseIp(destination) ? {host: mailbox.asciiDomain, isLiteral: true} : undefined,
			only: undefined,
			maxConnections: 1,
			port: 25,
			family: 'any',
			allowPrivate: false,
			stopAfter: greeted ? 'ehlo' : 'banner',
		};
		const value = visible(mailbox.asciiDomain);
		const manner: Manner = {startTls: 'offered', pauseMs: 0};
		return [{factor: 'control', value, label: labelOf(`control: ${value}`), plan: control, manner}];
	});
}

/** A walk that did not get past DNS, once more. */
export function lookupDraft(plan: WalkPlan): Draft {
	return {
		factor: 'again',
		value: 'unchanged',
		label: 'the same once more',
		plan: {...plan, maxConnections: 1, stopAfter: earlier(plan.stopAfter, 'rcpt')},
		manner: {startTls: 'offered', pauseMs: 0},
	};
}

function earlier(one: Stage, other: Stage): Stage {
	return stages.indexOf(one) < stages.indexOf(other) ? one : other;
}

/** Safe to show, and short enough for a column: a character that is no ASCII may take two. */
function labelOf(text: string): string {
	const characters = [...visible(text)];
	const widthOf = (list: readonly string[]): number =>
		list.reduce((sum, each) => sum + (each.length === 1 && each <= '~' ? 1 : 2), 0);
	if (widthOf(characters) <= labelColumns) return characters.join('');
	while (widthOf(characters) > labelColumns - 2) characters.pop();
	return `${characters.join('')}…`;
}
