import {endedText} from '../knowledge/index.ts';
import type {Deferral} from '../model/deferral.ts';
import type {Outcome} from '../model/verdict.ts';
import type {SessionView} from '../model/view.ts';
import {visible} from '../protocol/visible.ts';
import {asideVerb} from '../verdict/decisive.ts';
import {durationWords, seconds, wrap} from './layout.ts';
import {resumeCommand} from './shell.ts';
import {causeRow, hypothesesLines} from './text-causes.ts';
import {titleOf, turnOf} from './turn.ts';
import {aboutWords, confidenceWords, mailboxWords, shortEnds, stageNames} from './words.ts';

const labelWidth = 14;

function row(label: string, text: string): string[] {
	return wrap(text, `    ${label.padEnd(labelWidth)}`, ' '.repeat(4 + labelWidth));
}

function numbered(items: readonly string[]): string[] {
	return items.flatMap((item, index) => wrap(`${index + 1}. ${item}`, '      ', '         '));
}

function bulleted(items: readonly string[]): string[] {
	return items.flatMap((item) => wrap(`- ${item}`, '      ', '        '));
}

const closings = {
	fin: 'then the server closed (FIN)',
	rst: 'then the server broke off (RST)',
} as const;

/** Where and how it was decided: 'RCPT TO: 550 5.1.1, then the server closed (FIN)'. Not yet safe to show. */
export function decisionText(outcome: Outcome, view?: SessionView): string {
	const {stage, ended, code, enhanced, closed} = outcome;
	const aside = view && asideOf(outcome, view);
	const said = [code, enhanced].filter((part) => part !== null).join(' ');
	const facts = {code, unsent: aside === undefined ? undefined : {verb: aside}};
	const end = ended === 'reply' ? '' : `${endedText(ended, stage, facts).title} (${ended})`;
	const how = [said, end].filter((part) => part !== '').join('; ');
	return `${aside ?? stageNames[stage]}: ${how || 'answered'}${closed === null || closed === ended ? '' : `, ${closings[closed]}`}`;
}

/** The command beside the walk that the outcome rests on, by its verb; undefined where it rests on a stage. */
function asideOf({evidence}: Outcome, {attempts}: SessionView): string | undefined {
	const ends = attempts.flatMap(({endedAside}) => endedAside ?? []);
	const exchange = ends.find((end) => evidence.includes(end.exchange.sent?.seq ?? -1))?.exchange;
	return exchange && asideVerb(exchange);
}

/** The same where there is little room: 'RCPT TO: 550 5.1.1, then FIN'. Not yet safe to show. */
export function shortDecision({stage, ended, code, enhanced, closed}: Outcome): string {
	const said = [code, enhanced].filter((part) => part !== null).join(' ');
	const end = ended === 'reply' && said !== '' ? '' : shortEnds[ended];
	const behind = closed === null || closed === ended ? '' : `, then ${closed.toUpperCase()}`;
	return `${stageNames[stage]}: ${[said, end].filter((part) => part !== '').join(', ')}${behind}`;
}

/** What the verdict block says beside the outcome. */
export type VerdictOptions = {
	/** All of the evidence, and the next steps of every hypothesis. */
	readonly verbose?: boolean;
	/** The server asked us to come back. */
	readonly deferral?: Deferral | undefined;
};

const catchAllWords = {
	yes: 'yes: a made-up name is accepted, too',
	no: 'no: not every name is accepted here',
} as const;

/** The block at the end of a walk. */
export function verdictLines(
	outcome: Outcome,
	view: SessionView,
	options: VerdictOptions = {},
): string[] {
	const mailbox = mailboxWords(outcome);
	const cause = causeRow(outcome);
	const catchAll =
		outcome.catchAll === 'unknown' ? [] : row('Catch-all', catchAllWords[outcome.catchAll]);
	const provider = outcome.provider === null ? [] : row('Provider', visible(outcome.provider));
	const lines = [
		...wrap(
			`Verdict on ${visible(view.plan.mailbox.text)} after ${seconds(view.atMs)}`,
			'=== ',
			'===   ',
		),
		...wrap(outcome.summary, '    '),
		'',
		...row('Decided at', decisionText(outcome, view)),
		...row('Reason', outcome.reason),
		...(cause === undefined ? [] : row('Cause', cause)),
		...row('About', aboutWords[outcome.about]),
		...row('Mailbox', mailbox.state),
		...row('Not proved', mailbox.caveat),
		...catchAll,
		...provider,
		...row('Confidence', confidenceWords[outcome.confidence]),
		...row('Whose turn', turnOf(outcome)),
		...row('Exit code', `${outcome.exitCode}, ${titleOf(outcome)}`),
	];
	if (outcome.noticed.length > 0) {
		lines.push('', '    Noticed on the way', ...bulleted(outcome.noticed));
	}
	lines.push(...hypothesesLines(outcome, options.verbose ?? false));
	if (options.deferral) lines.push('', ...deferralLines(options.deferral, view));
	if (outcome.next.length > 0) lines.push('', '    What to do', ...numbered(outcome.next));
	return lines;
}

/** When to come back, and how. */
function deferralLines(deferral: Deferral, {plan}: SessionView): string[] {
	const command = resumeCommand(plan);
	return [
		...wrap(deferral.text, '    '),
		...wrap(`Come back in ${durationWords(deferral.waitMs)}:`, '    '),
		...(command === undefined ? [] : [`      ${command}`]),
	];
}

/** An outcome on one line. */
export function outcomeText(outcome: Outcome): string {
	return [
		decisionText(outcome),
		outcome.reason,
		`about ${outcome.about}`,
		`mailbox ${outcome.mailbox === 'unknown' ? 'cannot be told' : outcome.mailbox}`,
		`confidence ${outcome.confidence}`,
		`exit ${outcome.exitCode}`,
	].join('; ');
}
