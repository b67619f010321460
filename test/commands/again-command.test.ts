import {expect, test} from 'vitest';
import {parseArguments} from '../../source/commands/options.ts';
import type {WalkPlan} from '../../source/model/session.ts';
import {againCommand} from '../../source/render/shell.ts';

const address = 'user@some.example';

function planOf(...args: readonly string[]): WalkPlan {
	const parsed = parseArguments([address, ...args], {
		version: 'test',
		stdinIsTerminal: true,
		stdoutIsTerminal: true,
		env: {},
	});
	if (parsed.kind !== 'walk') throw new Error(parsed.printed.text);
	const mailbox = {text: address} as WalkPlan['mailbox'];
	return {...parsed.options.plan, mailbox};
}

/** As a shell takes it apart; nothing here has a space in it. */
const wordsOf = (command: string): readonly string[] => command.replaceAll("'", '').split(' ');

test.each(
	[
		[],
		['--mx', '127.0.0.1:42506', '--allow-private'],
		['--mx', '[2001:db8::1]:2525', '--ipv6'],
		['--mx', 'mx.some.example', '--port', '587'],
		['--from', '<>', '--helo', '[192.0.2.7]', '--ipv4'],
		['--from', 'a.b+c@own.example', '--helo', 'mail.own.example', '--stop-after', 'rcpt'],
		['--practice', '--helo', 'client'],
	].map((args) => [args.join(' '), args] as const),
)('the walk with "%s" is made again as it was', (_name, args) => {
	const plan = planOf(...args);
	const [program, ...again] = wordsOf(againCommand(plan, []) ?? '');
	expect(program).toBe('mxray');
	expect(planOf(...again.filter((word) => word !== address))).toEqual(plan);
});

test('what no command line can say is not said', () => {
	const plan = planOf();
	expect(againCommand({...plan, implicitTls: true}, [])).toBeUndefined();
	expect(againCommand({...plan, helo: 'a\u202Eb'}, [])).toBeUndefined();
	expect(againCommand(plan, ['--json'])).toBe(`mxray ${address} --json`);
});
