import type {Attempt, SessionView} from '../model/view.ts';
import {decodeUtf8} from '../protocol/bytes.ts';
import {parseIp} from '../protocol/ip.ts';
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

/** A check looked at the address that they see; the walk itself only at our end of the connection. */
function ptrOfChecks(checks: OwnFindings): OwnNames['ptr'] | undefined {
	// Several names are a mess, but they are names.
	if (checks.of('ptr', 'bad').some(({finding}) => finding !== 'several')) return 'missing';
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

const localName =
	/(?:^|\.)(?:local|localdomain|internal|intranet|private|corp|home|lan|invalid|arpa)$/iu;

function faultOf(
	helo: string,
	{plan}: SessionView,
	attempt: Attempt | undefined,
): string | undefined {
	const shown = visible(helo);
	const literal = /^\[(?:IPv6:)?(.*)\]$/iu.exec(helo)?.[1];
	if (literal !== undefined) {
		return parseIp(literal) && addressScope(literal) === 'public'
			? undefined
			: `The EHLO name ${shown} is a private address.`;
	}
	const name = helo.toLowerCase().replace(/\.$/u, '');
	if (/(?:^|\.)localhost(?:\.localdomain)?$/u.test(name)) return `The EHLO name was ${shown}.`;
	if (!name.includes('.')) return `The EHLO name ${shown} is not a full host name.`;
	if (localName.test(name)) return `The EHLO name ${shown} means nothing on the Internet.`;
	if (parseIp(name)) return `The EHLO name ${shown} is a bare address, without brackets.`;
	if (name === plan.mailbox.asciiDomain || name === attempt?.target.host.toLowerCase()) {
		return `The EHLO name ${shown} is theirs, not yours.`;
	}
	return undefined;
}

function doubtOf(helo: string, {identity}: SessionView): string | undefined {
	if (helo.startsWith('['))
		return 'The EHLO name was an address literal, which some servers refuse.';
	const ptr = identity?.ptr?.toLowerCase();
	if (ptr === undefined || ptr === helo.toLowerCase()) return undefined;
	return `The EHLO name ${visible(helo)} is not the PTR name of your address.`;
}
