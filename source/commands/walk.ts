import {startSession} from '../engine/driver.ts';
import type {Session} from '../engine/session.ts';
import type {LineFace} from '../faces/line-face.ts';
import {type Output, outputOn} from '../faces/output.ts';
import {terminalPrompt} from '../faces/prompt.ts';
import type {Check} from '../model/check.ts';
import {nothingKnown} from '../model/known.ts';
import type {WalkPlan} from '../model/session.ts';
import {exitCodes} from '../model/verdict.ts';
import {openBooks} from './books.ts';
import type {Config} from './config.ts';
import {type Options, parseArguments} from './options.ts';
import type {PreflightChoices} from './preflight-values.ts';
import {parseMailbox} from '../protocol/address.ts';
import type {Tool} from '../render/json.ts';
import {ownWords} from '../render/shell.ts';
import {prepareRescue} from './rescue.ts';
import type {ResumeOffer} from './resume.ts';
import {withVisitOptions} from './visit-options.ts';
import type {Judge} from '../verdict/judge.ts';
import {makeWorld, type World} from './world.ts';

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
	const waiting = ui && !resume ? await ui.waitingOffers(options.practice) : [];
	const remembered = resume ? [resume] : waiting;
	const firstSeen = remembered.flatMap((offer) => offer.firstSeen);
	const ownAddresses = choices?.ownAddresses ?? [];
	const world = await makeWorld({...options, ownAddresses}, undefined, firstSeen);
	// A practice visit may need options of its own to show what it teaches.
	const planWith = (extra: readonly string[]): Options['plan'] => {
		const again = extra.length === 0 ? parsed : read(withVisitOptions(argv, extra));
		return again.kind === 'walk' ? again.options.plan : options.plan;
	};
	// In the app the chooser brings them along.
	const planFor = (address: string, say: (sentence: string) => void): Options['plan'] => {
		const extra = world.practice?.optionsFor(address) ?? [];
		const whole = withVisitOptions(argv, extra);
		const added = whole.slice(0, whole.length - argv.length);
		if (added.length > 0) say(`this practice visit comes with ${added.join(' ')}`);
		return planWith(extra);
	};
	try {
		if (!ui) return await runInLines(options, world, {tool, resume, choices, planFor});
		const abort = new AbortController();
		const leave = onSignals(() => {
			abort.abort();
		});
		// The screen approves by itself in auto mode, so that it can pause and be stopped.
		const start = (address: string, extra: readonly string[], polite: World) =>
			begin(address, {...options, plan: planWith(extra), auto: false}, polite);
		const {signal} = abort;
		const run = {options, world, resume, waiting, begin: start, signal, tool};
		return await ui.runInUi(run).finally(leave);
	} finally {
		await world.close();
	}
}

/** What the person settled; not read where nothing is walked. */
async function configFor(
	argv: readonly string[],
): Promise<{readonly path: string | undefined; readonly settled: Config | undefined}> {
	if (argv.includes('--help') || argv.includes('--version')) {
		return {path: undefined, settled: undefined};
	}
	const [{readConfigFile}, {readConfig}] = await Promise.all([
		import('../state/config-file.ts'),
		import('./config.ts'),
	]);
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

/** Begin a walk to this address; the message says what is wrong with it. */
function begin(address: string, options: Options, world: World): Session | {error: string} {
	const plan = planOf(address, options.plan);
	return 'error' in plan ? plan : startSession({plan, io: world.io, auto: options.auto});
}

/** The plan of a walk to this address; the message says what is wrong with it. */
function planOf(address: string, plan: Options['plan']): WalkPlan | {error: string} {
	const parsed = parseMailbox(address);
	return parsed.ok ? {...plan, mailbox: parsed.mailbox} : {error: parsed.message};
}

/** What the address itself lets one see. It stops nobody; without a terminal it is said as well. */
async function sayHints(address: string, say: (sentence: string) => void): Promise<void> {
	const parsed = parseMailbox(address);
	if (!parsed.ok) return;
	const {addressHints} = await import('../hints/address-hints.ts');
	for (const {text} of await addressHints(parsed.mailbox)) say(text);
}

/** Call `listener` instead of dying from a signal; returns the way back. */
function onSignals(listener: (signal: NodeJS.Signals) => void): () => void {
	const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
	for (const signal of signals) process.on(signal, listener);
	return () => {
		for (const signal of signals) process.off(signal, listener);
	};
}

type InLines = {
	readonly tool: Tool;
	readonly resume: ResumeOffer | undefined;
	readonly choices: PreflightChoices | undefined;
	readonly planFor: (address: string, say: (sentence: string) => void) => Options['plan'];
};

async function runInLines(
	options: Options,
	world: World,
	{tool, resume, choices, planFor}: InLines,
): Promise<number> {
	const output = outputOn(process.stdout);
	const address = resume ? '' : (options.address ?? (await askAddress(options, world, output)));
	if (address === undefined) return exitCodes.interrupted;
	const say = (sentence: string) => {
		process.stderr.write(`mxray: ${sentence}\n`);
	};
	for (const problem of options.display.problems) say(problem);
	const rescue = prepareRescue({tool, practice: options.practice, env: process.env, say});
	const [books, {politenessOf}] = await Promise.all([
		openBooks(options.practice, process.env, say).then(rescue.watching),
		import('./politeness.ts'),
	]);
	if (!resume && options.face === 'text') await sayHints(address, say);
	const {entries} = books;
	const {polite, judge} = politenessOf({world, entries, ignore: options.ignoreLimits});
	const plan = resume ? resume.plan : planOf(address, planFor(address, say));
	if ('error' in plan) {
		process.stderr.write(`mxray: ${plan.error}\n`);
		return exitCodes.usage;
	}
	const walk = () => {
		const session = startSession({plan, io: polite.io, auto: options.auto});
		const deferral = books.walk(session, resume ? 'resume' : 'walk');
		resume?.warnIfMoved(session, say);
		return {session, deferral};
	};
	// Where nothing stands before it, the walk is under way while the face is still being read.
	const early = choices ? undefined : walk();
	const abort = new AbortController();
	// What a document or a stream shows is whole without us; Ctrl-C leaves the text on the screen.
	let isLost = false;
	const leave = onSignals((by) => {
		isLost ||= by !== 'SIGINT' && options.face === 'text';
		abort.abort();
	});
	output.onGone(() => {
		abort.abort();
	});
	const knowing = knowingJudge(judge);
	const [face, {runLineFace}] = await Promise.all([
		lineFace(options, {tool, output, judge: knowing.judge}),
		import('./experiments.ts'),
	]);
	const {signal} = abort;
	const preflight =
		choices &&
		(await import('./look-first.ts').then(({lookFirst}) =>
			lookFirst({choices, plan, world: polite, books, face, signal}),
		));
	knowing.learn(preflight?.checks ?? []);
	const {session, deferral} = early ?? walk();
	const run = {
		session,
		face,
		options,
		world: polite,
		judge: knowing.judge,
		signal,
		onTrial: books.trial,
		deferral,
		settle: resume?.settle,
		preflight,
	};
	try {
		const exitCode = await runLineFace(run).finally(leave);
		books.seen();
		if (isLost) await rescue.save();
		return exitCode;
	} catch (error) {
		rescue.hangUp();
		await rescue.save();
		throw error;
	}
}

/** A judge that learns what was found out about ourselves. */
function knowingJudge(judge: Judge): {judge: Judge; learn: (checks: readonly Check[]) => void} {
	let known: readonly Check[] = [];
	return {
		judge: (view, results) => judge(view, results, {...nothingKnown, checks: known}),
		learn(checks) {
			known = checks;
		},
	};
}

/**
 * The faces bring the knowledge along. It is read only now, while the first
 * answer of DNS is still on its way.
 */
async function lineFace(
	options: Options,
	{tool, output, judge}: {tool: Tool; output: Output; judge: Judge},
): Promise<LineFace> {
	if (options.face === 'json' || options.face === 'ndjson') {
		const {jsonFace, ndjsonFace} = await import('../faces/machine.ts');
		return options.face === 'json' ? jsonFace(tool, output) : ndjsonFace(tool, output, judge);
	}
	const {textFace} = await import('../faces/text.ts');
	const spoken = options.display.screenReader;
	const questions = process.stdout.isTTY ? process.stdout : process.stderr;
	const prompt = options.auto
		? undefined
		: terminalPrompt(process.stdin, questions, {isLinear: spoken});
	const {color, verbose, theirSide} = options;
	return textFace({output, color, verbose, theirSide, judge, prompt, spoken});
}

/** No address was given: on the practice network there is one to begin with, else ask. */
async function askAddress(
	options: Options,
	world: World,
	output: Output,
): Promise<string | undefined> {
	const scenarios = world.practice?.scenarios ?? [];
	const first = scenarios[0]?.visits[0].address;
	if (options.face === 'text' && scenarios.length > 0) {
		output.write('The practice network. Any of these addresses can be walked to:\n\n');
		for (const {title, visits} of scenarios) {
			output.write(`  ${visits[0].address.padEnd(34)} ${title}\n`);
		}
		output.write(`\nFor example: ${ownWords('--practice', 'bob@yahoo-like.example')}\n\n`);
	}
	if (options.auto && first !== undefined) return first;
	if (options.auto) {
		process.stderr.write(`mxray: which address? For example: ${ownWords('alice@example.com')}\n`);
		return undefined;
	}
	const isLinear = options.display.screenReader;
	const prompt = terminalPrompt(process.stdin, process.stdout, {isLinear});
	try {
		for (;;) {
			const answer = await prompt.ask(first === undefined ? 'Address: ' : `Address [${first}]: `);
			if (answer === undefined) return undefined;
			const address = answer.trim() === '' && first !== undefined ? first : answer;
			const parsed = parseMailbox(address);
			if (parsed.ok) return address;
			prompt.say(parsed.message);
		}
	} finally {
		prompt.close();
	}
}
