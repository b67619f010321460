import {agreedOffer} from '../experiments/agreed.ts';
import type {Offer} from '../experiments/investigation.ts';
import {agendaLines, costLines} from '../render/text-experiments.ts';
import type {Prompt} from './prompt.ts';
import {spokenLine} from './spoken.ts';

/** What was answered to an offer: the part that was agreed to, another way on, or neither. */
export type Consent = Offer | 'another' | undefined;

/** Enter is no: what goes to others is never sent by accident. A number leaves one out, or takes it in again. */
export async function askConsent(prompt: Prompt, offer: Offer, spoken: boolean): Promise<Consent> {
	const out = new Set<number>();
	const say = (lines: readonly string[]): void => {
		for (const line of lines) prompt.say(spoken ? spokenLine(line) : line);
	};
	for (;;) {
		const answer = await prompt.ask(
			spoken
				? 'Your turn: Make these experiments? y is yes, Enter is no, ? shows them. '
				: '??? Make these experiments? [y/N, ? shows them] ',
		);
		const text = answer?.trim() ?? '';
		const agreed = agreedOffer(offer, ({number}) => !out.has(number));
		if (/^y(?:es)?$/i.test(text)) {
			if (agreed.agenda.length > 0) return agreed;
			say(['!   None is left to make.']);
			continue;
		}
		if (/^t$/i.test(text)) return 'another';
		const trial = offer.agenda.find(({number}) => String(number) === text);
		if (trial === undefined && text !== '?') return undefined;
		if (trial !== undefined && !out.delete(trial.number)) out.add(trial.number);
		const left = agreedOffer(offer, ({number}) => !out.has(number));
		if (trial !== undefined) say(costLines(left));
		say(agendaLines(offer, out));
		say(['    A number leaves that one out, or takes it in again. t is another way on.']);
	}
}
