import type {InvestigationState} from '../experiments/investigation.ts';
import type {BodyContent} from './body.tsx';
import {consentRows} from './panes/consent.ts';
import {matrixRows} from './panes/matrix.ts';
import {transcript} from './panes/transcript.ts';
import {waitRows} from './panes/wait.ts';
import {openAttempt} from '../render/ways.ts';
import type {Overlay} from './ui-state.ts';
import type {ContentOptions} from './use-content.ts';

type WhyOverlay = Overlay & {readonly kind: 'consent' | 'matrix' | 'trial' | 'wait'};

/** What lies over the panes while one finds out why, or waits. */
export function whyContent(overlay: WhyOverlay, options: ContentOptions): BodyContent['overlay'] {
	const {view, brush, columns, series, wait} = options;
	const block = {brush, width: Math.min(columns - 2, 100)};
	switch (overlay.kind) {
		case 'consent': {
			const isOpen = openAttempt(view) !== undefined;
			const {rows, selectedRow} = consentRows(overlay.consent, {...block, isOpen});
			// At the first line the whole question is in sight, not only the list.
			const {index, field, error} = overlay.consent;
			const isTop = index === 0 || field !== undefined || error !== undefined;
			const follow = isTop ? 0 : selectedRow;
			return {title: 'Find out why', rows, follow};
		}
		case 'matrix': {
			if (series === undefined) return {title: 'Experiments', rows: []};
			const {index} = overlay;
			const {rows, selectedRow, presentRow} = matrixRows(series.state, {
				...block,
				...series,
				index,
			});
			return {title: 'Experiments', rows, follow: overlay.moved ? selectedRow : presentRow};
		}
		case 'trial':
			return trialContent(overlay, options);
		case 'wait': {
			const {text} = view.plan.mailbox;
			const rows = waitRows(
				{
					leftMs: wait?.leftMs ?? 0,
					address: text,
					isPractice: view.plan.practice,
					visits: options.visits,
					text: wait?.deferral.text,
					asked: overlay.asked,
				},
				block,
			);
			return {title: 'Not now, says the server', rows};
		}
	}
}

function trialContent(
	overlay: Overlay & {readonly kind: 'trial'},
	{brush, columns, layout, series, state}: ContentOptions,
): BodyContent['overlay'] {
	const found = series && trialOf(series.state, overlay.number);
	if (found === undefined) return {title: `Experiment ${overlay.number}`, rows: []};
	const {view, events, label} = found;
	const {lit} = overlay;
	const {offsets} = state;
	const said = transcript(view, {brush, width: columns, offsets, events, lit});
	const row = lit[0] === undefined ? undefined : said.rowOf(lit[0]);
	const title = brush.say(`Experiment ${overlay.number}: ${label}`);
	const half = layout.kind === 'tiny' ? 0 : 3;
	return row === undefined
		? {title, rows: [...said.rows]}
		: {title, rows: [...said.rows], start: Math.max(0, row - half)};
}

function trialOf({results, running}: InvestigationState, number: number) {
	const result = results.find(({trial}) => trial.number === number);
	if (result !== undefined) return {...result, label: result.trial.label};
	if (running?.trial.number !== number) return undefined;
	const {session, trial} = running;
	return {view: session.getView(), events: session.log.events, label: trial.label};
}
