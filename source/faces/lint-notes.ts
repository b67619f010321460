import type {Session} from '../engine/session.ts';
import type {Proposal} from '../model/session.ts';
import {lintLine} from '../preflight/lint-line.ts';
import {wrap} from '../render/layout.ts';

/** What the name or the sender of a proposal would look like to them; each note once a session. */
export function lintNotes(session: Session): (proposal: Proposal) => readonly string[] {
	const said = new Set<string>();
	return (proposal) => {
		if (proposal.kind !== 'command') return [];
		const note = lintLine(proposal.line, session.getView(), proposal.warnings);
		if (note === undefined || said.has(note.text)) return [];
		said.add(note.text);
		return wrap(`Note: ${note.text}`, '=== ', '===   ');
	};
}
