import type {Session} from '../../source/engine/session.ts';
import {startSession} from '../../source/engine/driver.ts';
import type {Outcome} from '../../source/model/verdict.ts';
import {type Options, parseArguments} from '../../source/commands/options.ts';
import {parseMailbox} from '../../source/protocol/address.ts';
import {judge} from '../../source/verdict/judge.ts';
import type {World} from '../../source/commands/world.ts';

/** The options of a run without a terminal, as the command line would read them. */
export function optionsFor(flags: readonly string[]): Options {
	const parsed = parseArguments(flags, {
		version: 'test',
		stdinIsTerminal: false,
		stdoutIsTerminal: false,
		env: {},
	});
	if (parsed.kind === 'print') throw new Error(parsed.printed.text);
	return parsed.options;
}

/** Begin an automatic walk in this world. */
export function beginWalk(address: string, world: World, flags: readonly string[] = []): Session {
	const options = optionsFor([address, ...flags]);
	const parsed = parseMailbox(address);
	if (!parsed.ok) throw new Error(parsed.message);
	const practice = world.practice !== undefined;
	return startSession({
		plan: {...options.plan, practice, mailbox: parsed.mailbox},
		io: world.io,
		auto: true,
		random: () => 0,
	});
}

/** A whole automatic walk and what it came to. */
export async function walkTo(
	address: string,
	world: World,
	flags: readonly string[] = [],
): Promise<{session: Session; outcome: Outcome}> {
	const session = beginWalk(address, world, flags);
	await session.finished;
	const outcome = judge(session.getView());
	if (!outcome) throw new Error('the walk ended without an outcome');
	return {session, outcome};
}
