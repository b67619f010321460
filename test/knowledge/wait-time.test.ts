import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {explainReply, replyFromText} from '../../source/knowledge/index.ts';
import {
	longestWaitMs,
	shortestWaitMs,
	waitOf,
	waitWords,
	withOwnWait,
} from '../../source/knowledge/wait-time.ts';

const now = new Date('2026-11-20T18:00:00.000Z');
const seconds = (text: string) => {
	const ms = waitOf(text, now);
	return ms === undefined ? undefined : ms / 1000;
};

describe('the wait in a reply', () => {
	it.each([
		['Greylisted, please try again in 20 seconds', 20],
		['Greylisted for 300 seconds', 300],
		['Greylisting in action, please come back in 00:04:12', 252],
		['come back in 05:00', 300],
		['Recipient address rejected: Greylisted for 5 minutes', 300],
		['you are greylisted, wait 1h30m', 5400],
		['try again in 1 hour and 30 minutes', 5400],
		['retry after 4 min 12 sec', 252],
		['Please retry in 2.5 minutes', 150],
		['deferred, try later in 1h', 3600],
		['Delayed: 600s', 600],
		['try again in an hour', 3600],
		['try again in a minute', 60],
		['Bitte in 5 Minuten erneut versuchen (greylist)', 300],
		['try again after 2026-11-20 18:40:00 UTC', 2400],
		['try again after 2026-11-20T18:40Z', 2400],
		['do not retry before 2026-11-20 19:40:00 +0100', 2400],
		['not until 2026-11-20 18:10', 600],
		['Greylisted, 300 seconds remaining', 300],
		['limit of 100 messages per 60 minutes, try again in 15 minutes', 900],
		['Your message was greylisted (300 s)', 300],
	])('%s', (text, expected) => {
		expect(seconds(text)).toBe(expected);
	});

	it.each([
		'Greylisted, please try again later',
		'too many messages in the last 60 seconds',
		'only 20 recipients per hour are allowed, slow down',
		'greylisted at 12:30:00, see log',
		'4.7.1 try again',
		'more than 5 connections within 10 minutes',
		'idle for 5 messages',
		'user 12 m. Smith',
		'try again in a few minutes',
		'see https://example.com/300s/again',
		'',
	])('none in: %s', (text) => {
		expect(seconds(text)).toBeUndefined();
	});

	it.each([
		['try again in 0 seconds', shortestWaitMs],
		['try again after 1999-01-01 00:00:00', shortestWaitMs],
		['try again in 99999 days', longestWaitMs],
		['try again in 999999999999 hours', longestWaitMs],
		['try again after 9999-12-31T23:59:59Z', longestWaitMs],
	])('absurd, so bounded: %s', (text, expected) => {
		expect(waitOf(text, now)).toBe(expected);
	});

	it('is read off any text without trouble, and always within its bounds', () => {
		const piece = fc.oneof(
			fc.constantFrom(
				'try again',
				'in ',
				'5',
				' minutes',
				'00:',
				'12',
				':30',
				'h',
				'2026-11-20T',
				'Z',
			),
			fc.constantFrom(
				'greylist',
				'after ',
				' ',
				'per ',
				'99999999',
				'.',
				'an ',
				's',
				'-',
				'\u202E',
			),
			fc.string(),
		);
		fc.assert(
			fc.property(fc.array(piece, {maxLength: 30}), (pieces) => {
				const ms = waitOf(pieces.join(''), now);
				if (ms === undefined) return;
				expect(ms).toBeGreaterThanOrEqual(shortestWaitMs);
				expect(ms).toBeLessThanOrEqual(longestWaitMs);
			}),
		);
	});

	it('attack: a text made to be searched for ever', () => {
		for (const part of ['1 ', '1h', '00:00:', 'in 1 a', 'again in ', '1 second, ', '9999-99-99T']) {
			const started = performance.now();
			waitOf(part.repeat(100_000), now);
			expect(performance.now() - started).toBeLessThan(200);
		}
	});

	it('survives its own words', () => {
		fc.assert(
			fc.property(fc.integer({min: 1, max: 24 * 3600}), (count) => {
				const read = seconds(`try again in ${waitWords(count * 1000)}`) ?? 0;
				// In words minutes are enough from two minutes on; never less than was meant.
				expect(read).toBeGreaterThanOrEqual(count);
				expect(read - count).toBeLessThan(60);
			}),
		);
	});
});

describe('advice about coming back', () => {
	const usual = ['Try again with the same sender, after five to fifteen minutes.', 'Or write.'];

	it.each([
		['Greylisted, please try again in 20 seconds', 'after 20 seconds'],
		['greylisted; retry in 00:04:12', 'after 5 minutes'],
		['Greylisted for 1 hour', 'after 1 hour'],
	])('names the time of “%s”', (text, words) => {
		expect(withOwnWait(usual, text)).toEqual([
			`Try again with the same sender, ${words} (the time that the server named).`,
			'Or write.',
		]);
	});

	it('stays as it is where the server names none', () => {
		expect(withOwnWait(usual, 'Greylisted, come back later')).toEqual(usual);
	});

	it.each([
		['after 10 and after 30 minutes', 'after 20 seconds'],
		['after some minutes', 'after 20 seconds'],
		['after one minute and within twelve hours', 'after 20 seconds'],
		['after 15 minutes or more', 'after 20 seconds'],
	])('knows “%s”', (phrase, words) => {
		const [first] = withOwnWait([`Try ${phrase}.`], 'greylisted, retry in 20 seconds');
		expect(first?.startsWith(`Try ${words} (the time that the server named)`)).toBe(true);
	});

	it('in the explanation of the reply itself', () => {
		const {next} = explainReply(
			replyFromText('451 4.7.1 Greylisted, please try again in 20 seconds'),
			{stage: 'rcpt'},
		);
		expect(next.join(' ')).toMatch(/after 20 seconds/);
		expect(next.join(' ')).not.toMatch(/fifteen/);
	});
});
