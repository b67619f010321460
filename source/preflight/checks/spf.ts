import type {Check, OwnAddress, Self} from '../../model/check.ts';
import {spfPublish} from '../../knowledge/check-words/spf-words.ts';
import {heloForm} from '../../protocol/own-name.ts';
import {addressScope} from '../../protocol/scope.ts';
import {visible} from '../../protocol/visible.ts';
import {aliasAdvice} from '../answers.ts';
import {type CheckContext, type CheckFunction, checkOf} from '../context.ts';
import {mendElsewhere, type NotYours, notYours} from '../not-yours.ts';
import {type Evaluation, evaluateSpf} from '../spf/evaluate.ts';
import {concludeSpf, noDomainWords} from '../spf/finding.ts';
import {loadSpfLibrary, type SpfSubject} from '../spf/library.ts';
import {recordToPublish} from '../spf/publish.ts';
import {questionsOver} from '../spf/questions.ts';
import {domainOf} from '../spf/trial.ts';

type Identity = 'spf-mail' | 'spf-helo';

/** SPF of the envelope sender; with the null sender, of postmaster@ the EHLO name (RFC 7208 §2.4). */
export const checkSpfMail: CheckFunction = (context) => check(context, 'spf-mail');

/** SPF of the EHLO name (RFC 7208 §2.3). */
export const checkSpfHelo: CheckFunction = (context) => check(context, 'spf-helo');

async function check(context: CheckContext, id: Identity): Promise<readonly Check[]> {
	const {self, signal} = context;
	const known = self.addresses.filter(({address}) => addressScope(address) === 'public');
	if (self.addresses.length === 0) return [unknownAddress(self, id, undefined)];
	const unknown = self.addresses
		.filter((own) => !known.includes(own))
		.map((own) => unknownAddress(self, id, own));
	if (known.length === 0) return unknown;

	const domain = domainOf(subjectOf(self, id, ''));
	// Whatever our own DNS says of such a name, nobody outside can ask for it.
	const form = heloForm(domain).kind;
	if (form === 'local-name' || form === 'localhost') {
		const found = noDomainWords(domain);
		const none = {id, state: 'unknown', finding: 'no-domain', found} as const;
		return [
			...known.map(({address}) => checkOf({...none, subject: subjectText(self, id, address)})),
			...unknown,
		];
	}
	const library = await loadSpfLibrary();
	const questions = questionsOver(context.ask);
	const evaluations: Evaluation[] = [];
	for (const {address} of known) {
		evaluations.push(await evaluateSpf(library, subjectOf(self, id, address), questions));
		signal.throwIfAborted();
	}
	const mendable = evaluations.filter((evaluation) => isMendable(evaluation));
	const [first] = mendable;
	const isHost = id === 'spf-helo' || self.sender === '';
	const why = first && (await notYours(context, domain, isHost ? 'host' : 'sender'));
	signal.throwIfAborted();
	const record = why
		? undefined
		: await recordToPublish(library, questions, mendable, endingFor(self, id));
	const alias = record === undefined ? [] : aliasAdvice([await context.ask(domain, 'TXT')]);
	signal.throwIfAborted();
	return [
		...evaluations.map((evaluation) =>
			why && isMendable(evaluation)
				? notMendable(finding(self, id, evaluation, undefined), why)
				: finding(self, id, evaluation, record, alias),
		),
		...unknown,
	];
}

function finding(
	self: Self,
	id: Identity,
	evaluation: Evaluation,
	record: string | undefined,
	/** What has to be done before it can be published. */
	before: readonly string[] = [],
): Check {
	const {subject, steps} = evaluation;
	const conclusion = concludeSpf(evaluation);
	const isNull = id === 'spf-mail' && self.sender === '';
	const why = 'The null sender has no domain, so receivers look at postmaster@ your EHLO name. ';
	const published = isMendable(evaluation) ? record : undefined;
	const publish = evaluation.verdict.record === undefined ? spfPublish.first : spfPublish.instead;
	return checkOf({
		...conclusion,
		id,
		subject: subjectText(self, id, subject.ip),
		found: `${isNull ? why : ''}${conclusion.found}`,
		records: published === undefined ? [] : [published],
		next: published === undefined ? [] : [...before, publish],
		steps,
	});
}

/** A zone into which the person cannot write: the sender or the name has to be another one. */
function notMendable(check: Check, why: NotYours): Check {
	const {id, subject, steps} = check;
	const {finding, found} = why;
	if (finding === 'no-such-domain') {
		return checkOf({id, subject, state: 'unknown', finding, found, steps});
	}
	const next = [spfPublish.yours[id === 'spf-helo' ? 'name' : 'sender']];
	return mendElsewhere(check, why, {who: 'you', next});
}

function unknownAddress(self: Self, id: Identity, own: OwnAddress | undefined): Check {
	return checkOf({
		id,
		subject: subjectText(self, id, own?.address),
		state: 'unknown',
		finding: 'address-unknown',
		found: own
			? `${visible(own.address)} is an address of a closed network: others see another one.`
			: 'Your public address is not known.',
	});
}

/** A new term would help: the record can be read, and does not let the address pass. */
function isMendable({story, verdict}: Evaluation): boolean {
	return story !== undefined && ['fail', 'softfail', 'neutral', 'none'].includes(verdict.result);
}

/** The EHLO name is this host alone; who else sends for a domain of senders, only its owner knows. */
function endingFor(self: Self, id: Identity): '-all' | '~all' {
	const mail = domainOf(subjectOf(self, 'spf-mail', ''));
	return id === 'spf-helo' && domainOf(subjectOf(self, id, '')) !== mail ? '-all' : '~all';
}

function subjectOf({helo, sender}: Self, id: Identity, ip: string): SpfSubject {
	return {ip, helo, sender: id === 'spf-helo' ? '' : sender};
}

/** `alice@example.org from 192.0.2.1`. */
function subjectText({helo, sender}: Self, id: Identity, address: string | undefined): string {
	const who = id === 'spf-helo' ? helo : sender === '' ? `postmaster@${helo}` : sender;
	return `${visible(who)}${address === undefined ? '' : ` from ${visible(address)}`}`;
}
