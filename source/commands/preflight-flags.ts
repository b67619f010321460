import {fail} from './option-values.ts';

/** The options for looking at ourselves, as they were given. */
export type GivenChoices = {
	readonly myIp: readonly string[];
	/** True: the usual service. */
	readonly whoami: string | boolean | undefined;
	readonly callback: boolean;
	readonly dnsbl: boolean;
	readonly dnsblZones: readonly string[];
	readonly practice: boolean;
};

/** Flags of a walk that looks at ourselves first. */
export const preflightFlags = {
	preflight: {type: 'boolean'},
	myIp: {type: 'string', isMultiple: true},
	whoami: {type: 'boolean'},
	callback: {type: 'boolean'},
	dnsbl: {type: 'boolean'},
	dnsblZone: {type: 'string', isMultiple: true},
} as const;

/** The same, read; undefined where nobody wants to look. */
export function givenChoices(
	given: {
		readonly preflight?: boolean | undefined;
		readonly myIp?: readonly string[] | undefined;
		readonly whoami?: boolean | undefined;
		readonly callback?: boolean | undefined;
		readonly dnsbl?: boolean | undefined;
		readonly dnsblZone?: readonly string[] | undefined;
		readonly practice?: boolean | undefined;
	},
	service: string | undefined,
): GivenChoices | undefined {
	const {myIp = [], callback = false, dnsbl = false, dnsblZone = [], practice = false} = given;
	const whoami = service ?? given.whoami;
	if (given.preflight) return {myIp, whoami, callback, dnsbl, dnsblZones: dnsblZone, practice};
	const stray = [
		...(myIp.length > 0 ? ['--my-ip'] : []),
		...(whoami === undefined ? [] : ['--whoami']),
		...(callback ? ['--callback'] : []),
		...(dnsbl ? ['--dnsbl'] : []),
		...(dnsblZone.length > 0 ? ['--dnsbl-zone'] : []),
	];
	if (stray[0] !== undefined) fail(`${stray[0]} belongs to --preflight, or to mxray preflight.`);
	return undefined;
}

/** `--whoami` may have a value or none, which no reader of options knows. */
export function takeService(argv: readonly string[]): {
	rest: readonly string[];
	service: string | undefined;
} {
	const prefix = '--whoami=';
	const given = argv.filter((argument) => argument.startsWith(prefix));
	if (given.length > 1) fail('--whoami is given twice.');
	const service = given[0]?.slice(prefix.length);
	if (service === '') fail('--whoami: name it as NAME@SERVER, or leave the = out.');
	return {rest: argv.filter((argument) => !argument.startsWith(prefix)), service};
}
