import {afterAll, beforeAll, expect, it} from 'vitest';
import type {World} from '../../source/commands/world.ts';
import {postfix} from '../../source/practice/software/postfix.ts';
import {walkTo} from '../support/walk.ts';
import {worldOf} from '../support/world.ts';

const stages = ['mx', 'connect', 'banner', 'ehlo', 'starttls', 'mail', 'rcpt', 'vrfy'] as const;

let world: World;
beforeAll(async () => {
	world = await worldOf(
		stages.map((stage, index) =>
			postfix({
				name: `mx.${stage}.example`,
				addresses: [`198.51.100.${index + 1}`],
				domains: [`${stage}.example`],
			}),
		),
	);
});
afterAll(() => world.close());

const said: Readonly<Record<(typeof stages)[number], readonly string[]>> = {
	mx: [],
	connect: [],
	banner: ['QUIT'],
	ehlo: ['EHLO', 'QUIT'],
	starttls: ['EHLO', 'STARTTLS', 'EHLO', 'QUIT'],
	mail: ['EHLO', 'STARTTLS', 'EHLO', 'MAIL', 'QUIT'],
	rcpt: ['EHLO', 'STARTTLS', 'EHLO', 'MAIL', 'RCPT', 'QUIT'],
	vrfy: ['EHLO', 'STARTTLS', 'EHLO', 'MAIL', 'RCPT', 'VRFY', 'QUIT'],
};

it.each(stages)('--stop-after %s says no more than it has to, and is no failure', async (stage) => {
	const {outcome} = await walkTo(`alice@${stage}.example`, world, ['--stop-after', stage]);
	const seen = world.practice?.seen().filter(({host}) => host === `mx.${stage}.example`) ?? [];
	expect(seen.map(({command}) => command.split(' ')[0])).toEqual(said[stage]);
	expect(outcome, outcome.summary).toMatchObject({
		stage: stage === 'vrfy' ? 'rcpt' : stage,
		ended: 'reply',
		mailbox: 'unknown',
		// 0 is a promise about the recipient, who was not named.
		exitCode: stage === 'rcpt' || stage === 'vrfy' ? 0 : 30,
	});
	if (stage !== 'rcpt' && stage !== 'vrfy') {
		expect(outcome.summary).toContain('The walk went as far as it was asked to');
	}
});

it('--stop-after mx with an address literal has nothing to look up', async () => {
	const {outcome} = await walkTo('alice@[198.51.100.1]', world, ['--stop-after', 'mx']);
	expect(outcome).toMatchObject({stage: 'mx', ended: 'skipped', mailbox: 'unknown', exitCode: 30});
});
