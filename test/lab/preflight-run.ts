/**
 * Runs check functions inside the lab: cases as JSON on standard input, what
 * they found as JSON on standard output, in the same order.
 */
import {text} from 'node:stream/consumers';
import type {Self} from '../../source/model/check.ts';
import {blocklistChecks} from '../../source/preflight/checks/blocklists.ts';
import {heloChecks} from '../../source/preflight/checks/helo.ts';
import {ownAddressChecks} from '../../source/preflight/checks/own-address.ts';
import {policyChecks} from '../../source/preflight/checks/policies.ts';
import {reverseChecks} from '../../source/preflight/checks/reverse.ts';
import {senderDomainChecks} from '../../source/preflight/checks/sender-domain.ts';
import {checkSpfHelo, checkSpfMail} from '../../source/preflight/checks/spf.ts';
import {senderNameChecks} from '../../source/preflight/checks/sender-name.ts';
import type {CheckFunction} from '../../source/preflight/context.ts';
import {parseMailbox} from '../../source/protocol/address.ts';
import {contextAt} from '../support/preflight.ts';

/** What one run asks for. */
export type LabRun = {
	/** Address of the DNS server. */
	readonly resolver: string;
	readonly checks: readonly (keyof typeof functions)[];
	readonly zones?: readonly string[];
	readonly self?: Partial<Self>;
	/** Whom a walk would be to. */
	readonly to?: string;
	readonly timeoutMs?: number;
};

const functions = {
	address: ownAddressChecks,
	reverse: reverseChecks,
	helo: heloChecks,
	sender: senderNameChecks,
	domain: senderDomainChecks,
	policies: policyChecks,
	spfHelo: checkSpfHelo,
	spfMail: checkSpfMail,
} satisfies Readonly<Record<string, CheckFunction>>;

async function look(run: LabRun): Promise<unknown> {
	const to = run.to === undefined ? undefined : parseMailbox(run.to);
	const context = contextAt(
		{address: run.resolver, port: 53},
		{
			...(run.self && {self: run.self}),
			...(run.timeoutMs !== undefined && {timeoutMs: run.timeoutMs}),
			theirs: to?.ok ? {mailbox: to.mailbox, hosts: [`mx.${to.mailbox.asciiDomain}`]} : undefined,
		},
	);
	const all = [...run.checks.map((name) => functions[name]), blocklistChecks(run.zones ?? [])];
	return (await Promise.all(all.map((each) => each(context)))).flat();
}

if (import.meta.main) {
	const runs = JSON.parse(await text(process.stdin)) as readonly LabRun[];
	process.stdout.write(JSON.stringify(await Promise.all(runs.map(look))));
}
