// What the bundle does to the packages that draw the screen, so that the first
// frame and every other come sooner. Each part fails the build when its package has changed.
import {readFileSync} from 'node:fs';
import path from 'node:path';

/**
 * Texts in which every UTF-16 unit is one character and takes one cell: Latin,
 * dashes and quotes, arrows, mathematics, boxes, our own signs. No marks, no
 * emoji, nothing wide; test/boundaries.test.ts goes through all of them.
 */
export const oneCellEach =
	/^[\u0020-\u007E\u00A1-\u00AC\u00AE-\u02FF\u2010-\u2027\u2190-\u2319\u2500-\u25FC\u2713\u2717]*$/;

/**
 * The table of all emoji sequences costs 11 ms when it is made. A single
 * character of the basic plane needs no such question: those that are emoji are
 * wide by themselves (test/boundaries.test.ts goes through them all). And most
 * of what is drawn needs none of the questions at all.
 */
export const widthWithoutTables = {
	name: 'width-without-tables',
	setup(build) {
		build.onLoad({filter: /[\\/]string-width[\\/]index\.js$/}, ({path: file}) => {
			const ascii = String.raw`/^[\u0020-\u007E]*$/`;
			const made = String.raw`const rgiEmojiRegex = /^\p{RGI_Emoji}$/v;`;
			const asked = 'rgiEmojiRegex.test(segment)';
			const later = String.raw`let emoji; const rgiEmojiRegex = {test: text => (emoji ??= /^\p{RGI_Emoji}$/v).test(text)};`;
			const contents = withSegmenterWhenUsed('string-width', readFileSync(file, 'utf8'));
			return {
				contents: replaced('string-width', contents, [
					[ascii, String(oneCellEach)],
					[made, later],
					[asked, `(segment.length > 1 && ${asked})`],
				]),
			};
		});
	},
};

/**
 * Ink cuts every text of a frame into cells anew, though most were in the frame
 * before: half of the time of a frame. The cells never change once they are
 * made, so they may be kept; at 600 texts, a few screens, it starts over.
 */
export const cellsKeptBetweenFrames = {
	name: 'cells-kept-between-frames',
	setup(build) {
		build.onLoad({filter: /[\\/]ink[\\/]build[\\/]output\.js$/}, ({path: file}) => {
			const contents = readFileSync(file, 'utf8');
			if (!contents.includes('styledChars = new Map();')) throw changed('Ink');
			const kept =
				'let kept; const keptCaches = () => kept?.styledChars.size <= 600 ? kept : (kept = new OutputCaches());';
			const made = [['caches = new OutputCaches();', 'caches = keptCaches();']];
			return {contents: `${replaced('Ink', contents, made)}\n${kept}\n`};
		});
	},
};

const segmenterUsers =
	/[\\/](?:ink[\\/]build[\\/]line-update|ansi-tokenize[\\/]build[\\/]tokenize|slice-ansi[\\/]tokenize-ansi|(?:wrap-ansi|cli-truncate)[\\/]index)\.js$/;

/** Nearly every package that draws makes an `Intl.Segmenter` when it is loaded; ours waits until there is need. */
export const segmenterWhenUsed = {
	name: 'segmenter-when-used',
	setup(build) {
		build.onLoad({filter: segmenterUsers}, ({path: file}) => ({
			contents: withSegmenterWhenUsed(
				path.basename(path.dirname(file)),
				readFileSync(file, 'utf8'),
			),
		}));
	},
};

function withSegmenterWhenUsed(name, contents) {
	const ours = path.join(import.meta.dirname, '../source/ui/segmenter-when-used.ts');
	const made = [['new Intl.Segmenter(', 'new SegmenterWhenUsed(']];
	return `import {SegmenterWhenUsed} from ${JSON.stringify(ours)};\n${replaced(name, contents, made)}`;
}

/** The text with each of these, which must stand there exactly once, replaced. */
function replaced(name, contents, pairs) {
	let text = contents;
	for (const [wanted, instead] of pairs) {
		if (text.split(wanted).length !== 2) throw changed(name);
		text = text.replace(wanted, () => instead);
	}
	return text;
}

function changed(name) {
	return new Error(`${name} has changed; look at scripts/bundle-screen.mjs again`);
}
