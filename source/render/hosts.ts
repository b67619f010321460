import type {Ended, Stage} from '../model/stage.ts';
import type {SessionView} from '../model/view.ts';

/** What came of the connections to one address. */
export type Fate = {
	readonly stage: Stage;
	readonly ended: Ended;
	readonly code: number | undefined;
	/** It went wrong there. */
	readonly isBad: boolean;
	/** Connections to it so far. */
	readonly times: number;
};

/** What happened to this address so far: the newest connection to it; undefined if there was none. */
export function fateOf(view: SessionView, address: string): Fate | undefined {
	const tries = view.attempts.filter(({target}) => target.address.address === address);
	const last = tries.at(-1);
	const found =
		last &&
		Object.values(last.stages).findLast(
			(each) => each.ended !== undefined && each.ended !== 'skipped' && each.ended !== 'stopped',
		);
	if (found?.ended === undefined) return undefined;
	const {stage, ended, code} = found;
	const isBad = ended !== 'reply' || (code ?? 0) >= 400;
	return {stage, ended, code, isBad, times: tries.length};
}
