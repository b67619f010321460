import type {Outcome} from '../model/verdict.ts';
import {exitCodes} from '../model/verdict.ts';
import type {SessionView} from '../model/view.ts';
import type {Decisive} from './decisive.ts';
import {visible} from '../protocol/visible.ts';
import {waitWords} from '../knowledge/wait-time.ts';
import {noAddressByChoice, sentenceOfEnd} from './words.ts';

/**
 * What is to be said otherwise where it is the person's own doing: the choice of
 * a family or a host left no address to go to, or a limit held the connection
 * back. The domain is not to blame then.
 */
export function byChoice(view: SessionView, moment: Decisive): Partial<Outcome> | undefined {
	const held = heldBack(view, moment);
	if (held !== undefined) return held;
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

const whenHeld = /^limit reached until (\S*): (.*)$/su;

/** Nothing was contacted, since that would have passed a limit. */
function heldBack(view: SessionView, moment: Decisive): Partial<Outcome> | undefined {
	if (moment.stage !== 'connect' || moment.ended !== 'skipped') return undefined;
	const [, until = '', text = ''] = whenHeld.exec(moment.detail ?? '') ?? [];
	if (text === '') return undefined;
	const leftMs = Date.parse(until) - (Date.parse(view.startedAt) + view.atMs);
	const wait = leftMs > 0 ? `after ${waitWords(leftMs)}` : 'now';
	const host = visible(moment.attempt?.target.host ?? 'the server');
	return {
		reason: 'unspecified',
		about: 'you',
		confidence: 'high',
		summary: `Nothing was sent to ${host}: ${visible(text)} This says nothing about the server or the mailbox.`,
		hypotheses: [],
		next: [
			`Come back ${wait}: there is room again then.`,
			'To go on all the same, approve it by hand with y, or give --ignore-limits where nobody is asked.',
			`See all counts with: mxray ledger${view.plan.practice ? ' --practice' : ''}.`,
		],
		exitCode: exitCodes.cannotTell,
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
