import type {Earlier} from '../../model/known.ts';
import type {Rule} from '../finding.ts';
import type {Signals} from '../signals.ts';
import {isOpenQuestion} from './signs.ts';

/** So many visits in an hour are more than a mail server makes that has little to say. */
const manyConnections = 20;
const manyRecipients = 30;
/** What strict servers put up with in a minute. */
const strictConnections = 2;

const hasSaid = ({stage}: Signals) => stage !== 'mx' && stage !== 'starttls';
const isOpen = (s: Signals) => s.earlier !== undefined && hasSaid(s) && isOpenQuestion(s);
const atDoor = ({stage}: Signals) => stage === 'connect';
const levelOf = ({earlier}: Signals) => earlier?.limit?.level;
const isMany = ({earlier}: Signals) => (earlier?.connectionsLastHour ?? 0) >= manyConnections;
const hasNamedMany = ({earlier}: Signals) => (earlier?.recipientsLastHour ?? 0) >= manyRecipients;
const wasRefused = ({earlier}: Signals) => (earlier?.refusalsLastDay ?? 0) >= 2;
const countsOf = ({earlier}: Signals) => (earlier === undefined ? '' : countsText(earlier));
const limitOf = (s: Signals) => `${s.earlier?.limit?.text ?? ''} ${mayBeOwn}`.trim();

const mayBeOwn = 'This failure may be your own earlier probing.';

/** What our own earlier visits say. They never turn clear words of the server around. */
export const earlierRules: readonly Rule[] = [
	{
		cause: 'rate-limited',
		weight: 5,
		when: (s) => isOpen(s) && !s.isStated && levelOf(s) === 'over',
		text: limitOf,
	},
	{
		cause: 'rate-limited',
		weight: 3,
		when: (s) => isOpen(s) && !s.isStated && levelOf(s) === 'near',
		text: limitOf,
	},
	{
		cause: 'rate-limited',
		weight: 2,
		when: (s) => isOpen(s) && !s.isStated && levelOf(s) === undefined && isMany(s),
		text: countsOf,
	},
	{
		cause: 'rate-limited',
		weight: 1,
		when: (s) =>
			isOpen(s) && !s.isStated && (s.earlier?.connectionsLastMinute ?? 0) > strictConnections,
		text: ({earlier}) =>
			`mxray made ${earlier?.connectionsLastMinute ?? 0} connections to ${earlier?.name ?? ''} in the minute before: strict servers put up with about ${strictConnections}.`,
	},
	{
		cause: 'rate-limited',
		weight: 1,
		when: (s) => isOpen(s) && s.isStated && s.explanation?.reason === 'rate-limited',
		text: countsOf,
	},
	{
		// A firewall that counts connections answers no more once they are too many.
		cause: 'firewalled',
		weight: 2,
		when: (s) => isOpen(s) && atDoor(s) && (levelOf(s) === 'over' || isMany(s)),
		text: (s) => `${countsOf(s)} A firewall that counts them would shut you out like this.`,
	},
	{
		cause: 'harvest-protection',
		weight: 3,
		when: (s) => isOpen(s) && !s.isStated && !atDoor(s) && hasNamedMany(s),
		text: ({earlier}) =>
			`mxray named ${earlier?.recipientsLastHour ?? 0} recipients to ${earlier?.name ?? ''} in the last hour: servers take that for a search for addresses.`,
	},
	{
		cause: 'bad-reputation',
		weight: 1,
		when: (s) => isOpen(s) && !s.isStated && !atDoor(s) && (levelOf(s) === 'over' || isMany(s)),
		text: countsOf,
	},
	{
		cause: 'bad-reputation',
		weight: 1,
		when: (s) => isOpen(s) && !s.isStated && !atDoor(s) && wasRefused(s),
		text: ({earlier}) =>
			`${earlier?.refusalsLastDay ?? 0} visits to ${earlier?.name ?? ''} were turned away before this one in the last day: such visits are held against an address.`,
	},
];

/** Beside the verdict: how often we came before, where that may be the reason. Safe to show. */
export function earlierWords(s: Signals): readonly string[] {
	const {earlier} = s;
	if (!isOpen(s) || earlier === undefined) return [];
	const isSuspect =
		earlier.limit !== undefined || isMany(s) || hasNamedMany(s) || (wasRefused(s) && !s.isStated);
	return isSuspect ? [`${countsText(earlier)} ${mayBeOwn}`] : [];
}

function countsText(earlier: Earlier): string {
	const {name, connectionsLastHour, recipientsLastHour, connectionsLastDay} = earlier;
	const inHour = `${some(connectionsLastHour, 'connection')} and ${some(recipientsLastHour, 'recipient')} in the last hour`;
	const inDay =
		connectionsLastDay > connectionsLastHour
			? `, ${some(connectionsLastDay, 'connection')} in the last day`
			: '';
	return `Before this walk mxray had made ${inHour}${inDay} at ${name}.`;
}

function some(count: number, what: string): string {
	return `${count} ${what}${count === 1 ? '' : 's'}`;
}
