import type {WalkPlan} from '../model/session.ts';

/**
 * Are these the same words, but for what has to differ: the recipient, our own
 * names and addresses, host names, ids, times, counters? No language needed.
 * `plan`: of the walk that heard `other`. Texts as `Outcome.said` has them.
 */
export function sameWords(one: string, other: string, plan: WalkPlan): boolean {
	const isCut = one.endsWith('…') || other.endsWith('…');
	const ours = tokens(one);
	const theirs = tokens(other);
	if (!isCut && ours.length !== theirs.length) return false;
	const local = plan.mailbox.localPart.toLowerCase();
	const length = Math.min(ours.length, theirs.length) - (isCut ? 1 : 0);
	return ours.slice(0, length).every((token, index) => alike(token, theirs[index] ?? '', local));
}

function tokens(text: string): readonly string[] {
	return text
		.toLowerCase()
		.slice(0, 400)
		.split(/[\s<>()[\]"'\u201C\u201D:;,=]+/u)
		.map((token) => token.replace(/[.!?]+$/u, ''))
		.filter((token) => token !== '');
}

const varies: readonly RegExp[] = [/\d/u, /@/u, /^[a-z\d-]+(?:\.[a-z\d-]+)+$/u];

function alike(one: string, other: string, local: string): boolean {
	if (one === other || other === local) return true;
	return varies.some((pattern) => pattern.test(one) && pattern.test(other));
}
