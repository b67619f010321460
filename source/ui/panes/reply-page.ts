import type {Layer, ReplyExplanation} from '../../model/explanation.ts';
import type {Stage} from '../../model/stage.ts';
import type {Reply} from '../../model/wire.ts';
import type {Asked} from '../../protocol/reply-codes.ts';
import {prose} from '../cells.ts';
import type {Row} from '../theme.ts';
import {
	anatomyRows,
	bulletBlock,
	factRows,
	markOf,
	quoteRows,
	remedies,
	sourceList,
	toneOf,
	type BlockOptions,
} from './blocks.ts';
import {confidenceWords} from './causes.ts';
import {aboutWords, mailboxWords} from './verdict.ts';

/** A reply and all that is known about it. */
export type ReplyPage = {
	readonly reply: Reply;
	readonly explained: ReplyExplanation;
	readonly stage: Stage | undefined;
	/** What else is known of what it answers. */
	readonly asked?: Asked;
	/** The host that said it. NOT safe to show. */
	readonly mx?: string | undefined;
	/** What was peeled off around it, in words. */
	readonly peeled?: readonly string[];
};

const layerWords: Readonly<Record<Layer, string>> = {
	provider: 'words that only this provider uses',
	software: 'words of this mail server program',
	text: 'words that many servers use',
	enhanced: 'the enhanced code alone',
	code: 'the three digits alone',
	none: 'no rule knows it',
};

const lastingWords: Readonly<Record<ReplyExplanation['permanence'], string>> = {
	permanent: 'permanent: trying again changes nothing',
	temporary: 'temporary: worth trying again later',
	none: 'no refusal',
};

const mostLines = 24;

/** The whole page about one reply: what it means, why we think so, and where that comes from. */
export function replyPageRows(page: ReplyPage, options: BlockOptions): readonly Row[] {
	const {brush, width} = options;
	const {reply, explained} = page;
	const asked = {stage: page.stage, ...page.asked};
	const tone = toneOf(reply.code, asked);
	return [
		...quoteRows(reply.lines, mostLines, options),
		[],
		...prose(brush.say(explained.title), width, tone, [
			{text: `${markOf(reply.code, brush, asked)} `, tone},
		]),
		...prose(brush.say(explained.meaning), width),
		[],
		...factRows(factsOf(page, brush.show), options),
		...remedies(explained, options),
		...anatomyRows(explained, options),
		[],
		...ruleRows(explained, options),
		...sourceList(explained.sources, options),
	];
}

function factsOf(
	{explained, stage, mx, peeled = []}: ReplyPage,
	show: (text: string) => string,
): readonly (readonly [string, string])[] {
	return [
		['Reason', explained.reason],
		['About', aboutWords[explained.about]],
		['Mailbox', mailboxWords[explained.mailbox]],
		['Lasting', lastingWords[explained.permanence]],
		['Sure', confidenceWords[explained.confidence]],
		...(explained.provider === undefined ? [] : ([['Speaker', explained.provider.name]] as const)),
		['Stage', stage ?? 'not known'],
		...(mx === undefined ? [] : ([['Server', show(mx)]] as const)),
		...(peeled.length === 0 ? [] : ([['Taken from', peeled.join(', ')]] as const)),
	];
}

function ruleRows(explained: ReplyExplanation, options: BlockOptions): Row[] {
	const {brush} = options;
	const others = explained.runnersUp.map(
		({rule, reason}) => `would also fit: ${brush.show(rule)} (${reason})`,
	);
	return bulletBlock(
		'The rule that won',
		[`${brush.show(explained.rule)}: ${layerWords[explained.layer]}`, ...others],
		options,
	);
}
