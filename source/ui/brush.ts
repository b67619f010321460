import type {EndFacts} from '../knowledge/endings.ts';
import type {EhloFacts, ExpectedFinding} from '../knowledge/expected.ts';
import type {RefusalCode} from '../model/event.ts';
import type {KeywordText, ReplyContext, ReplyExplanation, StageText} from '../model/explanation.ts';
import type {WarningId} from '../model/session.ts';
import type {Ended, Stage} from '../model/stage.ts';
import type {Anomaly, Reply} from '../model/wire.ts';
import {visible, visibleLine} from '../protocol/visible.ts';
import {keyTable, type Binding} from './key-table.ts';
import {toAscii, type Glyphs} from './theme.ts';

/** A short text with a heading. */
export type Notice = {readonly title: string; readonly text: string};

/** What the screen asks of the knowledge. */
export type Knowledge = {
	readonly explainReply: (reply: Reply, context: ReplyContext) => ReplyExplanation;
	readonly explainStage: (stage: Stage) => StageText;
	readonly explainKeyword: (
		keyword: string,
		parameters?: readonly string[],
	) => KeywordText | undefined;
	readonly missingAtEhlo: (facts: EhloFacts) => readonly ExpectedFinding[];
	readonly commandText: (
		verb: string,
	) => {readonly title: string; readonly meaning: string} | undefined;
	readonly warningText: (id: WarningId) => Notice;
	readonly refusalText: (code: RefusalCode) => string;
	readonly anomalyText: (anomaly: Anomaly) => Notice;
	readonly endedText: (
		ended: Ended,
		stage: Stage,
		facts?: EndFacts,
	) => {
		readonly title: string;
		readonly meaning: string;
		readonly causes: readonly string[];
		readonly next: readonly string[];
	};
};

/** What every pane needs to put text on the screen. */
export type Brush = {
	readonly glyphs: Glyphs;
	readonly knowledge: Knowledge;
	/** What the keys mean, as the person wants them. */
	readonly keys: readonly Binding[];
	/** Our own words, made fit for the terminal. */
	readonly say: (text: string) => string;
	/** Text or bytes from outside, made safe to show. */
	readonly show: (input: string | Uint8Array) => string;
	/** A line off the wire without its line end, made safe to show. */
	readonly showLine: (bytes: Uint8Array) => string;
};

/** The brush for a terminal. */
export function createBrush(
	glyphs: Glyphs,
	knowledge: Knowledge,
	keys: readonly Binding[] = keyTable,
): Brush {
	const say = glyphs.unicode ? (text: string) => text : toAscii;
	return {
		glyphs,
		knowledge,
		keys,
		say,
		show: (input) => say(visible(input)),
		showLine: (bytes) => say(visibleLine(bytes)),
	};
}

/** A time as the rail shows it: '12 ms', '1.2 s', '2 min'. */
export function duration(ms: number): string {
	if (ms < 999.5) return `${Math.round(ms)} ms`;
	if (ms < 99_950) return `${(ms / 1000).toFixed(1)} s`;
	return `${Math.round(ms / 60_000)} min`;
}

/** 'host [address]:port' without the parts that say the same twice. */
export function endpointText(host: string, address: string, port: number): string {
	return host === address ? `[${address}]:${port}` : `${host} [${address}]:${port}`;
}
