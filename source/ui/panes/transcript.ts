import type {Attempt, Exchange, Finding, SessionView, StageView} from '../../model/view.ts';
import {isUnfolded, noFolds} from '../folds.ts';
import type {SearchText} from '../search-text.ts';
import type {Row} from '../theme.ts';
import {keyOf, pointedOut} from './transcript-anchors.ts';
import {gutterCells, keptRows, lineRows, type TranscriptOptions} from './transcript-lines.ts';
import {closedRows, dnsRows, endRows, findingRows, headRows, tlsRows} from './transcript-parts.ts';
import {replySheet} from './transcript-reply.ts';
import {newSheet, searchSheet, type Block, type Sheet, write} from './transcript-sheet.ts';

function writeExchange(sheet: Sheet, exchange: Exchange, options: TranscriptOptions): void {
	const {brush, folds = noFolds} = options;
	const {sent, reply, secure, stage, attempt} = exchange;
	const row = sheet.rows.length;
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
		const said = replySheet(reply.reply, {...options, secure, isOpen: isUnfolded(folds, seq)});
		fold = said.fold;
		write(sheet, `#${seq}`, said.rows, {sheet: said, seq});
	}
	const id = reply?.seq ?? sent?.seq;
	if (id === undefined) return;
	const isRefusal = (reply?.reply.code ?? 0) >= 400;
	const key = `#${sent?.seq ?? id}`;
	sheet.blocks.push({id, key, stage, attempt, row, rows: sheet.rows.length - row, isRefusal, fold});
}

function writeAttempt(
	sheet: Sheet,
	attempt: Attempt,
	view: SessionView,
	options: TranscriptOptions,
): void {
	write(sheet, `attempt${attempt.number}`, headRows(attempt, options));
	const findings = view.findings.filter((finding) => finding.attempt === attempt.number);
	const ends = Object.values(attempt.stages).filter(({stage}) => stage !== 'mx');
	const ended = (list: readonly StageView[]): void => {
		for (const end of list) write(sheet, `#${end.endedSeq}`, endRows(end, options));
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
	if (attempt.closed !== undefined)
		write(sheet, `#${attempt.closed.seq}`, closedRows(attempt.closed, options));
}

/** The transcript, and the ways into it. */
export type Transcript = {
	readonly rows: readonly Row[];
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
	const sheet = newSheet();
	for (const [at, answer] of view.dns.entries()) write(sheet, `dns${at}`, dnsRows(answer, options));
	const mx = view.mx.ended === 'reply' ? [] : endRows(view.mx, options);
	write(sheet, `#${view.mx.endedSeq}`, mx);
	for (const attempt of view.attempts) writeAttempt(sheet, attempt, view, options);
	const {rows, blocks, anchors} = sheet;
	const {events = [], lit = []} = options;
	const rowOf = (seq: number): number | undefined => {
		for (let at = seq; at >= 0; at--) {
			const row = anchors.get(`#${at}`) ?? anchors.get(keyOf(events, at));
			if (row !== undefined) return row;
		}
		return undefined;
	};
	for (const row of new Set(lit.map(rowOf))) {
		const found = row === undefined ? undefined : rows[row];
		if (row !== undefined && found !== undefined) rows[row] = pointedOut(found, options.brush);
	}
	return {rows, blocks, rowOf, text: searchSheet(sheet, gutterCells(options))};
}
