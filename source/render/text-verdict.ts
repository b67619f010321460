import {endedText} from '../knowledge/index.ts';
import type {Outcome} from '../model/verdict.ts';
import type {SessionView} from '../model/view.ts';
import {visible} from '../protocol/visible.ts';
import {seconds, wrap} from './layout.ts';
import {aboutWords, confidenceWords, mailboxWords, stageNames, turnWords} from './words.ts';

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

/** Whose turn it is: as the exit code says, but for the ends that have a nearer answer. */
function turnOf(outcome: Outcome): string {
	if (outcome.ended === 'blocked-address') {
		return 'Yours: confirm the address (--allow-private), or tell the domain owner.';
	}
	if (outcome.ended === 'reply' && outcome.exitCode === 30 && outcome.stage !== 'rcpt') {
		return 'Yours: walk on to RCPT.';
	}
	return turnWords[outcome.exitCode].turn;
}

/** Where and how it was decided: 'RCPT TO: 550 5.1.1, then the server closed (FIN)'. Not yet safe to show. */
export function decisionText(outcome: Outcome): string {
	const {stage, ended, code, enhanced, closed} = outcome;
	const said = [code, enhanced].filter((part) => part !== null).join(' ');
	const end = ended === 'reply' ? '' : `${endedText(ended, stage).title} (${ended})`;
	const how = [said, end].filter((part) => part !== '').join('; ');
	return `${stageNames[stage]}: ${how || 'answered'}${closed === null || closed === ended ? '' : `, ${closings[closed]}`}`;
}

/** The block at the end of a walk. */
export function verdictLines(outcome: Outcome, view: SessionView): string[] {
	const turn = turnWords[outcome.exitCode];
	const mailbox = mailboxWords(outcome);
	const catchAll = outcome.catchAll === 'unknown' ? [] : row('Takes any name', outcome.catchAll);
	const provider = outcome.provider === null ? [] : row('Provider', visible(outcome.provider));
	const lines = [
		...wrap(
			`Verdict on ${visible(view.plan.mailbox.text)} after ${seconds(view.atMs)}`,
			'=== ',
			'===   ',
		),
		...wrap(outcome.summary, '    '),
		'',
		...row('Decided at', decisionText(outcome)),
		...row('Reason', outcome.reason),
		...row('About', aboutWords[outcome.about]),
		...row('Mailbox', mailbox.state),
		...row('Not proved', mailbox.caveat),
		...catchAll,
		...provider,
		...row('Confidence', confidenceWords[outcome.confidence]),
		...row('Whose turn', turnOf(outcome)),
		...row('Exit code', `${outcome.exitCode}, ${turn.title}`),
	];
	if (outcome.noticed.length > 0) {
		lines.push('', '    Noticed on the way', ...bulleted(outcome.noticed));
	}
	if (outcome.hypotheses.length > 0) {
		const causes = outcome.hypotheses.map(({text}) => text);
		lines.push('', '    Possible causes', ...numbered(causes));
	}
	if (outcome.next.length > 0) lines.push('', '    What to do', ...numbered(outcome.next));
	return lines;
}

/** An outcome on one line. */
export function outcomeText(outcome: Outcome): string {
	return [
		decisionText(outcome),
		outcome.reason,
		`about ${outcome.about}`,
		`mailbox ${outcome.mailbox}`,
		`confidence ${outcome.confidence}`,
		`exit ${outcome.exitCode}`,
	].join('; ');
}
