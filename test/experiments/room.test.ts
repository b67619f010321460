import {describe, expect, it} from 'vitest';
import type {Io} from '../../source/engine/io.ts';
import {investigate} from '../../source/experiments/investigate.ts';
import {offerOf} from '../../source/experiments/offer.ts';
import {pauseBefore} from '../../source/experiments/pauses.ts';
import type {Restraint} from '../../source/model/limit.ts';
import {connect, said, walked} from '../support/diagnosis.ts';
import {costLines} from '../../source/render/text-experiments.ts';

const first = walked({}, ...connect(), ...said.rcpt, 'fin');
const means = {
	maxConnections: 12,
	paceMs: 5000,
	controls: [],
	senders: [],
	helos: [],
	random: () => 0,
};
const roomy = offerOf(first, means);

describe('a series of experiments and the limits of its destination', () => {
	it('is as long as ever while it stays far from any', () => {
		const room = {left: 190, paceMs: 0, wordsFor: () => undefined};
		expect(offerOf(first, {...means, room})).toEqual(roomy);
		expect(roomy.announced).toBeGreaterThan(3);
	});

	it('never announces more than fits in, keeps its pace, and says so in the offer', () => {
		const text = 'mxray named 197 recipients at example.com in the last hour; the limit is 200.';
		const offer = offerOf(first, {
			...means,
			room: {left: 3, paceMs: 31_000, wordsFor: (count) => `${text} With ${count} more …`},
		});
		expect(offer).toMatchObject({announced: 3, paceMs: 31_000, nothing: undefined});
		expect(offer.limit).toBe(`${text} With 3 more …`);
		expect(offer.aboutMs).toBeGreaterThan(3 * 31_000);
		expect(costLines(offer).join(' ').replaceAll(/\s+/gu, ' ')).toContain('mxray named 197');
	});

	it('is not offered at a limit, and the limit is the reason', () => {
		const room = {
			left: 0,
			paceMs: 0,
			wordsFor: () => 'The limit is 200. Nothing more fits in now.',
		};
		const offer = offerOf(first, {...means, room});
		expect(offer.announced).toBe(0);
		expect(offer.nothing).toBe('The limit is 200. Nothing more fits in now.');
	});

	const nowMs = Date.parse(first.view.startedAt) + first.view.atMs;
	const over = (leftMs: number): Restraint => ({
		level: 'over',
		name: 'example.com',
		until: new Date(nowMs + leftMs).toISOString(),
		text: 'The limit is 2.',
	});
	const pauseWith = (restraint: Restraint | undefined) =>
		pauseBefore({
			trial: roomy.agenda[0]!,
			first,
			results: [],
			offer: roomy,
			io: {clock: {now: () => 0, date: () => new Date(nowMs)}, restrain: () => restraint},
		});

	it('waits for room that comes within one sitting, and for no other', () => {
		const usual = pauseWith(undefined);
		expect(pauseWith(over(40_000))).toBe(41_000);
		expect(pauseWith(over(3_600_000))).toBe(usual);
		expect(pauseWith({...over(40_000), level: 'near'})).toBe(usual);
	});

	it('ends politely when another mxray used up what was left', async () => {
		const connections: string[] = [];
		const io: Io = {
			clock: {now: () => performance.now(), date: () => new Date()},
			restrain: () => over(3_600_000),
			resolver: {
				resolve: (question) =>
					Promise.resolve({
						...first.view.dns.find(
							({question: asked}) => asked.name === question.name && asked.type === question.type,
						)!,
					}),
			},
			identify: () => new Promise(() => {}),
			dialer: {
				connect({host}) {
					connections.push(host);
					return {write() {}, startTls() {}, pause() {}, resume() {}, close() {}};
				},
			},
		};
		const state = await investigate({first, offer: {...roomy, paceMs: 0}, io}).finished;
		expect(state).toMatchObject({ended: 'polite', results: [], used: 0});
		expect(connections).toEqual([]);
	});
});
