import {reasonText} from '../knowledge/index.ts';
import type {ReplyExplanation} from '../model/explanation.ts';
import type {Stage} from '../model/stage.ts';
import type {Reason} from '../model/verdict.ts';

const ofRecipient: ReadonlySet<Reason> = new Set<Reason>([
	'user-unknown',
	'mailbox-disabled',
	'mailbox-full',
	'mailbox-temp-unavailable',
	'user-moved',
	'recipient-refused',
]);
const ofSender: ReadonlySet<Reason> = new Set<Reason>(['sender-rejected', 'sender-auth-failed']);
const beforeMail: ReadonlySet<Stage> = new Set<Stage>(['connect', 'banner', 'ehlo', 'starttls']);

/** Can a server say this at that stage? Before MAIL it knows no sender, before RCPT no recipient. */
function isPossible(reason: Reason, stage: Stage): boolean {
	if (beforeMail.has(stage)) return !ofRecipient.has(reason) && !ofSender.has(reason);
	return stage !== 'mail' || !ofRecipient.has(reason);
}

/** The explanation, or the next reading of the words where the stage excludes the first. */
export function atStage(explanation: ReplyExplanation, stage: Stage): ReplyExplanation {
	if (explanation.permanence === 'none' || isPossible(explanation.reason, stage))
		return explanation;
	const other = explanation.runnersUp.find(({reason}) => isPossible(reason, stage));
	const reason = other?.reason ?? 'unspecified';
	const {title, meaning, causes, next} = reasonText(reason);
	return {
		...explanation,
		...(other ?? {rule: 'none', layer: 'none'}),
		reason,
		title,
		meaning,
		causes,
		next,
		// At the greeting it knows nothing but the address.
		about: stage === 'banner' ? 'you' : 'unknown',
		mailbox: 'unknown',
		confidence: 'low',
	};
}
