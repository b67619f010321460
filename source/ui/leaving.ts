import type {Session} from '../engine/session.ts';
import type {SessionView} from '../model/view.ts';

/** How long leaving waits for the session to hang up, in milliseconds. */
const hangUpMs = 500;

/** The last view. A screen that was interrupted after the walk's end says so, too: the exit code does. */
export function lastView(
	session: Session | undefined,
	by: 'done' | 'person' | 'signal',
): SessionView | undefined {
	const view = session?.getView();
	return view !== undefined && by === 'signal' ? {...view, over: {by}} : view;
}

/** End the session if it is open, and give it a moment to do so. */
export async function hangUp(
	session: Session | undefined,
	by: 'done' | 'person' | 'signal',
): Promise<void> {
	if (session === undefined || session.getView().over !== undefined) return;
	session.intend({type: 'stop', by: by === 'signal' ? 'signal' : 'person'});
	await patiently(session.finished);
}

/** Wait for it, but not long. */
export async function patiently(work: Promise<unknown>): Promise<void> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const patience = new Promise<void>((resolve) => {
		timer = setTimeout(resolve, hangUpMs);
	});
	await Promise.race([work, patience]);
	clearTimeout(timer);
}
