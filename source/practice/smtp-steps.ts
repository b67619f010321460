import {setImmediate as nextTurn, setTimeout as sleep} from 'node:timers/promises';
import type {Step, TlsScript} from './script.ts';

/** What the steps act on: one end of a connection. */
export type Wire = {
	/** Resolves when the system has taken the bytes, also when the peer is gone. */
	write(bytes: Uint8Array): Promise<void>;
	/** Resolves with the first bytes that come in from now on, which are swallowed. */
	swallow(): Promise<void>;
	/** From here on what comes in belongs to the TLS handshake. */
	holdForTls(): void;
	/** Resolves to false if the handshake failed. */
	startTls(script: TlsScript): Promise<boolean>;
	fin(): void;
	rst(): void;
	/** Aborted when the connection is gone. */
	readonly signal: AbortSignal;
};

/** Bytes of a repeated text that are handed over at once. */
const repeatChunkBytes = 64 * 1024;

/**
 * Carry out steps in order. `fill` puts values in the place of placeholders.
 * `over`: nothing more will be said on this connection. Rejects only when the
 * signal of the wire was aborted.
 */
export async function runSteps(
	steps: readonly Step[],
	fill: (text: string) => string,
	wire: Wire,
): Promise<'go-on' | 'over'> {
	let batch: Uint8Array[] = [];
	const flush = async () => {
		const bytes = Buffer.concat(batch);
		batch = [];
		if (bytes.length > 0) await wire.write(bytes);
		wire.signal.throwIfAborted();
	};
	for (const step of steps) {
		if (typeof step === 'string') {
			batch.push(Buffer.from(`${fill(step)}\r\n`, 'utf8'));
		} else if ('raw' in step) {
			batch.push(Buffer.from(step.raw, 'latin1'));
		} else if ('tls' in step) {
			wire.holdForTls();
			await flush();
			if (!(await wire.startTls(step.tls))) return 'over';
		} else {
			await flush();
			if ('end' in step) return endWith(step.end, wire);
			await runTimed(step, wire);
		}
	}
	await flush();
	return 'go-on';
}

function endWith(how: 'fin' | 'rst' | 'hang', wire: Wire): 'over' {
	if (how === 'fin') wire.fin();
	if (how === 'rst') wire.rst();
	return 'over';
}

type TimedStep = Extract<
	Exclude<Step, string>,
	{repeat: string} | {drip: string} | {waitMs: number} | {await: 'bytes'}
>;

async function runTimed(step: TimedStep, wire: Wire): Promise<void> {
	const {signal} = wire;
	if ('waitMs' in step) {
		await sleep(step.waitMs, undefined, {signal});
	} else if ('await' in step) {
		await wire.swallow();
	} else if ('drip' in step) {
		const bytes = Buffer.from(step.drip, 'latin1');
		for (let at = 0; at < bytes.length; at += step.bytes) {
			if (at > 0) await sleep(step.everyMs, undefined, {signal});
			await wire.write(bytes.subarray(at, at + step.bytes));
			signal.throwIfAborted();
		}
	} else {
		await repeat(Buffer.from(step.repeat, 'latin1'), step.times, step.everyMs, wire);
	}
}

async function repeat(
	unit: Uint8Array,
	times: number | 'endless',
	everyMs: number | undefined,
	wire: Wire,
): Promise<void> {
	const total = times === 'endless' ? Infinity : times;
	const atOnce =
		everyMs === undefined ? Math.max(1, Math.floor(repeatChunkBytes / unit.length)) : 1;
	for (let done = 0; done < total;) {
		const count = Math.min(atOnce, total - done);
		await wire.write(Buffer.concat(Array.from({length: count}, () => unit)));
		wire.signal.throwIfAborted();
		done += count;
		// A fast reader could keep us in this loop for ever, deaf to everything else.
		if (everyMs === undefined) await nextTurn();
		else await sleep(everyMs, undefined, {signal: wire.signal});
	}
}
