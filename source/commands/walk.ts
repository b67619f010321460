import {startSession} from '../engine/driver.ts';
import type {Session} from '../engine/session.ts';
import type {LineFace} from '../faces/line-face.ts';
import {type Output, outputOn} from '../faces/output.ts';
import type {Ways} from '../faces/onward.ts';
import {terminalPrompt} from '../faces/prompt.ts';
import {exitCodes} from '../model/verdict.ts';
import {type Books, openBooks} from './books.ts';
import {askAll, walkAgain} from './again.ts';
import type {Config} from './config.ts';
import {type Options, parseArguments} from './options.ts';
import {parseMailbox} from '../protocol/address.ts';
import type {Tool} from '../render/json.ts';
import {prepareRescue} from './rescue.ts';
import type {ResumeOffer} from './resume.ts';
import {withVisitOptions} from './visit-options.ts';
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
	const ui = options.face === 'ui' ? await import('./in-ui.ts') : undefined;
	const waiting = ui && !resume ? await ui.waitingOffers(options.practice) : [];
	const remembered = resume ? [resume] : waiting;
	const firstSeen = remembered.flatMap((offer) => offer.firstSeen);
	const world = await makeWorld(options, undefined, firstSeen);
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
		if (!ui) return await runInLines(options, world, tool, resume, planFor);
		const abort = new AbortController();
		const leave = onSignals(() => {
			abort.abort();
		});
		// The screen approves by itself in auto mode, so that it can pause and be stopped.
		const start = (address: string, extra: readonly string[]) =>
			begin(address, {...options, plan: planWith(extra), auto: false}, world);
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
	const parsed = parseMailbox(address);
	if (!parsed.ok) return {error: parsed.message};
	return startSession({
		plan: {...options.plan, mailbox: parsed.mailbox},
		io: world.io,
		auto: options.auto,
	});
}

/** Call `listener` instead of dying from a signal; returns the way back. */
function onSignals(listener: (signal: NodeJS.Signals) => void): () => void {
	const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
	for (const signal of signals) process.on(signal, listener);
	return () => {
		for (const signal of signals) process.off(signal, listener);
	};
}

async function runInLines(
	options: Options,
	world: World,
	tool: Tool,
	resume: ResumeOffer | undefined,
	planFor: (address: string, say: (sentence: string) => void) => Options['plan'],
): Promise<number> {
	const output = outputOn(process.stdout);
	const address = resume ? '' : (options.address ?? (await askAddress(options, world, output)));
	if (address === undefined) return exitCodes.interrupted;
	const say = (sentence: string) => {
		process.stderr.write(`mxray: ${sentence}\n`);
	};
	for (const problem of options.display.problems) say(problem);
	const rescue = prepareRescue({tool, practice: options.practice, env: process.env, say});
	const books = rescue.watching(await openBooks(options.practice, process.env, say));
	const session = resume
		? startSession({plan: resume.plan, io: world.io, auto: options.auto})
		: begin(address, {...options, plan: planFor(address, say)}, world);
	if ('error' in session) {
		process.stderr.write(`mxray: ${session.error}\n`);
		return exitCodes.usage;
	}
	const deferrals = new Map([[session, books.walk(session, resume ? 'resume' : 'walk')]]);
	const enter = (begun: Session): Session => {
		deferrals.set(begun, books.walk(begun));
		return begun;
	};
	const deferral = (of: Session) => deferrals.get(of)?.();
	resume?.warnIfMoved(session, say);
	const ways = waysOf({options, world, planFor: (to) => planFor(to, say), enter, books});
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
	const [face, {runLineFace}] = await Promise.all([
		lineFace(options, tool, output),
		import('./experiments.ts'),
	]);
	const {signal} = abort;
	const onTrial = books.trial;
	const {settle} = resume ?? {};
	const run = {session, face, options, world, signal, onTrial, deferral, settle, ways};
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

/** What a person at the prompt of the text face can bring about besides. */
function waysOf(tools: {
	readonly options: Options;
	readonly world: World;
	readonly planFor: (address: string) => Options['plan'];
	/** Write a walk into the books before its first packet. */
	readonly enter: (session: Session) => Session;
	readonly books: Books;
}): Ways {
	const {options, world, planFor, enter, books} = tools;
	return {
		askGreetings: (view) => askAll(view, {options, world, onSession: books.visit}),
		restart: (change) => enter(walkAgain(change, world)),
		begin(address) {
			const session = begin(address, {...options, plan: planFor(address)}, world);
			if ('error' in session) throw new Error('an address that was read before cannot be read');
			return enter(session);
		},
	};
}

/**
 * The faces bring the knowledge along. It is read only now, while the first
 * answer of DNS is still on its way.
 */
async function lineFace(options: Options, tool: Tool, output: Output): Promise<LineFace> {
	if (options.face === 'json' || options.face === 'ndjson') {
		const {jsonFace, ndjsonFace} = await import('../faces/machine.ts');
		return options.face === 'json' ? jsonFace(tool, output) : ndjsonFace(tool, output);
	}
	const {textFace} = await import('../faces/text.ts');
	const spoken = options.display.screenReader;
	const questions = process.stdout.isTTY ? process.stdout : process.stderr;
	const prompt = options.auto
		? undefined
		: terminalPrompt(process.stdin, questions, {isLinear: spoken});
	const {color, verbose} = options;
	return textFace({output, color, verbose, prompt, spoken});
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
		output.write('\nFor example: mxray --practice bob@yahoo-like.example\n\n');
	}
	if (options.auto && first !== undefined) return first;
	if (options.auto) {
		process.stderr.write('mxray: which address? For example: mxray alice@example.com\n');
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
