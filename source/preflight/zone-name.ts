import {knownZone} from '../knowledge/blocklists.ts';
import {shown} from './answers.ts';

/** A zone as it is asked: in lower case, without the dot at the end. */
export function zoneName(text: string): string {
	return text.toLowerCase().replace(/\.$/u, '');
}

/**
 * The zone's name to show: a key in it is somebody's secret, and stands there
 * as `<key>`. Of a list that is not known, a label that looks like a key counts
 * as one: better a label hidden than a key told.
 */
export function shownZone(text: string): string {
	const name = zoneName(text);
	const known = knownZone(name);
	if (known?.zone.needsKey === true) {
		return name === known.zone.zone ? name : `<key>.${known.zone.zone}`;
	}
	const labels = name.split('.');
	const isKey = (label: string, at: number): boolean =>
		at < labels.length - 2 && /^(?=.*\d)[a-z\d_]{16,}$/u.test(label);
	return shown(labels.map((label, at) => (isKey(label, at) ? '<key>' : label)).join('.'));
}

/** A text that may name the zone, without its key. Plain text: safe to show. */
export function withoutKey(zone: string, text: string): string {
	const name = zoneName(zone);
	const safe = shownZone(name);
	if (safe === shown(name)) return text;
	const pattern = new RegExp(name.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`), 'giu');
	return text.replaceAll(pattern, () => safe);
}
