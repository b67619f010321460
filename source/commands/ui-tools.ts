import type * as beginnings from './beginnings.ts';
import type {Books} from './books.ts';
import type {Options} from './options.ts';
import type {Politeness} from './politeness.ts';
import type {World} from './world.ts';

/** What walks need, and the first frame of the start screen does not. */
export type Tools = {readonly world: World; readonly books: Books} & Pick<
	Politeness,
	'judge' | 'countsFor'
> &
	typeof beginnings;

/** The tools, loaded when they are wanted; `get` throws before they are there. */
export function toolsOf(
	{options, world}: {readonly options: Options; readonly world: () => Promise<World>},
	say: (sentence: string) => void,
	watching: (books: Books) => Books,
): {
	readonly load: () => Promise<void>;
	/** Read what a first connection would have to, while nobody waits for it. */
	readonly prepare: () => void;
	readonly get: () => Tools;
	readonly seen: () => void;
} {
	let tools: Tools | undefined;
	return {
		async load() {
			if (tools) return;
			const [there, {politenessOf}, ways, {openBooks}] = await Promise.all([
				world(),
				import('./politeness.ts'),
				import('./beginnings.ts'),
				import('./books.ts'),
			]);
			const books = watching(await openBooks(options.practice, process.env, say));
			const {polite, judge, countsFor} = politenessOf({
				world: there,
				entries: books.entries,
				ignore: options.ignoreLimits,
			});
			tools = {...ways, world: polite, books, judge, countsFor};
		},
		prepare() {
			tools?.world.prepare();
			// The first reading of the books checks them; the first connection need not.
			tools?.books.entries();
		},
		get() {
			if (!tools) throw new Error('a walk was begun before what it needs was read');
			return tools;
		},
		seen() {
			tools?.books.seen();
		},
	};
}
