import type {Socket} from 'node:net';
import type {Step, Trigger} from './script.ts';
import {beginLogin, goOnWithLogin, type LoginStep} from './login.ts';
import {fillIn, type FillContext} from './smtp-fill.ts';
import {openLink} from './smtp-link.ts';
import {
	advance,
	chooseRule,
	freshSession,
	noteArrival,
	noteReply,
	parseCommand,
	type Command,
	type Scene,
	type Session,
} from './smtp-rules.ts';
import {runSteps, type Wire} from './smtp-steps.ts';

/** One line that a practice server received. */
export type Seen = {
	/** Host name of the server. */
	readonly host: string;
	/** Number of the connection to this host, from 1. */
	readonly connection: number;
	/** Without its terminator, as UTF-8. */
	readonly command: string;
	/** With its terminator. */
	readonly raw: Uint8Array;
	/** On the server's clock. */
	readonly atMs: number;
	readonly secure: boolean;
	/** It came before the whole banner was out. */
	readonly early: boolean;
};

/** What a connection needs to know. */
export type ConnectionContext = FillContext & {
	/** Our address and port in the practice world. */
	readonly place?: {readonly address: string; readonly port: number};
	/** Called for every line, before it is answered. */
	onSeen(seen: Seen): void;
};

/** One client being served. */
type Guest = {
	readonly context: ConnectionContext;
	readonly wire: Wire;
	readonly queue: {readonly line: Uint8Array; readonly cameAtMs: number}[];
	session: Session;
	/** Until the banner is out; aborted when the client speaks too early. */
	banner: AbortController | undefined;
	/** Steps are being carried out. */
	busy: boolean;
	/** Nothing more will be said. */
	over: boolean;
	/** The client has sent its FIN. */
	ended: boolean;
	idle: NodeJS.Timeout | undefined;
};

/** Said when no rule takes a command. */
const fallback: readonly Step[] = ['500 5.5.1 Command unrecognized'];

/** Serve one client as the script says, until either side is gone. */
export function serveConnection(socket: Socket, context: ConnectionContext): void {
	const {script, memory, clock} = context;
	const number = noteArrival(memory, script.name, clock.now());
	const minds = script.rules.some((rule) => rule.on === 'early' || rule.on.includes('early'));
	const wire = openLink(socket, {
		onBytes() {
			if (minds) guest.banner?.abort();
		},
		onLine(line) {
			takeLine(guest, line);
		},
		onEnd() {
			guest.ended = true;
			if (!guest.busy || guest.over) wire.fin();
		},
	});
	const guest: Guest = {
		context,
		wire,
		queue: [],
		session: freshSession(number, clock.now()),
		banner: new AbortController(),
		busy: true,
		over: false,
		ended: false,
		idle: undefined,
	};
	wire.signal.addEventListener('abort', () => clearTimeout(guest.idle));
	void greet(guest, guest.banner?.signal ?? wire.signal);
}

function takeLine(guest: Guest, line: Uint8Array): void {
	if (guest.over) return;
	const {context, session, banner} = guest;
	const cameAtMs = context.clock.now();
	guest.queue.push({line, cameAtMs});
	context.onSeen({
		host: context.script.name,
		connection: session.connection,
		command: parseCommand(line).text,
		raw: line,
		atMs: cameAtMs,
		secure: session.secure,
		early: banner !== undefined,
	});
	if (!banner) void answerAll(guest);
}

async function greet(guest: Guest, hush: AbortSignal): Promise<void> {
	const {wire} = guest;
	try {
		await runTrigger(guest, 'connect', AbortSignal.any([wire.signal, hush]));
	} catch (error) {
		if (wire.signal.aborted) return;
		if (!hush.aborted) throw error;
		await runTrigger(guest, 'early').catch(() => {});
	}
	guest.banner = undefined;
	guest.busy = false;
	await answerAll(guest);
}

/** Answer what is in the queue, one command after the other. */
async function answerAll(guest: Guest): Promise<void> {
	if (guest.busy) return;
	guest.busy = true;
	clearTimeout(guest.idle);
	try {
		for (let next = guest.queue.shift(); next; next = guest.queue.shift()) {
			await answer(guest, parseCommand(next.line), next.cameAtMs);
			if (guest.over) break;
		}
	} catch (error) {
		if (!guest.wire.signal.aborted) throw error;
	}
	guest.busy = false;
	if (guest.ended) guest.wire.fin();
	else if (!guest.over) waitIdle(guest);
}

async function answer(guest: Guest, command: Command, cameAtMs: number): Promise<void> {
	const {session} = guest;
	const login = loginStep(guest, command);
	if (login !== undefined) {
		// What the client sent may stand in it: nothing is filled in.
		const raw = Buffer.from(`${login.say}\r\n`, 'utf8').toString('latin1');
		await run(guest, [{raw}], undefined);
		guest.session = {...guest.session, login: login.state};
		return;
	}
	const scene = {...sceneOf(guest), cameAtMs};
	const known = chooseRule(command.verb as Trigger, command, session, scene);
	const rule = known ?? chooseRule('*', command, session, scene);
	const steps = rule?.do ?? fallback;
	noteReply(command, steps, scene);
	await run(guest, steps, command);
	if (guest.session.secure && !session.secure && !guest.over) await runTrigger(guest, 'secured');
}

/** A line of a login, where the host knows somebody; undefined: it is none. */
function loginStep(
	{context, session}: Guest,
	{verb, argument, text}: Command,
): LoginStep | undefined {
	const {name, accounts} = context.script;
	if (accounts === undefined) return undefined;
	if (session.login !== undefined) return goOnWithLogin(session.login, text, accounts);
	return verb === 'AUTH' && session.helo !== undefined
		? beginLogin(argument, name, accounts)
		: undefined;
}

async function runTrigger(guest: Guest, trigger: Trigger, signal?: AbortSignal): Promise<void> {
	const rule = chooseRule(trigger, undefined, guest.session, sceneOf(guest));
	if (rule) await run(guest, rule.do, undefined, signal);
}

async function run(
	guest: Guest,
	steps: readonly Step[],
	command: Command | undefined,
	signal = guest.wire.signal,
): Promise<void> {
	const fill = (text: string) => fillIn(text, command, guest.session, guest.context);
	const outcome = await runSteps(steps, fill, {...guest.wire, signal});
	if (command) guest.session = advance(guest.session, command, steps);
	guest.session = {...guest.session, repliedAtMs: guest.context.clock.now()};
	if (outcome === 'over') guest.over = true;
}

/** A script may lose patience with a client that says nothing. */
function waitIdle(guest: Guest): void {
	const {idle} = guest.context.script;
	if (!idle || guest.wire.signal.aborted) return;
	guest.idle = setTimeout(() => {
		guest.busy = true;
		void run(guest, idle.do, undefined)
			.catch(() => {})
			.finally(() => {
				guest.busy = false;
			});
	}, idle.afterMs);
}

function sceneOf({context}: Guest): Scene {
	const {script, place, client, memory, clock} = context;
	const nowMs = clock.now();
	return {host: script, place, client, memory, nowMs, cameAtMs: nowMs};
}
