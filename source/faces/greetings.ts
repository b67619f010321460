import {contactsOf, greetingsOf} from '../engine/greetings.ts';
import type {SessionView} from '../model/view.ts';
import {visible} from '../protocol/visible.ts';
import {
	compareGreetings,
	type Compared,
	greetingsCost,
	greetingsSummary,
} from '../render/greetings.ts';
import {seconds, wrap} from '../render/layout.ts';
import {shortEnds} from '../render/words.ts';
import type {Voice, Ways} from './onward.ts';

/** Greetings that are being asked for can be stopped by a word that is typed meanwhile. */
export type Stopping = {set(stop: (() => void) | undefined): void};

/**
 * The greetings of all servers side by side: what it costs, a question whose
 * Enter is no, then each as it comes in. Whatever stays typed meanwhile is a
 * wish to stop.
 */
export async function showGreetings(
	view: SessionView,
	voice: Voice,
	ways: Ways | undefined,
	stopping: Stopping,
): Promise<void> {
	const all = greetingsOf(view);
	const say = (text: string): void => {
		for (const line of wrap(text, '    ')) voice.say(line);
	};
	if (ways === undefined || all.length === 0) {
		say('No mail exchanger with an address is known yet.');
		return;
	}
	const contacts = contactsOf(all);
	const {text, known} = greetingsCost(all, contacts);
	for (const sentence of [text, ...known]) say(sentence);
	if (contacts === 0) {
		sayCompared(compareGreetings(all), voice);
		return;
	}
	const answer = await voice.ask('??? Ask them? [y/N] ');
	if (answer === undefined || !/^\s*y(?:es)?\s*$/i.test(answer)) return;
	say('Type stop and Enter to stop.');
	const greetings = ways.askGreetings(view);
	let told = 0;
	const tell = (): void => {
		const done = greetings.getState().greetings.filter(({status}) => status === 'done').length;
		for (; told < done; told++) voice.say(`    ${told + 1} of ${contacts} asked`);
	};
	const leave = greetings.subscribe(tell);
	stopping.set(() => greetings.stop('person'));
	try {
		await greetings.finished;
	} finally {
		stopping.set(undefined);
		leave();
	}
	tell();
	const state = greetings.getState();
	sayCompared(compareGreetings(state.greetings), voice);
	say(greetingsSummary(state));
}

function sayCompared(compared: readonly Compared[], voice: Pick<Voice, 'say'>): void {
	for (const {greeting, software, isOther} of compared) {
		const {host, address, code, ended, status, elapsedMs, text} = greeting;
		const end = ended === undefined ? 'no code' : shortEnds[ended];
		const isAsked = status === 'done' || status === 'seen';
		const facts = [
			isAsked ? String(code ?? end) : 'not asked',
			software,
			elapsedMs === undefined ? '' : seconds(elapsedMs).replaceAll('\u00A0', ' '),
			isOther ? 'not like the others' : '',
			status === 'seen' ? 'seen in this walk' : '',
		].filter((fact) => fact !== '');
		const mark = isOther ? '!   ' : '    ';
		voice.say(
			`${mark}${visible(host)} [${visible(address.address)}]: ${visible(facts.join(', '))}`,
		);
		if (text !== '') voice.say(`      ${visible(text.slice(0, 300))}`);
	}
}
