import type {Trial} from '../model/trial.ts';
import type {Offer} from './investigation.ts';

/** What was agreed to: what is left out is neither made nor counted, and nobody is contacted for it. */
export function agreedOffer(offer: Offer, isAgreed: (trial: Trial) => boolean): Offer {
	const agenda = offer.agenda.filter((trial) => isAgreed(trial));
	const announced = Math.min(offer.announced, agenda.length);
	const share = offer.announced === 0 ? 0 : announced / offer.announced;
	const dropped = offer.agenda.filter((trial) => !isAgreed(trial));
	const others = offer.others.filter(
		(other) =>
			agenda.some((trial) => goesTo(trial, other)) ||
			!dropped.some((trial) => goesTo(trial, other)),
	);
	return {...offer, agenda, announced, aboutMs: offer.aboutMs * share, others};
}

/** Whether the experiment is what that host or domain is contacted for. */
export function goesTo({value, plan}: Trial, other: string): boolean {
	return (
		value === other ||
		plan.only?.host === other ||
		plan.mx?.host === other ||
		plan.mailbox.asciiDomain === other
	);
}
