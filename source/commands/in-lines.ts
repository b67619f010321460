import {startSession} from '../engine/driver.ts';
import type {Session} from '../engine/session.ts';
import type {LineFace} from '../faces/line-face.ts';
import {type Output, outputOn} from '../faces/output.ts';
import type {Ways} from '../faces/onward.ts';
import {terminalPrompt} from '../faces/prompt.ts';
import type {Check} from '../model/check.ts';
import type {Deferral} from '../model/deferral.ts';
import {nothingKnown} from '../model/known.ts';
import {exitCodes} from '../model/verdict.ts';
import {parseMailbox} from '../protocol/address.ts';
import type {Tool} from '../render/json.ts';
import {wrap} from '../render/layout.ts';
import {headerLine} from '../render/ndjson.ts';
import {ownWords} from '../render/shell.ts';
import type {Judge} from '../verdict/judge.ts';
import {askAll, walkAgain} from './again.ts';
import {begin, planOf} from './begin.ts';
import type {Books} from './books.ts';
import type {Options} from './options.ts';
import type {PreflightChoices} from './preflight-values.ts';
import {prepareRescue} from './rescue.ts';
import type {ResumeOffer} from './resume-offer.ts';
import {onSignals} from './signals.ts';
import type {World} from './world.ts';

/** What a run without a screen is made of besides its options and its world. */
export type InLines = {
	readonly tool: Tool;
	readonly resume: ResumeOffer | undefined;
	readonly choices: PreflightChoices | undefined;
	readonly planFor: (address: string, say: (sentence: string) => void) => Options['plan'];
};

/** A walk, and what may follow it, without a screen; resolves with the exit code. */
export async function runInLines(
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
	if (!resume && options.face === 'text') for (const hint of await hintsOn(address)) say(hint);
	const plan = resume ? resume.plan : planOf(address, planFor(address, say), world);
	if ('error' in plan) {
		process.stderr.write(`mxray: ${plan.error}\n`);
		return exitCodes.usage;
	}
	// Whoever reads the stream sees that it begins while the knowledge is still being read.
	if (options.face === 'ndjson') output.write(`${headerLine(tool)}\n`);
	const rescue = prepareRescue({tool, practice: options.practice, env: process.env, say});
	const [{openBooks}, {politenessOf}] = await Promise.all([
		import('./books.ts'),
		import('./politeness.ts'),
	]);
	const books = rescue.watching(await openBooks(options.practice, process.env, say));
	const {entries} = books;
	const {polite, judge} = politenessOf({world, entries, ignore: options.ignoreLimits});
	const {enter, deferral} = entering(books);
	const walk = (): Session => {
		const begun = startSession({plan, io: polite.io, auto: options.auto});
		enter(begun, resume ? 'resume' : 'walk');
		resume?.warnIfMoved(begun, say);
		return begun;
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
	const run = {
		session: early ?? walk(),
		face,
		options,
		world: polite,
		judge: knowing.judge,
		signal,
		onTrial: books.trial,
		deferral,
		settle: resume?.settle,
		preflight,
		ways: waysOf({options, world: polite, planFor: (to) => planFor(to, say), enter, books}),
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

/** Every walk of a run is written into the books before its first packet; what each server asked for is kept apart. */
function entering(books: Books): {
	readonly enter: (session: Session, why?: 'walk' | 'resume') => Session;
	readonly deferral: (of: Session) => Deferral | undefined;
} {
	const deferrals = new Map<Session, () => Deferral | undefined>();
	return {
		enter(session, why = 'walk') {
			deferrals.set(session, books.walk(session, why));
			return session;
		},
		deferral: (of) => deferrals.get(of)?.(),
	};
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

/** What a person at the prompt of the text face can bring about besides. */
function waysOf(tools: {
	readonly options: Options;
	/** With what keeps it polite: another way on is no way around a limit. */
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
		mistakeIn(address) {
			const plan = planOf(address, options.plan, world);
			return 'error' in plan ? plan.error : undefined;
		},
		begin(address) {
			const session = begin(address, {...options, plan: planFor(address)}, world);
			if ('error' in session) throw new Error('an address that was read before cannot be read');
			return enter(session);
		},
		hintsOn,
	};
}

/** What the address itself lets one see, in sentences that are safe to show. It stops nobody. */
async function hintsOn(address: string): Promise<readonly string[]> {
	const parsed = parseMailbox(address);
	if (!parsed.ok) return [];
	const {addressHints} = await import('../hints/address-hints.ts');
	return (await addressHints(parsed.mailbox)).map(({text}) => text);
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
		return options.face === 'json'
			? jsonFace(tool, output)
			: ndjsonFace(tool, output, judge, {isBegun: true});
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
			const [{address}] = visits;
			const lines = wrap(title, `  ${address.padEnd(34)} `, ' '.repeat(37));
			output.write(`${lines.join('\n')}\n`);
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
