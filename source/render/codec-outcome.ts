import type {Evidence, Hypothesis, RuledOut} from '../model/cause.ts';
import {causes} from '../model/cause.ts';
import {factors} from '../model/trial.ts';
import type {CatchAll, Confidence, MailboxState, Outcome} from '../model/verdict.ts';
import {abouts, exitCodes, reasons} from '../model/verdict.ts';
import type {Codec, Fields} from './codec.ts';
import {count, described, list, named, nullable, object, oneOf, text, words} from './codec.ts';
import {ended, stage} from './codec-event.ts';

/** How sure. */
export const confidence = named(
	'Confidence',
	oneOf(words<Confidence>({high: true, medium: true, low: true})),
);

const evidence = named(
	'Evidence',
	object<Evidence>({
		text,
		events: described('seq of events of that walk.', list(count)),
		trial: described('Number of the experiment; null: the first walk.', nullable(count)),
	}),
);

const hypothesis = named(
	'Hypothesis',
	object<Hypothesis>({
		id: oneOf(causes),
		text,
		about: oneOf(abouts),
		confidence,
		for: list(evidence),
		against: list(evidence),
		test: described(
			'The cheapest test that would decide.',
			nullable(object({factor: nullable(oneOf(factors)), text})),
		),
		next: list(text),
		evidence: list(count),
	}),
);

/** The keys of an outcome. */
export const outcomeFields: Fields<Outcome> = {
	stage: described('Where it was decided.', stage),
	ended,
	code: described("The server's last words, if it said any.", nullable(count)),
	enhanced: nullable(text),
	said: described('The same in words, in one line, at most 200 characters.', nullable(text)),
	closed: described(
		'How the server closed right after its last words.',
		nullable(oneOf(['fin', 'rst'])),
	),
	reason: oneOf(reasons),
	about: oneOf(abouts),
	mailbox: oneOf(words<MailboxState>({exists: true, absent: true, unknown: true})),
	catchAll: oneOf(words<CatchAll>({yes: true, no: true, unknown: true})),
	confidence,
	provider: nullable(text),
	summary: text,
	hypotheses: described('What may be behind it, likeliest first.', list(hypothesis)),
	ruledOut: described(
		'Causes that the evidence excludes.',
		list(object<RuledOut>({id: oneOf(causes), text})),
	),
	noticed: described('What else happened that one should know.', list(text)),
	next: described('What to do, most useful first.', list(text)),
	exitCode: described('Says whose turn it is.', oneOf(Object.values(exitCodes))),
	evidence: described('seq of the events it rests on.', list(count)),
};

/** What the decisive moment of a walk says. */
export const outcome: Codec<Outcome> = named('Outcome', object<Outcome>(outcomeFields));
