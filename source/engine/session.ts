import type {Intent} from '../model/session.ts';
import type {Arriving, SessionView} from '../model/view.ts';
import type {EventLog} from './log.ts';

/**
 * A walk in progress, as every face sees it: read the log or the view, say what
 * the person wants, wait for the end.
 */
export type Session = {
	readonly log: EventLog;
	/** The projection of the log; the same object until something happens. */
	getView(): SessionView;
	/** What is here of a reply that is not whole yet; the same object until more comes. Gone before its reply is in the log. */
	getArriving(): Arriving | undefined;
	/** Called after something happened, at most once per turn of the event loop. */
	subscribe(listener: () => void): () => void;
	/** Never throws; an intent that cannot be carried out becomes a `refused` event. */
	intend(intent: Intent): void;
	/** Resolves after `session-ended`; rejects only on a bug. */
	readonly finished: Promise<void>;
};
