import type {ReplyExplanation} from '../../model/explanation.ts';
import type {Reason} from '../../model/verdict.ts';

/** Reasons that name no cause: the refusal is clear, what is behind it is not. */
const vague: ReadonlySet<Reason> = new Set<Reason>([
	'policy',
	'unspecified',
	'protocol-error',
	'accepted',
	'ready',
	'capability',
	'timeout',
]);
const inTrouble =
	/busy|over ?load|\bload\b|maintenance|resources?|shutting down|out of|too many (?:processes|sessions)|memory|disk|capacity|queue/u;

/** Does the reply leave open what is behind it? `words` in lower case. */
export function isVague(
	{reason, permanence}: Pick<ReplyExplanation, 'reason'> & Partial<ReplyExplanation>,
	words: string,
): boolean {
	// Trouble passes; a permanent refusal that speaks of it means something else.
	if (reason === 'system-error' || reason === 'service-unavailable') {
		if (permanence === 'permanent') return true;
	}
	if (reason === 'service-unavailable') return !inTrouble.test(words);
	return vague.has(reason);
}

/** Does a rule about words stand behind it, and not the number alone? */
export function isInWords({layer}: Pick<ReplyExplanation, 'layer'>): boolean {
	return layer === 'provider' || layer === 'software' || layer === 'text';
}
