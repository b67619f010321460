import {recognise} from '../knowledge/origins.ts';
import type {Greeting, GreetingsState} from '../model/greeting.ts';

/** What asking for all greetings costs, and what is left out: sentences. */
export function greetingsCost(
	all: readonly Greeting[],
	contacts: number,
): {readonly text: string; readonly known: readonly string[]} {
	const seen = all.filter(({status}) => status === 'seen').length;
	const passed = all.filter(({status}) => status === 'passed').length;
	return {
		text:
			contacts === 0
				? 'There is nobody left to ask: see below.'
				: `mxray would make ${contacts} ${contacts === 1 ? 'connection' : 'connections'}, one address after the other. On each it reads the greeting, says QUIT and nothing else: no name of yours, nobody’s address.`,
		known: [
			seen === 0
				? ''
				: `${seen} greeted in this walk already and ${seen === 1 ? 'is' : 'are'} left alone.`,
			passed === 0 ? '' : `${passed} in private ranges ${passed === 1 ? 'is' : 'are'} left out.`,
		].filter((each) => each !== ''),
	};
}

/** A greeting beside the others. */
export type Compared = {
	readonly greeting: Greeting;
	/** The program that greets, as far as the greeting tells; else ''. */
	readonly software: string;
	/** It is not like most of the others. */
	readonly isOther: boolean;
};

/** Compare them: by how they ended or their code, and the program. */
export function compareGreetings(greetings: readonly Greeting[]): readonly Compared[] {
	const usual = usualKind(greetings);
	return greetings.map((greeting) => ({
		greeting,
		software: softwareName(greeting),
		isOther: isKnown(greeting) && kindOf(greeting) !== usual,
	}));
}

/** How many there are, and whether some are not like the others: sentences. */
export function greetingsSummary({greetings, isOver}: GreetingsState): string {
	const known = greetings.filter((each) => isKnown(each)).length;
	const others = compareGreetings(greetings).filter(({isOther}) => isOther).length;
	if (!isOver) return `${known} of ${greetings.length} are known.`;
	if (known < 2) return 'There is nothing to compare with.';
	const left = greetings.length - known;
	const rest = left === 0 ? '' : ` ${left} were not asked.`;
	return others === 0
		? `All ${known} greet alike.${rest}`
		: `${others} of ${known} ${others === 1 ? 'is' : 'are'} not like the others, and marked.${rest}`;
}

/** The most frequent kind among those that are known; the first of equals. */
export function usualKind(greetings: readonly Greeting[]): string | undefined {
	const counts = new Map<string, number>();
	for (const greeting of greetings.filter((each) => isKnown(each))) {
		const kind = kindOf(greeting);
		counts.set(kind, (counts.get(kind) ?? 0) + 1);
	}
	return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0];
}

function softwareName({host, text}: Greeting): string {
	if (text === '') return '';
	const {software, provider} = recognise('', {stage: 'banner', mx: host, banner: text});
	return software?.name ?? provider?.name ?? '';
}

const isKnown = ({status}: Greeting): boolean => status === 'done' || status === 'seen';

const kindOf = (greeting: Greeting): string =>
	`${greeting.code ?? greeting.ended ?? ''} ${softwareName(greeting)}`.trim();
