import type {SessionEvent} from '../model/event.ts';

/** Connections that these walks began: all that they cost. */
export function connectionsOf(
	walks: readonly {readonly events: readonly SessionEvent[]}[],
): number {
	return walks.reduce(
		(sum, {events}) => sum + events.filter(({type}) => type === 'connecting').length,
		0,
	);
}
