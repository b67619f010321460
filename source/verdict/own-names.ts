import type {Attempt, SessionView} from '../model/view.ts';
import {decodeUtf8} from '../protocol/bytes.ts';
import {heloForm, isConfirmedName, isTheirName} from '../protocol/own-name.ts';
import {addressScope} from '../protocol/scope.ts';
import {visible} from '../protocol/visible.ts';
import type {OwnFindings} from './own-findings.ts';

/** Who we said we are, and what a receiver may dislike about it. Sentences are safe to show. */
export type OwnNames = {
	/** What is known of the reverse name of our address. `generic`: it leads back, and looks like one of a machine. */
	readonly ptr: 'confirmed' | 'generic' | 'unconfirmed' | 'missing' | 'unknown';
	/** The PTR name, safe to show; '' if there is none or it is not known here. */
	readonly ptrName: string;
	/** The name said with EHLO, safe to show; undefined before. */
	readonly helo: string | undefined;
	/** What is wrong with that name, as a sentence; undefined if nothing is. */
	readonly heloFault: string | undefined;
	/** Nothing wrong, but some servers dislike it. */
	readonly heloDoubt: string | undefined;
	/** The sender named with MAIL, without brackets; undefined before. NOT safe to show. */
	readonly sender: string | undefined;
	readonly senderIsRecipient: boolean;
	/** Our own address is a private one, so that others see another. */
	readonly isPrivate: boolean;
};

/** Read our names off the commands as they went out, not off the plan: a person may have edited them. */
export function ownNames(
	view: SessionView,
	attempt: Attempt | undefined,
	checks: OwnFindings,
): OwnNames {
	const {identity} = view;
	const address = attempt?.local?.address ?? identity?.address;
	const helo = said(attempt, 'ehlo')?.replace(/^(?:EHLO|HELO)\s*/iu, '');
	const sender = /<([^<>]*)>/u.exec(said(attempt, 'mail') ?? '')?.[1];
	const {mailbox} = view.plan;
	return {
		ptr: ptrOfChecks(checks) ?? ptrOf(view),
		ptrName: visible(identity?.ptr ?? ''),
		helo: helo === undefined ? undefined : visible(helo),
		heloFault: helo === undefined ? undefined : faultOf(helo, view, attempt),
		heloDoubt: helo === undefined ? undefined : doubtOf(helo, view),
		sender,
		senderIsRecipient: sender?.toLowerCase() === mailbox.text.toLowerCase(),
		isPrivate: address !== undefined && addressScope(address) === 'private',
	};
}

/** A receiver that asks for a reverse name finds none that holds. */
export function lacksPtr({ptr}: OwnNames): boolean {
	return ptr === 'missing' || ptr === 'unconfirmed';
}

/** The newest command of that stage, without its line end. */
function said(attempt: Attempt | undefined, stage: 'ehlo' | 'mail'): string | undefined {
	const exchange = attempt?.exchanges.findLast((each) => each.stage === stage && each.sent);
	return exchange?.sent && decodeUtf8(exchange.sent.raw).trim().slice(0, 600);
}

/** Findings about a PTR record that holds a name all the same. */
const named: ReadonlySet<string> = new Set(['several', 'underscore']);

/** A check looked at the address that they see; the walk itself only at our end of the connection. */
function ptrOfChecks(checks: OwnFindings): OwnNames['ptr'] | undefined {
	// Several names are a mess, and one with an underscore is odd, but they are names.
	if (checks.of('ptr', 'bad').some(({finding}) => !named.has(finding))) return 'missing';
	if (checks.has('ptr-forward', 'bad')) return 'unconfirmed';
	if (checks.has('ptr-generic', 'bad')) return 'generic';
	return checks.has('ptr-forward', 'good') ? 'confirmed' : undefined;
}

function ptrOf({identity, dns}: SessionView): OwnNames['ptr'] {
	if (identity === undefined) return 'unknown';
	if (identity.ptr !== undefined) return identity.ptrConfirmed ? 'confirmed' : 'unconfirmed';
	const asked = dns.findLast(({question}) => question.type === 'PTR');
	const isMissing = asked?.status === 'nxdomain' || asked?.status === 'nodata';
	return isMissing && addressScope(identity.address ?? '') === 'public' ? 'missing' : 'unknown';
}

function faultOf(
	helo: string,
	{plan, identity}: SessionView,
	attempt: Attempt | undefined,
): string | undefined {
	const shown = visible(helo);
	switch (heloForm(helo).kind) {
		case 'literal':
			return undefined;
		case 'literal-private':
		case 'literal-malformed':
			return `The EHLO name ${shown} is a private address.`;
		case 'localhost':
			return `The EHLO name was ${shown}.`;
		case 'empty':
		case 'single-label':
			return `The EHLO name ${shown} is not a full host name.`;
		case 'local-name':
			return `The EHLO name ${shown} means nothing on the Internet.`;
		case 'bare-address':
			return `The EHLO name ${shown} is a bare address, without brackets.`;
		case 'underscore':
		case 'malformed':
			return `The EHLO name ${shown} is no valid host name.`;
		case 'host-name':
			return !isConfirmedName(helo, identity) &&
				isTheirName(helo, plan.mailbox.asciiDomain, [attempt?.target.host])
				? `The EHLO name ${shown} is theirs, and nothing shows that it is yours.`
				: undefined;
	}
}

function doubtOf(helo: string, {identity}: SessionView): string | undefined {
	if (helo.startsWith('['))
		return 'The EHLO name was an address literal, which some servers refuse.';
	const ptr = identity?.ptr?.toLowerCase();
	if (ptr === undefined || ptr === helo.toLowerCase()) return undefined;
	return `The EHLO name ${visible(helo)} is not the PTR name of your address.`;
}
