import type {LoginState} from './login.ts';
import type {HeloKind, HostScript, Rule, Step, Trigger, When} from './script.ts';

/** A command line taken apart, as far as rules ask about it. */
export type Command = {
	/** Without its terminator, as UTF-8. */
	readonly text: string;
	/** Upper case. */
	readonly verb: string;
	readonly argument: string;
	/** What stands between the angle brackets, or VRFY's argument without them. */
	readonly path: string;
	/** Of the path, in lower case. */
	readonly local: string;
	readonly domain: string;
	readonly bareLf: boolean;
};

/** What the server remembers of one connection. */
export type Session = {
	readonly secure: boolean;
	readonly helo: string | undefined;
	readonly sender: string | undefined;
	readonly recipients: number;
	readonly errors: number;
	/** Connections to this host so far, this one included. */
	readonly connection: number;
	/** On the server's clock: when our last reply, or the banner, was out. */
	readonly repliedAtMs: number;
	/** A challenge was sent: the next line answers it. */
	readonly login?: LoginState | undefined;
};

/** What the servers of one network remember beyond a connection. */
export type Memory = {
	/** When each client, sender and recipient was first seen. */
	readonly triplets: Map<string, number>;
	/** When each connection came, by host name. */
	readonly arrivals: Map<string, readonly number[]>;
	/** RCPT that were refused with 5yz, by client and host name. */
	readonly unknownNames: Map<string, number>;
	/** The last number that was given to a queue id. */
	lastId: number;
};

/** Where a rule is looked up: the host, the client, and the moment. */
export type Scene = {
	readonly host: HostScript;
	/** Our address and port that the client came to; undefined: a bare server for one test. */
	readonly place: {readonly address: string; readonly port: number} | undefined;
	readonly client: string;
	readonly memory: Memory;
	readonly nowMs: number;
	/** When the command came; it may have waited for an earlier one. */
	readonly cameAtMs: number;
};

export function createMemory(): Memory {
	return {triplets: new Map(), arrivals: new Map(), unknownNames: new Map(), lastId: 0};
}

/** The key of `Memory.triplets`. */
export function tripletKey(client: string, sender: string, recipient: string): string {
	return [client, sender, recipient.toLowerCase()].join('\n');
}

/** Note a new connection to this host; its number, from 1. */
export function noteArrival(memory: Memory, host: string, nowMs: number): number {
	const arrivals = [...(memory.arrivals.get(host) ?? []), nowMs];
	memory.arrivals.set(host, arrivals);
	return arrivals.length;
}

/** Note what the answer to a command says about the client. */
export function noteReply(command: Command, steps: readonly Step[], scene: Scene): void {
	if (command.verb !== 'RCPT' || replyDigit(steps) !== '5') return;
	const key = unknownNamesKey(scene);
	scene.memory.unknownNames.set(key, (scene.memory.unknownNames.get(key) ?? 0) + 1);
}

function unknownNamesKey({client, host}: Scene): string {
	return `${client}\n${host.name}`;
}

/** A connection that has just been made. */
export function freshSession(connection: number, repliedAtMs = 0): Session {
	return {
		secure: false,
		helo: undefined,
		sender: undefined,
		recipients: 0,
		errors: 0,
		connection,
		repliedAtMs,
	};
}

/** Read one command line, its terminator included. */
export function parseCommand(line: Uint8Array): Command {
	const whole = new TextDecoder().decode(line);
	const bareLf = whole.endsWith('\n') && !whole.endsWith('\r\n');
	const text = whole.replace(/\r?\n$/, '');
	const [, verb = '', argument = ''] = /^\s*(\S*)\s*(.*)$/su.exec(text) ?? [];
	const path = pathOf(argument);
	const at = path.lastIndexOf('@');
	return {
		text,
		verb: verb.toUpperCase(),
		argument,
		path,
		local: (at === -1 ? path : path.slice(0, at)).toLowerCase(),
		domain: at === -1 ? '' : path.slice(at + 1).toLowerCase(),
		bareLf,
	};
}

/** The rule for what just happened; undefined: none fits. */
export function chooseRule(
	trigger: Trigger,
	command: Command | undefined,
	session: Session,
	scene: Scene,
): Rule | undefined {
	return scene.host.rules.find(
		(rule) => isFor(rule, trigger) && holds(rule.when ?? {}, command, session, scene),
	);
}

/** What a session is after its answer to a command went out. */
export function advance(session: Session, command: Command, steps: readonly Step[]): Session {
	const digit = replyDigit(steps);
	if (steps.some((step) => typeof step === 'object' && 'tls' in step)) {
		// RFC 3207 §4.2: everything learnt in the clear is forgotten.
		return {...freshSession(session.connection), secure: true, errors: session.errors};
	}
	if (digit === '4' || digit === '5') return {...session, errors: session.errors + 1};
	if (digit !== '2') return session;
	switch (command.verb) {
		case 'EHLO':
		case 'HELO':
			return {...session, helo: command.argument, sender: undefined, recipients: 0};
		case 'MAIL':
			return {...session, sender: command.path, recipients: 0};
		case 'RCPT':
			return {...session, recipients: session.recipients + 1};
		case 'RSET':
			return {...session, sender: undefined, recipients: 0};
		default:
			return session;
	}
}

function isFor(rule: Rule, trigger: Trigger): boolean {
	return typeof rule.on === 'string' ? rule.on === trigger : rule.on.includes(trigger);
}

function holds(when: When, command: Command | undefined, session: Session, scene: Scene): boolean {
	const path = command?.path ?? '';
	const isMail = command?.verb === 'MAIL';
	const sender = (isMail ? path : (session.sender ?? '')).toLowerCase();
	const isGreeting = command?.verb === 'EHLO' || command?.verb === 'HELO';
	const helo = ((isGreeting ? command.argument : session.helo) ?? '').toLowerCase();
	const facts: Record<keyof When, () => boolean> = {
		secure: () => when.secure === session.secure,
		greeted: () => when.greeted === (session.helo !== undefined),
		mail: () => when.mail === (session.sender !== undefined),
		recipients: () => session.recipients >= (when.recipients ?? 0),
		errors: () => session.errors >= (when.errors ?? 0),
		connection: () => (when.connection === 'first') === (session.connection === 1),
		to: () => when.to?.includes(command?.local ?? '') ?? true,
		foreign: () => when.foreign === isForeign(command?.domain ?? '', scene.host),
		nonAscii: () => when.nonAscii === /[^\0-\u007F]/u.test(path),
		fromDomain: () => endsWithOne(sender, when.fromDomain),
		nullSender: () => when.nullSender === (sender === ''),
		helo: () => when.helo === heloKind(helo, scene.host.name),
		heloIs: () => when.heloIs?.includes(helo) ?? true,
		heloEnds: () => endsWithOne(helo, when.heloEnds),
		family: () => when.family === familyOf(scene),
		address: () => when.address?.includes(scene.place?.address ?? '') ?? true,
		port: () => when.port === scene.place?.port,
		connectionsWithin: () =>
			recentConnections(when, scene) >= (when.connectionsWithin?.atLeast ?? 0),
		quickerThanMs: () => scene.cameAtMs - session.repliedAtMs < (when.quickerThanMs ?? 0),
		unknownNames: () =>
			(scene.memory.unknownNames.get(unknownNamesKey(scene)) ?? 0) >= (when.unknownNames ?? 0),
		bareLf: () => when.bareLf === (command?.bareLf ?? false),
		greylistedMs: () => isGreylisted(when.greylistedMs ?? 0, path, session, scene),
	};
	// Greylisting remembers whom it looked at, so it comes last.
	const asked = (Object.keys(facts) as (keyof When)[]).filter((key) => when[key] !== undefined);
	return asked.every((key) => facts[key]());
}

function endsWithOne(text: string, ends: readonly string[] | undefined): boolean {
	return ends?.some((end) => text.endsWith(end)) ?? true;
}

function familyOf({place}: Scene): 4 | 6 {
	return place?.address.includes(':') ? 6 : 4;
}

function recentConnections(when: When, {memory, host, nowMs}: Scene): number {
	const since = nowMs - (when.connectionsWithin?.ms ?? 0);
	return (memory.arrivals.get(host.name) ?? []).filter((atMs) => atMs > since).length;
}

function isForeign(domain: string, host: HostScript): boolean {
	if (domain === '' || !host.domains) return false;
	return !host.domains.includes(domain);
}

function heloKind(helo: string, ours: string): HeloKind {
	if (helo.startsWith('[')) return 'literal';
	if (helo === ours) return 'ours';
	return helo.includes('.') ? 'fqdn' : 'bare';
}

function isGreylisted(waitMs: number, path: string, session: Session, scene: Scene): boolean {
	const triplet = tripletKey(scene.client, session.sender ?? '', path);
	const first = scene.memory.triplets.get(triplet);
	if (first !== undefined) return scene.nowMs - first < waitMs;
	scene.memory.triplets.set(triplet, scene.nowMs);
	return true;
}

function pathOf(argument: string): string {
	const [, bracketed] = /<([^>]*)>/u.exec(argument) ?? [];
	if (bracketed !== undefined) return bracketed;
	return argument.replace(/^(?:FROM|TO):\s*/iu, '').replace(/\s.*$/su, '');
}

/** The first digit of what the steps say first. */
function replyDigit(steps: readonly Step[]): string | undefined {
	for (const step of steps) {
		const text = textOf(step);
		if (text !== undefined) return /^\d/.exec(text)?.[0];
	}
	return undefined;
}

function textOf(step: Step): string | undefined {
	if (typeof step === 'string') return step;
	if ('raw' in step) return step.raw;
	if ('repeat' in step) return step.repeat;
	if ('drip' in step) return step.drip;
	return undefined;
}
