import type {Stage} from '../model/stage.ts';
import type {HostScript, Rule, Step} from './script.ts';
import {postfix} from './software/postfix.ts';
import {mailFor} from './records.ts';
import type {ZoneData} from './zone.ts';

/** The stages at which a server can end a conversation before it has answered about the recipient. */
export const endableStages = ['banner', 'ehlo', 'starttls', 'mail', 'rcpt'] as const;
export type EndableStage = (typeof endableStages)[number] & Stage;

const triggers: Readonly<Record<EndableStage, Rule['on']>> = {
	banner: 'connect',
	ehlo: 'EHLO',
	starttls: 'STARTTLS',
	mail: 'MAIL',
	rcpt: 'RCPT',
};

/** Five hosts under `domain`, one for each stage, that do `steps` there and are well until then. */
export function hostsEndingAt(
	domain: string,
	firstAddress: number,
	steps: (stage: EndableStage) => readonly Step[],
): readonly HostScript[] {
	return endableStages.map((stage, index) =>
		postfix({
			name: `mx.${stage}.${domain}`,
			addresses: [`198.51.100.${firstAddress + index}`],
			domains: [`${stage}.${domain}`],
			first: [{on: triggers[stage], do: steps(stage)}],
		}),
	);
}

/** The MX records that go with `hostsEndingAt`. */
export function zoneEndingAt(domain: string): ZoneData {
	return Object.fromEntries(
		endableStages.map((stage) => [`${stage}.${domain}`, mailFor(`mx.${stage}.${domain}`)]),
	);
}

/** The stage in words, for the visits. */
export const stageInWords: Readonly<Record<EndableStage, string>> = {
	banner: 'in place of the greeting',
	ehlo: 'after EHLO',
	starttls: 'after STARTTLS',
	mail: 'after MAIL',
	rcpt: 'after RCPT',
};
