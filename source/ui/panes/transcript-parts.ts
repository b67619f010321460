import type {EndFacts} from '../../knowledge/endings.ts';
import type {DnsAnswer} from '../../model/dns.ts';
import type {Closed} from '../../model/event.ts';
import type {ConnectReason} from '../../model/session.ts';
import type {Attempt, Finding, StageView} from '../../model/view.ts';
import {addedDetail} from '../../protocol/breach.ts';
import {recordLine} from '../../render/dns.ts';
import {duration} from '../brush.ts';
import {cells} from '../cells.ts';
import type {Row, Tone} from '../theme.ts';
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
	'protocol-error': 'closed: no usable answer',
	stopped: 'hung up on request',
};

/** What was odd in a reply. */
export function findingRows(finding: Finding, options: TranscriptOptions): Row[] {
	const {brush} = options;
	const {title, text} = brush.knowledge.anomalyText(finding.anomaly);
	return remark(brush.glyphs.warning, `${title}. ${text}`, 'warn', options);
}

/** A question to DNS and its answer. */
export function dnsRows(answer: DnsAnswer, options: TranscriptOptions): Row[] {
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

/** How a stage ended without a reply; nothing if it ended with one. */
export function endRows(
	stage: StageView,
	options: TranscriptOptions,
	unsent?: EndFacts['unsent'],
): Row[] {
	const {brush} = options;
	if (stage.ended === undefined || stage.ended === 'reply') return [];
	const added = addedDetail(stage.detail);
	const detail = added === undefined ? '' : ` (${brush.show(added)})`;
	if (stage.ended === 'skipped')
		return remark(brush.glyphs.skipped, `${stage.stage} skipped${detail}`, 'dim', options);
	const {title} = brush.knowledge.endedText(stage.ended, stage.stage, {...stage, unsent});
	const at = unsent?.verb ?? stage.stage;
	return remark(brush.glyphs.failed, `${at}: ${title}${detail}`, 'bad', options);
}

/** The line where encryption begins. */
export function tlsRows(attempt: Attempt, options: TranscriptOptions): Row[] {
	const {tls} = attempt;
	if (tls === undefined) return [];
	const {brush} = options;
	const trust = tls.authorized
		? 'certificate in order'
		: `certificate not trusted (${tls.authorizationError ?? 'unknown reason'}); mail servers go on all the same`;
	const text = `${brush.show(tls.protocol)} ${brush.show(tls.cipher)} after ${duration(tls.elapsedMs)}, ${brush.show(trust)}`;
	return remark(brush.glyphs.secureBar, `Encrypted from here: ${text}`, 'good', options);
}

/** Where a connection leads, and from where. */
export function headRows(attempt: Attempt, options: TranscriptOptions): Row[] {
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

/** Who closed the connection, and how. */
export function closedRows(
	closed: NonNullable<Attempt['closed']>,
	options: TranscriptOptions,
): Row[] {
	const isOurs = closed.by === 'us';
	const who = isOurs ? 'we closed the connection' : `the server ${closedWords[closed.how]}`;
	const pause = isOurs ? '' : `, ${duration(closed.elapsedMs)} after the last byte`;
	const mark = isOurs ? '·' : options.brush.glyphs.warning;
	return remark(mark, `${who}${pause}`, isOurs ? 'dim' : 'warn', options);
}
