import {afterAll, beforeAll, expect, test} from 'vitest';
import {makeWorld, type World} from '../../source/commands/world.ts';
import {foldEvent, initialView} from '../../source/engine/project.ts';
import type {Session} from '../../source/engine/session.ts';
import * as knowledge from '../../source/knowledge/index.ts';
import {createBrush} from '../../source/ui/brush.ts';
import {tourRows} from '../../source/ui/panes/tour.ts';
import {glyphsFor} from '../../source/ui/theme.ts';
import {optionsFor, walkTo} from '../support/walk.ts';

let world: World;
beforeAll(async () => {
	world = await makeWorld(optionsFor(['--practice']));
});
afterAll(() => world.close());

const brush = createBrush(glyphsFor(true), knowledge);

/** What the tour said, each word of it once, over a whole walk. */
function toldIn(session: Session): readonly string[] {
	const {log} = session;
	const {plan, startedAt} = session.getView();
	let view = initialView(plan, startedAt);
	const told: string[] = [];
	for (const event of log.events) {
		view = foldEvent(view, event);
		const text = tourRows(view, {brush, width: 400})
			.flatMap((row) => row.map((span) => span.text))
			.join('');
		if (text !== '' && text !== told.at(-1)) told.push(text);
	}
	return told;
}

const counts = (told: readonly string[]): readonly number[] =>
	told.flatMap((text) => (/Tour (\d+)\//u.exec(text) ?? []).slice(1).map(Number));

test('the tour counts through a walk with TLS, one step after the other', async () => {
	const {session} = await walkTo('alice@healthy.example', world);
	const told = toldIn(session);
	expect(counts(told)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
	expect(told[4]).toContain('both sides begin anew');
});

test.each(['alice@no-tls.example', 'alice@turned-away.example', 'alice@helo-only.example'])(
	'%s: the count never goes back',
	async (address) => {
		const {session} = await walkTo(address, world);
		const seen = counts(toldIn(session));
		expect(seen).toEqual(seen.toSorted((one, other) => one - other));
		expect(seen.at(-1)).toBe(10);
	},
);
