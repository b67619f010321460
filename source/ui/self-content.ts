import type {PreflightState} from '../preflight/preflight.ts';
import type {Thought} from '../preflight/eyes.ts';
import type {BodyContent} from './body.tsx';
import type {Brush} from './brush.ts';
import {prose} from './cells.ts';
import {agreeRows} from './panes/agree.ts';
import {checkRows} from './panes/check.ts';
import {selfRows} from './panes/self.ts';
import {sideRows} from './panes/side.ts';
import {keyOfCheck, type SelfOverlay} from './self-state.ts';

/** What the panel is made from. */
export type SelfContentOptions = {
	readonly brush: Brush;
	readonly width: number;
	/** Rows that fit. */
	readonly height: number;
	/** Undefined: it has not begun yet. */
	readonly known: PreflightState | undefined;
	/** Made only when it is shown. */
	readonly thoughts: () => readonly Thought[];
	/** The server of the walk. NOT safe to show. */
	readonly host: string | undefined;
	readonly tick: number;
	/** A word to the person where no panel shows it. */
	readonly notice?: string | undefined;
};

/** What the panel shows. */
export function selfContent(
	overlay: SelfOverlay,
	options: SelfContentOptions,
): NonNullable<BodyContent['overlay']> {
	const {brush, known} = options;
	const width = Math.min(options.width, 100);
	if (overlay.kind === 'side')
		return {
			title: brush.say(sideTitle(options)),
			rows: sideRows(options.thoughts(), {brush, width: Math.min(width, 84)}),
		};
	const title = 'Who am I to them?';
	if (known === undefined) return {title, rows: prose('One moment.', width, 'dim')};
	switch (overlay.kind) {
		case 'self': {
			const {rows, selectedRow} = selfRows(known, overlay, {...options, width});
			return {title, rows, follow: selectedRow};
		}
		case 'check': {
			const check = known.checks.find((each) => keyOfCheck(each) === overlay.at);
			const place = known.checks.findIndex((each) => keyOfCheck(each) === overlay.at);
			if (check === undefined)
				return {title, rows: prose('It is not known any more.', width, 'dim')};
			const {folded} = overlay;
			return {
				title: `Finding ${place + 1} of ${known.checks.length}`,
				rows: checkRows(check, {brush, width: Math.min(width, 84), folded}),
			};
		}
		case 'agree': {
			const {rows, selectedRow, unfolded} = agreeRows(known, overlay, {
				brush,
				width: Math.min(width, 84),
			});
			// The middle of what is asked in the middle; its first row in sight at any rate.
			const half = Math.floor(options.height / 2);
			const follow = selectedRow + Math.min(half, Math.floor(unfolded / 2));
			return {title: 'Whom else may be asked?', rows, follow};
		}
	}
}

/** Short: in the rule stands the place in the text, too. */
function sideTitle({host, brush}: SelfContentOptions): string {
	return host === undefined
		? 'What a receiver may think'
		: `What ${brush.show(host)} may have thought`;
}
