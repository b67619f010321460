import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {bundle, bundleOptions, type Metafile, root} from '../../scripts/bundle.mjs';
import type {loadSpfLibrary, SpfLibrary} from '../../source/preflight/spf/library.ts';

/** The library as it is shipped: out of a bundle, with stubs in place of what SPF does not need. */
export type BundledSpf = {readonly library: SpfLibrary; readonly metafile: Metafile};

export async function bundledSpf(): Promise<BundledSpf> {
	const {outputFiles, metafile} = await bundle(
		bundleOptions({library: 'source/preflight/spf/library.ts'}),
	);
	const folder = mkdtempSync(path.join(tmpdir(), 'mxray-spf-'));
	try {
		for (const {path: file, contents} of outputFiles) {
			writeFileSync(path.join(folder, path.relative(path.join(root, 'dist'), file)), contents);
		}
		writeFileSync(path.join(folder, 'package.json'), '{"type": "module"}');
		const url = pathToFileURL(path.join(folder, 'library.js')).href;
		const module = (await import(/* @vite-ignore */ url)) as {
			loadSpfLibrary: typeof loadSpfLibrary;
		};
		return {library: await module.loadSpfLibrary(), metafile};
	} finally {
		rmSync(folder, {recursive: true});
	}
}
