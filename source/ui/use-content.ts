import {useMemo} from 'react';
import type {GreetingsState} from '../model/greeting.ts';
import type {Visit} from '../model/deferral.ts';
import type {SessionEvent} from '../model/event.ts';
import type {TrialResult} from '../model/trial.ts';
import type {Outcome} from '../model/verdict.ts';
import type {SessionView} from '../model/view.ts';
import {receiverSide} from '../preflight/eyes.ts';
import {spokenAttempt} from '../preflight/eyes-lines.ts';
import type {PreflightState} from '../preflight/preflight.ts';
import {askedOf} from '../protocol/reply-codes.ts';
import type {BodyContent} from './body.tsx';
import type {Brush} from './brush.ts';
import {areaOf, type Layout} from './layout.ts';
import type {BlockOptions} from './panes/blocks.ts';
import {explanation, type Explanation} from './panes/explanation.ts';
import {comeBackRows} from './panes/wait.ts';
import {lastOffer, missingRows, offerOf, capabilityRows, wordRows} from './panes/ehlo.ts';
import {dnsTextRows, helpRows, mxRows} from './panes/lists.ts';
import {railRows} from './panes/rail.ts';
import {allReplies, explainExchange} from './panes/replies.ts';
import {replyPageRows} from './panes/reply-page.ts';
import {transcript} from './panes/transcript.ts';
import {greetingRows, greetingsOffer} from './panes/greetings.ts';
import {loginRows} from './panes/login.ts';
import {tourRows} from './panes/tour.ts';
import {formRows, wayRows} from './panes/ways.ts';
import {outsideColumns, plainText} from './outside.ts';
import {selfContent} from './self-content.ts';
import {countsOf, helpsToLook} from './self-state.ts';
import type {Seen} from './use-session.ts';
import {useSight} from './use-sight.ts';
import type {Row} from './theme.ts';
import type {Pane, UiState} from './ui-state.ts';
import type {SeriesView, Wait} from './use-why.ts';
import type {WalkCount} from '../render/ways.ts';
import {whyContent} from './why-content.ts';

/** What the body is made from. */
export type ContentOptions = Seen & {
	readonly brush: Brush;
	readonly state: UiState;
	readonly layout: Layout;
	readonly columns: number;
	readonly outcome: Outcome | undefined;
	readonly tick: number;
	/** The log that the view was made from. */
	readonly events: readonly SessionEvent[];
	readonly series: SeriesView | undefined;
	readonly wait: Wait | undefined;
	readonly visits: readonly Visit[];
	readonly walks: WalkCount;
	/** The greetings of all servers, as far as they are known. */
	readonly greetings: GreetingsState | undefined;
	/** How often mxray was at these servers lately, while they are listed. Safe to show. */
	readonly counts: string | undefined;
	/** The tour is on. */
	readonly tour: boolean;
	/** We can be looked at. */
	readonly canLook: boolean;
	/** What is known of us; undefined: nobody looked. */
	readonly self: PreflightState | undefined;
	/** Counts while we are looked at. */
	readonly selfTick: number;
};

/** The rows of all panes; each is made again only when what it shows has changed. */
export function useContent(options: ContentOptions): BodyContent {
	const {view, arriving, brush, state, layout, columns, tick, events} = options;
	const isAlone = state.zoom || layout.kind === 'narrow';
	const height = bodyHeight(layout);
	const full = {width: columns, height};
	const areaFor = (pane: Pane) => (isAlone ? full : (areaOf(layout, pane, false) ?? full));
	const areas = {
		rail: areaFor('rail'),
		transcript: areaFor('transcript'),
		explanation: areaFor('explanation'),
	};
	const rail = railRows(view, {
		brush,
		width: Math.min(areas.rail.width, 44),
		selected: state.selected ?? (state.focus === 'rail' ? currentStage(view) : undefined),
		tick,
	});
	const {offsets, lit, folds} = state;
	const {width} = areas.transcript;
	const said = useMemo(
		() => transcript(view, {brush, width, offsets, folds, events, arriving, ...(lit && {lit})}),
		[view, arriving, brush, width, offsets, folds, lit, events],
	);
	const text = useExplanation(options, Math.min(areas.explanation.width - 1, 84));
	const overlay = overlayContent(options);
	const seen = {state, brush, said, text, overlay, present: currentStage(view)};
	const look = useSight(seen, areas.transcript.height - 1);
	return {
		areas,
		full,
		rail,
		transcript: said.rows,
		explanation: text,
		overlay,
		follow: look.follow,
		reading: look.reading,
		marks: look.marks,
		metrics: {
			isOnePane: layout.kind === 'narrow',
			search: look.search,
			plain: (now) => {
				if (now.overlay !== undefined && overlay !== undefined)
					return plainText(overlay.rows, brush);
				if (now.focus === 'explanation') return plainText(text.rows, brush);
				const whole = {isOpen: true, turned: []};
				const wide = {brush, width: outsideColumns, offsets, events, arriving, folds: whole};
				return plainText(transcript(view, wide).rows, brush);
			},
			transcript: {
				top: look.top,
				blocks: said.blocks,
				rows: said.rows.length,
				height: areas.transcript.height - 1,
				rowOf: said.rowOf,
			},
			explanation: {
				rows: text.rows.length,
				height: areas.explanation.height - 1,
				key: text.key,
				anchors: text.anchors,
			},
			overlay: {rows: overlay?.rows.length ?? 0, height: height - 1, start: overlay?.start},
		},
	};
}

function useExplanation(options: ContentOptions, width: number): Explanation {
	const {view, brush, state, outcome, series, wait, tour} = options;
	const {selected, chosen, mark, auto} = state;
	const results = series?.state.results ?? noResults;
	const conclusion = series?.conclusion;
	const leftMs = wait?.leftMs ?? 0;
	const deferral = wait?.deferral;
	const offer = selfOffer(options);
	return useMemo(() => {
		const come = deferral === undefined ? [] : comeBackRows(leftMs, deferral, {brush, width});
		const rest = {results, conclusion, wait: come, mark, offer};
		const text = explanation(view, {brush, width, selected, chosen, outcome, ...rest});
		return tour && selected === undefined
			? withTour(text, tourRows(view, {brush, width, auto}))
			: text;
	}, [
		view,
		brush,
		width,
		selected,
		chosen,
		outcome,
		results,
		conclusion,
		deferral,
		leftMs,
		mark,
		tour,
		auto,
		offer,
	]);
}

/** Where what they see of us may be the reason: the key that shows it, and what came out. */
function selfOffer({brush, outcome, canLook, self}: ContentOptions): string | undefined {
	if (!canLook || (self === undefined && !helpsToLook(outcome))) return undefined;
	const key = brush.keys.find(({command}) => command === 'self')?.label ?? 'i';
	if (self === undefined)
		return `Look at yourself as they do: press ${key}. Nobody but your own DNS is asked at first.`;
	const {bad} = countsOf(self);
	const found = bad === 0 ? 'nothing bad so far' : `${bad} bad`;
	return `What they can see of you (press ${key}): ${found}.`;
}

/** The explanation with the words of the tour above it. */
function withTour(text: Explanation, above: readonly Row[]): Explanation {
	return {
		...text,
		rows: [...above, ...text.rows],
		anchors: text.anchors.map((each) => ({...each, row: each.row + above.length})),
	};
}

const noResults: readonly TrialResult[] = [];

function currentStage(view: SessionView): string | undefined {
	return view.proposal?.stage ?? view.running?.stage ?? view.stages.at(-1)?.stage;
}

function bodyHeight(layout: Layout): number {
	if (layout.kind === 'tiny') return 0;
	if (layout.kind === 'narrow') return layout.pane.height;
	return layout.kind === 'wide'
		? layout.transcript.height
		: layout.transcript.height + layout.explanation.height;
}

function overlayContent(options: ContentOptions): BodyContent['overlay'] {
	const {view, brush, state, layout, columns} = options;
	const {overlay} = state;
	const width = columns - 2;
	switch (overlay?.kind) {
		case undefined:
			return undefined;
		case 'mx': {
			const {index, asked = false} = overlay;
			const {rows, selectedRow} = mxRows(view, {
				brush,
				width,
				index,
				asked,
				counts: options.counts,
				greetings: options.greetings,
			});
			return {title: 'Mail servers', rows, follow: selectedRow};
		}
		case 'dns':
			return {title: 'DNS answers', rows: dnsTextRows(view, brush, width)};
		case 'words': {
			const offer = lastOffer(view, brush);
			if (offer === undefined) return undefined;
			const {rows, selectedRow, unfolded} = wordRows(offer, {
				brush,
				width: Math.min(width, 84),
				index: overlay.index,
			});
			// The middle of what is unfolded in the middle; its first row in sight at any rate.
			const half = Math.floor((bodyHeight(layout) - 1) / 2);
			const follow = selectedRow + Math.min(half, Math.floor(unfolded / 2));
			return {title: 'What the server offers', rows, follow};
		}
		case 'page':
			return pageContent(view, overlay.index, {brush, width: Math.min(width, 84)});
		case 'help':
			return {title: 'Keys', rows: helpRows(brush, Math.min(width, 80))};
		case 'greetings': {
			const how = {brush, width, tick: options.tick};
			const {greetings} = options;
			const rows =
				overlay.step === 'asked' || greetings === undefined
					? greetingsOffer(view, how)
					: greetingRows(greetings, how);
			return {title: 'How the servers greet', rows};
		}
		case 'ways': {
			const {rows, selectedRow} = wayRows(view, options.walks, overlay, {brush, width});
			return {title: 'Another way', rows, follow: selectedRow};
		}
		case 'login': {
			const {rows, selectedRow} = loginRows(overlay.form, {brush, width: Math.min(width, 84)});
			return {title: `Log in: AUTH ${overlay.form.mechanism}`, rows, follow: selectedRow};
		}
		case 'form': {
			const {rows, selectedRow} = formRows(view, overlay.form, {brush, width: Math.min(width, 84)});
			return {title: 'The walk again, with something changed', rows, follow: selectedRow};
		}
		case 'self':
		case 'check':
		case 'side':
		case 'agree':
			return selfContent(overlay, {
				brush,
				width,
				height: bodyHeight(layout) - 1,
				known: options.self,
				thoughts: () => receiverSide(view, options.self?.checks ?? [], {self: options.self?.self}),
				host: spokenAttempt(view)?.target.host,
				tick: options.selfTick,
			});
		case 'consent':
		case 'matrix':
		case 'trial':
		case 'wait':
			return whyContent(overlay, options);
	}
}

/** The whole page about one reply; that of EHLO lists the keywords, too. */
function pageContent(
	view: SessionView,
	index: number,
	options: BlockOptions,
): BodyContent['overlay'] {
	const replies = allReplies(view);
	const found = replies[index];
	if (found === undefined) return undefined;
	const {attempt, exchange} = found;
	const {brush} = options;
	const offer = offerOf(exchange, attempt, brush);
	const rows = [
		...replyPageRows(
			{
				reply: exchange.reply.reply,
				explained: explainExchange(exchange, attempt, brush),
				stage: exchange.aside ? undefined : exchange.stage,
				asked: askedOf(exchange),
				mx: attempt.target.host,
			},
			options,
		),
		...(offer === undefined
			? []
			: [...missingRows(offer, {...options, depth: 'sources'}), ...capabilityRows(offer, options)]),
	];
	const where = exchange.aside ? 'beside the walk' : exchange.stage;
	return {title: `Reply ${index + 1} of ${replies.length}: ${where}`, rows};
}
