// The list of domains for throw-away addresses is 171 kB of JSON. In the bundle it is 54 kB:
// sorted by top-level domain and compressed, and unpacked when somebody asks for it.
import {readFileSync} from 'node:fs';
import {brotliCompressSync, constants} from 'node:zlib';

const dictionary = /[\\/]disposable-email-domains-js[\\/]dist[\\/]dict[\\/][^\\/]+\.json$/;

/** Put the list into the bundle in a small form; `disposable-email-domains-js` reads it as before. */
export const smallDisposableList = {
	name: 'small-disposable-list',
	setup(build) {
		build.onLoad({filter: dictionary}, ({path: file}) => {
			const domains = JSON.parse(readFileSync(file, 'utf8'));
			if (!domains.every((domain) => /^[a-z0-9.-]+$/.test(domain))) {
				throw new Error(
					'the list of disposable domains has changed; look at scripts/bundle-disposable.mjs',
				);
			}
			return {loader: 'js', contents: unpacking(packed(domains))};
		});
	},
};

/** 'com a b c', 'de d': a line for each top-level domain. */
function packed(domains) {
	const groups = Map.groupBy(domains.toSorted(), (domain) =>
		domain.slice(domain.lastIndexOf('.') + 1),
	);
	const lines = [...groups].map(([top, members]) =>
		[top, ...members.map((domain) => domain.slice(0, -top.length - 1))].join(' '),
	);
	const params = {[constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY};
	return brotliCompressSync(lines.join('\n'), {params}).toString('base64');
}

const unpacking = (text) => `
	const {brotliDecompressSync} = require('node:zlib');
	const lines = brotliDecompressSync(Buffer.from('${text}', 'base64')).toString().split('\\n');
	module.exports = lines.flatMap((line) => {
		const [top, ...names] = line.split(' ');
		return names.map((name) => name + '.' + top);
	});`;
