// mailauth can do far more than SPF, and its modules load all of it at once: 1.2 MB.
// What the evaluation of SPF never reaches becomes a stub here. `test/preflight/spf-bundled.test.ts`
// holds the bundled library against the one that npm installs.
import {createRequire} from 'node:module';

const stubs = {
	// Only folds the header field `Received-SPF`, which mxray throws away.
	libmime: 'exports.foldLines = (text) => text;',
	// Organisational domains, for DMARC and ARC only.
	tldts: 'exports.getDomain = unreached;',
	// Signing keys, policies and marks over HTTPS: none of it belongs to SPF.
	https: 'exports.get = unreached; exports.request = unreached;',
	// The resolver is always ours. With this, the library could not ask anybody else by mistake.
	dns: 'exports.promises = {resolve: unreached}; exports.resolve = unreached;',
	// Names the library in HTTP requests that it does not make.
	package: 'module.exports = {};',
	// Reached: `Joi.string().domain(…)` says which domains SPF is asked for at all. It is the same
	// function of @hapi/address that joi calls. `base64` is for DKIM keys: made at the start, never asked.
	joi: `
		const {isDomainValid} = require('@hapi/address/esm/domain.js');
		exports.string = () => ({
			base64: () => ({validate: unreached}),
			domain: (options) => ({
				validate: (value) =>
					isDomainValid(value, options) ? {value} : {value, error: new Error('no domain')},
			}),
		});`,
};
const unreached = `const unreached = () => { throw new Error('not in this bundle'); };\n`;

/** Bundle of mailauth only what SPF needs. */
export const spfAlone = {
	name: 'spf-alone',
	setup(build) {
		build.onResolve(
			{filter: /^(?:libmime|tldts|joi|(?:node:)?(?:https|dns)|\.\.\/package)$/},
			(found) =>
				/[\\/]node_modules[\\/]mailauth[\\/]lib[\\/]/.test(found.importer)
					? {path: found.path.replace(/^(?:node:|\.\.\/)/, ''), namespace: 'spf-alone'}
					: undefined,
		);
		build.onLoad({filter: /.*/, namespace: 'spf-alone'}, ({path: name}) => ({
			contents: unreached + stubs[name],
			resolveDir: joiFolder(),
		}));
	},
};

/** Where joi itself would find its own copy of @hapi/address. */
function joiFolder() {
	const require = createRequire(createRequire(import.meta.url).resolve('mailauth'));
	return require.resolve('joi').replace(/[\\/]lib[\\/][^\\/]*$/, '');
}
