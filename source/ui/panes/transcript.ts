import type {DnsAnswer} from '../../model/dns.ts';
import type {Closed} from '../../model/event.ts';
import type {ConnectReason} from '../../model/session.ts';
import type {Attempt, Exchange, Finding, SessionView, StageView} from '../../model/view.ts';
import {recordLine} from '../../render/dns.ts';
import {duration, type Brush} from '../brush.ts';
import {cells, fitRight, hardWrap, wordWrap} from '../cells.ts';
import type {Row, Span, Tone} from '../theme.ts';

/** What the transcript needs beside the view. */
export type TranscriptOptions = {
	readonly brush: Brush;
	readonly width: number;
	/** Show how many bytes went before, in that direction on that connection. */
	readonly offsets: boolean;
};

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

/** Seconds since the start: a session's clock in seven columns. */
function clock(ms: number): string {
	const seconds = ms / 1000;
	return fitRight(seconds.toFixed(seconds < 100 ? 3 : 1), 7, '~');
}

type Line = {
	readonly atMs: number | undefined;
	readonly offset?: number | undefined;
	readonly mark: 'ours' | 'theirs' | 'none';
	readonly secure: boolean;
	readonly text: string;
	readonly tone: Tone;
	/** The first columns of the text in a tone of their own: the code. */
	readonly head?: {readonly cells: number; readonly tone: Tone};
	/** Break at spaces: for lines that are not evidence to the last column. */
	readonly soft?: boolean;
};

function gutter(line: Line, options: TranscriptOptions, first: boolean): Span[] {
	const {glyphs} = options.brush;
	const time = first && line.atMs !== undefined ? clock(line.atMs) : ' '.repeat(7);
	const offset =
		first && line.offset !== undefined ? fitRight(String(line.offset), 7, '~') : ' '.repeat(7);
	const arrow = line.mark === 'none' ? ' ' : line.mark === 'ours' ? glyphs.ours : glyphs.theirs;
	return [
		{text: options.offsets ? `${time}${offset} ` : `${time} `, tone: 'dim'},
		{text: first ? arrow : ' ', tone: line.mark === 'ours' ? 'mine' : 'theirs'},
		{
			text: line.secure ? glyphs.secureBar : glyphs.clearBar,
			tone: line.secure ? 'good' : 'dim',
		},
	];
}

const gutterCells = (options: TranscriptOptions): number => (options.offsets ? 17 : 10);

function lineRows(line: Line, options: TranscriptOptions): Row[] {
	const room = Math.max(4, options.width - gutterCells(options));
	const pieces = line.soft ? wordWrap(line.text, room) : hardWrap(line.text, room);
	return pieces.map((piece, index) => {
		const head = line.head;
		const spans: Span[] =
			index === 0 && head !== undefined && cells(piece) >= head.cells
				? [
						{text: piece.slice(0, head.cells), tone: head.tone},
						{text: piece.slice(head.cells), tone: line.tone},
					]
				: [{text: piece, tone: line.tone}];
		return [...gutter(line, options, index === 0), ...spans];
	});
}

/** A remark of ours between the lines, wrapped at words behind the gutter. */
function remark(mark: string, text: string, tone: Tone, options: TranscriptOptions): Row[] {
	const indent = options.offsets ? 15 : 8;
	const room = Math.max(4, options.width - indent - 2);
	return wordWrap(options.brush.say(text), room).map((line, index) => [
		{text: ' '.repeat(indent)},
		{text: index === 0 ? `${mark} ` : '  ', tone},
		{text: line, tone: tone === 'good' || tone === 'dim' ? tone : 'plain'},
	]);
}

function codeTone(code: number | undefined): Tone {
	if (code === undefined) return 'bad';
	return code < 400 ? 'good' : code < 500 ? 'warn' : 'bad';
}

// A reply never changes once it is in the log, so its rows are made once per width.
const replyCache = new WeakMap<object, {key: string; rows: Row[]}>();

function exchangeRows(exchange: Exchange, options: TranscriptOptions): Row[] {
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
	}
	if (reply === undefined) return rows;
	const key = `${width}/${offsets}/${brush.glyphs.unicode}`;
	const known = replyCache.get(reply.reply);
	if (known?.key === key) return [...rows, ...known.rows];
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

function attemptRows(attempt: Attempt, view: SessionView, options: TranscriptOptions): Row[] {
	const {target} = attempt;
	const {brush} = options;
	const {address} = target.address;
	const place = address.includes(':') ? `[${address}]` : address;
	const rows: Row[] = [
		headingRow(`Connection ${attempt.number}: ${target.host}`, options),
		...remark(
			' ',
			`to ${brush.show(place)} port ${target.port}, ${whyWords[attempt.why]}`,
			'dim',
			options,
		),
	];
	if (attempt.local !== undefined) {
		const {elapsedMs} = attempt.stages.connect;
		const from = `from ${attempt.local.address} port ${attempt.local.port}`;
		const took = elapsedMs === undefined ? '' : ` after ${duration(elapsedMs)}`;
		rows.push(
			...remark(brush.glyphs.done, `connected ${brush.show(from)}${took}`, 'good', options),
		);
	}
	const findings = view.findings.filter((finding) => finding.attempt === attempt.number);
	const ends = Object.values(attempt.stages).filter(({stage}) => stage !== 'mx');
	const skipped = (stage: string): Row[] =>
		ends
			.filter((end) => end.stage === stage && end.ended === 'skipped')
			.flatMap((end) => endRows(end, options));
	let told = 0;
	let tlsTold = false;
	let before = '';
	for (const [index, exchange] of attempt.exchanges.entries()) {
		// Steps that were passed over stand where they would have been.
		if (exchange.stage !== before && exchange.stage === 'mail' && !tlsTold)
			rows.push(...skipped('starttls'));
		before = exchange.stage;
		if (exchange.secure && !tlsTold) {
			rows.push(...tlsRows(attempt, options));
			tlsTold = true;
		}
		rows.push(...exchangeRows(exchange, options));
		const next = attempt.exchanges[index + 1];
		const limit = next?.sent?.seq ?? next?.reply?.seq ?? Infinity;
		for (; told < findings.length && (findings[told]?.seq ?? 0) < limit; told++)
			rows.push(...findings.slice(told, told + 1).flatMap((f) => findingRows(f, options)));
	}
	if (!tlsTold) rows.push(...tlsRows(attempt, options));
	rows.push(...findings.slice(told).flatMap((finding) => findingRows(finding, options)));
	rows.push(
		...ends.filter((end) => end.ended !== 'skipped').flatMap((end) => endRows(end, options)),
	);
	const {closed} = attempt;
	if (closed !== undefined) {
		const who =
			closed.by === 'us' ? 'we closed the connection' : `the server ${closedWords[closed.how]}`;
		const pause = closed.by === 'peer' ? `, ${duration(closed.elapsedMs)} after the last byte` : '';
		rows.push(
			...remark(
				closed.by === 'us' ? '·' : brush.glyphs.warning,
				`${who}${pause}`,
				closed.by === 'us' ? 'dim' : 'warn',
				options,
			),
		);
	}
	return rows;
}

/**
 * Everything that was said, oldest first: DNS, then each connection with every
 * raw line, its time, direction and, over TLS, a heavy bar.
 *
 *      0.012 →│EHLO client.example
 *      0.024 ←│250-mx.example
 */
export function transcriptRows(view: SessionView, options: TranscriptOptions): readonly Row[] {
	const mx = view.mx.ended === 'reply' ? [] : endRows(view.mx, options);
	return [
		...view.dns.flatMap((answer) => dnsRows(answer, options)),
		...mx,
		...view.attempts.flatMap((attempt) => attemptRows(attempt, view, options)),
	];
}
