import {outputOn} from '../faces/output.ts';
import {terminalPrompt} from '../faces/prompt.ts';
import {type ExitCode, exitCodes} from '../model/verdict.ts';
import type {Preflight, PreflightPlan, PreflightState} from '../preflight/preflight.ts';
import {startPreflight} from '../preflight/start.ts';
import type {Tool} from '../render/json.ts';
import type {PreflightStyle} from '../render/preflight-text.ts';
import {readConfigFile} from '../state/config-file.ts';
import {preflightExitCode} from '../verdict/preflight-code.ts';
import {openBooks} from './books.ts';
import {noConfig, readConfig} from './config.ts';
import {isMistake} from './option-values.ts';
import {preflightHelp, type PreflightRun, readPreflightArguments} from './preflight-options.ts';
import {politenessOf} from './politeness.ts';
import {makeWorld} from './world.ts';

/** `mxray preflight`: look at ourselves as a receiver does; resolves with the exit code. */
export async function runPreflight(argv: readonly string[], tool: Tool): Promise<number> {
	const run = await readRun(argv);
	if (typeof run === 'number') return run;
	const world = await makeWorld({
		practice: run.practice,
		resolvers: run.resolvers,
		ca: [],
		plan: {timeouts: run.timeouts},
		ownAddresses: run.choices.ownAddresses,
	});
	try {
		const books = await openBooks(run.practice, process.env, say);
		const {entries} = books;
		const {polite} = politenessOf({world, entries, ignore: run.ignoreLimits});
		const preflight = startPreflight({
			plan: planOf(run),
			io: polite.io,
			onSession: books.preflight,
		});
		const state = await withSignals(preflight, (signal) => show(preflight, run, {tool, signal}));
		return preflightExitCode(state);
	} finally {
		await world.close();
	}
}

function say(sentence: string): void {
	process.stderr.write(`mxray: ${sentence}\n`);
}

async function readRun(argv: readonly string[]): Promise<PreflightRun | ExitCode> {
	try {
		const isHelp = argv.includes('--help') || argv.includes('-h');
		const config = isHelp ? noConfig : readConfig(await readConfigFile(process.env), process.env);
		const run = readPreflightArguments(isHelp ? ['--help'] : argv, config);
		if (run) {
			for (const problem of config.problems) say(problem);
			return run;
		}
		process.stdout.write(preflightHelp);
		return exitCodes.accepted;
	} catch (error) {
		if (!isMistake(error)) throw error;
		process.stderr.write(`mxray: ${error.mistake}\nTry: mxray preflight --help\n`);
		return exitCodes.usage;
	}
}

function planOf(run: PreflightRun): PreflightPlan {
	const {from, helo, mailbox, choices, allowPrivate, timeouts, practice} = run;
	const {ownAddresses, whoami, zones} = choices;
	return {from, helo, ownAddresses, mailbox, whoami, zones, allowPrivate, timeouts, practice};
}

/** Ctrl-C, a kill and a lost terminal end it; what is known by then is still shown. */
async function withSignals<T>(
	preflight: Preflight,
	what: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
	const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
	const abort = new AbortController();
	const stop = (): void => {
		preflight.stop('signal');
		abort.abort();
	};
	for (const signal of signals) process.on(signal, stop);
	try {
		return await what(abort.signal);
	} finally {
		for (const signal of signals) process.off(signal, stop);
	}
}

/** The one place where the face is chosen. */
function show(
	preflight: Preflight,
	run: PreflightRun,
	{tool, signal}: {readonly tool: Tool; readonly signal: AbortSignal},
): Promise<PreflightState> {
	if (run.json) return showJson(preflight, run, tool);
	return isScreen(run) ? showScreen(preflight, run, signal) : showText(preflight, run);
}

/** A terminal that can be drawn on, and somebody who wants that. */
function isScreen({plain}: PreflightRun): boolean {
	const {env, stdin, stdout} = process;
	const isReader = env['INK_SCREEN_READER'] === 'true';
	return stdin.isTTY && stdout.isTTY && env['TERM'] !== 'dumb' && !plain && !isReader;
}

/** The panel alone on the screen; what it came to stays on the normal one. */
async function showScreen(
	preflight: Preflight,
	run: PreflightRun,
	signal: AbortSignal,
): Promise<PreflightState> {
	const {look, practice, choices} = run;
	const [{runPreflightUi}, {bindKeys}, {keyTable}, {agreeWhenOffered}] = await Promise.all([
		import('../ui/run.tsx'),
		import('../ui/bind-keys.ts'),
		import('../ui/key-table.ts'),
		import('../preflight/agree.ts'),
	]);
	const {table, problems} = bindKeys(keyTable, look.keys);
	const forget = agreeWhenOffered(preflight, choices.agreed);
	await runPreflightUi({
		preflight,
		practice,
		signal,
		look: {...look, keys: table},
	}).finally(forget);
	for (const problem of problems) say(`In the settings: ${problem}`);
	const {endLines} = await import('../render/preflight-text.ts');
	const state = preflight.getState();
	for (const {text} of endLines(state, styleOf(run))) process.stdout.write(`${text}\n`);
	return state;
}

function styleOf({ascii, verbose}: PreflightRun): PreflightStyle {
	return {columns: Math.max(40, Math.min(process.stdout.columns ?? 80, 100)), ascii, verbose};
}

async function showJson(
	preflight: Preflight,
	{choices}: PreflightRun,
	tool: Tool,
): Promise<PreflightState> {
	const output = outputOn(process.stdout);
	output.onGone(() => preflight.stop('signal'));
	const {agreeOnce} = await import('../preflight/agree.ts');
	const state = await agreeOnce(preflight, choices.agreed);
	const [{preflightDocument}, {jsonText}] = await Promise.all([
		import('../render/preflight-json.ts'),
		import('../render/json.ts'),
	]);
	output.write(`${jsonText(preflightDocument(tool, state), 2)}\n`);
	return state;
}

async function showText(preflight: Preflight, run: PreflightRun): Promise<PreflightState> {
	const [{showPreflight}, {statusLine}] = await Promise.all([
		import('../faces/preflight-text.ts'),
		import('../faces/status-line.ts'),
	]);
	const output = outputOn(process.stdout);
	output.onGone(() => preflight.stop('signal'));
	const isDumb = process.env['TERM'] === 'dumb';
	const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
	const prompt = isTerminal
		? terminalPrompt(process.stdin, process.stdout, {isLinear: isDumb})
		: undefined;
	try {
		return await showPreflight({
			preflight,
			output,
			style: styleOf(run),
			color: process.stdout.isTTY && !isDumb && (process.env['NO_COLOR'] ?? '') === '',
			prompt,
			status:
				process.stdout.isTTY && !isDumb && !run.plain ? statusLine(process.stdout) : undefined,
			agreed: run.choices.agreed,
		});
	} finally {
		prompt?.close();
	}
}
