import {type BigName, bigDomainOf} from '../knowledge/big-names.ts';
import type {Mailbox} from '../model/session.ts';
import {formatForMail, parseSender} from '../protocol/address.ts';
import {isPublicFqdn} from '../protocol/own-name.ts';
import {shown} from './answers.ts';
import type {Draft, Theirs} from './context.ts';

/** Whether the domain of the sender is known to be ours. `unasked`: no packet was sent. */
export type Ownership = 'ours' | 'not-shown' | 'unknown' | 'unasked';

/** Somebody's domain in which a stranger must not write. */
export type Borrowed =
	| {readonly whose: 'theirs'; readonly domain: string}
	| {readonly whose: 'big'; readonly domain: string; readonly big: BigName};

/** The mailbox of a sender; undefined for the null sender and for what is none. */
export function mailboxOf(sender: string): Mailbox | undefined {
	const parsed = parseSender(sender);
	return parsed.ok ? parsed.mailbox : undefined;
}

/** The domain of the sender, if it is somebody's whose name must not be borrowed. */
export function borrowedDomain(sender: string, theirs: Theirs | undefined): Borrowed | undefined {
	const mailbox = mailboxOf(sender);
	if (!mailbox || mailbox.isLiteral) return undefined;
	const domain = mailbox.asciiDomain;
	if (theirs?.mailbox.asciiDomain === domain) return {whose: 'theirs', domain};
	const big = bigDomainOf(domain);
	return big && {whose: 'big', domain, big};
}

/** `sender-name` without a packet; what DNS says of the domain may be added. */
export function judgeSender(
	sender: string,
	theirs: Theirs | undefined,
	ownership: Ownership,
): Draft {
	const name = sender === '' ? '<>' : shown(sender);
	const base = {id: 'sender-name', subject: name} as const;
	const bad = (finding: string, found: string): Draft => ({...base, state: 'bad', finding, found});
	if (sender === '') {
		return bad('null', 'The sender is empty (<>), as in a message about a failure.');
	}
	const parsed = parseSender(sender);
	if (!parsed.ok || !parsed.mailbox) {
		const why = parsed.ok ? '' : ` ${parsed.message}`;
		return bad('malformed', `The sender ${name} is no valid address.${why}`);
	}
	const {mailbox} = parsed;
	if (mailbox.isLiteral) {
		return bad('literal', `The sender ${name} has an address in the place of a domain.`);
	}
	if (!isPublicFqdn(mailbox.asciiDomain.replaceAll('_', 'a'))) {
		return bad(
			'local-domain',
			`The domain of the sender, ${shown(mailbox.asciiDomain)}, means nothing on the internet.`,
		);
	}
	if (theirs && sameMailbox(mailbox, theirs.mailbox)) {
		return bad('recipient', `The sender ${name} is the recipient itself.`);
	}
	const borrowed = borrowedDomain(sender, theirs);
	if (borrowed && ownership !== 'ours') return {...base, ...judgeBorrowed(borrowed, ownership)};
	if (mailbox.needsSmtpUtf8) {
		return bad('needs-utf8', `The sender ${name} has letters beyond ASCII in front of the @.`);
	}
	return {
		...base,
		state: 'good',
		finding: 'address',
		found: `The sender ${name} is a full address.`,
	};
}

function judgeBorrowed(
	borrowed: Borrowed,
	ownership: Ownership,
): Pick<Draft, 'state' | 'finding' | 'found'> {
	const domain = shown(borrowed.domain);
	const whose =
		borrowed.whose === 'theirs'
			? `${domain} is the domain that you write to`
			: `${domain} belongs to ${borrowed.big.name}`;
	if (ownership === 'unknown') {
		const found = `${whose}. Whether your address may send for it is not known.`;
		return {state: 'unknown', finding: 'borrowed-unverified', found};
	}
	if (borrowed.whose === 'theirs') {
		const found = `${whose}, and nothing shows that you belong to it.`;
		return {state: 'bad', finding: 'target-domain', found};
	}
	const found = `${whose}, and your address is none of theirs.`;
	return {
		state: 'bad',
		finding: 'borrowed',
		found:
			ownership === 'unasked' ? `${whose}, and nothing shows that you send from there.` : found,
	};
}

function sameMailbox(one: Mailbox, other: Mailbox): boolean {
	return formatForMail(one).toLowerCase() === formatForMail(other).toLowerCase();
}
