// How mxray becomes a bundle. The build writes it; tests look into it without writing.
import {readFileSync, readdirSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import * as esbuild from 'esbuild';
import {baseInOneFile, entryWithoutBase} from './bundle-base.mjs';
import {smallDisposableList} from './bundle-disposable.mjs';
import {builtinsWhenUsed} from './bundle-node.mjs';
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
		widthWithoutTables,
		cellsKeptBetweenFrames,
		segmenterWhenUsed,
		// Before the modules of Node, two of which it replaces.
		spfAlone,
		smallDisposableList,
		builtinsWhenUsed,
	],
	define: {
		'process.env.NODE_ENV': '"production"',
		'process.env.DEV': '"false"',
		// Yoga would load fetch, and undici with it, to read its own data: URL: 14 ms of the first paint.
		fetch: 'undefined',
		// Making Node's takes 2 ms, and it knows nothing that `process` does not.
		'globalThis.navigator': 'undefined',
		__MXRAY_VERSION__: JSON.stringify(manifest.version),
	},
	// Leftovers of CommonJS inside Ink's dependencies call require(); no `node:` here,
	// so that even a very old Node reaches the version guard behind it.
	banner: {js: requireBanner},
});

/** Bundle in memory. Throws with every message of esbuild, warnings included. */
export async function bundle(options = bundleOptions()) {
	const first = await esbuild.build({...options, minify: false});
	const plugins = [baseInOneFile(first.metafile, root), ...options.plugins];
	const result = await esbuild.build({...options, plugins});
	if (result.warnings.length > 0) {
		const texts = await esbuild.formatMessages(result.warnings, {kind: 'warning', color: false});
		throw new Error(`esbuild warns, and a warning here is a defect:\n${texts.join('\n')}`);
	}

	for (const output of Object.values(result.metafile.outputs))
		output.entryPoint = entryWithoutBase(output.entryPoint);
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

	const packages = [...folders].map((folder) => describePackage(folder));
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

/** Packages that name their licence and its holder in every source file, but ship no text of it. */
const holders = {'yoga-layout': 'Copyright (c) Meta Platforms, Inc. and affiliates.'};

function knownLicence(name, license) {
	const holder = license === 'MIT' ? holders[name] : undefined;
	const ours = readFileSync(path.join(root, 'LICENSE'), 'utf8').trim();
	return holder && ours.replace(/^Copyright .*$/m, holder);
}
