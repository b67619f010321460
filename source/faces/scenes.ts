import type {Session} from '../engine/session.ts';
import type {Offer} from '../experiments/investigation.ts';
import type {Intent} from '../model/session.ts';
import {visible} from '../protocol/visible.ts';
import {wrap} from '../render/layout.ts';
import {createTextFormatter, type TextFormatter, type TextOptions} from '../render/text.ts';
import type {Judge} from '../verdict/judge.ts';
import {announceWaits, awaitedReply} from './announce.ts';
import type {Consent} from './ask-consent.ts';
import {askFor, type Questions} from './asking.ts';
import {lintNotes} from './lint-notes.ts';
import {printEvents} from './log-printer.ts';
import type {Onward, Ways} from './onward.ts';
import type {Prompt} from './prompt.ts';

/** The walks of the text face, one after the other, with the questions about each. */
export type Scenes = {
	/** Show a walk, and those that the person left it for, until one is over; it is the result. */
	readonly walk: (session: Session, ways: Ways | undefined) => Promise<Session>;
	/** What prints the present walk. */
	readonly formatter: () => TextFormatter | undefined;
	/** The person asked for experiments during the walk. */
	readonly isCurious: () => boolean;
	/** Take note of an answer to an offer of experiments; what was agreed to is the result. */
	readonly heard: (answer: Consent) => Offer | undefined;
	/** What a typed "stop" ends besides a wait. */
	readonly stoppable: (stop: (() => void) | undefined) => void;
	/** Ask where to go on behind the last word; the walk that goes on is the result. */
	readonly onward: () => Promise<Session | undefined>;
};

/** A walk on the paper. */
type Scene = {
	readonly session: Session;
	readonly formatter: TextFormatter;
	readonly flush: () => void;
	readonly ways: Ways | undefined;
	questions: Questions | undefined;
	/** What it was left for. */
	left: Extract<Onward, {start: unknown}> | undefined;
};

/** No walk yet. */
export function createScenes(options: {
	readonly look: TextOptions;
	readonly spoken: boolean;
	readonly prompt: Prompt | undefined;
	/** What a walk says by now. */
	readonly judge: Judge;
	readonly writeLines: (lines: readonly string[]) => void;
}): Scenes {
	const {look, spoken, prompt, judge, writeLines} = options;
	let scene: Scene | undefined;
	let isCurious = false;
	let answered: 'another' | 'no' | undefined;
	let stopOther: (() => void) | undefined;
	const open = (session: Session, ways: Ways | undefined, tls = true): Scene => {
		const formatter = createTextFormatter(look);
		const flush = printWalk(session, {formatter, writeLines, prompt, judge});
		announceWaits(session, (line) => writeLines(formatter.lines([line])), prompt !== undefined);
		const made: Scene = {session, formatter, flush, ways, left: undefined, questions: undefined};
		made.questions =
			prompt &&
			askFor(session, prompt, {
				spoken,
				judge,
				ways,
				tls,
				onLeave(onward) {
					made.left = onward;
				},
				onWhy() {
					isCurious = true;
				},
				stopOther: () => stopOther,
			});
		return made;
	};
	/** The walk in place of the one that was left. */
	const follow = (left: NonNullable<Scene['left']>, ways: Ways | undefined): Scene => {
		writeLines(wrap(`The next walk: ${visible(left.said)}`, '=== ', '===   '));
		return open(left.start(), ways, left.tls);
	};
	return {
		async walk(session, ways) {
			isCurious = false;
			answered = undefined;
			if (scene?.session !== session) scene = open(session, ways);
			for (;;) {
				await untilOver(scene.session);
				scene.flush();
				const {left} = scene;
				const isStopped = scene.session.getView().over?.by === 'signal';
				if (left === undefined || isStopped) return scene.session;
				scene = follow(left, ways);
			}
		},
		formatter: () => scene?.formatter,
		isCurious: () => isCurious,
		heard(answer) {
			answered = answer === undefined ? 'no' : answer === 'another' ? answer : undefined;
			return answer === 'another' ? undefined : answer;
		},
		stoppable(stop) {
			stopOther = stop;
		},
		async onward() {
			const {questions, session, ways} = scene ?? {};
			if (questions === undefined || session === undefined || answered === 'no') return undefined;
			const onward = await (answered === 'another' ? questions.another() : questions.atTheEnd());
			if (onward === undefined) return undefined;
			if ('intent' in onward) return (await resumed(session, onward.intent)) ? session : undefined;
			scene = follow(onward, ways);
			return scene.session;
		},
	};
}

/** Print a walk as it happens, and what it says as soon as RCPT decides. */
function printWalk(
	session: Session,
	tools: {
		readonly formatter: TextFormatter;
		readonly writeLines: (lines: readonly string[]) => void;
		readonly prompt: Prompt | undefined;
		readonly judge: Judge;
	},
): () => void {
	const {formatter, writeLines, prompt, judge} = tools;
	const notes = lintNotes(session);
	session.subscribe(() => {
		const arriving = awaitedReply(session);
		if (arriving === undefined) return;
		const isSecure = session.getView().attempts.at(-1)?.tls !== undefined;
		writeLines(formatter.arriving(arriving, isSecure));
	});
	let decided = false;
	return printEvents(
		session.log,
		(event) => {
			writeLines(formatter.event(event));
			if (event.type === 'proposed') writeLines(formatter.lines(notes(event.proposal)));
			if (event.type !== 'stage-ended' || event.stage !== 'rcpt' || decided) return;
			const outcome = judge(session.getView());
			decided = outcome !== undefined;
			if (outcome) writeLines([formatter.outcomeLine(outcome)]);
		},
		{before: () => prompt?.stepAside(), after: () => prompt?.comeBack()},
	);
}

/** Wait for the end of a session, also of one that went on behind an earlier end. */
async function untilOver(session: Session): Promise<void> {
	if (session.getView().over !== undefined) return;
	const {promise, resolve, reject} = Promise.withResolvers<undefined>();
	const leave = session.log.subscribe(({type}) => {
		if (type === 'session-ended') resolve(undefined);
	});
	session.finished.catch(reject);
	await promise.finally(leave);
}

/** Go on in a session that is over; false if that cannot be done, which the log has told. */
async function resumed(session: Session, intent: Intent): Promise<boolean> {
	const {promise, resolve} = Promise.withResolvers<boolean>();
	const leave = session.log.subscribe(({type}) => {
		if (type === 'proposed' || type === 'refused') resolve(type === 'proposed');
	});
	session.intend(intent);
	return promise.finally(leave);
}
