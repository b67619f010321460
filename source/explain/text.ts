import type {ReplyExplanation, Source} from '../model/explanation.ts';
import {formatEnhanced} from '../protocol/enhanced-code.ts';
import {visibleText} from '../protocol/reply-line.ts';
import {visible} from '../protocol/visible.ts';
import type {Explained} from './explain.ts';

const defaultWidth = 80;

/** Words into lines of at most `width` characters; a longer word gets a line of its own. */
function wrap(text: string, width: number, first: string, others = first): string {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		const prefix = lines.length === 0 ? first : others;
		if (line !== '' && prefix.length + line.length + 1 + word.length > width) {
			lines.push(prefix + line);
			line = word;
		} else {
			line = line === '' ? word : `${line} ${word}`;
		}
	}
	lines.push((lines.length === 0 ? first : others) + line);
	return lines.join('\n');
}

function list(title: string, items: readonly string[], width: number): readonly string[] {
	if (items.length === 0) return [];
	return [title, ...items.map((item) => wrap(item, width, '  - ', '    ')), ''];
}

const sourceLine = ({title, url, checked}: Source): string =>
	`${title}${url === undefined ? '' : `, ${url}`} (checked ${checked})`;

const aboutWords: Readonly<Record<ReplyExplanation['about'], string>> = {
	recipient: 'the recipient',
	you: 'you: your address, name, sender or message',
	domain: 'the domain of the recipient',
	server: 'the receiving server',
	network: 'the network between',
	unknown: 'cannot tell',
};
const mailboxWords: Readonly<Record<ReplyExplanation['mailbox'], string>> = {
	exists: 'exists',
	absent: 'does not exist',
	unknown: 'nothing is said about it',
};

function replyText(explained: Explained & {readonly kind: 'reply'}, width: number): string {
	const {explanation: found, reply} = explained;
	const said = reply.lines
		.slice(0, 20)
		.map(
			(line) =>
				`  ${line.code ?? ''}${line.code === undefined ? '' : line.isLast ? ' ' : '-'}${visibleText(line).slice(0, 1000)}`,
		);
	if (reply.lines.length > said.length)
		said.push(`  … ${reply.lines.length - said.length} more lines`);
	const facts = [
		`Reason      ${found.reason}`,
		`About       ${aboutWords[found.about]}`,
		`Mailbox     ${mailboxWords[found.mailbox]}`,
		`Lasting     ${found.permanence === 'none' ? 'no refusal' : found.permanence}`,
		`Confidence  ${found.confidence}`,
		...(found.provider === undefined ? [] : [`Who speaks  ${found.provider.name}`]),
		...(explained.stage === undefined ? [] : [`Stage       ${explained.stage}`]),
		...found.facts.slice(0, 8).map(({kind, value}) => `${kind.padEnd(11)} ${value}`),
	];
	return [
		...said,
		'',
		found.title,
		wrap(found.meaning, width, '  '),
		'',
		...facts,
		'',
		...list('Likely causes', found.causes, width),
		...list('What to do', found.next, width),
		...list(
			'Taken apart',
			found.anatomy.map(({part, meaning}) => `${part}: ${meaning}`),
			width,
		),
		...list(
			`Rule ${found.rule}`,
			[
				...found.sources.map(sourceLine),
				...(found.runnersUp.length === 0
					? []
					: [`also fit: ${found.runnersUp.map(({rule}) => rule).join(', ')}`]),
			],
			width,
		),
	].join('\n');
}

/** An explanation in plain text, safe to show, ending with a line break. `width` in columns. */
export function explainedText(explained: Explained, width = defaultWidth): string {
	const page = (title: string, meaning: string, ...rest: readonly (readonly string[])[]): string =>
		[title, wrap(meaning, width, '  '), '', ...rest.flat()].join('\n');
	const sources = (items: readonly Source[]): readonly string[] =>
		list('Sources', items.map(sourceLine), width);
	const text = ((): string => {
		switch (explained.kind) {
			case 'reply':
				return replyText(explained, width);
			case 'code':
				return page(
					`${explained.text.code}: ${explained.text.title}`,
					explained.text.meaning,
					sources(explained.text.sources),
				);
			case 'enhanced':
				return page(
					`${explained.text.code}: ${explained.text.title}`,
					explained.text.meaning,
					list(
						'Seen with this code',
						explained.uses.map(({name, meaning}) => `${name}: ${meaning}`),
						width,
					),
					sources(explained.text.sources),
				);
			case 'word':
				return [
					...(explained.command === undefined
						? []
						: [
								page(
									`${explained.command.verb}, a command: ${explained.command.title}`,
									explained.command.meaning,
									[`  ${explained.command.syntax}`, ''],
									sources(explained.command.sources),
								),
							]),
					...(explained.keyword === undefined
						? []
						: [
								page(
									`${explained.keyword.keyword}, a keyword of EHLO: ${explained.keyword.title}`,
									explained.keyword.meaning,
									sources(explained.keyword.sources),
								),
							]),
				].join('\n');
			case 'stage':
				return page(
					`${explained.text.stage}: ${explained.text.title}`,
					explained.text.purpose,
					list('Healthy', [explained.text.healthy], width),
					list('Trouble', explained.text.trouble, width),
					sources(explained.text.sources),
				);
			case 'reason':
				return page(
					`${explained.reason}: ${explained.title}`,
					explained.meaning,
					list('Likely causes', explained.causes, width),
					list('What to do', explained.next, width),
				);
			case 'nothing':
				return explained.message;
		}
	})();
	return `${text.trimEnd()}\n`;
}

/** An explanation for machines. */
export function explainedJson(explained: Explained): Readonly<Record<string, unknown>> {
	const schema = 'mxray.explanation/1';
	if (explained.kind !== 'reply') return {schema, ...explained};
	const {reply, stage, mx, peeled, explanation} = explained;
	return {
		schema,
		kind: 'reply',
		reply: {
			code: reply.code ?? null,
			enhanced: reply.enhanced === undefined ? null : formatEnhanced(reply.enhanced),
			lines: reply.lines.slice(0, 100).map((line) => visibleText(line)),
		},
		stage: stage ?? null,
		mx: mx === undefined ? null : visible(mx),
		peeled,
		...explanation,
		provider: explanation.provider ?? null,
	};
}
