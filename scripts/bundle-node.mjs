// How the bundle comes by the modules of Node.
import {builtinModules} from 'node:module';

/**
 * Modules of Node are loaded when something of them is used: TLS alone takes
 * 20 ms, and the first frame has no use for it. By `import` they would come
 * sooner, and Node would look at every property of each, which for `node:fs`
 * loads streams and promises, too, and for `node:process` half of Node. The
 * process itself is there already.
 */
export const builtinsWhenUsed = {
	name: 'builtins-when-used',
	setup(build) {
		const known = new Set(builtinModules);
		build.onResolve({filter: /^(?:node:)?[a-z_\d/]+$/}, ({path: wanted, importer, kind}) => {
			const name = wanted.replace(/^node:/, '');
			if (importer === '' || !known.has(name)) return undefined;
			// Whoever imports it only then wants it as Node gives it.
			if (kind === 'dynamic-import') return {path: `node:${name}`, external: true};
			const isAtHand = name === 'process' && kind !== 'require-call';
			return {path: name, namespace: isAtHand ? 'at-hand' : 'when-used'};
		});
		build.onLoad({filter: /.*/, namespace: 'when-used'}, ({path: name}) => ({
			contents: isCallable(name) ? `module.exports = ${loaded(name)};` : whenUsed(name),
		}));
		// Twenty files import it, and from a module of CommonJS each would copy a hundred
		// names. These are all that anybody imports by name; another one fails the build.
		build.onLoad({filter: /.*/, namespace: 'at-hand'}, () => ({
			contents: `
				export default globalThis.process;
				export const {env} = globalThis.process;
				export const cwd = () => globalThis.process.cwd();`,
		}));
	},
};

const loaded = (name) => `globalThis.process.getBuiltinModule(${JSON.stringify(`node:${name}`)})`;

/** A few modules are functions or classes themselves; these cannot come later. */
const isCallable = (name) => typeof process.getBuiltinModule(`node:${name}`) === 'function';

/**
 * A module whose properties come from Node when they are asked for. For an
 * `import`, esbuild copies the names that it finds on the module, so that nothing
 * would be left to ask for, but keeps its prototype: there the questions go to.
 */
const whenUsed = (name) => `
	let it;
	const load = () => (it ??= ${loaded(name)});
	module.exports = Object.create(new Proxy({}, {
		get: (_, key) => (key === '__esModule' ? undefined : load()[key]),
		has: (_, key) => key in load(),
	}));`;
