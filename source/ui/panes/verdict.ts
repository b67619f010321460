import type {ExitCode, Outcome} from '../../model/verdict.ts';
import type {TrialResult} from '../../model/trial.ts';
import type {SessionView} from '../../model/view.ts';
import {turnOf} from '../../render/turn.ts';
import type {Brush} from '../brush.ts';
import {prose} from '../cells.ts';
import type {Row, Tone} from '../theme.ts';
import {bulletBlock, type BlockOptions} from './blocks.ts';
import {causeRows, confidenceWords, type Choosable} from './causes.ts';

const words: Readonly<Record<ExitCode, {readonly title: string; readonly tone: Tone}>> = {
	0: {title: 'Accepted for now', tone: 'good'},
	10: {title: 'The recipient is refused', tone: 'bad'},
	11: {title: 'Put off: try again later', tone: 'warn'},
	12: {title: 'You are refused, not the mailbox', tone: 'bad'},
	13: {title: 'The domain takes no mail', tone: 'bad'},
	20: {title: 'The connection was lost', tone: 'bad'},
	21: {title: 'No connection', tone: 'bad'},
	22: {title: 'DNS gave no answer', tone: 'bad'},
	23: {title: 'TLS failed', tone: 'bad'},
	24: {title: 'Not a mail server', tone: 'bad'},
	30: {title: 'Cannot tell', tone: 'warn'},
	64: {title: 'Wrong usage', tone: 'bad'},
	70: {title: 'A bug in mxray', tone: 'bad'},
	130: {title: 'Interrupted', tone: 'warn'},
};

/** Whom it is about. */
export const aboutWords: Readonly<Record<Outcome['about'], string>> = {
	recipient: 'the recipient',
	you: 'you, the connecting side',
	domain: 'the domain',
	server: 'the server',
	network: 'the network',
	unknown: 'unclear whom',
};

/** What it says about the mailbox. */
export const mailboxWords: Readonly<Record<Outcome['mailbox'], string>> = {
	exists: 'exists, says the server',
	absent: 'no such one, says the server',
	unknown: 'cannot tell',
};

/**
 * Whether the walk has shown what it can show: the recipient was answered, only
 * QUIT is left, or it is over. Before, an outcome is a snapshot that would
 * change with the next step.
 */
export function isDecided(view: SessionView): boolean {
	if (view.over !== undefined || view.proposal?.stage === 'quit') return true;
	const ended = view.attempts.at(-1)?.stages.rcpt.ended;
	return ended !== undefined && ended !== 'skipped';
}

/** What the exit code says, but for two ends that it would tell too coarsely. */
function headingOf(outcome: Outcome): {readonly title: string; readonly tone: Tone} {
	const {reason, ended, stage, exitCode} = outcome;
	// Nothing was lost: we hung up.
	if (ended === 'protocol-error' && exitCode === 20) {
		return {title: 'Given up: no usable answer', tone: 'bad'};
	}
	if (ended !== 'reply') return words[exitCode];
	if (reason === 'protocol-error') {
		return {title: 'The server did not take the command', tone: 'bad'};
	}
	return exitCode === 30 && stage !== 'rcpt'
		? {title: 'Stopped before the recipient was named', tone: 'warn'}
		: words[exitCode];
}

/** The outcome in a few words, with its sign. */
export function verdictHeading(outcome: Outcome, brush: Brush): Row {
	const {title, tone} = headingOf(outcome);
	const {glyphs} = brush;
	const mark = tone === 'good' ? glyphs.done : tone === 'warn' ? glyphs.temporary : glyphs.failed;
	return [
		{text: `${mark} `, tone},
		{text: brush.say(title), tone},
	];
}

/** What it means in one line of facts. */
function verdictFacts(outcome: Outcome, brush: Brush, width: number): readonly Row[] {
	const isKnown = outcome.about !== 'unknown';
	const facts = [
		...(isKnown ? [`about ${aboutWords[outcome.about]}`] : []),
		`mailbox: ${mailboxWords[outcome.mailbox]}`,
		...(isKnown ? [confidenceWords[outcome.confidence]] : []),
	].join(' · ');
	return prose(brush.say(facts), width, 'dim');
}

/**
 * The verdict in full: what happened and what it means, whose turn it is, what
 * to do, what else was noticed, and what may be behind it.
 */
export function verdictRows(
	outcome: Outcome,
	options: BlockOptions & {
		/** What was said since, in a line. */
		readonly later: readonly Row[];
		/** When to come back, if the server asked for time. */
		readonly wait: readonly Row[];
		readonly results: readonly TrialResult[];
		/** What the experiments show, in a sentence. */
		readonly conclusion: string | undefined;
		readonly mark: number | undefined;
		/** What the screen itself can do about it, in a sentence. */
		readonly offer?: string | undefined;
	},
): Choosable {
	const {brush, width, conclusion, offer} = options;
	const next = offer === undefined ? outcome.next : [...outcome.next, offer];
	const turn = turnOf(outcome);
	const head: readonly Row[] = [
		verdictHeading(outcome, brush),
		...options.later,
		...prose(brush.say(outcome.summary), width),
		...verdictFacts(outcome, brush, width),
		...prose(brush.say(turn), width, 'plain', [{text: 'Whose turn: ', tone: 'strong'}]),
		...options.wait,
		...(conclusion === undefined
			? []
			: [
					[],
					...prose(brush.say(conclusion), width, 'plain', [
						{text: 'Experiments: ', tone: 'strong'},
					]),
				]),
		...(next.length === 0 ? [] : [[], ...bulletBlock('What to do', next, options)]),
	];
	const causes = causeRows(outcome, options);
	const noticed =
		outcome.noticed.length === 0
			? []
			: [[], ...bulletBlock('Noticed on the way', outcome.noticed, options)];
	return {
		rows: [...head, ...causes.rows, ...noticed],
		anchors: causes.anchors.map((each) => ({...each, row: each.row + head.length})),
	};
}
