import type {EventLog} from '../engine/log.ts';
import type {Session} from '../engine/session.ts';
import {providerOf} from '../knowledge/index.ts';
import type {Triplet} from '../model/deferral.ts';
import type {SessionEvent} from '../model/event.ts';
import type {LedgerEntry} from '../model/ledger.ts';
import type {Mailbox, Target} from '../model/session.ts';
import type {Ended, Stage} from '../model/stage.ts';
import type {Factor} from '../model/trial.ts';
import type {Attempt, Exchange, SessionView} from '../model/view.ts';
import {exitCodes, type Outcome} from '../model/verdict.ts';
import {formatForMail, parseHeloName, parseMailbox, parseSender} from '../protocol/address.ts';
import {decodeUtf8} from '../protocol/bytes.ts';
import type {Ledger} from '../state/ledger.ts';
import {planAgain, type Wait, waitId, waitText} from '../state/wait.ts';
import type {Waits} from '../state/waits.ts';
import {findDecisive} from '../verdict/decisive.ts';
import {deferralOf, visitOf} from '../verdict/deferral.ts';
import {judge} from '../verdict/judge.ts';

/** What a session was made for, as the ledger says it. */
export type BookMeta = {readonly why: LedgerEntry['why']; readonly factor: Factor | null};

/**
 * Enter each connection and each RCPT of a session into the ledger, before the
 * packet goes out: the log is written before the effect is performed. What is
 * learned of a connection is entered behind it: from where it stands, and that
 * it was turned away.
 */
export function keepBooks(session: Session, ledger: Pick<Ledger, 'append'>, meta: BookMeta): void {
	const {plan, startedAt} = session.getView();
	let target: Target | undefined;
	let ownAddress: string | null = null;
	let isRefused = false;
	const enter = (what: LedgerEntry['what'], atMs: number) => {
		if (!target) return;
		ledger.append({
			at: new Date(Date.parse(startedAt) + atMs).toISOString(),
			what,
			...meta,
			domain: plan.mailbox.asciiDomain,
			host: target.host,
			address: target.address.address,
			port: target.port,
			provider: providerOf({mx: target.host}) ?? null,
			ownAddress,
			practice: plan.practice,
		});
	};
	follow(session.log, (event) => {
		if (event.type === 'connecting') {
			({target} = event);
			ownAddress = null;
			isRefused = false;
			enter('connection', event.atMs);
		} else if (event.type === 'connected') {
			ownAddress = event.localAddress;
			enter('opened', event.atMs);
		} else if (event.type === 'stage-ended' && !isRefused && turnsAway(event)) {
			isRefused = true;
			enter('refusal', event.atMs);
		} else if (event.type === 'sent' && /^RCPT\b/i.test(decodeUtf8(event.raw))) {
			enter('recipient', event.atMs);
		}
	});
}

/** Did the server, or something on the way, have enough of us? A recipient that is refused for good is no refusal of us. */
function turnsAway({
	stage,
	ended,
	code = 0,
}: Extract<SessionEvent, {type: 'stage-ended'}>): boolean {
	if (!refusing.has(stage) || byUs.has(ended)) return false;
	if (ended !== 'reply') return true;
	return stage === 'rcpt' ? code >= 400 && code < 500 : code >= 400;
}

const refusing: ReadonlySet<Stage> = new Set<Stage>(['connect', 'banner', 'ehlo', 'mail', 'rcpt']);
const byUs: ReadonlySet<Ended> = new Set<Ended>(['skipped', 'stopped', 'blocked-address']);

/**
 * Write down that a server said "not now" as soon as it has. What another host
 * of the same domain then says takes back what this session wrote. `onWait` is
 * told what was written, or that there is nothing to wait for any more. Call the
 * result when the person has seen what the session came to: only then a wait
 * that it settled is forgotten, so that a kill before loses nothing.
 */
export function keepWaits(
	session: Session,
	waits: Waits,
	onWait: (wait: Wait | undefined) => void = () => {},
): () => void {
	/** The waits that this session touched, as they were before it. */
	const before = new Map<string, Wait | undefined>();
	/** The same as they are now, and as they were before the newest visit. */
	const written = new Map<string, Wait>();
	const bases = new Map<string, Wait | undefined>();
	/** What was done last; VRFY and QUIT end behind it and change nothing. */
	let done: string | undefined;
	let settled = () => {};
	const restoreAllBut = (id: string) => {
		for (const [each, wait] of before) {
			if (each === id) continue;
			before.delete(each);
			written.delete(each);
			bases.delete(each);
			if (wait) waits.put(wait);
			else waits.remove(each);
		}
	};
	follow(session.log, (event) => {
		if (!telling.has(event.type)) return;
		const view = session.getView();
		if (!mayTell(view)) return;
		const outcome = judge(view);
		const said = outcome && visitOf(view, outcome) && saidOf(view);
		if (!said) return;
		const id = waitId(said.triplet);
		const visit = visitOf(view, outcome);
		// Whoever comes again without leaving the app makes a second visit in the same session.
		const mine = written.get(id);
		const isSecond = mine !== undefined && mine.visits.at(-1)?.at !== visit?.at;
		if (isSecond || !bases.has(id)) bases.set(id, isSecond ? mine : waits.get(id));
		const wait = waitOf(view, outcome, said, bases.get(id));
		const text = wait ? waitText(wait) : `${id} ${outcome.code}`;
		if (done === text) return;
		if (wait) {
			if (!before.has(id)) before.set(id, bases.get(id));
			restoreAllBut(id);
			waits.put(wait);
			written.set(id, wait);
			settled = () => {};
		} else if (outcome.stage === 'rcpt') {
			restoreAllBut(id);
			settled = () => {
				forget(waits, said.triplet, outcome.exitCode === exitCodes.accepted);
			};
		} else {
			return;
		}
		done = text;
		onWait(wait);
	});
	return () => {
		settled();
	};
}

/**
 * What an experiment settles, once it was seen: where its sender and recipient
 * were let in, nothing is left to come back for.
 */
export function settleTrial(session: Session, waits: Waits): void {
	const view = session.getView();
	const outcome = judge(view);
	const said = saidOf(view);
	const isLetIn = outcome?.stage === 'rcpt' && outcome.exitCode === exitCodes.accepted;
	if (isLetIn && said) forget(waits, said.triplet, true);
}

/** Only "not now" is to be waited for, and only the answer to RCPT settles it; judging takes its time. */
function mayTell(view: SessionView): boolean {
	const moment = findDecisive(view);
	const code = moment?.exchange?.reply?.reply.code ?? 0;
	return moment?.stage === 'rcpt' || (code >= 400 && code < 500);
}

/** Events after which there may be something new to write down. */
const telling: ReadonlySet<SessionEvent['type']> = new Set([
	'stage-ended',
	'identified',
	'session-ended',
]);

/** What there is to be waited for; undefined where the server did not ask for it. */
function waitOf(
	view: SessionView,
	outcome: Outcome,
	{triplet, from, helo}: Said,
	known: Wait | undefined,
): Wait | undefined {
	// With another address of ours the server has never seen this triplet.
	const earlier = known?.triplet.ownAddress === triplet.ownAddress ? known : undefined;
	const deferral = deferralOf(view, outcome, earlier?.visits ?? []);
	const visit = visitOf(view, outcome);
	const plan = planAgain(triplet, {...view.plan, from, helo});
	if (!deferral || !visit || !plan) return undefined;
	return {
		id: waitId(triplet),
		triplet,
		plan,
		secure: findDecisive(view)?.exchange?.secure ?? false,
		visits: [...(earlier?.visits ?? []), visit],
		deferral,
		dueAt: new Date(Date.parse(visit.at) + deferral.waitMs).toISOString(),
		firstAt: earlier?.firstAt ?? visit.at,
	};
}

/** The visit is decided; an acceptance decides it at every other host of the domain, too. */
function forget(waits: Waits, triplet: Triplet, everywhere: boolean): void {
	waits.remove(waitId(triplet));
	if (!everywhere) return;
	for (const {id, triplet: other} of waits.list()) {
		if (other.sender === triplet.sender && other.recipient === triplet.recipient) waits.remove(id);
	}
}

/** What has happened already, and then what happens. */
function follow(log: EventLog, listener: (event: SessionEvent) => void): void {
	for (const event of log.events) listener(event);
	log.subscribe(listener);
}

/** What went out on the decisive connection, or would have: undefined where the server came before it. */
type Said = {
	readonly triplet: Triplet;
	readonly from: string | undefined;
	readonly helo: string | undefined;
};

/** What a greylisting server may have noted of the decisive connection: what was said, not what was planned. */
function saidOf(view: SessionView): Said | undefined {
	const attempt = findDecisive(view)?.attempt;
	if (!attempt) return undefined;
	const {identity, plan} = view;
	const {host, address, port} = attempt.target;
	const sender = sentPath(attempt, 'MAIL FROM');
	const parsedSender = sender === undefined || sender === '' ? undefined : parseSender(sender);
	const name = lastSent(attempt, /^(?:EHLO|HELO) +(\S+)/i);
	const parsedName = name === undefined ? undefined : parseHeloName(name);
	const planned = identity?.sender ?? plan.from;
	const from = sender === '' ? '' : parsedSender?.ok ? parsedSender.sender : planned;
	const helo = parsedName?.ok ? parsedName.name : (identity?.helo ?? plan.helo);
	return {
		from,
		helo,
		triplet: {
			ownAddress: attempt.local?.address ?? identity?.address,
			sender: from ?? '',
			recipient: recipientOf(attempt, plan.mailbox),
			helo: helo ?? '',
			host,
			address: address.address,
			port,
		},
	};
}

/** As typed, unless the person changed the command. */
function recipientOf(attempt: Attempt, planned: Mailbox): string {
	const path = sentPath(attempt, 'RCPT TO');
	const parsed = path === undefined ? undefined : parseMailbox(path);
	if (!parsed?.ok) return planned.text;
	const isPlanned = formatForMail(parsed.mailbox) === formatForMail(planned);
	return isPlanned ? planned.text : parsed.mailbox.text;
}

/** The path of the last such command; quoted local parts may hold a '>'. */
function sentPath(attempt: Attempt, verb: 'MAIL FROM' | 'RCPT TO'): string | undefined {
	return lastSent(
		attempt,
		new RegExp(String.raw`^${verb}: *<((?:"(?:[^"\\]|\\.)*"|[^>"])*)>`, 'i'),
	);
}

function lastSent(attempt: Attempt, pattern: RegExp): string | undefined {
	const found = attempt.exchanges.flatMap(
		({sent}: Exchange) => (sent && pattern.exec(decodeUtf8(sent.raw))?.[1]) ?? [],
	);
	return found.at(-1);
}
