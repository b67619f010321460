import type {Attempt, Exchange, Finding, SessionView, StageView} from '../../model/view.ts';
import {asideVerb, unsentOf} from '../../verdict/decisive.ts';
import {isUnfolded, noFolds} from '../folds.ts';
import {lazyRows, type RowList} from '../row-list.ts';
import type {SearchText} from '../search-text.ts';
import {askedOf} from '../../protocol/reply-codes.ts';
import type {Row} from '../theme.ts';
import {keyOf, pointedOut} from './transcript-anchors.ts';
import {arrivingSheet} from './transcript-arriving.ts';
import {bind} from './transcript-book.ts';
import {gutterCells, keptRows, lineRows, type TranscriptOptions} from './transcript-lines.ts';
import {closedRows, dnsRows, endRows, findingRows, headRows, tlsRows} from './transcript-parts.ts';
import {replySheet} from './transcript-reply.ts';
import {newSheet, type Block, type Sheet, write} from './transcript-sheet.ts';

function writeExchange(sheet: Sheet, exchange: Exchange, options: TranscriptOptions): void {
	const {brush, folds = noFolds} = options;
	const {sent, reply, secure, stage, attempt} = exchange;
	const row = sheet.rows;
	if (sent !== undefined) {
		const {atMs, offset} = sent;
		const make = () => {
			const text = brush.showLine(sent.raw);
			return lineRows({atMs, offset, mark: 'ours', secure, text, tone: 'mine'}, options);
		};
		write(sheet, `#${sent.seq}`, keptRows(sent, options, make, String(secure)));
	}
	let fold: Block['fold'] = 'none';
	if (reply !== undefined) {
		const {seq} = reply;
		const said = replySheet(reply.reply, {
			...options,
			secure,
			isOpen: isUnfolded(folds, seq),
			asked: askedOf(exchange),
		});
		fold = said.fold;
		write(sheet, `#${seq}`, said.rows, {sheet: said, seq});
	}
	const id = reply?.seq ?? sent?.seq;
	if (id === undefined) return;
	const isRefusal = (reply?.reply.code ?? 0) >= 400;
	const key = `#${sent?.seq ?? id}`;
	const isAnswered = reply !== undefined;
	const rows = sheet.rows - row;
	sheet.blocks.push({id, key, stage, attempt, row, rows, isAnswered, isRefusal, fold});
}

function writeAttempt(
	sheet: Sheet,
	attempt: Attempt,
	findings: readonly Finding[],
	options: TranscriptOptions,
): void {
	write(sheet, `attempt${attempt.number}`, headRows(attempt, options));
	const ends = Object.values(attempt.stages).filter(({stage}) => stage !== 'mx');
	const ended = (list: readonly StageView[]): void => {
		for (const end of list)
			write(sheet, `#${end.endedSeq}`, endRows(end, options, unsentOf(attempt, end.stage)));
	};
	const found = (list: readonly Finding[]): void => {
		for (const each of list)
			write(
				sheet,
				`#${each.seq}`,
				keptRows(each, options, () => findingRows(each, options)),
			);
	};
	const secured = (): void => write(sheet, `tls${attempt.number}`, tlsRows(attempt, options));
	let told = 0;
	let tlsTold = false;
	let mailTold = false;
	for (const [index, exchange] of attempt.exchanges.entries()) {
		// Steps that were passed over stand where they would have been.
		if (exchange.stage === 'mail' && !mailTold && !tlsTold)
			ended(ends.filter((end) => end.stage === 'starttls' && end.ended === 'skipped'));
		mailTold ||= exchange.stage === 'mail';
		if (exchange.secure && !tlsTold) {
			secured();
			tlsTold = true;
		}
		writeExchange(sheet, exchange, options);
		const next = attempt.exchanges[index + 1];
		const limit = next?.sent?.seq ?? next?.reply?.seq ?? Infinity;
		for (; told < findings.length && (findings[told]?.seq ?? 0) < limit; told++)
			found(findings.slice(told, told + 1));
	}
	if (!tlsTold) secured();
	found(findings.slice(told));
	ended(ends.filter((end) => end.ended !== 'skipped'));
	const {endedAside: aside} = attempt;
	if (aside !== undefined) {
		const unsent = {verb: asideVerb(aside.exchange)};
		write(sheet, `#${aside.endedSeq}`, endRows({...aside, status: 'failed'}, options, unsent));
	}
	if (attempt.closed !== undefined)
		write(sheet, `#${attempt.closed.seq}`, closedRows(attempt.closed, options));
}

/** What a sheet was written with. */
type Kept = {
	readonly sheet: Sheet;
	readonly options: TranscriptOptions;
	readonly more: unknown;
};

const keptSheets = new WeakMap<object, Kept>();

/**
 * The sheet of a thing that never changes, written again only with other
 * options or when what belongs to it changed. A session's news are about its
 * last connection: those before it are not laid out again.
 */
function keptSheet(
	thing: object,
	options: TranscriptOptions,
	more: unknown,
	fill: (sheet: Sheet) => void,
): Sheet {
	const known = keptSheets.get(thing);
	if (known !== undefined && known.more === more && areSame(known.options, options))
		return known.sheet;
	const sheet = newSheet();
	fill(sheet);
	keptSheets.set(thing, {sheet, options, more});
	return sheet;
}

const areSame = (some: TranscriptOptions, others: TranscriptOptions): boolean =>
	some.width === others.width &&
	some.offsets === others.offsets &&
	some.brush === others.brush &&
	(some.folds ?? noFolds) === (others.folds ?? noFolds);

/** The transcript, and the ways into it. */
export type Transcript = {
	readonly rows: RowList;
	/** Every command with its reply, oldest first. */
	readonly blocks: readonly Block[];
	/** All that was said, to be searched: also what is folded away. */
	readonly text: SearchText;
	/** The row of an event, or of the nearest one before it that left a row; undefined: there is none. */
	readonly rowOf: (seq: number) => number | undefined;
};

/**
 * Everything that was said, oldest first: DNS, then each connection with every
 * raw line, its time, direction and, over TLS, a heavy bar. Long replies are
 * folded.
 *
 *      0.012 →│EHLO client.example
 *      0.024 ←│250-mx.example
 */
export function transcript(view: SessionView, options: TranscriptOptions): Transcript {
	const {dns, mx} = view;
	const sheets = [
		keptSheet(dns, options, mx, (sheet) => {
			for (const [at, answer] of dns.entries()) write(sheet, `dns${at}`, dnsRows(answer, options));
			write(sheet, `#${mx.endedSeq}`, mx.ended === 'reply' ? [] : endRows(mx, options));
		}),
		...view.attempts.map((attempt) => {
			const findings = view.findings.filter((finding) => finding.attempt === attempt.number);
			// They only ever get more.
			return keptSheet(attempt, options, findings.length, (sheet) => {
				writeAttempt(sheet, attempt, findings, options);
			});
		}),
		...stillComing(view, options),
	];
	const {rows, blocks, anchorOf, text} = bind(sheets, gutterCells(options));
	const {events = [], lit = []} = options;
	const rowOf = (seq: number): number | undefined => {
		for (let at = seq; at >= 0; at--) {
			const row = anchorOf(`#${at}`) ?? anchorOf(keyOf(events, at));
			if (row !== undefined) return row;
		}
		return undefined;
	};
	return {rows: withLit(rows, lit.map(rowOf), options), blocks, rowOf, text};
}

/** What is here of the reply that goes on. */
function stillComing({attempts}: SessionView, options: TranscriptOptions): readonly Sheet[] {
	const {arriving} = options;
	if (arriving === undefined) return [];
	return [arrivingSheet(arriving, attempts.at(-1)?.tls !== undefined, options)];
}

/** The rows with some of them pointed out. */
function withLit(
	rows: RowList,
	lit: readonly (number | undefined)[],
	{brush}: TranscriptOptions,
): RowList {
	if (lit.length === 0) return rows;
	const pointed = new Map<number, Row>();
	for (const at of lit) {
		const row = at === undefined ? undefined : rows.at(at);
		if (at !== undefined && row !== undefined) pointed.set(at, pointedOut(row, brush));
	}
	return lazyRows(rows.length, (at) => pointed.get(at) ?? rows.at(at));
}
