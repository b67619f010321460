import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {bundle, bundleOptions, type Metafile, root} from '../../scripts/bundle.mjs';

/** Bundle this entry as mxray is bundled, import it, and give it to `look` while its files are there. */
export async function withBundled<Result>(
	entry: string,
	look: (module: unknown, metafile: Metafile) => Result | Promise<Result>,
): Promise<Result> {
	const {outputFiles, metafile} = await bundle(bundleOptions({entry}));
	const folder = mkdtempSync(path.join(tmpdir(), 'mxray-bundled-'));
	try {
		for (const {path: file, contents} of outputFiles) {
			writeFileSync(path.join(folder, path.relative(path.join(root, 'dist'), file)), contents);
		}
		writeFileSync(path.join(folder, 'package.json'), '{"type": "module"}');
		const url = pathToFileURL(path.join(folder, 'entry.js')).href;
		return await look(await import(/* @vite-ignore */ url), metafile);
	} finally {
		rmSync(folder, {recursive: true});
	}
}
