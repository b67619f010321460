import type {BuildOptions, BuildResult, Metafile, OutputFile} from 'esbuild';

export type {Metafile} from 'esbuild';

/** A package with at least one byte in the bundle. */
export type BundledPackage = {
	readonly folder: string;
	readonly name: string;
	readonly version: string;
	readonly license: string;
	readonly text: string;
	/** The copyright lines of the text, and all the rest of it. */
	readonly holders: readonly string[];
	readonly terms: string;
};

export declare const root: string;
export declare const manifest: {readonly name: string; readonly version: string};
export declare function bundleOptions(entry?: Readonly<Record<string, string>>): BuildOptions;
export declare function bundle(
	options?: BuildOptions,
): Promise<BuildResult & {readonly metafile: Metafile; readonly outputFiles: OutputFile[]}>;
export declare function packageFolder(input: string): string | undefined;
export declare function bundledPackages(metafile: Metafile): readonly BundledPackage[];
