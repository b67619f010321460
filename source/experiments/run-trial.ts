import {startSession} from '../engine/driver.ts';
import type {Io} from '../engine/io.ts';
import type {Session} from '../engine/session.ts';
import type {Proposal} from '../model/session.ts';
import type {Trial} from '../model/trial.ts';

/** A trial in progress. */
export type RunningTrial = {
	readonly session: Session;
	/** Give it up: no further packet but what closes the connection. */
	stop(by: 'person' | 'signal'): void;
	/** Resolves when its connection is closed; rejects only on a bug. */
	readonly finished: Promise<void>;
};

/**
 * Start one experiment, with one connection at most, and approve its steps in its own manner. `onSession` is
 * called before anything was approved, and so before the first packet.
 */
export function runTrial(options: {
	trial: Trial;
	io: Io;
	random: () => number;
	onSession?: ((session: Session, trial: Trial) => void) | undefined;
}): RunningTrial {
	const {trial, io, random, onSession} = options;
	const session = startSession({plan: {...trial.plan, maxConnections: 1}, io, random});
	let timer: ReturnType<typeof setTimeout> | undefined;
	let stopped = false;

	function answer(proposal: Proposal): void {
		const wait = proposal.kind === 'command' ? trial.manner.pauseMs : 0;
		if (wait > 0) timer = setTimeout(() => decide(proposal), wait);
		else decide(proposal);
	}

	function decide(proposal: Proposal): void {
		// The server may have spoken or closed while we waited.
		if (stopped || session.getView().proposal?.id !== proposal.id) return;
		if (declines(trial, proposal)) session.intend({type: 'skip', by: 'auto'});
		else session.intend({type: 'approve', by: 'auto', proposalId: proposal.id});
	}

	onSession?.(session, trial);
	// What was proposed at the start stands already.
	const {proposal} = session.getView();
	if (proposal) answer(proposal);
	session.log.subscribe((event) => {
		if (event.type === 'proposed') answer(event.proposal);
		if (event.type === 'session-ended') clearTimeout(timer);
	});
	return {
		session,
		stop(by) {
			stopped = true;
			clearTimeout(timer);
			session.intend({type: 'stop', by});
		},
		finished: session.finished,
	};
}

/** As without anybody at the keyboard, and without TLS where that is the experiment. */
function declines({manner}: Trial, proposal: Proposal): boolean {
	if (proposal.needsConfirmation || proposal.warnings.includes('needs-smtputf8')) return true;
	return proposal.stage === 'starttls' && manner.startTls === 'never';
}
