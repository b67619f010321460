import type {Greetings} from '../engine/greetings.ts';
import type {Session} from '../engine/session.ts';
import type {Intent} from '../model/session.ts';
import type {SessionView} from '../model/view.ts';
import {visible} from '../protocol/visible.ts';
import type {Change} from '../render/change.ts';
import {wrap} from '../render/layout.ts';
import {oneWalk, openAttempt, repeatable, type Way, waysFrom} from '../render/ways.ts';
import {askChange} from './ask-change.ts';
import type {Prompt} from './prompt.ts';

/** What a line face can bring about beside the walk that it shows. */
export type Ways = {
	/** Ask the servers of this walk for their greeting, one after the other. */
	readonly askGreetings: (view: SessionView) => Greetings;
	/** Make the walk again with something changed. */
	readonly restart: (change: Change) => Session;
	/** Why one cannot walk to this; undefined: one can. NOT safe to show. */
	readonly mistakeIn: (address: string) => string | undefined;
	/** Walk to another address, in which there is no mistake. */
	readonly begin: (address: string) => Session;
	/** What an address itself lets one see, in sentences. Safe to show. */
	readonly hintsOn: (address: string) => Promise<readonly string[]>;
};

/** Where a person wants to go on: in this session, or with another walk in its place. */
export type Onward =
	| {readonly intent: Intent}
	| {readonly start: () => Session; readonly said: string; readonly tls?: boolean};

/** Asking and saying, while a question of the walk stands aside. */
export type Voice = Pick<Prompt, 'ask' | 'say'>;

/**
 * The ways to go on other than the proposed one: list them, ask which, and for
 * what it needs. Undefined: the person stays. `tls`: the walk takes TLS where
 * it is offered.
 */
export async function askOnward(options: {
	readonly getView: () => SessionView;
	readonly voice: Voice;
	readonly ways: Ways | undefined;
	readonly tls: boolean;
	/** The number of the way, if it was given along. */
	readonly chosen?: string | undefined;
	readonly showServers: () => Promise<void>;
}): Promise<Onward | undefined> {
	const {getView, voice, ways, chosen} = options;
	const list = waysFrom(getView(), oneWalk).filter(
		({id}) => ways !== undefined || (id !== 'change' && id !== 'address'),
	);
	for (const [at, way] of list.entries()) sayWay(way, at + 1, voice);
	const answer =
		chosen ?? (await voice.ask(`??? Which way? 1 to ${list.length}; Enter stays here. `))?.trim();
	const way = list[Number(answer) - 1];
	if (way === undefined) {
		if (answer !== undefined && answer !== '')
			voice.say('!   There is no such way; you stay here.');
		return undefined;
	}
	if (way.closes && !(await agreesToClose(getView(), voice))) return undefined;
	return go(way, options);
}

function sayWay({label, quote, about}: Way, number: number, voice: Voice): void {
	const name = quote === undefined ? label : `${label}: ${visible(quote)}`;
	voice.say(`    ${number}  ${name}`);
	for (const line of wrap(about, '       ')) voice.say(line);
}

async function agreesToClose(view: SessionView, voice: Voice): Promise<boolean> {
	const host = openAttempt(view)?.target.host;
	if (host === undefined) return true;
	const answer = await voice.ask(`??? This closes the connection to ${visible(host)}. Go? [y/N] `);
	return answer !== undefined && /^\s*y(?:es)?\s*$/i.test(answer);
}

async function go(way: Way, options: Parameters<typeof askOnward>[0]): Promise<Onward | undefined> {
	const {getView, voice, ways} = options;
	const view = getView();
	switch (way.id) {
		case 'repeat': {
			const line = repeatable(view);
			const {proposal} = view;
			if (line === undefined || proposal === undefined) return undefined;
			return {intent: {type: 'approve', by: 'person', line, proposalId: proposal.id}};
		}
		case 'reconnect': {
			const last = view.attempts.at(-1)?.target;
			if (last === undefined) return undefined;
			const {host, address} = last;
			return {intent: {type: 'choose-target', host, address: address.address}};
		}
		case 'servers': {
			await options.showServers();
			const answer = await voice.ask('??? Which server? Its name, and an address if you like: ');
			return answer === undefined ? undefined : chosenTarget(answer);
		}
		case 'change': {
			const change = await askChange(view, voice, options.tls);
			if (change === undefined || ways === undefined) return undefined;
			const {said, tls} = change;
			return {start: () => ways.restart(change), said, tls};
		}
		case 'address':
			return askAddress(voice, ways);
		default:
			return undefined;
	}
}

/** 'HOST', 'HOST ADDRESS', as a wish; undefined for nothing. */
export function chosenTarget(text: string): {readonly intent: Intent} | undefined {
	const [, host, address] = /^\s*(\S+)(?:\s+(\S+))?\s*$/.exec(text) ?? [];
	if (host === undefined) return undefined;
	const target = {type: 'choose-target', host: host.toLowerCase()} as const;
	return {intent: address === undefined ? target : {...target, address}};
}

async function askAddress(voice: Voice, ways: Ways | undefined): Promise<Onward | undefined> {
	for (;;) {
		const text = (await voice.ask('??? Which address? Enter stays here. '))?.trim() ?? '';
		if (text === '' || ways === undefined) return undefined;
		const mistake = ways.mistakeIn(text);
		if (mistake === undefined) {
			for (const hint of await ways.hintsOn(text))
				for (const line of wrap(hint, '    ')) voice.say(line);
			return {start: () => ways.begin(text), said: `to ${text}`};
		}
		voice.say(`!   ${visible(mistake)}`);
	}
}
