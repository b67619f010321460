import type {About, MailboxState, Reason} from '../model/verdict.ts';
import {reasonTexts} from './reason-texts.ts';

/** What a reason says by itself. A rule may say more; what it leaves out comes from here. */
export type ReasonText = {
	/** At most 60 characters. */
	readonly title: string;
	readonly meaning: string;
	readonly causes: readonly string[];
	readonly next: readonly string[];
};

/** Whom a reason is about and what it says about the mailbox, unless a rule knows better. */
export const reasonFacts: Readonly<
	Record<Reason, {readonly about: About; readonly mailbox: MailboxState}>
> = {
	accepted: {about: 'server', mailbox: 'unknown'},
	ready: {about: 'server', mailbox: 'unknown'},
	capability: {about: 'server', mailbox: 'unknown'},
	'cannot-verify': {about: 'recipient', mailbox: 'unknown'},
	'user-unknown': {about: 'recipient', mailbox: 'absent'},
	'mailbox-disabled': {about: 'recipient', mailbox: 'exists'},
	'mailbox-full': {about: 'recipient', mailbox: 'exists'},
	'mailbox-temp-unavailable': {about: 'recipient', mailbox: 'unknown'},
	'user-moved': {about: 'recipient', mailbox: 'unknown'},
	'recipient-refused': {about: 'recipient', mailbox: 'unknown'},
	'relay-denied': {about: 'domain', mailbox: 'unknown'},
	'domain-not-found': {about: 'domain', mailbox: 'unknown'},
	'domain-refuses-mail': {about: 'domain', mailbox: 'unknown'},
	'auth-required': {about: 'you', mailbox: 'unknown'},
	'tls-required': {about: 'you', mailbox: 'unknown'},
	'helo-rejected': {about: 'you', mailbox: 'unknown'},
	'no-ptr': {about: 'you', mailbox: 'unknown'},
	'sender-rejected': {about: 'you', mailbox: 'unknown'},
	'sender-auth-failed': {about: 'you', mailbox: 'unknown'},
	greylisted: {about: 'you', mailbox: 'unknown'},
	'rate-limited': {about: 'you', mailbox: 'unknown'},
	'too-many-recipients': {about: 'you', mailbox: 'unknown'},
	'ip-blocklisted': {about: 'you', mailbox: 'unknown'},
	'domain-blocklisted': {about: 'you', mailbox: 'unknown'},
	'bad-reputation': {about: 'you', mailbox: 'unknown'},
	'spam-content': {about: 'you', mailbox: 'unknown'},
	virus: {about: 'you', mailbox: 'unknown'},
	'content-rejected': {about: 'you', mailbox: 'unknown'},
	'message-too-big': {about: 'you', mailbox: 'unknown'},
	policy: {about: 'unknown', mailbox: 'unknown'},
	'protocol-error': {about: 'you', mailbox: 'unknown'},
	'bad-address-syntax': {about: 'unknown', mailbox: 'unknown'},
	'service-unavailable': {about: 'server', mailbox: 'unknown'},
	'system-error': {about: 'server', mailbox: 'unknown'},
	timeout: {about: 'network', mailbox: 'unknown'},
	unspecified: {about: 'unknown', mailbox: 'unknown'},
};

/** What a reason says by itself, in words. */
export function reasonText(reason: Reason): ReasonText {
	return reasonTexts[reason];
}
