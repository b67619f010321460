import type {Io} from '../../engine/io.ts';
import type {Session} from '../../engine/session.ts';
import type {Check, CheckStep, OwnAddress, Self} from '../../model/check.ts';
import type {Mailbox, WalkPlan} from '../../model/session.ts';
import type {SessionView} from '../../model/view.ts';
import {parseMailbox} from '../../protocol/address.ts';
import {visible} from '../../protocol/visible.ts';
import type {Ask} from '../ask.ts';
import type {PreflightPlan} from '../preflight.ts';
import {walkPlanOf} from '../self.ts';
import {judgeCallBack, judgeRole} from './callback-judge.ts';
import type {CallBackRoute} from './callback-route.ts';
import {type CallBackVisit, callBackVisit} from './callback-visit.ts';
import {isOwnExchanger, judgeOwnService, mainAddress, ownServicePlan} from './own-service.ts';

/** Never more connections than this, that to our own address included. */
export const maxConnections = 3;

/** All of it together may take so long; each step has its own time-out besides. */
const maxMs = 150_000;

type HostsRoute = CallBackRoute & {kind: 'hosts'};

/** What a call-back needs. */
export type CallBackOptions = {
	readonly route: HostsRoute;
	readonly self: Self;
	readonly plan: PreflightPlan;
	readonly io: Io;
	readonly ask: Ask;
	readonly signal: AbortSignal;
	/** Called before the first packet of every session. */
	readonly onSession: (session: Session) => void;
};

/** Our address that is asked for a mail service; undefined: none is known, or the call-back itself shows it. */
export function ownServiceAt(self: Self, route: HostsRoute): OwnAddress | undefined {
	const own = mainAddress(self);
	return own && !isOwnExchanger(own.address, route.hosts) ? own : undefined;
}

/**
 * Do what a receiver does that verifies a sender: connect to the mail
 * exchangers of its domain, name the null sender, ask for the sender; then for
 * postmaster@ and abuse@; then see whether mail is taken at our own address.
 * `onChecks` is told of findings as they come; all of them come in the end.
 */
export async function callBack(
	options: CallBackOptions,
	onChecks: (checks: readonly Check[]) => void,
): Promise<void> {
	const {route, self} = options;
	const patience = AbortSignal.any([options.signal, AbortSignal.timeout(maxMs)]);
	const own = ownServiceAt(self, route);
	const log = createTally(options, patience);
	const roles = roleMailboxes(route.mailbox);
	const budget = maxConnections - (own ? 1 : 0);
	const subject = visible(self.sender);

	const visit = await log.visit(
		route.mailbox,
		roles.map(({mailbox}) => mailbox),
		budget,
	);
	onChecks([judgeCallBack(visit.first, subject, visit.steps[0] ?? [])]);
	const told = roles.map((role, index) => ({
		...role,
		reply: visit.others[index],
		view: visit.view,
		steps: visit.steps[index + 1] ?? [],
	}));
	// A server may hang up behind the first answer: then each role gets a visit, while connections are left.
	for (const role of told) {
		const wasHeard = visit.first.attempts.some(({stages}) => stages.rcpt.ended === 'reply');
		if (role.reply !== undefined || !wasHeard || log.used() >= budget || patience.aborted) continue;
		const second = await log.visit(role.mailbox, [], 1);
		role.view = second.view;
		role.reply = replyToRcpt(second.first);
		role.steps = second.steps[0] ?? [];
	}
	onChecks(
		told.map(({id, mailbox, reply, view, steps}) =>
			judgeRole(id, visible(mailbox.text), reply, view, steps),
		),
	);
	onChecks([await ownService(options, own, visit, log)]);
}

/** The sessions of one call-back, and the connections they made. */
function createTally(options: CallBackOptions, signal: AbortSignal) {
	const {plan, self, ask, onSession} = options;
	let connections = 0;
	// The same answers from which the hosts were named: no other is contacted.
	const io: Io = {
		...options.io,
		resolver: {resolve: (question) => ask(question.name, question.type)},
	};
	const begin = (session: Session): void => {
		onSession(session);
		session.log.subscribe(({type}) => {
			if (type === 'connecting') connections++;
		});
	};
	const make = (walkPlan: WalkPlan, others: readonly Mailbox[]): Promise<CallBackVisit> =>
		callBackVisit({plan: walkPlan, others, io, signal, onSession: begin});
	return {
		used: () => connections,
		make,
		visit: (mailbox: Mailbox, others: readonly Mailbox[], most: number) =>
			make(
				{
					...walkPlanOf(plan, mailbox),
					from: '',
					helo: plan.helo ?? self.helo,
					maxConnections: most,
				},
				others,
			),
	};
}

type Tally = ReturnType<typeof createTally>;

async function ownService(
	{route, self, plan}: CallBackOptions,
	own: OwnAddress | undefined,
	visit: CallBackVisit,
	log: Tally,
): Promise<Check> {
	if (!own) return judgeOwnService(self, route.hosts, visit, undefined);
	const second = await log.make(ownServicePlan(plan, route.mailbox, own), []);
	return judgeOwnService(self, route.hosts, visit, {
		own,
		view: second.view,
		steps: second.steps[0],
	});
}

type Role = {readonly id: 'postmaster' | 'abuse'; readonly mailbox: Mailbox};

/** RFC 2142 §2 and §4 beside the sender itself. */
function roleMailboxes(sender: Mailbox): (Role & {
	view?: SessionView | undefined;
	steps?: readonly CheckStep[];
})[] {
	return (['postmaster', 'abuse'] as const).flatMap((id) => {
		const parsed = parseMailbox(`${id}@${sender.isLiteral ? sender.domain : sender.asciiDomain}`);
		return parsed.ok ? [{id, mailbox: parsed.mailbox}] : [];
	});
}

function replyToRcpt(view: SessionView): CallBackVisit['others'][number] {
	return view.attempts
		.at(-1)
		?.exchanges.findLast(({stage, aside}) => stage === 'rcpt' && aside !== true)?.reply?.reply;
}
