import type {Session} from '../engine/session.ts';
import type {CheckId, Consent, ConsentGroup, Self} from '../model/check.ts';
import type {Identity} from '../model/session.ts';
import type {SessionView} from '../model/view.ts';
import {visible} from '../protocol/visible.ts';
import {addressesSeenIn, type SeenAddress} from './addresses.ts';
import {type Ask, createAsk} from './ask.ts';
import {callBack} from './checks/callback.ts';
import {callBackRoute, type CallBackRoute} from './checks/callback-route.ts';
import {type Checks, checksFor} from './checks/index.ts';
import {exchangesIn} from './checks/sender-domain.ts';
import {consentsFor} from './consents.ts';
import type {Theirs} from './context.ts';
import type {Findings} from './findings.ts';
import type {PreflightOptions} from './preflight.ts';
import {type CheckEntry, runCheck} from './run-check.ts';
import {findSelf, selfOf} from './self.ts';
import {askWhoAmI} from './whoami.ts';
import {shownZone} from './zone-name.ts';

const callBackIds: readonly CheckId[] = ['callback', 'postmaster', 'abuse', 'own-service'];

/** What a preflight does, one part after the other. All reject when the signal comes. */
export type Looks = {
	/** Who we are, and all that needs no consent. */
	first(): Promise<void>;
	/** What else could be done. */
	offers(without: ReadonlySet<ConsentGroup>): readonly Consent[];
	/** Make the checks of a group that was agreed to. */
	make(group: ConsentGroup): Promise<void>;
};

/** The parts of this preflight; what they find goes to `findings`. */
export function createLooks(
	options: PreflightOptions & {readonly checks?: Checks},
	findings: Findings,
	signal: AbortSignal,
): Looks {
	const {plan, io, view} = options;
	const {store, begin, found, contact} = findings;
	const ask = createAsk(io.resolver, signal);
	const calls = createCalls(options, findings);
	const checks = options.checks ?? checksFor(plan, calls.views);
	const run = createRun(options, findings, {ask, signal});
	let identity: Identity;
	let seen: readonly SeenAddress[] = [];
	let route: CallBackRoute;

	/** Another source said where we are. What was found for a worse one is found anew. */
	async function learn(more: readonly SeenAddress[]): Promise<void> {
		seen = [...seen, ...more];
		const self = selfOf(identity, seen);
		if (JSON.stringify(self) === JSON.stringify(store.get().self)) return;
		store.set({self});
		await run(checks.free, self);
	}

	async function whoami(): Promise<void> {
		const {question, server} = plan.whoami;
		begin(['own-address']);
		contact(`${visible(question.name)} at ${server.address}`);
		const {address, steps} = await askWhoAmI(plan.whoami, io, signal);
		findings.askedWho(steps);
		await learn(address === undefined ? [] : [{address, source: 'whoami'}]);
	}

	async function callBackNow(self: Self): Promise<void> {
		if (route.kind === 'nobody') return;
		begin(callBackIds);
		const {onSession} = calls;
		await callBack({route, self, plan, io, ask, signal, onSession}, (results) => {
			if (signal.aborted) return;
			found(
				results.map(({id}) => id),
				results,
			);
		});
		signal.throwIfAborted();
		await run(checks.afterConnections, self);
		await learn(calls.own().flatMap(addressesSeenIn));
	}

	return {
		async first() {
			({identity, seen} = await findSelf({plan, io, view, signal}));
			const self = selfOf(identity, seen);
			store.set({self});
			const [where] = await Promise.all([
				callBackRoute(self, ask, plan.allowPrivate),
				run([...checks.free, ...checks.afterConnections], self),
			]);
			route = where;
			if (route.kind === 'nobody') found(['callback'], route.checks);
		},
		offers(without) {
			const {self} = store.get();
			return self ? consentsFor({plan, self, route, without}) : [];
		},
		async make(group) {
			const {self} = store.get();
			if (!self) return;
			if (group === 'whoami') await whoami();
			else if (group === 'callback') await callBackNow(self);
			else if (checks.blocklists) {
				for (const zone of plan.zones) contact(shownZone(zone));
				await run([checks.blocklists], self);
			}
		},
	};
}

/** Runs checks, all at the same time, each for as long as it may take. */
function createRun(
	options: PreflightOptions,
	{begin, found}: Findings,
	world: {readonly ask: Ask; readonly signal: AbortSignal},
) {
	/** DNS may be asked a few times in a row, each time up to its own limit. */
	const limitMs = Math.max(4 * options.plan.timeouts.dnsMs, 1000);
	return async (entries: readonly CheckEntry[], self: Self): Promise<void> => {
		begin(entries.flatMap(({ids}) => ids));
		const theirs = await theirsOf(options, world.ask);
		await Promise.all(
			entries.map(async (entry) => {
				const results = await runCheck(entry, {...world, self, theirs}, limitMs);
				if (results) found(entry.ids, results);
			}),
		);
		world.signal.throwIfAborted();
	};
}

/** The SMTP sessions of a preflight: counted, named, and kept for what they show. */
function createCalls({view, onSession}: PreflightOptions, {contact, connected}: Findings) {
	const sessions: Session[] = [];
	const own = (): readonly SessionView[] => sessions.map((session) => session.getView());
	return {
		own,
		/** With the walk that was made before. */
		views: (): readonly SessionView[] => [...(view ? [view] : []), ...own()],
		onSession(this: void, session: Session): void {
			sessions.push(session);
			session.log.subscribe((event) => {
				if (event.type !== 'connecting') return;
				const {host, address} = event.target;
				contact(host === address.address ? `[${host}]` : `${visible(host)} [${address.address}]`);
				connected();
			});
			onSession?.(session);
		},
	};
}

/** What must not be borrowed from the other side of the walk. Where no walk knows its hosts, our own resolver does. */
async function theirsOf({plan, view}: PreflightOptions, ask: Ask): Promise<Theirs | undefined> {
	const mailbox = plan.mailbox ?? view?.plan.mailbox;
	if (!mailbox) return undefined;
	const known = view?.route?.hosts.map(({host}) => host);
	if (known || mailbox.isLiteral) return {mailbox, hosts: known ?? []};
	return {mailbox, hosts: exchangesIn(await ask(mailbox.asciiDomain, 'MX'))};
}
