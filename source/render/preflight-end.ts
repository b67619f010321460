import type {Check} from '../model/check.ts';
import type {PreflightState} from '../preflight/preflight.ts';

/** So many are named to be mended; after these, the next look tells. */
const mostNamed = 3;

/** What to mend first, and apart from it what is minor; as sentences. */
export function mendingWords(checks: readonly Check[]): readonly string[] {
	const bad = checks.filter(({state}) => state === 'bad');
	const of = (...weights: readonly Check['weight'][]) =>
		weights.flatMap((wanted) => bad.filter(({weight}) => weight === wanted));
	return [
		sentence('Mend first', of('much', 'some')),
		sentence('Minor, good to mend', of('little')),
	].filter((line) => line !== undefined);
}

function sentence(heading: string, checks: readonly Check[]): string | undefined {
	const titles = [...new Set(checks.map(({title}) => title))].slice(0, mostNamed);
	if (titles.length === 0) return undefined;
	const named = titles.map((title) => {
		const same = checks.filter((check) => check.title === title);
		// One title for several, or for one of many lists, does not say which.
		const isOfList = same.some(({id}) => id.startsWith('blocklist-'));
		if (same.length === 1 && !isOfList) return title;
		const subjects = [...new Set(same.map(({subject}) => subject))];
		const rest = subjects.length - mostNamed;
		const more = rest > 0 ? `, ${rest} more` : '';
		return `${title} (${subjects.slice(0, mostNamed).join(', ')}${more})`;
	});
	return `${heading}: ${named.join('; ')}.`;
}

/** Zones that were to be asked, and of which no answer came. Names as in `contacted`. */
export function unreachedZones({contacted, checks}: PreflightState): readonly string[] {
	return contacted.filter((name) => {
		const zone = name.toLowerCase().replace(/\.$/u, '');
		const own = checks.filter(
			({id, subject}) =>
				id.startsWith('blocklist-') && subject.toLowerCase().endsWith(` in ${zone}`),
		);
		return own.length > 0 && own.every(({finding}) => finding === 'no-answer');
	});
}
