import type {CheckStep} from '../../model/check.ts';
import type {SessionEvent} from '../../model/event.ts';
import {visible, visibleLine} from '../../protocol/visible.ts';

/** A reply longer than that is a flood, not an answer. */
const maxLines = 12;
const maxCharacters = 300;

/** A conversation told step by step: what was said, what came back, what became of the connection. */
export function stepsOf(events: readonly SessionEvent[]): readonly CheckStep[] {
	return events.flatMap((event) => stepOf(event));
}

function stepOf(event: SessionEvent): readonly CheckStep[] {
	switch (event.type) {
		case 'connecting': {
			const {host, address, port} = event.target;
			const name = host === address.address ? '' : `${visible(host)} `;
			return note(`Connect to ${name}[${address.address}] port ${port}.`);
		}
		case 'sent':
			return [{kind: 'sent', text: cut(visibleLine(event.raw))}];
		case 'replied': {
			const shown = event.reply.lines.slice(0, maxLines);
			const more = event.reply.lines.length - shown.length;
			return [
				...shown.map(({raw}) => ({kind: 'replied', text: cut(visibleLine(raw))}) as const),
				...(more > 0 ? note(`… and ${more} more lines.`) : []),
			];
		}
		case 'tls-established':
			return note(`From here on encrypted: ${visible(event.facts.protocol ?? 'TLS')}.`);
		case 'stage-ended':
			return endOf(event);
		case 'closed':
			return event.by === 'peer' ? note('The server closed the connection.') : [];
		default:
			return [];
	}
}

function endOf(event: SessionEvent & {type: 'stage-ended'}): readonly CheckStep[] {
	switch (event.ended) {
		case 'refused':
			return note('The connection was refused: nothing listens there.');
		case 'unreachable':
			return note('There is no way to that address from here.');
		case 'timeout':
			return note(`No answer within ${Math.max(1, Math.round(event.elapsedMs / 1000))} s.`);
		case 'rst':
			return note('The connection was reset.');
		case 'tls-failure':
			return note('The TLS handshake failed.');
		case 'blocked-address':
			return note('Not contacted: the address is a private one.');
		case 'protocol-error':
			return note('That is no SMTP.');
		case 'stopped':
			return note('Given up.');
		case 'reply':
		case 'fin':
		case 'skipped':
		case 'dns-nxdomain':
		case 'dns-nodata':
		case 'dns-servfail':
		case 'dns-refused':
		case 'dns-timeout':
		case 'dns-no-address':
		case 'null-mx':
			return [];
		default:
			return event.ended satisfies never;
	}
}

function note(text: string): readonly CheckStep[] {
	return [{kind: 'note', text}];
}

function cut(text: string): string {
	return text.length > maxCharacters ? `${text.slice(0, maxCharacters)}…` : text;
}
