// Which modules go into one file because nearly every start reads them.
import path from 'node:path';

/** A walk, and the screen that it is shown on. */
const starts = [
	'source/main.ts',
	'source/commands/walk.ts',
	'source/commands/in-ui.ts',
	'source/ui/run.tsx',
	'source/ui/mount.tsx',
];
const isOnScreen = (entry) =>
	entry === 'source/commands/in-ui.ts' || entry.startsWith('source/ui/');

/**
 * A plugin that has one file made of what a walk needs at its start and what it
 * shares with the screens. esbuild makes a file of each set of modules that the
 * same entries need; those were fifty before the first frame, and every one
 * that Node resolves, reads and links costs a third of a millisecond. So here
 * every module that is imported dynamically takes the base along: then all
 * entries need it, and it is one set. `metafile`: of a bundle without this.
 */
export function baseInOneFile({inputs, outputs}, root) {
	const entries = Object.values(outputs).flatMap(({entryPoint}) => entryPoint ?? []);
	const base = baseOf(inputs, entries);
	return {
		name: 'base-in-one-file',
		setup(build) {
			build.onResolve({filter: /^mxray-base$/}, () => ({path: 'base', namespace: 'base'}));
			build.onLoad({filter: /.*/, namespace: 'base'}, () => ({
				contents: base.map((input) => `import ${JSON.stringify(specifier(input))};`).join('\n'),
				resolveDir: root,
			}));
			build.onResolve({filter: /.*/}, async ({path: wanted, kind, pluginData, ...from}) => {
				const isOurs = from.importer.startsWith(path.join(root, 'source'));
				if (kind !== 'dynamic-import' || !isOurs || pluginData === 'itself') return undefined;
				const found = await build.resolve(wanted, {...from, kind, pluginData: 'itself'});
				if (found.external || found.namespace !== 'file') return undefined;
				const file = path.relative(root, found.path).replaceAll('\\', '/');
				// Not by that name, or it would pass for a file of the package.
				const name = file.replaceAll('node_modules/', 'package/');
				return {path: name, namespace: 'with-base', pluginData: file};
			});
			build.onLoad({filter: /.*/, namespace: 'with-base'}, ({pluginData: file}) => {
				const contents = `import 'mxray-base'; ${passedOn(file, inputs[file]?.format)}`;
				return {contents, resolveDir: root};
			});
		},
	};
}

/** What a module exports, exported again. Ours have no default; of CommonJS it is all there is. */
function passedOn(file, format) {
	const it = JSON.stringify(`./${file}`);
	if (file.startsWith('source/')) return `export * from ${it};`;
	if (format === 'esm') return `export * from ${it}; export {default} from ${it};`;
	// To Node the default of CommonJS is all of it, whatever it says of itself.
	return `import * as it from ${it}; export default it.__esModule ? it : it.default;`;
}

/** What an entry is called in the metafile, without the base that was put in front of it. */
export const entryWithoutBase = (entryPoint) => entryPoint?.replace(/^with-base:/, '');

/** Our own modules, and Node's, that these entries share. */
function baseOf(inputs, entries) {
	const walk = closure(inputs, 'source/commands/walk.ts');
	const elsewhere = entries.filter((entry) => !isOnScreen(entry) && !starts.includes(entry));
	const shared = new Set(elsewhere.flatMap((entry) => [...closure(inputs, entry)]));
	const all = new Set(starts.flatMap((start) => [...closure(inputs, start)]));
	const ours = [...all].filter(
		(input) =>
			input.startsWith('source/') &&
			!starts.includes(input) &&
			(walk.has(input) || shared.has(input)),
	);
	// What stands for a module of Node is a line each, and not worth a file.
	const nodes = Object.keys(inputs).filter((input) => /^(?:when-used|at-hand):/.test(input));
	return [...nodes, ...ours];
}

/** This module and all that it imports statically. */
function closure(inputs, start) {
	const seen = new Set();
	const visit = (input) => {
		if (seen.has(input)) return;
		seen.add(input);
		for (const {path: next, kind} of inputs[input]?.imports ?? []) {
			if (kind !== 'dynamic-import' && inputs[next]) visit(next);
		}
	};
	visit(start);
	return seen;
}

/** How an input of the bundle is imported from the root. */
function specifier(input) {
	return input.startsWith('source/') ? `./${input}` : `node:${input.replace(/^.*:/, '')}`;
}
