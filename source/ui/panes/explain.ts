import type {Explained} from '../../explain/explain.ts';
import type {Source} from '../../model/explanation.ts';
import {hardWrap, prose} from '../cells.ts';
import type {Row} from '../theme.ts';
import {bulletBlock, heading, sourceList, type BlockOptions} from './blocks.ts';
import {replyPageRows} from './reply-page.ts';

type Entry = {
	readonly title: string;
	readonly meaning: string;
	/** A line to be read as it is, such as the form of a command. */
	readonly code?: string;
	readonly lists?: readonly (readonly [title: string, items: readonly string[]])[];
	readonly sources?: readonly Source[];
};

/** The page about what was typed or pasted, whatever it is. */
export function explainedRows(explained: Explained, options: BlockOptions): readonly Row[] {
	if (explained.kind === 'reply') {
		const {reply, explanation, stage, mx, peeled} = explained;
		return replyPageRows({reply, explained: explanation, stage, mx, peeled}, options);
	}
	return entriesOf(explained).flatMap((entry, index) => [
		...(index === 0 ? [] : [[], []]),
		...entryRows(entry, options),
	]);
}

function entriesOf(explained: Exclude<Explained, {kind: 'reply'}>): readonly Entry[] {
	switch (explained.kind) {
		case 'code': {
			const {code, title, meaning, sources} = explained.text;
			return [{title: `${code}: ${title}`, meaning, sources}];
		}
		case 'enhanced': {
			const {code, title, meaning, sources} = explained.text;
			const uses = explained.uses.map((use) => `${use.name}: ${use.meaning}`);
			return [
				{title: `${code}: ${title}`, meaning, lists: [['Seen with this code', uses]], sources},
			];
		}
		case 'word':
			return wordEntries(explained);
		case 'stage': {
			const {stage, title, purpose, healthy, trouble, sources} = explained.text;
			return [
				{
					title: `${stage}: ${title}`,
					meaning: purpose,
					lists: [
						['A healthy answer', [healthy]],
						['What goes wrong here', trouble],
					],
					sources,
				},
			];
		}
		case 'reason': {
			const {reason, title, meaning, causes, next} = explained;
			return [
				{
					title: `${reason}: ${title}`,
					meaning,
					lists: [
						['Why', causes],
						['What to do', next],
					],
				},
			];
		}
		case 'nothing':
			return [{title: 'Nothing to explain', meaning: explained.message}];
	}
}

function wordEntries({command, keyword}: Explained & {readonly kind: 'word'}): readonly Entry[] {
	return [
		...(command === undefined
			? []
			: [
					{
						title: `${command.verb}, a command: ${command.title}`,
						meaning: command.meaning,
						code: command.syntax,
						sources: command.sources,
					},
				]),
		...(keyword === undefined
			? []
			: [
					{
						title: `${keyword.keyword}, a keyword of EHLO: ${keyword.title}`,
						meaning: keyword.meaning,
						sources: keyword.sources,
					},
				]),
	];
}

function entryRows(entry: Entry, options: BlockOptions): readonly Row[] {
	const {brush, width} = options;
	const {title, meaning, code, lists = [], sources = []} = entry;
	return [
		...prose(brush.say(title), width, 'accent'),
		...prose(brush.say(meaning), width),
		...(code === undefined
			? []
			: [[], ...hardWrap(brush.say(code), width).map((piece) => heading(piece, 'mine', brush))]),
		...lists.flatMap(([name, items]) =>
			items.length === 0 ? [] : [[], ...bulletBlock(name, items, options)],
		),
		...sourceList(sources, options),
	];
}
