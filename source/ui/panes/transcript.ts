import type {DnsAnswer} from '../../model/dns.ts';
import type {Closed} from '../../model/event.ts';
import type {ConnectReason} from '../../model/session.ts';
import type {Attempt, Exchange, Finding, SessionView, StageView} from '../../model/view.ts';
import {recordLine} from '../../render/dns.ts';
import {duration} from '../brush.ts';
import {cells} from '../cells.ts';
import type {Row, Tone} from '../theme.ts';
import {type Anchors, anchor, keyOf, noted, pointedOut} from './transcript-anchors.ts';
import {type Line, lineRows, remark, type TranscriptOptions} from './transcript-lines.ts';

const whyWords: Readonly<Record<ConnectReason, string>> = {
	first: 'first in the list',
	'next-address': 'the next address of this server',
	'next-host': 'the next server in the list',
	chosen: 'your choice',
	'clear-text': 'again, without TLS',
	repeat: 'once more',
};

const closedWords: Readonly<Record<Closed, string>> = {
	fin: 'closed the connection (FIN)',
	rst: 'cut the connection (RST)',
	timeout: 'fell silent; we hung up',
	'tls-failure': 'closed after the TLS handshake failed',
	'protocol-error': 'closed: this was not SMTP',
	stopped: 'hung up on request',
};

function codeTone(code: number | undefined): Tone {
	if (code === undefined) return 'bad';
	return code < 400 ? 'good' : code < 500 ? 'warn' : 'bad';
}

// A reply never changes once it is in the log, so its rows are made once per width.
const replyCache = new WeakMap<object, {key: string; rows: Row[]}>();

function exchangeRows(exchange: Exchange, options: TranscriptOptions, anchors: Anchors): Row[] {
	const {brush, width, offsets} = options;
	const rows: Row[] = [];
	const {sent, reply} = exchange;
	if (sent !== undefined) {
		rows.push(
			...lineRows(
				{
					atMs: sent.atMs,
					offset: sent.offset,
					mark: 'ours',
					secure: exchange.secure,
					text: brush.showLine(sent.raw),
					tone: 'mine',
				},
				options,
			),
		);
		anchor(anchors, `#${sent.seq}`, rows);
	}
	if (reply === undefined) return rows;
	const key = `${width}/${offsets}/${brush.glyphs.unicode}`;
	const known = replyCache.get(reply.reply);
	if (known?.key === key) {
		anchor(anchors, `#${reply.seq}`, known.rows);
		return [...rows, ...known.rows];
	}
	const made = reply.reply.lines.flatMap((line) =>
		lineRows(
			{
				atMs: line.atMs,
				offset: line.offset,
				mark: 'theirs',
				secure: exchange.secure,
				text:
					brush.showLine(line.raw) +
					(line.bytes > line.raw.length
						? brush.say(`… ${line.bytes - line.raw.length} more bytes, not kept`)
						: ''),
				tone: 'plain',
				head: {cells: 3, tone: codeTone(line.code)},
			},
			options,
		),
	);
	replyCache.set(reply.reply, {key, rows: made});
	anchor(anchors, `#${reply.seq}`, made);
	return [...rows, ...made];
}

function findingRows(finding: Finding, options: TranscriptOptions): Row[] {
	const {brush} = options;
	const {title, text} = brush.knowledge.anomalyText(finding.anomaly);
	return remark(brush.glyphs.warning, `${title}. ${text}`, 'warn', options);
}

function dnsRows(answer: DnsAnswer, options: TranscriptOptions): Row[] {
	const {brush} = options;
	const {name, type} = answer.question;
	const head: Line = {
		atMs: undefined,
		mark: 'ours',
		secure: false,
		text: `DNS ${brush.show(name)} ${type} ?`,
		tone: 'mine',
		soft: true,
	};
	const told = (text: string, tone: Tone): Row[] =>
		lineRows({atMs: undefined, mark: 'theirs', secure: false, text, tone, soft: true}, options);
	// One space is enough here: the columns of dig are in the DNS view.
	const records = answer.answers.map((record) => recordLine(record).replace(/ {2,}/gu, ' '));
	if (answer.status === 'answer')
		return [
			...lineRows(head, options),
			...records.flatMap((text) => told(brush.say(text), 'plain')),
		];
	const word = answer.rcode ?? answer.status;
	const detail = answer.detail === undefined ? '' : `: ${brush.show(answer.detail)}`;
	const tone: Tone = answer.status === 'nodata' ? 'plain' : 'bad';
	const text = answer.status === 'nodata' ? `${word}, no ${type} record` : `${word}${detail}`;
	return [...lineRows(head, options), ...told(brush.show(text), tone)];
}

function headingRow(text: string, {brush, width}: TranscriptOptions): Row {
	const rule = brush.glyphs.rule;
	const title = ` ${brush.show(text)} `;
	const rest = Math.max(0, width - 2 - cells(title));
	return [
		{text: rule.repeat(2), tone: 'dim'},
		{text: title, tone: 'strong'},
		{text: rule.repeat(rest), tone: 'dim'},
	];
}

function endRows(stage: StageView, options: TranscriptOptions): Row[] {
	const {brush} = options;
	if (stage.ended === undefined || stage.ended === 'reply') return [];
	const detail = stage.detail === undefined ? '' : ` (${brush.show(stage.detail)})`;
	if (stage.ended === 'skipped')
		return remark(brush.glyphs.skipped, `${stage.stage} skipped${detail}`, 'dim', options);
	const {title} = brush.knowledge.endedText(stage.ended, stage.stage);
	return remark(brush.glyphs.failed, `${stage.stage}: ${title}${detail}`, 'bad', options);
}

function tlsRows(attempt: Attempt, options: TranscriptOptions): Row[] {
	const {tls} = attempt;
	if (tls === undefined) return [];
	const {brush} = options;
	const trust = tls.authorized
		? 'certificate in order'
		: `certificate not trusted (${tls.authorizationError ?? 'unknown reason'}); mail servers go on all the same`;
	const text = `${brush.show(tls.protocol)} ${brush.show(tls.cipher)} after ${duration(tls.elapsedMs)}, ${brush.show(trust)}`;
	return remark(brush.glyphs.secureBar, `Encrypted from here: ${text}`, 'good', options);
}

function headRows(attempt: Attempt, options: TranscriptOptions): Row[] {
	const {target, local} = attempt;
	const {brush} = options;
	const {address} = target.address;
	const place = address.includes(':') ? `[${address}]` : address;
	const to = `to ${brush.show(place)} port ${target.port}, ${whyWords[attempt.why]}`;
	const rows: Row[] = [
		headingRow(`Connection ${attempt.number}: ${target.host}`, options),
		...remark(' ', to, 'dim', options),
	];
	if (local === undefined) return rows;
	const {elapsedMs} = attempt.stages.connect;
	const took = elapsedMs === undefined ? '' : ` after ${duration(elapsedMs)}`;
	const from = `connected ${brush.show(`from ${local.address} port ${local.port}`)}${took}`;
	return [...rows, ...remark(brush.glyphs.done, from, 'good', options)];
}

function attemptRows(
	attempt: Attempt,
	view: SessionView,
	options: TranscriptOptions,
	anchors: Anchors,
): Row[] {
	const rows = noted(anchors, `attempt${attempt.number}`, headRows(attempt, options));
	const findings = view.findings.filter((finding) => finding.attempt === attempt.number);
	const ends = Object.values(attempt.stages).filter(({stage}) => stage !== 'mx');
	const ended = (list: readonly StageView[]): Row[] =>
		list.flatMap((end) => noted(anchors, `#${end.endedSeq}`, endRows(end, options)));
	const found = (list: readonly Finding[]): Row[] =>
		list.flatMap((each) => noted(anchors, `#${each.seq}`, findingRows(each, options)));
	const secured = (): Row[] => noted(anchors, `tls${attempt.number}`, tlsRows(attempt, options));
	let told = 0;
	let tlsTold = false;
	let before = '';
	for (const [index, exchange] of attempt.exchanges.entries()) {
		// Steps that were passed over stand where they would have been.
		if (exchange.stage !== before && exchange.stage === 'mail' && !tlsTold)
			rows.push(
				...ended(ends.filter((end) => end.stage === 'starttls' && end.ended === 'skipped')),
			);
		before = exchange.stage;
		if (exchange.secure && !tlsTold) {
			rows.push(...secured());
			tlsTold = true;
		}
		rows.push(...exchangeRows(exchange, options, anchors));
		const next = attempt.exchanges[index + 1];
		const limit = next?.sent?.seq ?? next?.reply?.seq ?? Infinity;
		for (; told < findings.length && (findings[told]?.seq ?? 0) < limit; told++)
			rows.push(...found(findings.slice(told, told + 1)));
	}
	if (!tlsTold) rows.push(...secured());
	rows.push(...found(findings.slice(told)));
	rows.push(...ended(ends.filter((end) => end.ended !== 'skipped')));
	return [...rows, ...closedRows(attempt, options, anchors)];
}

function closedRows(attempt: Attempt, options: TranscriptOptions, anchors: Anchors): Row[] {
	const {closed} = attempt;
	if (closed === undefined) return [];
	const isOurs = closed.by === 'us';
	const who = isOurs ? 'we closed the connection' : `the server ${closedWords[closed.how]}`;
	const pause = isOurs ? '' : `, ${duration(closed.elapsedMs)} after the last byte`;
	const mark = isOurs ? '·' : options.brush.glyphs.warning;
	const rows = remark(mark, `${who}${pause}`, isOurs ? 'dim' : 'warn', options);
	return noted(anchors, `#${closed.seq}`, rows);
}

/** The transcript, and the way from an event to its row. */
export type Transcript = {
	readonly rows: readonly Row[];
	/** The row of an event, or of the nearest one before it that left a row; undefined: there is none. */
	readonly rowOf: (seq: number) => number | undefined;
};

/**
 * Everything that was said, oldest first: DNS, then each connection with every
 * raw line, its time, direction and, over TLS, a heavy bar.
 *
 *      0.012 →│EHLO client.example
 *      0.024 ←│250-mx.example
 */
export function transcript(view: SessionView, options: TranscriptOptions): Transcript {
	const anchors: Anchors = new Map();
	const mx = view.mx.ended === 'reply' ? [] : endRows(view.mx, options);
	const rows = [
		...view.dns.flatMap((answer, at) => noted(anchors, `dns${at}`, dnsRows(answer, options))),
		...noted(anchors, `#${view.mx.endedSeq}`, mx),
		...view.attempts.flatMap((attempt) => attemptRows(attempt, view, options, anchors)),
	];
	const {events = [], lit = []} = options;
	const anchorOf = (seq: number): Row | undefined => {
		for (let at = seq; at >= 0; at--) {
			const row = anchors.get(`#${at}`) ?? anchors.get(keyOf(events, at));
			if (row !== undefined) return row;
		}
		return undefined;
	};
	const litRows = new Set(lit.map(anchorOf));
	return {
		rows:
			lit.length === 0
				? rows
				: rows.map((row) => (litRows.has(row) ? pointedOut(row, options.brush) : row)),
		rowOf: (seq) => {
			const row = anchorOf(seq);
			return row === undefined ? undefined : rows.indexOf(row);
		},
	};
}

/** The rows alone. */
export function transcriptRows(view: SessionView, options: TranscriptOptions): readonly Row[] {
	return transcript(view, options).rows;
}
