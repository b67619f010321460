import {type Prompt, terminalPrompt} from '../faces/prompt.ts';
import {type ExitCode, exitCodes} from '../model/verdict.ts';
import {formatForMail, parseMailbox} from '../protocol/address.ts';
import {visible} from '../protocol/visible.ts';
import {ownWords} from '../render/shell.ts';
import {statePlace} from '../state/places.ts';
import type {Wait} from '../state/wait.ts';
import {openWaits} from '../state/waits.ts';
import {waitWords} from '../knowledge/wait-time.ts';
import type {Options} from './options.ts';
import {offerToResume, type ResumeOffer} from './resume-offer.ts';
import {waitForTime} from './resume-wait.ts';

/** The waits of this address, or all; of several for one address that of the newest visit. */
export function waitsOf(waits: readonly Wait[], address: string | undefined): readonly Wait[] {
	if (address === undefined) return waits;
	const parsed = parseMailbox(address);
	if (!parsed.ok) return [];
	const wanted = formatForMail(parsed.mailbox);
	const newest = waits
		.filter(({plan}) => formatForMail(plan.mailbox) === wanted)
		.toSorted((one, other) => lastAt(other) - lastAt(one))[0];
	return newest ? [newest] : [];
}

function lastAt({visits, firstAt}: Wait): number {
	return Date.parse(visits.at(-1)?.at ?? firstAt);
}

/** The waits in a list to choose from, numbered from 1. */
export function waitLines(waits: readonly Wait[], now: Date): readonly string[] {
	return waits.map(({triplet, dueAt}, index) => {
		const leftMs = Date.parse(dueAt) - now.getTime();
		const due = leftMs <= 0 ? 'due now' : `due in ${waitWords(leftMs)}`;
		return `  ${index + 1}  ${visible(triplet.recipient)} at ${visible(triplet.host)}, ${due}`;
	});
}

/** What `--resume` needs of its surroundings. */
export type ResumeSurroundings = {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly now: () => Date;
	/** Words for the person that are no part of the result. */
	readonly say: (line: string) => void;
	/** The same without the end of the line. */
	readonly write: (text: string) => void;
	/** Undefined where there is nobody to ask. */
	readonly prompt: (() => Prompt) | undefined;
	/** A line that is rewritten, or one now and then; 'silent' says once what is waited for. */
	readonly countdown: 'rewrite' | 'minutes' | 'silent';
	/** Where Enter comes from; undefined where nobody types. */
	readonly input: NodeJS.ReadStream | undefined;
	readonly signal: AbortSignal;
};

/** The terminal and the clock of this process. */
export function surroundingsOf(
	{face, display}: Pick<Options, 'face'> & Partial<Pick<Options, 'display'>>,
	signal: AbortSignal,
): ResumeSurroundings {
	const {stdin, stderr, env} = process;
	const isQuiet = face === 'json' || face === 'ndjson';
	const isCalm = display?.screenReader === true || display?.reducedMotion === true;
	const isManned = stdin.isTTY && stderr.isTTY && !isQuiet;
	return {
		env,
		now: () => new Date(),
		say: (line) => stderr.write(`${line}\n`),
		write: (text) => stderr.write(text),
		prompt: isManned
			? () => terminalPrompt(stdin, stderr, {isLinear: display?.screenReader === true})
			: undefined,
		countdown: isQuiet ? 'silent' : stderr.isTTY && !isCalm ? 'rewrite' : 'minutes',
		input: isManned ? stdin : undefined,
		signal,
	};
}

/**
 * `--resume`: find what is to be resumed and, but for the app, which shows its
 * own countdown, wait for its time. An exit code instead if there is nothing
 * to resume, or the person left; nothing is lost then.
 */
export async function prepareResume(
	options: Pick<Options, 'address' | 'face' | 'practice'>,
	surroundings: ResumeSurroundings,
): Promise<ResumeOffer | ExitCode> {
	const {env, now, say, signal} = surroundings;
	const onTrouble = (sentence: string) => {
		say(`mxray: ${sentence}`);
	};
	const folder = await statePlace(env, options.practice);
	const all = folder === undefined ? [] : openWaits(folder, {onTrouble, now}).list();
	const wait = await choose(waitsOf(all, options.address), options, surroundings);
	if (typeof wait === 'number') return wait;
	const offer = offerToResume(wait, now);
	if (options.face === 'ui') return offer;
	const end = await waitForTime({
		...surroundings,
		dueInMs: () => offer.dueInMs(),
		what: `${visible(wait.triplet.recipient)} at ${visible(wait.triplet.host)}`,
	});
	if (end !== 'left') return offer;
	say(`Nothing is lost: ${resumeCommand(wait)} goes on.`);
	return signal.aborted ? exitCodes.interrupted : exitCodes.accepted;
}

async function choose(
	waits: readonly Wait[],
	{address, practice}: Pick<Options, 'address' | 'practice'>,
	{say, prompt, now}: ResumeSurroundings,
): Promise<Wait | ExitCode> {
	const [first] = waits;
	if (!first) {
		say(
			address === undefined
				? 'mxray: there is nothing to go back to: no server has said "not now" in the last days.'
				: `mxray: nothing waits for ${visible(address)}. Walk there first: ${ownWords(practice ? '--practice' : '', visible(address))}`,
		);
		return exitCodes.usage;
	}
	if (waits.length === 1) return first;
	say(`${waits.length} servers said "not now":`);
	for (const line of waitLines(waits, now())) say(line);
	if (!prompt) {
		say(`mxray: which one? For example: ${resumeCommand(first)}`);
		return exitCodes.usage;
	}
	return askNumber(waits, prompt());
}

async function askNumber(waits: readonly Wait[], prompt: Prompt): Promise<Wait | ExitCode> {
	try {
		for (;;) {
			const answer = await prompt.ask('Which one? [1] ');
			if (answer === undefined) return exitCodes.interrupted;
			const wait = waits[Number(answer.trim() || '1') - 1];
			if (wait) return wait;
			prompt.say(`Give a number from 1 to ${waits.length}.`);
		}
	} finally {
		prompt.close();
	}
}

function resumeCommand({triplet, plan}: Wait): string {
	return ownWords(plan.practice ? '--practice' : '', '--resume', visible(triplet.recipient));
}
