import type {Attempt} from '../model/view.ts';
import {visible} from '../protocol/visible.ts';

/** Why a connection was not even begun: a limit held it back. Undefined: it was none. Safe to show. */
export function heldBackWhy({stages}: Attempt): string | undefined {
	if (stages.connect.ended !== 'skipped') return undefined;
	const text = /^limit reached until \S*: (.*)$/su.exec(stages.connect.detail ?? '')?.[1];
	return text === undefined ? undefined : visible(text);
}
