import type {RefusalCode} from '../model/event.ts';
import {visible} from '../protocol/visible.ts';

/**
 * What the detail of a refused intent adds to the sentence for its code, safe
 * to show: the host that is not known, the length that is too much. Empty where
 * it would say the same in other words.
 */
export function refusalDetail(code: RefusalCode, detail: string): string {
	return code === 'unknown-host' || code === 'command-too-long' ? visible(detail) : '';
}
