import {parseArgs} from 'node:util';
import {exitCodes} from '../model/verdict.ts';
import type {Limit} from '../model/limit.ts';
import {reportOf} from '../politeness/report.ts';
import {visible} from '../protocol/visible.ts';
import {jsonText, type Tool} from '../render/json.ts';
import {ledgerDocument, ledgerLines} from '../render/ledger.ts';
import {openLedger} from '../state/ledger.ts';
import {statePlace} from '../state/places.ts';

const help = `
Usage
  mxray ledger               how often mxray went where in the last minute, hour and day, from
                             which of your addresses, and the limits it keeps to
  mxray ledger --practice    the same for the practice network

Options
  --json    one JSON document instead of text
  --help

It sends nothing. The ledger names domains, hosts and addresses, and never a person.
`;

const options = {
	json: {type: 'boolean'},
	practice: {type: 'boolean'},
	help: {type: 'boolean'},
} as const;

/** `mxray ledger`: what was done to others lately, and what they put up with. Resolves with the exit code. */
export async function runLedger(argv: readonly string[], tool: Tool): Promise<number> {
	const values = readArguments(argv);
	if (typeof values === 'string') {
		process.stderr.write(`mxray: ${visible(values)}\nTry: mxray ledger --help\n`);
		return exitCodes.usage;
	}
	if (values.help === true) {
		process.stdout.write(help);
		return exitCodes.accepted;
	}
	const practice = values.practice === true;
	const folder = await statePlace(process.env, practice);
	const now = new Date();
	let isWhole = true;
	const onTrouble = (sentence: string) => {
		isWhole = false;
		process.stderr.write(`mxray: ${sentence}\n`);
	};
	const entries = folder === undefined ? [] : openLedger(folder, {onTrouble}).read();
	const limits = practice ? await practiceLimits() : [];
	const report = reportOf(entries, {now, practice, limits});
	process.stdout.write(
		values.json === true
			? `${jsonText(ledgerDocument(tool, report), 2)}\n`
			: `${ledgerLines(report, {isWhole}).join('\n')}\n`,
	);
	return exitCodes.accepted;
}

function readArguments(argv: readonly string[]) {
	try {
		const {values} = parseArgs({args: [...argv], options, allowPositionals: false, strict: true});
		return values;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

/** What the practice servers put up with. */
async function practiceLimits(): Promise<readonly Limit[]> {
	const {allScenarios} = await import('../practice/scenarios/index.ts');
	return allScenarios.flatMap((scenario) => scenario.limits ?? []);
}
