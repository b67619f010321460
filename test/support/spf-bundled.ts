import type {Metafile} from '../../scripts/bundle.mjs';
import type {loadSpfLibrary, SpfLibrary} from '../../source/preflight/spf/library.ts';
import {withBundled} from './bundled.ts';

/** The library as it is shipped: out of a bundle, with stubs in place of what SPF does not need. */
export type BundledSpf = {readonly library: SpfLibrary; readonly metafile: Metafile};

export async function bundledSpf(): Promise<BundledSpf> {
	return withBundled('source/preflight/spf/library.ts', async (module, metafile) => {
		const {loadSpfLibrary: load} = module as {loadSpfLibrary: typeof loadSpfLibrary};
		return {library: await load(), metafile};
	});
}
