import type {Row} from './theme.ts';

/** Rows of which only those in sight need to be made. An array of rows is one. */
export type RowList = Iterable<Row> & {
	readonly length: number;
	/** The row at this place, counted from 0; undefined beyond the end. */
	at(index: number): Row | undefined;
};

/** Rows that are made when they are asked for. */
export function lazyRows(length: number, make: (index: number) => Row | undefined): RowList {
	return {
		length,
		at: make,
		*[Symbol.iterator]() {
			for (let index = 0; index < length; index++) yield make(index) ?? [];
		},
	};
}
