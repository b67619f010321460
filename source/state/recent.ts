import {closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync} from 'node:fs';
import path from 'node:path';
import {visible} from '../protocol/visible.ts';
import {errorCode, fileMode, makeFolder} from './places.ts';

/** A walk that was made lately, as the start screen lists it. */
export type RecentWalk = {
	/** As typed. */
	readonly address: string;
	/** ISO 8601, UTC: when it began. */
	readonly at: string;
	/** What came of it, in one line. */
	readonly outcome: string;
	/** The same in a few words; older files have none. */
	readonly verdict?: string | undefined;
};

/**
 * The walks made lately, newest first, one for each address. None of the
 * functions throws: what cannot be written or read is told as a sentence.
 */
export type Recent = {
	readonly list: () => readonly RecentWalk[];
	/** In the place of what was known about this address. On disk when this returns. */
	readonly put: (walk: RecentWalk) => void;
	readonly remove: (address: string) => void;
	readonly clear: () => void;
};

const maxWalks = 20;
const maxText = 600;
const maxVerdict = 60;
const maxAddress = 1000;
const maxBytes = 64 * 1024;
const schema = 'mxray.recent/1';

/** The walks in this state folder; it is made at the first one. */
export function openRecent(
	stateFolder: string,
	onTrouble: (sentence: string) => void = () => {},
): Recent {
	const file = path.join(stateFolder, 'recent.json');
	const tell = (what: string, error: unknown) => {
		onTrouble(`${what}: ${visible(file)} (${errorCode(error)}).`);
	};
	const list = (): readonly RecentWalk[] => {
		try {
			return readRecent(readFileSync(file, 'utf8'));
		} catch (error) {
			if (errorCode(error) !== 'ENOENT') tell('The recent walks cannot be read', error);
			return [];
		}
	};
	const write = (walks: readonly RecentWalk[]): void => {
		try {
			if (walks.length === 0) {
				rmSync(file, {force: true});
				return;
			}
			makeFolder(stateFolder);
			replaceFile(file, `${JSON.stringify({schema, walks})}\n`);
		} catch (error) {
			tell('The recent walks cannot be written down', error);
		}
	};
	return {
		list,
		put(walk) {
			const others = list().filter(({address}) => address !== walk.address);
			if (walk.address.length > maxAddress) return;
			const outcome = bounded(walk.outcome);
			write([{...walk, outcome}, ...others].slice(0, maxWalks));
		},
		remove(address) {
			write(list().filter((walk) => walk.address !== address));
		},
		clear() {
			write([]);
		},
	};
}

/** What a file says; what is no such list, or no such line of it, is left out. */
export function readRecent(text: string): readonly RecentWalk[] {
	if (text.length > maxBytes) return [];
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return [];
	}
	if (!isRecord(value) || value['schema'] !== schema || !Array.isArray(value['walks'])) return [];
	return value['walks']
		.flatMap((each: unknown): RecentWalk[] => {
			if (!isRecord(each)) return [];
			const {address, at, outcome, verdict} = each;
			const isShort = typeof verdict === 'string' && verdict.length <= maxVerdict;
			return typeof address === 'string' &&
				typeof at === 'string' &&
				typeof outcome === 'string' &&
				address !== '' &&
				address.length <= maxAddress &&
				outcome.length <= maxText &&
				!Number.isNaN(Date.parse(at))
				? [{address, at, outcome, ...(isShort ? {verdict} : {})}]
				: [];
		})
		.slice(0, maxWalks);
}

/** As many whole sentences as there is room for. */
function bounded(text: string): string {
	if (text.length <= maxText) return text;
	const short = text.slice(0, maxText);
	const end = short.lastIndexOf('. ');
	return end < 0 ? short : short.slice(0, end + 1);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

let written = 0;

/** All or nothing, for readers and for a kill at any moment: written beside it, then renamed. */
function replaceFile(file: string, text: string): void {
	written++;
	const beside = `${file}.${process.pid}-${written}.tmp`;
	try {
		const handle = openSync(beside, 'wx', fileMode);
		try {
			writeSync(handle, text);
			fsyncSync(handle);
		} finally {
			closeSync(handle);
		}
		renameSync(beside, file);
	} catch (error) {
		rmSync(beside, {force: true});
		throw error;
	}
}
