import type {HostAddress} from './dns.ts';
import type {Ended} from './stage.ts';

/** How one server greets. */
export type Greeting = {
	readonly host: string;
	readonly address: HostAddress;
	/** `seen`: in the walk itself, so it is not contacted again. */
	readonly status: 'waiting' | 'running' | 'done' | 'seen' | 'passed';
	/** How it ended before a greeting, if it did. */
	readonly ended: Ended | undefined;
	readonly code: number | undefined;
	/** Text of the first line behind the code. NOT safe to show. */
	readonly text: string;
	/** From the connection to the end of the greeting. */
	readonly elapsedMs: number | undefined;
};

/** The greetings of several servers, as far as they are known. */
export type GreetingsState = {
	readonly greetings: readonly Greeting[];
	/** All are known, or somebody said stop. */
	readonly isOver: boolean;
};
