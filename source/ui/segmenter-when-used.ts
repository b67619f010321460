/** Units that are characters by themselves: none joins its neighbour (UAX 29), but CR LF is one. */
const apart = /^[\u0000-\u02FF\u2010-\u2027\u2190-\u2BFF]*$/u;

/**
 * Does what `Intl.Segmenter` does, but makes the real one only for a text that
 * needs it: the first takes 12 ms. The bundle gives it to the packages that
 * draw, too.
 */
export class SegmenterWhenUsed {
	readonly #make: () => Intl.Segmenter;
	readonly #isForCharacters: boolean;
	#real: Intl.Segmenter | undefined;

	constructor(locales?: Intl.LocalesArgument, options?: Intl.SegmenterOptions) {
		const {Segmenter} = Intl;
		this.#make = () => new Segmenter(locales, options);
		this.#isForCharacters = (options?.granularity ?? 'grapheme') === 'grapheme';
	}

	segment(input: string): Characters {
		if (this.#isForCharacters && apart.test(input) && !input.includes('\r\n'))
			return charactersOf(input);
		this.#real ??= this.#make();
		return this.#real.segment(input);
	}
}

/** What `Intl.Segmenter` gives for a text. */
type Characters = Iterable<Intl.SegmentData> & {
	/** The one that this UTF-16 unit belongs to; undefined beyond the text. */
	containing(codeUnitIndex?: number): Intl.SegmentData | undefined;
};

function charactersOf(input: string): Characters {
	const at = (index: number): Intl.SegmentData => ({segment: input.charAt(index), index, input});
	return {
		containing(codeUnitIndex = 0) {
			const index = Math.trunc(codeUnitIndex) || 0;
			return index >= 0 && index < input.length ? at(index) : undefined;
		},
		*[Symbol.iterator]() {
			for (let index = 0; index < input.length; index++) yield at(index);
		},
	};
}
