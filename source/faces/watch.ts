import type {Investigation, InvestigationState} from '../experiments/investigation.ts';
import type {TrialResult} from '../model/trial.ts';

/** Wait for the end of a series of experiments; each result is told as soon as it is there. */
export async function watchResults(
	investigation: Investigation,
	onResult: (result: TrialResult) => void,
): Promise<InvestigationState> {
	let told = 0;
	const tell = () => {
		for (const result of investigation.getState().results.slice(told)) {
			told++;
			onResult(result);
		}
	};
	tell();
	const leave = investigation.subscribe(tell);
	try {
		return await investigation.finished;
	} finally {
		leave();
		tell();
	}
}
