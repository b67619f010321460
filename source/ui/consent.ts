import {agreedOffer as agreedTo, goesTo} from '../experiments/agreed.ts';
import type {Offer} from '../experiments/investigation.ts';
import type {Trial} from '../model/trial.ts';
import {parseHost} from '../protocol/address.ts';
import {createEditor, edit, lineOf, type EditAction, type LineEditor} from './line-editor.ts';

/** What a person is asked before the first experiment, and what was answered so far. */
export type Consent = {
	readonly offer: Offer;
	/** Destinations of others that the offer was made with. */
	readonly controls: readonly string[];
	/** Which experiment is chosen. */
	readonly index: number;
	/** Experiments that are not to be made, by their keys. */
	readonly off: readonly string[];
	/** A destination being typed. */
	readonly field: LineEditor | undefined;
	/** What is wrong with it, or with starting. */
	readonly error: string | undefined;
};

/** What is asked at first: everything is ticked. */
export function consentTo(offer: Offer, controls: readonly string[]): Consent {
	return {offer, controls, index: 0, off: [], field: undefined, error: undefined};
}

/** What stays the same when the offer is made anew with one destination more; made-up names do not. */
const keyOf = ({factor, value, label}: Trial): string =>
	factor === 'name' ? `${factor}=${label}` : `${factor}=${value} ${label}`;

/** Whether the experiment would be made. */
export function isTicked({off}: Consent, trial: Trial): boolean {
	return !off.includes(keyOf(trial));
}

/** What was agreed to: what is not ticked is neither made nor counted. */
export function agreedOffer(consent: Consent): Offer {
	return agreedTo(consent.offer, (trial) => isTicked(consent, trial));
}

/** Choose another experiment. */
export function chooseTrial(consent: Consent, index: number): Consent {
	return {...consent, index, error: undefined};
}

/** Tick the chosen experiment, or take the tick away. */
export function toggleTrial(consent: Consent): Consent {
	const trial = consent.offer.agenda[consent.index];
	if (trial === undefined) return consent;
	const key = keyOf(trial);
	const off = consent.off.includes(key)
		? consent.off.filter((each) => each !== key)
		: [...consent.off, key];
	return {...consent, off, error: undefined};
}

/** Begin to type a destination. */
export function openField(consent: Consent): Consent {
	return {...consent, field: createEditor(''), error: undefined};
}

/** A key or a paste for the field. */
export function editField(consent: Consent, action: EditAction): Consent {
	const {field} = consent;
	return field === undefined ? consent : {...consent, field: edit(field, action), error: undefined};
}

/** Leave the field without adding anything. */
export function closeField(consent: Consent): Consent {
	return {...consent, field: undefined, error: undefined};
}

/** The destinations with the one that was typed, or a sentence about what is wrong with it. */
export function withTyped(consent: Consent): readonly string[] | {readonly error: string} {
	const text = consent.field === undefined ? '' : lineOf(consent.field).trim();
	const parsed = parseHost(text.slice(text.lastIndexOf('@') + 1));
	if (!parsed.ok || parsed.port !== undefined)
		return {error: 'This is no domain. Write one such as example.org, without a port.'};
	if (consent.controls.includes(parsed.host)) return {error: 'This one is in the list already.'};
	return [...consent.controls, parsed.host];
}

/** The offer made anew; what was not ticked stays so, and the new destination is chosen. */
export function withOffer(consent: Consent, offer: Offer, controls: readonly string[]): Consent {
	const added = controls.find((control) => !consent.controls.includes(control));
	const at = offer.agenda.findIndex(
		(trial) => trial.factor === 'control' && added !== undefined && goesTo(trial, added),
	);
	const index = Math.max(0, at === -1 ? consent.index : at);
	return {...consent, offer, controls, index, field: undefined, error: undefined};
}
