import type {Ended} from '../../model/stage.ts';
import type {SessionView, StageView} from '../../model/view.ts';
import {isMisfit, isYes} from '../../protocol/reply-codes.ts';
import {duration, type Brush} from '../brush.ts';
import {fit, fitRight} from '../cells.ts';
import type {Row, Tone} from '../theme.ts';

/** How a stage ended, in a word or two. */
export const endedWords: Readonly<Record<Ended, string>> = {
	reply: 'ok',
	fin: 'closed',
	rst: 'reset',
	timeout: 'silence',
	refused: 'refused',
	unreachable: 'no route',
	'tls-failure': 'no TLS',
	'protocol-error': 'not SMTP',
	'dns-nxdomain': 'no domain',
	'dns-nodata': 'no record',
	'dns-servfail': 'DNS broken',
	'dns-refused': 'DNS refused',
	'dns-timeout': 'silence',
	'dns-no-address': 'no address',
	'null-mx': 'no mail',
	'blocked-address': 'private',
	skipped: 'skipped',
	stopped: 'stopped',
};

type Sign = {readonly mark: string; readonly word: string; readonly tone: Tone};

/** Status as a shape, a word and a tone, so that no one of them is needed. */
function stageSign(stage: StageView, brush: Brush, tick = 0): Sign {
	const {glyphs} = brush;
	const word =
		stage.code === undefined
			? stage.ended === undefined
				? ''
				: endedWords[stage.ended]
			: String(stage.code);
	switch (stage.status) {
		case 'pending':
			return {mark: glyphs.pending, word: '', tone: 'dim'};
		case 'proposed':
			return {mark: glyphs.proposed, word: 'your turn', tone: 'accent'};
		case 'running':
			return {
				mark: glyphs.running[tick % glyphs.running.length] ?? '',
				word: 'waiting',
				tone: 'theirs',
			};
		case 'skipped':
			return {mark: glyphs.skipped, word: endedWords.skipped, tone: 'dim'};
		case 'done':
		case 'failed': {
			const code = stage.code ?? 0;
			// Hardly any server answers VRFY; not to be told is no failure of the walk.
			if (stage.stage === 'vrfy' && code >= 400) return {mark: glyphs.skipped, word, tone: 'dim'};
			if (code >= 400 && code < 500) return {mark: glyphs.temporary, word, tone: 'warn'};
			if (stage.status === 'done' && isMisfit(stage.code, stage))
				return {mark: glyphs.warning, word, tone: 'warn'};
			return stage.status === 'done' && code < 500
				? {mark: glyphs.done, word, tone: 'good'}
				: {mark: glyphs.failed, word, tone: 'bad'};
		}
	}
}

/**
 * The stages as they stand: only the one that is proposed is "your turn". One
 * that was proposed and passed by another command is as it was before.
 */
function standing(view: SessionView): readonly (StageView & {readonly isPassed: boolean})[] {
	return view.stages.map((stage) => {
		const isPassed = stage.status === 'proposed' && view.proposal?.stage !== stage.stage;
		return {...stage, isPassed, status: isPassed ? endedStatus(stage) : stage.status};
	});
}

function endedStatus({stage, ended, code}: StageView): StageView['status'] {
	if (ended === undefined) return 'pending';
	if (ended === 'skipped') return 'skipped';
	return ended === 'reply' && (code === undefined || isYes(code, {stage})) ? 'done' : 'failed';
}

/**
 * The stages, one a row:
 *
 *      ✓ mx        2 servers 12 ms
 *      ✓ banner    220      180 ms
 *      ▸ ehlo      your turn
 *      · starttls
 */
export function railRows(
	view: SessionView,
	options: {
		readonly brush: Brush;
		readonly width: number;
		readonly selected: string | undefined;
		readonly tick: number;
	},
): readonly Row[] {
	const {brush, width} = options;
	return standing(view).map((stage) => {
		const sign = stageSign(stage, brush, options.tick);
		const isOver = stage.status === 'done' || stage.status === 'failed';
		const hosts = stage.stage === 'mx' && stage.status === 'done' ? view.route?.hosts.length : 0;
		const word = hosts
			? `${hosts} ${hosts === 1 ? 'host' : 'hosts'}`
			: stage.isPassed && !isOver
				? 'not done'
				: sign.word;
		// The time of an earlier answer would stand beside a word that is not about it.
		const time = stage.elapsedMs === undefined || !isOver ? '' : duration(stage.elapsedMs);
		const room = Math.max(0, width - 3 - 9 - 6);
		const isSelected = options.selected === stage.stage;
		const name = fit(stage.stage, 9, brush.glyphs.cut);
		return [
			{text: isSelected ? brush.glyphs.select : ' ', tone: 'accent'},
			{text: `${sign.mark} `, tone: sign.tone},
			{
				text: name,
				tone: isSelected ? 'selected' : stage.status === 'pending' ? 'dim' : 'plain',
			},
			{text: fit(` ${word}`, room, brush.glyphs.cut), tone: sign.tone},
			{text: fitRight(time, 6, brush.glyphs.cut), tone: 'dim'},
		];
	});
}

/** The rail in one row, for narrow terminals: '✓✓✓▸·····  4/9 ehlo, your turn'. */
export function railLine(view: SessionView, brush: Brush, tick: number): Row {
	const all = standing(view);
	const present = view.proposal?.stage ?? view.running?.stage;
	const now = all.findLastIndex(({stage, status}) =>
		present === undefined ? status !== 'pending' && status !== 'skipped' : stage === present,
	);
	const current = all[Math.max(0, now)];
	const marks = all.map((stage) => {
		const {mark, tone} = stageSign(stage, brush, tick);
		return {text: mark, tone};
	});
	if (current === undefined) return marks;
	const sign = stageSign(current, brush, tick);
	return [
		...marks,
		{text: `  ${now + 1}/${view.stages.length} `, tone: 'dim'},
		{text: current.stage, tone: 'strong'},
		{text: sign.word === '' ? '' : ` ${sign.word}`, tone: sign.tone},
	];
}
