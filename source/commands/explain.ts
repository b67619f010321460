import {pipeline} from 'node:stream/promises';
import {parseArgs} from 'node:util';
import {explainBatch} from '../explain/batch.ts';
import {explainInput} from '../explain/explain.ts';
import {maxInput} from '../explain/peel.ts';
import {explainedJson, explainedText} from '../explain/text.ts';
import {exitCodes} from '../model/verdict.ts';
import {type Stage, stages} from '../model/stage.ts';
import {visible} from '../protocol/visible.ts';
import {ownWords} from '../render/shell.ts';

const help = `
Usage
  mxray explain REPLY…       a reply, as it came or as a mail program reported it
  mxray explain              the same from standard input
  mxray explain 4.7.28       a code (550), an enhanced code, a keyword (SIZE) or a command (VRFY)
  mxray explain --batch      JSON lines {id, reply, stage?, mx?} in, JSON lines out

Options
  --stage STAGE   the stage it answered: ${stages.join(', ')}
  --mx HOST       the mail exchanger that said it
  --json          one JSON document instead of text
  --help
`;

const options = {
	stage: {type: 'string'},
	mx: {type: 'string'},
	json: {type: 'boolean'},
	batch: {type: 'boolean'},
	help: {type: 'boolean'},
} as const;

/** `mxray explain`: say what a reply or a code means; resolves with the exit code. */
export async function runExplain(argv: readonly string[]): Promise<number> {
	const parsed = readArguments(argv);
	if (typeof parsed === 'string') return usage(parsed);
	const {values, positionals} = parsed;
	if (values.help) {
		process.stdout.write(help);
		return exitCodes.accepted;
	}
	const stage = values.stage === undefined ? undefined : stageOf(values.stage);
	if (stage === null) {
		return usage(
			`--stage: ${visible(values.stage ?? '')} is no stage. Stages are ${stages.join(', ')}.`,
		);
	}
	if (values.batch) {
		if (positionals.length > 0)
			return usage('--batch reads standard input; give no reply with it.');
		return runBatch();
	}
	const text = positionals.length > 0 ? positionals.join(' ') : await readInput();
	const explained = explainInput(text, {stage, mx: values.mx});
	if (explained.kind === 'nothing') return usage(explained.message);
	const columns = Math.min(process.stdout.columns ?? 80, 100);
	process.stdout.write(
		values.json
			? `${JSON.stringify(explainedJson(explained), null, 2)}\n`
			: `${explainedText(explained, columns)}\n`,
	);
	return exitCodes.accepted;
}

/** Files can be large: what comes out waits until it was read. A reader that goes away ends it quietly. */
async function runBatch(): Promise<number> {
	try {
		await pipeline(explainBatch(standardInput()), process.stdout, {end: false});
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
	}
	return exitCodes.accepted;
}

function readArguments(argv: readonly string[]) {
	try {
		return parseArgs({args: [...argv], options, allowPositionals: true, strict: true});
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

function stageOf(text: string): Stage | null {
	return stages.find((each) => each === text.toLowerCase()) ?? null;
}

/** Standard input up to the bound of a reply; on a terminal, say first what is waited for. */
async function readInput(): Promise<string> {
	if (process.stdin.isTTY) {
		process.stderr.write('Paste a reply, then press Ctrl-D on a line of its own.\n');
	}
	let text = '';
	for await (const chunk of standardInput()) {
		text += chunk;
		if (text.length > maxInput) break;
	}
	return text;
}

function usage(message: string): number {
	process.stderr.write(`mxray: ${message}\nTry: ${ownWords('explain', '--help')}\n`);
	return exitCodes.usage;
}

function standardInput(): AsyncIterable<string> {
	process.stdin.setEncoding('utf8');
	return process.stdin;
}
