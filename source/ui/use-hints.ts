import {useEffect, useEffectEvent} from 'react';
import type {StartEvent, StartState} from './start-state.ts';

/** So long nothing is typed before anything is said about it: half an address is no slip. */
const pauseMs = 700;

/**
 * Look at an address while it is typed, once the typing pauses. Lists and rules
 * are loaded only then.
 */
export function useHints({typed, offer}: StartState, send: (event: StartEvent) => void): void {
	const tell = useEffectEvent((hint: string | undefined) => send({type: 'hinted', typed, hint}));
	useEffect(() => {
		if (offer !== undefined || !/[^@]@[^@]/u.test(typed)) return;
		let isOver = false;
		const look = async (): Promise<void> => {
			const hint = await hintOn(typed);
			if (!isOver) tell(hint);
		};
		const timer = setTimeout(() => void look(), pauseMs);
		return () => {
			isOver = true;
			clearTimeout(timer);
		};
	}, [typed, offer]);
}

async function hintOn(typed: string): Promise<string | undefined> {
	const [{addressHints}, {parseMailbox}] = await Promise.all([
		import('../hints/address-hints.ts'),
		import('../protocol/address.ts'),
	]);
	const parsed = parseMailbox(typed);
	if (!parsed.ok) return undefined;
	const hints = await addressHints(parsed.mailbox);
	return hints.length === 0 ? undefined : hints.map(({text}) => text).join(' ');
}
