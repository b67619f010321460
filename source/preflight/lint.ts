import type {Check} from '../model/check.ts';
import type {Mailbox} from '../model/session.ts';
import {ownAddressesOf} from './addresses.ts';
import {checkOf} from './context.ts';
import {judgeHelo} from './judge-helo.ts';
import {judgeSender} from './judge-sender.ts';

/** What would be said, before anything is. */
export type LintOptions = {
	/** EHLO name. */
	readonly helo: string;
	/** Envelope sender without brackets; '' is the null sender. */
	readonly sender: string;
	/** Whom the walk is to; undefined where there is none. */
	readonly mailbox: Mailbox | undefined;
	/** Our public addresses, as far as they are known. */
	readonly ownAddresses: readonly string[];
	/** Hosts that serve the domain of the mailbox, as far as they are known. */
	readonly targetHosts?: readonly string[] | undefined;
	/** The EHLO name is known to lead to an address of ours, as a confirmed PTR name does. */
	readonly heloConfirmed?: boolean | undefined;
};

/** `helo-name` and `sender-name` without a single packet: what DNS would say for us is not known here. */
export function lintOf(options: LintOptions): readonly Check[] {
	const {helo, sender, mailbox, ownAddresses, targetHosts = [], heloConfirmed = false} = options;
	const theirs = mailbox && {mailbox, hosts: targetHosts};
	const own = ownAddressesOf(ownAddresses.map((address) => ({address, source: 'option'})));
	return [
		checkOf(judgeHelo(helo, own, theirs, heloConfirmed ? true : undefined, false)),
		checkOf(judgeSender(sender, theirs, 'unasked')),
	];
}
