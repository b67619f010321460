import type {SessionEvent} from '../../model/event.ts';
import type {Brush} from '../brush.ts';
import type {Row} from '../theme.ts';

/** What an event that said nothing on the wire left behind. */
export function keyOf(events: readonly SessionEvent[], seq: number): string {
	const event = events[seq];
	switch (event?.type) {
		case 'dns-answered':
			return `dns${answersBefore(events, seq)}`;
		case 'identified':
			return event.answers.length === 0 ? '' : `dns${answersBefore(events, seq)}`;
		case 'connecting':
		case 'connected':
			return `attempt${event.attempt}`;
		case 'tls-established':
			return `tls${event.attempt}`;
		default:
			return '';
	}
}

function answersBefore(events: readonly SessionEvent[], seq: number): number {
	return events.slice(0, seq).reduce((sum, event) => {
		if (event.type === 'identified') return sum + event.answers.length;
		return event.type === 'dns-answered' ? sum + 1 : sum;
	}, 0);
}

/** The same row with the sign of a choice before it. */
export function pointedOut(row: Row, {glyphs}: Brush): Row {
	const [first, ...rest] = row;
	if (first === undefined) return row;
	return [
		{text: glyphs.select, tone: 'accent'},
		{text: first.text.slice(1), tone: first.tone ?? 'plain'},
		...rest.map((span) => ({...span, tone: span.tone === 'dim' ? span.tone : ('strong' as const)})),
	];
}
