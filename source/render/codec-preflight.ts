import {
	type AddressSource,
	type Check,
	checkIds,
	checkStates,
	type CheckStep,
	type Consent,
	consentGroups,
	fixers,
	type OwnAddress,
	type Self,
	weights,
} from '../model/check.ts';
import type {PreflightState} from '../preflight/preflight.ts';
import {
	type Codec,
	count,
	described,
	list,
	named,
	nullable,
	object,
	oneOf,
	orNull,
	text,
	words,
} from './codec.ts';

const sources = oneOf(words<AddressSource>({socket: true, whoami: true, echo: true, option: true}));

type OtherAddress = {readonly address: string; readonly source: AddressSource};

const ownAddress: Codec<OwnAddress> = object<OwnAddress>({
	address: described('The address that the findings are about.', text),
	family: oneOf([4, 6]),
	source: described('How it is known: best last.', sources),
	local: described(
		'The address of our own end of the connection, where it is another: NAT.',
		orNull(text),
	),
	others: described(
		'What others said it is, where that is another public address.',
		orNull(list(object<OtherAddress>({address: text, source: sources}))),
	),
	confirmedBy: described('Other sources that say the same address.', orNull(list(sources))),
});

const self: Codec<Self> = named(
	'Self',
	object<Self>({
		addresses: described('At most one of each family.', list(ownAddress)),
		helo: described('The EHLO name.', text),
		heloSource: oneOf(
			words<Self['heloSource']>({option: true, ptr: true, hostname: true, literal: true}),
		),
		sender: described('Envelope sender without brackets; empty is the null sender.', text),
		senderSource: oneOf(words<Self['senderSource']>({option: true, postmaster: true, null: true})),
	}),
);

/** A finding about ourselves. */
export const check: Codec<Check> = named(
	'Check',
	object<Check>({
		id: oneOf(checkIds),
		subject: described('What was looked at; together with the id it is unique.', text),
		state: oneOf(checkStates),
		finding: described('Which of the things that this check may find.', text),
		weight: described('How much receivers care.', oneOf(weights)),
		title: text,
		found: text,
		concludes: described('What a receiver concludes from it.', text),
		who: described('Who can mend it; null where nothing is to be mended.', nullable(oneOf(fixers))),
		next: described('What to do, most useful first.', list(text)),
		records: described('DNS records to publish, as lines of a zone file.', list(text)),
		steps: described(
			'How it was found out, in order.',
			list(
				object<CheckStep>({
					kind: oneOf(
						words<CheckStep['kind']>({
							asked: true,
							answered: true,
							sent: true,
							replied: true,
							note: true,
						}),
					),
					text,
				}),
			),
		),
	}),
);

const consent: Codec<Consent> = named(
	'Consent',
	object<Consent>({
		group: oneOf(consentGroups),
		text,
		names: described('Every host and zone that would be contacted.', list(text)),
		connections: described('SMTP connections at most.', count),
	}),
);

/** What a look at ourselves came to. */
export type PreflightRecord = {
	readonly self: Self | undefined;
	readonly checks: readonly Check[];
	readonly offered: readonly Consent[];
	readonly contacted: readonly string[];
	readonly connections: number;
	readonly ended: 'done' | 'person' | 'signal';
};

/** The fields of a preflight in every document. */
export const preflightFields = {
	self: described('Who we are to others; null if it was not found out.', orNull(self)),
	checks: list(check),
	offered: described('What could be asked of others, too, and was not agreed to.', list(consent)),
	contacted: described('Hosts and zones of others that were contacted.', list(text)),
	connections: described('SMTP connections that were begun.', count),
	ended: oneOf(words<PreflightRecord['ended']>({done: true, person: true, signal: true})),
} as const;

/** A preflight inside another document. */
export const preflightPart: Codec<PreflightRecord> = named(
	'Preflight',
	object<PreflightRecord>(preflightFields),
);

/** The state at the end, as it is written. */
export function preflightRecord(state: PreflightState): PreflightRecord {
	const {checks, consents, contacted, connections, ended} = state;
	return {
		self: state.self,
		checks,
		offered: consents,
		contacted,
		connections,
		ended: ended ?? 'done',
	};
}
