import type {Session} from '../engine/session.ts';
import type {KeptWalk} from './use-screen.ts';
import type {SeriesControl} from './use-series.ts';
import type {WalkCount} from '../render/ways.ts';

/** Hang up, if it is not over. */
export function stopWalk(session: Session | undefined): void {
	if (session?.getView().over === undefined) session?.intend({type: 'stop', by: 'person'});
}

/** Experiments belong to the walk that raised the question. */
export function isOf(series: SeriesControl['series'], session: Session): boolean {
	return series?.first.view.plan === session.getView().plan;
}

/** Which of the walks is shown. */
export function placeOf(
	walks: readonly KeptWalk[],
	session: Session,
): {readonly walks: WalkCount; readonly tls: boolean} {
	const at = Math.max(
		0,
		walks.findIndex((walk) => walk.session === session),
	);
	return {
		walks: {at, said: walks.map(({said}) => said)},
		tls: walks[at]?.tls ?? true,
	};
}
