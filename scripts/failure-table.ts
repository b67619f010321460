/**
 * The table of failure modes in the README: `npm run failure-table` walks to
 * each on the practice network and writes what mxray says. A test holds the
 * README against it.
 */
import {readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {parseArguments, type Options} from '../source/commands/options.ts';
import {makeWorld, type World} from '../source/commands/world.ts';
import {startSession} from '../source/engine/driver.ts';
import type {Outcome} from '../source/model/verdict.ts';
import {type FailureMode, failureModes} from '../source/practice/failure-modes.ts';
import {parseMailbox} from '../source/protocol/address.ts';
import {decisionText} from '../source/render/text-verdict.ts';
import {judge} from '../source/verdict/judge.ts';

const begin = '<!-- failure-table: written by `npm run failure-table` -->';
const end = '<!-- /failure-table -->';

function optionsFor(flags: readonly string[]): Options {
	const parsed = parseArguments(flags, {
		version: 'source',
		stdinIsTerminal: false,
		stdoutIsTerminal: false,
		env: {},
	});
	if (parsed.kind === 'print') throw new Error(parsed.printed.text);
	return parsed.options;
}

async function walkTo({address}: FailureMode, world: World): Promise<Outcome> {
	const visits = world.practice?.scenarios.flatMap((scenario) => scenario.visits) ?? [];
	const own = visits.find((visit) => visit.address === address)?.options ?? [];
	const {plan} = optionsFor([address, '--practice', ...own]);
	const parsed = parseMailbox(address);
	if (!parsed.ok) throw new Error(parsed.message);
	const session = startSession({
		plan: {...plan, mailbox: parsed.mailbox},
		io: world.io,
		auto: true,
		random: () => 0,
	});
	await session.finished;
	const outcome = judge(session.getView());
	if (!outcome) throw new Error(`the walk to ${address} has no outcome`);
	return outcome;
}

/** The table as Markdown, one row a failure mode, without surroundings. */
export async function failureTable(): Promise<string> {
	const world = await makeWorld(optionsFor(['--practice']));
	try {
		const rows = await Promise.all(
			failureModes.map(async (mode) => rowOf(mode.title, await walkTo(mode, world))),
		);
		return asTable([
			['What happens', 'What mxray says: where and how', 'reason', 'about', 'exit'],
			...rows,
		]);
	} finally {
		await world.close();
	}
}

function rowOf(title: string, outcome: Outcome): readonly string[] {
	const {reason, about, exitCode} = outcome;
	// What did not hinder the walk stands beside the verdict.
	const beside = exitCode === 0 ? outcome.noticed.map((text) => text.replace(/\.$/, '')) : [];
	const said = [decisionText(outcome), ...beside].join('; ');
	return [title, said, `\`${reason}\``, about, `${exitCode}`];
}

/** In the form that the formatter of the repository gives it. */
function asTable(rows: readonly (readonly string[])[]): string {
	const [head = []] = rows;
	const widths = head.map((_, column) =>
		Math.max(...rows.map((row) => (row[column] ?? '').length)),
	);
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
	const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
	return [line(head), rule, ...rows.slice(1).map((row) => line(row))].join('\n');
}

/** What stands between the marks in this text. */
export function tableIn(text: string): string | undefined {
	const from = text.indexOf(begin);
	const to = text.indexOf(end);
	return from === -1 || to < from ? undefined : text.slice(from + begin.length, to).trim();
}

/** The text with another table between the marks. */
function withTable(text: string, table: string): string {
	const from = text.indexOf(begin);
	const to = text.indexOf(end);
	if (from === -1 || to < from) throw new Error('README.md has no place for the table');
	return `${text.slice(0, from + begin.length)}\n\n${table}\n\n${text.slice(to)}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const readme = new URL('../README.md', import.meta.url);
	const table = await failureTable();
	writeFileSync(readme, withTable(readFileSync(readme, 'utf8'), table));
}
