// How mxray becomes a bundle. The build writes it; tests look into it without writing.
import {readFileSync, readdirSync, existsSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import * as esbuild from 'esbuild';
import {smallDisposableList} from './bundle-disposable.mjs';
import {cellsKeptBetweenFrames, segmenterWhenUsed, widthWithoutTables} from './bundle-screen.mjs';
import {spfAlone} from './bundle-spf.mjs';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
export const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/**
 * Ink imports the React developer tools only if DEV=true. Left external they
 * would become a static import of a package nobody installed.
 */
const emptyDevtools = {
	name: 'empty-devtools',
	setup(build) {
		build.onResolve({filter: /^react-devtools-core$/}, () => ({
			path: 'devtools',
			namespace: 'empty',
		}));
		build.onLoad({filter: /.*/, namespace: 'empty'}, () => ({contents: 'export default {}'}));
	},
};

/**
 * meow looks for a package.json upwards and puts it into npm's canonical form
 * if nobody hands it one. We do; a bundle has none to find. Without that part,
 * 100 kB of code and a dozen packages stay out.
 */
const meowWithoutSearch = {
	name: 'meow-without-search',
	setup(build) {
		const unwanted = /^import \{ a as (\w+), n as (\w+) \} from '\.\/dependencies\.js';$/m;
		build.onLoad({filter: /[\\/]meow[\\/]build[\\/]options\.js$/}, ({path: file}) => {
			const source = readFileSync(file, 'utf8');
			if (!unwanted.test(source))
				throw new Error('meow has changed; look at scripts/bundle.mjs again');
			const stubs = 'const $1 = () => undefined; const $2 = () => {};';
			return {contents: source.replace(unwanted, stubs)};
		});
		// What nobody uses any more may go only if making it is known to have no effect.
		const made = /^((?:var|const) [\w$]+ = )(?=(?:require[\w$]+|getDefaultExportFromCjs)\()/gm;
		// Left over from something else that is not used: it would load child processes at every start.
		const vain = /^promisify\(execFile\);$/m;
		build.onLoad({filter: /[\\/]meow[\\/]build[\\/]dependencies\.js$/}, ({path: file}) => {
			const source = readFileSync(file, 'utf8');
			if (!vain.test(source)) throw new Error('meow has changed; look at scripts/bundle.mjs again');
			return {contents: source.replace(vain, '').replace(made, '$1/* @__PURE__ */ ')};
		});
	},
};

/**
 * Modules of Node that take long to load, 20 ms for TLS alone, and that the
 * first frame has no use for: each is loaded when something of it is used. Node
 * also looks at every property of a module that is imported, and at
 * `node:process` that is half of Node; the process itself is there already.
 */
const builtinsWhenUsed = {
	name: 'builtins-when-used',
	setup(build) {
		const slow =
			/^(?:node:)?(?:tls|crypto|child_process|readline|readline\/promises|util|perf_hooks)$/;
		build.onResolve({filter: slow}, ({path: name}) => ({
			path: name.replace(/^(?:node:)?/, 'node:'),
			namespace: 'when-used',
		}));
		build.onResolve({filter: /^node:process$/}, () => ({path: 'process', namespace: 'at-hand'}));
		build.onLoad({filter: /.*/, namespace: 'when-used'}, ({path: name}) => {
			const names = JSON.stringify(Object.keys(process.getBuiltinModule(name)));
			const load = `globalThis.process.getBuiltinModule(${JSON.stringify(name)})`;
			return {
				contents: `for (const name of ${names}) Object.defineProperty(exports, name, {enumerable: true, get: () => ${load}[name]});`,
			};
		});
		build.onLoad({filter: /.*/, namespace: 'at-hand'}, () => ({
			contents: 'module.exports = globalThis.process;',
		}));
	},
};

const requireBanner =
	"import {createRequire as mxrayRequire} from 'module'; const require = mxrayRequire(import.meta.url);";

/** The options of the shipped bundle; `entry` is replaced by tests that bundle other things. */
export const bundleOptions = (entry = {bin: 'source/bin.ts'}) => ({
	absWorkingDir: root,
	entryPoints: entry,
	outdir: 'dist',
	entryNames: '[name]',
	chunkNames: '[name]-[hash]',
	bundle: true,
	platform: 'node',
	format: 'esm',
	target: 'node22',
	splitting: true,
	minify: true,
	metafile: true,
	write: false,
	legalComments: 'none',
	// One byte a character: Node reads and compiles such a file sooner.
	charset: 'ascii',
	logLevel: 'silent',
	plugins: [
		emptyDevtools,
		meowWithoutSearch,
		widthWithoutTables,
		cellsKeptBetweenFrames,
		segmenterWhenUsed,
		builtinsWhenUsed,
		spfAlone,
		smallDisposableList,
	],
	define: {
		'process.env.NODE_ENV': '"production"',
		'process.env.DEV': '"false"',
		// Yoga would load fetch, and undici with it, to read its own data: URL: 14 ms of the first paint.
		fetch: 'undefined',
		__MXRAY_VERSION__: JSON.stringify(manifest.version),
	},
	// Leftovers of CommonJS inside Ink's dependencies call require(); no `node:` here,
	// so that even a very old Node reaches the version guard behind it.
	banner: {js: requireBanner},
});

/** Bundle in memory. Throws with every message of esbuild, warnings included. */
export async function bundle(options = bundleOptions()) {
	const result = await esbuild.build(options);
	if (result.warnings.length > 0) {
		const texts = await esbuild.formatMessages(result.warnings, {kind: 'warning', color: false});
		throw new Error(`esbuild warns, and a warning here is a defect:\n${texts.join('\n')}`);
	}

	return {...result, outputFiles: result.outputFiles.map((file) => withoutVainRequire(file))};
}

/** Only one chunk calls require() for all of them; making one takes time in each. */
function withoutVainRequire(file) {
	const rest = file.text.replace(`${requireBanner}\n`, '');
	if (/\brequire\b/.test(rest)) return file;
	return {...file, text: rest, contents: Buffer.from(rest)};
}

/** Folder of the package that an input of the metafile belongs to; undefined for our own files. */
export function packageFolder(input) {
	const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
	return found?.[1];
}

/** Every package with at least one byte in the bundle: folder, name, version, text of its licence. */
export function bundledPackages(metafile) {
	const folders = new Set();
	for (const output of Object.values(metafile.outputs)) {
		for (const [input, {bytesInOutput}] of Object.entries(output.inputs)) {
			const folder = bytesInOutput > 0 ? packageFolder(input) : undefined;
			if (folder) folders.add(folder);
		}
	}

	const packages = [...folders].flatMap((folder) => [describePackage(folder), ...partsOf(folder)]);
	const unique = new Map(packages.map((entry) => [`${entry.name} ${entry.version}`, entry]));
	return [...unique.values()].toSorted((a, b) =>
		a.name === b.name ? order(a.version, b.version) : order(a.name, b.name),
	);
}

const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function describePackage(folder) {
	const absolute = path.join(root, folder);
	const {name, version, license} = JSON.parse(
		readFileSync(path.join(absolute, 'package.json'), 'utf8'),
	);
	const text =
		readdirSync(absolute)
			.filter((entry) => /^(licen[cs]e|copying|notice)(\.|-|$)/i.test(entry))
			.map((file) => readFileSync(path.join(absolute, file), 'utf8').trim())
			.join('\n\n') || knownLicence(name, license);
	if (!text) {
		throw new Error(
			`${name}@${version} goes into the bundle but ships no licence text (${license}). ` +
				'Its licence asks us to pass the text on: find it and teach scripts/bundle.mjs.',
		);
	}

	return {folder, name, version, license: String(license), text, ...splitLicence(text)};
}

/** Who holds the rights, and on what terms; together they say all that the text says. */
function splitLicence(text) {
	const isHolder = (line) => /^\s*copyright (\(c\)|©|\d)/i.test(line);
	const lines = text.replaceAll('\r\n', '\n').split('\n');
	const terms = lines.filter((line) => !isHolder(line)).join('\n');
	// A heading is no term, and it is all that many of these texts differ in.
	const bare = terms
		.replace(/^\s*#*\s*(the )?(mit license|isc license)( \(mit\))?\s*\n/i, '')
		.trim();
	return {holders: lines.filter(isHolder).map((line) => line.trim()), terms: bare};
}

/**
 * Packages that are bundles themselves (meow) list their parts in
 * build/licenses.md; all of them are named, since nobody can tell which are left.
 */
function partsOf(folder) {
	const list = path.join(root, folder, 'build/licenses.md');
	if (!existsSync(list)) return [];
	return readFileSync(list, 'utf8')
		.split(/\n---\n/)
		.filter((entry) => entry.trim() !== '')
		.map((entry) => {
			const field = (name) => new RegExp(`^${name}: (.*)$`, 'm').exec(entry)?.[1];
			const text = entry.split('License Text:\n===\n')[1]?.trim();
			const [name, version, license] = [field('Name'), field('Version'), field('License')];
			if (!name || !version || !license)
				throw new Error(`${list}: cannot read ${entry.slice(0, 80)}`);
			if (text) return {folder, name, version, license, text, ...splitLicence(text)};
			return {
				folder,
				name,
				version,
				license,
				text: '',
				holders: [field('Author') ?? ''],
				terms: '',
			};
		});
}

/** Packages that name their licence and its holder in every source file, but ship no text of it. */
const holders = {'yoga-layout': 'Copyright (c) Meta Platforms, Inc. and affiliates.'};

function knownLicence(name, license) {
	const holder = license === 'MIT' ? holders[name] : undefined;
	const ours = readFileSync(path.join(root, 'LICENSE'), 'utf8').trim();
	return holder && ours.replace(/^Copyright .*$/m, holder);
}
