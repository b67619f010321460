import type {Session} from '../engine/session.ts';
import {visible} from '../protocol/visible.ts';
import type {Tool} from '../render/json.ts';
import {statePlace} from '../state/places.ts';
import type {Books} from './books.ts';

/** Keeps what happened from being lost with a process that is killed or breaks. */
export type Rescue = {
	/** The same books; every session that is entered can be saved. */
	readonly watching: (books: Books) => Books;
	/**
	 * Write each session that went to the network into a file of its own, as
	 * `--ndjson` prints it, and say where. Each is saved once.
	 */
	readonly save: () => Promise<void>;
	/** Hang up wherever a connection is open: nothing may keep a broken process alive. */
	readonly hangUp: () => void;
};

/** Nothing is written unless `save` is called. */
export function prepareRescue(options: {
	readonly tool: Tool;
	readonly practice: boolean;
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly say: (sentence: string) => void;
}): Rescue {
	const {tool, practice, env, say} = options;
	const sessions = new Set<Session>();
	const saved = new Set<Session>();
	return {
		watching: (books) => ({
			...books,
			walk(session, why) {
				sessions.add(session);
				return books.walk(session, why);
			},
			trial(session, trial) {
				sessions.add(session);
				books.trial(session, trial);
			},
			visit(session) {
				sessions.add(session);
				books.visit(session);
			},
		}),
		async save() {
			const lost = [...sessions].filter((session) => wentOut(session) && !saved.has(session));
			if (lost.length === 0) return;
			for (const session of lost) saved.add(session);
			const [{saveSession}, {sessionText}] = await Promise.all([
				import('../state/sessions.ts'),
				import('../render/session-text.ts'),
			]);
			const folder = await statePlace(env, practice);
			if (folder === undefined) return;
			const now = new Date();
			for (const {log} of lost) {
				const file = saveSession(folder, sessionText(tool, log.events), {now, onTrouble: say});
				if (file !== undefined) say(`What was said so far is kept in ${visible(file)}`);
			}
		},
		hangUp() {
			for (const session of sessions) session.intend({type: 'stop', by: 'signal'});
		},
	};
}

/** What only proposed has nothing to lose. */
function wentOut({log}: Session): boolean {
	return log.events.some(({type}) => type === 'dns-answered' || type === 'connecting');
}
