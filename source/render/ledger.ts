import type {Limit} from '../model/limit.ts';
import {limitSpans} from '../model/limit.ts';
import {spans, type Counts, type Span, type Visits} from '../politeness/counts.ts';
import type {DestinationReport, LedgerReport, LimitReport} from '../politeness/report.ts';
import {visible} from '../protocol/visible.ts';
import type {Codec, JsonObject} from './codec.ts';
import {
	count,
	described,
	flag,
	instant,
	list,
	named,
	nullable,
	object,
	oneOf,
	text,
} from './codec.ts';
import {confidence} from './codec-outcome.ts';
import {type Tool, toolCodec} from './json.ts';
import {wrap} from './layout.ts';

/** The name and version of the shape of the ledger's document. */
export const ledgerSchema = 'mxray.ledger/1';

type Level = {
	readonly limit: string;
	readonly level: 'near' | 'over';
	readonly until: string | null;
	readonly text: string;
};
type Source = {readonly title: string; readonly url: string | null; readonly checked: string};
type OneLimit = Pick<Limit, 'id' | 'what' | 'per' | 'max' | 'pauses' | 'confidence'> & {
	readonly whom: string;
	readonly text: string;
	readonly sources: readonly Source[];
};
type OneDestination = {
	readonly name: string;
	readonly provider: string | null;
	readonly domain: string | null;
	readonly visits: Visits;
	readonly from: readonly {readonly ownAddress: string | null; readonly visits: Visits}[];
	readonly near: readonly Level[];
	readonly customs: readonly string[];
};
type LedgerDocument = {
	readonly schema: typeof ledgerSchema;
	readonly tool: Tool;
	readonly at: string;
	readonly practice: boolean;
	readonly destinations: readonly OneDestination[];
	readonly limits: readonly OneLimit[];
};

const counts: Codec<Counts> = named(
	'Counts',
	object<Counts>({minute: count, hour: count, day: count}),
);
const visits: Codec<Visits> = named(
	'Visits',
	object<Visits>({
		connections: counts,
		recipients: counts,
		refusals: described('Visits that were turned away or broke off.', counts),
	}),
);

/** What `mxray ledger --json` prints, as a codec. */
export const ledgerDocumentCodec: Codec<LedgerDocument> = object<LedgerDocument>({
	schema: oneOf([ledgerSchema]),
	tool: toolCodec,
	at: instant,
	practice: flag,
	destinations: described(
		'Where mxray went in the last day, the newest first.',
		list(
			object<OneDestination>({
				name: text,
				provider: described('Stable id, where the host shows one.', nullable(text)),
				domain: described('Where no provider is known.', nullable(text)),
				visits,
				from: list(
					object<OneDestination['from'][number]>({
						ownAddress: described('null: connections that never stood.', nullable(text)),
						visits,
					}),
				),
				near: list(
					object<Level>({
						limit: text,
						level: oneOf(['near', 'over']),
						until: nullable(instant),
						text,
					}),
				),
				customs: described('What is known of its patience without a number.', list(text)),
			}),
		),
	),
	limits: list(
		object<OneLimit>({
			id: text,
			what: oneOf(['connections', 'recipients']),
			per: oneOf(limitSpans),
			max: count,
			whom: text,
			pauses: described('At the limit, a connection needs an explicit yes.', flag),
			confidence,
			text,
			sources: list(object<Source>({title: text, url: nullable(text), checked: text})),
		}),
	),
});

/** The report as one plain JSON object, `mxray.ledger/1`. */
export function ledgerDocument(tool: Tool, report: LedgerReport): JsonObject {
	const {at, practice, destinations, limits} = report;
	return ledgerDocumentCodec.encode({
		schema: ledgerSchema,
		tool,
		at,
		practice,
		destinations: destinations.map(({destination, tight, ...rest}) => ({
			...rest,
			name: destination.name,
			provider: destination.provider,
			domain: destination.provider === null ? visible(destination.domain) : null,
			near: tight.map(({limit, level, untilMs, text: words}) => ({
				limit: limit.id,
				level: level === 'over' ? 'over' : 'near',
				until: untilMs === undefined ? null : new Date(untilMs).toISOString(),
				text: words,
			})),
		})),
		limits: limits.map(
			({id, what, per, max, pauses, confidence: sure, whom, text: words, sources}) => ({
				id,
				what,
				per,
				max,
				pauses,
				confidence: sure,
				whom,
				text: words,
				sources: sources.map(({title, url, checked}) => ({title, url: url ?? null, checked})),
			}),
		),
	}) as JsonObject;
}

const columns: readonly Span[] = Object.keys(spans) as Span[];
const label = 34;

/**
 * The report for people: counts by destination and own address, then the
 * limits. `isWhole`: all that was written down could be read. Safe to print.
 */
export function ledgerLines(
	report: LedgerReport,
	{isWhole = true}: {readonly isWhole?: boolean} = {},
): readonly string[] {
	const {practice, destinations, limits} = report;
	const where = practice ? ' on the practice network' : '';
	if (destinations.length === 0) {
		const said = isWhole
			? `mxray went nowhere${where} in the last day.`
			: `Where mxray went${where} in the last day is not known: what it wrote down could not be read.`;
		return [...wrap(said, ''), '', ...limitLines(limits)];
	}
	return [
		...wrap(
			`Where mxray went${where} in the last day, from this account. It writes down domains, hosts and addresses, never a person.${isWhole ? '' : ' Some of it could not be read: it may have been more.'}`,
			'',
		),
		'',
		row(
			'',
			columns.map((span) => `last ${span}`),
		),
		...destinations.flatMap((each) => destinationLines(each)),
		...limitLines(limits),
	];
}

function destinationLines({
	destination,
	visits: all,
	from,
	tight,
	customs,
}: DestinationReport): string[] {
	const several = from.length > 1;
	return [
		destination.name,
		...visitLines(all, ''),
		...from.flatMap(({ownAddress, visits: own}) => {
			const shown = ownAddress === null ? 'never stood' : visible(ownAddress);
			return several
				? visitLines(own, ` from ${shown}`)
				: ownAddress === null
					? []
					: [`    from ${shown}`];
		}),
		...tight.flatMap(({text: words, untilMs, limit, level}) =>
			wrap(
				`${words}${level === 'over' && limit.pauses ? ` A pause until ${clock(untilMs)}.` : ''}`,
				level === 'over' && limit.pauses ? '  ! ' : '  - ',
				'    ',
			),
		),
		...customs.flatMap((words) => wrap(words, '  - ', '    ')),
		'',
	];
}

function visitLines({connections, recipients, refusals}: Visits, from: string): string[] {
	const line = (what: string, {minute, hour, day}: Counts) =>
		row(`    ${what}${from}`, [minute, hour, day].map(String));
	return [
		line('connections', connections),
		line('recipients named', recipients),
		...(refusals.day === 0 ? [] : [line('turned away', refusals)]),
	];
}

function row(first: string, cells: readonly string[]): string {
	return `${first.padEnd(label)} ${cells.map((cell) => cell.padStart(11)).join(' ')}`.trimEnd();
}

function clock(ms: number | undefined): string {
	return ms === undefined ? 'later' : `${new Date(ms).toISOString().slice(11, 19)} UTC`;
}

function limitLines(limits: readonly LimitReport[]): string[] {
	return [
		'The limits, and where they are known from',
		...limits.flatMap(({what, per, max, whom, pauses, text: words, sources, confidence: sure}) => {
			const span = per === 'at-once' ? 'at the same time' : `${per === 'hour' ? 'an' : 'a'} ${per}`;
			const thing = what === 'connections' ? 'connections' : 'recipients';
			const how = per === 'at-once' ? '' : pauses ? ' Pauses there.' : ' Only told.';
			const from = sources.map(({title, checked}) => `${title}, checked ${checked}`).join('; ');
			const why = words === '' ? '' : ` ${words}`;
			return wrap(
				`${max} ${thing} ${span} at ${whom}.${how}${why} (${from}${from === '' ? '' : '; '}confidence ${sure})`,
				'  - ',
				'    ',
			);
		}),
	];
}
