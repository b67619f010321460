import type {ExpectedFinding} from '../../knowledge/expected.ts';
import type {Attempt, Exchange, SessionView} from '../../model/view.ts';
import type {Capability} from '../../model/wire.ts';
import {readEhlo} from '../../protocol/ehlo.ts';
import {prose} from '../cells.ts';
import type {Row} from '../theme.ts';
import {heading, sourceList, type BlockOptions} from './blocks.ts';
import {bannerOf, lastGreeting} from './replies.ts';

/** What the server offered in one reply to EHLO or HELO, and what it did not. */
export type Offer = {
	readonly capabilities: readonly Capability[];
	readonly missing: readonly ExpectedFinding[];
};

/** Read one exchange as an offer; undefined if it is none: another stage, or a refusal. */
export function offerOf(
	exchange: Exchange,
	attempt: Attempt,
	{knowledge}: BlockOptions['brush'],
): Offer | undefined {
	if (exchange.stage !== 'ehlo' || exchange.reply?.reply.code !== 250) return undefined;
	const {capabilities} = readEhlo(exchange.reply.reply);
	const missing = knowledge.missingAtEhlo({
		capabilities,
		// An edited command may be anything.
		extended: /^ehlo\b/iu.test(new TextDecoder().decode(exchange.sent?.raw)),
		refused: attempt.exchanges.some(
			({stage, reply}) => stage === 'ehlo' && (reply?.reply.code ?? 0) >= 400,
		),
		secure: exchange.secure,
		banner: bannerOf(attempt),
		mx: attempt.target.host,
	});
	return {capabilities, missing};
}

/** The newest offer of the newest connection. */
export function lastOffer(view: SessionView, brush: BlockOptions['brush']): Offer | undefined {
	const attempt = view.attempts.at(-1);
	const exchange = lastGreeting(view);
	return attempt && exchange ? offerOf(exchange, attempt, brush) : undefined;
}

/** What is missing, or odd: in one line each, or with the meaning. */
export function missingRows(
	{missing}: Offer,
	options: BlockOptions & {readonly depth: 'line' | 'text' | 'sources'},
): Row[] {
	if (missing.length === 0) return [];
	const {brush, width, depth} = options;
	const rows: Row[] = [[], heading('Missing or unusual here', 'strong', brush)];
	for (const {isSerious, title, text} of missing) {
		const tone = isSerious ? 'warn' : 'dim';
		const mark = isSerious ? brush.glyphs.warning : brush.glyphs.bullet;
		const words = depth === 'line' ? `${title}.` : `${title}. ${text}`;
		rows.push(...prose(brush.say(words), width, 'plain', [{text: `${mark} `, tone}]));
	}
	if (depth === 'sources') rows.push(...sourceList(unique(missing), options));
	return rows;
}

function unique(missing: readonly ExpectedFinding[]): ExpectedFinding['sources'] {
	const known = new Map(
		missing.flatMap(({sources}) => sources).map((source) => [source.title, source]),
	);
	return [...known.values()];
}

/** Each keyword with its meaning in one line. */
export function capabilityRows({capabilities}: Offer, {brush, width}: BlockOptions): Row[] {
	if (capabilities.length === 0) return [];
	return [
		[],
		heading('What the server offers (w explains each)', 'strong', brush),
		...capabilities.flatMap(({keyword, parameters}) =>
			prose(brush.say(titleOf({keyword, parameters}, brush)), width, 'plain', [
				{text: `${brush.show(keyword)} `, tone: 'theirs'},
			]),
		),
	];
}

function titleOf(
	{keyword, parameters}: Pick<Capability, 'keyword' | 'parameters'>,
	{knowledge}: BlockOptions['brush'],
): string {
	return knowledge.explainKeyword(keyword, parameters)?.title ?? 'not in the registry';
}

/**
 * The keywords to choose from; the chosen one is unfolded:
 *
 *     » SIZE 52428800
 *         Largest message
 *         The largest message in bytes that the server takes. …
 *       PIPELINING               Several commands at once
 */
export function wordRows(
	offer: Offer,
	options: BlockOptions & {readonly index: number},
): {readonly rows: readonly Row[]; readonly selectedRow: number; readonly unfolded: number} {
	const {brush, width, index} = options;
	const {capabilities} = offer;
	const rows: Row[] = [];
	let selectedRow = 0;
	let unfolded = 0;
	for (const [at, {keyword, parameters}] of capabilities.entries()) {
		const isChosen = at === index;
		if (isChosen) selectedRow = rows.length;
		const shown = brush.show([keyword, ...parameters].join(' '));
		const known = brush.knowledge.explainKeyword(keyword, parameters);
		rows.push([
			{text: isChosen ? `${brush.glyphs.select} ` : '  ', tone: 'accent'},
			{text: shown, tone: isChosen ? 'selected' : 'theirs'},
			{text: `  ${brush.say(known?.title ?? 'not in the registry')}`, tone: 'dim'},
		]);
		if (!isChosen) continue;
		const text =
			known?.meaning ??
			'Neither the registry of keywords nor this program knows it. Servers may offer what they like; a client passes over what it does not know.';
		const sources = (known?.sources ?? []).map(
			({title, url, checked}) =>
				`${title}${url === undefined ? '' : `, ${url}`} (checked ${checked})`,
		);
		const inset = [{text: '    '}];
		rows.push(
			...prose(brush.say(text), width, 'plain', inset),
			...sources.flatMap((source) => prose(brush.say(source), width, 'dim', inset)),
		);
		unfolded = rows.length - selectedRow;
	}
	if (capabilities.length === 0)
		rows.push(...prose('The server offers nothing beyond plain SMTP.', width, 'dim'));
	rows.push(...missingRows(offer, {...options, depth: 'line'}));
	return {rows, selectedRow, unfolded};
}
