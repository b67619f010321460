import type {Check, CheckId, CheckState} from '../../source/model/check.ts';

/** A finding about ourselves, as a check would make it. */
export function checkFor(
	id: CheckId,
	state: CheckState,
	subject: string,
	more: Partial<Check> = {},
): Check {
	return {
		id,
		state,
		subject,
		finding: state === 'bad' ? 'missing' : state,
		weight: 'much',
		title: `${id} is ${state}`,
		found: `The check ${id} of ${subject} came out ${state}.`,
		concludes: '',
		who: null,
		next: [],
		records: [],
		steps: [],
		...more,
	};
}

/** The address that the walks of test/support/diagnosis.ts come from. */
export const own4 = '203.0.113.7';
export const own6 = '2001:db8:1::7';

/** No reverse name, as a check of this address finds it. */
export const noPtr = (address = own4): readonly Check[] => [
	checkFor('ptr', 'bad', address, {found: `${address} has no PTR record.`}),
];
/** A reverse name that leads back. */
export const goodPtr = (address = own4): readonly Check[] => [
	checkFor('ptr', 'good', address),
	checkFor('ptr-forward', 'good', address),
	checkFor('ptr-generic', 'good', address),
];
