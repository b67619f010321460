import type {Outcome} from '../model/verdict.ts';
import {exitCodes} from '../model/verdict.ts';
import type {SessionView} from '../model/view.ts';
import type {Decisive} from './decisive.ts';
import {noAddressByChoice, sentenceOfEnd} from './words.ts';

/**
 * What is to be said otherwise where the person's own choice of a family or a
 * host left no address to go to: the domain is not to blame then.
 */
export function byChoice(view: SessionView, moment: Decisive): Partial<Outcome> | undefined {
	const choice = choiceOf(view, moment);
	if (choice === undefined) return undefined;
	const {meaning, next} = noAddressByChoice(choice);
	return {
		reason: 'unspecified',
		about: 'you',
		confidence: 'high',
		summary: `${sentenceOfEnd('mx', 'dns-no-address', undefined, moment.elapsedMs)} ${meaning}`,
		hypotheses: [],
		next,
		exitCode: exitCodes.couldNotConnect,
	};
}

function choiceOf(view: SessionView, moment: Decisive): 4 | 6 | 'mx' | undefined {
	if (moment.stage !== 'mx' || moment.ended !== 'dns-no-address') return undefined;
	const {family} = view.plan;
	const hosts = view.route?.hosts ?? [];
	const some = hosts.some((host) => host.addresses !== undefined && host.addresses.length > 0);
	if (some && family !== 'any') return family;
	return view.route?.source === 'override' ? 'mx' : undefined;
}
