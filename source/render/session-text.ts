import type {SessionEvent} from '../model/event.ts';
import type {Tool} from './json.ts';
import {eventLine, headerLine} from './ndjson.ts';

/** A session as a file: what `--ndjson` would have printed of its events so far. */
export function sessionText(tool: Tool, events: readonly SessionEvent[]): string {
	return [headerLine(tool), ...events.map((event) => eventLine(event)), ''].join('\n');
}
