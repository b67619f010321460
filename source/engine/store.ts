/** State that is replaced and never changed, with listeners that are called once a turn. */
export type Store<State extends object> = {
	get(): State;
	/** The new state. */
	set(change: Partial<State>): State;
	/** Returns the way back. */
	subscribe(listener: () => void): () => void;
};

/** A store that begins with this state. */
export function createStore<State extends object>(initial: State): Store<State> {
	const listeners = new Set<() => void>();
	let state = initial;
	let scheduled = false;
	return {
		get: () => state,
		set(change) {
			state = {...state, ...change};
			if (scheduled) return state;
			scheduled = true;
			queueMicrotask(() => {
				scheduled = false;
				for (const listener of listeners) listener();
			});
			return state;
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}
