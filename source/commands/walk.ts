import {exitCodes} from '../model/verdict.ts';
import type {Tool} from '../render/json.ts';
import {readConfigFile} from '../state/config-file.ts';
import type {Wait} from '../state/wait.ts';
import {type Config, readConfig} from './config.ts';
import {type Options, parseArguments} from './options.ts';
import type {PreflightChoices} from './preflight-values.ts';
import type {ResumeOffer} from './resume-offer.ts';
import {onSignals} from './signals.ts';
import {withVisitOptions} from './visit-options.ts';
import {makeWorld, type World, type WorldOptions} from './world.ts';

/** `mxray [ADDRESS]`: walk, and resolve with the exit code. */
export async function runWalk(argv: readonly string[], tool: Tool): Promise<number> {
	const config = await configFor(argv);
	const read = (args: readonly string[]) =>
		parseArguments(args, {
			version: tool.version,
			stdinIsTerminal: process.stdin.isTTY,
			stdoutIsTerminal: process.stdout.isTTY,
			env: process.env,
			config: config.settled,
		});
	const parsed = read(argv);
	if (parsed.kind === 'print') {
		const {text, error, exitCode, isTemplate} = parsed.printed;
		if (isTemplate) await printTemplate(config.path);
		(error ? process.stderr : process.stdout).write(text);
		return exitCode;
	}
	const {options} = parsed;
	const resume = options.resume ? await toResume(options) : undefined;
	if (typeof resume === 'number') return resume;
	const choices = await choicesFor(options);
	if (typeof choices === 'number') return choices;
	const ui = options.face === 'ui' ? await import('./in-ui.ts') : undefined;
	const waiting = ui ? await ui.openWaiting(options.practice) : () => (resume ? [resume.wait] : []);
	const ownAddresses = choices?.ownAddresses ?? [];
	let made: Promise<World> | undefined;
	const world = (): Promise<World> => (made ??= worldAfter(waiting(), {...options, ownAddresses}));
	// A practice visit may need options of its own to show what it teaches.
	const planWith = (extra: readonly string[]): Options['plan'] => {
		const again = extra.length === 0 ? parsed : read(withVisitOptions(argv, extra));
		return again.kind === 'walk' ? again.options.plan : options.plan;
	};
	try {
		if (!ui) {
			const [{runInLines}, there] = await Promise.all([import('./in-lines.ts'), world()]);
			// In the app the chooser brings them along.
			const planFor = (address: string, say: (sentence: string) => void): Options['plan'] => {
				const extra = there.practice?.optionsFor(address) ?? [];
				const whole = withVisitOptions(argv, extra);
				const added = whole.slice(0, whole.length - argv.length);
				if (added.length > 0) say(`this practice visit comes with ${added.join(' ')}`);
				return planWith(extra);
			};
			return await runInLines(options, there, {tool, resume, choices, planFor});
		}
		const abort = new AbortController();
		const leave = onSignals(() => {
			abort.abort();
		});
		const {signal} = abort;
		const run = {options, world, resume, waiting, planWith, signal, tool};
		return await ui.runInUi(run).finally(leave);
	} finally {
		// Where it could not be made, that is told already.
		await made?.then(
			(there) => there.close(),
			() => undefined,
		);
	}
}

/** The world, which remembers these visits of earlier processes. */
async function worldAfter(waits: readonly Wait[], options: WorldOptions): Promise<World> {
	if (!options.practice || waits.length === 0) return makeWorld(options);
	const {firstSeenOf} = await import('./resume-offer.ts');
	return makeWorld(options, undefined, waits.map(firstSeenOf));
}

/** What the person settled; not read where nothing is walked. */
async function configFor(
	argv: readonly string[],
): Promise<{readonly path: string | undefined; readonly settled: Config | undefined}> {
	if (argv.includes('--help') || argv.includes('--version')) {
		return {path: undefined, settled: undefined};
	}
	const file = await readConfigFile(process.env);
	return {path: file.path, settled: readConfig(file, process.env)};
}

async function printTemplate(path: string | undefined): Promise<void> {
	const [{configTemplate}, {keyTable}] = await Promise.all([
		import('./config-template.ts'),
		import('../ui/key-table.ts'),
	]);
	process.stdout.write(configTemplate(path, keyTable));
}

/** What `--preflight` may do; an exit code if that makes no sense. */
async function choicesFor({preflight}: Options): Promise<PreflightChoices | undefined | number> {
	if (!preflight) return undefined;
	const {readChoices} = await import('./look-first.ts');
	const choices = readChoices(preflight);
	if (!('mistake' in choices)) return choices;
	process.stderr.write(`mxray: ${choices.mistake}\nTry: mxray --help\n`);
	return exitCodes.usage;
}

/** What `--resume` goes on with; an exit code if there is nothing to. */
async function toResume(options: Options): Promise<ResumeOffer | number> {
	const {prepareResume, surroundingsOf} = await import('./resume.ts');
	const abort = new AbortController();
	const leave = onSignals(() => {
		abort.abort();
	});
	return prepareResume(options, surroundingsOf(options, abort.signal)).finally(leave);
}
