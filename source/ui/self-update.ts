import type {ConsentGroup} from '../model/check.ts';
import type {PreflightState} from '../preflight/preflight.ts';
import type {Command} from './key-commands.ts';
import {type Extent, target} from './overlays.ts';
import {
	consentsOf,
	entriesOf,
	keyOfCheck,
	openedSelf,
	placeIn,
	type SelfOverlay,
} from './self-state.ts';

/** The commands that this file carries out. */
const selfCommands = [
	'self',
	'other-side',
	'open-check',
	'check-before',
	'check-after',
	'back-to-self',
	'fold-findings',
	'look-again',
	'stop-look',
	'ask-others',
	'tick-others',
	'agree',
] as const satisfies readonly Command[];
export type SelfCommand = (typeof selfCommands)[number];

/** True for a command of this file. */
export function isSelfCommand(command: Command): command is SelfCommand {
	return (selfCommands as readonly Command[]).includes(command);
}

/** Something for the outside to do. */
export type SelfEffect =
	/** Look at ourselves, or once more with all that is known since. */
	| {readonly type: 'look-at-us'}
	/** Make these checks, too: the person agreed. */
	| {readonly type: 'agree'; readonly groups: readonly ConsentGroup[]}
	| {readonly type: 'stop-look'};

/** True for an effect of this file. */
export function isSelfEffect(effect: {readonly type: string}): effect is SelfEffect {
	return effect.type === 'look-at-us' || effect.type === 'agree' || effect.type === 'stop-look';
}

/** The new overlay and what is to be done. */
export type SelfUpdate = {
	readonly overlay: SelfOverlay;
	readonly effects: readonly SelfEffect[];
	/** A word to the person. */
	readonly notice?: string;
};

const stay = (overlay: SelfOverlay): SelfUpdate => ({overlay, effects: []});

/** The keys of the panel. `known`: undefined before anybody looked. */
export function runSelf(
	overlay: SelfOverlay | undefined,
	command: SelfCommand,
	known: PreflightState | undefined,
): SelfUpdate {
	const list = overlay ?? openedSelf;
	switch (command) {
		case 'self':
			return {overlay: openedSelf, effects: known === undefined ? [{type: 'look-at-us'}] : []};
		case 'look-again':
			return {overlay: openedSelf, effects: [{type: 'look-at-us'}]};
		case 'stop-look':
			return {overlay: list, effects: [{type: 'stop-look'}]};
		case 'other-side':
			return stay(list.kind === 'side' ? openedSelf : {kind: 'side', top: 0});
		case 'open-check':
			return list.kind === 'self' && known !== undefined ? openEntry(list, known) : stay(list);
		case 'check-before':
		case 'check-after':
			return list.kind === 'check' && known !== undefined
				? turnCheck(list, command === 'check-before' ? -1 : 1, known)
				: stay(list);
		case 'back-to-self':
			return stay(
				list.kind === 'check' ? {kind: 'self', at: list.at, folded: list.listFolded} : openedSelf,
			);
		case 'fold-findings':
			return stay(
				list.kind === 'self' || list.kind === 'check' ? {...list, folded: !list.folded} : list,
			);
		case 'ask-others':
			return openAgree(list, known, undefined);
		case 'tick-others':
		case 'agree':
			return list.kind === 'agree' && known !== undefined
				? onAgree(list, command, known)
				: stay(list);
	}
}

function openEntry(list: SelfOverlay & {readonly kind: 'self'}, known: PreflightState): SelfUpdate {
	const entries = entriesOf(known, list.folded);
	const entry = entries[placeIn(entries, list.at)];
	if (entry === undefined) return {...stay(list), notice: 'Nothing is known yet.'};
	return entry.kind === 'consent'
		? openAgree(list, known, entry.consent.group)
		: stay({kind: 'check', at: entry.key, top: 0, folded: false, listFolded: list.folded});
}

function turnCheck(
	page: SelfOverlay & {readonly kind: 'check'},
	by: 1 | -1,
	known: PreflightState,
): SelfUpdate {
	const keys = entriesOf(known, page.listFolded).flatMap((entry) =>
		entry.kind === 'check' ? [keyOfCheck(entry.check)] : [],
	);
	const next = keys[keys.indexOf(page.at) + by];
	return next === undefined
		? {...stay(page), notice: by < 0 ? 'This is the first finding.' : 'This is the last finding.'}
		: stay({...page, at: next, top: 0});
}

function openAgree(
	list: SelfOverlay,
	known: PreflightState | undefined,
	group: ConsentGroup | undefined,
): SelfUpdate {
	const consents = known === undefined ? [] : consentsOf(known);
	if (consents.length === 0)
		return {
			...stay(list),
			notice:
				known?.phase === 'looking'
					? 'Whom else to ask is known in a moment.'
					: 'There is nobody else to ask.',
		};
	const index = Math.max(
		0,
		consents.findIndex((each) => each.group === group),
	);
	return stay({kind: 'agree', index, ticked: [], error: undefined});
}

function onAgree(
	overlay: SelfOverlay & {readonly kind: 'agree'},
	command: 'tick-others' | 'agree',
	known: PreflightState,
): SelfUpdate {
	const consents = consentsOf(known);
	if (command === 'tick-others') {
		const group = consents[overlay.index]?.group;
		if (group === undefined) return stay(overlay);
		const ticked = overlay.ticked.includes(group)
			? overlay.ticked.filter((each) => each !== group)
			: [...overlay.ticked, group];
		return stay({...overlay, ticked, error: undefined});
	}
	// Only what is on the screen now was agreed to.
	const groups = consents.map(({group}) => group).filter((each) => overlay.ticked.includes(each));
	if (groups.length === 0)
		return stay({
			...overlay,
			error: 'Nothing is ticked, so nobody would be asked. Space ticks, Esc leaves.',
		});
	return {overlay: openedSelf, effects: [{type: 'agree', groups}]};
}

/** The panel after one of the moving keys. */
export function moveInSelf(
	overlay: SelfOverlay,
	command: Command,
	known: PreflightState | undefined,
	extent: Extent,
): SelfOverlay {
	const go = (index: number, rows: number): number => target(index, command, {rows, height: 1});
	switch (overlay.kind) {
		case 'side':
		case 'check':
			return {...overlay, top: target(overlay.top, command, extent)};
		case 'self': {
			const entries = known === undefined ? [] : entriesOf(known, overlay.folded);
			const next = entries[go(placeIn(entries, overlay.at), entries.length)];
			return {...overlay, at: next?.key};
		}
		case 'agree': {
			const rows = known === undefined ? 0 : consentsOf(known).length;
			return {...overlay, index: go(overlay.index, rows), error: undefined};
		}
	}
}
