import type {SessionView} from '../model/view.ts';
import {findDecisive} from '../verdict/decisive.ts';
import type {Command} from './key-commands.ts';
import {allReplies, lastGreeting, lastOffered} from './panes/replies.ts';
import type {Metrics} from './ui-events.ts';
import {mxChoices, type Overlay, type UiState} from './ui-state.ts';

/** How many rows a pane has and how many of them fit. */
export type Extent = {readonly rows: number; readonly height: number};

/** The list of mail servers, at the one in use; or why there is none. */
export function openMx(view: SessionView): Overlay | string {
	const choices = mxChoices(view);
	if (choices.length === 0) return 'The mail servers are not known yet: DNS comes first.';
	const now =
		view.proposal?.kind === 'connect' ? view.proposal.target : view.attempts.at(-1)?.target;
	const index = choices.findIndex(
		(choice) =>
			choice.host === now?.host &&
			(choice.address === undefined || choice.address === now.address.address),
	);
	return {kind: 'mx', index: Math.max(0, index)};
}

/**
 * The page about the newest reply, after the end about the one that decided, or
 * about that of the stage looked at; or why there is none.
 */
export function openPage(state: UiState, view: SessionView): Overlay | string {
	const replies = allReplies(view);
	if (replies.length === 0) return 'The server has not said anything yet.';
	const {selected, chosen} = state;
	// Nobody asks what the goodbye means.
	const decisive = view.over === undefined ? undefined : findDecisive(view)?.exchange?.reply?.seq;
	const wanted = chosen ?? (selected === undefined ? decisive : undefined);
	const at = replies.findIndex(({exchange}) => exchange.reply.seq === wanted);
	if (at >= 0) return {kind: 'page', index: at, top: 0};
	const index =
		selected === undefined
			? replies.length - 1
			: replies.findLastIndex(({exchange}) => exchange.stage === selected);
	return index < 0 ? `There is no reply at the stage ${selected}.` : {kind: 'page', index, top: 0};
}

/** The keywords of the newest reply to EHLO; or why there are none. */
export function openWords(view: SessionView): Overlay | string {
	return lastGreeting(view) === undefined
		? 'What the server offers is known after EHLO.'
		: {kind: 'words', index: 0};
}

/** The page of a reply before or after the one that is open. */
export function turnPage(state: UiState, by: number, view: SessionView): UiState {
	const {overlay} = state;
	if (overlay?.kind !== 'page') return state;
	const index = clamp(overlay.index + by, allReplies(view).length - 1);
	return index === overlay.index ? state : {...state, overlay: {kind: 'page', index, top: 0}};
}

/** What lies over the panes, after one of the moving keys. */
export function moveOverlay(
	overlay: Overlay,
	command: Command,
	view: SessionView,
	extent: Metrics['overlay'],
): Overlay {
	if ('top' in overlay)
		return {...overlay, top: target(overlay.top ?? extent.start ?? 0, command, extent)};
	if (overlay.kind !== 'mx' && overlay.kind !== 'words') return overlay;
	const rows = overlay.kind === 'mx' ? mxChoices(view).length : (lastOffered(view)?.length ?? 0);
	const index = target(overlay.index, command, {rows, height: 1});
	return overlay.kind === 'mx' ? {kind: 'mx', index} : {...overlay, index};
}

const clamp = (value: number, max: number): number => Math.max(0, Math.min(max, value));

/** Where a list goes by one of the moving keys. */
export function target(top: number, command: Command, extent: Extent): number {
	const last = Math.max(0, extent.rows - extent.height);
	const page = Math.max(1, extent.height - 1);
	if (command === 'up') return clamp(top - 1, last);
	if (command === 'down') return clamp(top + 1, last);
	if (command === 'page-up') return clamp(top - page, last);
	if (command === 'page-down') return clamp(top + page, last);
	return command === 'top' ? 0 : last;
}
