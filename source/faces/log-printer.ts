import type {EventLog} from '../engine/log.ts';
import type {SessionEvent} from '../model/event.ts';

/**
 * Pass every event of a log to `print`, those before and those to come, each
 * once and in order. Call the result to print at once what is there.
 */
export function printEvents(
	log: EventLog,
	print: (event: SessionEvent) => void,
	around: {before?: () => void; after?: () => void} = {},
): () => void {
	let printed = 0;
	const flush = () => {
		if (printed === log.events.length) return;
		around.before?.();
		for (const event of log.events.slice(printed)) {
			printed++;
			print(event);
		}
		around.after?.();
	};
	flush();
	log.subscribe(flush);
	return flush;
}
