import {situationOf} from '../knowledge/situation.ts';
import {adviseCommand, ruleText} from '../knowledge/typed-command.ts';
import {lintLine} from '../preflight/lint-line.ts';
import type {Intent, Proposal} from '../model/session.ts';
import type {SessionView} from '../model/view.ts';
import {visible} from '../protocol/visible.ts';
import {wrap} from '../render/layout.ts';
import type {Prompt} from './prompt.ts';

/**
 * A typed command that breaks a rule is sent only when the person stands by it:
 * the rule is named, with what will probably come back, and Enter sends it all
 * the same. Resolves to true at once where there is nothing to warn of.
 */
export async function standsBy(
	intent: Intent | undefined,
	proposal: Proposal,
	view: SessionView,
	prompt: Pick<Prompt, 'ask' | 'say'>,
): Promise<boolean> {
	if (intent?.type !== 'approve' || intent.line === undefined) return true;
	const {line} = intent;
	if (proposal.kind === 'command' && proposal.line === line) return true;
	const {broken} = adviseCommand(line, situationOf(view));
	const lint = lintLine(line, view);
	const said = [
		...(lint === undefined ? [] : [lint.text]),
		...broken.slice(0, 2).map((rule) => ruleText(rule)),
	];
	for (const text of said) for (const row of wrap(text, '!   ', '    ')) prompt.say(row);
	if (broken.length === 0 && lint?.isBorrowed !== true) return true;
	const answer = await prompt.ask(
		`??? Send ${visible(line)} all the same? Enter sends it, n does not. `,
	);
	return answer !== undefined && /^\s*(?:y(?:es)?)?\s*$/i.test(answer);
}

/** What a command does, and what a good answer to it is; safe to print. */
export function commandLines(line: string, view: SessionView): readonly string[] {
	const {verb, title, meaning, answer, note, refusal} = adviseCommand(line, situationOf(view));
	const words = [meaning ?? 'No standard knows this command.', answer, note, refusal?.text];
	const head = title === undefined ? visible(verb) : `${verb}: ${title}`;
	return wrap(`${head}. ${words.filter((text) => text !== undefined).join(' ')}`, '', '  ');
}
