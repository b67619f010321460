import type {Session} from '../engine/session.ts';
import {exitCodes} from '../model/verdict.ts';
import {visible} from '../protocol/visible.ts';
import type {Tool} from '../render/json.ts';
import {statePlace} from '../state/places.ts';
import type {Wait} from '../state/wait.ts';
import {openWaits} from '../state/waits.ts';
import type {UiResult} from '../ui/use-leave.ts';
import type {BoundKeys} from '../ui/bind-keys.ts';
import type {UiOptions} from '../ui/mount.tsx';
import type {Resumption} from '../ui/resume.tsx';
import type {WaitingWalk} from '../ui/start-state.ts';
import type {WhyTools} from '../ui/use-why.ts';
import {type History, openHistory} from './history.ts';
import type {Options} from './options.ts';
import {lookAtUs} from './look-at-us.ts';
import {prepareRescue} from './rescue.ts';
import {showOutside} from './outside.ts';
import type {ResumeOffer} from './resume-offer.ts';
import {type Tools, toolsOf} from './ui-tools.ts';
import type {World} from './world.ts';

/** What the app is run with. */
export type InUi = {
	readonly options: Options;
	/** The world that is walked in, made when it is first asked for. */
	readonly world: () => Promise<World>;
	/** `--resume`: the visit to begin with. */
	readonly resume: ResumeOffer | undefined;
	/** Visits that can be gone on with from the start screen, as they are now. */
	readonly waiting: () => readonly Wait[];
	/** The plan of a walk with these command line options besides. */
	readonly planWith: (extra: readonly string[]) => Options['plan'];
	readonly signal: AbortSignal;
	readonly tool: Tool;
};

/** The full-screen app, from its first frame to what stays on the normal screen; resolves with the exit code. */
export async function runInUi(run: InUi): Promise<number> {
	const {options, resume, waiting, signal} = run;
	// What goes wrong with the books is said when the screen is free again.
	const troubles: string[] = [];
	const say = (sentence: string) => {
		if (!troubles.includes(sentence)) troubles.push(sentence);
	};
	const tellTroubles = () => {
		for (const trouble of troubles) process.stderr.write(`mxray: ${trouble}\n`);
	};
	const rescue = prepareRescue({
		tool: run.tool,
		practice: options.practice,
		env: process.env,
		say,
	});
	const [{runUi}, practice, history] = await Promise.all([
		import('../ui/run.tsx'),
		scenariosOf(options),
		openHistory(options.practice, historyEnv(options), say),
	]);
	const tools = toolsOf(run, say, rescue.watching);
	const goOn = (offer: ResumeOffer) => resumptionOf(offer, {...tools.get(), say, history});
	if (resume) await tools.load();
	const result = await runUi({
		load: tools.load,
		prepare: tools.prepare,
		...walksOf(run, tools.get, history),
		auto: options.auto,
		look: await lookOf(options, say),
		practice,
		initialAddress: options.address,
		resume: resume && goOn(resume),
		waits() {
			// Whoever is back at the start has seen what the walk before came to.
			tools.seen();
			return waiting().map((wait) => waitingWalk(wait));
		},
		resumeWalk(id) {
			const wait = waiting().find((each) => each.id === id);
			return wait
				? goOn(tools.get().offerToResume(wait, () => new Date()))
				: {error: 'Nothing waits for this address any more.'};
		},
		outside: showOutside(process.env, signal),
		stdin: process.stdin,
		stdout: process.stdout,
		signal,
	}).catch(async (error: unknown) => {
		rescue.hangUp();
		await rescue.save();
		tellTroubles();
		throw error;
	});
	tools.seen();
	// Ctrl-C is a decision; whoever is killed did not get to read what was said.
	if (signal.aborted || isTerminalGone()) await rescue.save();
	await printSummary(options, result, resume);
	tellTroubles();
	return exitCodeOf(result);
}

/** What can be practised, to choose from; the network itself is not needed for that. */
async function scenariosOf({practice}: Options): Promise<UiOptions['practice']> {
	if (!practice) return undefined;
	const {allScenarios} = await import('../practice/scenarios/index.ts');
	return allScenarios;
}

/** How walks begin, what they say, and what is known of earlier ones. */
function walksOf(
	run: InUi,
	tools: () => Tools,
	history: History,
): Pick<
	UiOptions,
	| 'start'
	| 'restart'
	| 'recent'
	| 'askGreetings'
	| 'tour'
	| 'judge'
	| 'countsFor'
	| 'lookAtUs'
	| 'why'
> {
	const {options} = run;
	const noteWalk = (session: Session) => {
		const {books, judge} = tools();
		books.walk(session);
		history.watch(session, judge);
	};
	return {
		start(address, extra = []) {
			const {begin, world} = tools();
			// The screen approves by itself in auto mode, so that it can pause and be stopped.
			const own = {...options, plan: run.planWith(extra), auto: false};
			const session = begin(address, own, world);
			if (!('error' in session)) noteWalk(session);
			return session;
		},
		restart(change) {
			const session = tools().walkAgain(change, tools().world);
			noteWalk(session);
			return session;
		},
		judge: (view, results, known) => tools().judge(view, results, known),
		countsFor: (view) => tools().countsFor(view),
		why: () => whyTools(options, tools())(),
		lookAtUs: (view) => lookAtUs(tools().world, tools().books, options.preflight)(view),
		recent: {list: history.list, forget: history.forget, forgetAll: history.forgetAll},
		askGreetings: (view) =>
			tools().askAll(view, {options, world: tools().world, onSession: tools().books.visit}),
		tour: {isOn: history.isFirst && !options.auto, putAway: history.endTour},
	};
}

/** How the person wants the screen; wishes for keys that cannot be had are told like any other setting. */
async function lookOf(
	{display}: Options,
	say: (sentence: string) => void,
): Promise<NonNullable<UiOptions['look']>> {
	const {reducedMotion, ascii, theme} = display;
	const {table, problems} = await boundKeys(display.keys);
	const all = [...display.problems, ...problems.map((problem) => `In the settings: ${problem}`)];
	for (const problem of all) say(problem);
	const rest = all.length > 2 ? [`And ${all.length - 2} more, told again at the end.`] : [];
	const notice = all.length === 0 ? undefined : [...all.slice(0, 2), ...rest].join(' ');
	return {keys: table, notice, reducedMotion, ascii, theme};
}

async function boundKeys(
	wishes: Options['display']['keys'],
): Promise<Pick<BoundKeys, 'problems'> & {readonly table?: BoundKeys['table']}> {
	if (Object.keys(wishes).length === 0) return {problems: []};
	const [{bindKeys}, {keyTable}] = await Promise.all([
		import('../ui/bind-keys.ts'),
		import('../ui/key-table.ts'),
	]);
	return bindKeys(keyTable, wishes);
}

/** The settings can switch the history off, too. */
function historyEnv({display}: Options): NodeJS.ProcessEnv {
	return display.history ? process.env : {...process.env, MXRAY_HISTORY: 'off'};
}

function isTerminalGone(): boolean {
	const {stdin, stdout} = process;
	return stdin.readableEnded || stdin.destroyed || stdout.destroyed || stdout.errored !== null;
}

/** Loaded when somebody asks why, not before the first frame. */
function whyTools(options: Options, {world, books}: Tools): () => Promise<WhyTools> {
	return async () => {
		const [{offerFor}, {investigate}] = await Promise.all([
			import('./experiments.ts'),
			import('../experiments/investigate.ts'),
		]);
		const {experiments} = options;
		return {
			controls: ({view}) =>
				experiments.controls.length > 0
					? experiments.controls
					: (world.practice?.controlsFor(view.plan.mailbox.text) ?? []),
			offer: (first, controls) => offerFor(first, {experiments: {...experiments, controls}}, world),
			investigate: (first, offer, judge) =>
				investigate({first, offer, io: world.io, judge, onSession: books.trial}),
		};
	};
}

function resumptionOf(
	offer: ResumeOffer,
	tools: Tools & {say: (sentence: string) => void; history: History},
): Resumption {
	const {wait, plan, settle} = offer;
	const {world, books, judge, say, history, startSession} = tools;
	return {
		address: wait.triplet.recipient,
		dueAtMs: world.io.clock.date().getTime() + offer.dueInMs(),
		visits: wait.visits,
		text: wait.deferral.text,
		practice: plan.practice,
		settle,
		start() {
			const session = startSession({plan, io: world.io});
			books.walk(session, 'resume');
			history.watch(session, judge);
			offer.warnIfMoved(session, say);
			return session;
		},
	};
}

function waitingWalk(wait: Wait): WaitingWalk {
	const last = wait.visits.at(-1);
	const {recipient, sender, host} = wait.triplet;
	return {
		id: wait.id,
		address: recipient,
		who: visible(`as ${sender === '' ? '<>' : sender} at ${host}`),
		dueAt: wait.dueAt,
		text: last === undefined ? wait.deferral.text : `${last.code} ${last.text}`,
	};
}

/** What stays on the normal screen when the full-screen app is gone. */
async function printSummary(
	options: Options,
	{view, outcome, waiting}: UiResult,
	resume: ResumeOffer | undefined,
): Promise<void> {
	const {resumeCommand} = await import('../render/shell.ts');
	if (view === undefined || outcome === undefined) {
		const command = waiting && resume ? resumeCommand(resume.plan) : undefined;
		if (command !== undefined) process.stdout.write(`Nothing is lost: ${command} goes on.\n`);
		return;
	}
	const [{summaryLines}, {deferralOf}] = await Promise.all([
		import('../render/summary.ts'),
		import('../verdict/deferral.ts'),
	]);
	const lines = summaryLines(outcome, view, process.stdout.columns, resolverWords(options));
	const command = deferralOf(view, outcome, []) ? resumeCommand(view.plan) : undefined;
	if (command !== undefined) lines.push(`  The wait is kept. To go on with it: ${command}`);
	process.stdout.write(`${lines.join('\n')}\n`);
}

/** On the practice network there is one DNS server only. */
function resolverWords({practice, resolvers}: Options): readonly string[] {
	if (practice) return [];
	return resolvers.flatMap(({address, port}) => {
		const host = address.includes(':') ? `[${address}]` : address;
		return ['--resolver', port === 53 ? address : `${host}:${port}`];
	});
}

/** Whose turn it is, as a number; an interrupted walk is 130 whatever it had found. */
function exitCodeOf({view, outcome, endedBy, waiting}: UiResult): number {
	if (endedBy === 'signal' || view?.over?.by === 'signal') return exitCodes.interrupted;
	if (waiting) return exitCodes.deferred;
	return outcome?.exitCode ?? exitCodes.accepted;
}

/** The visits that wait for their time, soonest first, as they stand on disk at each call; none is no error. */
export async function openWaiting(practice: boolean): Promise<() => readonly Wait[]> {
	const folder = await statePlace(process.env, practice);
	if (folder === undefined) return () => [];
	const waits = openWaits(folder);
	return () => waits.list();
}
