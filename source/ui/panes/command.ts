import {situationOf} from '../../knowledge/situation.ts';
import {adviseCommand} from '../../knowledge/typed-command.ts';
import type {GreetingsState} from '../../model/greeting.ts';
import type {ConnectReason, Proposal} from '../../model/session.ts';
import type {Outcome} from '../../model/verdict.ts';
import type {Arriving, SessionView} from '../../model/view.ts';
import {lintLine} from '../../preflight/lint-line.ts';
import {refusalDetail} from '../../render/refusal.ts';
import {duration, endpointText, type Brush} from '../brush.ts';
import {cutRowAtWord, prose, sentences, sentencesOf, tokenWrap, wordWrap} from '../cells.ts';
import type {Typing} from '../command-line.ts';
import {lineOf} from '../line-editor.ts';
import {standingOf} from '../line-standing.ts';
import type {Row, Span, Tone} from '../theme.ts';
import {awaitedWords} from './awaited.ts';
import {editorPanel, lostPanel} from './command-editor.ts';
import {greetedRows, pauseRows} from './connect.ts';
import {verdictHeading} from './verdict.ts';
import {whyLong} from './waiting.ts';

/** The panel at the foot: its heading, and what it says. */
export type CommandPanel = {
	readonly title: string;
	/** What must not be cut off. */
	readonly rows: readonly Row[];
	/** Those of them that come first where not all fit: words that one has just been told. */
	readonly urgent: readonly Row[];
	/** What is said below if there is room, as many whole sentences as fit. */
	readonly rest: Rest | undefined;
	/** Rows that should be there: those above, and the first sentence below. */
	readonly needed: number;
	/** Where the terminal's cursor belongs, in the rows; undefined: nowhere. */
	readonly cursor: {readonly row: number; readonly column: number} | undefined;
};

/** Prose of ours in one tone. */
type Rest = {readonly text: string; readonly tone: Tone};

type Body = {
	readonly title: string;
	readonly main: readonly Row[];
	readonly warnings?: readonly Row[];
	readonly rest?: Rest;
	readonly cursor?: CommandPanel['cursor'];
};

/** What the panel needs beside the view. */
export type CommandOptions = {
	readonly brush: Brush;
	readonly width: number;
	/** The command line, if it is open. */
	readonly typing: Typing | undefined;
	readonly notice: string | undefined;
	/** `seq` of the refusal that needs no more words. */
	readonly dismissed: number | undefined;
	readonly outcome: Outcome | undefined;
	/** What is here of a reply that is not whole yet. */
	readonly arriving?: Arriving | undefined;
	/** How the servers greeted, as far as they were asked beside the walk. */
	readonly greetings?: GreetingsState | undefined;
	/** Proposals are approved by themselves. */
	readonly auto?: boolean | undefined;
	readonly elapsedMs: number;
	/** What is left of the pause before a limit; undefined: there is none. */
	readonly pauseMs?: number | undefined;
	readonly tick: number;
};

const whyConnect: Readonly<Record<ConnectReason, string>> = {
	first: 'It is the first in the list, as a mail server would choose.',
	'next-address': 'The address before did not work; this server has another.',
	'next-host': 'The server before did not work; a mail server would try the next.',
	chosen: 'You chose this server.',
	'clear-text': 'TLS failed, so this one goes without. A mail server often does the same.',
	repeat: 'Once more to the same server.',
};

/**
 * What is proposed, awaited or decided:
 *
 *     Your turn: say who you are
 *     → EHLO client.example
 */
export function commandPanel(view: SessionView, options: CommandOptions): CommandPanel {
	const {brush, width} = options;
	const {title, main, warnings = [], rest, cursor} = body(view, options);
	const urgent = messages(view, options);
	const rows = [...main, ...urgent, ...warnings];
	const [first] = sentencesOf(brush.say(rest?.text ?? ''));
	return {
		title: brush.say(title),
		rows,
		// The line that is being written stays where the cursor is.
		urgent: cursor === undefined ? urgent : [],
		rest: rest === undefined ? undefined : {...rest, text: brush.say(rest.text)},
		needed: rows.length + (first === undefined ? 0 : wordWrap(first, width).length),
		cursor,
	};
}

/** The panel's rows in the height it got: whole sentences, and a mark where something is missing. */
export function panelRows(
	{rows, urgent, rest}: Pick<CommandPanel, 'rows' | 'urgent' | 'rest'>,
	{width, height, mark}: {readonly width: number; readonly height: number; readonly mark: string},
): readonly Row[] {
	if (rows.length > height && height > 0) {
		const order = [...urgent, ...rows.filter((row) => !urgent.includes(row))];
		const last = cutRowAtWord(order[height - 1] ?? [], width - 2);
		return [...order.slice(0, height - 1), [...last, {text: ` ${mark}`, tone: 'dim'}]];
	}
	if (rest === undefined) return rows;
	const lines = sentences(rest.text, width, height - rows.length, mark);
	return [...rows, ...lines.map((text): Row => [{text, tone: rest.tone}])];
}

function messages(view: SessionView, {brush, width, notice, dismissed}: CommandOptions): Row[] {
	const rows: Row[] = [];
	if (view.refused !== undefined && view.refused.seq !== dismissed) {
		const {code, detail} = view.refused;
		const added = refusalDetail(code, detail);
		const text = brush.knowledge.refusalText(code) + (added === '' ? '' : ` (${added})`);
		rows.push(...warningRows(text, brush, width));
	}
	return notice === undefined ? rows : [...rows, ...warningRows(notice, brush, width)];
}

function warningRows(text: string, brush: Brush, width: number): Row[] {
	const mark: Span = {text: `${brush.glyphs.warning} `, tone: 'warn'};
	return prose(brush.say(text), width, 'warn', [mark]);
}

/** A word to the person where there is no panel, in `most` rows. */
export function noticeRows(
	notice: string,
	{brush, width, most}: {readonly brush: Brush; readonly width: number; readonly most: number},
): readonly Row[] {
	const rows = warningRows(notice, brush, width);
	const height = Math.min(rows.length, most);
	return panelRows({rows, urgent: [], rest: undefined}, {width, height, mark: brush.glyphs.cut});
}

function body(view: SessionView, options: CommandOptions): Body {
	const {typing} = options;
	if (typing !== undefined) return typingPanel(typing, view, options);
	if (view.proposal !== undefined) return proposalPanel(view.proposal, view, options);
	if (view.running !== undefined)
		return waitingPanel(view.running, awaitedWords(view, options.arriving), options);
	return overPanel(view, options);
}

function typingPanel(typing: Typing, view: SessionView, options: CommandOptions): Body {
	const standing = standingOf(typing.connection, view);
	if (standing === 'lost') return lostPanel(typing, view, options);
	const advice = adviseCommand(lineOf(typing.editor), situationOf(view));
	// What was refused just now is said once, below.
	const isTold = view.refused !== undefined && view.refused.seq !== options.dismissed;
	const lint = lintLine(lineOf(typing.editor), view);
	const said = {advice: isTold ? {...advice, refusal: undefined} : advice, lint};
	const panel = editorPanel(typing, said, options);
	if (standing === 'ready') return panel;
	return {
		...panel,
		main: [...panel.main, ...waitRows(awaitedWords(view, options.arriving), options)],
	};
}

function proposalPanel(proposal: Proposal, view: SessionView, options: CommandOptions): Body {
	const {brush, width} = options;
	const warnings = proposal.warnings.flatMap((id) => {
		const {title, text} = brush.knowledge.warningText(id);
		return prose(brush.say(`${title}. ${text}`), width, 'plain', [
			{text: `${brush.glyphs.warning} `, tone: 'warn'},
		]);
	});
	const lint =
		proposal.kind === 'command' ? lintLine(proposal.line, view, proposal.warnings) : undefined;
	if (lint !== undefined)
		warnings.push(
			...prose(brush.say(lint.text), width, 'plain', [
				{text: `${brush.glyphs.warning} `, tone: 'warn'},
			]),
		);
	const arrow: Span = {text: `${brush.glyphs.ours} `, tone: 'mine'};
	switch (proposal.kind) {
		case 'lookup':
			return {
				title: 'Your turn: find the mail servers',
				main: line(`DNS ${brush.show(proposal.domain)} MX`, arrow, options),
				warnings,
				rest: {text: options.auto === true ? autoLookup : firstLookup, tone: 'dim'},
			};
		case 'connect': {
			const {host, address, port} = proposal.target;
			const place = brush.show(endpointText(host, address.address, port));
			const {restraint} = proposal;
			const question =
				restraint?.level === 'over'
					? pauseRows(restraint, options)
					: proposal.needsConfirmation
						? prose('Connect to this address all the same? Press y for yes.', width, 'warn')
						: [];
			const told = restraint === undefined ? [] : prose(brush.say(restraint.text), width, 'warn');
			return {
				title: 'Your turn: connect',
				main: [
					...line(`connect ${place}`, arrow, options),
					...question,
					...told,
					...greetedRows(proposal.target, view, options),
				],
				warnings,
				rest: {text: whyOf(proposal.why, view), tone: 'dim'},
			};
		}
		case 'command': {
			const known = brush.knowledge.commandText(proposal.line);
			const meaning = isOlderHello(proposal, view) ? olderHello : known?.meaning;
			return {
				title: `Your turn: ${known === undefined ? 'send this' : lowerFirst(known.title)}`,
				main: line(brush.show(proposal.line), arrow, options),
				warnings,
				...(meaning === undefined ? {} : {rest: {text: meaning, tone: 'dim'}}),
			};
		}
	}
}

const firstLookup = 'Nothing goes out until you press Enter.';
const autoLookup = 'It goes out by itself after a short pause; Enter does not wait for it.';

/** There is a list, and a first one in it, only where DNS was asked for one. */
function whyOf(why: ConnectReason, {route}: SessionView): string {
	if (why !== 'first') return whyConnect[why];
	if (route?.source === 'override') return 'You named this server.';
	if (route?.source === 'literal') return 'The mail address names this server itself.';
	return whyConnect.first;
}

const olderHello = 'EHLO was refused; HELO is its older form, without extensions.';

/** HELO is proposed because the server did not take EHLO (RFC 5321 §3.2). */
function isOlderHello(proposal: Proposal & {kind: 'command'}, view: SessionView): boolean {
	const last = view.attempts.at(-1)?.exchanges.findLast(({stage}) => stage === 'ehlo');
	return /^helo\b/iu.test(proposal.line) && (last?.reply?.reply.code ?? 0) >= 400;
}

const lowerFirst = (text: string): string =>
	/^[A-Z][a-z]/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

function line(text: string, mark: Span, {width}: CommandOptions): Row[] {
	return tokenWrap(text, Math.max(4, width - 2)).map((piece, index) => [
		index === 0 ? mark : {text: '  '},
		{text: piece, tone: 'accent'},
	]);
}

function waitingPanel(
	running: NonNullable<SessionView['running']>,
	words: string,
	options: CommandOptions,
): Body {
	const {brush, width, elapsedMs} = options;
	const {glyphs} = brush;
	const why = whyLong(running.stage, elapsedMs);
	const share = running.timeoutMs > 0 ? Math.min(1, elapsedMs / running.timeoutMs) : 0;
	const room = Math.max(8, Math.min(30, width - 30));
	const full = Math.round(room * share);
	return {
		title: 'Their turn',
		main: [
			...waitRows(words, options),
			[
				{text: '  '},
				{text: glyphs.full.repeat(full), tone: 'theirs'},
				{text: glyphs.empty.repeat(room - full), tone: 'dim'},
				{
					text: ` ${duration(elapsedMs)} of at most ${duration(running.timeoutMs)}`,
					tone: 'dim',
				},
			],
		],
		...(why === undefined ? {} : {rest: {text: why, tone: 'dim'}}),
	};
}

/** What is awaited, behind the spinner. */
function waitRows(words: string, {brush, width, tick}: CommandOptions): readonly Row[] {
	const {running} = brush.glyphs;
	const spinner = running[tick % running.length] ?? '';
	return prose(brush.show(words), width, 'plain', [{text: `${spinner} `, tone: 'theirs'}]);
}

function overPanel(view: SessionView, options: CommandOptions): Body {
	const {brush, outcome} = options;
	if (view.over === undefined)
		return {title: 'One moment', main: [[{text: brush.say('…'), tone: 'dim'}]]};
	const ending =
		view.over.by === 'done' ? 'The conversation is over' : 'The conversation was ended';
	if (outcome === undefined)
		return {title: ending, main: [], rest: {text: 'Nothing was decided.', tone: 'dim'}};
	return {
		title: ending,
		main: [verdictHeading(outcome, brush)],
		rest: {text: outcome.next[0] ?? outcome.summary, tone: 'plain'},
	};
}
