import type {Plugin} from 'esbuild';

export declare const oneCellEach: RegExp;
export declare const widthWithoutTables: Plugin;
export declare const cellsKeptBetweenFrames: Plugin;
export declare const segmenterWhenUsed: Plugin;
