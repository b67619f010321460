import type {Clock} from '../engine/io.ts';
import type {HostScript} from './script.ts';
import type {Command, Memory, Session} from './smtp-rules.ts';

/** Where the values of placeholders come from. */
export type FillContext = {
	readonly script: HostScript;
	readonly client: string;
	readonly clock: Clock;
	readonly memory: Memory;
};

/** Put values in the place of the placeholders that `Step` names; other braces stay. */
export function fillIn(
	text: string,
	command: Command | undefined,
	session: Session,
	context: FillContext,
): string {
	const isMail = command?.verb === 'MAIL';
	const isGreeting = command?.verb === 'EHLO' || command?.verb === 'HELO';
	const values: Readonly<Record<string, () => string | undefined>> = {
		host: () => context.script.name,
		client: () => context.client,
		helo: () => (isGreeting ? command?.argument : session.helo),
		verb: () => command?.verb,
		argument: () => command?.argument,
		command: () => command?.text,
		from: () => (isMail ? command?.path : session.sender),
		to: () => (isMail ? '' : command?.path),
		local: () => command?.local,
		date: () => context.clock.date().toUTCString().replace('GMT', '+0000'),
		id: () => queueId(context.memory),
	};
	return text.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => {
		const value = values[name];
		return value ? (value() ?? '') : whole;
	});
}

function queueId(memory: Memory): string {
	memory.lastId++;
	return `4Z${memory.lastId.toString(36).toUpperCase().padStart(6, '0')}`;
}
