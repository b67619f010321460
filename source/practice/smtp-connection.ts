import type {Socket} from 'node:net';
import type {Step, Trigger} from './script.ts';
import {fillIn, type FillContext} from './smtp-fill.ts';
import {openLink} from './smtp-link.ts';
import {
	advance,
	chooseRule,
	freshSession,
	parseCommand,
	type Command,
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
	/** Called for every line, before it is answered. */
	onSeen(seen: Seen): void;
};

/** One client being served. */
type Guest = {
	readonly context: ConnectionContext;
	readonly wire: Wire;
	readonly queue: Uint8Array[];
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
	const {script, memory} = context;
	const number = (memory.connections.get(script.name) ?? 0) + 1;
	memory.connections.set(script.name, number);
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
		session: freshSession(number),
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
	guest.queue.push(line);
	context.onSeen({
		host: context.script.name,
		connection: session.connection,
		command: parseCommand(line).text,
		raw: line,
		atMs: context.clock.now(),
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
		for (let line = guest.queue.shift(); line; line = guest.queue.shift()) {
			await answer(guest, parseCommand(line));
			if (guest.over) break;
		}
	} catch (error) {
		if (!guest.wire.signal.aborted) throw error;
	}
	guest.busy = false;
	if (guest.ended) guest.wire.fin();
	else if (!guest.over) waitIdle(guest);
}

async function answer(guest: Guest, command: Command): Promise<void> {
	const {session} = guest;
	const scene = sceneOf(guest);
	const known = chooseRule(command.verb as Trigger, command, session, scene);
	const rule = known ?? chooseRule('*', command, session, scene);
	await run(guest, rule?.do ?? fallback, command);
	if (guest.session.secure && !session.secure && !guest.over) await runTrigger(guest, 'secured');
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

function sceneOf({context}: Guest) {
	const {script, client, memory, clock} = context;
	return {host: script, client, memory, nowMs: clock.now()};
}
