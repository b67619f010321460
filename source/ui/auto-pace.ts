/** The pauses before auto mode approves, in milliseconds: to read along, or to get through. */
const autoPauses = [100, 700, 2000, 5000, 10_000] as const;

/** Which of them at first. */
export const firstPace = 1;

/** Another pace: +1 is faster. */
export function paceAfter(pace: number, faster: number): number {
	return Math.max(0, Math.min(autoPauses.length - 1, pace - faster));
}

/** The pause of a pace. */
export function pauseOf(pace: number): number {
	return autoPauses[pace] ?? autoPauses[firstPace];
}

const seconds = (pace: number): string => `${pauseOf(pace) / 1000} s`;

/** For the header: that it is on, that it waits, and its pace if that is not the usual one. */
export function autoMark(pace: number, isHeld: boolean): string {
	const own = pace === firstPace ? '' : ` ${seconds(pace)}`;
	return isHeld ? 'auto, paused' : `auto${own}`;
}

/** What is said when it is turned on or off, or its pace is changed. */
export function autoWords(
	isOn: boolean,
	pace: number,
	keyOf: (command: 'auto' | 'faster' | 'slower') => string,
): string {
	return isOn
		? `Auto is on: each step is approved after ${seconds(pace)}. ${keyOf('auto')} pauses it, ${keyOf('faster')} and ${keyOf('slower')} change the pace.`
		: `Auto is off: you approve each step. ${keyOf('auto')} turns it on again.`;
}
