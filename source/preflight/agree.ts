import type {ConsentGroup} from '../model/check.ts';
import type {Preflight, PreflightState} from './preflight.ts';

/** Agree to these groups whenever they are offered; the rest is left to somebody else. Returns the way to stop. */
export function agreeWhenOffered(
	preflight: Preflight,
	groups: readonly ConsentGroup[],
): () => void {
	const look = (): void => {
		const {phase, consents} = preflight.getState();
		if (phase === 'asking' && consents.some(({group}) => groups.includes(group)))
			preflight.agree(groups);
	};
	const unsubscribe = preflight.subscribe(look);
	look();
	return unsubscribe;
}

/** Agree to these groups as they are offered, and to nothing else; resolves with the end. */
export async function agreeOnce(
	preflight: Preflight,
	groups: readonly ConsentGroup[],
): Promise<PreflightState> {
	const look = (): void => {
		const {phase, consents} = preflight.getState();
		if (phase !== 'asking') return;
		const wanted = consents.filter(({group}) => groups.includes(group));
		if (wanted.length > 0) preflight.agree(groups);
		else preflight.finish();
	};
	const unsubscribe = preflight.subscribe(look);
	look();
	return preflight.finished.finally(unsubscribe);
}
