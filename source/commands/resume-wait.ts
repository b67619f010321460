import {waitWords} from '../knowledge/wait-time.ts';

const secondMs = 1000;
const minuteMs = 60 * secondMs;
/** Back to the beginning of the line, and clear it. */
const afresh = '\r\u001B[K';

/** How a wait ended: its time came, somebody would not wait, or they left. */
export type WaitEnd = 'due' | 'early' | 'left';

/**
 * Wait until it is time, telling how long it still is. The wall clock decides,
 * so that a machine that slept does not wait twice.
 */
export async function waitForTime(options: {
	readonly dueInMs: () => number;
	/** What is waited for, safe to show: 'alice@example.com at mx.example.com'. */
	readonly what: string;
	/** Takes one line. */
	readonly say: (line: string) => void;
	/** Takes a piece of the line that is rewritten; needed for `rewrite` alone. */
	readonly write?: (text: string) => void;
	readonly now: () => Date;
	readonly countdown: 'rewrite' | 'minutes' | 'silent';
	readonly input: NodeJS.ReadStream | undefined;
	readonly signal: AbortSignal;
}): Promise<WaitEnd> {
	const {dueInMs, what, say, write = () => {}, now, countdown, input, signal} = options;
	if (signal.aborted) return 'left';
	const leftAtFirst = dueInMs();
	if (leftAtFirst <= 0) return 'due';
	const at = new Date(now().getTime() + leftAtFirst).toISOString().slice(11, 19);
	say(`Waiting ${waitWords(leftAtFirst)}, until ${at} UTC, to visit again: ${what}.`);
	say(`${input ? 'Enter goes now. ' : ''}Ctrl-C leaves; the wait is kept.`);
	let told = Math.ceil(leftAtFirst / minuteMs);
	const tell = (leftMs: number) => {
		if (countdown === 'rewrite') write(`${afresh}${clockOf(leftMs)} left `);
		const minutes = Math.ceil(leftMs / minuteMs);
		if (countdown !== 'minutes' || minutes >= told) return;
		told = minutes;
		say(`${waitWords(minutes * minuteMs)} left.`);
	};
	const end = await untilTime({dueInMs, tell, input, signal});
	if (countdown === 'rewrite') write(afresh);
	if (end === 'early') {
		say('Going now, before the time: the server may start its clock anew.');
	}
	return end;
}

async function untilTime(options: {
	readonly dueInMs: () => number;
	readonly tell: (leftMs: number) => void;
	readonly input: NodeJS.ReadStream | undefined;
	readonly signal: AbortSignal;
}): Promise<WaitEnd> {
	const {dueInMs, tell, input, signal} = options;
	const {promise, resolve} = Promise.withResolvers<WaitEnd>();
	let timer: ReturnType<typeof setTimeout> | undefined;
	const tick = () => {
		const leftMs = dueInMs();
		if (leftMs <= 0) {
			resolve('due');
			return;
		}
		tell(leftMs);
		// On the full second, so that no number is shown twice or left out.
		timer = setTimeout(tick, Math.min(leftMs, leftMs % secondMs || secondMs));
	};
	const goNow = () => {
		resolve('early');
	};
	const leave = () => {
		resolve('left');
	};
	signal.addEventListener('abort', leave, {once: true});
	input?.on('data', goNow);
	tick();
	try {
		return await promise;
	} finally {
		clearTimeout(timer);
		signal.removeEventListener('abort', leave);
		input?.off('data', goNow);
		input?.pause();
	}
}

/** '4:05', '1:00:00': for a line that changes every second. */
function clockOf(ms: number): string {
	const seconds = Math.ceil(ms / secondMs);
	const two = (value: number) => String(value).padStart(2, '0');
	const hours = Math.floor(seconds / 3600);
	const minutes = Math.floor(seconds / 60) % 60;
	const start = hours > 0 ? `${hours}:${two(minutes)}` : String(minutes);
	return `${start}:${two(seconds % 60)}`;
}
